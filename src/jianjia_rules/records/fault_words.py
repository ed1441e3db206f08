"""Bounds of a schema in words."""

from collections.abc import Mapping
from typing import Any

from jianjia_rules.diagnostics import Words
from jianjia_rules.diagnostics.agreement import agreed
from jianjia_rules.records.field_words import shown

_BOUNDS = {
    "minimum": Words("不小于 {}", "at least {}"),
    "maximum": Words("不大于 {}", "at most {}"),
    "exclusiveMinimum": Words("大于 {}", "above {}"),
    "exclusiveMaximum": Words("小于 {}", "below {}"),
}
_AMOUNTS = {
    "minLength": Words("至少 {} 个字", "at least {} {n|character|characters}"),
    "maxLength": Words("至多 {} 个字", "at most {} {n|character|characters}"),
    "minItems": Words("至少 {} 项", "at least {} {n|entry|entries}"),
    "maxItems": Words("至多 {} 项", "at most {} {n|entry|entries}"),
    "minProperties": Words("至少 {} 项", "at least {} {n|entry|entries}"),
    "maxProperties": Words("至多 {} 项", "at most {} {n|entry|entries}"),
}


def bound(keyword: str, value: object, node: Mapping[str, Any]) -> Words:
    """`minimum` and its like, with the field's unit."""
    unit = node.get("x-unit")
    words = _BOUNDS[keyword]
    after = f" {unit}" if isinstance(unit, str) and unit != "1" else ""
    return Words(words.zh.format(shown(value)) + after, words.en.format(shown(value)) + after)


def amount(keyword: str, value: object) -> Words:
    """`minItems`, `maxLength` and their like."""
    words = _AMOUNTS[keyword]
    return Words(words.zh.format(shown(value)), agreed(words.en, {"n": value}).format(shown(value)))
