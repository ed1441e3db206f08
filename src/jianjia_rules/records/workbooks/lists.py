"""Sheets of a list: one entry a row, one question a column."""

from collections.abc import Iterator, Mapping
from typing import Any

from jianjia_rules.diagnostics import Diagnostic, Severity, Words, nearest
from jianjia_rules.documents.workbooks.book import At, Cell, Kind
from jianjia_rules.forms.model import Answer, ListSheet, Question
from jianjia_rules.forms.words import (
    HAVE,
    NOTHING_THIS_PERIOD,
    ROLE_HAVE,
    ROW_HEAD,
    column_mark,
    heading,
    plain,
    readings,
)
from jianjia_rules.language.paths import FieldPath
from jianjia_rules.language.text import Lang, Text
from jianjia_rules.records.table_cells import put
from jianjia_rules.records.workbooks.cells import Cells
from jianjia_rules.records.workbooks.origin import Spot, WorkbookOrigin
from jianjia_rules.records.workbooks.recognise import Column, Found, Matching, by_reading, said, text_at
from jianjia_rules.records.workbooks.values import Value, is_ticked
from jianjia_rules.units.record import TreePath

MOST_COLUMNS = 2_000
_HEAD_ROWS = 30
_LANGS: tuple[Lang, Lang] = ("zh", "en")
_HAVE = Question((ROLE_HAVE,), Answer.TRUTH, HAVE)
_NUMBER = Question(("#",), Answer.TEXT, Text("序号", "No."))


class ListReader:
    """Reads the entries of one list into `data`, and notes in `spots` where each question stands."""

    def __init__(
        self,
        found: Found,
        origin: WorkbookOrigin,
        spots: dict[TreePath, Spot],
        told: list[Diagnostic],
        asked: frozenset[FieldPath],
    ) -> None:
        """`asked` are the questions that the form had when it was given out."""
        assert isinstance(found.of_form, ListSheet)
        self._asked = asked
        self._list = found.of_form
        self._sheet = found.sheet
        self._mark = found.mark
        self._origin = origin
        self._spots = spots
        self._told = told
        self._cells = Cells(found.number, found.sheet, origin, told)

    def read(self, data: dict[str, Any]) -> None:
        """Put the list where it belongs; a list that was not answered stays away."""
        rows: dict[int, list[int]] = {}
        for row, at in self._sheet.cells:
            rows.setdefault(row, []).append(at)
        widest = max((at for _, at in self._sheet.cells), default=0)
        if widest > MOST_COLUMNS:
            self._cells.told("JJ828", (1, 1), count=widest, most=MOST_COLUMNS)
            return
        matching = self._matching()
        head = self._head(rows, matching)
        if head is None:
            self._cells.told("JJ777", self._mark or min(self._sheet.cells, default=(1, 1)), title=self._title)
            return
        before = len(self._told)
        columns = self._columns(head, rows, matching)
        if not columns or any(each.severity is Severity.ERROR for each in self._told[before:]):
            return  # what could be said of the entries would only follow from that
        self._spots[self._list.path] = self._cells.spot((head, min(columns.values(), default=1)))
        below = sorted(row for row in rows if row > head)
        none = self._none(rows, head)
        entries = list(self._entries(below, columns))
        if none is not None and entries:
            self._cells.told("JJ774", none, title=self._title)
        elif entries or none is not None:
            put(data, self._list.path, entries)

    @property
    def _title(self) -> Words:
        return said(self._list.title)

    def _entries(self, rows: list[int], columns: Mapping[Column, int]) -> Iterator[dict[str, Any]]:
        have = next((at for column, at in columns.items() if column.question is _HAVE), None)
        asked = {column: at for column, at in columns.items() if column.question not in {_HAVE, _NUMBER}}
        places = list(asked.values())
        is_checklist = self._list.printed_at is not None and (have is not None or self._mark is not None)
        count = spoiled = 0
        for row in rows:
            spoiled = max(spoiled, *(self._cells.spread_to((row, at), rows, places) for at in places))
            if row <= spoiled:
                continue
            entry = self._entry(row, asked)
            if not entry:
                continue
            has = is_ticked(self._cells.cell((row, have))) if have is not None else None
            if not has and is_checklist and list(entry) == [self._list.printed_at[0]]:  # type: ignore[index]
                continue  # nothing but the kind that was printed
            for column, at in asked.items():
                spot = self._cells.spot((row, at))
                self._spots.setdefault((*self._list.path, count, *column.question.path), spot)
            yield entry
            count += 1

    def _entry(self, row: int, columns: Mapping[Column, int]) -> dict[str, Any]:
        entry: dict[str, Any] = {}
        slots: dict[FieldPath, list[Any]] = {}
        for column, at in columns.items():
            value = self._cells.value((row, at), column.question)
            if value is None:
                continue
            if column.question.slots > 1:
                slots.setdefault(column.question.path, []).extend(_listed(value))
            else:
                put(entry, column.question.path, value)
        for path, values in slots.items():
            put(entry, path, values)
        return entry

    def _head(self, rows: Mapping[int, list[int]], matching: Matching) -> int | None:
        """The row of headings: the one that is marked, else the one in which most headings are known."""
        first = sorted(row for row in rows if row <= _HEAD_ROWS)
        if self._mark is not None:
            marked = next((row for row in first if text_at(self._sheet, (row, self._mark[1])) == ROW_HEAD), None)
            if marked is not None:
                return marked
        known = {
            row: self._known(row, rows[row], matching) for row in first if self._mark is None or row != self._mark[0]
        }
        best = max(known, key=lambda row: (known[row], -row), default=None)
        return best if best is not None and known[best] >= min(2, len(self._list.questions)) else None

    def _known(self, row: int, columns: list[int], matching: Matching) -> int:
        return sum(plain(text_at(self._sheet, (row, at))) in matching.by_heading for at in columns)

    def _columns(self, head: int, rows: Mapping[int, list[int]], matching: Matching) -> dict[Column, int]:
        """Which column is which question, from left to right; what cannot be told is said and not read."""
        mark_row = self._mark[0] if self._mark is not None else None
        marks = {at: text_at(self._sheet, (mark_row, at)) for at in rows[mark_row]} if mark_row is not None else {}
        filled = {at for row, columns in rows.items() if row > head for at in columns}
        found: dict[Column, int] = {}
        for at in sorted({*marks, *rows[head], *filled}):
            if self._mark is not None and at == self._mark[1]:
                continue
            spot = self._cells.spot((head, at))
            text = text_at(self._sheet, (head, at))
            before = len(self._told)
            column = matching.column(marks.get(at, ""), text, spot, self._origin, self._told)
            if column is None:
                if at in filled and len(self._told) == before:
                    self._cells.told(
                        "JJ763", (head, at), heading=text or None, nearest=nearest(text, matching.headings)
                    )
            elif column not in found:
                found[column] = at
            elif at in filled:
                first = self._origin.place_of(self._cells.spot((head, found[column])))
                self._cells.told("JJ764", (head, at), title=said(column.question.title), first=first.cell)
        gone = [each for each in self._list.questions if each.path in self._asked and Column(each) not in found]
        if gone and not any(each.code == "JJ762" for each in self._told):
            self._cells.told("JJ765", (head, 1), titles=tuple(said(each.title) for each in gone))
        return found

    def _none(self, rows: Mapping[int, list[int]], head: int) -> At | None:
        """The cell in which it is ticked that there are none."""
        labels = tuple(plain(NOTHING_THIS_PERIOD.get(lang)) for lang in _LANGS)
        for row in sorted(rows):
            if row >= head:
                return None
            texts = {at: text_at(self._sheet, (row, at)) for at in rows[row]}
            label = next((at for at, text in texts.items() if plain(text).startswith(labels)), None)
            if label is None:
                continue
            behind = min((at for at in rows[row] if at > label), default=None)
            # Somebody may have put the tick behind the label itself.
            cell = self._cells.cell((row, behind)) if behind is not None else None
            ticked = is_ticked(cell if behind is not None else Cell(Kind.TEXT, texts[label][-1:]))
            at = (row, behind if behind is not None else label)
            if ticked is None and cell is not None and str(cell.value).strip():
                self._cells.told("JJ776", at, found=str(cell.value))
            return at if ticked else None
        return None

    def _matching(self) -> Matching:
        columns: list[tuple[str, Column, frozenset[str]]] = []
        for question in self._list.questions:
            for slot in range(question.slots):
                column = Column(question, slot)
                columns.append((column_mark(question, slot), column, readings(question, slot)))
        columns.append((ROLE_HAVE, Column(_HAVE), readings(_HAVE)))
        columns.append(("#", Column(_NUMBER), readings(_NUMBER)))
        headings = tuple(
            heading(column.question, lang, column.slot) for _, column, _ in columns[:-2] for lang in _LANGS
        )
        by_mark = {mark: column for mark, column, _ in columns}
        return Matching(by_mark, by_reading((column, said) for _, column, said in columns), headings)


def _listed(value: Value) -> list[Any]:
    return list(value) if isinstance(value, list) else [value]
