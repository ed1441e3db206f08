"""Numbers in generated code: constants that compare exactly with any number, exact arithmetic."""

from decimal import Context, Decimal
from fractions import Fraction

from jianjia_rules.engine.compile.leaves import NotCompiledError
from jianjia_rules.language.scalars import Number

EXACT = Context(prec=4_000)
"""Wide enough that sums and products of two numbers within 10**±400 are never rounded; refuses floats."""

_EXACT_INTEGER = 2**53


def literal(number: Number) -> int | float:
    """A literal that stands for the number in a comparison with int, Decimal or float.

    Whole numbers up to 2**53 and dyadic fractions (0.5, 1.25) are exact as floats, so that every comparison is. Others
    are not covered.
    """
    if isinstance(number, int):
        if abs(number) > _EXACT_INTEGER:
            raise NotCompiledError
        return number
    if number.denominator & (number.denominator - 1) or abs(number.numerator) > _EXACT_INTEGER:
        raise NotCompiledError
    return number.numerator / number.denominator


def decimal(number: Fraction) -> Decimal | None:
    """The number as a decimal of at most 15 digits; None when it has none."""
    denominator = number.denominator
    for prime in (2, 5):
        while denominator % prime == 0:
            denominator //= prime
    if denominator != 1:
        return None
    digits = Decimal(number.numerator) / Decimal(number.denominator)
    return digits if len(digits.as_tuple().digits) <= 15 else None
