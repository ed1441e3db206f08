"""What a cell of a workbook says as the value of a question; what does not fit stays, for the schema's check."""

import re
from decimal import Decimal
from unicodedata import normalize

from jianjia_rules.documents.workbooks.book import Cell, Kind
from jianjia_rules.forms.model import Answer, Question
from jianjia_rules.forms.words import NO, NO_CHOICE, TICK, YES
from jianjia_rules.language.types import Kind as FieldKind
from jianjia_rules.language.types import ValueType
from jianjia_rules.records.cells import cell_value

Scalar = str | int | Decimal | bool
Value = Scalar | list[Scalar]

_BETWEEN = re.compile("[;；]")
_QUOTED = re.compile(r'\s*"([^"]*(?:""[^"]*)*)"\s*(?=[;；]|\Z)')
_NUMBER = ValueType(FieldKind.NUMBER)
_TRUTHS_SAID = {"true": True, "false": False} | {
    word.casefold(): truth for said, truth in ((YES, True), (NO, False)) for word in (said.zh, said.en) if word
}
_TICKS = _TRUTHS_SAID | {TICK: True, "✓": True, "✔": True, "☑": True, "■": True, "☐": False, "□": False}
_MOST_KEPT = 10**15
"""Spreadsheets keep 15 digits of a number; behind them a code has lost its own."""


def value_of(cell: Cell, question: Question) -> Value | None:
    """The value; None where nothing but blanks stands in the cell."""
    if cell.kind is Kind.TEXT:
        text = str(cell.value).replace("\r\n", "\n").strip()
        return _of_text(text, question) if text else None
    match question.answer:
        case Answer.NUMBER | Answer.WHOLE if cell.kind is Kind.NUMBER:
            return cell.value
        case Answer.TRUTH if cell.kind is Kind.TRUTH:
            return cell.value
        case Answer.NUMBERS if cell.kind is Kind.NUMBER:
            return [cell.value]
        case Answer.TEXT if cell.kind is Kind.NUMBER and (question.number_too or _has_lost_digits(cell.value)):
            return cell.value
        case Answer.DAY | Answer.MONTH if cell.kind is Kind.NUMBER:
            return cell.value
        case _:
            return _of_text(_text(cell), question)


def is_ticked(cell: Cell | None) -> bool | None:
    """Whether a box is ticked (√, 是, yes) or not (□, 否, no); None where nothing that can be told stands there."""
    if cell is None:
        return None
    if cell.kind is Kind.TRUTH:
        return bool(cell.value)
    if cell.kind is Kind.NUMBER:
        return {0: False, 1: True}.get(int(cell.value)) if cell.value in (0, 1) else None
    return _TICKS.get(str(cell.value).strip().casefold())


def entries_of(text: str) -> list[str]:
    """The texts of a list in one cell: set apart by `;` or `；`, in double quotes where they hold one or are 无."""
    found: list[str] = []
    at = 0
    while at < len(text):
        quoted = _QUOTED.match(text, at)
        if quoted is not None:
            found.append(quoted[1].replace('""', '"'))
            at = quoted.end() + 1
            continue
        between = _BETWEEN.search(text, at)
        end = len(text) if between is None else between.start()
        if bare := text[at:end].strip():
            found.append(bare)
        at = end + 1
    return found


def joined(entries: list[str]) -> str:
    """What `entries_of` reads back."""
    said = ['"' + each.replace('"', '""') + '"' if _needs_quotes(each) else each for each in entries]
    return "；".join(said)


def _needs_quotes(entry: str) -> bool:
    return (
        entry != entry.strip() or not entry or re.search('[;；"]', entry) is not None or entry.casefold() in _NO_ENTRIES
    )


def choice_of(text: str, question: Question) -> str | None:
    """The choice that a text stands for: its value, or its words in either language; None where it is none."""
    if any(choice.value == text for choice in question.choices):
        return text
    plain = _plain(text)
    for choice in question.choices:
        if plain in {_plain(choice.value), _plain(choice.label.get("zh")), _plain(choice.label.get("en"))}:
            return choice.value
    return None


def is_no_choice(text: str, question: Question) -> bool:
    """Whether a text says that the list is empty."""
    return text.strip().casefold() in _NO_ENTRIES and choice_of(text, question) is None


def _of_text(text: str, question: Question) -> Value:
    match question.answer:
        case Answer.NUMBER | Answer.WHOLE:
            return _number(text)
        case Answer.TRUTH:
            return _TRUTHS_SAID.get(text.casefold(), text)
        case Answer.CHOICE:
            return choice_of(text, question) or text
        case Answer.CHOICES | Answer.TEXTS | Answer.NUMBERS if is_no_choice(text, question):
            return []
        case Answer.CHOICES:
            return [choice_of(each, question) or each for each in entries_of(text)]
        case Answer.TEXTS:
            return [*entries_of(text)]
        case Answer.NUMBERS:
            return [_number(each) for each in entries_of(text)]
        case _:
            return text


def _has_lost_digits(number: Scalar) -> bool:
    return isinstance(number, int) and abs(number) >= _MOST_KEPT


def _number(text: str) -> Scalar:
    value = cell_value(text, _NUMBER)
    return text if value is None or isinstance(value, list | dict) else value


def _text(cell: Cell) -> str:
    if cell.kind is Kind.TRUTH:
        return "true" if cell.value else "false"
    return f"{cell.value:f}" if isinstance(cell.value, Decimal) else str(cell.value)


def _plain(text: str) -> str:
    return normalize("NFKC", text).strip().casefold()


_NO_ENTRIES = frozenset(word.casefold() for word in (NO_CHOICE.zh, NO_CHOICE.en) if word)
