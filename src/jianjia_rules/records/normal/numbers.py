"""Numbers as people write them: thousands separators, 万 and 亿, the field's unit behind them, per cent. Exact.

A comma groups thousands only where it does so throughout (1,200; 12,000.5); any other comma is asked about. A unit
must be the field's own or convert into it; nothing is read off a unit that is not known there.
"""

import re
from decimal import Decimal

from jianjia_rules.documents.numbers import TooLongError, exact, whole
from jianjia_rules.language.units import ONE, PERCENT, is_plain, plain_unit
from jianjia_rules.records.normal.marks import folded, says_none
from jianjia_rules.records.normal.outcome import Doubt, Outcome, Read

_YUAN = "元"
_NUMBER = re.compile(
    r"(¥|RMB|人民币)? ?([+-]?(?:[0-9][0-9,]*(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]{1,4})?)(?: ?([^ 0-9.,+-].*))?",
    re.IGNORECASE,
)
_WHOLE = re.compile(r"[+-]?[0-9]+")
_THOUSANDS = re.compile(r"[+-]?[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]*)?")
_DECIMAL_COMMA = re.compile(r"[+-]?[0-9]+,[0-9]+|[+-]?[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]+")
_TIMES = {"百": 2, "千": 3, "万": 4, "十万": 5, "百万": 6, "千万": 7, "亿": 8, "万亿": 12}
_MEASURE = re.compile(r"(万亿|十万|百万|千万|百|千|万|亿)?(.*)")
_SAME = {
    "块": _YUAN,
    "圆": _YUAN,
    "元人民币": _YUAN,
    "元整": _YUAN,
    "平米": "平方米",
    "㎡": "平方米",
    "m2": "平方米",
    "m²": "平方米",
    "名": "人",
    "位": "人",
}


def read_number(text: str, unit: str | None, zero: bool) -> Outcome:
    """The number a text stands for in the field's unit; `zero` says whether 无 may be 0 there."""
    if says_none(text) or text.strip() == "零":
        return Read(0) if zero else None
    found = _NUMBER.fullmatch(folded(text))
    if found is None:
        return _other_notation(folded(text))
    money, digits, measure = found.groups()
    if "," in digits:
        if not _THOUSANDS.fullmatch(digits):
            return _comma_doubt(digits) if not measure and not money else None
        digits = digits.replace(",", "")
    try:
        number = whole(digits) if _WHOLE.fullmatch(digits) else exact(digits)
        return _in_unit(number, "元" if money and not measure else measure or "", plain_unit(unit))
    except TooLongError:
        return None


def _in_unit(number: int | Decimal, measure: str, unit: str | None) -> Outcome:
    """The number, written with this measure (万人), in the field's unit."""
    if not measure:
        return Read(number)
    if measure == PERCENT:
        return _percent(number, unit)
    times, name = _taken_apart(measure)
    own_times, own_name = _taken_apart(unit or "")
    if own_name in {PERCENT, ONE}:
        return None
    same = name in {"", own_name} or (name == "个" and bool(own_name) and is_plain(own_name) and own_name != _YUAN)
    return Read(shifted(number, times - own_times)) if same else None


def _percent(number: int | Decimal, unit: str | None) -> Outcome:
    share = shifted(number, -2)
    match unit:
        case "%":
            return Read(number)
        case "1":
            return Read(share)
        case None:
            return Doubt((written(number), written(share)))
        case _:
            return None


def _taken_apart(measure: str) -> tuple[int, str]:
    """The power of ten in a measure, and what is counted: 万元 is 4, 元."""
    found = _MEASURE.fullmatch(measure.strip())
    if found is None:
        return 0, measure
    times, name = found.groups()
    return _TIMES.get(times, 0), _SAME.get(name.strip().lower(), name.strip())


def shifted(number: int | Decimal, places: int) -> int | Decimal:
    """The number times a power of ten, exactly; whole ones are int, others without zeros at the end."""
    sign, digits, exponent = Decimal(number).as_tuple()
    assert isinstance(exponent, int)
    exponent += places
    while len(digits) > 1 and digits[-1] == 0 and exponent < 0:
        digits, exponent = digits[:-1], exponent + 1
    moved = Decimal((sign, digits, exponent))
    return int(moved) if exponent >= 0 or not any(digits) else moved


def written(number: int | Decimal) -> str:
    """The number in plain decimal notation."""
    return str(number) if isinstance(number, int) else f"{number:f}"


def _comma_doubt(digits: str) -> Outcome:
    """The readings of a number whose commas do not set thousands apart."""
    readings = [digits.replace(",", ".")] if _DECIMAL_COMMA.fullmatch(digits) else []
    return Doubt((*readings, digits.replace(",", "")))


def _other_notation(text: str) -> Outcome:
    """1.200,50 as some countries write it."""
    if _DECIMAL_COMMA.fullmatch(text) and "." in text:
        return Doubt((text.replace(".", "").replace(",", "."),))
    return None
