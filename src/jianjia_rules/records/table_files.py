"""CSV: a header cell is a field path, a row is a record; read one row at a time.

UTF-8 (with or without its mark), else GB18030, else UTF-16 with its mark; separated by comma, tab or semicolon.
"""

import codecs
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TextIO

from jianjia_rules.dataclass import dataclass
from jianjia_rules.diagnostics import Diagnostic, Place
from jianjia_rules.language.record_schema import RecordSchema
from jianjia_rules.records.cells import cell_value
from jianjia_rules.records.nested import put
from jianjia_rules.records.raw import Raw, RawRecord, Unread
from jianjia_rules.records.reading_faults import one, unread, unreadable
from jianjia_rules.records.table_header import Column, columns_of, declared_delimiter, delimiter_of
from jianjia_rules.records.table_rows import LONGEST_LINE, Row, RowError, rows
from jianjia_rules.units.record import TreePath

MOST_COLUMNS = 2_000
"""Columns of a table."""

_PIECE = 1 << 16


@dataclass(frozen=True, slots=True)
class RowOrigin:
    """A record in a row of a table."""

    file: str
    row: Row
    columns: tuple[Column, ...]

    def place(self, path: TreePath) -> Place:
        """The place of the cell that holds a path or is first below it; else of the row."""
        names = tuple(step for step in path if isinstance(step, str))
        for column in self.columns:
            length = min(len(names), len(column.path))
            if names[:length] == column.path[:length]:
                return Place(self.file, *self.row.spot(column.index))
        return Place(self.file, self.row.line, 1)

    def key_place(self, path: TreePath) -> Place:
        """The place of the cell: a row has no keys of its own."""
        return self.place(path)

    def line(self, number: int) -> str | None:
        """A line of the row, by its number in the file."""
        lines = self.row.lines()
        return lines[number - self.row.line] if 0 <= number - self.row.line < len(lines) else None


def read_table_file(path: Path, name: str, schema: RecordSchema) -> Iterator[Raw]:
    """The records of a CSV file."""
    try:
        encoding = _encoding(path, name)
        if isinstance(encoding, Unread):
            yield encoding
            return
        if encoding in _REMARKS:
            yield unread(name, _REMARKS[encoding], Place(name, 1, 1))
        with path.open("r", encoding=encoding, newline="") as file:
            yield from _read_table(file, name, schema)
    except (OSError, ValueError) as error:  # also: changed while it is read
        yield unreadable(name, error)


_REMARKS = {"gb18030": "JJ102", "utf-16": "JJ103"}


def _read_table(file: TextIO, name: str, schema: RecordSchema) -> Iterator[Raw]:
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
    delimiter = delimiter or delimiter_of(header, schema)
    head = next(rows(_Again(header, file), delimiter, following - 1), None)  # type: ignore[arg-type]
    if isinstance(head, RowError):
        yield Unread(name, (_row_fault(head, name),), is_record=False)
        return
    if head is None:
        yield unread(name, "JJ824", Place(name, following - 1, 1))
        return
    if len(head.cells) > MOST_COLUMNS:
        yield unread(name, "JJ828", Place(name, head.line, 1), count=len(head.cells), most=MOST_COLUMNS)
        return
    columns, diagnostics = columns_of(head, name, schema)
    if diagnostics:
        yield Unread(name, tuple(diagnostics), is_record=False)
    start = head.line + len(head.lines())
    for row in rows(file, delimiter, start):
        yield _record(row, len(head.cells), columns, name)


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


def _record(row: Row | RowError, width: int, columns: tuple[Column, ...], name: str) -> Raw:
    if isinstance(row, RowError):
        return Unread(name, (_row_fault(row, name),))
    extra = row.cells[width:]
    if len(row.cells) < width or any(cell.strip() for cell in extra):
        place = Place(name, row.line, 1)
        fault = one("JJ810", place, source_line=row.lines()[0], count=len(row.cells), wanted=width)
        return Unread(name, (fault,))
    data: dict[str, Any] = {}
    for column in columns:
        value = cell_value(row.cells[column.index], column.type)
        if value is not None:
            put(data, column.path, value)
    return RawRecord(data, RowOrigin(name, row, columns))


def _row_fault(error: RowError, name: str) -> Diagnostic:
    quote = error.quote
    if quote is None:
        return one("JJ826", Place(name, error.line, 1), most=error.most)
    return one("JJ825", Place(name, quote.line, quote.column), source_line=quote.text)


def _encoding(path: Path, name: str) -> str | Unread:
    """The encoding of a file, found in one pass that keeps nothing."""
    with path.open("rb") as file:
        if file.read(2) in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
            return "utf-16"
    offset = _first_fault(path, "utf-8")
    if offset is None:
        return "utf-8-sig"
    if _first_fault(path, "gb18030") is None:
        return "gb18030"
    return unread(name, "JJ101", Place(name, 1, 1), offset=offset + 1)


def _first_fault(path: Path, encoding: str) -> int | None:
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
