"""Scalars as an author writes them, and what they mean once their type is known.

The parser keeps a scalar as it stands (`80%` and `2014-12-31` are text in YAML 1.2). Its meaning depends on
what it is compared with: `80%` is 80 against a field in percent and 4/5 against a ratio.
"""

import re
from datetime import date
from decimal import Decimal, InvalidOperation
from fractions import Fraction

from jianjia_rules.dataclass import dataclass

Number = int | Fraction
Scalar = int | Decimal | str | bool

_PERCENT = re.compile(r"([+-]?\d+(?:\.\d+)?)\s*[%％]")
_DATE = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2}))?")
_DATE_OTHERWISE = re.compile(r"(\d{4})[-/.年](\d{1,2})(?:[-/.月](\d{1,2}))?[月日号]?")
_MONTH_DAY = re.compile(r"(\d{1,2})-(\d{1,2})")
_MONTH_DAY_OTHERWISE = re.compile(r"(\d{1,2})[-/.月](\d{1,2})[日号]?")
_FRACTION = re.compile(r"(\d+)\s*/\s*(\d+)")


@dataclass(frozen=True, slots=True)
class DateSpan:
    """The days a date can mean, as proleptic Gregorian ordinals, both included: one day, or a whole month."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class MonthDay:
    """A day of every year, such as 12-15; it is placed in the record's period."""

    month: int
    day: int


def as_number(value: object) -> Number | None:
    """The exact number a scalar stands for; None for text, truth values, NaN, infinities and beyond 10**±400.

    A float means the decimal number that Python prints for it (0.1 is one tenth).
    """
    if value.__class__ is int:
        return value if -_LARGEST <= value <= _LARGEST else None
    if isinstance(value, bool):
        return None
    if isinstance(value, (int, Fraction)):
        exact = Fraction(value)
        return _whole(exact) if max(abs(exact.numerator), exact.denominator) <= _LARGEST else None
    if isinstance(value, float):
        value = Decimal(repr(float(value)))
    if isinstance(value, Decimal):
        if not value.is_finite() or abs(value.adjusted()) > MAGNITUDE:
            return None
        return _whole(Fraction(value))
    return None


MAGNITUDE = 400
"""Numbers beyond 10**±400 are refused: exact arithmetic on them could fill the memory, and they cannot be printed."""

_LARGEST = 10**MAGNITUDE


def parse_percent(text: str) -> Fraction | None:
    """`80%` -> 80 (hundredths); None when the text is no percentage."""
    match = _PERCENT.fullmatch(text.strip())
    return Fraction(Decimal(match.group(1))) if match else None


def parse_fraction(text: str) -> Fraction | None:
    """`1/2`, `0.5` or `50%` -> one half; None when the text is no such share."""
    match = _FRACTION.fullmatch(text.strip())
    if match:
        return Fraction(int(match.group(1)), int(match.group(2))) if int(match.group(2)) else None
    percent = parse_percent(text)
    if percent is not None:
        return percent / 100
    try:
        number = Decimal(text.strip())
    except InvalidOperation:
        return None
    exact = as_number(number)
    return None if exact is None else Fraction(exact)


def parse_date(text: str) -> DateSpan | None:
    """`2014-06-23` -> that day; `2014-06` -> its month; None when the text is no date (ISO 8601 calendar date)."""
    match = _DATE.fullmatch(text)
    if not match:
        return None
    year, month, day = match.groups()
    try:
        if day is not None:
            ordinal = date(int(year), int(month), int(day)).toordinal()
            return DateSpan(ordinal, ordinal)
        return month_span(int(year), int(month))
    except ValueError:
        return None


def date_in(text: str) -> str | None:
    """The day or month that a text such as `2014/12/31` or `2014年12月` was meant for, as it should be written."""
    match = _DATE_OTHERWISE.fullmatch(text.strip())
    if match is None:
        return None
    year, month, day = match.groups()
    written = f"{year}-{int(month):02}" + ("" if day is None else f"-{int(day):02}")
    return written if parse_date(written) is not None else None


def month_day_in(text: str) -> str | None:
    """The day of every year that a text such as `12月25日` or `12/25` was meant for, as it should be written."""
    match = _MONTH_DAY_OTHERWISE.fullmatch(text.strip())
    if match is None:
        return None
    written = f"{int(match[1]):02}-{int(match[2]):02}"
    return written if parse_month_day(written) is not None else None


def month_span(year: int, month: int) -> DateSpan:
    """The days of a month."""
    first = date(year, month, 1)
    following = date(year + month // 12, month % 12 + 1, 1) if (year, month) != (9999, 12) else None
    last = following.toordinal() - 1 if following else date(9999, 12, 31).toordinal()
    return DateSpan(first.toordinal(), last)


def parse_month_day(text: str) -> MonthDay | None:
    """`12-15` -> a day of every year; None when there is no such day in a leap year."""
    match = _MONTH_DAY.fullmatch(text)
    if not match:
        return None
    month, day = int(match.group(1)), int(match.group(2))
    try:
        date(2000, month, day)
    except ValueError:
        return None
    return MonthDay(month, day)


def format_number(value: Number | Decimal) -> str:
    """The shortest exact text: `2.5`, `100`, or `1/3` where no decimal ends."""
    fraction = Fraction(value)
    if fraction.denominator == 1:
        return str(fraction.numerator)
    digits = _decimal_places(fraction.denominator)
    if digits is None:
        return f"{fraction.numerator}/{fraction.denominator}"
    scaled = abs(fraction.numerator) * 10**digits // fraction.denominator
    whole, rest = divmod(scaled, 10**digits)
    sign = "-" if fraction < 0 else ""
    return f"{sign}{whole}.{rest:0{digits}d}"


def format_date(span: DateSpan) -> str:
    """`2014-06-23`, or `2014-06` for a whole month."""
    first = date.fromordinal(span.first)
    return first.isoformat() if span.first == span.last else first.isoformat()[:7]


def _decimal_places(denominator: int) -> int | None:
    twos = fives = 0
    while denominator % 2 == 0:
        denominator //= 2
        twos += 1
    while denominator % 5 == 0:
        denominator //= 5
        fives += 1
    return max(twos, fives) if denominator == 1 else None


def _whole(value: Fraction) -> Number:
    return value.numerator if value.denominator == 1 else value
