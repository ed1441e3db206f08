"""One line of NDJSON to plain values, by the fastest decoder at hand; all give the same values.

With the extra `fast` installed msgspec decodes, and what it refuses the standard library's decoder reads again. Numbers
with a point or an exponent are Decimal, others int. What costs time to look for is left to whoever takes the value:
the generated validator refuses nesting and numbers beyond the limits, `line_files.every_key_once` keys given twice.
"""

from collections.abc import Callable
from decimal import DecimalException
from functools import cache
from json import JSONDecoder
from typing import Any, NoReturn

from jianjia_rules.documents.json_text import UnreadableError, decode_line
from jianjia_rules.documents.numbers import exact_remembered

UndecodedError = UnreadableError
"""A line that is no JSON; `documents.json_text.read_json` says why."""

Decode = Callable[[bytes], Any]
"""The value on a line; raises `UndecodedError`."""


def decode(line: bytes) -> Any:
    """The value on a line, decoded by the standard library; raises `UndecodedError`."""
    if b"\\" in line and (b"\\ud" in line or b"\\uD" in line):
        return decode_line(line)  # may hold half a character
    try:
        text = line.decode("utf-8")
        value, end = _decode(text, 0 if text[:1] == "{" else len(text) - len(text.lstrip(_BLANK)))
    except (ValueError, RecursionError, DecimalException) as error:
        raise UndecodedError from error
    if end != len(text) and text[end:].strip(_BLANK):
        raise UndecodedError
    return value


@cache
def fast_decoder() -> Decode | None:
    """The decoder of the extra `fast`; None where msgspec is not installed."""
    try:
        import msgspec
    except ImportError:
        return None
    attempt = msgspec.json.Decoder(float_hook=exact_remembered).decode

    def decode_fast(line: bytes) -> Any:
        try:
            return attempt(line)
        except (ValueError, RecursionError, DecimalException):
            return decode(line)

    return decode_fast


def best_decoder() -> Decode:
    """The fastest decoder that is installed."""
    return fast_decoder() or decode


_BLANK = " \t\r\n"


def _refuse_constant(name: str) -> NoReturn:
    raise UndecodedError(name)


_decode = JSONDecoder(parse_float=exact_remembered, parse_constant=_refuse_constant).raw_decode
