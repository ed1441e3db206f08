"""The one rounding of a score table: exact numbers in, exact decimals out."""

from fractions import Fraction
from typing import assert_never

from jianjia_rules.language.scalars import Number
from jianjia_rules.language.scheme import Rounding, RoundingMode


def rounded(value: Number, rounding: Rounding) -> Number:
    """The number rounded to the table's places; half-up goes away from zero, down toward it."""
    if value.__class__ is int:
        return value
    scaled = round_scaled(value.numerator, value.denominator, rounding)
    return unscaled(scaled, rounding.places)


def round_scaled(numerator: int, denominator: int, rounding: Rounding) -> int:
    """The rounded number times 10**places, a whole number."""
    tens: int = 10**rounding.places
    whole, rest = divmod(abs(numerator) * tens, denominator)
    if rest and _goes_up(whole, 2 * rest - denominator, rounding.mode):
        whole += 1
    return whole if numerator >= 0 else -whole


def unscaled(scaled: int, places: int) -> Number:
    """The number that a whole number of 10**-places is."""
    whole, rest = divmod(scaled, 10**places)
    return whole if rest == 0 else Fraction(scaled, 10**places)


def _goes_up(whole: int, beyond_half: int, mode: RoundingMode) -> bool:
    """Whether what is left over (compared with a half) adds one to the digits kept."""
    match mode:
        case RoundingMode.HALF_UP:
            return beyond_half >= 0
        case RoundingMode.HALF_EVEN:
            return beyond_half > 0 or (beyond_half == 0 and whole % 2 == 1)
        case RoundingMode.DOWN:
            return False
        case _ as never:
            assert_never(never)
