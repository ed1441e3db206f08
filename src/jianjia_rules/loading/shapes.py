"""The kinds of values that a rulebook's files hold, as pydantic types: checked without any coercion.

A validator raises `PydanticCustomError` with one of our codes; `envelope_check` makes diagnostics of them. Slots for
measures, conditions and awards are left alone here (`nodes` reads them) and refer to their own JSON Schema.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Annotated, Any, TypeVar

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    PlainValidator,
    WithJsonSchema,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from jianjia_rules.diagnostics.nearest import nearest
from jianjia_rules.diagnostics.words import Words, kind_of
from jianjia_rules.language import scalars
from jianjia_rules.language.awards import PointsByType
from jianjia_rules.language.paths import FieldPath, PathError, parse_path
from jianjia_rules.language.scalars import MonthDay, Number
from jianjia_rules.language.text import Text
from jianjia_rules.loading.node_scalars import as_text

REF = "x-ref"
"""In a model's JSON Schema, the name of the schema that stands there: of another model, or text, measure, condition,
award, parameter_value. Whoever publishes the schemas turns it into a `$ref`."""

_T = TypeVar("_T")
ID = Words("名称（编号）", "an id")
_LANGUAGES = ("zh", "en")
_ID = re.compile(r"\w[\w.-]{0,199}")


class Shape(BaseModel):
    """The base of all models of a rulebook's files: unknown keys are faults; nothing is converted."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, defer_build=True, arbitrary_types_allowed=True)


def said(zh: str, en: str, default: Any = None, *, key: str | None = None) -> Any:
    """A key that may be left out, with its help in both languages; `key` where its name is a Python word."""
    return Field(default, alias=key, description=zh, json_schema_extra={"x-description-en": en})


def needed(zh: str, en: str, *, key: str | None = None) -> Any:
    """A key that must be there."""
    return Field(..., alias=key, description=zh, json_schema_extra={"x-description-en": en})


class Ref:
    """A slot whose content has a JSON Schema of its own, or a list or mapping of those."""

    def __init__(self, name: str, around: str | None = None) -> None:
        self.name = name
        self.around = around

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """The reference, in a list or a mapping where the slot is one."""
        reference = {REF: self.name}
        if self.around == "list":
            return {"type": "array", "items": reference}
        if self.around == "mapping":
            return {"type": "object", "additionalProperties": reference}
        return reference


MeasureSlot = Annotated[Any, Ref("measure")]
ConditionSlot = Annotated[Any, Ref("condition")]
AwardSlot = Annotated[Any, Ref("award")]
MandatorySlot = Annotated[Any, WithJsonSchema({"anyOf": [{"type": "boolean"}, {REF: "condition"}]})]
ParameterValueSlot = Annotated[Any, Ref("parameter_value")]


def refused(code: str, **arguments: object) -> PydanticCustomError:
    """An error that becomes the diagnostic `code` with these arguments."""
    return PydanticCustomError(code, code, arguments)


def wanted(words: Words, found: object, **arguments: object) -> PydanticCustomError:
    """Another kind of value was expected."""
    if found is None:
        return refused("JJ206", wanted=words)
    return refused("JJ205", wanted=words, found=kind_of(found), **arguments)


def is_number(value: object) -> bool:
    """Whether a document's value is a number (a truth value is none)."""
    return isinstance(value, int | Decimal) and not isinstance(value, bool)


def inside(key: str | int, check: Callable[[object], _T], value: object) -> _T:
    """The checked value of an entry; a fault is placed at the entry and not at the whole."""
    try:
        return check(value)
    except PydanticCustomError as error:
        arguments = dict(error.context or {})
        at = (key, *arguments.pop("at", ()))
        raise refused(error.type, **arguments, at=at) from error


def _number(value: object) -> Number:
    number = scalars.as_number(value)
    if number is None:
        raise wanted(Words("一个数", "a number"), value)
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
    if unknown:
        near = nearest(unknown[0], _LANGUAGES)
        raise refused("JJ201", at=(unknown[0],), key=unknown[0], known=_LANGUAGES, nearest=near)
    text = as_text(value)
    if text is None:
        raise wanted(Words("文字，或 {zh: …, en: …}", "a text, or {zh: …, en: …}"), value)
    return text


def _plain(value: object) -> str:
    if isinstance(value, str) and value.strip():
        return value
    advice = Words("在值的两边加上英文引号。", "Put the value in straight quotes.") if is_number(value) else None
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
    return {_plain(key): inside(key, names, entries) for key, entries in value.items()}


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
        raise wanted(Words("日期，如 2014-06-23", "a date such as 2014-06-23"), value)
    return date.fromordinal(span.first)


def _month_day(value: object) -> MonthDay:
    day = scalars.parse_month_day(value) if isinstance(value, str) else None
    if day is None:
        raise wanted(Words("月日，如 12-25", "a month and day such as 12-25"), value)
    return day


def _boolean(value: object) -> bool:
    if not isinstance(value, bool):
        raise wanted(Words("true 或 false", "true or false"), value)
    return value


def one_of(*choices: str) -> Callable[[object], str]:
    """A validator that takes one of a few words."""

    def check(value: object) -> str:
        if not isinstance(value, str):
            raise wanted(Words("下列之一：" + "、".join(choices), "one of " + ", ".join(choices)), value)
        if value not in choices:
            raise refused("JJ207", found=value, known=choices, nearest=nearest(value, choices))
        return str(value)

    return check


class OneOf:
    """The annotation of a key that takes one of a few words."""

    def __init__(self, words: type[StrEnum] | tuple[str, ...]) -> None:
        self.choices = tuple(str(word) for word in words)

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        """The check."""
        return core_schema.no_info_plain_validator_function(one_of(*self.choices))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """The words to choose from."""
        return {"enum": list(self.choices)}


class SeveralOf(OneOf):
    """The annotation of a key that takes a list of such words."""

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        """The check."""
        check = one_of(*self.choices)

        def each(value: object) -> tuple[str, ...]:
            return tuple(inside(index, check, entry) for index, entry in enumerate(names(value)))

        return core_schema.no_info_plain_validator_function(each)

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """A list of the words."""
        return {"type": "array", "items": {"enum": list(self.choices)}}


_TEXT_SCHEMA: dict[str, Any] = {
    "anyOf": [
        {"type": "string"},
        {
            "type": "object",
            "properties": {"zh": {"type": "string"}, "en": {"type": "string"}},
            "additionalProperties": False,
            "minProperties": 1,
        },
    ]
}
_ID_SCHEMA: dict[str, Any] = {"type": "string", "pattern": "^[^\\s$\\-/][^\\s/]*$"}
_NAMES_SCHEMA: dict[str, Any] = {"type": "array", "items": {"type": "string"}}
_PATHS_SCHEMA: dict[str, Any] = {"anyOf": [{"type": "string"}, {**_NAMES_SCHEMA, "minItems": 1}]}
_POINTS_SCHEMA: dict[str, Any] = {
    "anyOf": [
        {"type": "number", "minimum": 0},
        {"type": "object", "additionalProperties": {"type": "number", "minimum": 0}, "minProperties": 1},
    ]
}

NumberValue = Annotated[Number, PlainValidator(_number), WithJsonSchema({"type": "number"})]
PositiveNumber = Annotated[Number, PlainValidator(_positive), WithJsonSchema({"type": "number", "minimum": 0})]
WholeNumber = Annotated[int, PlainValidator(_count), WithJsonSchema({"type": "integer", "minimum": 0})]
PointsValue = Annotated[Number | PointsByType, PlainValidator(_points), WithJsonSchema(_POINTS_SCHEMA)]
Percent = Annotated[Fraction, PlainValidator(_percent), WithJsonSchema({"type": ["string", "number"]})]
TextValue = Annotated[Text, PlainValidator(_text), WithJsonSchema(_TEXT_SCHEMA)]
PlainText = Annotated[str, PlainValidator(_plain), WithJsonSchema({"type": "string", "minLength": 1})]
Id = Annotated[str, PlainValidator(_id), WithJsonSchema(_ID_SCHEMA)]
Names = Annotated[tuple[str, ...], PlainValidator(names), WithJsonSchema(_NAMES_SCHEMA)]
NamesByKey = Annotated[
    dict[str, tuple[str, ...]],
    PlainValidator(_names_by_key),
    WithJsonSchema({"type": "object", "additionalProperties": _NAMES_SCHEMA}),
]
PathValue = Annotated[FieldPath, PlainValidator(one_path), WithJsonSchema({"type": "string"})]
PathValues = Annotated[tuple[FieldPath, ...], PlainValidator(_paths), WithJsonSchema(_PATHS_SCHEMA)]
Day = Annotated[date, PlainValidator(_day), WithJsonSchema({"type": "string", "format": "date"})]
MonthDayValue = Annotated[
    MonthDay, PlainValidator(_month_day), WithJsonSchema({"type": "string", "pattern": "^[0-9]{1,2}-[0-9]{1,2}$"})
]
Truth = Annotated[bool, PlainValidator(_boolean), WithJsonSchema({"type": "boolean"})]
