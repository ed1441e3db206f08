"""One sheet of an .xlsx: what stands in each cell. The stated `<dimension>` is not looked at."""

import re
from collections.abc import Mapping, Sequence
from xml.parsers.expat import XMLParserType

from jianjia_rules.documents.workbooks.book import (
    LAST_COLUMN,
    LAST_ROW,
    At,
    BookError,
    Cell,
    Counter,
    Kind,
    Range,
)
from jianjia_rules.documents.workbooks.numbers import day_cell, number_cell
from jianjia_rules.documents.workbooks.parts import local
from jianjia_rules.documents.workbooks.xlsx_strings import RichText, unescaped

_REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
_MOST_MERGED = 20_000


class SheetReader:
    """Gathers `cells`, `merged` ranges and the number of `empty_rows` while the sheet is parsed."""

    def __init__(self, strings: Sequence[str], days: frozenset[int], from_1904: bool, counter: Counter) -> None:
        self.cells: dict[At, Cell] = {}
        self.merged: list[Range] = []
        self.empty_rows = 0
        self._strings = strings
        self._days = days
        self._from_1904 = from_1904
        self._counter = counter
        self._row = 0
        self._column = 0
        self._row_cells = 0
        self._type = ""
        self._style = -1
        self._value: list[str] = []
        self._in_value = False
        self._has_value = False
        self._is_formula = False
        self._inline: RichText | None = None

    def watch(self, parser: XMLParserType) -> None:
        """Set the handlers."""
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._data

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        match local(name):
            case "row":
                given = attributes.get("r", "")
                self._row = int(given) if given.isdecimal() and len(given) < 8 else self._row + 1
                self._column = 0
                self._row_cells = len(self.cells)
                self._counter.count_empty()
                if self._row > LAST_ROW:
                    raise BookError("JJ751")
            case "c":
                self._begin_cell(attributes)
            case "v":
                self._in_value = self._has_value = True
            case "f":
                self._is_formula = True
            case "is":
                self._inline = RichText()
            case "mergeCell":
                self._merge(attributes.get("ref", ""))
            case other if self._inline is not None:
                self._inline.start(other)

    def _begin_cell(self, attributes: Mapping[str, str]) -> None:
        reference = _REFERENCE.fullmatch(attributes.get("r", ""))
        if reference is None:
            self._column += 1
        else:
            self._column, self._row = _column(reference[1]), int(reference[2])
        if not (0 < self._row <= LAST_ROW and self._column <= LAST_COLUMN):
            raise BookError("JJ751")
        style = attributes.get("s", "")
        self._type = attributes.get("t", "n")
        self._style = int(style) if style.isdecimal() and len(style) < 9 else -1
        self._value.clear()
        self._has_value = self._is_formula = False
        self._inline = None

    def _end(self, name: str) -> None:
        match local(name):
            case "v":
                self._in_value = False
            case "c":
                cell = self._cell()
                if cell is None:
                    self._counter.count_empty()
                else:
                    self._counter.count()
                    self.cells[self._row, self._column] = cell
                self._inline = None
            case "row":
                self.empty_rows += len(self.cells) == self._row_cells
            case other if self._inline is not None:
                self._inline.end(other)

    def _data(self, text: str) -> None:
        if self._in_value:
            self._value.append(text)
        elif self._inline is not None:
            self._inline.data(text)

    def _cell(self) -> Cell | None:
        if self._inline is not None:
            return _text(self._inline.text())
        text = "".join(self._value)
        if not self._has_value or (text == "" and self._type != "str"):
            return Cell(Kind.UNSAVED, "") if self._is_formula else None
        match self._type:
            case "s":
                index = int(text) if text.isdecimal() and len(text) < 9 else -1
                if not 0 <= index < len(self._strings):
                    raise BookError("JJ751")
                return _text(self._strings[index])
            case "str" | "inlineStr":
                return _text(unescaped(text))
            case "b":
                return Cell(Kind.TRUTH, text.strip() in {"1", "true"})
            case "e":
                return Cell(Kind.ERROR, text)
            case "d":
                return Cell(Kind.DAY, text.removesuffix("T00:00:00"))
            case _ if self._style in self._days:
                return day_cell(text, self._from_1904)
            case _:
                return number_cell(text)

    def _merge(self, reference: str) -> None:
        first, _, last = reference.partition(":")
        one, other = _REFERENCE.fullmatch(first), _REFERENCE.fullmatch(last)
        if one is None or other is None:
            return
        if len(self.merged) >= _MOST_MERGED:
            raise BookError("JJ756", most=_MOST_MERGED)
        self.merged.append(Range(int(one[2]), _column(one[1]), int(other[2]), _column(other[1])))


def _text(text: str) -> Cell | None:
    return Cell(Kind.TEXT, text) if text else None


def _column(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number
