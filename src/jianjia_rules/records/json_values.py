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
    """The indexes of the first two equal values; takes time in proportion to the list, whatever it holds."""
    seen: dict[Any, int] = {}
    for index, value in enumerate(values):
        key = _key(value)
        if key in seen:
            return seen[key], index
        seen[key] = index
    return None


def is_multiple(value: int | Decimal, of: int | Decimal) -> bool:
    """Whether a number is a whole multiple of another, exactly."""
    return Fraction(value) % Fraction(of) == 0


def _key(value: Any) -> Any:
    """Equal for equal JSON values, and only for them; it can be hashed."""
    match value:
        case bool():
            return (bool, value)
        case dict():
            return (dict, frozenset((name, _key(inner)) for name, inner in value.items()))
        case list():
            return (list, tuple(map(_key, value)))
        case _:
            return value
