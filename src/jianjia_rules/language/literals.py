"""What a scalar means at its place: `80%` is 80 against a field in percent and 4/5 against a ratio."""

import re
from collections.abc import Collection
from datetime import date
from fractions import Fraction

from jianjia_rules.dataclass import dataclass
from jianjia_rules.diagnostics.nearest import nearest
from jianjia_rules.diagnostics.words import Words, kind_of
from jianjia_rules.language.measures import Constant
from jianjia_rules.language.periods import place_month_day
from jianjia_rules.language.problems import At, Problem, Report, kind_words, problem
from jianjia_rules.language.scalars import (
    DateSpan,
    MonthDay,
    Number,
    as_number,
    date_in,
    format_number,
    parse_date,
    parse_month_day,
    parse_percent,
)
from jianjia_rules.language.scope import Days
from jianjia_rules.language.types import Kind, ValueType
from jianjia_rules.language.units import ONE, PERCENT, factor, is_compound, plain_unit

_BEGINS_WITH_NUMBER = re.compile(r"[0-9]{1,20}(?:\.[0-9]{1,20})?(?=[^0-9.,年/-])")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a scalar stands: what the values it meets are (`subject`, for messages), and the period for month-days.

    `parameter` holds the value, and declares `unit` for it. `loose` says that nothing gives the scalar a unit, as
    for the factors of a product: a percentage is then a plain share. `many` says that a list may stand here.
    `parameters` are the names that a text may have been meant for.
    """

    at: At
    subject: str
    days: Days | None = None
    unit: str | None = None
    parameter: str | None = None
    loose: bool = False
    many: bool = False
    parameters: Collection[str] = ()


def constant_as(value: object, wanted: ValueType, place: Place, report: Report) -> Constant:
    """The bound constant that a scalar means where a value of type `wanted` is expected.

    What has no meaning there is reported, and stands as it was written.
    """
    match wanted.kind:
        case Kind.NUMBER:
            return _number(value, wanted, place, report)
        case Kind.DATE:
            return _date(value, place, report)
        case Kind.SCALE | Kind.TEXT:
            return _text(value, wanted, place, report)
        case Kind.BOOLEAN:
            if isinstance(value, bool):
                return Constant(value, Kind.BOOLEAN)
        case Kind.ANY:
            return _guessed(value, place, report)
        case Kind.VALUES | Kind.ITEMS | Kind.OBJECT:
            pass
    return _mismatch(value, wanted, place, report)


def literal_kind(value: object) -> Kind:
    """The kind a scalar has by itself, where nothing says what it is compared with."""
    match value:
        case bool():
            return Kind.BOOLEAN
        case DateSpan() | MonthDay():
            return Kind.DATE
        case str():
            return Kind.NUMBER if parse_percent(value) is not None else Kind.TEXT
        case _:
            return Kind.NUMBER


def _guessed(value: object, place: Place, report: Report) -> Constant:
    if isinstance(value, str) and parse_percent(value) is None:
        return Constant(value, Kind.TEXT)
    return constant_as(value, ValueType(literal_kind(value)), place, report)


def _number(value: object, wanted: ValueType, place: Place, report: Report) -> Constant:
    percent = parse_percent(value) if isinstance(value, str) else None
    number = as_number(value)
    if percent is not None:
        number = _percent(percent, wanted, place, report)
    elif number is not None:
        number = _plain(number, wanted, place, report)
    elif place.unit is not None:
        report(_wrong_value(value, place))
        number = 0
    else:
        return _mismatch(value, wanted, place, report)
    return Constant(number, Kind.NUMBER)


def _percent(percent: Fraction, wanted: ValueType, place: Place, report: Report) -> Number:
    unit = plain_unit(place.unit)
    target = wanted.unit
    if unit not in {None, PERCENT, ONE}:
        report(_wrong_value(f"{format_number(percent)}%", place))
        return percent
    if target == PERCENT:
        return _shrink(percent)
    if target != ONE and not is_compound(target) and not (place.loose and target is None):
        shown = f"{format_number(percent)}%"
        report(problem(place.at, "JJ415", subject=place.subject, found=shown, unit=target))
    return _shrink(percent / 100)


def _plain(number: Number, wanted: ValueType, place: Place, report: Report) -> Number:
    unit = plain_unit(place.unit)
    target = wanted.unit
    if target is None or is_compound(target) or is_compound(unit):
        return number
    scale = 1 if unit is None else factor(unit, target)
    if scale is None:
        report(_units(place, target, format_number(number), unit))
        return number
    if target == ONE and unit in {None, ONE} and not -1 <= number <= 1:
        shown = format_number(number)
        data = {"found": shown, "percent": f"{shown}%", "fraction": format_number(Fraction(number) / 100)}
        report(problem(place.at, "JJ404", subject=place.subject, **data))
    return _shrink(Fraction(number) * scale)


def _wrong_value(value: object, place: Place) -> Problem:
    """A parameter's value that does not fit the unit it declares."""
    data = {"name": place.parameter, "wanted": kind_words(Kind.NUMBER), "found": kind_of(value), "example": "50"}
    return problem(place.at, "JJ412", **data)


def _units(place: Place, target: str | None, other: str, unit: str | None) -> Problem:
    named = f"${place.parameter}" if place.parameter is not None else other
    return problem(place.at, "JJ403", subject=place.subject, unit=target or "?", other=named, other_unit=unit)


def _date(value: object, place: Place, report: Report) -> Constant:
    day: DateSpan | MonthDay | None = value if isinstance(value, (DateSpan, MonthDay)) else None
    if isinstance(value, str):
        day = parse_date(value) or parse_month_day(value)
        if day is None:
            meant = f"${value}" if value in place.parameters else date_in(value)
            report(problem(place.at, "JJ409", found=value, nearest=meant))
    elif day is None:
        return _mismatch(value, ValueType(Kind.DATE), place, report)
    if isinstance(day, MonthDay) and place.days is not None:
        ordinal = place_month_day(day, place.days.period).toordinal()
        day = DateSpan(ordinal, ordinal)
    return Constant(day if day is not None else DateSpan(date.min.toordinal(), date.max.toordinal()), Kind.DATE)


def _text(value: object, wanted: ValueType, place: Place, report: Report) -> Constant:
    if not isinstance(value, str):
        return _mismatch(value, wanted, place, report)
    if wanted.kind is Kind.SCALE and wanted.levels and value not in wanted.levels:
        data = {"found": value, "known": wanted.levels, "nearest": nearest(value, wanted.levels)}
        report(problem(place.at, "JJ414", subject=place.subject, **data))
    if wanted.choices and value not in wanted.choices:
        data = {"found": value, "known": wanted.choices, "nearest": nearest(value, wanted.choices)}
        report(problem(place.at, "JJ411", subject=place.subject, **data))
    return Constant(value, wanted.kind)


def _mismatch(value: object, wanted: ValueType, place: Place, report: Report) -> Constant:
    report(
        problem(
            place.at,
            "JJ401",
            subject=place.subject,
            kind=kind_words(wanted.kind),
            found=kind_of(value),
            wanted=kind_words(wanted.kind),
            advice=_advice(value, wanted, place),
        )
    )
    return value if isinstance(value, Constant) else Constant(value, literal_kind(value))  # type: ignore[arg-type]


def _advice(value: object, wanted: ValueType, place: Place) -> Words | None:
    name = value.lstrip("$￥¥＄") if isinstance(value, str) else None
    if name in place.parameters:
        return Words(f"是不是想写 ${name}？参数前面要有 $。", f"Did you mean ${name}? A parameter begins with $.")
    if wanted.kind in {Kind.TEXT, Kind.SCALE} and not isinstance(value, (DateSpan, MonthDay)):
        return Words("文字要加引号。", "Put text in quotes.")
    if wanted.kind is Kind.BOOLEAN:
        return Words("写 true 或 false，不加引号。", "Write true or false, without quotes.")
    begins = _BEGINS_WITH_NUMBER.match(value) if isinstance(value, str) else None
    if wanted.kind is Kind.NUMBER and begins is not None:
        return Words(f"只写数字：{begins[0]}。", f"Write the number alone: {begins[0]}.")
    if wanted.kind is Kind.NUMBER and isinstance(value, str):
        return Words("写数字，不加引号；百分数写成 80%。", "Write a number without quotes; a percentage as 80%.")
    return None


def _shrink(number: Number) -> Number:
    return number.numerator if number.denominator == 1 else number
