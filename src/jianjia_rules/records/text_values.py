"""Values that stand for a text: names, ids, periods."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from jianjia_rules.language.paths import FieldPath

LONGEST_ID = 200
"""Characters of one part of a unit's id."""


def value_at(data: Any, path: FieldPath) -> Any:
    """The value at a path; None where nothing stands there, or where the path leads through no mapping."""
    for name in path:
        if not isinstance(data, Mapping):
            return None
        data = data.get(name)
    return data


def text_of(value: object) -> str | None:
    """The text of a text or a whole number; None for anything else, and for what is missing."""
    if value.__class__ is str:
        return value or None
    if isinstance(value, bool):
        return None
    if isinstance(value, str):
        return str(value) or None
    if isinstance(value, Decimal):
        if not value.is_finite() or value.adjusted() > LONGEST_ID or value != value.to_integral_value():
            return None
        value = int(value)
    if not isinstance(value, int) or abs(value) >= 10**LONGEST_ID:
        return None
    return str(value)
