"""The cell of one question, looked at: values, and what keeps a cell from having one."""

from collections.abc import Iterable, Mapping
from typing import Any

from jianjia_rules.diagnostics import Diagnostic
from jianjia_rules.documents.workbooks.book import At, Cell, Kind, Range, Sheet
from jianjia_rules.forms.model import Question
from jianjia_rules.records.reading_faults import one
from jianjia_rules.records.workbooks.origin import Spot, WorkbookOrigin
from jianjia_rules.records.workbooks.values import Value, value_of


class Cells:
    """The cells of one sheet, for reading questions' values; what is wrong goes to `found`."""

    def __init__(self, number: int, sheet: Sheet, origin: WorkbookOrigin, found: list[Diagnostic]) -> None:
        self.sheet = sheet
        self._number = number
        self._origin = origin
        self._found = found
        self._merged: Mapping[At, Range] = {(each.first_row, each.first_column): each for each in sheet.merged}

    def spot(self, at: At) -> Spot:
        """Where a cell of this sheet stands."""
        return (self._number, *at)

    def told(self, code: str, at: At, /, **arguments: Any) -> None:
        """Say what is wrong with a cell."""
        self._found.append(one(code, self._origin.place_of(self.spot(at)), **arguments))

    def cell(self, at: At) -> Cell | None:
        """The cell, if it holds something that can be used; an error or an unsaved formula is told."""
        cell = self.sheet.cells.get(at)
        if cell is None:
            return None
        if cell.kind is Kind.UNSAVED:
            self.told("JJ768", at)
            return None
        if cell.kind is Kind.ERROR:
            self.told("JJ769", at, found=str(cell.value))
            return None
        return cell

    def value(self, at: At, question: Question) -> Value | None:
        """The value of a question's cell."""
        cell = self.cell(at)
        return None if cell is None else value_of(cell, question)

    def spread_to(self, at: At, rows: Iterable[int], columns: Iterable[int]) -> int:
        """The last row that a cell is merged over, where it covers others of these rows and columns, which is told.

        0 where it does not.
        """
        merged = self._merged.get(at)
        if merged is None:
            return 0
        high = sum(merged.first_row <= row <= merged.last_row for row in rows)
        wide = sum(merged.first_column <= column <= merged.last_column for column in columns)
        if high * wide < 2:
            return 0
        last = self._origin.place_of(self.spot((merged.last_row, merged.last_column)))
        self.told("JJ767", at, last=last.cell)
        return merged.last_row
