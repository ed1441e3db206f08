"""Constants, parameters and other operands, as the text beside a comparison says them."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import assert_never

from jianjia_rules.diagnostics.inert import shortened
from jianjia_rules.language.inference import OUTCOMES
from jianjia_rules.language.measures import (
    Choice,
    Constant,
    Count,
    EarnedOf,
    Field,
    HowMany,
    Named,
    Operand,
    ParameterRef,
    Previous,
)
from jianjia_rules.language.outcomes import Outcome
from jianjia_rules.language.parameters import ByField, ByType, Dated, Parameter, ParameterValue
from jianjia_rules.language.scalars import DateSpan, MonthDay, as_number, parse_date, parse_month_day, parse_percent
from jianjia_rules.language.text import Text
from jianjia_rules.language.types import Kind, ValueType
from jianjia_rules.wording.measures import measure_words
from jianjia_rules.wording.numbers import date_text, month_day_text, quantity, span_text
from jianjia_rules.wording.outcomes import outcome_text
from jianjia_rules.wording.voice import Voice

_TRUTH = {True: Text("是", "yes"), False: Text("否", "no")}
_LONGEST = 60
"""Characters of a record's text that a sentence shows."""
_QUOTED = Text("“{text}”", "“{text}”")
_RESERVED = {
    "as_of": Text("基准日", "the as-of date"),
    "period_from": Text("考核期首日", "the first day of the period"),
    "period_to": Text("考核期末日", "the last day of the period"),
    "materials_due": Text("材料截止日", "the day materials are due"),
}
_PARAMETER = Text("{value}（参数：{title}）", "{value} (parameter: {title})")
_OPEN_PARAMETER = Text("参数“{title}”规定的值", "the value of the parameter “{title}”")
_CASE = Text("{field}为{key}的{value}", "{value} where {field} is {key}")
_OTHERWISE = Text("其他{value}", "{value} otherwise")
_SAME_BEFORE = Text("上期", "that of the period before")
_FROM = Text("自{day}起{value}", "{value} from {day} on")
_OF_TYPE = Text("{type}：{value}", "{value} for {type}")


def operand_words(operand: Operand, voice: Voice, beside: Operand | None = None) -> str:
    """What stands on the other side of a comparison; `beside` is the measure that is compared."""
    match operand:
        case Constant(value):
            return value_words(value, type_beside(beside, voice), voice, beside)
        case ParameterRef(name):
            return _parameter(name, voice, beside)
        case Choice():
            return _choice(operand, voice, beside)
        case Previous(measure) if measure == beside:
            return voice.of(_SAME_BEFORE)
        case _:
            return measure_words(operand, voice)


def value_words(value: object, type: ValueType, voice: Voice, of: Operand | None = None) -> str:
    """A value of a type: numbers with their unit, texts in quotes, truth as yes and no. `of` is what it is a value of."""
    match value:
        case tuple():
            return voice.one_of([value_words(each, type, voice, of) for each in value])
        case bool():
            return voice.say(_QUOTED, text=voice.of(_TRUTH[value]))
        case DateSpan():
            return span_text(value, voice.lang)
        case MonthDay():
            return month_day_text(value, voice.lang)
        case date():
            return date_text(value, voice.lang)
        case int() | Decimal() | Fraction():
            number = as_number(value)
            return str(value) if number is None else quantity(number, type.unit, voice.lang)
        case str():
            return _text(value, type, voice, of)
        case _:
            return str(value)


def type_beside(measure: Operand | None, voice: Voice) -> ValueType:
    """The type of a measure, with the word that its numbers are counted by."""
    match measure:
        case None:
            return ValueType(Kind.ANY)
        case Constant() | ParameterRef() | Choice():
            return voice.type_of(measure)
        case EarnedOf():
            return ValueType(Kind.NUMBER, unit="分")
        case HowMany():
            return ValueType(Kind.NUMBER, unit="项")
    figure = voice.titles.figure_of(measure)
    if figure is not None:
        return voice.type_of(Named(figure.id))
    if isinstance(measure, Count):
        return ValueType(Kind.NUMBER, unit=voice.titles.counted_in(measure.items.path))
    return voice.type_of(measure)


_OUTCOMES_OF_MEMBERS = tuple(each.value for each in Outcome)
"""The choices of the field of a roll-up's member that holds a rule's outcome."""


def parameter_words(parameter: Parameter, voice: Voice) -> str:
    """All values of a parameter, with the days, unit types or answers that decide between them."""
    return _values(parameter.value, parameter, voice)


def _text(value: str, type: ValueType, voice: Voice, of: Operand | None) -> str:
    percent = parse_percent(value)
    if percent is not None and type.kind in {Kind.NUMBER, Kind.ANY}:
        return quantity(percent, "%", voice.lang)
    if type.kind is Kind.DATE:
        day = parse_date(value)
        if day is not None:
            return span_text(day, voice.lang)
        month_day = parse_month_day(value)
        return value if month_day is None else month_day_text(month_day, voice.lang)
    if type.choices in {OUTCOMES.choices, _OUTCOMES_OF_MEMBERS}:
        return voice.say(_QUOTED, text=outcome_text(value, voice.lang))
    words = shortened(voice.titles.choice(of, value, voice.lang) if isinstance(of, Field) else value, _LONGEST)
    return words if type.kind is Kind.SCALE else voice.say(_QUOTED, text=words)


def _parameter(name: str, voice: Voice, beside: Operand | None) -> str:
    if name in _RESERVED:
        return voice.of(_RESERVED[name])
    parameter = voice.titles.scope.parameters.get(name)
    if parameter is None:
        return voice.say(_OPEN_PARAMETER, title=name)
    title = voice.of(parameter.title)
    value = voice.titles.value_of(parameter)
    if value is None:
        return voice.say(_OPEN_PARAMETER, title=title)
    return voice.say(_PARAMETER, value=_value(value, parameter, voice, beside), title=title)


def _value(value: Constant, parameter: Parameter, voice: Voice, beside: Operand | None = None) -> str:
    """A parameter's value in the parameter's own unit."""
    wanted = type_beside(beside, voice)
    number = as_number(value.value)
    if number is not None and parameter.unit is not None:
        return quantity(number, parameter.unit, voice.lang)
    if isinstance(value.value, str) and wanted.kind is Kind.ANY and _is_day(value.value):
        wanted = ValueType(Kind.DATE)
    return value_words(value.value, wanted, voice, beside)


def _is_day(text: str) -> bool:
    return parse_date(text) is not None or parse_month_day(text) is not None


def _choice(choice: Choice, voice: Voice, beside: Operand | None) -> str:
    field = voice.of(voice.titles.field(choice.field))
    cases = [
        voice.say(
            _CASE,
            field=field,
            key=voice.say(_QUOTED, text=voice.titles.choice(choice.field, key, voice.lang)),
            value=operand_words(case, voice, beside),
        )
        for key, case in choice.cases
    ]
    if choice.otherwise is not None:
        cases.append(voice.say(_OTHERWISE, value=operand_words(choice.otherwise, voice, beside)))
    return voice.bracketed(voice.clauses_listed(cases))


def _values(value: ParameterValue, parameter: Parameter, voice: Voice) -> str:
    match value:
        case Constant():
            return _value(value, parameter, voice)
        case Dated(values):
            return voice.clauses_listed(
                [
                    voice.say(_FROM, day=date_text(day, voice.lang), value=_values(inner, parameter, voice))
                    for day, inner in values
                ]
            )
        case ByType(values, otherwise):
            cases = [
                voice.say(
                    _OF_TYPE,
                    type=voice.of(voice.titles.unit_types.get(key, Text(key, key))),
                    value=_values(inner, parameter, voice),
                )
                for key, inner in values
            ]
            return voice.semicolons([*cases, *_rest(otherwise, parameter, voice)])
        case ByField(path, values, otherwise):
            node = Field(path)
            field = voice.of(voice.titles.field(node))
            cases = [
                voice.say(
                    _CASE,
                    field=field,
                    key=voice.say(_QUOTED, text=voice.titles.choice(node, key, voice.lang)),
                    value=_values(inner, parameter, voice),
                )
                for key, inner in values
            ]
            return voice.semicolons([*cases, *_rest(otherwise, parameter, voice)])
        case _ as never:
            assert_never(never)


def _rest(otherwise: ParameterValue | None, parameter: Parameter, voice: Voice) -> list[str]:
    return [] if otherwise is None else [voice.say(_OTHERWISE, value=_values(otherwise, parameter, voice))]
