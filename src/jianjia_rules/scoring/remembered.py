"""Scores looked up by what decides them: what comes of a score is made once for all units that are alike in it.

Every row's verdict is a whole number, so that a part's rows add up to one number that says what the part came to: what
was earned, how much left, and how many rows are special in some way. A part's score is remembered by that number and
those of its sub-parts, what comes of the whole by the parts. A unit whose parts were all met before, in whatever
combination, is scored by a few lookups.
"""

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Any, Final, Generic, TypeVar

from jianjia_rules.dataclass import dataclass
from jianjia_rules.engine.values import Truth
from jianjia_rules.findings.verdict import Verdict
from jianjia_rules.language.scalars import Number
from jianjia_rules.scoring.exact import Pair
from jianjia_rules.scoring.parts import Node, NodeScore
from jianjia_rules.scoring.scorer import Score, Scorer
from jianjia_rules.scoring.tally import Tally

T = TypeVar("T")

Verdicts = tuple[Verdict, ...]
Truths = Sequence[Truth | None]

_POINTS: Final[int] = 64
"""Bits of what was earned, and of what left."""
_HALF: Final[int] = 1 << (_POINTS - 1)
_COUNT: Final[int] = 16
"""Bits of a number of rows."""
_LARGEST: Final[int] = 1 << 40
_MOST_ROWS: Final[int] = 1 << 14
_MOST_KEPT: Final[int] = 1 << 14

_LEFT, _PENDING, _BROKEN, _SETS = range(4)
"""What is counted above the points; two counts for each set of mandatory rows follow."""


@dataclass(slots=True)
class _Part:
    """A part: `known` are its scores by what decides them, `children` the sub-parts it counts."""

    node: Node
    children: tuple[int, ...]
    known: dict[Any, "_Value"]


_Value = tuple[int, int, Pair | None]
"""A part's score, and what it is worth where that is not all it can be."""


class Remembered(Generic[T]):
    """What `make` makes of the scores of one plan; it may look at totals, grade and gates, not at parts.

    Threads may share it. `groups` are the rows that are added up together, `number` is what to add for a row.
    """

    def __init__(self, scorer: Scorer, make: Callable[[Score], T]) -> None:
        self._scorer = scorer
        self._make = make
        self._tally = Tally(scorer.plan)
        nodes = scorer.table.nodes
        *self._parts, self._root = (
            _Part(node, tuple(child for child in node.children if node.average or nodes[child].adds), {})
            for node in nodes
        )
        self._outside = scorer.table.outside
        self.groups = tuple(node.rows for node in nodes)
        self._weights = _weights(nodes)
        self._sets = tuple(each.rows for each in scorer.gates if each.rows)
        self._sets += tuple(grade.rows for grade in scorer.grades if grade.rows)
        rows = len(scorer.plan.rows)
        self._is_able = scorer.plan.rulebook.least_share is None and rows < _MOST_ROWS
        self._known: dict[Any, T] = {}

    def number(self, index: int, verdict: Verdict) -> int:
        """The number of a row's settled verdict."""
        weight, points, average = self._weights[index]
        earned = 0 if average and verdict.left else verdict.earned
        scaled, gone = Fraction(earned * self._tally.unit * weight), Fraction(points if verdict.left else 0)
        special = verdict.left << _COUNT * _LEFT | bool(verdict.pending) << _COUNT * _PENDING
        for place, rows in enumerate(self._sets):
            if index in rows:
                counted = verdict.mandatory_holds is False, verdict.mandatory_holds is None
                for more, holds in enumerate(counted):
                    special |= holds << _COUNT * (_SETS + 2 * place + more)
        if scaled.denominator != 1 or gone.denominator != 1 or max(abs(scaled), gone) >= _LARGEST:
            return 1 << _COUNT * _BROKEN << 2 * _POINTS
        return int(scaled) + (int(gone) << _POINTS) + (special << 2 * _POINTS)

    def __call__(self, sums: Sequence[int], truths: Truths | None, verdicts: Callable[[], Verdicts]) -> T | None:
        """What comes of the score; `sums` are those of the groups' numbers.

        None where it cannot be told from them. `verdicts`, the settled ones, are asked for where this was not met yet.
        """
        try:
            return self._known[self._key(sums, truths)]
        except KeyError:
            return self._learnt(sums, truths, verdicts)

    def _key(self, sums: Sequence[int], truths: Truths | None) -> Any:
        """What decides the score as a whole; raises KeyError for a part that was not met before."""
        values: list[_Value] = []
        for part, own in zip(self._parts, sums, strict=False):
            known = part.known
            values.append(known[_decisive(part, own, values) if part.children else own])
        outside = [values[place] for place in self._outside]
        special = (sum(sums) + _HALF) >> 2 * _POINTS
        return (_decisive(self._root, sums[-1], values), *outside, truths, _any_of(special) if special else 0)

    def _learnt(self, sums: Sequence[int], truths: Truths | None, verdicts: Callable[[], Verdicts]) -> T | None:
        special = (sum(sums) + _HALF) >> 2 * _POINTS
        if truths is None or not self._is_able or special >> _COUNT * _BROKEN & (1 << _COUNT) - 1:
            return None
        score = self._scorer(verdicts(), truths)
        values: list[_Value] = []
        for part, own, found in zip(self._parts, sums, score.nodes, strict=False):
            if len(part.known) >= _MOST_KEPT:
                part.known = {}
            values.append(_value(part.node, found))
            part.known[_decisive(part, own, values) if part.children else own] = values[-1]
        made = self._make(score)
        if len(self._known) >= _MOST_KEPT:
            self._known = {}
        self._known[self._key(sums, truths)] = made
        return made


def _decisive(part: _Part, own: int, values: Sequence[_Value]) -> Any:
    """What decides a part's score: its rows, and its sub-parts; where these are added up, their sum."""
    if part.node.average:
        return own, *(values[child] for child in part.children)
    numerator, denominator, worths = 0, 1, []
    for child in part.children:
        more, over, worth = values[child]
        if over == denominator:
            numerator += more
        else:
            numerator, denominator = numerator * over + more * denominator, denominator * over
        if worth is not None:
            worths.append((child, worth))
    return (own, numerator, denominator, *worths)


def _value(node: Node, found: NodeScore) -> _Value:
    numerator, denominator = found.score
    reduced = Fraction(numerator, denominator)
    return reduced.numerator, reduced.denominator, None if found.worth is node.full else found.worth


def _any_of(special: int) -> int:
    """Which counts are not zero."""
    found, place = 0, 0
    while special:
        if special & (1 << _COUNT) - 1:
            found |= 1 << place
        special >>= _COUNT
        place += 1
    return found


def _weights(nodes: Sequence[Node]) -> dict[int, tuple[int, Number, bool]]:
    """For each row what its points are multiplied by, what is gone where it leaves, and whether it is averaged."""
    found: dict[int, tuple[int, Number, bool]] = {}
    for node in nodes:
        for at, index in enumerate(node.rows):
            weight = node.weights[at] if node.average else 1
            found[index] = (weight, weight if node.average else node.points[at], node.average)
    return found
