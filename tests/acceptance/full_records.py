"""A full record of every assessed type, and weaker ones made from it by taking away what a unit may lack."""

from __future__ import annotations

import json
from collections.abc import Iterator
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

from jianjia_rules import Review
from jianjia_rules.diagnostics import Diagnostics
from jianjia_rules.documents.yaml_text import read_yaml
from jianjia_rules.language.rulebook import Rulebook
from jianjia_rules.loading.load import load_rulebook
from jianjia_rules.records.entries import read_reviews
from jianjia_rules.running.assessor import Assessor

FULL = Path(__file__).parent / "full"
TYPES = ("enterprise_kx", "township_kx", "society")
Data = dict[str, Any]

LACKING: dict[str, tuple[str, ...]] = {
    "full": (),
    "no projects": ("projects",),
    "nothing of the five focuses": ("activities", "projects", "documents"),
    "no awards, no reports": ("awards", "reports"),
    "not surveyed": ("office.satisfaction",),
    "no place, no funds": ("venue", "funds"),
    "hardly anything": ("activities", "projects", "documents", "meetings", "reports", "people", "requests"),
}
"""Starting records: the full one without these sections."""


@cache
def rulebook() -> Rulebook:
    return load_rulebook("jianjia-2014")


def full(unit_type: str) -> Data:
    """The full record of a type, to be changed at will."""
    document = read_yaml((FULL / f"{unit_type}.yaml").read_bytes(), unit_type, Diagnostics())
    assert document is not None
    record: Data = dict(document.value) if isinstance(document.value, dict) else {}
    return deepcopy(record)


def reviews() -> tuple[Review, ...]:
    faults = Diagnostics()
    found = read_reviews([FULL / "review.yaml"], rulebook(), faults)
    assert not faults.has_errors
    return tuple(found)


@cache
def assessor() -> Assessor:
    """By the shipped rulebook, with what the assessors judged of the full records."""
    return Assessor(rulebook(), reviews=reviews())


def without(record: Data, *paths: str) -> Data:
    """A copy without some sections, named by their paths."""
    copy = deepcopy(record)
    for path in paths:
        *above, last = path.split(".")
        node = copy
        for name in above:
            node = node.get(name, {})
        node.pop(last, None)
    return copy


def starting_records(unit_type: str) -> Iterator[tuple[str, Data]]:
    """Good, middling and poor records of a type, by what they lack."""
    for name, paths in LACKING.items():
        yield name, without(full(unit_type), *paths)


def earlier(record: Data, **changes: Any) -> Data:
    """The record of the year before: the same, of 2013, with some sections changed."""
    return {**deepcopy(record), "period": 2013, **changes}


def write(folder: Path, records: list[Data]) -> Path:
    """A file of records."""
    file = folder / "records.ndjson"
    lines = [json.dumps(record, ensure_ascii=False, default=float) + "\n" for record in records]
    file.write_text("".join(lines), encoding="utf-8", newline="\n")
    return file
