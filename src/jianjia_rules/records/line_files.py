"""NDJSON: one record a line, read one at a time; memory does not grow with the file."""

import math
from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, BinaryIO

from jianjia_rules.diagnostics import Diagnostics, Place
from jianjia_rules.documents.json_text import decode_line_strictly, read_json
from jianjia_rules.documents.limits import DEFAULT_LIMITS
from jianjia_rules.records.decoding import UndecodedError, best_decoder, decode
from jianjia_rules.records.origins import DocumentOrigin, LineOrigin
from jianjia_rules.records.raw import Raw, RawRecord, Unread
from jianjia_rules.records.reading_faults import unread, unreadable
from jianjia_rules.records.whole_files import read_json_bytes

if TYPE_CHECKING:
    from jianjia_rules.documents.archives.member import AnyFile

LONGEST_LINE = 2 * 1024 * 1024
"""Bytes of one line; a longer one is refused, and those behind it are read."""
STANDARD_INPUT = "-"
"""The path that stands for standard input."""
INPUT_NAME = "<stdin>"
"""What messages call standard input."""
READ_AT_ONCE = 1 << 18
"""Bytes read from a file at once: many lines, which takes a third of the time of a few."""

_MARK = b"\xef\xbb\xbf"
_raw = partial(tuple.__new__, RawRecord)
_origin = partial(tuple.__new__, LineOrigin)


def read_line_file(path: "AnyFile", name: str) -> Iterator[Raw]:
    """The records of an NDJSON file."""
    try:
        with path.open("rb", buffering=READ_AT_ONCE) as file:
            yield from read_lines(file, name)
    except (OSError, ValueError) as error:
        yield unreadable(name, error)


def read_standard_input(file: BinaryIO, name: str) -> Iterator[Raw]:
    """Records from a stream that may hold NDJSON or one JSON document; the first line tells."""
    skipped = 0
    first = file.readline(LONGEST_LINE + 1).removeprefix(_MARK)
    while first.isspace():
        skipped += 1
        first = file.readline(LONGEST_LINE + 1)
    try:
        is_line = len(first) <= LONGEST_LINE and isinstance(decode(first), dict)
    except UndecodedError:
        is_line = first.lstrip().startswith(b"{") and first.rstrip().endswith(b"}")
    if is_line:
        yield from read_lines(file, name, first, skipped)
    else:
        yield from read_json_bytes(b"\n" * skipped + first + file.read(DEFAULT_LIMITS.bytes + 1 - len(first)), name)


def read_lines(
    file: BinaryIO,
    name: str,
    first: bytes = b"",
    before: int = 0,
    size: float = math.inf,
    taken: Callable[[bytes, int], bool] | None = None,
) -> Iterator[Raw]:
    """The records on the lines of an open file, up to `size` bytes.

    `first` is the line already read of it, after `before` others. `taken` is asked first, with a line and its number:
    whether it deals with the line, which is then passed over.
    """
    decode_line = best_decoder()
    number = before
    line = first or file.readline(LONGEST_LINE + 1)
    while line:
        number += 1
        if number == 1:
            line = line.removeprefix(_MARK)
        if len(line) > LONGEST_LINE and not line.endswith(b"\n"):
            length = _rest(file, line)
            size -= length - len(line)
            yield unread(name, "JJ105", Place(name, number, 1), is_record=True, size=length, most=LONGEST_LINE)
        elif taken is None or not taken(line, number):
            try:
                raw = _raw((decode_line(line), _origin((name, number, line)), (), line, None))
            except UndecodedError:
                if not line.isspace():
                    yield _explained(line, name, number)
            else:
                yield raw
        size -= len(line)
        line = file.readline(LONGEST_LINE + 1) if size > 0 else b""


def texts_on(line: bytes) -> int | None:
    """How many texts stand on a line, keys included; None where it takes more than counting to tell.

    Every text has two quotes. The value has fewer where an object had a key twice, of which one is left.
    """
    quotes = line.count(b'"')
    if b"\\" in line:
        if b"\\\\" in line:
            return None
        quotes -= line.count(b'\\"')
    return quotes // 2 if quotes % 2 == 0 else None


def every_key_once(line: bytes, texts: int) -> bool:
    """Whether no object on a line has a key twice, if the value has so many texts, keys included; False for unsure."""
    return texts_on(line) == texts


def read_strictly(raw: RawRecord) -> Raw:
    """The same record where every key stands once; else what is wrong with its line."""
    if raw.line is None:
        return raw
    try:
        decode_line_strictly(raw.line)
    except UndecodedError:
        place = raw.origin.place(())
        return _explained(raw.line, raw.origin.file, place.line if place is not None else 1)
    return raw


def _explained(line: bytes, name: str, number: int) -> Raw:
    diagnostics = Diagnostics()
    document = read_json(line, name, diagnostics, first_line=number)
    if document is None:
        return Unread(name, diagnostics.sorted())
    return RawRecord(document.value, DocumentOrigin(document), diagnostics.sorted())


def _rest(file: BinaryIO, line: bytes) -> int:
    """Pass over what is left of a line that is too long, in pieces; its whole length."""
    size = len(line)
    while line and not line.endswith(b"\n"):
        line = file.readline(LONGEST_LINE)
        size += len(line)
    return size
