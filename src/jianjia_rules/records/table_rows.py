"""The rows of a CSV text, one at a time, each with the lines it stands on and the columns of its cells.

RFC 4180 with any line ending; a quoted cell may hold line breaks. A row that cannot be split is a fault of its own, and
the next line begins another.
"""

import csv
import re
from collections import deque
from collections.abc import Iterator
from typing import NamedTuple, TextIO

from jianjia_rules.dataclass import dataclass

LONGEST_LINE = 1024 * 1024
"""Characters of one line."""

_LARGEST_CELL = 131_072  # what `csv` allows, unless a program changes it for the whole process


@dataclass(frozen=True, slots=True)
class RowError:
    """A row that cannot be split, at the line it begins on: for a quote, or for more than `most` characters."""

    line: int
    quote: "Quote | None" = None
    most: int = LONGEST_LINE


class Quote(NamedTuple):
    """A double quote that opens a cell and is not closed as it should be: its line, column, and the line's text."""

    line: int
    column: int
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one row; `text` is what stands in the file, beginning at line `line`."""

    line: int
    cells: tuple[str, ...]
    text: str
    delimiter: str

    def spot(self, index: int) -> tuple[int, int, int | None]:
        """Line, column and end column of a cell; the end only where the cell ends on its line."""
        start, end = self._bounds(index)
        before = self.text[:start]
        lines = _lines(before)
        inside = _lines(self.text[start:end])
        column = len(lines[-1]) + 1
        return self.line + len(lines) - 1, column, column + end - start if len(inside) == 1 and end > start else None

    def lines(self) -> list[str]:
        """The lines of the row, without their line breaks."""
        return _lines(self.text.rstrip("\r\n"))

    def _bounds(self, index: int) -> tuple[int, int]:
        start, cell, quoted = 0, 0, False
        stop = len(self.text.rstrip("\r\n"))
        for at in range(stop):
            character = self.text[at]
            if character == '"':
                quoted = not quoted
            elif character == self.delimiter and not quoted:
                if cell == index:
                    return start, at
                start, cell = at + 1, cell + 1
        return (start, stop) if cell == index else (0, stop)


def rows(file: TextIO, delimiter: str, line: int) -> Iterator[Row | RowError]:
    """The rows from here on, blank ones left out; the next line of the file has number `line`.

    Behind a line that cannot be split the next line begins a row: a quote that nobody closed costs no other row.
    """
    source = _Source(file, line)
    while True:
        reader = csv.reader(source, delimiter=delimiter, strict=True)
        try:
            yield from _good_rows(reader, source, delimiter)
        except _TooLongError:
            yield source.refused(delimiter, LONGEST_LINE)
        except csv.Error:
            yield source.refused(delimiter, _LARGEST_CELL)
        else:
            return


def _good_rows(reader: Iterator[list[str]], source: "_Source", delimiter: str) -> Iterator[Row]:
    while True:
        first = source.begin()
        cells = next(reader, None)
        if cells is None:
            return
        if any(cells):
            yield Row(first, tuple(cells), source.text(), delimiter)


class _TooLongError(Exception):
    """The next line is too long."""


class _Source:
    """Hands lines to the reader, keeps those of the row that is being read, and takes back what was no part of it."""

    def __init__(self, file: TextIO, line: int) -> None:
        self._file = file
        self._line = line
        self._taken: list[str | None] = []  # None for a line that is too long
        self._again: deque[str | None] = deque()

    def begin(self) -> int:
        """The number of the line that the next row begins on."""
        self._hand_back(len(self._taken))
        return self._line

    def text(self) -> str:
        """The lines of the row."""
        return "".join(line for line in self._taken if line is not None)

    def refused(self, delimiter: str, most: int) -> RowError:
        """What is wrong with the row: its quote, or that it has more than `most` characters."""
        first, text = self._line, self.text()
        at = _open_quote(text, delimiter)
        if at is None:
            self._hand_back(1)
            return RowError(first, most=most)
        before = _lines(text[:at])
        line = _lines(text[at:])[0]
        self._hand_back(len(before))
        return RowError(first, Quote(first + len(before) - 1, len(before[-1]) + 1, before[-1] + line))

    def _hand_back(self, used: int) -> None:
        """All lines but so many are handed out once more."""
        self._again.extendleft(reversed(self._taken[used:]))
        self._line += used
        self._taken = []

    def __iter__(self) -> "_Source":
        return self

    def __next__(self) -> str:
        line = self._again.popleft() if self._again else self._next_line()
        if line == "":
            raise StopIteration
        self._taken.append(line)
        if line is None:
            raise _TooLongError
        return line

    def _next_line(self) -> str | None:
        """The next line of the file, empty at its end; None for one that is too long, which is passed over."""
        line = self._file.readline(LONGEST_LINE)
        if len(line) < LONGEST_LINE or line.endswith(("\n", "\r")):
            return line
        while line and not line.endswith(("\n", "\r")):
            line = self._file.readline(LONGEST_LINE)
        return None


def _open_quote(text: str, delimiter: str) -> int | None:
    """Where the quote stands that opens a cell and is not closed as it should be, if any is."""
    ends = re.compile(f"[{re.escape(delimiter)}\r\n]")
    at = 0
    while at < len(text):
        if text[at] == '"':
            close = _CLOSING.match(text, at + 1)
            if close is None or text[close.end() : close.end() + 1] not in {delimiter, "\r", "\n", ""}:
                return at
            at = close.end()
        end = ends.search(text, at)
        if end is None:
            return None
        at = end.end()
    return None


_CLOSING = re.compile('(?:[^"]|"")*+"')
"""The rest of a cell in quotes, with the one that closes it."""


def _lines(text: str) -> list[str]:
    """Split at the line breaks of a text file opened with `newline=''`."""
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
