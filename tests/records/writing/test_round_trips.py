"""Records go from any format into any other and back, and are the same; what is lost is told of."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jianjia_rules.language.record_schema import RecordSchema
from jianjia_rules.records.check import SchemaCheck
from jianjia_rules.records.formats import Expected
from jianjia_rules.records.json_values import same
from jianjia_rules.records.raw import RawRecord
from jianjia_rules.records.stream import read_raw
from jianjia_rules.records.tally import Tally
from jianjia_rules.records.writing.formats import OUTPUT_FORMATS
from jianjia_rules.records.writing.text_writers import json_text
from jianjia_rules.reports.conversion.convert import convert_files
from tests.records.rulebooks import rulebook

NAMES = [each.name for each in OUTPUT_FORMATS]

SCHEMA: Mapping[str, Any] = {
    "type": "object",
    "additionalProperties": False,
    "required": ["unit", "period"],
    "properties": {
        "unit": {
            "type": "object",
            "required": ["id", "type"],
            "additionalProperties": False,
            "properties": {"id": {"type": "string"}, "type": {"type": "string"}, "name": {"type": "string"}},
        },
        "period": {"type": "string"},
        "venue": {
            "type": "object",
            "additionalProperties": False,
            "properties": {
                "area": {"type": "number", "x-unit": "平方米"},
                "plaque": {"type": "boolean"},
                "opened on": {"type": "string", "format": "date"},
                "kinds": {"type": "array", "items": {"type": "string"}},
                "years": {"type": "array", "items": {"type": "integer"}},
                "inner": {"type": "object", "additionalProperties": False, "properties": {"a": {"type": "string"}}},
            },
        },
        "scores": {"type": "object", "additionalProperties": {"type": "number"}},
        "activities": {
            "type": "array",
            "items": {
                "type": "object",
                "additionalProperties": False,
                "properties": {
                    "title": {"type": "string"},
                    "period": {"type": "string"},
                    "people": {"type": "integer"},
                    "where": {"type": "object", "properties": {"room": {"type": "string"}}},
                    "kinds": {"type": "array", "items": {"type": "string"}},
                    "steps": {"type": "array", "items": {"type": "object", "properties": {"n": {"type": "integer"}}}},
                },
            },
        },
        "evidence": {"type": "array", "items": {"type": "object"}},
    },
}
BY = rulebook(SCHEMA)

AWKWARD = [
    *("=1+1", "'=1", "'a", "'", " a ", "　", "a;b", "；", "[1]", "[]", "{}", "007", "1e3", "true", "是", "null", "~"),
    *("2014-06-23", "a\nb", "a\r\nb", '"', "“引”", "key: value", "键：值", "- a", "# a", "０１", "@x", "-", "，", "%"),
    "\ufeff",
]
characters = st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n\t;,'\"=")
texts = st.sampled_from(AWKWARD) | st.text(characters, min_size=1, max_size=8)
numbers = st.integers(-(10**20), 10**20) | st.decimals(-(10**9), 10**9, places=3, allow_nan=False)
words = st.lists(texts, max_size=3)


def some(required: dict[str, st.SearchStrategy[Any]], optional: dict[str, st.SearchStrategy[Any]]) -> Any:
    return st.fixed_dictionaries(required, optional=optional)


activity = some(
    {},
    {
        "title": texts,
        "period": texts,
        "people": st.integers(0, 99),
        "where": some({}, {"room": texts}),
        "kinds": words,
        "steps": st.lists(some({}, {"n": st.integers(0, 9)}), max_size=2),
    },
)
record = some(
    {"unit": some({"id": st.sampled_from(["a", "b", "=c", "d;e"]), "type": st.just("township_kx")}, {"name": texts})},
    {
        "venue": some(
            {},
            {
                "area": numbers,
                "plaque": st.booleans(),
                "opened on": st.dates().map(str),
                "kinds": words,
                "years": st.lists(st.integers(1990, 2020), max_size=3),
                "inner": some({}, {"a": texts}),
            },
        ),
        "scores": st.dictionaries(texts, st.integers(0, 9) | st.just(Decimal("1.5")), max_size=2),
        "activities": st.lists(activity, max_size=3),
        "evidence": st.lists(st.dictionaries(texts, texts, max_size=2), max_size=2),
    },
)
records = st.lists(record.map(lambda data: {**data, "period": "2014"}), min_size=1, max_size=4)


def read_back(path: Path) -> list[Any]:
    found = list(read_raw([path], Expected(BY.schema, BY), Tally()))
    assert all(isinstance(each, RawRecord) for each in found), found
    return [each.data for each in found if isinstance(each, RawRecord)]


def test_the_generated_records_are_valid() -> None:
    check = SchemaCheck(RecordSchema(SCHEMA, {}))
    data = {"unit": {"id": "a", "type": "township_kx"}, "period": "2014", "venue": {"opened on": "2014-06-23"}}
    assert check.faults(data).faults == []


@pytest.mark.parametrize(("first", "second"), list(itertools.permutations(NAMES, 2)))
@given(given_records=records)
@settings(max_examples=40, deadline=None)
def test_from_one_format_into_another_and_back(first: str, second: str, given_records: list[Any]) -> None:
    with TemporaryDirectory() as folder:
        start = Path(folder) / "start.json"
        start.write_text(json_text(given_records), encoding="utf-8", newline="")
        path = start
        for number, name in enumerate((first, second, first)):
            (Path(folder) / str(number)).mkdir()
            after = Path(folder) / str(number) / f"r.{name}"
            done = convert_files([path], after, BY)
            assert done.diagnostics == ()
            assert done.tally.assessed == len(given_records)
            path = after
        assert same(read_back(path), given_records)


def test_numbers_keep_their_digits(tmp_path: Path) -> None:
    data = {"unit": {"id": "a", "type": "township_kx"}, "period": "2014", "venue": {"area": Decimal("1.50")}}
    (tmp_path / "a.json").write_text(json_text([data]), encoding="utf-8")
    for name in NAMES:
        convert_files([tmp_path / "a.json"], tmp_path / f"b.{name}", BY)
        assert str(read_back(tmp_path / f"b.{name}")[0]["venue"]["area"]) == "1.50"
