"""One value read by what the schema says of its field."""

import re
from datetime import date
from decimal import Decimal
from typing import Any

from jianjia_rules.language.periods import Periods
from jianjia_rules.records.normal.choices import read_choice, read_ticked
from jianjia_rules.records.normal.dates import read_date, read_date_number
from jianjia_rules.records.normal.facts import Facts
from jianjia_rules.records.normal.marks import LONGEST, folded, says_none, says_nothing
from jianjia_rules.records.normal.numbers import read_number, written
from jianjia_rules.records.normal.outcome import MISSING, Doubt, Outcome, Read
from jianjia_rules.records.normal.periods import read_period
from jianjia_rules.records.normal.truths import read_truth, read_truth_number
from jianjia_rules.records.text_values import plain_id

_LONGEST_LIST = 5_000
"""Characters of a text that is looked at for a list."""
_MOST_ENTRIES = 200
_SURE_BETWEEN = re.compile("[;；\n]")
_BETWEEN = re.compile("[;；\n,，、/ \u3000]")
_MOST_DIGITS = 15
"""Digits that a spreadsheet keeps of a number."""


def normal(value: object, facts: Facts, serials: date | None = None) -> Outcome:
    """What a value stands for in a field; None where it fits as it is, and where it is not understood.

    `serials` is the day from which a workbook counts its days (`dates.COUNTED_FROM_1900`), for values of a workbook
    only. What is read fits the field but for bounds of numbers and lengths; the validator looks at these.
    """
    if facts.fits(value):
        return None
    outcome = _read(value, facts, serials)
    if isinstance(outcome, Read) and outcome.value is not None and not facts.fits(outcome.value):
        return None
    return outcome


def _read(value: object, facts: Facts, serials: date | None) -> Outcome:
    if facts.periods is not None and isinstance(value, str):
        return _period(value, facts, facts.periods)
    if isinstance(value, str):
        return _read_text(value, facts, serials)
    if "array" in facts.types and facts.entry is not None and not isinstance(value, (list, dict)):
        return _one_entry(value, facts.entry, serials)
    if isinstance(value, bool) or not isinstance(value, (int, Decimal)):
        return None
    return _read_number(value, facts, serials)


def _period(text: str, facts: Facts, periods: Periods) -> Outcome:
    found = read_period(text, periods)
    if found is not None:
        return found
    return read_choice(text, facts.words) if facts.words else None


def _read_text(text: str, facts: Facts, serials: date | None) -> Outcome:
    if len(text) > LONGEST:
        return _list(text, facts, serials) if "array" in facts.types and len(text) <= _LONGEST_LIST else None
    if facts.words:
        found = read_choice(text, facts.words)
        if found is not None:
            return found
    found = _answer(text, facts, serials)
    if found is None and says_nothing(text):
        return MISSING
    return found


def _answer(text: str, facts: Facts, serials: date | None) -> Outcome:
    """What a text says, apart from what stands for nothing."""
    types = facts.types
    if "array" in types:
        return _list(text, facts, serials)
    if says_nothing(text):
        return None
    if "string" in types:
        return _text(text, facts, serials)
    if "boolean" in types:
        return read_truth(text)
    if types & {"number", "integer"}:
        return read_number(text, facts.unit, facts.zero)
    return MISSING if says_none(text) and types else None


def _text(text: str, facts: Facts, serials: date | None) -> Outcome:
    """A text of some form: a date, or what it is in plain characters."""
    if "date" in facts.formats or "x-month" in facts.formats:
        found = read_date(text, "x-month" in facts.formats, serials)
        if found is not None:
            return found
    if says_none(text) and (facts.enum is not None or facts.formats):
        return MISSING
    if facts.is_id and (id := plain_id(text)) != text:
        return Read(id)
    plain = folded(text)
    if "x-credit-code" in facts.formats:
        return Read(plain.replace(" ", "").replace("-", "").upper())
    return Read(plain) if facts.formats or facts.patterns else None


def _read_number(number: int | Decimal, facts: Facts, serials: date | None) -> Outcome:
    if "array" in facts.types:
        return None
    if "string" in facts.types:
        if "date" in facts.formats or "x-month" in facts.formats:
            return read_date_number(number, "x-month" in facts.formats, serials)
        return _as_text(number, facts, serials)
    return read_truth_number(number) if "boolean" in facts.types else None


def _as_text(number: int | Decimal, facts: Facts, serials: date | None) -> Outcome:
    """A number that was not meant as one: 101 for a unit's id."""
    if serials is not None and number == int(number):
        number = int(number)
    text = written(number)
    if serials is not None and len(text.strip("-0").replace(".", "")) > _MOST_DIGITS:
        return Doubt((text,))
    if facts.words:
        return read_choice(text, facts.words)
    return Read(text)


def _list(text: str, facts: Facts, serials: date | None) -> Outcome:
    if says_none(text):
        return Read([])
    if facts.of_objects or facts.entry is None or says_nothing(text):
        return None
    entry = facts.entry
    if entry.words:
        ticked = read_ticked(text, entry.words)
        if ticked is not None:
            return Read(ticked)
    parts = [part.strip() for part in _SURE_BETWEEN.split(text) if part.strip()]
    if len(parts) > _MOST_ENTRIES:
        return None
    found = _entries(parts, entry, serials)
    if found is not None or not entry.words:
        return found
    return _entries([part for part in _BETWEEN.split(text) if part], entry, serials)


def _entries(parts: list[str], entry: Facts, serials: date | None) -> Outcome:
    read: list[Any] = []
    for part in parts:
        outcome = _entry(part, entry, serials)
        if not isinstance(outcome, Read) or outcome.value is None:
            return outcome if isinstance(outcome, Doubt) else None
        read.append(outcome.value)
    return Read(read)


def _entry(part: object, entry: Facts, serials: date | None) -> Outcome:
    return Read(part) if entry.fits(part) else normal(part, entry, serials)


def _one_entry(value: object, entry: Facts, serials: date | None) -> Outcome:
    outcome = _entry(value, entry, serials)
    return Read([outcome.value]) if isinstance(outcome, Read) and outcome.value is not None else outcome
