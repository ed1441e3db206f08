"""What a workbook holds: sheets of cells with something in them; how much of one is taken in."""

from collections.abc import Mapping
from dataclasses import field
from decimal import Decimal
from enum import Enum
from typing import Any, NamedTuple

from jianjia_rules.dataclass import dataclass

MOST_BYTES = 16 * 1024 * 1024
MOST_UNPACKED = 64 * 1024 * 1024
MOST_RATIO = 200
"""Times its size that a file of more than `RATIO_FROM` bytes may unpack to."""
RATIO_FROM = 4 * 1024 * 1024
MOST_PARTS = 2_000
MOST_EMPTY = 4_000_000
"""Rows and cells of .xlsx sheets that are spelled out with nothing in them."""
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
"""What spreadsheets have at most; a cell beyond is damage."""


class Most(NamedTuple):
    """How much of a workbook is taken in: sheets, and cells with something in them, of all sheets."""

    sheets: int = 200
    cells: int = 200_000


MOST = Most()
"""Of a workbook that holds records."""


class Kind(Enum):
    """What stands in a cell."""

    TEXT = "text"
    NUMBER = "number"
    TRUTH = "truth"
    DAY = "day"
    """ISO 8601 text, with a time where one is given."""
    ERROR = "error"
    UNSAVED = "unsaved"
    """A formula without the value it had."""


class Cell(NamedTuple):
    """One cell; a number is an int where it is whole, else a Decimal of at most 15 digits."""

    kind: Kind
    value: str | int | Decimal | bool


At = tuple[int, int]
"""Row and column, counted from 1."""


class Range(NamedTuple):
    """A rectangle of cells, both corners included."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its cells by row and column, in the order of the file; cells with nothing in them are not there."""

    name: str
    cells: Mapping[At, Cell]
    merged: tuple[Range, ...] = ()
    empty_rows: int = 0
    """Rows that the file spells out although nothing stands in them."""


class Remark(NamedTuple):
    """A coded message about the file as a whole."""

    code: str
    arguments: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook's sheets in their order, and what there is to say of the file."""

    sheets: tuple[Sheet, ...]
    remarks: tuple[Remark, ...] = field(default=())
    from_1904: bool = False
    """Whether its days are counted from 1904."""


class BookError(Exception):
    """A file that is refused: the code of the message and its arguments."""

    def __init__(self, code: str, **arguments: Any) -> None:
        super().__init__(code)
        self.remark = Remark(code, arguments)


class Counter:
    """Counts the cells of a workbook; raises BookError beyond the most."""

    def __init__(self, most: Most) -> None:
        self._most = most.cells
        self._left = most.cells
        self._empty_left = MOST_EMPTY

    def count(self, cells: int = 1) -> None:
        """Take so many more in."""
        self._left -= cells
        if self._left < 0:
            raise BookError("JJ756", most=self._most)

    def count_empty(self) -> None:
        """Take one more in that holds nothing."""
        self._empty_left -= 1
        if self._empty_left < 0:
            raise BookError("JJ756", most=MOST_EMPTY)
