"""Sheets of one question a row: the cover and the single answers."""

from collections.abc import Mapping
from typing import Any

from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

from jianjia_rules.forms.model import Answer, AnswersSheet, Question
from jianjia_rules.forms.words import (
    ANSWER,
    COVER_ID,
    NO,
    NONE_OF_THESE,
    QUESTION,
    ROLE_ANSWER,
    ROLE_QUESTION,
    ROW_HEAD,
    TICK,
    YES,
    column_mark,
    heading,
    sheet_mark,
    tick_mark,
    ticked,
)
from jianjia_rules.language.text import Lang, Text
from jianjia_rules.reports.template.checks import Choices
from jianjia_rules.reports.template.serves import Serves
from jianjia_rules.reports.template.style import (
    BODY,
    CENTERED,
    HEAD,
    HEAD_FILL,
    SECTION_FILL,
    SMALL,
    TEXT_FORMAT,
    TITLE,
    WRAPPED,
    dress,
    dress_answer,
    fit_row,
    say,
)
from jianjia_rules.reports.template.values import format_of, list_text, put, value_at
from jianjia_rules.wording.numbers import unit_words

HEAD_ROW = 3
WIDTHS = {"B": 5, "C": 31, "D": 27, "E": 8, "F": 42, "G": 34, "H": 15}
COVER_WIDTHS = {"B": 5, "C": 28, "D": 34, "E": 7, "F": 34}
QUESTION_COLUMN, ANSWER_COLUMN = 3, 4


class AnswersWriter:
    """Writes one sheet; `row` is the next free one."""

    def __init__(
        self, sheet: Worksheet, choices: Choices, serves: Serves, lang: Lang, previous: Mapping[str, Any] | None
    ) -> None:
        self.sheet = sheet
        self.row = 1
        self._choices = choices
        self._serves = serves
        self._lang: Lang = lang
        self._previous = previous
        self._number = 0
        self._widths: Mapping[str, int] = WIDTHS

    @property
    def last_column(self) -> int:
        """The last column that the sheet has."""
        return 1 + len(self._widths)

    def write(self, of_form: AnswersSheet, title: str, data: Mapping[str, Any]) -> None:
        """The sheet's head, and a row for each question, with what the record answers."""
        if of_form.id == COVER_ID:
            self._widths = COVER_WIDTHS
        self.head(sheet_mark(of_form), title, _HEADINGS)
        for section in of_form.sections:
            self._section(section.title.get(self._lang))
            for question in section.questions:
                value = value_at(data, question.path)
                if question.answer is Answer.CHOICES:
                    self._ticks(question, value)
                else:
                    self._question(question, value)

    def head(self, mark: str, title: str, headings: tuple[Text, ...], widths: Mapping[str, int] | None = None) -> None:
        """Marks, title and headings; `widths` are those of a sheet that asks for something else."""
        sheet = self.sheet
        self._widths = self._widths if widths is None else widths
        for letter, width in self._widths.items():
            sheet.column_dimensions[letter].width = width
        say(sheet.cell(1, 1), mark)
        say(sheet.cell(1, QUESTION_COLUMN), ROLE_QUESTION)
        say(sheet.cell(1, ANSWER_COLUMN), ROLE_ANSWER)
        sheet.merge_cells(start_row=2, start_column=2, end_row=2, end_column=self.last_column)
        top = sheet.cell(2, 2)
        say(top, title)
        top.font, top.alignment = TITLE, CENTERED
        sheet.row_dimensions[2].height = 32
        say(sheet.cell(HEAD_ROW, 1), ROW_HEAD)
        for column, text in enumerate(headings[: len(self._widths)], 2):
            cell = sheet.cell(HEAD_ROW, column)
            say(cell, text.get(self._lang))
            dress(cell, HEAD, HEAD_FILL, CENTERED)
        self.row = HEAD_ROW + 1

    def line(self, mark: str, question: str, unit: str, help: str, serves: str, before: str) -> Any:
        """One row with everything but the answer; returns the cell of the answer."""
        self._number += 1
        row = self.row
        say(self.sheet.cell(row, 1), mark)
        number = self.sheet.cell(row, 2, self._number)
        dress(number, SMALL, None, CENTERED)
        said = {3: question, 5: unit, 6: help, 7: serves, 8: before}
        shown = {column: text for column, text in said.items() if column <= self.last_column}
        fit_row(self.sheet, row, [(text, list(self._widths.values())[column - 2]) for column, text in shown.items()])
        for column, text in shown.items():
            cell = self.sheet.cell(row, column)
            say(cell, text)
            dress(cell, BODY if column == QUESTION_COLUMN else SMALL, None, CENTERED if column == 5 else WRAPPED)
        self.row += 1
        return self.sheet.cell(row, ANSWER_COLUMN)

    def _section(self, title: str) -> None:
        self.sheet.merge_cells(start_row=self.row, start_column=2, end_row=self.row, end_column=self.last_column)
        for column in range(2, self.last_column + 1):
            dress(self.sheet.cell(self.row, column), HEAD, SECTION_FILL)
        say(self.sheet.cell(self.row, 2), title)
        self.row += 1

    def _question(self, question: Question, value: Any) -> None:
        unit = unit_words(question.unit, self._lang) if question.unit else ""
        help, serves = question.help.get(self._lang), self._served(question)
        before = self._before(question)
        cell = self.line(column_mark(question), heading(question, self._lang), unit, help, serves, before)
        dress_answer(cell, format_of(question))
        put(cell, value, question, self._lang)
        if (check := self._choices.check(question)) is not None:
            check.add(cell.coordinate)
            self.sheet.add_data_validation(check)
        if question.example:
            cell.comment = example(question, self._lang)

    def _ticks(self, question: Question, value: Any) -> None:
        """A row for each choice, and one for none of them."""
        help, serves, before = question.help.get(self._lang), self._served(question), self._before(question)
        chosen = value if isinstance(value, list | tuple) else ()
        check = self._choices.tick()
        for choice in (*question.choices, None):
            label = NONE_OF_THESE if choice is None else choice.label
            text = ticked(question, label.get(self._lang), self._lang)
            cell = self.line(tick_mark(question, choice.value if choice else ""), text, "", help, serves, before)
            help = serves = before = ""
            dress_answer(cell, TEXT_FORMAT)
            is_chosen = choice.value in chosen if choice is not None else value is not None and not chosen
            cell.alignment = CENTERED
            if is_chosen:
                say(cell, TICK)
            check.add(cell.coordinate)
        self.sheet.add_data_validation(check)

    def _served(self, question: Question) -> str:
        titles = self._serves.of(question.path)
        return ("、" if self._lang == "zh" else "; ").join(title.get(self._lang) for title in titles)

    def _before(self, question: Question) -> str:
        value = value_at(self._previous, question.path) if self._previous is not None else None
        if value is None or question.private:
            return ""
        if isinstance(value, bool):
            return (YES if value else NO).get(self._lang)
        return list_text(value if isinstance(value, list | tuple) else [value], question, self._lang)


def example(question: Question, lang: Lang) -> Comment:
    """An example to look at."""
    text = f"例：{question.example}" if lang == "zh" else f"For example: {question.example}"
    comment = Comment(text, "Jianjia Rules")
    comment.width, comment.height = 220, 60
    return comment


_HEADINGS = (
    Text("序号", "No."),
    QUESTION,
    ANSWER,
    Text("单位", "Unit"),
    Text("说明", "Explanation"),
    Text("用于评分行", "Rows it serves"),
    Text("上期", "Period before"),
)
