"""Sheets of a list: one entry a row, one question a column."""

from collections.abc import Mapping
from typing import Any

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from jianjia_rules.forms.model import Answer, ListSheet, Question
from jianjia_rules.forms.words import (
    HAVE,
    NOTHING_THIS_PERIOD,
    ROLE_HAVE,
    ROW_HEAD,
    ROW_NONE,
    TICK,
    column_mark,
    heading,
    sheet_mark,
)
from jianjia_rules.language.text import Lang, Text
from jianjia_rules.reports.template.answers import example
from jianjia_rules.reports.template.checks import Choices
from jianjia_rules.reports.template.serves import Serves
from jianjia_rules.reports.template.style import (
    CENTERED,
    HEAD,
    HEAD_FILL,
    OPEN,
    SMALL,
    TEXT_FORMAT,
    TITLE,
    WRAPPED,
    dress,
    dress_answer,
    fit_row,
    say,
)
from jianjia_rules.reports.template.values import format_of, put, slots_of, value_at

HEAD_ROW = 5
READY_ROWS = 20
"""Rows that stand ready for entries, as many as a page has; below them the columns go on."""
_LAST_ROW = 5_000
_NUMBER_COLUMN = 2
_LEAST_COLUMNS = 7

Columns = tuple[tuple[Question | None, int], ...]


class ListWriter:
    """Writes one sheet."""

    def __init__(
        self, sheet: Worksheet, choices: Choices, serves: Serves, lang: Lang, previous: Mapping[str, Any] | None
    ) -> None:
        self._sheet = sheet
        self._choices = choices
        self._serves = serves
        self._lang: Lang = lang
        self._previous = previous
        self._widths: list[int] = []

    def write(self, of_form: ListSheet, title: str, data: Mapping[str, Any]) -> None:
        """Head, box for none, headings, and the record's entries; kinds that are printed stand below them."""
        value = value_at(data, of_form.path)
        entries = [each for each in value if isinstance(each, Mapping)] if isinstance(value, list | tuple) else []
        columns = _columns(of_form)
        self._widths = _widths(columns)
        self._top(of_form, title, columns, is_none=value is not None and not entries)
        self._headings(columns)
        given = {value_at(each, of_form.printed_at) for each in entries} if of_form.printed_at is not None else set()
        printed = [kind for kind in of_form.printed if kind not in given]
        waiting = list(printed)
        rows = max(READY_ROWS, len(entries) + len(printed) + 10)
        for index in range(rows):
            row = HEAD_ROW + 1 + index
            number = self._sheet.cell(row, _NUMBER_COLUMN, index + 1)
            dress(number, SMALL, None, CENTERED)
            said: list[tuple[str, float]] = []
            for at, ((question, slot), wide) in enumerate(zip(columns, self._widths, strict=True), _NUMBER_COLUMN + 1):
                cell = self._sheet.cell(row, at)
                dress_answer(cell, TEXT_FORMAT if question is None else format_of(question))
                if index < len(entries):
                    self._fill(cell, question, slot, entries[index])
                elif question is not None and question.path == of_form.printed_at and waiting:
                    put(cell, waiting.pop(0), question, self._lang)
                said.append((str(cell.value or ""), wide))
            fit_row(self._sheet, row, said)
        self._check(columns)

    def _top(self, of_form: ListSheet, title: str, columns: Columns, is_none: bool) -> None:
        sheet, last = self._sheet, max(len(columns) + _NUMBER_COLUMN, _LEAST_COLUMNS)
        say(sheet.cell(1, 1), sheet_mark(of_form))
        for row, text, font, align in (
            (2, title, TITLE, CENTERED),
            (3, self._help(of_form), SMALL, WRAPPED),
        ):
            sheet.merge_cells(start_row=row, start_column=2, end_row=row, end_column=last)
            cell = sheet.cell(row, 2)
            say(cell, text)
            cell.font, cell.alignment = font, align
        sheet.row_dimensions[2].height = 32
        room = sum(self._widths) + 6
        fit_row(sheet, 3, [(self._help(of_form), max(room, 60))])
        say(sheet.cell(4, 1), ROW_NONE)
        sheet.merge_cells(start_row=4, start_column=2, end_row=4, end_column=5)
        label = sheet.cell(4, 2)
        say(label, f"{NOTHING_THIS_PERIOD.get(self._lang)}{_TICK_IT.get(self._lang)}")
        label.font, label.alignment = HEAD, WRAPPED
        box = sheet.cell(4, 6)
        dress_answer(box, TEXT_FORMAT)
        box.alignment = CENTERED
        if is_none:
            say(box, TICK)
        check = self._choices.tick()
        check.add(box.coordinate)
        sheet.add_data_validation(check)
        sheet.row_dimensions[4].height = 22

    def _help(self, of_form: ListSheet) -> str:
        said = [of_form.help.get(self._lang)]
        if serves := self._serves.of(of_form.path):
            titles = ("、" if self._lang == "zh" else "; ").join(title.get(self._lang) for title in serves)
            said.append(_SERVES.get(self._lang).format(titles=titles))
        before = value_at(self._previous, of_form.path) if self._previous is not None else None
        if isinstance(before, list | tuple):
            said.append(_BEFORE.get(self._lang).format(count=len(before)))
        return "\n".join(each for each in said if each)

    def _headings(self, columns: Columns) -> None:
        sheet = self._sheet
        sheet.column_dimensions["B"].width = 6
        say(sheet.cell(HEAD_ROW, 1), ROW_HEAD)
        say(sheet.cell(1, _NUMBER_COLUMN), "#")
        number = sheet.cell(HEAD_ROW, _NUMBER_COLUMN)
        say(number, _NO.get(self._lang))
        dress(number, HEAD, HEAD_FILL, CENTERED)
        said: list[tuple[str, float]] = []
        for at, ((question, slot), wide) in enumerate(zip(columns, self._widths, strict=True), _NUMBER_COLUMN + 1):
            cell, mark = sheet.cell(HEAD_ROW, at), sheet.cell(1, at)
            say(cell, HAVE.get(self._lang) if question is None else heading(question, self._lang, slot))
            say(mark, ROLE_HAVE if question is None else column_mark(question, slot))
            dress(cell, HEAD, HEAD_FILL, CENTERED)
            dimension = sheet.column_dimensions[get_column_letter(at)]
            dimension.width = wide
            said.append((str(cell.value), wide))
            dimension.protection = OPEN
            dimension.number_format = TEXT_FORMAT if question is None else format_of(question)
            if question is not None and question.example and not slot:
                cell.comment = example(question, self._lang)
        fit_row(sheet, HEAD_ROW, said, least=34)

    def _fill(self, cell: Any, question: Question | None, slot: int, entry: Mapping[str, Any]) -> None:
        if question is None:
            say(cell, TICK)
            cell.alignment = CENTERED
            return
        value = value_at(entry, question.path)
        if question.slots == 1 or not isinstance(value, list | tuple):
            if not slot:
                put(cell, value, question, self._lang)
            return
        texts = slots_of(value, question, self._lang)
        if slot < len(texts):
            say(cell, texts[slot])

    def _check(self, columns: Columns) -> None:
        for at, (question, _) in enumerate(columns, _NUMBER_COLUMN + 1):
            check = self._choices.tick() if question is None else self._choices.check(question)
            if check is not None:
                letter = get_column_letter(at)
                check.add(f"{letter}{HEAD_ROW + 1}:{letter}{_LAST_ROW}")
                self._sheet.add_data_validation(check)


def _columns(of_form: ListSheet) -> Columns:
    """The columns behind the number; a box to tick first where kinds are printed."""
    have: list[tuple[Question | None, int]] = [(None, 0)] if of_form.printed_at is not None else []
    return (*have, *((question, slot) for question in of_form.questions for slot in range(question.slots)))


def _widths(columns: Columns) -> list[int]:
    """The widths of the columns; of very many each is narrower, so that the printed page can be read."""
    wide = [_width_of(question) for question, _ in columns]
    factor = max(_NARROWEST, min(1.0, _PAGE / sum(wide)))
    return [max(_LEAST, round(each * factor)) if each > _LEAST else each for each in wide]


_PAGE, _NARROWEST, _LEAST = 180, 0.6, 9
"""Characters on a page that is still read with ease; how much narrower columns may be, and at least are."""


def _width_of(question: Question | None) -> int:
    if question is None:
        return 6
    match question.answer:
        case Answer.NUMBER | Answer.WHOLE:
            return 11
        case Answer.DAY | Answer.MONTH:
            return 13
        case Answer.CHOICE | Answer.CHOICES | Answer.TRUTH:
            return 16
        case _:
            return 22


_NO = Text("序号", "No.")
_TICK_IT = Text("（没有的，在右边格里打 √）", " (tick the box to the right where there are none)")
_SERVES = Text("用于评分行：{titles}", "Rows it serves: {titles}")
_BEFORE = Text("上期报了 {count} 条。", "Entries in the period before: {count}.")
