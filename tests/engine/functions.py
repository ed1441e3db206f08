"""Functions that rulebooks of the tests declare."""

from __future__ import annotations

from fractions import Fraction
from typing import Any


def half(number: int | Fraction) -> Fraction:
    return Fraction(number) / 2


def share(number: int | Fraction) -> Fraction:
    """Between 0 and 1 for most numbers, beyond them for some, and failing for a few."""
    return Fraction(number) / (Fraction(number) + 1)


def initial(text: str) -> str:
    return text[0]


def wrong(*arguments: Any) -> Any:
    raise ValueError(arguments)


def nothing(*_: Any) -> Any:
    return None
