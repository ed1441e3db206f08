"""Rulebooks out of plain data, by the real loader; only the reading of text is left out."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jianjia_rules.diagnostics.diagnostic import Diagnostics
from jianjia_rules.documents.document import Document
from jianjia_rules.documents.lines import Lines
from jianjia_rules.documents.places import Places
from jianjia_rules.engine.bind import bind
from jianjia_rules.engine.plan import Plan
from jianjia_rules.language.rulebook import Rulebook
from jianjia_rules.loading.build import build_rulebook
from jianjia_rules.loading.checks.types import check_types
from jianjia_rules.loading.context import Context
from jianjia_rules.loading.faults import Faults, Locator, TreePath
from jianjia_rules.loading.gather import Gatherer
from jianjia_rules.loading.rulebook_files import RulebookFiles


class _Faults(Faults):
    """Faults that keep their tree paths."""

    def __init__(self, diagnostics: Diagnostics, locator: Locator) -> None:
        super().__init__(diagnostics, locator)
        self.found: list[tuple[str, TreePath]] = []

    def add(self, code: str, path: TreePath, /, **arguments: Any) -> None:
        self.found.append((code, path))
        super().add(code, path, **arguments)


class FaultyError(Exception):
    """Plain data that make no rulebook: the codes of their faults, and where they are."""

    def __init__(self, faults: list[tuple[str, TreePath]]) -> None:
        super().__init__(faults)
        self.faults = faults


def loaded(main: Mapping[str, Any], schema: Mapping[str, Any]) -> Rulebook:
    """The rulebook of one rulebook.yaml and its record schema; raises FaultyError."""
    faults = _Faults(Diagnostics(), Locator())
    files = RulebookFiles(Path(), "book", _document(main), (), None, _document(schema), "")
    gathered = Gatherer(faults).gather(files)
    assert gathered is not None
    rulebook = build_rulebook(gathered, (), Context(faults))
    if rulebook is not None:
        check_types(rulebook, faults)
    if rulebook is None or faults.diagnostics.has_errors:
        raise FaultyError(faults.found)
    return rulebook


def planned(book: Rulebook, unit_type: str | None = None, period: str = "2014") -> Plan:
    """The plan of a unit type (the first by default) in a year."""
    found = book.periods.find(period)
    assert found is not None
    return bind(book, unit_type or book.unit_types[0].id, found)


def _document(value: Any) -> Document:
    return Document(value, "book.yaml", Lines(""), Places("book.yaml", (None, (0, 0, 0, 0), None)))
