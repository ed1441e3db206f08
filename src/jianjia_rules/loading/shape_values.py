"""The kinds of values that a rulebook's files hold: checked without any coercion, exact, with their JSON Schemas."""

import re
from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Annotated

from jianjia_rules.diagnostics.nearest import nearest
from jianjia_rules.diagnostics.words import Words, kind_of
from jianjia_rules.language import scalars
from jianjia_rules.language.awards import PointsByType
from jianjia_rules.language.paths import FieldPath, PathError, parse_path
from jianjia_rules.language.scalars import MonthDay, Number
from jianjia_rules.language.text import Text
from jianjia_rules.loading.node_scalars import BOOLEAN, as_text, number_in, truth_in
from jianjia_rules.loading.shapes import REF, Checked, JsonSchema, RefusedError, inside, refused, wanted

ID = Words("名称（编号）", "an id")
_PROSE = re.compile(r"[^!-~]")
_LEVEL = Words("一个级别", "one level")
_LANGUAGES = ("zh", "en")
_ID = re.compile(r"\w[\w.-]{0,199}")


def _number(value: object) -> Number:
    number = scalars.as_number(value)
    if number is None:
        raise wanted(Words("一个数", "a number"), value, example=number_in(value))
    return number


def _positive(value: object) -> Number:
    number = _number(value)
    if number < 0:
        raise refused("JJ509", found=number)
    return number


def _count(value: object) -> int:
    number = _positive(value)
    if not isinstance(number, int) or number > 1000:
        raise wanted(Words("一个不大的整数", "a small whole number"), value)
    return number


def _points(value: object) -> Number | PointsByType:
    if isinstance(value, str) and value.startswith("$"):
        raise refused("JJ227", found=value)
    if not isinstance(value, Mapping):
        return _positive(value)
    if not value:
        raise wanted(Words("各类单位的分值", "points for each unit type"), value)
    return PointsByType(tuple((str(key), inside(key, _positive, points)) for key, points in value.items()))


def _percent(value: object) -> Fraction:
    share = scalars.parse_fraction(value) if isinstance(value, str) else None
    number = scalars.as_number(value)
    if number is not None:
        share = Fraction(number)
    if share is None or not 0 <= share <= 1:
        raise wanted(Words("0 到 100% 之间的百分数", "a percentage from 0 to 100%"), value, example="30%")
    return share


def _text(value: object) -> Text:
    unknown = [str(key) for key in value if key not in _LANGUAGES] if isinstance(value, Mapping) else []
    if unknown and isinstance(value, Mapping) and value[unknown[0]] is None and _PROSE.search(unknown[0]):
        raise RefusedError("JJ237", (unknown[0],), {"key": unknown[0]})
    if unknown:
        near = nearest(unknown[0], _LANGUAGES)
        raise RefusedError("JJ201", (unknown[0],), {"key": unknown[0], "known": _LANGUAGES, "nearest": near})
    text = as_text(value)
    if text is None:
        raise wanted(Words("文字，或 {zh: …, en: …}", "a text, or {zh: …, en: …}"), value)
    return text


def _plain(value: object) -> str:
    if isinstance(value, str) and value.strip():
        return value
    advice = (
        Words("在值的两边加上英文引号。", "Put the value in straight quotes.")
        if scalars.as_number(value) is not None
        else None
    )
    raise wanted(Words("文字", "a text"), value, advice=advice)


def _id(value: object) -> str:
    text = _plain(value)
    if not is_id(text):
        raise refused("JJ217", id=text, what=ID, nearest=id_like(text))
    return text


def is_id(text: str) -> bool:
    """Whether a text can be an id or a name: letters of any script, digits, `-`, `_` and `.`."""
    return _ID.fullmatch(text) is not None


def id_like(text: str) -> str | None:
    """An id much like the text, to suggest."""
    return "-".join(re.findall(r"[\w.]+", text)) or None


def names(value: object) -> tuple[str, ...]:
    """A list of texts."""
    if isinstance(value, str):
        example = f"[{value}]" if value else None
        raise wanted(Words("一个列表 […]", "a list […]"), value, example=example)
    if not isinstance(value, list | tuple):
        raise wanted(Words("一个列表 […]", "a list […]"), value)
    return tuple(inside(index, _plain, entry) for index, entry in enumerate(value))


def _names_by_key(value: object) -> dict[str, tuple[str, ...]]:
    if not isinstance(value, Mapping):
        raise wanted(Words("一组“键: 列表”", "a mapping from names to lists"), value)
    return {_plain(key): inside(key, _levels, entries) for key, entries in value.items()}


def _levels(value: object) -> tuple[str, ...]:
    """The levels of a scale; one that stands alone with commas in it was meant for all of them."""
    levels = names(value)
    meant = several_in(levels[0]) if len(levels) == 1 else []
    if len(meant) > 1:
        example = f"[{', '.join(meant)}]"
        raise RefusedError("JJ205", (0,), {"wanted": _LEVEL, "found": kind_of(levels[0]), "example": example})
    return levels


def several_in(text: str) -> list[str]:
    """The entries of a list that were set apart by Chinese commas and so count as one text."""
    return [each.strip() for each in re.split("[，、；]", text) if each.strip()]


def one_path(value: object) -> FieldPath:
    """A field path."""
    if not isinstance(value, str):
        raise wanted(Words("字段路径，如 unit.id", "a field path such as unit.id"), value)
    try:
        return parse_path(value)
    except PathError as error:
        raise refused("path", text=error.text, offset=error.offset) from error


def _paths(value: object) -> tuple[FieldPath, ...]:
    if not isinstance(value, list | tuple):
        return (one_path(value),)
    if not value:
        raise refused("JJ214", wanted=Words("至少 1", "at least 1"), count=0)
    return tuple(inside(index, one_path, entry) for index, entry in enumerate(value))


def _day(value: object) -> date:
    span = scalars.parse_date(value) if isinstance(value, str) else None
    if span is None or span.first != span.last:
        raise wanted(Words("日期，如 2014-06-23", "a date such as 2014-06-23"), value, example=date_like(value))
    return date.fromordinal(span.first)


def _month_day(value: object) -> MonthDay:
    day = scalars.parse_month_day(value) if isinstance(value, str) else None
    if day is None:
        words = Words("月日，如 12-25", "a month and day such as 12-25")
        raise wanted(words, value, example=month_day_like(value))
    return day


def date_like(value: object) -> str | None:
    """The day that a value such as `2014/6/23` was meant for."""
    meant = scalars.date_in(value) if isinstance(value, str) else None
    return meant if meant is not None and meant.count("-") == 2 else None


def month_day_like(value: object) -> str | None:
    """The month and day that a value such as `12月25日` was meant for."""
    return scalars.month_day_in(value) if isinstance(value, str) else None


def _boolean(value: object) -> bool:
    if not isinstance(value, bool):
        raise wanted(BOOLEAN, value, example=truth_in(value))
    return value


_ID_SCHEMA: JsonSchema = {"type": "string", "pattern": "^[^\\s$\\-/][^\\s/]*$"}
_NAMES_SCHEMA: JsonSchema = {"type": "array", "items": {"type": "string", "minLength": 1}}

NumberValue = Annotated[Number, Checked(_number, {"type": "number"})]
PositiveNumber = Annotated[Number, Checked(_positive, {"type": "number", "minimum": 0})]
WholeNumber = Annotated[int, Checked(_count, {"type": "integer", "minimum": 0, "maximum": 1000})]
PointsValue = Annotated[Number | PointsByType, Checked(_points, {REF: "points"})]
Percent = Annotated[Fraction, Checked(_percent, {"type": ["string", "number"], "minimum": 0, "maximum": 1})]
TextValue = Annotated[Text, Checked(_text, {REF: "text"})]
PlainText = Annotated[str, Checked(_plain, {"type": "string", "minLength": 1})]
Id = Annotated[str, Checked(_id, _ID_SCHEMA)]
Names = Annotated[tuple[str, ...], Checked(names, _NAMES_SCHEMA)]
NamesByKey = Annotated[
    dict[str, tuple[str, ...]],
    Checked(_names_by_key, {"type": "object", "additionalProperties": _NAMES_SCHEMA}),
]
PathValue = Annotated[FieldPath, Checked(one_path, {REF: "path"})]
PathValues = Annotated[tuple[FieldPath, ...], Checked(_paths, {REF: "path_or_paths"})]
Day = Annotated[date, Checked(_day, {"type": "string", "format": "date"})]
MonthDayValue = Annotated[MonthDay, Checked(_month_day, {"type": "string", "pattern": "^[0-9]{1,2}-[0-9]{1,2}$"})]
Truth = Annotated[bool, Checked(_boolean, {"type": "boolean"})]
