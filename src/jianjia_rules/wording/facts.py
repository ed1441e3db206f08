"""What was found where a condition came to its truth: the least number of tests that decided it."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from typing import assert_never

from jianjia_rules.language.conditions import (
    All,
    AnyOf,
    Comparison,
    Condition,
    Every,
    NoneOf,
    Not,
    Some,
    Test,
    Word,
)
from jianjia_rules.language.measures import Choice, Constant, Count, Field, Growth, HowMany, Operand, ParameterRef
from jianjia_rules.language.scalars import DateSpan, Number
from jianjia_rules.language.text import Text
from jianjia_rules.language.types import Kind
from jianjia_rules.wording.conditions import clause_of, condition_words, is_growth_said, predicate
from jianjia_rules.wording.english import agreeing
from jianjia_rules.wording.measures import measure_words
from jianjia_rules.wording.numbers import difference_text, quantity
from jianjia_rules.wording.seen import Found, Seen
from jianjia_rules.wording.values import type_beside, value_words
from jianjia_rules.wording.voice import Voice


def facts(condition: Condition, seen: Seen, voice: Voice, denied: bool = False) -> Iterator[str]:
    """What was found in the tests that made the condition true, false or unknown.

    `denied` says that the condition stands under a `not`, so that the opposite is asked for.
    """
    truth = seen.truths.get(condition)
    match condition:
        case Test():
            yield from _test(condition, truth, seen, voice, denied)
        case All(conditions):
            yield from _all(conditions, truth, seen, voice, denied)
        case AnyOf(conditions):
            yield from _some(conditions, truth, seen, voice, denied)
        case NoneOf(conditions):
            inner = None if truth is None else not truth
            yield from _some(conditions, inner, seen, voice, not denied)
        case Not(inner_condition):
            yield from facts(inner_condition, seen, voice, not denied)
        case Some() | Every():
            yield _of_items(condition, truth, voice)
        case _ as never:
            assert_never(never)


def value_text(
    operand: Operand, found: Found, voice: Voice, unlike: tuple[Number, ...] = (), unit_of: Operand | None = None
) -> str:
    """What an operand came to, with its unit (that of `unit_of`, which it is compared with); or both its ends."""
    type = type_beside(unit_of if unit_of is not None else operand, voice)
    value = found.value
    if value is None:
        return voice.of(_NOT_KNOWN)
    if found.private or (isinstance(operand, Field) and _is_private(operand, voice)):
        return voice.of(PRIVATE)
    if isinstance(value, tuple):
        given = [each for each in value if each is not None]
        return voice.all_of([value_words(each, type.entry or type, voice, operand) for each in given])
    if isinstance(value, bool) or not isinstance(value, (int, Fraction)):
        return value_words(value, type, voice, operand)
    if type.kind is Kind.DATE:
        return value_words(DateSpan(int(value), int(value if found.most is None else found.most)), type, voice)
    text = quantity(value, type.unit, voice.lang, unlike)
    if found.most is None:
        return text
    return voice.say(_BETWEEN, low=text, high=quantity(found.most, type.unit, voice.lang, unlike))


def _is_private(field: Field, voice: Voice) -> bool:
    info = voice.titles.info(field)
    return info is not None and info.private


def asked(words: str, voice: Voice) -> str:
    """What was asked for, in brackets behind what was found."""
    return voice.say(_ASKED, words=words)


def bare(said: str, voice: Voice) -> str:
    """A predicate without its verb: `at least 50 m²`."""
    return said.removeprefix("is ") if voice.lang == "en" else said


def is_value(operand: Operand, found: Found, voice: Voice, unlike: tuple[Number, ...] = ()) -> str:
    """`场所面积为 45 平方米`, `floor area is 45 m²`; or that it is missing."""
    if isinstance(operand, (Constant, ParameterRef, Choice)):
        return voice.operand(operand)
    subject = measure_words(operand, voice) if not isinstance(operand, HowMany) else ""
    if found.value is None:
        return _joined(subject, voice.of(_MISSING), voice)
    phrase = _IS if not isinstance(found.value, tuple) else _HAS if found.value else _HAS_NONE
    return _joined(subject, voice.say(phrase, value=value_text(operand, found, voice, unlike)), voice)


def _all(
    conditions: tuple[Condition, ...], truth: bool | None, seen: Seen, voice: Voice, denied: bool
) -> Iterator[str]:
    """Of an and: all where it is true, else those that are false or unknown."""
    for each in conditions:
        if truth is True or seen.truths.get(each) is truth:
            yield from facts(each, seen, voice, denied)


def _some(
    conditions: tuple[Condition, ...], truth: bool | None, seen: Seen, voice: Voice, denied: bool
) -> Iterator[str]:
    """Of an or: the first that is true, else all that are false or unknown."""
    for each in conditions:
        if seen.truths.get(each) is truth:
            yield from facts(each, seen, voice, denied)
            if truth is True:
                return


def _test(test: Test, truth: bool | None, seen: Seen, voice: Voice, denied: bool) -> Iterator[str]:
    if isinstance(test.measure, HowMany):
        yield _how_many(test, test.measure, seen, voice, denied)
        return
    found = seen.value(test.measure)
    for comparison in test.comparisons:
        yield _comparison(test, comparison, truth, found, seen, voice, denied)


def _comparison(
    test: Test, comparison: Comparison, truth: bool | None, found: Found, seen: Seen, voice: Voice, denied: bool
) -> str:
    clause = clause_of(test, comparison, voice, denied=truth is False)
    if comparison.word is Word.PRESENT or (isinstance(test.measure, Count) and not clause.elidable):
        return clause.whole(voice) if truth is not None else voice.say(_UNCLEAR, clause=clause.whole(voice))
    if isinstance(test.measure, Growth) and is_growth_said(test, comparison) and found.value is not None:
        return clause.whole(voice) + voice.say(_GREW_BY, value=value_text(test.measure, found, voice))
    numbers = tuple(number for each in comparison.operands if (number := seen.number(each)) is not None)
    said = is_value(test.measure, found, voice, numbers)
    holds = (truth is True and not denied) or (truth is False and denied)
    kind = test.kind or voice.type_of(test.measure).kind
    if kind is Kind.BOOLEAN or (holds and comparison.word in {Word.IS, Word.IN}):
        return said
    wanted = [bare(_with_values(test, comparison, seen, voice, denied), voice)]
    short = _short(test, comparison, seen, voice)
    if truth is False and not denied and short is not None:
        wanted.append(short)
    return said + asked(voice.clauses_listed(wanted), voice)


def _with_values(test: Test, comparison: Comparison, seen: Seen, voice: Voice, denied: bool) -> str:
    """What is asked, with the value of what is asked where that is measured too."""
    comparison = replace(comparison, operands=tuple(_chosen(each, seen) for each in comparison.operands))
    said = predicate(test, comparison, voice, denied)
    measured = [
        value_text(operand, seen.value(operand), voice, unit_of=test.measure)
        for operand in comparison.operands
        if not _is_fixed(operand) and seen.value(operand).value is not None
    ]
    return said if not measured else said + voice.say(_NAMELY, values=voice.all_of(measured))


def _chosen(operand: Operand, seen: Seen) -> Operand:
    """The value that a field of the record decided, in place of the choice."""
    number = seen.number(operand) if isinstance(operand, Choice) else None
    return operand if number is None else Constant(number, Kind.NUMBER)


def _short(test: Test, comparison: Comparison, seen: Seen, voice: Voice) -> str | None:
    """How much is missing, or too much."""
    value = seen.number(test.measure)
    limit = seen.number(comparison.operands[0])
    type = voice.type_of(test.measure)
    if value is None or limit is None or type.kind is not Kind.NUMBER:
        return None
    unit = type_beside(test.measure, voice).unit
    match comparison.word:
        case Word.AT_LEAST if limit > value:
            return voice.say(_SHORT_BY, amount=difference_text(limit - value, unit, voice.lang))
        case Word.AT_MOST if value > limit:
            return voice.say(_OVER_BY, amount=difference_text(value - limit, unit, voice.lang))
        case _:
            return None


def _how_many(test: Test, measure: HowMany, seen: Seen, voice: Voice, denied: bool) -> str:
    found = seen.value(measure)
    held = voice.say(_HELD, n=len(measure.conditions), held=_range(found, voice))
    wanted = [bare(predicate(test, each, voice, denied), voice) for each in test.comparisons]
    return held + asked(voice.semicolons([voice.clauses_listed(wanted), open_conditions(measure, seen, voice)]), voice)


def open_conditions(measure: HowMany, seen: Seen, voice: Voice) -> str:
    """Which of several conditions do not hold, or are not known."""
    lacking = [fact for each in measure.conditions if seen.truths.get(each) is not True
               for fact in facts(each, seen, voice)]  # fmt: skip
    return voice.say(_LACKING, facts=voice.semicolons(lacking)) if lacking else ""


def held_words(measure: HowMany, seen: Seen, voice: Voice) -> str:
    """How many of several conditions hold."""
    return voice.say(_HELD, n=len(measure.conditions), held=_range(seen.value(measure), voice))


def _range(found: Found, voice: Voice) -> str:
    if found.value is None:
        return voice.of(_NOT_KNOWN)
    return str(found.value) if found.most is None else voice.say(_BETWEEN, low=found.value, high=found.most)


def _of_items(condition: Some | Every, truth: bool | None, voice: Voice) -> str:
    if truth is None:
        return voice.say(_UNCLEAR, clause=condition_words(condition, voice))
    return condition_words(condition, voice, denied=not truth)


def _is_fixed(operand: Operand) -> bool:
    return isinstance(operand, Constant)


def _joined(subject: str, said: str, voice: Voice) -> str:
    if voice.lang == "zh":
        return voice.join(subject, said)
    return f"{subject} {agreeing(subject, said)}" if subject else said


PRIVATE = Text("不公开的内容", "a private value")
_NOT_KNOWN = Text("未知", "not known")
_MISSING = Text("未填", "is missing")
_IS = Text("为{value}", "is {value}")
_HAS, _HAS_NONE = Text("有{value}", "include {value}"), Text("没有任何一项", "include nothing")
_GREW_BY = Text("（增减数为{value}）", " (by {value})")
_BETWEEN = Text("{low}至{high}之间", "between {low} and {high}")
_ASKED = Text("（要求{words}）", " (asked: {words})")
_NAMELY = Text("，即{values}", ", that is {values}")
_SHORT_BY = Text("差{amount}", "{amount} short")
_OVER_BY = Text("超过{amount}", "{amount} over")
_HELD = Text("所列{n}项中成立{held}项", "{held} of the {n} listed hold")
_LACKING = Text("未成立的：{facts}", "those that do not: {facts}")
_UNCLEAR = Text("看不出是否{clause}", "it cannot be told whether {clause}")
