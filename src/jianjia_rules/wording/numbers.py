"""Numbers, quantities with their unit, and days, as people read them."""

from collections.abc import Iterable
from datetime import date
from fractions import Fraction

from jianjia_rules.language.scalars import DateSpan, MonthDay, Number, format_number
from jianjia_rules.language.text import Lang
from jianjia_rules.language.units import ONE, PERCENT

_ENGLISH_UNITS: dict[str, tuple[str, str]] = {
    "人": ("person", "people"),
    "名": ("person", "people"),
    "人次": ("attendance", "attendances"),
    "场": ("event", "events"),
    "期": ("round", "rounds"),
    "页": ("page", "pages"),
    "分": ("point", "points"),
    "天": ("day", "days"),
    "日": ("day", "days"),
    "个月": ("month", "months"),
    "年": ("year", "years"),
    "岁": ("year", "years"),
    "小时": ("hour", "hours"),
    "平方米": ("m²", "m²"),
    "公里": ("km", "km"),
    "元": ("yuan", "yuan"),
}
_COUNTED = frozenset("个家户台项件条篇份类种次")
"""Measure words that English has none for."""
_MONEY = {"万元": 10_000, "亿元": 100_000_000}
_MONTHS = (
    "January February March April May June July August September October November December".split()  # noqa: SIM905
)
_LONGEST_EXACT = 4


def number_text(number: Number, unlike: Iterable[Number] = ()) -> str:
    """A number: exact where it has at most four decimals, else rounded half up to two.

    A rounded one that would look like one of `unlike` is given with more places, so that 89.999 % of a target of 90 %
    does not read 90 %; nor does what is above 0 read 0.
    """
    exact = Fraction(number)
    if (exact * 10**_LONGEST_EXACT).denominator == 1:
        return format_number(exact)
    others = {Fraction(0), *(Fraction(other) for other in unlike)}
    rounded = exact
    for places in (2, 4, 6, 12):
        rounded = _half_up(exact, places)
        if rounded not in others:
            break
    return format_number(rounded)


def quantity(number: Number, unit: str | None, lang: Lang, unlike: Iterable[Number] = ()) -> str:
    """A number with its unit: `50 平方米`, `80%`, `1 day`, `100,000 yuan`."""
    match unit:
        case None:
            return _grouped(number_text(number, unlike), lang)
        case "%":
            return f"{number_text(number, unlike)}%"
        case "1":
            return f"{number_text(Fraction(number) * 100, [Fraction(other) * 100 for other in unlike])}%"
        case _ if lang == "zh":
            return f"{number_text(number, unlike)} {unit}"
        case _ if unit in _MONEY:
            return f"{_grouped(number_text(Fraction(number) * _MONEY[unit]), lang)} yuan"
        case _:
            words = unit_words(unit, lang, one=abs(Fraction(number)) == 1)
            return f"{_grouped(number_text(number, unlike), lang)} {words}".rstrip()


def difference_text(number: Number, unit: str | None, lang: Lang) -> str:
    """How far two quantities are apart: of percentages in percentage points."""
    if unit not in {PERCENT, ONE}:
        return quantity(number, unit, lang)
    text = number_text(Fraction(number) * (100 if unit == ONE else 1))
    if lang == "zh":
        return f"{text} 个百分点"
    return f"{text} percentage point" if text == "1" else f"{text} percentage points"


def unit_words(unit: str, lang: Lang, one: bool = False) -> str:
    """What a unit is called; empty where English counts without a word."""
    if lang == "zh":
        return unit
    if unit in _COUNTED:
        return ""
    if "/" in unit:
        value, _, to = unit.partition("/")
        return f"{unit_words(value, lang)} per {unit_words(to, lang, one=True)}"
    singular, plural = _ENGLISH_UNITS.get(unit, (unit, unit))
    return singular if one else plural


def date_text(day: date, lang: Lang) -> str:
    """`2014年6月23日`, `23 June 2014`."""
    if lang == "zh":
        return f"{day.year}年{day.month}月{day.day}日"
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def span_text(span: DateSpan, lang: Lang) -> str:
    """A day, or the month that is all that is known of it."""
    first = date.fromordinal(span.first)
    if span.first == span.last:
        return date_text(first, lang)
    return f"{first.year}年{first.month}月" if lang == "zh" else f"{_MONTHS[first.month - 1]} {first.year}"


def month_day_text(day: MonthDay, lang: Lang) -> str:
    """`12月15日`, `15 December`."""
    return f"{day.month}月{day.day}日" if lang == "zh" else f"{day.day} {_MONTHS[day.month - 1]}"


def _grouped(text: str, lang: Lang) -> str:
    """Digits in threes in English."""
    if lang == "zh" or "/" in text:
        return text
    whole, point, rest = text.partition(".")
    sign = "-" if whole.startswith("-") else ""
    return f"{sign}{int(whole.lstrip('-')):,}{point}{rest}"


def _half_up(exact: Fraction, places: int) -> Fraction:
    scaled = abs(exact) * 10**places
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return Fraction(whole if exact >= 0 else -whole, 10**places)
