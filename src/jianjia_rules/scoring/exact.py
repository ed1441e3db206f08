"""Exact numbers as pairs of integers, never reduced: sums and shares at a fraction of the cost of `Fraction`.

The denominator is always positive.
"""

from collections.abc import Iterable
from fractions import Fraction

from jianjia_rules.language.scalars import Number

Pair = tuple[int, int]
ZERO: Pair = (0, 1)
ONE: Pair = (1, 1)


def pair(number: Number) -> Pair:
    """The number as numerator and denominator."""
    return (number.numerator, number.denominator)


def number(value: Pair) -> Number:
    """The pair as a number, reduced; an int when it is whole."""
    numerator, denominator = value
    if denominator == 1:
        return numerator
    whole, rest = divmod(numerator, denominator)
    return whole if rest == 0 else Fraction(numerator, denominator)


def total(numbers: Iterable[Number]) -> Pair:
    """The sum of numbers."""
    return pair(sum(numbers))


def add(first: Pair, second: Pair) -> Pair:
    """The sum of two."""
    if first[1] == second[1]:
        return (first[0] + second[0], first[1])
    return (first[0] * second[1] + second[0] * first[1], first[1] * second[1])


def times(first: Pair, second: Pair) -> Pair:
    """The product of two."""
    return (first[0] * second[0], first[1] * second[1])


def over(first: Pair, second: Pair) -> Pair:
    """The first divided by the second, which is above 0."""
    return (first[0] * second[1], first[1] * second[0])


def at_most(value: Pair, limit: Pair) -> Pair:
    """The lower of the two."""
    return limit if below(limit, value) else value


def at_least(value: Pair, limit: Pair) -> Pair:
    """The higher of the two."""
    return limit if below(value, limit) else value


def below(first: Pair, second: Pair) -> bool:
    """Whether the first is less than the second."""
    return first[0] * second[1] < second[0] * first[1]


def same(first: Pair, second: Pair) -> bool:
    """Whether both are the same number."""
    return first[0] * second[1] == second[0] * first[1]
