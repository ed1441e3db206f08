"""Schemas without numbers below 0: the decoder refuses what the validator then need not look for."""

from __future__ import annotations

import json
import re
from importlib.util import find_spec
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianjia_rules.language.record_schema import RecordSchema
from jianjia_rules.records.check import PlainForm, SchemaCheck
from jianjia_rules.records.decoding import UndecodedError, decode, unsigned_decoder
from jianjia_rules.records.typed.form import typed_form
from jianjia_rules.records.validator import compile_schema, is_unsigned
from tests.records.apart import all_texts

AMOUNTS: dict[str, Any] = {
    "whole": {"type": "integer", "minimum": 0},
    "at_least_one": {"type": "integer", "minimum": 1, "maximum": 9},
    "sum": {"type": "number", "minimum": 0},
    "above_0": {"type": "number", "exclusiveMinimum": 0},
    "share": {"type": "number", "minimum": 0, "maximum": 1},
    "odd": {"type": "integer", "minimum": 0, "multipleOf": 3},
}
SCHEMA: dict[str, Any] = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        **AMOUNTS,
        "rows": {
            "type": "array",
            "items": {"type": "object", "additionalProperties": False, "properties": AMOUNTS},
        },
    },
}
NUMBERS = [
    "0", "1", "3", "9", "10", "-0", "-1", "-3", "0.5", "1.5", "-0.5", "-0.0", "0.0", "1e3", "-1e3", "1E-2", "1.0",
    "9" * 9, "9" * 10, "9" * 100, "9" * 101, "-" + "9" * 101, "1" + "0" * 100, "0." + "1" * 99, "0." + "1" * 101,
    "1e100", "1e101", "true", '"1"', "[1]",
]  # fmt: skip
fields = st.dictionaries(st.sampled_from([*AMOUNTS]), st.sampled_from(NUMBERS), max_size=6)


ASKED = re.compile(rb"-|[0-9]{19}")
"""What the reader may be asked about though the schema allows it."""


def of_fields(found: dict[str, str]) -> str:
    return ", ".join(f'"{key}": {number}' for key, number in found.items())


lines = st.builds(
    lambda own, rows: (
        "{" + ", ".join(each for each in (of_fields(own), f'"rows": [{", ".join(rows)}]' if rows else "") if each) + "}"
    ),
    fields,
    st.lists(fields.map(lambda found: "{" + of_fields(found) + "}"), max_size=2),
)


@pytest.fixture(params=["plain", "plain with msgspec", "typed"])
def form(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Any:
    if request.param == "plain":
        monkeypatch.setattr("jianjia_rules.records.decoding._fast", lambda *_: None)
        return SchemaCheck(RecordSchema(SCHEMA, {})).plain
    pytest.importorskip("msgspec")
    return SchemaCheck(RecordSchema(SCHEMA, {})).plain if "plain" in request.param else typed_form(SCHEMA)


def hold_equal(form: Any, line: bytes) -> None:
    try:
        record = form.decode(line)
    except (ValueError, ArithmeticError):
        found = -1
    else:
        found = all_texts(form, form.texts)(record)
    try:
        reference = compile_schema(SCHEMA).texts(decode(line))
    except UndecodedError:
        reference = -1
    assert found == reference or (found == -1 and ASKED.search(line))


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize("key", AMOUNTS)
def test_each_number_in_each_field(form: Any, key: str, number: str) -> None:
    hold_equal(form, f'{{"{key}": {number}}}'.encode())
    hold_equal(form, f'{{"rows": [{{"{key}": {number}}}]}}'.encode())
    whole = {**dict.fromkeys(AMOUNTS, "3"), "share": "0.5"}
    hold_equal(form, f'{{"rows": [{{{of_fields({**whole, key: number})}}}]}}'.encode())


FORMS = [SchemaCheck(RecordSchema(SCHEMA, {})).plain]
if find_spec("msgspec"):
    FORMS.append(typed_form(SCHEMA))  # type: ignore[arg-type]


@given(lines)
def test_any_record_is_seen_as_the_whole_validator_sees_it(line: str) -> None:
    for form in FORMS:
        hold_equal(form, line.encode())


def test_no_number_below_0_is_decoded() -> None:
    unsigned = unsigned_decoder()
    for text in ("-1.5", "-0.0", "-1e3"):
        with pytest.raises(UndecodedError):
            unsigned.decode(text.encode())
    if "integer" in unsigned.kinds:
        with pytest.raises(UndecodedError):
            unsigned.decode(b"-1")
    assert decode(b"-1") == -1


def closed(**properties: Any) -> dict[str, Any]:
    return {"type": "object", "additionalProperties": False, "properties": properties}


COUNT = {"type": "integer", "minimum": 0}


@pytest.mark.parametrize(
    ("schema", "holds"),
    [
        (SCHEMA, True),
        ({"type": "integer"}, False),
        ({"type": "integer", "minimum": -1}, False),
        ({"type": ["integer", "null"], "exclusiveMinimum": 0}, True),
        ({"type": "number", "maximum": 5}, False),
        ({"type": "string"}, True),
        ({}, False),
        (True, False),
        ({"enum": ["a", "b", 1]}, True),
        ({"type": "integer", "enum": [1, -1]}, False),
        ({"const": -1}, False),
        (closed(type=COUNT), True),
        (closed(a={"type": "object", "properties": {"b": COUNT}}), False),
        (closed(a={"type": "object", "properties": {"b": COUNT}, "additionalProperties": COUNT}), True),
        (closed(a={"type": "object", "patternProperties": {"b": {}}, "additionalProperties": False}), False),
        (closed(a={"type": "array"}), False),
        (closed(a={"type": "array", "items": COUNT}), True),
        (closed(a={"type": "array", "prefixItems": [{"type": "number"}], "items": False}), False),
        (closed(a={"$ref": "#/$defs/a"}), False),
        ({**closed(a=COUNT), "allOf": [{"if": {}, "then": {"required": ["a"]}}]}, True),
    ],
)
def test_which_schemas_have_only_numbers_from_0_on(schema: Any, holds: bool) -> None:
    assert is_unsigned(schema) is holds


def test_a_schema_with_numbers_below_0_has_them_decoded() -> None:
    plain: PlainForm = SchemaCheck(RecordSchema({"properties": {"a": {"type": "number"}}}, {})).plain
    record = plain.decode(json.dumps({"a": -1.5}).encode())
    assert plain.texts(record) == 1
