"""The generated validator and `jsonschema` say the same of every record, over generated and shipped schemas."""

from __future__ import annotations

import json
import pickle
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jianjia_rules.language.record_schema import RecordSchema
from jianjia_rules.records.check import Checked, SchemaCheck
from jianjia_rules.records.validator import compile_schema
from jianjia_rules.records.validator.plain import settled_texts
from tests.records.apart import all_texts
from tests.records.schemas import cases, lists_of_flat_items, names, near_items, records, schemas, values

ROOT = Path(__file__).parent.parent.parent
SCHEMA_FILES = [
    *sorted((ROOT / "rules").glob("*/*.schema.json")),
    *sorted((ROOT / "examples").glob("*/*.schema.json")),
    *sorted((ROOT / "benchmarks").glob("*/*.schema.json")),
    *sorted((ROOT / "tests" / "rulebooks").glob("*/*.schema.json")),
]


def texts_in(value: Any) -> int:
    match value:
        case str():
            return 1
        case list():
            return sum(map(texts_in, value))
        case dict():
            return len(value) + sum(map(texts_in, value.values()))
        case _:
            return 0


def hold_equal(schema: dict[str, Any], record: dict[str, Any]) -> None:
    compiled = compile_schema(schema)
    check = SchemaCheck(RecordSchema(schema, {}))
    check.__dict__["texts"] = lambda _: -1  # so that jsonschema alone decides
    faults = check.faults(record).faults
    found = compiled.texts(record)
    plain = SchemaCheck(RecordSchema(schema, {})).plain
    assert all_texts(plain, plain.texts)(record) == found
    if found >= 0:
        assert faults == []
        assert found == texts_in(record)
    elif compiled.complete and settled_texts((record,)) >= 0:
        assert faults != []


def refers_to_itself(schema: dict[str, Any]) -> bool:
    """Whether some `$ref: "#"` could come back to the same value; such schemas are refused when loaded."""
    return "'$ref': '#'" in repr({key: node for key, node in schema.items() if key != "properties"})


@given(schemas().filter(lambda schema: not refers_to_itself(schema)), records)
@settings(max_examples=600)
def test_both_say_the_same_of_generated_records(schema: dict[str, Any], record: dict[str, Any]) -> None:
    hold_equal(schema, record)


@given(lists_of_flat_items, st.dictionaries(names, values | st.lists(near_items, max_size=3), max_size=4))
@settings(max_examples=600)
def test_items_that_are_looked_at_apart_are_looked_at_as_well(schema: dict[str, Any], record: dict[str, Any]) -> None:
    assert SchemaCheck(RecordSchema(schema, {})).plain.checks
    hold_equal(schema, record)


@given(schemas().filter(lambda schema: not refers_to_itself(schema)), cases, records)
@settings(max_examples=400)
def test_both_say_the_same_where_types_of_records_differ(
    schema: dict[str, Any], of_types: list[dict[str, Any]], record: dict[str, Any]
) -> None:
    hold_equal({**schema, "allOf": [*schema.get("allOf", []), *of_types]}, record)


def test_what_has_no_place_in_a_record_of_one_type_is_told_as_such() -> None:
    schema = {
        "properties": {"type": {"type": "string"}, "list": {"title": "名录", "type": "array"}},
        "allOf": [{"if": {"properties": {"type": {"const": "a"}}}, "then": {"properties": {"list": {"not": {}}}}}],
    }
    check = SchemaCheck(RecordSchema(schema, {}))
    assert check.texts({"type": "b", "list": []}) == 3
    assert check.texts({"type": "a", "list": []}) == -1
    assert [(fault.code, fault.path) for fault in check.faults({"type": "a", "list": []}).faults] == [
        ("JJ820", ("list",))
    ]


def shipped() -> Iterator[tuple[Path, dict[str, Any]]]:
    for file in SCHEMA_FILES:
        yield file, json.loads(file.read_text(encoding="utf-8"))


def example_of(node: Any, root: dict[str, Any], draw: st.DrawFn) -> Any:
    """A value that mostly fits a node of one of the shipped schemas."""
    if "$ref" in node:
        target: Any = root
        for segment in node["$ref"].split("/")[1:]:
            target = target[segment]
        return example_of(target, root, draw)
    if "enum" in node:
        return draw(st.sampled_from(node["enum"]))
    kind = node.get("type", "string")
    match kind if isinstance(kind, str) else kind[0]:
        case "object":
            properties = node.get("properties", {})
            kept = {name: inner for name, inner in properties.items() if draw(st.integers(0, 3))}
            kept |= {name: properties[name] for name in node.get("required", ())}
            return {name: example_of(inner, root, draw) for name, inner in kept.items()}
        case "array":
            return [example_of(node.get("items", {}), root, draw) for _ in range(draw(st.integers(0, 2)))]
        case "integer":
            return draw(st.integers(0, 3000))
        case "number":
            return draw(st.integers(0, 30) | st.sampled_from([Decimal("0.5"), Decimal("12.75"), Decimal("2.0")]))
        case "boolean":
            return draw(st.booleans())
    if node.get("format") in {"date", "x-month"}:
        return draw(st.sampled_from(["2014-06-23", "2012-02-29"]))
    return "2014" if "pattern" in node else draw(st.sampled_from(["甲", "A-1", "2014"]))


def places_in(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    yield path
    entries = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in entries:
        yield from places_in(inner, (*path, key))


def replaced(value: Any, path: tuple[Any, ...], new: Any) -> Any:
    if not path:
        return new
    copy = dict(value) if isinstance(value, dict) else list(value)
    copy[path[0]] = replaced(value[path[0]], path[1:], new)
    return copy


@pytest.mark.parametrize(("file", "schema"), list(shipped()), ids=lambda value: getattr(value, "stem", ""))
@given(data=st.data())
@settings(max_examples=60)
def test_both_say_the_same_of_mutated_records(file: Path, schema: dict[str, Any], data: st.DataObject) -> None:
    record = data.draw(st.composite(lambda draw: example_of(schema, schema, draw))())
    for _ in range(data.draw(st.integers(0, 2))):
        path = data.draw(st.sampled_from(sorted(places_in(record), key=repr)))
        if path:
            record = replaced(record, path, data.draw(values | st.just("x") | st.just({"mispelt": 1})))
    hold_equal(schema, record)


@pytest.mark.parametrize(("file", "schema"), list(shipped()), ids=lambda value: getattr(value, "stem", ""))
def test_the_shipped_schemas_are_within_its_reach(file: Path, schema: dict[str, Any]) -> None:
    assert compile_schema(schema).complete


def test_a_text_of_a_schema_never_becomes_program_text() -> None:
    evil = "'];__import__('os').abort()#\n\\\ud800"
    schema = {
        "type": "object",
        "properties": {evil: {"type": "string", "enum": [evil, '"""']}},
        "required": [evil],
        "additionalProperties": False,
    }
    compiled = compile_schema(schema)
    assert compiled.texts({evil: evil}) == 2
    assert compiled.texts({evil: "x"}) == -1


def test_a_check_can_be_pickled_and_makes_its_function_again() -> None:
    check = SchemaCheck(RecordSchema({"properties": {"a": {"type": "integer"}}}, {}))
    assert check.texts({"a": 1}) == 1
    again = pickle.loads(pickle.dumps(check))
    assert again.texts({"a": 1}) == 1
    assert again.texts({"a": "1"}) == -1


@pytest.mark.parametrize(
    ("record", "texts"),
    [
        ({"a": 1, "s": "x"}, 3),
        ({"a": 1, "s": ""}, 3),
        ({"a": 1, "s": None}, -1),
        ({"a": Decimal("2.0")}, -1),
        ({"a": True}, -1),
        ({"a": 1, "z": 1}, -1),
        ({"a": 1, "on": "2014-06-23"}, 4 - 1),
        ({"a": 1, "on": "2014-06-31"}, -1),
        ({"a": 1, "on": "20140623"}, -1),
        ({"a": 1, "on": []}, -1),
        ({"s": "x"}, -1),
        ([], -1),
        ({"a": 1, "n": Decimal("0.29")}, -1),
        ({"a": 1, "n": Decimal("0.3")}, 2),
        ({"a": 1, "n": float("nan")}, -1),
    ],
)
def test_what_passes_is_safe_for_generated_code(record: Any, texts: int) -> None:
    schema = {
        "type": "object",
        "additionalProperties": False,
        "required": ["a"],
        "properties": {
            "a": {"type": "integer"},
            "s": {"type": "string"},
            "on": {"type": "string", "format": "date"},
            "n": {"type": "number", "minimum": 0.3},
        },
    }
    assert compile_schema(schema).texts(record) == texts


def test_an_empty_text_is_missing_even_where_it_is_a_choice() -> None:
    schema = {"properties": {"a": {"type": "string", "enum": ["", "x"]}}}
    assert compile_schema(schema).texts({"a": ""}) == -1
    assert SchemaCheck(RecordSchema(schema, {})).faults({"a": ""}) == Checked({}, [])


@pytest.mark.parametrize("value", [Decimal("2.0"), Decimal("2E1")])
def test_a_whole_decimal_is_an_integer_under_its_opposite_too(value: Decimal) -> None:
    schema = {"not": {"properties": {"a": {"type": "integer"}}, "required": ["a"]}}
    assert compile_schema(schema).texts({"a": value}) == -1
    assert SchemaCheck(RecordSchema(schema, {})).faults({"a": value}).faults != []


@pytest.mark.parametrize(
    "node", [{"type": "integer"}, {"type": "number", "minimum": 0}, {"type": ["string", "integer"]}, {}]
)
def test_a_whole_number_without_measure_is_no_number_of_a_record(node: dict[str, Any]) -> None:
    compiled = compile_schema({"properties": {"a": node}})
    assert compiled.texts({"a": 10**100}) == 1
    assert compiled.texts({"a": 10**100 + 1}) == -1
    assert compiled.texts({"a": -(10**100) - 1}) == -1


def test_entries_that_must_differ_are_compared_in_bounded_time() -> None:
    schema = {"properties": {"a": {"type": "array", "uniqueItems": True, "items": {"type": "object"}}}}
    entries: list[Any] = [{"n": [number, {"b": True}]} for number in range(50_000)]
    check = SchemaCheck(RecordSchema(schema, {}))
    assert check.texts({"a": entries}) >= 0
    (fault,) = check.faults({"a": [*entries, {"n": [Decimal("7.0"), {"b": True}]}]}).faults
    assert (fault.code, fault.path, fault.arguments["first"]) == ("JJ816", ("a", 50_000), 8)
    assert check.faults({"a": [{"n": 1}, {"n": True}]}).faults == []


def test_a_private_value_is_never_told() -> None:
    private = {"type": "string", "x-private": True, "pattern": "^[0-9]+$"}
    check = SchemaCheck(RecordSchema({"properties": {"phone": private, "list": {"items": private}}}, {}))
    faults = check.faults({"phone": "secret", "list": ["secret", 12345]}).faults
    assert len(faults) == 3
    assert not any("secret" in repr(fault.arguments) or "12345" in repr(fault.arguments) for fault in faults)
