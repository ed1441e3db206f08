"""Equality and multiples of JSON values, exact."""

from decimal import Decimal
from fractions import Fraction
from typing import Any


def same(one: Any, other: Any) -> bool:
    """Whether two JSON values are equal: true is not 1, 1 is 1.0."""
    if isinstance(one, bool) or isinstance(other, bool):
        return one is other
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    return bool(one == other)


def first_repeated(values: list[Any]) -> tuple[int, int] | None:
    """The indexes of the first two equal values."""
    try:
        seen: dict[Any, int] = {}
        for index, value in enumerate(values):
            key = (value.__class__ is bool, value)
            if key in seen:
                return seen[key], index
            seen[key] = index
    except TypeError:  # lists and mappings have no hash
        for later, value in enumerate(values):
            for earlier in range(later):
                if same(values[earlier], value):
                    return earlier, later
    return None


def is_multiple(value: int | Decimal, of: int | Decimal) -> bool:
    """Whether a number is a whole multiple of another, exactly."""
    return Fraction(value) % Fraction(of) == 0
