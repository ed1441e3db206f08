"""What a finding shows: the measures an award looks at, in the order it looks at them."""

from collections.abc import Iterator
from typing import assert_never

from jianjia_rules.language.awards import (
    Answer,
    Award,
    Bands,
    BestOf,
    CallAward,
    Checklist,
    Each,
    If,
    Inverse,
    Judged,
    Per,
    Proportion,
    ValueAward,
)
from jianjia_rules.language.conditions import All, AnyOf, Condition, Every, NoneOf, Not, Some, Test
from jianjia_rules.language.measures import Choice, Constant, Count, HowMany, Measure, Operand, ParameterRef


def observables(award: Award) -> tuple[Measure, ...]:
    """The distinct measures that stand directly in a bound award: what is tested, counted or measured.

    What a test compares with is not observed, nor what `where` asks of items.
    """
    return tuple(dict.fromkeys(_of_award(award)))


def _of_award(award: Award) -> Iterator[Measure]:
    match award:
        case If(condition):
            yield from _of_condition(condition)
        case Bands(bands):
            for band in bands:
                if band.condition is not None:
                    yield from _of_condition(band.condition)
        case Checklist(entries) | BestOf(entries):
            for entry in entries:
                yield from _of_award(entry)
        case Per(measure) | ValueAward(measure):
            yield from _of_operand(measure)
        case Proportion(value) | Inverse(value):
            yield from _of_operand(value)
        case Each(items):
            yield Count(items)
        case Answer(field):
            yield field
        case CallAward(_, arguments):
            for argument in arguments:
                yield from _of_operand(argument)
        case Judged():
            return
        case _ as never:
            assert_never(never)


def _of_condition(condition: Condition) -> Iterator[Measure]:
    match condition:
        case Test(measure):
            yield from _of_operand(measure)
        case All(conditions) | AnyOf(conditions) | NoneOf(conditions):
            for inner in conditions:
                yield from _of_condition(inner)
        case Not(inner):
            yield from _of_condition(inner)
        case Some(items) | Every(items):
            yield Count(items)
        case _ as never:
            assert_never(never)


def _of_operand(operand: Operand) -> Iterator[Measure]:
    """A measure, and behind a count of conditions what these look at."""
    if isinstance(operand, (Constant, ParameterRef, Choice)):
        return
    yield operand
    if isinstance(operand, HowMany):
        for condition in operand.conditions:
            yield from _of_condition(condition)
