"""The rows of a CSV text, one at a time, each with the lines it stands on and the columns of its cells.

RFC 4180 with any line ending; a quoted cell may hold line breaks. A row that cannot be split is a fault of its own.
"""

import csv
from collections.abc import Iterator
from typing import TextIO

from jianjia_rules.dataclass import dataclass

LONGEST_LINE = 1024 * 1024
"""Characters of one line."""

_LARGEST_CELL = 131_072  # what `csv` allows, unless a program changes it for the whole process


class RowError(ValueError):
    """A row that cannot be split: `reason` is `too long` or `quotes`."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(line, reason)
        self.line = line
        self.reason = reason


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
    """The rows from here on, blank ones left out; the next line of the file has number `line`."""
    source = _Source(file, line)
    reader = csv.reader(source, delimiter=delimiter, strict=True)
    while True:
        first = source.begin()
        try:
            cells = next(reader)
        except StopIteration:
            return
        except RowError as error:
            yield error
            continue
        except csv.Error:
            yield RowError(first, "quotes")
            continue
        if any(cells):
            yield Row(first, tuple(cells), source.text(), delimiter)


class _Source:
    """Hands lines to the reader and keeps those of the row that is being read."""

    def __init__(self, file: TextIO, line: int) -> None:
        self._file = file
        self._line = line
        self._taken: list[str] = []

    def begin(self) -> int:
        self._taken = []
        return self._line

    def text(self) -> str:
        return "".join(self._taken)

    def __iter__(self) -> "_Source":
        return self

    def __next__(self) -> str:
        line = self._file.readline(LONGEST_LINE)
        if not line:
            raise StopIteration
        number = self._line
        self._line += 1
        if len(line) == LONGEST_LINE and not line.endswith(("\n", "\r")):
            while line and not line.endswith(("\n", "\r")):
                line = self._file.readline(LONGEST_LINE)
            raise RowError(number, "too long")
        self._taken.append(line)
        return line


def _lines(text: str) -> list[str]:
    """Split at the line breaks of a text file opened with `newline=''`."""
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
