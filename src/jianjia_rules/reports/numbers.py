"""Numbers as results write them: plain decimals, rounded half to even to 6 places."""

from decimal import Decimal
from fractions import Fraction

from jianjia_rules.language.scalars import Number

PLACES = 6
_SCALE = 10**PLACES


def number_text(value: Number | Decimal) -> str:
    """The shortest text of the number rounded to 6 places: `3`, `2.5`, `0.333333`, `-1`."""
    if value.__class__ is int:
        return str(value)
    return scaled_text(round(Fraction(value) * _SCALE))


def wire_number(value: Number | Decimal) -> int | Decimal:
    """The number rounded to 6 places, as exact data."""
    scaled = round(Fraction(value) * _SCALE)
    whole, rest = divmod(scaled, _SCALE)
    return whole if rest == 0 else Decimal(scaled_text(scaled))


def ratio_text(numerator: int, denominator: int) -> str:
    """The text of a quotient; the denominator is not 0."""
    if denominator < 0:
        numerator, denominator = -numerator, -denominator
    scaled, rest = divmod(numerator * _SCALE, denominator)
    return scaled_text(scaled + (2 * rest > denominator or (2 * rest == denominator and scaled % 2)))


def scaled_text(scaled: int) -> str:
    """The text of a number given in millionths."""
    if 0 < scaled < _SCALE:  # a share, as most are
        return f"0.{str(scaled + _SCALE)[1:].rstrip('0')}"
    sign = "-" if scaled < 0 else ""
    whole, rest = divmod(abs(scaled), _SCALE)
    return f"{sign}{whole}.{rest:0{PLACES}d}".rstrip("0") if rest else f"{sign}{whole}"
