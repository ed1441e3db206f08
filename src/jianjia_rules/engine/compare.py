"""Comparison words on values."""

from collections.abc import Sequence
from typing import assert_never

from jianjia_rules.engine.values import (
    Interval,
    Known,
    Truth,
    Unknown,
    Value,
    all_of,
    any_of,
    known,
    negate,
    unknown,
)
from jianjia_rules.language.conditions import Word
from jianjia_rules.language.outcomes import Cause
from jianjia_rules.language.patterns import matches
from jianjia_rules.language.scalars import as_number


def compare(value: Value, word: Word, operands: Sequence[Value], levels: tuple[str, ...] = ()) -> Truth:
    """Whether a value stands to the operands as the word says; `levels` orders the texts of a scale."""
    if levels:
        value = _level(value, levels)
        operands = [_level(operand, levels) for operand in operands]
    match word:
        case Word.PRESENT:
            raise ValueError("presence is asked of the record, not of a value")
        case Word.IS:
            return _same(value, operands[0])
        case Word.IS_NOT:
            return negate(_same(value, operands[0]))
        case Word.IN:
            return any_of(_same(value, operand) for operand in _spread(operands))
        case Word.NOT_IN:
            return negate(any_of(_same(value, operand) for operand in _spread(operands)))
        case Word.AT_LEAST | Word.ON_OR_AFTER:
            return _at_least(value, operands[0])
        case Word.AT_MOST | Word.ON_OR_BEFORE:
            return _at_least(operands[0], value)
        case Word.ABOVE | Word.AFTER:
            return negate(_at_least(operands[0], value))
        case Word.BELOW | Word.BEFORE:
            return negate(_at_least(value, operands[0]))
        case Word.BETWEEN:
            return all_of((_at_least(value, operands[0]), _at_least(operands[1], value)))
        case Word.MATCHES:
            return _matches(value, operands[0])
        case Word.CONTAINS | Word.CONTAINS_ANY:
            return any_of(_contains(value, operand) for operand in _spread(operands))
        case Word.CONTAINS_ALL:
            return all_of(_contains(value, operand) for operand in _spread(operands))
        case _ as never:
            assert_never(never)


def _at_least(left: Value, right: Value) -> Truth:
    if isinstance(left, Interval) and isinstance(right, Interval):
        if left.low >= right.high:
            return True
        if left.high < right.low:
            return False
        return Unknown(left.causes | right.causes)
    return _undecided(left, right)


def _same(left: Value, right: Value) -> Truth:
    match left, right:
        case Interval(), Interval():
            if left.exact and right.exact:
                return left.low == right.low
            if left.high < right.low or right.high < left.low:
                return False
            return Unknown(left.causes | right.causes)
        case Known(a), Known(b) if type(a) is type(b):
            return a == b
        case _:
            return _undecided(left, right)


def _contains(value: Value, operand: Value) -> Truth:
    match value, operand:
        case Known(str() as text), Known(str() as part):
            return part in text
        case Known(tuple() as entries), (Known() | Interval()):
            return any_of(_same(_scalar(entry), operand) for entry in entries if entry is not None)
        case _:
            return _undecided(value, operand)


def _matches(value: Value, pattern: Value) -> Truth:
    match value, pattern:
        case Known(str() as text), Known(str() as expression):
            return matches(expression, text)
        case _:
            return _undecided(value, pattern)


def _undecided(left: Value, right: Value) -> Unknown:
    """Unknown for the causes of both; two known values that cannot be compared are of the wrong type."""
    causes = frozenset().union(*(side.causes for side in (left, right) if isinstance(side, Unknown)))
    return Unknown(causes) if causes else unknown(Cause.TYPE)


def _spread(operands: Sequence[Value]) -> list[Value]:
    """The operands, with those that are lists (a parameter's) replaced by their entries."""
    spread: list[Value] = []
    for operand in operands:
        if isinstance(operand, Known) and isinstance(operand.value, tuple):
            spread += [_scalar(entry) for entry in operand.value]
        else:
            spread.append(operand)
    return spread


def _scalar(raw: object) -> Value:
    if isinstance(raw, (str, bool)):
        return Known(raw)
    number = as_number(raw)
    return unknown(Cause.TYPE) if number is None else known(number)


def _level(value: Value, levels: tuple[str, ...]) -> Value:
    match value:
        case Known(str() as text):
            return known(levels.index(text)) if text in levels else unknown(Cause.TYPE)
        case Known(tuple() as texts):
            return Known(tuple(levels.index(text) for text in texts if text in levels))
        case Known():
            return unknown(Cause.TYPE)
        case _:
            return value
