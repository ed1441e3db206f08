"""An editor never marks what the loader takes: what loads, fits the schemas, whatever is changed in a rulebook."""

from __future__ import annotations

import copy
import json
import shutil
import tempfile
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianjia_rules.diagnostics.severity import Severity
from jianjia_rules.language.operators import OPERATORS
from jianjia_rules.loading.envelope import MODELS
from jianjia_rules.loading.envelope_check import keys_of
from jianjia_rules.loading.load import load
from tests.authoring.test_schemas import ROOT, validator, value_of

BOOKS = ("ten-rows", "gates", "townships", "operators", "badges", "evidence", "xccdf", "quarters")
KEYS = sorted(
    {key for model in MODELS for key in keys_of(model)}
    | {operator.key for operator in OPERATORS}
    | {modifier.key for operator in OPERATORS for modifier in operator.modifiers}
    | {"otherwise", "zh", "en", "by", "2014-06-23"}
)
VALUES: list[Any] = [
    None, True, False, 0, 1, -1, 0.5, 2.0, "", " ", "x", "a b", "a.b", "$x", "$$x", "80%", "1/2", "2014", "2014-06-23",
    "12-25", "total", "office", "all", "none", "zero", "met", "highest", "share", [], ["x"], [1], [None], {}, {"x": 1},
    {"zh": "词"}, {"zh": "词", "en": None}, {"share": "1/2"}, {"part": "x"}, {"field": "a"}, {"field": "a", "is": True},
    {"if": {"field": "a", "is": True}}, {"by": {"field": "a", "otherwise": 1}}, {"order": "lowest"}, {"per_item": "a"},
]  # fmt: skip

# What the loader says of the shape of a file; all other faults are of meaning, which no schema knows.
OF_SHAPE = ("JJ1", "JJ2", "JJ5", "JJ7")

Path_ = tuple[str | int, ...]


def paths(value: Any, around: Path_ = ()) -> Iterator[Path_]:
    """Where every entry of a value is."""
    entries = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in entries:
        yield (*around, key)
        yield from paths(inner, (*around, key))


def plain(value: Any) -> Any:
    match value:
        case dict():
            return {key: plain(entry) for key, entry in value.items()}
        case list() | tuple():
            return [plain(entry) for entry in value]
        case Decimal():
            return float(value)
    return value


@st.composite
def changed_files(draw: st.DrawFn) -> tuple[str, str, Any]:
    """A rulebook of the tests, one of its files, and its contents with one or two slips."""
    book = draw(st.sampled_from(BOOKS))
    files = sorted(file.name for file in (ROOT / "tests" / "rulebooks" / book).glob("*.yaml"))
    name = draw(st.sampled_from(files))
    value = plain(value_of(ROOT / "tests" / "rulebooks" / book / name))
    for _ in range(draw(st.integers(1, 2))):
        _change(draw, value)
    return book, name, value


def _change(draw: st.DrawFn, value: Any) -> None:
    path = draw(st.sampled_from(list(paths(value))))
    for step in path[:-1]:
        value = value[step]
    key = path[-1]
    match draw(st.sampled_from(["value", "remove", "rename", "add", "move"])):
        case "value":
            value[key] = copy.deepcopy(draw(st.sampled_from(VALUES)))
        case "remove":
            del value[key]
        case "rename" if isinstance(value, dict):
            value[draw(st.sampled_from(KEYS))] = value.pop(key)
        case "add" if isinstance(value, dict):
            value[draw(st.sampled_from(KEYS))] = copy.deepcopy(draw(st.sampled_from(VALUES)))
        case _:
            value[key] = [value[key]]


@given(changed=changed_files())
def test_what_loads_fits_the_schema(changed: tuple[str, str, Any]) -> None:
    book, name, value = changed
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "rulebooks" / book
        shutil.copytree(ROOT / "tests" / "rulebooks" / book, target)
        (target / name).write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
        codes = {each.code for each in load(target).diagnostics.sorted() if each.severity is Severity.ERROR}
    is_read = name == "rulebook.yaml" or {"part", "rules"} & set(value)
    if any(code.startswith(OF_SHAPE) for code in codes) or not is_read:
        return
    schema = "rulebook.schema.json" if name == "rulebook.yaml" else "part.schema.json"
    assert [f"{list(error.absolute_path)} {error.message}" for error in validator(schema).iter_errors(value)] == []


@pytest.mark.parametrize("book", BOOKS)
def test_the_books_hold_no_fault_before_they_are_changed(book: str) -> None:
    assert not load(ROOT / "tests" / "rulebooks" / book).diagnostics.has_errors
