"""Exact arithmetic on intervals; an unknown operand makes the result unknown."""

from collections.abc import Callable, Iterable
from fractions import Fraction
from itertools import product

from jianjia_rules.engine.values import Causes, Interval, Known, Unknown, Value, unknown
from jianjia_rules.language.outcomes import Cause
from jianjia_rules.language.scalars import Number

MOST_BITS = 14_000
"""Numbers of more digits than this are no numbers: they could fill the memory, and Python does not print them."""


def bounded(low: Number, high: Number, causes: Causes) -> Value:
    """The interval of a result; unknown where its ends are too long to go on with."""
    for end in (low, high):
        if end.numerator.bit_length() + end.denominator.bit_length() > MOST_BITS:
            return unknown(Cause.TYPE)
    return Interval(shrink(low), shrink(high), causes)


def total(terms: Iterable[Number]) -> Number:
    """The sum; of terms whose sum gets too long to go on with, only the beginning."""
    found: Number = 0
    for term in terms:
        found += term
        if found.denominator.bit_length() > MOST_BITS:
            break
    return found


def numbers(values: Iterable[Value]) -> tuple[Interval, ...] | Unknown:
    """The values as intervals; unknown with all their causes when one is not a number."""
    intervals: list[Interval] = []
    causes: set[Cause] = set()
    for value in values:
        match value:
            case Interval():
                intervals.append(value)
            case Unknown():
                causes |= value.causes
            case Known():
                causes.add(Cause.TYPE)
    return Unknown(frozenset(causes)) if causes else tuple(intervals)


def add(values: Iterable[Value]) -> Value:
    """The sum."""
    return _endpoints(values, total)


def lower_of(values: Iterable[Value]) -> Value:
    """The least."""
    return _endpoints(values, min)


def higher_of(values: Iterable[Value]) -> Value:
    """The greatest."""
    return _endpoints(values, max)


def times(values: Iterable[Value]) -> Value:
    """The product."""
    operands = numbers(values)
    if isinstance(operands, Unknown):
        return operands
    low = high = Fraction(1)
    for operand in operands:
        corners = [a * b for a, b in product((low, high), (operand.low, operand.high))]
        low, high = Fraction(min(corners)), Fraction(max(corners))
    return bounded(low, high, _causes(operands))


def difference(minuend: Value, subtrahend: Value) -> Value:
    """The first less the second."""
    operands = numbers((minuend, subtrahend))
    if isinstance(operands, Unknown):
        return operands
    a, b = operands
    return bounded(a.low - b.high, a.high - b.low, a.causes | b.causes)


def at_least_zero(value: Value) -> Value:
    """The value, or 0 where it is negative."""
    if isinstance(value, Interval):
        return Interval(max(value.low, 0), max(value.high, 0), value.causes)
    return value


def ratio(value: Value, to: Value) -> Value:
    """The quotient; cause zero-base when the divisor is 0."""
    operands = numbers((value, to))
    if isinstance(operands, Unknown):
        return operands
    a, b = operands
    if b.low == b.high == 0:
        return unknown(Cause.ZERO_BASE)
    if b.low <= 0 <= b.high:
        return Unknown(a.causes | b.causes)
    corners = [Fraction(x) / y for x, y in product((a.low, a.high), (b.low, b.high))]
    return bounded(min(corners), max(corners), a.causes | b.causes)


def shrink(number: Number) -> Number:
    """The same number, as int when it is whole."""
    return number.numerator if number.denominator == 1 else number


def _endpoints(values: Iterable[Value], combine: Callable[[Iterable[Number]], Number]) -> Value:
    operands = numbers(values)
    if isinstance(operands, Unknown):
        return operands
    low = combine(operand.low for operand in operands)
    high = combine(operand.high for operand in operands)
    return bounded(low, high, _causes(operands) if low != high else frozenset())


def _causes(operands: tuple[Interval, ...]) -> Causes:
    return frozenset().union(*(operand.causes for operand in operands))
