"""Dates as people write them, as ISO 8601; one with several readings, or without its century, is asked about.

Spreadsheets count days: 41813 is 2014-06-23 where a workbook counts from 1899-12-30, and only there.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from jianjia_rules.records.normal.marks import folded
from jianjia_rules.records.normal.numbers import written
from jianjia_rules.records.normal.outcome import Doubt, Outcome, Read

COUNTED_FROM_1900 = date(1899, 12, 30)
"""The day that workbooks count from, unless they say 1904; it takes their 29 February 1900, which never was, in."""
COUNTED_FROM_1904 = date(1904, 1, 1)

_BETWEEN = r"\s*[-/.。、·年]\s*"
_YEAR_FIRST = re.compile(
    rf"([0-9]{{4}}){_BETWEEN}([0-9]{{1,2}})\s*[-/.。、·月]\s*([0-9]{{1,2}})\s*[日号.]?"
    r"(?:[T ]\s*[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?\s*(Z|[+-][0-9]{2}:?[0-9]{2})?)?",
    re.IGNORECASE,
)
_MONTH_ONLY = re.compile(rf"([0-9]{{4}})(?:{_BETWEEN}([0-9]{{1,2}})\s*(?:月份?)?|([0-9]{{2}}))")
_RUN_TOGETHER = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
_SHORT = re.compile(r"([0-9]{1,2})\s*[-/.]\s*([0-9]{1,2})\s*[-/.]\s*([0-9]{4}|[0-9]{1,2})")
_SHORT_YEAR = re.compile(r"([0-9]{2})\s*年\s*([0-9]{1,2})\s*月\s*([0-9]{1,2})\s*[日号]?")
_SERIAL = re.compile(r"[0-9]{5}(?:\.[0-9]+)?")
_COMMON_SERIALS = (29_221, 55_153)  # 1980 to 2050
_YEARS = (1_900, 2_100)

_ZEROS = "〇○◯⭘零０0OoＯｏ"
_ONES = {"一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_FORMAL = {"壹": 1, "贰": 2, "叁": 3, "肆": 4, "伍": 5, "陆": 6, "柒": 7, "捌": 8, "玖": 9}
_DIGITS = {**_ONES, **_FORMAL, "两": 2, **dict.fromkeys(_ZEROS, 0), **{str(digit): digit for digit in range(10)}}
_TENS = {"十": 1, "拾": 1, "廿": 2, "卅": 3}
_IN_WORDS = re.compile(r"(\S{2,4})年(\S{1,3})月(?:(\S{1,4})[日号])?")

_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_DAY_MONTH = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)?[ -]([a-z]{3,9})\.?,?[ -]([0-9]{4})")
_MONTH_DAY = re.compile(r"([a-z]{3,9})\.? ([0-9]{1,2})(?:st|nd|rd|th)?,? ([0-9]{4})")
_MONTH_YEAR = re.compile(r"([a-z]{3,9})\.? ([0-9]{4})")


def read_date(text: str, months: bool, serials: date | None = None) -> Outcome:
    """The date a text stands for; with `months` a month will do. `serials` is the day a workbook counts from."""
    text = folded(text)
    for read in (_year_first, _run_together, _in_words, _english, _short):
        outcome = read(text)
        if outcome is not None:
            return outcome
    if months and (outcome := _month(text)) is not None:
        return outcome
    return _serial_in_text(text, serials)


def read_date_number(number: int | Decimal, months: bool, serials: date | None) -> Outcome:
    """The date a number stands for: a workbook's count of days, 20140623, or 2014.06 where a month will do."""
    whole = number == int(number)
    if serials is None or number >= 10_000_000:
        return read_date(written(number), months)
    if _YEARS[0] <= number <= _YEARS[1]:
        # 2014 or 2014.6 in a cell is rather a year, and of 2014.1 a workbook cannot tell January from October.
        return Doubt(_month_readings(number)) if months and not whole else None
    return _counted(int(number), serials)


def _counted(days: int, serials: date) -> Outcome:
    if days < 61 or days > 2_958_465:  # 1 March 1900 and the end of the year 9999
        return None
    return Read((serials + timedelta(days)).isoformat())


def _month_readings(number: int | Decimal) -> tuple[str, ...]:
    year, _, fraction = written(number).partition(".")
    found = (_iso_month(int(year), int(digits)) for digits in (fraction, f"{fraction}0") if len(digits) <= 2)
    return tuple(dict.fromkeys(month for month in found if month))


def _serial_in_text(text: str, serials: date | None) -> Outcome:
    """41813 as a text: in a workbook its count of days, elsewhere perhaps one that was exported."""
    if not _SERIAL.fullmatch(text):
        return None
    days = int(text[:5])
    if serials is not None:
        return _counted(days, serials)
    if _COMMON_SERIALS[0] <= days <= _COMMON_SERIALS[1]:
        return Doubt(((COUNTED_FROM_1900 + timedelta(days)).isoformat(),))
    return None


def _year_first(text: str) -> Outcome:
    found = _YEAR_FIRST.fullmatch(text)
    if found is None:
        return None
    day = _iso(int(found[1]), int(found[2]), int(found[3]))
    if day is None:
        return None
    # With an offset the day may be another one here.
    return Doubt((day,)) if found[4] else Read(day)


def _run_together(text: str) -> Outcome:
    found = _RUN_TOGETHER.fullmatch(text)
    day = _iso(*map(int, found.groups())) if found is not None else None
    return Read(day) if day is not None else None


def _month(text: str) -> Outcome:
    found = _MONTH_ONLY.fullmatch(text)
    if found is not None:
        month = _iso_month(int(found[1]), int(found[2] or found[3]))
        return Read(month) if month is not None else None
    if (words := _IN_WORDS.fullmatch(f"{text.removesuffix('份')}")) is not None and words[3] is None:
        year, number = _year_in_words(words[1]), _number_in_words(words[2])
        if year is not None and number is not None and year > 99:
            return _read_month(year, number)
    if (english := _MONTH_YEAR.fullmatch(text.casefold())) is not None:
        return _read_month(int(english[2]), _month_called(english[1]))
    return None


def _read_month(year: int, number: int) -> Outcome:
    month = _iso_month(year, number)
    return Read(month) if month is not None else None


def _short(text: str) -> Outcome:
    """3/4/2014 and 14.6.23: every order that gives a day."""
    with_year = _SHORT_YEAR.fullmatch(text)
    if with_year is not None:
        return _doubt(_iso(_century(with_year[1]), int(with_year[2]), int(with_year[3])) for _ in "1")
    found = _SHORT.fullmatch(text)
    if found is None:
        return None
    first, second, third = found.groups()
    one, two = int(first), int(second)
    if len(third) == 4:
        days = tuple(dict.fromkeys(day for day in (_iso(int(third), two, one), _iso(int(third), one, two)) if day))
        return Read(days[0]) if len(days) == 1 else _doubt(iter(days))
    readings = [_iso(_century(first), two, int(third))] if len(first) == 2 else []
    if len(third) == 2:
        year = _century(third)
        readings += [_iso(year, two, one), _iso(year, one, two)]
    return _doubt(iter(readings))


def _doubt(days: Iterator[str | None]) -> Outcome:
    readings = tuple(dict.fromkeys(day for day in days if day))
    return Doubt(readings) if readings else None


def _century(year: str) -> int:
    """The year of two digits that is asked about: of this century up to 69."""
    return int(year) + (2_000 if int(year) < 70 else 1_900)


def _in_words(text: str) -> Outcome:
    """二○一四年六月二十三日, with any character for the zero, and any part in digits."""
    found = _IN_WORDS.fullmatch(text)
    if found is None or found[3] is None:
        return None
    year, month, number = _year_in_words(found[1]), _number_in_words(found[2]), _number_in_words(found[3])
    if year is None or month is None or number is None:
        return None
    if year < 100:
        return _doubt(iter([_iso(_century(f"{year:02d}"), month, number)]))
    day = _iso(year, month, number)
    return Read(day) if day is not None else None


def _year_in_words(text: str) -> int | None:
    """A year digit by digit; of two digits where the century is left out."""
    if len(text) not in {2, 4} or any(character not in _DIGITS for character in text):
        return None
    return int("".join(str(_DIGITS[character]) for character in text))


def _number_in_words(text: str) -> int | None:
    """1 to 39: 6, 六, 十二, 二十三, 廿三."""
    if text.isascii() and text.isdigit():
        return int(text)
    at = next((index for index, character in enumerate(text) if character in _TENS), None)
    if at is None:
        digits = text.lstrip(_ZEROS) or text
        return _DIGITS.get(digits) if len(digits) == 1 else None
    before, after = text[:at].lstrip("零〇"), text[at + 1 :]
    tens = _TENS[text[at]]
    if before:
        if tens != 1 or before not in _DIGITS:
            return None
        tens = _DIGITS[before]
    if not after:
        return tens * 10
    return tens * 10 + _DIGITS[after] if after in _DIGITS else None


def _english(text: str) -> Outcome:
    lower = text.casefold()
    if (found := _DAY_MONTH.fullmatch(lower)) is not None:
        number, month, year = found.groups()
    elif (found := _MONTH_DAY.fullmatch(lower)) is not None:
        month, number, year = found.groups()
    else:
        return None
    day = _iso(int(year), _month_called(month), int(number))
    return Read(day) if day is not None else None


def _month_called(name: str) -> int:
    """The number of a month by its English name, whole or cut short; 0 for no month."""
    return next((number for number, month in enumerate(_MONTHS, 1) if month.startswith(name)), 0)


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _iso_month(year: int, month: int) -> str | None:
    return f"{year:04d}-{month:02d}" if 1 <= month <= 12 and year else None
