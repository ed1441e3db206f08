"""Which sheet of a workbook is which sheet of the form, and which column or row which question.

Marks that travel along with sheets, rows and columns come first; the headings that people see come second, in either
language. Where both speak and contradict each other, nobody is believed.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from jianjia_rules.diagnostics import Diagnostic, Words, nearest
from jianjia_rules.documents.workbooks.book import At, Kind, Sheet
from jianjia_rules.forms.model import Form, Question
from jianjia_rules.forms.model import Sheet as FormSheet
from jianjia_rules.forms.words import CHOICES, MARK, META, plain, sheet_mark, sheet_names
from jianjia_rules.language.text import Text
from jianjia_rules.records.reading_faults import one
from jianjia_rules.records.workbooks.origin import Spot, WorkbookOrigin

_MARK_ROWS = 30
"""Rows in which a sheet's mark is looked for."""


class Found(NamedTuple):
    """A sheet of the workbook that is one of the form's: its number from 0, and the cell of its mark."""

    number: int
    sheet: Sheet
    of_form: FormSheet
    mark: At | None


class Column(NamedTuple):
    """A column or row that is a question's (the slot of it), and the mark's choice where it is a tick."""

    question: Question
    slot: int = 0
    choice: str | None = None


def text_at(sheet: Sheet, at: At) -> str:
    """The text in a cell, without blanks around it; an empty text where there is none."""
    cell = sheet.cells.get(at)
    return str(cell.value).strip() if cell is not None and cell.kind is not Kind.UNSAVED else ""


def said(text: Text) -> Words:
    """A title as an argument of a message."""
    return Words(text.get("zh"), text.get("en"))


def mark_of(sheet: Sheet) -> At | None:
    """The cell that holds the sheet's mark."""
    return next(
        (
            at
            for at, cell in sheet.cells.items()
            if at[0] <= _MARK_ROWS and cell.kind is Kind.TEXT and str(cell.value).startswith(MARK)
        ),
        None,
    )


def meta_of(sheets: Sequence[Sheet]) -> Mapping[str, str]:
    """What the form says of itself: rulebook, edition …; empty where it has no such sheet."""
    for sheet in sheets:
        if sheet.name == META or text_at(sheet, (1, 1)) == META:
            rows = {row for row, _ in sheet.cells}
            return {text_at(sheet, (row, 1)): text_at(sheet, (row, 2)) for row in sorted(rows)}
    return {}


def recognised(sheets: Sequence[Sheet], form: Form, origin: WorkbookOrigin, found: list[Diagnostic]) -> list[Found]:
    """The sheets that are the form's, in the form's order; what is wrong with others is added to `found`."""
    by_mark = {sheet_mark(each): each for each in form.sheets}
    by_name = {plain(name): each for name, each in _names(form)}
    known: dict[str, Found] = {}
    for number, sheet in enumerate(sheets):
        mark = mark_of(sheet)
        of_form = by_mark.get(text_at(sheet, mark)) if mark is not None else by_name.get(plain(sheet.name))
        if of_form is None:
            if sheet.cells and not _is_ours(sheet):
                close = nearest(sheet.name, [name for name, _ in _names(form)])
                found.append(one("JJ766", origin.place_of(_first(number, sheet)), sheet=sheet.name, nearest=close))
            continue
        id = sheet_mark(of_form)
        if id in known:
            first = origin.place_of(_first(known[id].number, known[id].sheet))
            title = said(of_form.title)
            found.append(one("JJ771", origin.place_of(_first(number, sheet)), related=first, title=title))
            continue
        known[id] = Found(number, sheet, of_form, mark)
    return [known[id] for id in by_mark if id in known]


def by_reading(columns: Iterable[tuple[Column, Iterable[str]]]) -> Mapping[str, Column]:
    """Columns by what their headings may say; what several may say is said by none."""
    pairs = [(said, column) for column, readings in columns for said in readings]
    counted = Counter(said for said, _ in pairs)
    return {said: column for said, column in pairs if counted[said] == 1}


class Matching(NamedTuple):
    """What marks and headings may say on a sheet."""

    by_mark: Mapping[str, Column]
    by_heading: Mapping[str, Column]
    headings: tuple[str, ...]

    def column(
        self, mark: str, text: str, spot: Spot, origin: WorkbookOrigin, found: list[Diagnostic]
    ) -> Column | None:
        """The question that mark and heading stand for; None for neither, or where they disagree, which is told."""
        marked = self.by_mark.get(mark) if mark else None
        heard = self.by_heading.get(plain(text)) if text else None
        if marked is None:
            return heard
        if heard is not None and heard != marked:
            one_of = (said(marked.question.title), said(heard.question.title))
            found.append(one("JJ762", origin.place_of(spot), mark=mark, heading=text, fields=one_of))
            return None
        if text and heard is None and plain(text) not in self._ambiguous(marked):
            title = said(marked.question.title)
            found.append(one("JJ761", origin.place_of(spot), heading=text, title=title))
        return marked

    def _ambiguous(self, column: Column) -> frozenset[str]:
        titles = (column.question.title.zh or "", column.question.title.en or "")
        return frozenset(plain(each) for each in titles)


def _names(form: Form) -> Iterator[tuple[str, FormSheet]]:
    for lang in ("zh", "en"):
        names = sheet_names(each.title.get(lang) for each in form.sheets)
        yield from zip(names, form.sheets, strict=True)


def _is_ours(sheet: Sheet) -> bool:
    return sheet.name in {META, CHOICES.zh, CHOICES.en} or text_at(sheet, (1, 1)) in {META, f"{MARK}#choices"}


def _first(number: int, sheet: Sheet) -> Spot:
    row, column = min(sheet.cells, default=(1, 1))
    return number, row, column
