"""Measures as noun phrases: `活动中类别为“交流”的数量`, `the number of activities where kind is “exchange”`."""

from collections.abc import Sequence
from typing import assert_never

from jianjia_rules.language.measures import (
    Add,
    Aggregate,
    AggregateKind,
    Call,
    Choice,
    Constant,
    Count,
    DaysFrom,
    Difference,
    EarnedOf,
    Excess,
    Field,
    Growth,
    HigherOf,
    HowMany,
    Items,
    LowerOf,
    Measure,
    Named,
    OncePer,
    Operand,
    OutcomeOf,
    ParameterRef,
    Previous,
    Ratio,
    Scope,
    Shortfall,
    Times,
)
from jianjia_rules.language.scope import ITEM
from jianjia_rules.language.text import Text
from jianjia_rules.language.types import Kind
from jianjia_rules.language.units import ONE, factor
from jianjia_rules.wording.plain import own_condition
from jianjia_rules.wording.voice import Voice

_UNIT_OWN = Text("单位的{title}", "the unit's {title}")
_BEFORE = Text("上期的{measure}", "{measure} in the period before")
_COUNT = Text("{items}的数量", "the number of {items}")
_DISTINCT = Text("{items}中不同{of}的数量", "the number of different values of {of} in {items}")
_DISTINCT_WHERE = Text("{items}的不同{of}的数量", "the number of different values of {of} in {items}")
_DISTINCT_ENTRIES = Text("{items}中不同值的数量", "the number of different values in {items}")
_AGGREGATES = {
    AggregateKind.SUM: Text("{items}的{of}合计", "the total of {of} over {items}"),
    AggregateKind.MEAN: Text("{items}的{of}平均值", "the mean of {of} over {items}"),
    AggregateKind.LEAST: Text("{items}的{of}最小值", "the least {of} among {items}"),
    AggregateKind.GREATEST: Text("{items}的{of}最大值", "the greatest {of} among {items}"),
    AggregateKind.LATEST: Text("{items}中最晚的{of}", "the latest {of} among {items}"),
    AggregateKind.EARLIEST: Text("{items}中最早的{of}", "the earliest {of} among {items}"),
}
_TIMES = Text("{a}乘以{b}", "{a} times {b}")
_SUM = Text("{terms}之和", "the sum of {terms}")
_LOWER = {
    True: Text("{terms}中较小者", "the lower of {terms}"),
    False: Text("{terms}中最小者", "the lowest of {terms}"),
}
_HIGHER = {
    True: Text("{terms}中较大者", "the higher of {terms}"),
    False: Text("{terms}中最大者", "the highest of {terms}"),
}
_DIFFERENCE = Text("{a}减去{b}的差", "{a} less {b}")
_SHARE = Text("{a}占{b}的比例", "the ratio of {a} to {b}")
_RATIO = Text("{a}与{b}之比", "the ratio of {a} to {b}")
_SHORT_SHARE = Text("{a}比{b}少的百分比", "the share by which {a} falls short of {b}")
_GROWTH = Text("{measure}比上期的增加数", "the increase of {measure} over the period before")
_GROWTH_RATE = Text("{measure}比上期的增长率", "the growth rate of {measure} over the period before")
_SHORTFALL = Text("{a}比{b}少的部分", "the shortfall of {a} against {b}")
_EXCESS = Text("{a}超过{b}的部分", "the excess of {a} over {b}")
_DAYS = Text("自{a}至{b}的天数", "the days from {a} to {b}")
_HOW_MANY = Text("下列{n}项（{conditions}）中成立的项数", "the number of these {n} that hold ({conditions})")
_ONE_OR_NONE = Text("（{condition}的为 1，否则为 0）", "(1 if {condition}, else 0)")
_OUTCOME = Text("“{title}”的结果", "the outcome of “{title}”")
_EARNED = Text("“{title}”的得分", "the points of “{title}”")
_CALL = Text("“{title}”的计算结果", "the result of “{title}”")
_WHERE = Text("{items}中{where}", "{items} where {where}")
_ONCE = Text("{keys}相同的只计一次", "items alike in {keys} counted once")
_ONCE_HIGHEST = Text("{keys}相同的只计{highest}最高的一次", "of items alike in {keys}, the one highest in {highest}")


def measure_words(measure: Measure, voice: Voice) -> str:
    """A measure as a noun phrase."""
    named = voice.titles.figure_of(measure)
    if named is not None:
        return voice.of(named.title)
    match measure:
        case Field():
            return _field(measure, voice)
        case Named(name):
            figure = voice.titles.scope.measures.get(name)
            return name if figure is None else voice.of(figure.title)
        case Previous(inner):
            return voice.say(_BEFORE, measure=measure_words(inner, voice))
        case Count(items):
            return voice.say(_COUNT, items=items_words(items, voice))
        case Aggregate():
            return _aggregate(measure, voice)
        case Add(terms):
            return voice.say(_SUM, terms=_terms(terms, voice))
        case Times(factors):
            return _times(factors, voice)
        case LowerOf(operands):
            return voice.say(_LOWER[len(operands) == 2], terms=_terms(operands, voice))
        case HigherOf(operands):
            return voice.say(_HIGHER[len(operands) == 2], terms=_terms(operands, voice))
        case Difference(a, b):
            return _pair(_DIFFERENCE, a, b, voice)
        case Ratio(Shortfall(value, target), to) if target == to:
            return _pair(_SHORT_SHARE, value, target, voice)
        case Ratio(value, to):
            share = voice.type_of(measure).unit == ONE
            return _pair(_SHARE if share else _RATIO, value, to, voice)
        case Growth(inner, share):
            return voice.say(_GROWTH_RATE if share else _GROWTH, measure=measure_words(inner, voice))
        case Shortfall(value, target):
            return _pair(_SHORTFALL, value, target, voice)
        case Excess(value, limit):
            return _pair(_EXCESS, value, limit, voice)
        case DaysFrom(start, end):
            return _pair(_DAYS, start, end, voice)
        case HowMany(conditions):
            clauses = voice.semicolons([voice.condition(each) for each in conditions])
            if len(conditions) == 1:
                return voice.say(_ONE_OR_NONE, condition=clauses)
            return voice.say(_HOW_MANY, n=len(conditions), conditions=clauses)
        case OutcomeOf(rule):
            return voice.say(_OUTCOME, title=voice.of(voice.titles.row(rule)))
        case EarnedOf(id):
            return voice.say(_EARNED, title=voice.of(voice.titles.row(id)))
        case Call(function, arguments):
            return call_words(function, arguments, voice)
        case _ as never:
            assert_never(never)


def items_words(items: Items, voice: Voice) -> str:
    """A list with what is taken of it: `活动中类别为“交流”`, `activities where kind is “exchange”`."""
    words = list_words(items, voice)
    where = own_condition(items.where, voice.titles.item_evidence)
    if where is not None:
        words = voice.say(_WHERE, items=words, where=voice.inside(items).condition(where))
    if items.once is not None:
        words += _spaced(voice.bracketed(once_words(items.once, voice.inside(items))), voice)
    return words


def list_words(items: Items, voice: Voice) -> str:
    """The list's title."""
    return voice.of(voice.titles.list(items.path))


def once_words(once: OncePer, voice: Voice) -> str:
    """What counts once, in the voice of an item."""
    keys = voice.all_of([voice.of(voice.titles.field(Field(key))) for key in once.keys])
    if once.highest is None:
        return voice.say(_ONCE, keys=keys)
    return voice.say(_ONCE_HIGHEST, keys=keys, highest=voice.of(voice.titles.field(once.highest)))


def call_words(function: str, arguments: Sequence[Operand], voice: Voice) -> str:
    """A function's result."""
    declared = voice.titles.scope.functions.get(function)
    title = function if declared is None else voice.of(declared.title)
    words = voice.say(_CALL, title=title)
    if not arguments:
        return words
    return words + _spaced(voice.bracketed(voice.clauses_listed([_operand(each, voice) for each in arguments])), voice)


def unconverted(measure: Operand) -> Operand:
    """The measure without the factor that binding put before it to convert its unit."""
    match measure:
        case Times((Constant(value, Kind.NUMBER), inner)) if value in _FACTORS:
            return inner
        case _:
            return measure


_STOPS = ",，；。"
"""What would break a title apart inside a sentence."""
_FACTORS = frozenset(
    factor(a, b) for family in (("元", "万元", "亿元"), ("%", "1")) for a in family for b in family if a != b
)


def _field(field: Field, voice: Voice) -> str:
    title = voice.of(voice.titles.field(field))
    if any(mark in title for mark in _STOPS):
        title = f"“{title}”"
    outside = field.scope is Scope.RECORD and voice.titles.scope.base
    return voice.say(_UNIT_OWN, title=title) if outside else title


def _aggregate(aggregate: Aggregate, voice: Voice) -> str:
    items = items_words(aggregate.items, voice)
    whole_entry = aggregate.of is None or aggregate.of == Field((ITEM,)) or aggregate.items.scalars
    if aggregate.how is AggregateKind.DISTINCT:
        if whole_entry:
            return voice.say(_DISTINCT_ENTRIES, items=items)
        filtered = own_condition(aggregate.items.where, voice.titles.item_evidence) is not None
        return voice.say(_DISTINCT_WHERE if filtered else _DISTINCT, items=items, of=_of(aggregate, voice))
    return voice.say(_AGGREGATES[aggregate.how], items=items, of=_of(aggregate, voice))


def _of(aggregate: Aggregate, voice: Voice) -> str:
    return "" if aggregate.of is None else measure_words(aggregate.of, voice.inside(aggregate.items))


def _times(factors: tuple[Operand, ...], voice: Voice) -> str:
    plain = unconverted(Times(factors))
    if not isinstance(plain, Times):
        return _operand(plain, voice)
    words = _operand(factors[0], voice)
    for each in factors[1:]:
        words = voice.say(_TIMES, a=words, b=_operand(each, voice))
    return words


def _terms(terms: Sequence[Operand], voice: Voice) -> str:
    beside = next((each for each in terms if not isinstance(each, (Constant, ParameterRef, Choice))), None)
    return voice.all_of([_operand(each, voice, beside) for each in terms])


def _pair(phrase: Text, a: Operand, b: Operand, voice: Voice) -> str:
    return voice.say(phrase, a=_operand(a, voice, b), b=_operand(b, voice, a))


def _spaced(words: str, voice: Voice) -> str:
    return words if voice.lang == "zh" else f" {words}"


def _operand(operand: Operand, voice: Voice, beside: Operand | None = None) -> str:
    measured = None if beside is None or isinstance(beside, (Constant, ParameterRef, Choice)) else beside
    return voice.operand(operand, measured)
