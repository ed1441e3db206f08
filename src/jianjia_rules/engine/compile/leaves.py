"""What a row's generated code reads: values that are exactly known or missing, and counts that may be spans."""

from jianjia_rules.dataclass import dataclass


class NotCompiledError(Exception):
    """A construct that generated code does not cover; the row is left to the interpreter."""


@dataclass(frozen=True, slots=True)
class Exact:
    """A variable that holds the value, and the expression that says it is known.

    `integers` and `least_zero` are what its schema says of a number: whole, not negative.
    """

    name: str
    known: str
    integers: bool = False
    least_zero: bool = False


@dataclass(frozen=True, slots=True)
class Span:
    """Two variables that hold the ends of a count; minus and plus infinity where the list is missing.

    Of a count of conditions, `zero_base` and `truths` are those of its conditions (see `Expression`).
    """

    low: str
    high: str
    zero_base: tuple[str, ...] = ()
    truths: tuple[str, ...] = ()

    @property
    def known(self) -> str:
        """The expression that says both ends are the same."""
        return f"{self.low} == {self.high}"


@dataclass(frozen=True, slots=True)
class Quotient:
    """A ratio, kept as its two variables; compared by cross-multiplication."""

    value: Exact
    to: Exact


Leaf = Exact | Span | Quotient
