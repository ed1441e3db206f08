"""Drop-downs and checks of what is typed in."""

from typing import Literal

from openpyxl import Workbook
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from jianjia_rules.forms.model import Answer, Question
from jianjia_rules.forms.words import MARK, NO, TICK, YES
from jianjia_rules.language.text import Lang, Text
from jianjia_rules.reports.template.style import HEAD, HEAD_FILL, dress, fit_page, protect, say

TICK_ANSWERS = (TICK,)


class Choices:
    """The sheet that drop-downs take their choices from; equal lists stand there once."""

    def __init__(self, book: Workbook, name: str, lang: Lang) -> None:
        self.sheet: Worksheet = book.create_sheet(name)
        self._lang = lang
        self._known: dict[tuple[str, ...], str] = {}
        self.sheet.row_dimensions[1].hidden = True
        say(self.sheet.cell(1, 1), f"{MARK}#choices")
        fit_page(self.sheet)
        protect(self.sheet)

    def range_of(self, labels: tuple[str, ...], title: str) -> str:
        """The cells that hold these choices."""
        if labels not in self._known:
            column = len(self._known) + 2
            head = self.sheet.cell(2, column)
            say(head, title)
            dress(head, HEAD, HEAD_FILL)
            for row, label in enumerate(labels, 3):
                cell = self.sheet.cell(row, column)
                say(cell, label)
                dress(cell)
            letter = get_column_letter(column)
            self.sheet.column_dimensions[letter].width = 22
            where = quote_sheetname(self.sheet.title)
            self._known[labels] = f"{where}!${letter}$3:${letter}${len(labels) + 2}"
        return self._known[labels]

    def check(self, question: Question) -> DataValidation | None:
        """The check of a question's cells; None where anything may be typed."""
        match question.answer:
            case Answer.CHOICE | Answer.CHOICES if question.choices and question.slots >= 1:
                is_free = question.answer is Answer.CHOICES and question.slots == 1
                labels = tuple(choice.label.get(self._lang) for choice in question.choices)
                return None if is_free else self._listed(labels, question)
            case Answer.TRUTH:
                return self._listed((YES.get(self._lang), NO.get(self._lang)), question)
            case Answer.NUMBER | Answer.WHOLE:
                return self._number(question)
            case Answer.DAY:
                return self._day()
            case _:
                return None

    def tick(self) -> DataValidation:
        """The check of a box to tick."""
        return self._list(self.range_of(TICK_ANSWERS, TICK))

    def _listed(self, labels: tuple[str, ...], question: Question) -> DataValidation:
        return self._list(self.range_of(labels, question.title.get(self._lang)))

    def _list(self, cells: str) -> DataValidation:
        made = DataValidation(type="list", formula1=cells, allow_blank=True)
        return self._said(made, _FROM_LIST)

    def _number(self, question: Question) -> DataValidation:
        kind: Literal["whole", "decimal"] = "whole" if question.answer is Answer.WHOLE else "decimal"
        least = question.least if question.least is not None else -(10**15)
        most = question.most if question.most is not None else 10**15
        made = DataValidation(type=kind, operator="between", formula1=str(least), formula2=str(most), allow_blank=True)
        return self._said(made, _WHOLE if kind == "whole" else _NUMBER)

    def _day(self) -> DataValidation:
        made = DataValidation(
            type="date", operator="between", formula1="DATE(1900,3,1)", formula2="DATE(2199,12,31)", allow_blank=True
        )
        return self._said(made, _DAY)

    def _said(self, made: DataValidation, words: Text) -> DataValidation:
        """With the words that a wrong entry is answered by; who knows better may keep it, and the reading tells."""
        made.errorStyle = "warning"
        made.showErrorMessage = True
        made.error = words.get(self._lang)
        return made


_FROM_LIST = Text("请从下拉列表里选一项。", "Choose one from the list.")
_WHOLE = Text("请填整数。", "A whole number.")
_NUMBER = Text("请填数，不带单位。", "A number, without its unit.")
_DAY = Text("请填日期，如 2014-06-23。", "A day such as 2014-06-23.")
