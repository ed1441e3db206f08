"""A CSV file taken apart: its encoding, what separates its cells, its first row, and then row after row.

UTF-8 (with or without its mark), else GB18030, else UTF-16 with its mark; separated by comma, tab or semicolon.
"""

import codecs
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple, TextIO

from jianjia_rules.diagnostics import Diagnostic, Place
from jianjia_rules.records.raw import Unread
from jianjia_rules.records.reading_faults import one, unread, unreadable
from jianjia_rules.records.table_header import declared_delimiter, delimiters_of
from jianjia_rules.records.table_rows import LONGEST_LINE, Row, RowError, rows

if TYPE_CHECKING:
    from jianjia_rules.documents.archives.member import AnyFile

MOST_COLUMNS = 2_000
"""Columns of a table."""

_PIECE = 1 << 16
_REMARKS = {"gb18030": "JJ102", "utf-16": "JJ103"}


class Header(NamedTuple):
    """The first row of a table."""

    row: Row


TablePart = Unread | Header | Row | RowError


def table_parts(path: "AnyFile", name: str, names_field: Callable[[str], bool]) -> Iterator[TablePart]:
    """What is to be told of the file, its header, and then its rows; without a header nothing follows."""
    try:
        encoding = _encoding(path, name)
        if isinstance(encoding, Unread):
            yield encoding
            return
        if encoding in _REMARKS:
            yield unread(name, _REMARKS[encoding], Place(name, 1, 1))
        with path.open("r", encoding=encoding, newline="") as file:
            yield from _parts(file, name, names_field)
    except (OSError, ValueError) as error:  # also: changed while it is read
        yield unreadable(name, error)


def row_fault(error: RowError, name: str) -> Diagnostic:
    """What is wrong with a row that cannot be split."""
    quote = error.quote
    if quote is None:
        return one("JJ826", Place(name, error.line, 1), most=error.most)
    return one("JJ825", Place(name, quote.line, quote.column), source_line=quote.text)


def shape_fault(row: Row, width: int, name: str) -> Diagnostic | None:
    """What is wrong with a row that has fewer cells than the header, or more that are not empty, or a NUL character."""
    if "\0" in row.text:
        lines = row.lines()
        at = next(index for index, line in enumerate(lines) if "\0" in line)
        place = Place(name, row.line + at, lines[at].index("\0") + 1)
        return one("JJ156", place, source_line=lines[at], character="U+0000")
    if len(row.cells) >= width and not any(cell.strip() for cell in row.cells[width:]):
        return None
    return one("JJ810", Place(name, row.line, 1), source_line=row.lines()[0], count=len(row.cells), wanted=width)


def _parts(file: TextIO, name: str, names_field: Callable[[str], bool]) -> Iterator[TablePart]:
    header, following = _first_line(file, 1)
    delimiter = declared_delimiter(header)
    if delimiter is not None:
        header, following = _first_line(file, following)
    if not header:
        yield unread(name, "JJ824", Place(name, 1, 1))
        return
    if len(header) >= LONGEST_LINE:
        yield unread(name, "JJ826", Place(name, following - 1, 1), most=LONGEST_LINE)
        return
    if delimiter is None:
        delimiter, *others = delimiters_of(header, names_field)
        if others:
            place = Place(name, following - 1, 1)
            told = one("JJ876", place, source_line=header.rstrip("\r\n"), found=delimiter, others=tuple(others))
            yield Unread(name, (told,), is_record=False)
    head = next(rows(_Again(header, file), delimiter, following - 1), None)  # type: ignore[arg-type]
    if isinstance(head, RowError):
        yield Unread(name, (row_fault(head, name),), is_record=False)
        return
    if head is None:
        yield unread(name, "JJ824", Place(name, following - 1, 1))
        return
    if len(head.cells) > MOST_COLUMNS:
        yield unread(name, "JJ828", Place(name, head.line, 1), count=len(head.cells), most=MOST_COLUMNS)
        return
    yield Header(head)
    yield from rows(file, delimiter, head.line + len(head.lines()))


class _Again:
    """A file with a line put back in front of it."""

    def __init__(self, line: str, file: TextIO) -> None:
        self._line = line
        self._file = file

    def readline(self, size: int) -> str:
        line, self._line = self._line, ""
        return line or self._file.readline(size)


def _first_line(file: TextIO, number: int) -> tuple[str, int]:
    """The next line that is not blank, and the number of the line after it; a text cut at the longest line."""
    line = file.readline(LONGEST_LINE)
    while line and line.isspace():
        line = file.readline(LONGEST_LINE)
        number += 1
    return line, number + 1


def _encoding(path: "AnyFile", name: str) -> str | Unread:
    """The encoding of a file, found in one pass that keeps nothing."""
    with path.open("rb") as file:
        start = file.read(4)
    if start != codecs.BOM_UTF32_LE and start[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        offset = _first_fault(path, "utf-16")
        return "utf-16" if offset is None else unread(name, "JJ101", Place(name, 1, 1), offset=offset + 1)
    offset = _first_fault(path, "utf-8")
    if offset is None:
        return "utf-8-sig"
    if _first_fault(path, "gb18030") is None:
        return "gb18030"
    return unread(name, "JJ101", Place(name, 1, 1), offset=offset + 1)


def _first_fault(path: "AnyFile", encoding: str) -> int | None:
    """Where the file stops being text in this encoding, in bytes from its beginning; None where it does not."""
    decoder = codecs.getincrementaldecoder(encoding)("strict")
    offset = 0
    with path.open("rb") as file:
        while True:
            piece = file.read(_PIECE)
            if encoding == "gb18030" and b"\0" in piece:
                return offset + piece.index(b"\0")
            pending = len(decoder.getstate()[0])
            try:
                decoder.decode(piece, final=not piece)
            except UnicodeDecodeError as error:
                return max(0, offset - pending + error.start)
            if not piece:
                return None
            offset += len(piece)
