"""Numbers in decimal notation, exact and of bounded size."""

from collections.abc import Callable
from decimal import Context, Decimal, DecimalException, InvalidOperation, Overflow, Rounded, Subnormal, Underflow
from typing import TypeVar

from jianjia_rules.documents.limits import MOST_DIGITS

# A context that traps bounds digits and exponent at the speed of C; nothing is ever rounded.
_EXACT = Context(
    prec=MOST_DIGITS,
    Emax=MOST_DIGITS,
    Emin=-MOST_DIGITS,
    traps=[InvalidOperation, Overflow, Underflow, Subnormal, Rounded],
)

exact_unchecked = _EXACT.create_decimal
"""Text to Decimal for a decoder; raises DecimalException beyond `MOST_DIGITS` digits or that exponent."""


class TooLongError(ValueError):
    """More digits, or a greater exponent, than a number may have."""


class BelowZeroError(ValueError):
    """A minus where none is taken."""


Number = TypeVar("Number")


class _Remembered(dict[str, Number]):
    """The numbers of texts met lately: amounts and counts come again, and looking one up is quicker than making it."""

    def __init__(self, make: Callable[[str], Number]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, text: str) -> Number:
        number = self._make(text)
        if len(self) >= _MOST_REMEMBERED:
            self.clear()
        self[text] = number
        return number


def _unsigned(make: Callable[[str], Number]) -> Callable[[str], Number]:
    def unsigned(text: str) -> Number:
        if text.startswith("-"):
            raise BelowZeroError(text)
        return make(text)

    return unsigned


def exact(text: str) -> Decimal:
    """The Decimal a text stands for; raises `TooLongError`."""
    try:
        return exact_unchecked(text)
    except DecimalException:
        raise TooLongError(text) from None


def whole(text: str) -> int:
    """The int a text of digits stands for; raises `TooLongError`."""
    if len(text) > MOST_DIGITS:
        raise TooLongError(text)
    return int(text)


_MOST_REMEMBERED = 4_096
exact_remembered = _Remembered(exact_unchecked).__getitem__
"""As `exact_unchecked`. Threads may share it."""
unsigned_remembered = _Remembered(_unsigned(exact_unchecked)).__getitem__
"""The same; raises `BelowZeroError` too."""
unsigned_whole_remembered = _Remembered(_unsigned(whole)).__getitem__
"""As `whole`; raises `BelowZeroError` too. Threads may share it."""
