"""What rules need to know of a record's JSON Schema."""

from __future__ import annotations

import pickle
from decimal import Decimal
from typing import Any

import pytest

from jianjia_rules.language.paths import parse_path
from jianjia_rules.language.record_schema import RecordSchema
from jianjia_rules.language.text import Text
from jianjia_rules.language.types import Kind, ValueType

DOCUMENT: dict[str, Any] = {
    "type": "object",
    "properties": {
        "unit": {"$ref": "#/$defs/unit~1type"},
        "area": {"title": "面积", "x-title-en": "area", "type": ["null", "number"], "x-unit": "平方米", "minimum": 0},
        "people": {"type": "integer", "exclusiveMinimum": Decimal("0.5")},
        "level": {"x-scale": "level", "enum": ["低", "高"]},
        "kind": {"enum": [None, "甲", "乙"], "x-enum-en": {"甲": "A", "乙": 3}},
        "flag": {"const": True},
        "code": {"const": 3},
        "on": {"type": "string", "format": "date"},
        "month": {"type": "string", "format": "x-month"},
        "open": {"type": "object"},
        "map": {"type": "object", "additionalProperties": {"type": "number"}},
        "closed": {"properties": {}},
        "words": {"type": "array", "items": {"type": "string"}, "x-unit": "篇"},
        "items": {"items": {"properties": {"name": {"type": "string", "title": "名称"}, "inner": {"$ref": "#"}}}},
        "bare": {"type": "array"},
        "nested": {"type": "array", "items": {"type": "array", "items": {"type": "number"}}},
        "either": {"anyOf": [{"type": "null"}, {"type": "string"}]},
        "any": {},
        "secret": {"x-private": True, "properties": {"phone": {"type": "string"}}},
        "strange": 3,
    },
    "required": ["unit", "area"],
    "allOf": [{"if": {}, "then": {"properties": {"extra": {"type": "boolean"}}}, "else": {"properties": {}}}],
    "$defs": {"unit/type": {"type": "object", "required": ["id"], "properties": {"id": {"type": "string"}}}},
}
SCHEMA = RecordSchema(DOCUMENT, {"level": ("低", "高")})


def type_of(path: str, schema: RecordSchema = SCHEMA) -> ValueType | None:
    found = schema.lookup(parse_path(path))
    return None if found is None else found.type


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("unit.id", Kind.TEXT),
        ("area", Kind.NUMBER),
        ("level", Kind.SCALE),
        ("kind", Kind.TEXT),
        ("flag", Kind.BOOLEAN),
        ("code", Kind.NUMBER),
        ("on", Kind.DATE),
        ("month", Kind.DATE),
        ("open", Kind.OBJECT),
        ("open.any.thing", Kind.ANY),
        ("map.x", Kind.NUMBER),
        ("words", Kind.VALUES),
        ("items", Kind.ITEMS),
        ("items.name", Kind.TEXT),
        ("items.inner.items.name", Kind.TEXT),
        ("bare", Kind.VALUES),
        ("nested", Kind.VALUES),
        ("either", Kind.TEXT),
        ("any", Kind.ANY),
        ("extra", Kind.BOOLEAN),
    ],
)
def test_types(path: str, kind: Kind) -> None:
    found = type_of(path)
    assert found is not None
    assert found.kind is kind


def test_what_is_not_there() -> None:
    assert type_of("gone") is None
    assert type_of("closed.x") is None
    assert type_of("area.x") is None
    assert type_of("strange") is None
    assert SCHEMA.lookup(("name",), ("items",)) is not None
    assert SCHEMA.lookup(("area",), ("items",)) is None


def test_units_levels_choices_and_entries() -> None:
    assert type_of("area") == ValueType(Kind.NUMBER, unit="平方米")
    assert type_of("level") == ValueType(Kind.SCALE, levels=("低", "高"))
    assert type_of("kind") == ValueType(Kind.TEXT, choices=("甲", "乙"))
    assert type_of("words") == ValueType(Kind.VALUES, entry=ValueType(Kind.TEXT))
    assert SCHEMA.counted_in(("words",)) == "篇"
    assert SCHEMA.choice_words(("kind",)) == {"甲": "A"}
    assert SCHEMA.choice_words(("level",)) == {}


def test_titles_and_privacy() -> None:
    area = SCHEMA.lookup(("area",))
    assert area is not None
    assert area.title == Text("面积", "area")
    name = SCHEMA.lookup(("items", "name"))
    assert name is not None
    assert name.title == Text("名称", None)
    phone = SCHEMA.lookup(("secret", "phone"))
    assert phone is not None
    assert (phone.private, phone.title) == (True, Text("phone", "phone"))
    assert not area.private


def test_entries_that_are_private_as_such_are_private() -> None:
    person = {"x-private": True, "type": "object", "properties": {"name": {"type": "string"}}}
    phone = {"x-private": True, "type": "string"}
    lists = {"people": {"type": "array", "items": person}, "phones": {"type": "array", "items": phone}}
    schema = RecordSchema({"properties": {"office": {"properties": {**lists, "area": {"type": "number"}}}}}, {})
    found = [schema.lookup(("office", *path)) for path in (("people",), ("people", "name"), ("phones",), ("area",))]
    assert [each is not None and each.private for each in found] == [True, True, True, False]
    assert schema.holds_private(("office",))
    assert not schema.holds_private(("office", "area"))


def test_what_the_schema_promises() -> None:
    assert SCHEMA.is_full_date(("on",))
    assert not SCHEMA.is_full_date(("month",))
    assert SCHEMA.is_at_least_zero(("area",))
    assert SCHEMA.is_at_least_zero(("people",))
    assert not SCHEMA.is_at_least_zero(("code",))
    assert SCHEMA.is_integer(("people",))
    assert not SCHEMA.is_integer(("area",))
    assert SCHEMA.is_enumerated(("kind",))
    assert not SCHEMA.is_enumerated(("area",))
    assert SCHEMA.is_required(("unit",))
    assert SCHEMA.is_required(("unit", "id"))
    assert not SCHEMA.is_required(("open",))
    assert not SCHEMA.is_required(("name",), ("items",))


def test_names_and_paths() -> None:
    assert SCHEMA.names(("unit",)) == ("id",)
    assert SCHEMA.names(("items",)) == ("name", "inner")
    assert "extra" in SCHEMA.names()
    assert ("items", "inner", "items", "name") in SCHEMA.paths
    wide = {"properties": {name: {"$ref": "#"} for name in "abcdefgh"}}
    assert len(RecordSchema(wide, {}).paths) == 5_000


@pytest.mark.parametrize(
    "reference", ["#/$defs/gone", "#/$defs/unit~1type/type/x", "other.json", 3, "#/properties/strange"]
)
def test_a_reference_that_leads_nowhere_says_nothing(reference: object) -> None:
    schema = RecordSchema({"properties": {"a": {"$ref": reference}}}, {})
    assert type_of("a", schema) == ValueType(Kind.ANY)


def test_a_schema_that_refers_to_itself_in_many_ways_is_read_at_once() -> None:
    both = [{"$ref": "#/$defs/a"}, {"$ref": "#/$defs/b"}]
    document = {
        "$ref": "#/$defs/a",
        "$defs": {
            "a": {"allOf": both, "anyOf": both, "properties": {"x": {"$ref": "#/$defs/a"}}},
            "b": {"oneOf": both, "properties": {"x": {"$ref": "#/$defs/b"}, "y": {"type": "number"}}},
        },
    }
    schema = RecordSchema(document, {})
    assert schema.lookup((*("x",) * 500, "y")) is not None


def test_a_very_deep_schema_is_read() -> None:
    document: dict[str, Any] = {"properties": {"x": {"type": "number"}}}
    for _ in range(5_000):
        document = {"allOf": [document]}
    assert type_of("x", RecordSchema(document, {})) == ValueType(Kind.NUMBER)


@pytest.mark.parametrize(
    "document",
    [
        {"properties": 3, "allOf": 3, "required": 3},
        {"properties": {"a": {"enum": 3, "x-unit": [], "x-scale": [], "type": {}}}},
        {"properties": {"a": {"type": "number", "x-unit": 3}}},
        {"properties": {"a": {"type": "array", "items": 3}}},
    ],
)
def test_what_is_no_schema_raises_nothing(document: dict[str, Any]) -> None:
    schema = RecordSchema(document, {})
    schema.lookup(("a",))
    schema.lookup(("a", "b"))
    assert schema.names(("a",)) == ()
    assert not schema.is_required(("a",))
    assert not schema.is_enumerated(("a",))


def test_a_schema_pickles_without_what_was_looked_up() -> None:
    SCHEMA.lookup(("area",))
    assert pickle.loads(pickle.dumps(SCHEMA)) == SCHEMA
    assert b"FieldInfo" not in pickle.dumps(SCHEMA)


@pytest.mark.parametrize(
    "field",
    [{}, True, {"type": "array"}, {"type": "array", "items": True}, {"type": "array", "items": {}},
     {"type": ["array", "null"], "items": {"type": "object"}}, {"$ref": "#/$defs/list"}],
    ids=str,
)  # fmt: skip
def test_items_that_the_schema_leaves_open_may_have_any_field(field: object) -> None:
    schema = RecordSchema({"properties": {"list": field}, "$defs": {"list": {"type": "array"}}}, {})
    found = schema.lookup(("proof", "number"), ("list",))
    assert found is not None
    assert found.type.kind is Kind.ANY


def test_items_that_the_schema_describes_have_no_other_field() -> None:
    schema = RecordSchema({"properties": {"list": {"type": "array", "items": {"properties": {"a": True}}}}}, {})
    assert schema.lookup(("a",), ("list",)) is not None
    assert schema.lookup(("b",), ("list",)) is None


@pytest.mark.parametrize(
    ("field", "kind", "sure"),
    [
        ({"type": "number"}, Kind.NUMBER, True),
        ({"type": ["integer", "null"]}, Kind.NUMBER, True),
        ({"type": ["integer", "string"]}, Kind.NUMBER, False),
        ({"enum": ["a", None]}, Kind.TEXT, True),
        ({"enum": ["a", 1]}, Kind.TEXT, False),
        ({"enum": [[1], {"a": 1}]}, Kind.TEXT, False),
        ({"enum": [True]}, Kind.BOOLEAN, True),
        ({}, Kind.TEXT, False),
        ({"anyOf": [{"type": "number"}]}, Kind.NUMBER, False),
        ({"allOf": [{"type": "number"}]}, Kind.NUMBER, True),
        ({"type": "array", "items": {"type": "string"}}, Kind.VALUES, True),
        ({"type": "array", "items": {"type": "number"}}, Kind.VALUES, False),
        ({"type": "array"}, Kind.VALUES, False),
        ({"type": "array"}, Kind.ITEMS, True),
        ({"type": "object"}, Kind.OBJECT, False),
    ],
    ids=str,
)  # fmt: skip
def test_a_kind_is_sure_where_the_schema_refuses_all_others(field: dict[str, Any], kind: Kind, sure: bool) -> None:
    assert RecordSchema({"properties": {"a": field}}, {}).is_sure(kind, ("a",)) is sure
