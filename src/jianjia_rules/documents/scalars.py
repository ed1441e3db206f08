"""Plain scalars of YAML 1.2 (core schema), with exact numbers.

Differences on purpose: a number with an idle leading zero (`012`, an area code) is text, and `.inf` and `.nan` are
no values at all.
"""

import re
from decimal import Decimal

from jianjia_rules.documents.limits import MOST_DIGITS
from jianjia_rules.documents.numbers import TooLongError, exact

_CONSTANTS: dict[str, bool | None] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True,
    "false": False, "False": False, "FALSE": False,
}  # fmt: skip
_STARTS = frozenset("0123456789+-.")
_NUMBER = re.compile(
    r"(?P<whole>[-+]?(?:0|[1-9][0-9]*))"
    r"|(?P<exact>[-+]?(?:(?:0|[1-9][0-9]*)(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]+)?)"
    r"|0o(?P<octal>[0-7]+)"
    r"|0x(?P<hexadecimal>[0-9a-fA-F]+)"
    r"|(?P<endless>[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))"
)


class EndlessError(ValueError):
    """Infinity, or not a number."""


def resolved(text: str) -> bool | int | Decimal | str | None:
    """The value of a plain scalar; raises `EndlessError` or `TooLongError`."""
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    first = text[0]
    if first in _STARTS:
        # The common case, ahead of the pattern for speed alone.
        if first != "0" and len(text) < 19 and text.isdecimal() and text.isascii():
            return int(text)
        match = _NUMBER.fullmatch(text)
        if match is not None:
            return _number(match)
    return text


def _number(match: re.Match[str]) -> int | Decimal:
    text = match.group()
    # The exponent has its own bound; the length bounds the digits before they are read at all.
    if len(text) > MOST_DIGITS:
        raise TooLongError(text)
    match match.lastgroup:
        case "whole":
            return int(text)
        case "exact":
            return exact(text)
        case "octal":
            return int(match["octal"], 8)
        case "hexadecimal":
            return int(match["hexadecimal"], 16)
        case _:
            raise EndlessError(text)
