"""JSON text to values: as fast as the standard library while all is well, exact, and explained where it is not.

Numbers with a point or an exponent become Decimal. Keys given twice, NaN, Infinity, numbers beyond `MOST_DIGITS`,
nesting beyond the limit and halves of surrogate pairs are faults. Places come from a second scan, made when one is
asked for.
"""

import re
from collections.abc import Callable, Iterable
from decimal import DecimalException
from json import JSONDecoder
from typing import Any, NoReturn

from jianjia_rules.diagnostics import Diagnostics, Place
from jianjia_rules.documents.document import Document
from jianjia_rules.documents.encoding import decode_text
from jianjia_rules.documents.found import Found
from jianjia_rules.documents.limits import DEFAULT_LIMITS, MOST_DIGITS, Limits
from jianjia_rules.documents.lines import Lines
from jianjia_rules.documents.numbers import exact_unchecked, whole
from jianjia_rules.documents.places import Places, Spot

_BLANK = " \t\r\n"
_LONG_NUMBER = re.compile(rb"[0-9]{%d}" % (MOST_DIGITS + 1))
# Of every `_STRIDE`-th byte of a number that is too long, so many in a row are digits.
_STRIDE = 25
_RUN = b"0" * (MOST_DIGITS // _STRIDE)
_DIGITS_TO_ZERO = bytes.maketrans(b"123456789", b"000000000")
_NOT_BRACKETS = bytes(set(range(256)) - set(b"[]{}"))


class UnreadableError(ValueError):
    """A line that is no JSON this project reads; `read_json` says why."""


def read_json(
    data: bytes | str,
    file: str,
    diagnostics: Diagnostics,
    limits: Limits = DEFAULT_LIMITS,
    *,
    first_line: int = 1,
) -> Document | None:
    """The value of a JSON file, or of one line of an NDJSON file; None where it cannot be read.

    `first_line` is the number the file gives to the first line of `data`.
    """
    if len(data) > limits.bytes:
        diagnostics.add("JJ105", Place(file, first_line, 1), size=len(data), most=limits.bytes)
        return None
    text = data.removeprefix("\ufeff") if isinstance(data, str) else decode_text(data, file, diagnostics)
    if text is None:
        return None
    lines = Lines(text, first_line)
    diagnostics.add_source(file, lines.get)
    try:
        value = _decoded(text, text.encode("utf-8"), _decode_strictly, limits)
    except (ValueError, RecursionError, DecimalException):
        _explain(text, file, first_line, diagnostics, limits)
        return None
    return Document(value, file, lines, Places(file, lambda: _scanned(text, limits)[0], first_line - 1))


def decode_line(line: bytes, limits: Limits = DEFAULT_LIMITS) -> Any:
    """The value of one line of NDJSON in UTF-8, fast; raises `UnreadableError`.

    Of a key given twice the last one wins here. To notice it, compare `key_count` with the number of keys in the
    value, or use `decode_line_strictly`, which takes half as long again.
    """
    try:
        return _decoded(line.decode("utf-8"), line, _decode, limits)
    except (ValueError, RecursionError, DecimalException) as error:
        raise UnreadableError from error


def decode_line_strictly(line: bytes, limits: Limits = DEFAULT_LIMITS) -> Any:
    """The value of one line of NDJSON in UTF-8; a key given twice raises `UnreadableError` as all faults do."""
    try:
        return _decoded(line.decode("utf-8"), line, _decode_strictly, limits)
    except (ValueError, RecursionError, DecimalException) as error:
        raise UnreadableError from error


def key_count(line: bytes) -> int | None:
    """An upper bound on the keys in a line of JSON, exact for tidy lines; None where counting cannot tell.

    If the objects of the decoded value have as many keys together, none was given twice. If they have fewer, one
    was, or some text looks like a key: `decode_line_strictly` tells.
    """
    count = line.count(b'":')
    # A colon elsewhere: in a text, or behind a blank that follows a key.
    if line.count(b":") != count and (b" :" in line or b"\t:" in line or b"\r:" in line or b"\n:" in line):
        return None
    return count


Decode = Callable[[str, int], tuple[Any, int]]


def _refuse_constant(name: str) -> NoReturn:
    raise UnreadableError(name)


def _without_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise UnreadableError
    return found


_decode: Decode = JSONDecoder(parse_float=exact_unchecked, parse_constant=_refuse_constant).raw_decode
_decode_strictly: Decode = JSONDecoder(
    parse_float=exact_unchecked,
    parse_int=whole,
    parse_constant=_refuse_constant,
    object_pairs_hook=_without_duplicates,
).raw_decode


def _decoded(text: str, raw: bytes, decode: Decode, limits: Limits) -> Any:
    if len(raw) > limits.bytes:
        raise UnreadableError
    if _may_hold_long_number(raw):
        decode = _decode_strictly
    start = 0 if text[:1] in "{[" else len(text) - len(text.lstrip(_BLANK))
    value, end = decode(text, start)
    if end != len(text) and text[end:].strip(_BLANK):
        raise UnreadableError
    if not _is_surely_flat(raw, limits.depth):
        _refuse_depth(value, limits.depth)
    if b"\\" in raw and (b"\\ud" in raw or b"\\uD" in raw):
        _refuse_half_characters(value)
    return value


def _may_hold_long_number(raw: bytes) -> bool:
    sample = raw[::_STRIDE].translate(_DIGITS_TO_ZERO)
    return _RUN in sample and _LONG_NUMBER.search(raw) is not None


def _is_surely_flat(raw: bytes, depth: int) -> bool:
    """Whether taking away innermost pairs of brackets `depth` times leaves none; all of it at the speed of C."""
    brackets = raw.translate(None, _NOT_BRACKETS)
    for _ in range(depth):
        if not brackets:
            return True
        fewer = brackets.replace(b"[]", b"").replace(b"{}", b"")
        if len(fewer) == len(brackets):
            return False
        brackets = fewer
    return not brackets


def _refuse_depth(value: Any, depth: int) -> None:
    level = [value]
    for _ in range(depth):
        level = [inner for each in level for inner in _entries(each)]
        if not level:
            return
    if any(isinstance(each, list | dict) for each in level):
        raise UnreadableError


def _entries(value: Any) -> Iterable[Any]:
    match value:
        case dict():
            return value.values()
        case list():
            return value
        case _:
            return ()


def _refuse_half_characters(value: Any) -> None:
    match value:
        case str():
            # A half raises UnicodeEncodeError, which is a ValueError.
            value.encode("utf-8")
        case list():
            for each in value:
                _refuse_half_characters(each)
        case dict():
            for key, each in value.items():
                key.encode("utf-8")
                _refuse_half_characters(each)


def _explain(text: str, file: str, first_line: int, diagnostics: Diagnostics, limits: Limits) -> None:
    faults = _scanned(text, limits)[1]
    for code, span, related, arguments in faults:
        place = Places(file, (None, span, None), first_line - 1).value(())
        first = Places(file, (None, related, None), first_line - 1).value(()) if related else None
        diagnostics.add(code, place, related=first, **arguments)
    if not faults:
        diagnostics.add("JJ150", Place(file, first_line, 1), found="")


def _scanned(text: str, limits: Limits) -> tuple[Spot, list[Found]]:
    # Imported here: records without faults whose places nobody asks for never pay for it.
    from jianjia_rules.documents.json_scan import scan

    return scan(text, limits)
