"""Scores by lookup: what a part of the table came to, and what follows for a unit, is made once for all that are alike.

Every row's verdict is a whole number, so that a part's rows add up to one number that says what the part came to: what
was earned, how much left, and how many rows are special in some way. A part's score is remembered by that number; what
follows from the score as a whole by the grades that the total reaches, the gates, and which special rows there are.
"""

from collections.abc import Callable, Sequence
from fractions import Fraction
from math import gcd
from typing import Any, Final, Generic, TypeVar

from jianjia_rules.dataclass import dataclass
from jianjia_rules.engine.values import Truth
from jianjia_rules.findings.verdict import Verdict
from jianjia_rules.language.scalars import Number
from jianjia_rules.language.scheme import PartKind
from jianjia_rules.scoring import exact
from jianjia_rules.scoring.parts import Node, NodeScore
from jianjia_rules.scoring.scorer import Score, Scorer

Of = TypeVar("Of")
By = TypeVar("By")

Verdicts = tuple[Verdict, ...]
Truths = Sequence[Truth | None]

_POINTS: Final[int] = 64
"""Bits of what was earned, and of what left."""
_HALF: Final[int] = 1 << (_POINTS - 1)
_score_of: Callable[[dict[int, int], int], Any] = dict.get
"""A part's score by its rows' sum; None where it was not met yet."""
_ABOVE_POINTS: Final[int] = 2 * _POINTS
_COUNT: Final[int] = 16
"""Bits of a number of rows."""
_LARGEST: Final[int] = 1 << 40
_MOST_ROWS: Final[int] = 1 << 14
_MOST_KEPT: Final[int] = 1 << 14
_FINEST: Final[int] = 1 << 60
"""The greatest denominator that scores are remembered over."""

_LEFT, _PENDING, _BROKEN, _SETS = range(4)
"""What is counted above the points; two counts for each set of mandatory rows follow."""


@dataclass(frozen=True, slots=True)
class _Known(Generic[Of, By]):
    """Scores in units of 1/`unit`: those of each part by its rows' sum; what follows from a total by the total.

    `found` is what comes of a whole table, by its total, what is special about its rows, and the gates.
    """

    unit: int
    parts: tuple[dict[int, int], ...]
    by_total: dict[int, tuple[tuple[bool, ...], By]]
    found: dict[tuple[int, int, Truths | None], tuple[Of, By]]


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
        self._unit = scorer.table.unit
        self._leaves = tuple(index for index, node in enumerate(nodes) if not node.children)
        self.groups = tuple(nodes[index].rows for index in self._leaves)
        self._weights = _weights(nodes)
        self._sets = tuple(each.rows for each in scorer.gates if each.rows)
        self._sets += tuple(grade.rows for grade in scorer.grades if grade.rows)
        self._starts = tuple(grade.start for grade in scorer.grades if grade.start is not None)
        few = len(scorer.plan.rows) < _MOST_ROWS
        self._is_able = few and scorer.plan.rulebook.least_share is None and _adds_up(nodes)
        self._known: _Known[Of, By] = self._over(self._unit)
        self._by_score: dict[Any, Of] = {}

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
            return 1 << _COUNT * _BROKEN << _ABOVE_POINTS
        return int(scaled) + (int(gone) << _POINTS) + (special << _ABOVE_POINTS)

    def known(self, sums: Sequence[int], truths: Truths | None) -> tuple[Of, By] | None:
        """What comes of the score and of its total; `sums` are those of the groups' numbers.

        None where this was not met yet.
        """
        known = self._known
        scores = [*map(_score_of, known.parts, sums)]
        if None in scores:
            return None
        return known.found.get((sum(scores), (sum(sums) + _HALF) >> _ABOVE_POINTS, truths))

    def learn(self, sums: Sequence[int], truths: Truths | None, verdicts: Verdicts) -> tuple[Of, By] | None:
        """The same, from the settled verdicts; None where it cannot be told from `sums`."""
        if not self._is_able or truths is None:
            return None
        known = self._known
        scores = [*map(_score_of, known.parts, sums)]
        if None in scores:
            return self._learnt(sums, truths, verdicts)
        special = (sum(sums) + _HALF) >> _ABOVE_POINTS
        return self._found(known, (sum(scores), special, truths), verdicts)

    def _found(self, known: _Known[Of, By], alike: tuple[int, int, Truths], verdicts: Verdicts) -> tuple[Of, By]:
        total, special, truths = alike
        reached, of_total = known.by_total.get(total) or self._totalled(known, total)
        key = (reached, truths, _any_of(special) if special else 0)
        if len(known.found) >= _MOST_KEPT:
            known.found.clear()
        made = known.found[alike] = self._by_score.get(key) or self._scored(key, verdicts, truths), of_total
        return made

    def _learnt(self, sums: Sequence[int], truths: Truths, verdicts: Verdicts) -> tuple[Of, By] | None:
        special = (sum(sums) + _HALF) >> _ABOVE_POINTS
        if special >> _COUNT * _BROKEN & (1 << _COUNT) - 1:
            return None
        score = self._scorer(verdicts, truths)
        nodes = self._scorer.table.nodes
        for at, (index, own) in enumerate(zip(self._leaves, sums, strict=True)):
            if own not in self._known.parts[at] and _is_whole(nodes[index], score.nodes[index]):
                self._keep(at, own, *score.nodes[index].score)
        if all(own in part for part, own in zip(self._known.parts, sums, strict=True)):
            return self.learn(sums, truths, verdicts)  # most of what comes of it was met before
        return self._of_score(score), self._of_total(score.total)

    def _keep(self, at: int, own: int, numerator: int, denominator: int) -> None:
        """Remembers a part's score; over a finer unit where it needs one, if that is not too fine."""
        known = self._known
        denominator //= (shared := gcd(numerator, denominator))
        numerator //= shared
        if known.unit % denominator:
            finer = known.unit * denominator // gcd(known.unit, denominator)
            if finer > _FINEST:
                return
            known = self._known = self._over(finer)
        if len(known.parts[at]) >= _MOST_KEPT:
            known.parts[at].clear()
        known.parts[at][own] = numerator * (known.unit // denominator)

    def _over(self, unit: int) -> _Known[Of, By]:
        return _Known(unit, tuple({} for _ in self._leaves), {}, {})

    def _scored(self, key: Any, verdicts: Verdicts, truths: Truths) -> Of:
        if len(self._by_score) >= _MOST_KEPT:
            self._by_score = {}
        made = self._by_score[key] = self._of_score(self._scorer(verdicts, truths))
        return made

    def _totalled(self, known: _Known[Of, By], total: int) -> tuple[tuple[bool, ...], By]:
        if len(known.by_total) >= _MOST_KEPT:
            known.by_total.clear()
        published = self._scorer.published((total, known.unit))
        reached = tuple([not exact.below(published, start) for start in self._starts])
        made = known.by_total[total] = reached, self._of_total(exact.number(published))
        return made


def _adds_up(nodes: Sequence[Node]) -> bool:
    """Whether the total is the sum of the parts without sub-parts, as long as each of them counts in full."""
    return (
        nodes[-1].full[0] != 0
        and all(node.adds and (not node.children or _only_adds(node)) for node in nodes if node.kind is PartKind.BASE)
        and all(not node.children for node in nodes if node.kind is not PartKind.BASE)
    )


def _only_adds(node: Node) -> bool:
    return not node.rows and not node.average and node.asked is node.full


def _is_whole(node: Node, score: NodeScore) -> bool:
    """Whether a part stands in the table with all that it is worth."""
    return node.kind is not PartKind.BASE or score.worth is node.full or node.full[0] == 0


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
