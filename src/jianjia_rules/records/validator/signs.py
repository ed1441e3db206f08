"""Whether values that fit a schema may hold a number below 0: then somebody has to look at every number."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from jianjia_rules.records.validator.leaves import Node, allowed_types

_LOWEST = ("minimum", "exclusiveMinimum")


def is_unsigned(schema: Any) -> bool:
    """Whether every value that fits has only numbers from 0 on, in what the schema says of its own type.

    What it says by way of other schemas (`$ref`, `anyOf` …) is not looked at: it can only allow less.
    """
    if not isinstance(schema, Mapping) or not schema:
        return False
    if "enum" in schema or "const" in schema:
        return _are_unsigned([schema.get("const"), *schema.get("enum", ())])
    types = allowed_types(schema)
    if not {"integer", "number"}.isdisjoint(types) and not any(_is_from_zero(schema.get(each)) for each in _LOWEST):
        return False
    return all(map(is_unsigned, _inside(schema, types)))


def _inside(schema: Node, types: tuple[str, ...]) -> Iterator[Any]:
    """The schemas of what stands in a value; of what they leave open, one that allows all."""
    if "object" in types:
        yield from schema.get("properties", {}).values()
        yield from schema.get("patternProperties", {}).values()
        if (others := schema.get("additionalProperties", True)) is not False:
            yield others
    if "array" in types:
        yield from schema.get("prefixItems", ())
        if (others := schema.get("items", True)) is not False:
            yield others


def _are_unsigned(values: list[Any]) -> bool:
    return all(value is None or isinstance(value, (str, bool)) or _is_from_zero(value) for value in values)


def _is_from_zero(value: Any) -> bool:
    return isinstance(value, (int, float, Decimal)) and value >= 0
