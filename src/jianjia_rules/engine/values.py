"""The values that measures, conditions and awards have while a rule is evaluated.

Missing data makes a value unknown or an interval; conditions follow Kleene's strong logic; an award earns at least
`least` and at most `most` over all ways to fill in what is missing.
"""

from collections.abc import Iterable

from jianjia_rules.dataclass import dataclass
from jianjia_rules.language.outcomes import Cause, Outcome
from jianjia_rules.language.scalars import Number, Scalar

Causes = frozenset[Cause]
NO_CAUSES: Causes = frozenset()


@dataclass(frozen=True, slots=True)
class Interval:
    """A number, or a date as its day's ordinal: between low and high, both included; known when they are equal."""

    low: Number
    high: Number
    causes: Causes = NO_CAUSES

    @property
    def exact(self) -> bool:
        """Whether the value is known."""
        return self.low == self.high


@dataclass(frozen=True, slots=True)
class Known:
    """A text, a truth value, or a list of scalars."""

    value: str | bool | tuple[Scalar, ...]


@dataclass(frozen=True, slots=True)
class Unknown:
    """Nothing is known of the value, for these causes."""

    causes: Causes


Value = Interval | Known | Unknown
Truth = bool | Unknown


@dataclass(frozen=True, slots=True)
class Earned:
    """What an award gives, before evidence, review and waiver.

    `pending` waits for an assessor, on top of `most`. `branch` is the tier or alternative taken. `outcome` is given
    where points alone do not tell it: an answer's own outcome, a row that is worth nothing.
    """

    least: Number
    most: Number
    pending: Number = 0
    causes: Causes = NO_CAUSES
    branch: int | None = None
    outcome: Outcome | None = None


def known(number: Number) -> Interval:
    """The interval that holds just this number."""
    return Interval(number, number)


def unknown(cause: Cause) -> Unknown:
    """Unknown for one cause."""
    return _UNKNOWNS[cause]


def causes_of(value: object) -> Causes:
    """Why a value is not exactly known; none when it is."""
    return value.causes if isinstance(value, (Unknown, Interval, Earned)) else NO_CAUSES


def all_of(truths: Iterable[Truth]) -> Truth:
    """Kleene's and: false when one is false, else unknown when one is unknown."""
    causes: set[Cause] = set()
    for truth in truths:
        if truth is False:
            return False
        if isinstance(truth, Unknown):
            causes |= truth.causes
    return Unknown(frozenset(causes)) if causes else True


def any_of(truths: Iterable[Truth]) -> Truth:
    """Kleene's or: true when one is true, else unknown when one is unknown."""
    causes: set[Cause] = set()
    for truth in truths:
        if truth is True:
            return True
        if isinstance(truth, Unknown):
            causes |= truth.causes
    return Unknown(frozenset(causes)) if causes else False


def negate(truth: Truth) -> Truth:
    """Kleene's not."""
    return truth if isinstance(truth, Unknown) else not truth


_UNKNOWNS = {cause: Unknown(frozenset([cause])) for cause in Cause}
