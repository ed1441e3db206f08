"""Numbers in generated code: records hold int and Decimal only; comparisons and arithmetic on them are exact."""

from decimal import Context, Decimal, Inexact, InvalidOperation, Overflow
from fractions import Fraction

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
