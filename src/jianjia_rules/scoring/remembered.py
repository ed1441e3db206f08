"""Scores by lookup: what a part of the table came to, and what follows for a unit, is made once for all that are alike.

Every row's verdict is a whole number, so that a part's rows add up to one number that says what the part came to: what
was earned, how much left, and how many rows are special in some way. A part's score is remembered by that number; what
follows from the score as a whole by the grade that the total reaches, the gates, and which special rows there are.
"""

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Any, Final, Generic, TypeVar

from jianjia_rules.engine.values import Truth
from jianjia_rules.findings.verdict import Verdict
from jianjia_rules.language.scalars import Number
from jianjia_rules.scoring import exact
from jianjia_rules.scoring.exact import Pair
from jianjia_rules.scoring.parts import Node, NodeScore
from jianjia_rules.scoring.scorer import Score, Scorer
from jianjia_rules.scoring.tally import Tallied, unit_of

Of = TypeVar("Of")
By = TypeVar("By")

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


class Remembered(Generic[Of, By]):
    """What `of_score` makes of the scores of one plan, and `of_total` of their published totals.

    What they make is true. `of_score` may look at what does not change with the total inside a grade, and not at
    parts. `groups` are the rows that are added up together, `number` is what to add for a row. Threads may share it.
    """

    def __init__(
        self, scorer: Scorer, of_score: Callable[[Score], Of], of_total: Callable[[Number | None], By]
    ) -> None:
        nodes = scorer.table.nodes
        self._scorer = scorer
        self._of_score, self._of_total = of_score, of_total
        self._unit = unit_of(scorer.plan)
        self._nothing = Tallied(self._unit, (0,) * len(scorer.plan.rows), True, False, {})
        self.groups = tuple(node.rows for node in nodes)
        self._weights = _weights(nodes)
        self._sets = tuple(each.rows for each in scorer.gates if each.rows)
        self._sets += tuple(grade.rows for grade in scorer.grades if grade.rows)
        self._starts = tuple(grade.start for grade in scorer.grades if grade.start is not None)
        mixed = any(node.rows and node.children for node in nodes)
        few = len(scorer.plan.rows) < _MOST_ROWS
        self._is_able = few and not mixed and scorer.plan.rulebook.least_share is None
        self._parts: tuple[tuple[Node, dict[int, NodeScore] | None], ...]
        self._parts = tuple((node, None if node.children else {}) for node in nodes)
        self._by_score: dict[Any, Of] = {}
        self._by_total: dict[Pair | None, By] = {}

    def number(self, index: int, verdict: Verdict) -> int:
        """The number of a row's settled verdict."""
        weight, points, average = self._weights[index]
        earned = 0 if average and verdict.left else verdict.earned
        scaled, gone = Fraction(earned * self._unit * weight), Fraction(points if verdict.left else 0)
        special = verdict.left << _COUNT * _LEFT | bool(verdict.pending) << _COUNT * _PENDING
        for place, rows in enumerate(self._sets):
            if index in rows:
                counted = verdict.mandatory_holds is False, verdict.mandatory_holds is None
                for more, holds in enumerate(counted):
                    special |= holds << _COUNT * (_SETS + 2 * place + more)
        if scaled.denominator != 1 or gone.denominator != 1 or max(abs(scaled), gone) >= _LARGEST:
            return 1 << _COUNT * _BROKEN << 2 * _POINTS
        return int(scaled) + (int(gone) << _POINTS) + (special << 2 * _POINTS)

    def __call__(
        self, sums: Sequence[int], truths: Truths | None, verdicts: Callable[[], Verdicts]
    ) -> tuple[Of, By] | None:
        """What comes of the score and of its total; `sums` are those of the groups' numbers.

        None where it cannot be told from them. `verdicts`, the settled ones, are asked for where this was not met yet.
        """
        special = (sum(sums) + _HALF) >> 2 * _POINTS
        if not self._is_able or truths is None or special >> _COUNT * _BROKEN & (1 << _COUNT) - 1:
            return None
        table, scorer = self._scorer.table, self._scorer
        nodes: list[NodeScore] = []
        for (node, known), own in zip(self._parts, sums, strict=True):
            if known is None:
                nodes.append(table.score(node, self._nothing, nodes))
            else:
                found = known.get(own)
                if found is None:
                    return self._learnt(sums, truths, verdicts)
                nodes.append(found)
        total, published = scorer.totals(nodes)
        reached = tuple([published is not None and not exact.below(published, start) for start in self._starts])
        key = (reached, nodes[-1].worth, truths, _any_of(special) if special else 0, total is None)
        of_score = self._by_score.get(key) or self._scored(key, scorer(verdicts(), truths))
        return of_score, self._by_total.get(published) or self._totalled(published)

    def _learnt(self, sums: Sequence[int], truths: Truths, verdicts: Callable[[], Verdicts]) -> tuple[Of, By] | None:
        score = self._scorer(verdicts(), truths)
        for (_, known), own, found in zip(self._parts, sums, score.nodes, strict=True):
            if known is not None:
                if len(known) >= _MOST_KEPT:
                    known.clear()
                known[own] = found
        return self._of_score(score), self._of_total(score.total)

    def _scored(self, key: Any, score: Score) -> Of:
        if len(self._by_score) >= _MOST_KEPT:
            self._by_score = {}
        made = self._by_score[key] = self._of_score(score)
        return made

    def _totalled(self, published: Pair | None) -> By:
        if len(self._by_total) >= _MOST_KEPT:
            self._by_total = {}
        made = self._by_total[published] = self._of_total(None if published is None else exact.number(published))
        return made


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
