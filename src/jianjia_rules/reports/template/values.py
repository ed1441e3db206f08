"""A record's values as cells that are read back the same."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from jianjia_rules.forms.model import Answer, Question
from jianjia_rules.forms.words import NO, NO_CHOICE, YES
from jianjia_rules.language.paths import FieldPath
from jianjia_rules.language.text import Lang
from jianjia_rules.records.workbooks.values import choice_of, joined
from jianjia_rules.reports.template.style import DAY_FORMAT, GENERAL, TEXT_FORMAT, say

_MOST_DIGITS = 15
_FIRST_DAY = date(1900, 3, 1)
"""Spreadsheets count a day too many before."""
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def format_of(question: Question) -> str:
    """The number format of a question's empty cell: texts stay as they are typed."""
    match question.answer:
        case Answer.NUMBER | Answer.WHOLE:
            return GENERAL
        case Answer.DAY:
            return DAY_FORMAT
        case _:
            return TEXT_FORMAT


def value_at(data: Any, path: FieldPath) -> Any:
    """What a record has at a path; None where there is nothing."""
    for name in path:
        data = data.get(name) if isinstance(data, Mapping) else None
    return data


def put(cell: Any, value: Any, question: Question, lang: Lang) -> None:
    """Write a value into the cell of its question."""
    match value:
        case None:
            return
        case bool() if question.answer is Answer.TRUTH:
            say(cell, (YES if value else NO).get(lang))
        case int() | Decimal() | float() if not isinstance(value, bool):
            _put_number(cell, value, question)
        case list() | tuple():
            say(cell, list_text(value, question, lang))
        case str() if question.answer is Answer.DAY and (day := _day(value)) is not None:
            cell.value = day
            cell.number_format = DAY_FORMAT
        case _:
            say(cell, text_of(value, question, lang))


def slots_of(values: Iterable[Any], question: Question, lang: Lang) -> list[str]:
    """The texts of a list's columns: one choice each; what is left over stands in the last."""
    texts = [text_of(each, question, lang) for each in values]
    if not texts:
        return [NO_CHOICE.get(lang)]
    first, rest = texts[: question.slots - 1], texts[question.slots - 1 :]
    return [*(joined([each]) for each in first), joined(rest)] if rest else [joined([each]) for each in first]


def list_text(values: Iterable[Any], question: Question, lang: Lang) -> str:
    """A list in one cell."""
    texts = [text_of(each, question, lang) for each in values]
    return joined(texts) if texts else NO_CHOICE.get(lang)


def text_of(value: Any, question: Question, lang: Lang) -> str:
    """A single value as people read it, if it is read back from that."""
    text = str(value).lower() if isinstance(value, bool) else f"{value:f}" if isinstance(value, Decimal) else str(value)
    label = next((choice.label.get(lang) for choice in question.choices if choice.value == text), text)
    return label if choice_of(label, question) == text else text


def _put_number(cell: Any, value: int | Decimal | float, question: Question) -> None:
    number = Decimal(str(value))
    in_bounds = number == 0 or (
        len(number.normalize().as_tuple().digits) <= _MOST_DIGITS and abs(number.adjusted()) < 90
    )
    if (question.answer in {Answer.NUMBER, Answer.WHOLE} and in_bounds) or (question.number_too and in_bounds):
        cell.value = value
        cell.number_format = GENERAL
    else:
        say(cell, f"{number:f}")


def _day(text: str) -> date | None:
    try:
        day = date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        return None
    return day if day is not None and day >= _FIRST_DAY else None
