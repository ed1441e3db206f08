"""Numbers in generated code: records hold int and Decimal only; comparisons and arithmetic on them are exact."""

from decimal import Context, Decimal, Inexact, InvalidOperation, Overflow
from fractions import Fraction
from math import ceil, floor

from jianjia_rules.engine.compile.leaves import NotCompiledError
from jianjia_rules.engine.compile.source import Source
from jianjia_rules.language.scalars import Number

EXACT = Context(prec=2_000, traps=[Inexact, InvalidOperation, Overflow])
"""Sums and products are exact or raise; the caller's own decimal context plays no part. It refuses floats."""


def literal(number: Number, integers: bool, source: Source) -> str:
    """The name of a constant that compares fast: int beside integers, Decimal beside numbers with places."""
    if integers and isinstance(number, int):
        return source.constant(number)
    return source.object(decimal(number), "d")


def compared(name: str, sign: str, number: Number, integers: bool, source: Source) -> str:
    """A variable against a number; integers are compared with integers, which takes a third of the time."""
    if sign == "==" and isinstance(number, Fraction):
        return f"{name} == {literal(number, integers, source)}"
    whole = f"{name} {sign} {source.constant(_next_integer(sign, number))}"
    if integers:
        return whole
    return f"({whole} if {name}.__class__ is int else {name} {sign} {literal(number, False, source)})"


def between(name: str, low: Number, high: Number, integers: bool, source: Source) -> str:
    """Whether a variable lies between two numbers or is one of them."""
    whole = f"{name} >= {source.constant(ceil(low))} and {name} <= {source.constant(floor(high))}"
    if integers:
        return f"({whole})"
    least, most = literal(low, False, source), literal(high, False, source)
    return f"({whole} if {name}.__class__ is int else {name} >= {least} and {name} <= {most})"


def _next_integer(sign: str, number: Number) -> int:
    """What integers compare with as they do with the number."""
    return ceil(number) if sign in {">=", "<"} else floor(number)


def decimal(number: Number) -> Decimal:
    """The number as a decimal; a fraction such as 1/3 has none and is not compiled."""
    fraction = Fraction(number)
    denominator = fraction.denominator
    for prime in (2, 5):
        while denominator % prime == 0:
            denominator //= prime
    if denominator != 1:
        raise NotCompiledError
    return EXACT.divide(Decimal(fraction.numerator), Decimal(fraction.denominator))
