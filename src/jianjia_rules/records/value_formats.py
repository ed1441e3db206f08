"""The values of `format` that are asserted; any other is a remark."""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime

from jianjia_rules.diagnostics.words import Words

_MOST_KEPT = 50_000
_MONTH = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])")
_INSTANT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]{1,9})?(?:[Zz]|[+-][0-9]{2}:[0-9]{2})"
)

KNOWN_DATES: set[str] = set()
"""Texts that were found to be dates: the same days stand in many records. Bounded."""


def is_date(text: str) -> bool:
    """Whether the text is a calendar date, ISO 8601: 2014-06-23."""
    if text in KNOWN_DATES:
        return True
    if len(text) != 10 or text[4] != "-" or text[7] != "-" or not text.isascii():
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    if len(KNOWN_DATES) < _MOST_KEPT:
        KNOWN_DATES.add(text)
    return True


def is_month(text: str) -> bool:
    """Whether the text is a date, or a month where the day is not known: 2004-06."""
    return is_date(text) or (_MONTH.fullmatch(text) is not None and text[:4] != "0000")


def is_instant(text: str) -> bool:
    """Whether the text is a date with time and offset (RFC 3339): 2014-06-23T09:30:00+08:00."""
    if _INSTANT.fullmatch(text) is None:
        return False
    try:
        datetime.fromisoformat(text.upper())
    except ValueError:
        return False
    return True


_CODE_CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_CODE_WEIGHTS = tuple(pow(3, place, 31) for place in range(17))


def is_credit_code(text: str) -> bool:
    """Whether the text is a unified social credit code (GB 32100-2015): 18 characters, the last checks the others.

    The first character names the registering body: 1 to 9, A, N or Y.
    """
    if len(text) != 18 or text[0] not in "123456789ANY" or any(character not in _CODE_CHARACTERS for character in text):
        return False
    total = sum(
        _CODE_CHARACTERS.index(character) * weight for character, weight in zip(text, _CODE_WEIGHTS, strict=False)
    )
    return _CODE_CHARACTERS[-total % 31] == text[17]


FORMATS: Mapping[str, Callable[[str], bool]] = {
    "date": is_date,
    "x-month": is_month,
    "date-time": is_instant,
    "x-credit-code": is_credit_code,
}

WORDS: Mapping[str, Words] = {
    "date": Words("日期，写成 2014-06-23", "a date such as 2014-06-23"),
    "x-month": Words("日期，写成 2014-06-23；只知年月的写成 2014-06", "a date such as 2014-06-23, or 2014-06"),
    "date-time": Words("时刻，写成 2014-06-23T09:30:00+08:00", "a time such as 2014-06-23T09:30:00+08:00"),
    "x-credit-code": Words(
        "18 位统一社会信用代码（GB 32100-2015，末位为校验码；请核对有无错位、漏位）",
        "a unified social credit code of 18 characters whose last one checks the others (GB 32100-2015)",
    ),
}
