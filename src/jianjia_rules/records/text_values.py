"""Values that stand for a text: names, ids, periods."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from jianjia_rules.language.paths import FieldPath

LONGEST_ID = 200
"""Characters of one part of a unit's id."""

_FULL_WIDTH = (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B), 0xFF0D, 0xFF3F)
_PLAIN: dict[int, int] = {
    **{code: code - 0xFEE0 for code in _FULL_WIDTH},
    **dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2212\ufe63"), ord("-")),
}
"""Brackets and other signs stay: in names that serve as ids they are what was meant."""

_AROUND = " \t\r\n\u3000\u00a0\u2002\u2003\u2007\u2009\u202f\ufeff\u200b"


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


def plain_id(text: str) -> str:
    """An id as it is compared: full-width letters, digits and dashes as plain ones, no blanks around it."""
    if text.isascii():
        return text.strip()
    return text.translate(_PLAIN).strip(_AROUND)
