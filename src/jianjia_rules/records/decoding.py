"""One line of NDJSON to plain values, by the fastest decoder at hand; all give the same values.

With the extra `fast` installed msgspec decodes, and what it refuses the standard library's decoder reads again. Numbers
with a point or an exponent are Decimal, others int. What costs time to look for is left to whoever takes the value:
the generated validator refuses nesting and numbers beyond the limits, `line_files.every_key_once` keys given twice.
"""

from collections.abc import Callable
from decimal import Decimal, DecimalException
from functools import cache
from json import JSONDecoder
from typing import Any, NamedTuple, NoReturn

from jianjia_rules.documents.json_text import UnreadableError, decode_line
from jianjia_rules.documents.numbers import exact_remembered, unsigned_remembered, unsigned_whole_remembered

UndecodedError = UnreadableError
"""A line that is no JSON; `documents.json_text.read_json` says why."""

Decode = Callable[[bytes], Any]
"""The value on a line; raises `UndecodedError`."""


class Unsigned(NamedTuple):
    """A decoder for values without a number below 0, and of what `kinds` the numbers are that need no look for that.

    Those are `decimal` and perhaps `integer`; they are within the limits too. Where one is not the decoder raises, as
    it may at any number with a minus; if it does not, whoever takes the value looks at numbers of the other kind.
    """

    decode: Decode
    kinds: frozenset[str]


def _decoder(exact: Callable[[str], Decimal], whole: Callable[[str], int] | None, of_halves: Decode) -> Decode:
    """By the standard library; `of_halves` is for lines that may hold half a character."""
    scan = JSONDecoder(parse_float=exact, parse_int=whole, parse_constant=_refuse).raw_decode

    def decode(line: bytes) -> Any:
        if b"\\" in line and (b"\\ud" in line or b"\\uD" in line):
            return of_halves(line)
        try:
            text = line.decode("utf-8")
            value, end = scan(text, 0 if text[:1] == "{" else len(text) - len(text.lstrip(_BLANK)))
        except (ValueError, RecursionError, DecimalException) as error:
            raise UndecodedError from error
        if end != len(text) and text[end:].strip(_BLANK):
            raise UndecodedError
        return value

    return decode


def _refuse(what: object) -> NoReturn:
    raise UndecodedError(what)


_BLANK = " \t\r\n"

decode = _decoder(exact_remembered, None, decode_line)
"""The value on a line, decoded by the standard library; raises `UndecodedError`."""

_unsigned = Unsigned(
    _decoder(unsigned_remembered, unsigned_whole_remembered, _refuse), frozenset({"decimal", "integer"})
)


@cache
def fast_decoder() -> Decode | None:
    """The decoder of the extra `fast`; None where msgspec is not installed."""
    return _fast(exact_remembered, decode)


@cache
def _fast(exact: Callable[[str], Decimal], otherwise: Decode) -> Decode | None:
    try:
        import msgspec
    except ImportError:
        return None
    attempt = msgspec.json.Decoder(float_hook=exact).decode

    def decode_fast(line: bytes) -> Any:
        try:
            return attempt(line)
        except (ValueError, RecursionError, DecimalException):
            return otherwise(line)

    return decode_fast


def best_decoder() -> Decode:
    """The fastest decoder that is installed."""
    return fast_decoder() or decode


def unsigned_decoder() -> Unsigned:
    """The fastest for values without a number below 0."""
    fast = _fast(unsigned_remembered, _unsigned.decode)
    return _unsigned if fast is None else Unsigned(fast, frozenset({"decimal"}))
