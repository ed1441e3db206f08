"""The numbers of a schema, exact."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any


def exact_schema(node: Any) -> Any:
    """A copy of a schema with plain dicts and lists, and Decimal for float."""
    match node:
        case Mapping():
            return {key: exact_schema(value) for key, value in node.items()}
        case list() | tuple():
            return [exact_schema(value) for value in node]
        case float():
            return Decimal(repr(node))
        case _:
            return node
