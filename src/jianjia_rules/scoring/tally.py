"""Verdicts as whole numbers: what each earned, over one denominator, looked up where the verdict was seen before.

Evaluation shares its verdicts between records, so that most are known by their identity; adding up a table of 40 rows
then takes as many lookups and one sum of whole numbers, where summing fractions would cost more than the evaluation.

A number holds what was earned, and above it what is special about the verdict: that the row left, that it is pending,
that there is a rest which is no whole number. Added up, it holds the sum and how many are special in each way.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from math import floor, lcm
from typing import Any, Final, NamedTuple

from jianjia_rules.engine.plan import Plan, Row
from jianjia_rules.findings.verdict import Verdict
from jianjia_rules.language.scalars import Number
from jianjia_rules.language.walk import nodes

_SHIFT: Final[int] = 64
_HALF: Final[int] = 1 << (_SHIFT - 1)
_FIELD: Final[int] = (1 << 32) - 1
_LEFT: Final[int] = 1
_PENDING: Final[int] = 1 << 32
_BROKEN: Final[int] = 1 << 64

SPECIAL: Final[int] = _HALF
"""A number from here on says something special of its row."""

_LARGEST: Final[int] = 1 << 40
_LARGEST_UNIT: Final[int] = 10**6
_MOST_KEPT: Final[int] = 4_096


class Tallied(NamedTuple):
    """For each row a number that says what was earned in units of 1/`unit`, and what is special about it.

    `plain` says that nothing is, and the numbers are what was earned. `rests` are fractions to add, by row.
    """

    unit: int
    numbers: Sequence[int]
    plain: bool
    pending: bool
    rests: dict[int, Fraction]


class _Memory(NamedTuple):
    """Numbers and rests by the identity of verdicts, which are held so that no other can take their identity."""

    known: dict[int, int]
    rests: dict[int, Fraction]
    held: list[Verdict]


class Tally:
    """Tallies the verdicts of one plan's rows. Threads may share it."""

    __slots__ = ("_memory", "unit")

    def __init__(self, unit: int) -> None:
        """`unit` see `unit_of`."""
        self.unit = unit
        self._memory = _Memory({}, {}, [])

    def __call__(self, verdicts: Sequence[Verdict]) -> Tallied:
        """The verdicts as numbers."""
        memory = self._memory  # as one, so that what it knows is held as long as it is asked
        numbers: list[Any] = list(map(memory.known.get, map(id, verdicts)))
        try:
            total = int(sum(numbers))
        except TypeError:  # some are not known
            memory = self._memory = self._with(memory, verdicts)
            numbers = [memory.known[id(verdict)] for verdict in verdicts]
            total = sum(numbers)
        if total < _HALF:
            return Tallied(self.unit, numbers, True, False, {})
        special = (total + _HALF) >> _SHIFT
        rests = _rests(verdicts, memory) if special >= _BROKEN else {}
        return Tallied(self.unit, numbers, False, bool(special & _FIELD * _PENDING), rests)

    def _with(self, memory: _Memory, verdicts: Sequence[Verdict]) -> _Memory:
        """The memory with these verdicts; a new one where it would become too large."""
        if len(memory.held) + len(verdicts) > _MOST_KEPT + len(verdicts):
            memory = _Memory({}, {}, [])
        for verdict in verdicts:
            if id(verdict) not in memory.known:
                memory.held.append(verdict)
                number, rest = self._number(verdict)
                if rest:
                    memory.rests[id(verdict)] = rest
                memory.known[id(verdict)] = number
        return memory

    def _number(self, verdict: Verdict) -> tuple[int, Fraction | None]:
        scaled = Fraction(verdict.earned * self.unit)
        whole = floor(scaled) if abs(scaled) < _LARGEST else 0
        special = (_LEFT if verdict.left else 0) + (_PENDING if verdict.pending else 0)
        if scaled == whole:
            return whole + (special << _SHIFT), None
        return whole + (special + _BROKEN << _SHIFT), scaled - whole


def split(numbers: Sequence[int]) -> tuple[int, int]:
    """What numbers come to: what was earned, rests left out, and how many rows left."""
    total = sum(numbers)
    special = (total + _HALF) >> _SHIFT
    return total - (special << _SHIFT), special & _FIELD


def has_not_left(number: int) -> bool:
    """Whether the row that a number stands for counts."""
    return not (number + _HALF) >> _SHIFT & _LEFT


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


def _rests(verdicts: Sequence[Verdict], memory: _Memory) -> dict[int, Fraction]:
    """The rests by row."""
    ids = enumerate(map(id, verdicts))
    return {index: memory.rests[identity] for index, identity in ids if identity in memory.rests}
