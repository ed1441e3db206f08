"""Numbers in decimal notation, exact and of bounded size."""

from decimal import Context, Decimal, DecimalException, InvalidOperation, Overflow, Rounded, Subnormal, Underflow

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


class _Remembered(dict[str, Decimal]):
    """The Decimals of texts met lately: amounts and shares come again, and looking one up is quicker than making it."""

    def __missing__(self, text: str) -> Decimal:
        number = exact_unchecked(text)
        if len(self) >= _MOST_REMEMBERED:
            self.clear()
        self[text] = number
        return number


_MOST_REMEMBERED = 4_096
exact_remembered = _Remembered().__getitem__
"""As `exact_unchecked`. Threads may share it."""


class TooLongError(ValueError):
    """More digits, or a greater exponent, than a number may have."""


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
