"""Verdicts as whole numbers: what each earned, over one denominator, looked up where the verdict was seen before.

Evaluation shares its verdicts between records, so that most are known by their identity; adding up a table of 40 rows
then takes as many lookups and one sum of whole numbers, where summing fractions would cost more than the evaluation.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from math import lcm
from typing import Any, Final, NamedTuple

from jianjia_rules.engine.plan import Plan, Row
from jianjia_rules.findings.verdict import Verdict
from jianjia_rules.language.scalars import Number
from jianjia_rules.language.walk import nodes

LEFT: Final = 1
PENDING: Final = 2

_SHIFT: Final[int] = 48
_HALF: Final[int] = 1 << (_SHIFT - 1)
_LARGEST: Final = 1 << 32
"""Whole numbers up to this are packed with their marks above them: 10,000 of them add up without touching the marks."""
_LARGEST_UNIT: Final = 10**6
_MOST_ROWS: Final = 10_000
_MOST_KEPT: Final = 4_096


class Tallied(NamedTuple):
    """For each row what was earned, in units of 1/`unit`, and its marks; `plain` says that there are none."""

    unit: int
    earned: Sequence[Number]
    marks: Sequence[int]
    plain: bool


def unit_of(plan: Plan) -> int:
    """The denominator over which the points that the plan's rows can earn are whole numbers, or most of them."""
    unit = 1
    for row in plan.rows:
        for points in _points(row):
            common = lcm(unit, points.denominator)
            unit = common if common <= _LARGEST_UNIT else unit
    return unit


def _points(row: Row) -> Iterator[Number]:
    """The points of the row, its tiers and entries, and what a step is worth."""
    yield row.points
    for node in nodes(row.award):
        for value in (getattr(node, "points", None), getattr(getattr(node, "amount", None), "value", None)):
            if isinstance(value, (int, Fraction)):
                yield value


class _Memory(NamedTuple):
    """Packed numbers by the identity of verdicts, which are held so that no other can take their identity."""

    known: dict[int, int]
    held: list[Verdict]


class Tally:
    """Tallies the verdicts of one plan's rows. Threads may share it."""

    __slots__ = ("_memory", "_packs", "unit")

    def __init__(self, plan: Plan) -> None:
        self.unit = unit_of(plan)
        self._packs = len(plan.rows) <= _MOST_ROWS
        self._memory = _Memory({}, [])

    def __call__(self, verdicts: Sequence[Verdict]) -> Tallied:
        """The verdicts in whole numbers; as fractions where one earned an odd share."""
        memory = self._memory  # as one, so that what it knows is held as long as it is asked
        packed: list[Any] = list(map(memory.known.get, map(id, verdicts)))
        try:
            total = int(sum(packed))
        except TypeError:  # some are not known
            packed = [self._packed(verdict) for verdict in verdicts]
            if None in packed:
                return self._odd(verdicts, packed)
            total = sum(packed)
        if total < _HALF:
            return Tallied(self.unit, packed, (), True)
        marks = [(each + _HALF) >> _SHIFT for each in packed]
        earned = [each - (mark << _SHIFT) for each, mark in zip(packed, marks, strict=True)]
        return Tallied(self.unit, earned, marks, False)

    def _packed(self, verdict: Verdict) -> int | None:
        """Earned and marks in one number; None where that cannot be."""
        scaled = verdict.earned * self.unit
        if scaled.denominator != 1 or abs(scaled.numerator) > _LARGEST or not self._packs:
            return None
        packed = scaled.numerator + (_marks(verdict) << _SHIFT)
        if len(self._memory.held) >= _MOST_KEPT:
            self._memory = _Memory({}, [])
        memory = self._memory
        if id(verdict) not in memory.known:
            memory.held.append(verdict)
            memory.known[id(verdict)] = packed
        return packed

    def _odd(self, verdicts: Sequence[Verdict], packed: Sequence[int | None]) -> Tallied:
        """The same where some could not be packed."""
        marks: list[int] = []
        earned: list[Number] = []
        for verdict, each in zip(verdicts, packed, strict=True):
            mark = _marks(verdict) if each is None else (each + _HALF) >> _SHIFT
            marks.append(mark)
            earned.append(verdict.earned * self.unit if each is None else each - (mark << _SHIFT))
        return Tallied(self.unit, earned, marks, not any(marks))


def _marks(verdict: Verdict) -> int:
    return (LEFT if verdict.left else 0) | (PENDING if verdict.pending else 0)
