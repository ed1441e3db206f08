"""OpenDocument spreadsheets (.ods, ISO/IEC 26300)."""

from collections.abc import Mapping
from xml.parsers.expat import XMLParserType

from jianjia_rules.documents.workbooks.book import (
    LAST_COLUMN,
    LAST_ROW,
    At,
    Book,
    BookError,
    Cell,
    Counter,
    Kind,
    Most,
    Range,
    Remark,
    Sheet,
)
from jianjia_rules.documents.workbooks.numbers import number_cell
from jianjia_rules.documents.workbooks.parts import Parts, attribute, local

CONTENT = "content.xml"
_LONGEST_TEXT = 100_000
_MANIFEST = "META-INF/manifest.xml"


def read_ods(parts: Parts, most: Most) -> Book:
    """The sheets of a workbook; raises BookError."""
    if _is_encrypted(parts):
        raise BookError("JJ754")
    reader = _Content(most)
    parts.parse(CONTENT, reader.watch)
    has_macros = any(name.startswith("Basic/") and not name.endswith("-lc.xml") for name in parts.names)
    remarks = (Remark("JJ757", {}),) if has_macros else ()
    return Book(tuple(reader.sheets), remarks)


def _is_encrypted(parts: Parts) -> bool:
    found = []

    def start(name: str, _: Mapping[str, str]) -> None:
        if local(name) == "encryption-data":
            found.append(name)

    def watch(parser: XMLParserType) -> None:
        parser.StartElementHandler = start

    parts.parse(_MANIFEST, watch, optional=True)
    return bool(found)


class _Content:
    """Gathers the sheets while the content is parsed."""

    def __init__(self, most: Most) -> None:
        self.sheets: list[Sheet] = []
        self._most = most
        self._counter = Counter(most)
        self._name = ""
        self._depth = 0
        self._cells: dict[At, Cell] = {}
        self._merged: list[Range] = []
        self._row = self._column = 1
        self._rows = 1
        self._empty_rows = 0
        self._row_cells: dict[int, tuple[Cell, int]] = {}
        self._cell: Mapping[str, str] | None = None
        self._paragraphs: list[str] = []
        self._in_paragraph = 0
        self._in_note = 0

    def watch(self, parser: XMLParserType) -> None:
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._data

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        match local(name):
            case "table" if name.startswith("table:"):
                self._depth += 1
                if self._depth == 1:
                    self._begin_sheet(attributes)
            case "table-row" if self._depth == 1:
                self._column = 1
                self._rows = _repeated(attributes, "number-rows-repeated")
                self._row_cells = {}
            case "table-cell" | "covered-table-cell" if self._depth == 1:
                self._cell = attributes
                self._paragraphs = []
            case "annotation":
                self._in_note += 1
            case "p" | "h" if self._cell is not None and not self._in_note:
                if not self._in_paragraph:
                    self._paragraphs.append("")
                self._in_paragraph += 1
            case "s" if self._in_paragraph:
                self._say(" " * min(_repeated(attributes, "c"), 1_000))
            case "tab" if self._in_paragraph:
                self._say("\t")
            case "line-break" if self._in_paragraph:
                self._say("\n")

    def _end(self, name: str) -> None:
        match local(name):
            case "table" if name.startswith("table:"):
                self._depth -= 1
                if self._depth == 0:
                    self.sheets.append(Sheet(self._name, self._cells, tuple(self._merged), self._empty_rows))
            case "table-row" if self._depth == 1:
                self._end_row()
            case "table-cell" | "covered-table-cell" if self._depth == 1 and self._cell is not None:
                self._end_cell(self._cell)
                self._cell = None
            case "annotation":
                self._in_note -= 1
            case "p" | "h" if self._in_paragraph and not self._in_note:
                self._in_paragraph -= 1

    def _data(self, text: str) -> None:
        if self._in_paragraph and not self._in_note:
            self._say(text)

    def _say(self, text: str) -> None:
        if len(self._paragraphs[-1]) < _LONGEST_TEXT:
            self._paragraphs[-1] += text

    def _begin_sheet(self, attributes: Mapping[str, str]) -> None:
        if len(self.sheets) >= self._most.sheets:
            raise BookError("JJ756", most=self._most.sheets)
        self._name = attribute(attributes, "name") or ""
        self._cells, self._merged = {}, []
        self._row, self._empty_rows = 1, 0

    def _end_row(self) -> None:
        if self._row_cells:
            within = min(self._rows, LAST_ROW - self._row + 1)
            self._counter.count(within * sum(times for _, times in self._row_cells.values()))
            for row in range(self._row, self._row + within):
                for first, (cell, times) in self._row_cells.items():
                    for column in range(first, first + times):
                        self._cells[row, column] = cell
        self._row += self._rows

    def _end_cell(self, attributes: Mapping[str, str]) -> None:
        times = _repeated(attributes, "number-columns-repeated")
        wide = _repeated(attributes, "number-columns-spanned")
        high = _repeated(attributes, "number-rows-spanned")
        if wide > 1 or high > 1:
            last = Range(self._row, self._column, self._row + high - 1, self._column + wide - 1)
            self._merged.append(last)
        cell = self._made(attributes)
        if cell is not None and self._column <= LAST_COLUMN:
            self._row_cells[self._column] = (cell, min(times, LAST_COLUMN - self._column + 1))
        self._column += times

    def _made(self, attributes: Mapping[str, str]) -> Cell | None:
        text = "\n".join(self._paragraphs)
        if attributes.get("calcext:value-type") == "error":
            return Cell(Kind.ERROR, text)
        match attribute(attributes, "value-type"):
            case "float" | "percentage" | "currency":
                return number_cell(attribute(attributes, "value") or "")
            case "boolean":
                return Cell(Kind.TRUTH, attribute(attributes, "boolean-value") == "true")
            case "date":
                return Cell(Kind.DAY, (attribute(attributes, "date-value") or "").removesuffix("T00:00:00"))
            case None if not text:
                return Cell(Kind.UNSAVED, "") if attribute(attributes, "formula") else None
            case _:
                said = attribute(attributes, "string-value") or text
                return Cell(Kind.TEXT, said) if said else None


def _repeated(attributes: Mapping[str, str], name: str) -> int:
    given = attribute(attributes, name)
    return max(1, int(given)) if given and given.isdecimal() and len(given) < 9 else 1
