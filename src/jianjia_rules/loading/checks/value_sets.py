"""Sets of the values that one measure can have: numbers as intervals, texts by name, and what is no value at all.

Besides its values a measure can be missing, or given and of no use (a text where a number belongs): two further members
of every universe, so that `present` is told from a comparison that happens to hold for every number.
"""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from math import ceil, floor, inf

from jianjia_rules.dataclass import dataclass
from jianjia_rules.language.scalars import Number

MISSING = 1
USELESS = 2
NO_VALUE = MISSING | USELESS

Cut = tuple[Number | float, int]
"""A point between numbers: just before a number (side 0) or just after it (side 1); the infinities bound everything."""

Run = tuple[Cut, Cut]
Runs = tuple[Run, ...]

_FIRST: Cut = (-inf, 0)
_LAST: Cut = (inf, 1)


@dataclass(frozen=True, slots=True)
class NumberSet:
    """Numbers, as runs between cuts, in order and apart; `whole` says that only whole numbers are meant."""

    runs: Runs
    whole: bool = False
    others: int = 0

    @property
    def is_empty(self) -> bool:
        """Whether it has no member."""
        return not self.runs and not self.others

    @property
    def has_values(self) -> bool:
        """Whether it holds a number."""
        return bool(self.runs)

    def meet(self, other: "NumberSet") -> "NumberSet":
        """What both hold."""
        return _numbers(_overlaps(self.runs, other.runs), self.whole or other.whole, self.others & other.others)

    def less(self, other: "NumberSet") -> "NumberSet":
        """What this holds and the other does not."""
        return self.meet(NumberSet(_outside(other.runs), other.whole, NO_VALUE & ~other.others))

    def with_others(self, others: int) -> "NumberSet":
        """The same numbers, and what is no value."""
        return NumberSet(self.runs, self.whole, others)


@dataclass(frozen=True, slots=True)
class NameSet:
    """Texts or truth values: those named, or (`all_but`) all except those named."""

    names: frozenset[object]
    all_but: bool = False
    others: int = 0

    @property
    def is_empty(self) -> bool:
        """Whether it has no member."""
        return not self.has_values and not self.others

    @property
    def has_values(self) -> bool:
        """Whether it holds a text or a truth value."""
        return self.all_but or bool(self.names)

    def meet(self, other: "NameSet") -> "NameSet":
        """What both hold."""
        others = self.others & other.others
        match self.all_but, other.all_but:
            case True, True:
                return NameSet(self.names | other.names, True, others)
            case True, False:
                return NameSet(other.names - self.names, False, others)
            case False, True:
                return NameSet(self.names - other.names, False, others)
        return NameSet(self.names & other.names, False, others)

    def less(self, other: "NameSet") -> "NameSet":
        """What this holds and the other does not."""
        return self.meet(NameSet(other.names, not other.all_but, NO_VALUE & ~other.others))

    def with_others(self, others: int) -> "NameSet":
        """The same names, and what is no value."""
        return NameSet(self.names, self.all_but, others)


ValueSet = NumberSet | NameSet

NUMBERS = NumberSet(((_FIRST, _LAST),), others=NO_VALUE)
WHOLE_NUMBERS = NumberSet(((_FIRST, _LAST),), whole=True, others=NO_VALUE)
TEXTS = NameSet(frozenset(), all_but=True, others=NO_VALUE)
TRUTHS = NameSet(frozenset((True, False)), others=NO_VALUE)


def span(
    low: Number | float = -inf, high: Number | float = inf, *, after_low: bool = False, before_high: bool = False
) -> NumberSet:
    """The numbers from `low` to `high`, the ends included unless said otherwise."""
    start, end = (low, int(after_low)), (high, int(not before_high))
    return NumberSet(((start, end),) if start < end else ())


def points(values: Iterable[Number]) -> NumberSet:
    """These numbers."""
    return NumberSet(tuple(((value, 0), (value, 1)) for value in sorted(set(values))))


def names(values: Iterable[object]) -> NameSet:
    """These texts or truth values."""
    return NameSet(frozenset(values))


def _overlaps(ones: Runs, others: Runs) -> Iterator[Run]:
    """What two sequences of runs share, in order."""
    one = other = 0
    while one < len(ones) and other < len(others):
        (start, end), (begin, stop) = ones[one], others[other]
        low, high = max(start, begin), min(end, stop)
        if low < high:
            yield low, high
        if end < stop:
            one += 1
        else:
            other += 1


def _numbers(runs: Iterable[Run], whole: bool, others: int) -> NumberSet:
    """Runs in order, put together where they touch; of whole numbers, from one to one."""
    joined: list[Run] = []
    for start, end in runs:
        low, high = (_first_whole(start), _last_whole(end)) if whole else (start, end)
        if low >= high:
            continue
        if joined and low <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], high))
        elif joined and whole and low[0] - joined[-1][1][0] <= 1:
            joined[-1] = (joined[-1][0], high)
        else:
            joined.append((low, high))
    return NumberSet(tuple(joined), whole, others)


def _outside(runs: Runs) -> Runs:
    """The runs between runs."""
    starts = (_FIRST, *(end for _, end in runs))
    ends = (*(start for start, _ in runs), _LAST)
    return tuple((start, end) for start, end in zip(starts, ends, strict=True) if start < end)


def _first_whole(cut: Cut) -> Cut:
    value, side = cut
    if not isinstance(value, (int, Fraction)):
        return cut
    return (floor(value) + 1, 0) if side else (ceil(value), 0)


def _last_whole(cut: Cut) -> Cut:
    value, side = cut
    if not isinstance(value, (int, Fraction)):
        return cut
    return (floor(value), 1) if side else (ceil(value) - 1, 1)
