"""Numbers and days as spreadsheets keep them: binary floats shown with 15 digits, days counted from 1900 or 1904."""

from datetime import datetime, timedelta
from decimal import Context, Decimal, InvalidOperation

from jianjia_rules.documents.limits import MOST_DIGITS
from jianjia_rules.documents.numbers import TooLongError, exact
from jianjia_rules.documents.workbooks.book import Cell, Kind

_SHOWN = Context(prec=15)
_WIDE = Context(prec=2 * MOST_DIGITS)
_FIRST_1900 = datetime(1899, 12, 30)  # noqa: DTZ001 - days of a calendar have no zone
_FIRST_1904 = datetime(1904, 1, 1)  # noqa: DTZ001
_LEAP_THAT_NEVER_WAS = 60
"""The serial of 29 February 1900: the 1900 count has this day, the calendar has not."""


def number_cell(text: str) -> Cell:
    """The cell of a number as the file writes it; text where it is none that can be calculated with."""
    number = _number(text)
    return Cell(Kind.TEXT, text) if number is None else Cell(Kind.NUMBER, number)


def day_cell(text: str, from_1904: bool) -> Cell:
    """The day of a serial number; the number itself where it is none of a day."""
    number = _number(text)
    if number is None:
        return Cell(Kind.TEXT, text)
    day = _day(number, from_1904)
    return Cell(Kind.NUMBER, number) if day is None else Cell(Kind.DAY, day)


def _number(text: str) -> int | Decimal | None:
    try:
        number = exact(text.strip())
        if not number.is_finite():
            return None
        # A whole number stays as it is: whether digits were lost is for those to ask who know what it stands for.
        return (
            int(number) if number == number.to_integral_value(context=_WIDE) else _SHOWN.plus(number).normalize(_SHOWN)
        )
    except (TooLongError, InvalidOperation, ValueError):
        return None


def _day(number: int | Decimal, from_1904: bool) -> str | None:
    if number < 1 or (number == _LEAP_THAT_NEVER_WAS and not from_1904):
        return None  # a time of day, or no day at all
    first = _FIRST_1904 if from_1904 else _FIRST_1900
    days = int(number)
    if not from_1904 and days < _LEAP_THAT_NEVER_WAS:
        days += 1
    seconds = round((number - int(number)) * 86_400)
    try:
        moment = first + timedelta(days=days, seconds=seconds)
    except OverflowError:
        return None
    return moment.date().isoformat() if not seconds else moment.isoformat(timespec="seconds")
