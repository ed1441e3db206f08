"""A record schema made ready for validation: exact numbers, and no bare `false`."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

NOTHING: Mapping[str, Any] = {"not": {}}
"""What no value fits, said so that errors know their place."""

_SCHEMAS = {"items", "contains", "not", "if", "then", "else", "propertyNames", "unevaluatedItems"}
_LISTS = {"prefixItems", "allOf", "anyOf", "oneOf"}
_MAPPINGS = {"properties", "patternProperties", "$defs", "definitions", "dependentSchemas"}


def exact_schema(schema: Any) -> Any:
    """A copy of a schema with plain dicts and lists, Decimal for float, and `NOTHING` for false."""
    if schema is False:
        return dict(NOTHING)
    if not isinstance(schema, Mapping):
        return schema
    return {str(keyword): _keyword(str(keyword), value) for keyword, value in schema.items()}


def _keyword(keyword: str, value: Any) -> Any:
    if keyword in _SCHEMAS:
        return exact_schema(value)
    if keyword in _LISTS and isinstance(value, (list, tuple)):
        return [exact_schema(inner) for inner in value]
    if keyword in _MAPPINGS and isinstance(value, Mapping):
        return {str(name): exact_schema(inner) for name, inner in value.items()}
    if keyword == "additionalProperties":
        return value if isinstance(value, bool) else exact_schema(value)
    return _exact(value)


def _exact(value: Any) -> Any:
    match value:
        case Mapping():
            return {str(key): _exact(inner) for key, inner in value.items()}
        case list() | tuple():
            return [_exact(inner) for inner in value]
        case float():
            return Decimal(repr(value))
        case _:
            return value
