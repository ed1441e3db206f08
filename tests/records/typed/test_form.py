"""Records as objects: the same texts, values and identities as the plain way, and asked about wherever that differs."""

from __future__ import annotations

import json
from decimal import Decimal
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianjia_rules.records.decoding import UndecodedError, decode
from jianjia_rules.records.line_files import every_key_once
from jianjia_rules.records.typed.form import TypedForm, typed_form
from jianjia_rules.records.validator import compile_schema
from tests.records.apart import all_texts

SCHEMA: dict[str, Any] = {
    "type": "object",
    "additionalProperties": False,
    "required": ["id", "when"],
    "properties": {
        "id": {"type": "string", "title": "编号"},
        "when": {"type": "string", "format": "date"},
        "名称": {"type": "string", "maxLength": 3},
        "level": {"type": "string", "enum": ["县级", "市级"]},
        "open": {"type": "boolean"},
        "count": {"type": "integer", "minimum": 0, "maximum": 99},
        "any": {"type": "integer"},
        "odd": {"type": "integer", "multipleOf": 3},
        "sum": {"type": "number", "minimum": 0},
        "loose": {"type": "object", "properties": {"x": {"type": "number"}}},
        "tags": {"type": "array", "items": {"type": "string", "enum": ["a", "b"]}},
        "rows": {
            "type": "array",
            "items": {
                "type": "object",
                "additionalProperties": False,
                "required": ["kind"],
                "properties": {"kind": {"type": "string"}, "on": {"type": "string"}, "n": {"type": "number"}},
            },
        },
    },
}

pytest.importorskip("msgspec")


def form_of(schema: dict[str, Any]) -> TypedForm:
    form = typed_form(schema)
    assert form is not None
    return form


FORM, PLAIN = form_of(SCHEMA), compile_schema(SCHEMA).texts
TEXTS = all_texts(FORM, FORM.texts)

SCALARS = (
    st.sampled_from(["", "县级", "a", "b", "2014-06-23", "2014-02-30", "x" * 4, '"', "\\", "k:"])
    | st.integers(-2, 120)
    | st.sampled_from([2**62, 2**63, 2**70, -(2**70)])
    | st.sampled_from([0.5, -0.5, 3.0, 1e22])
    | st.booleans()
    | st.none()
)
NAMES = [*SCHEMA["properties"], "kind", "on", "n", "x", "new"]
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(NAMES), inner, max_size=4),
    max_leaves=6,
)
GOOD = st.fixed_dictionaries(
    {"id": st.sampled_from(["u", "v"]), "when": st.just("2014-06-23")},
    optional={
        "名称": st.sampled_from(["", "甲", "甲乙丙"]),
        "level": st.sampled_from(["县级", "市级"]),
        "open": st.booleans(),
        "count": st.integers(0, 99),
        "any": st.integers(-(2**62), 2**62),
        "odd": st.sampled_from([0, 3, 99]),
        "sum": st.sampled_from([0, 1, 0.25, 12.5]),
        "loose": st.fixed_dictionaries({}, optional={"x": st.integers(0, 3)}),
        "tags": st.lists(st.sampled_from(["a", "b"]), max_size=3),
        "rows": st.lists(
            st.fixed_dictionaries({"kind": st.just("k")}, optional={"on": st.just(""), "n": st.integers(0, 9)}),
            max_size=3,
        ),
    },
)


def taken(line: bytes) -> Any:
    """The plain value that the way by objects takes a line for; None where it leaves it to the other."""
    try:
        record = FORM.decode(line)
    except (ValueError, ArithmeticError, RecursionError):
        return None
    texts = TEXTS(record)
    return FORM.plain(record) if texts >= 0 and every_key_once(line, texts) else None


@given(GOOD, st.booleans())
def test_good_records_are_taken_with_the_same_values(data: dict[str, Any], escaped: bool) -> None:
    line = json.dumps(data, ensure_ascii=escaped).encode()
    assert taken(line) == decode(line)
    assert TEXTS(FORM.decode(line)) == PLAIN(decode(line))


@given(GOOD | st.just({}), st.dictionaries(st.sampled_from(NAMES), VALUES, max_size=3))
def test_what_is_taken_surely_fits(data: dict[str, Any], others: dict[str, Any]) -> None:
    line = json.dumps({**data, **others}, ensure_ascii=False).encode()
    found = taken(line)
    if found is not None:
        assert found == decode(line)
        assert PLAIN(decode(line)) >= 0


@pytest.mark.parametrize(
    "line",
    [
        b'{"id":"u","id":"v","when":"2014-06-23"}',
        b'{"id":"u","when":"2014-06-23","rows":[{"kind":"k","kind":"k"}]}',
        b'{"id":"","when":"2014-06-23"}',
        b'{"id":"u","when":"2014-06-23","sum":"1"}',
        b'{"id":"u","when":"2014-06-23","loose":{"y":1}}',
        b'{"id":"u","when":"2014-06-23","count":3.0}',
        b'{"id":"u","when":"2014-06-23"} x',
        b"[]",
        b'{"id":"\xff","when":"2014-06-23"}',
    ],
)
def test_what_needs_a_closer_look_is_left(line: bytes) -> None:
    assert taken(line) is None


def test_amounts_stay_exact() -> None:
    record = FORM.decode(b'{"id":"u","when":"2014-06-23","sum":0.10}')
    assert FORM.plain(record)["sum"] == Decimal("0.10")


def test_ids_are_read_where_they_stand() -> None:
    read = FORM.reader(("loose", "x"))
    assert read(FORM.decode(b'{"id":"u","when":"2014-06-23","loose":{"x":7}}')) == "7"
    assert read(FORM.decode(b'{"id":"u","when":"2014-06-23"}')) is None
    assert FORM.reader(("no", "such"))(FORM.decode(b'{"id":"u","when":"2014-06-23"}')) is None
    assert FORM.reader(None)(None) is None


@pytest.mark.parametrize(
    "schema",
    [
        {"type": "object", "allOf": [{"required": ["id"]}]},
        {"type": "object", "properties": {"a": {"$ref": "#"}}},
        {"type": "object", "properties": {"a": {"type": ["string", "null"]}}},
        {"type": "object", "required": ["a"]},
        {"type": "object", "patternProperties": {"a": {"type": "string"}}},
        {"type": "array", "items": {"type": "string"}},
        {"type": "object", "properties": {"a": True}},
        {"type": "object", "properties": {'a"': {"type": "string"}}},
    ],
)
def test_schemas_that_say_more_have_no_form(schema: dict[str, Any]) -> None:
    assert typed_form(schema) is None


@given(st.binary(max_size=40))
def test_no_bytes_raise_anything_else(line: bytes) -> None:
    try:
        plain = decode(line)
    except UndecodedError:
        plain = None
    found = taken(line)
    assert found is None or found == plain


def test_random_names_are_never_program_text() -> None:
    random = Random(3)
    names = ["".join(random.choice("a' .;(){}#中") for _ in range(5)) for _ in range(20)]
    schema = {"type": "object", "properties": {name: {"type": "string", "maxLength": 4} for name in names}}
    line = json.dumps(dict.fromkeys(names, "x")).encode()
    form = form_of(schema)
    assert form.plain(form.decode(line)) == decode(line)
    assert form.texts(form.decode(line)) == 2 * len(set(names))
