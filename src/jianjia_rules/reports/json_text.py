"""Data written as JSON: exact numbers, Chinese as it is, halves of surrogate pairs as escapes."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from json.encoder import encode_basestring

from jianjia_rules.reports.numbers import number_text

Json = None | bool | int | Decimal | Fraction | str | Sequence["Json"] | Mapping[str, "Json"]

_HALF = re.compile("[\ud800-\udfff]")
_INDENT = "  "


def compact(value: Json) -> str:
    """On one line, without blanks."""
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case str():
            return text(value)
        case int() | Decimal() | Fraction():
            return number_text(value)
        case Mapping():
            return "{" + ",".join(f"{text(key)}:{compact(entry)}" for key, entry in value.items()) + "}"
        case _:
            return "[" + ",".join(map(compact, value)) + "]"


def indented(value: Json, depth: int = 0) -> str:
    """With a line for each entry; what holds no further lists or mappings stands on one."""
    if isinstance(value, str) or not isinstance(value, (Mapping, Sequence)) or _is_plain(value):
        return _one_line(value)
    lead = _INDENT * (depth + 1)
    if isinstance(value, Mapping):
        lines = [f"{lead}{text(key)}: {indented(entry, depth + 1)}" for key, entry in value.items()]
        begin, end = "{", "}"
    else:
        lines = [f"{lead}{indented(entry, depth + 1)}" for entry in value]
        begin, end = "[", "]"
    return "\n".join([begin, ",\n".join(lines), _INDENT * depth + end])


def text(value: str) -> str:
    """A text in quotes."""
    quoted: str = encode_basestring(value)
    try:
        quoted.encode()  # the quickest way to see that there is no half
    except UnicodeEncodeError:
        return _HALF.sub(_escape, quoted)
    return quoted


def text_bytes(value: str) -> bytes:
    """A text in quotes, in UTF-8."""
    quoted: str = encode_basestring(value)
    try:
        return quoted.encode()
    except UnicodeEncodeError:
        return _HALF.sub(_escape, quoted).encode()


def _escape(half: re.Match[str]) -> str:
    return f"\\u{ord(half.group()):04x}"


def _is_plain(value: Mapping[str, Json] | Sequence[Json]) -> bool:
    entries = value.values() if isinstance(value, Mapping) else value
    return all(isinstance(entry, str) or not isinstance(entry, (Mapping, Sequence)) for entry in entries)


def _one_line(value: Json) -> str:
    match value:
        case Mapping():
            return "{" + ", ".join(f"{text(key)}: {compact(entry)}" for key, entry in value.items()) + "}"
        case str():
            return text(value)
        case Sequence():
            return "[" + ", ".join(map(compact, value)) + "]"
        case _:
            return compact(value)
