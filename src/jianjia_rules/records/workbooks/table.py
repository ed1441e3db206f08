"""Workbooks that are tables like a CSV file: field paths or titles in the first row, one record a row below."""

from collections.abc import Iterator, Sequence
from typing import Any

from jianjia_rules.diagnostics import Diagnostic, nearest
from jianjia_rules.documents.workbooks.book import Sheet
from jianjia_rules.forms.build import build_form
from jianjia_rules.forms.model import Answer, AnswersSheet, Question
from jianjia_rules.forms.words import plain, readings
from jianjia_rules.language.paths import FieldPath, PathError, format_path, parse_path
from jianjia_rules.language.record_schema import RecordSchema
from jianjia_rules.language.rulebook import Rulebook
from jianjia_rules.language.text import same
from jianjia_rules.language.types import Kind
from jianjia_rules.records.raw import Raw, RawRecord, Unread
from jianjia_rules.records.reading_faults import one
from jianjia_rules.records.table_cells import put
from jianjia_rules.records.table_headings import Headings, heading
from jianjia_rules.records.workbooks.cells import Cells
from jianjia_rules.records.workbooks.lists import MOST_COLUMNS
from jianjia_rules.records.workbooks.origin import Spot, WorkbookOrigin
from jianjia_rules.records.workbooks.recognise import Column, by_reading, mark_of, meta_of, text_at
from jianjia_rules.units.record import TreePath


def is_table(sheets: Sequence[Sheet], rulebook: Rulebook) -> bool:
    """Whether the first row of the first sheet names the unit's id; a form has marks instead."""
    if not sheets or meta_of(sheets) or any(mark_of(each) for each in sheets):
        return False
    first = sheets[0]
    row = _first_row(first)
    known = _questions(rulebook)
    named = {known[said].path for at in _columns(first, row) if (said := plain(text_at(first, (row, at)))) in known}
    return set(rulebook.record.unit) <= named


def read_table(sheets: Sequence[Sheet], name: str, schema: RecordSchema, rulebook: Rulebook | None) -> Iterator[Raw]:
    """The records of the first sheet. Without a rulebook a list that the schema describes, or one of any fields."""
    told: list[Diagnostic] = []
    spots: dict[TreePath, Spot] = {}
    origin = WorkbookOrigin(name, tuple(each.name for each in sheets), spots, (0, 1, 1))
    sheet = next((each for each in sheets if each.cells), None)
    if sheet is None:
        yield Unread(name, (one("JJ824", origin.place(())),), is_record=False)
        return
    number = sheets.index(sheet)
    cells = Cells(number, sheet, origin, told)
    row = _first_row(sheet)
    columns = _columns(sheet, row)
    if len(columns) > MOST_COLUMNS:
        yield Unread(name, (one("JJ828", origin.place_of((number, row, 1)), count=len(columns), most=MOST_COLUMNS),))
        return
    questions = _read_head(cells, row, columns, schema, rulebook)
    if not questions:
        yield Unread(name, (one("JJ929", origin.place_of((number, row, 1))),), is_record=False)
        return
    if told:
        yield Unread(name, tuple(told), is_record=False)
    rows = sorted({at for at, _ in sheet.cells if at > row})
    for each in rows:
        found: list[Diagnostic] = []
        raw = _record(Cells(number, sheet, origin, found), each, rows, questions, name, origin)
        if raw is not None:
            yield raw._replace(diagnostics=tuple(found))


def _record(
    cells: Cells, row: int, rows: list[int], questions: dict[int, Question], name: str, origin: WorkbookOrigin
) -> RawRecord | None:
    data: dict[str, Any] = {}
    spots: dict[TreePath, Spot] = {}
    for at, question in questions.items():
        spots[question.path] = cells.spot((row, at))
        if cells.spread_to((row, at), rows, questions):
            continue
        value = cells.value((row, at), question)
        if value is not None:
            put(data, question.path, value)
    first = cells.spot((row, min(questions, default=1)))
    return RawRecord(data, WorkbookOrigin(name, origin.sheets, spots, first, is_row=True)) if data else None


def _read_head(
    cells: Cells, row: int, columns: list[int], schema: RecordSchema, rulebook: Rulebook | None
) -> dict[int, Question]:
    known = _questions(rulebook) if rulebook is not None else {}
    headings = Headings(schema)
    found: dict[int, Question] = {}
    taken: dict[FieldPath, int] = {}
    for at in columns:
        text = text_at(cells.sheet, (row, at))
        question = known.get(plain(text)) if rulebook is not None else _field(text, headings)
        if question is None:
            listed = [format_path(each.path) for each in known.values()] or [
                heading(each.path) for each in headings.fields
            ]
            paths = {format_path(path) for path in schema.paths}
            code = "JJ827" if text in paths else "JJ809"
            cells.told(code, (row, at), column=text, **({} if code == "JJ827" else {"nearest": nearest(text, listed)}))
        elif question.path in taken:
            first = cells.spot((row, taken[question.path]))
            cells.told("JJ823", (row, at), related=first[2], column=text, other=format_path(question.path))
        else:
            found[at] = question
            taken[question.path] = at
    return found


def _questions(rulebook: Rulebook) -> dict[str, Question]:
    """The single answers of the form by what a heading may say."""
    form = build_form(rulebook, whole=True)
    asked = [each for sheet in form.sheets if isinstance(sheet, AnswersSheet) for each in sheet.questions]
    return {
        said: column.question for said, column in by_reading((Column(each), readings(each)) for each in asked).items()
    }


def _field(text: str, headings: Headings) -> Question | None:
    """The field that a heading names by path or title; any path, where the schema knows no fields."""
    found = headings.find(text)
    if len(found) == 1:
        return Question(found[0].path, _ANSWERS.get(found[0].type.kind, Answer.TEXT), same(text), number_too=True)
    if headings.fields:
        return None
    try:
        return Question(parse_path(text), Answer.TEXT, same(text), number_too=True)
    except PathError:
        return None


_ANSWERS = {Kind.NUMBER: Answer.NUMBER, Kind.BOOLEAN: Answer.TRUTH}


def _first_row(sheet: Sheet) -> int:
    return min((row for row, _ in sheet.cells), default=1)


def _columns(sheet: Sheet, row: int) -> list[int]:
    return sorted(at for each, at in sheet.cells if each == row)
