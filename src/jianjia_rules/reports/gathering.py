"""What a report for people keeps of a run: a line for each unit, all of a few, where points are lost and on what."""

from collections.abc import Mapping
from dataclasses import field
from fractions import Fraction
from typing import NamedTuple

from jianjia_rules.dataclass import dataclass
from jianjia_rules.engine.explain import self_scores
from jianjia_rules.findings.assessment import Assessment
from jianjia_rules.findings.verdict import Ground, RowFacts
from jianjia_rules.language.outcomes import Outcome
from jianjia_rules.language.scalars import Number
from jianjia_rules.language.scheme import Gate, PartKind
from jianjia_rules.scoring.assess import Scored
from jianjia_rules.scoring.exact import number
from jianjia_rules.scoring.losses import losses
from jianjia_rules.scoring.result import self_scored
from jianjia_rules.scoring.scorer import Score, Scorer

IN_FULL = 12
"""Up to so many units are reported with all that lost points; of more, the rows where most points are lost."""


class UnitLine(NamedTuple):
    """One assessed record: `order` is its place, `marks` are those of the wire formats, `gates` are those hit."""

    order: int
    unit: str
    type: str
    period: str
    name: str
    total: Number | None
    possible: Number
    marks: tuple[str, ...]
    gates: tuple[Gate, ...]
    own: Number | None = None
    beyond: Number | None = None


@dataclass(slots=True)
class RowLoss:
    """What one row cost all units together: points of the total, of how many units, of how many for want of data."""

    facts: RowFacts
    lost: Fraction = Fraction(0)
    units: int = 0
    undetermined: int = 0


@dataclass(slots=True)
class GroundLoss:
    """What the units of one type lost together, by what the rows rest on."""

    units: int = 0
    lost: dict[Ground, Fraction] = field(default_factory=lambda: dict.fromkeys(Ground, Fraction(0)))


class Gathering:
    """Takes scored records one by one."""

    def __init__(self) -> None:
        self.lines: list[UnitLine] = []
        self.assessments: list[Assessment] = []
        self._losses: dict[str, RowLoss] = {}
        self._grounds: dict[str, GroundLoss] = {}

    @property
    def in_full(self) -> bool:
        """Whether there are so few units that `assessments` holds all of them."""
        return len(self.lines) <= IN_FULL

    @property
    def losses(self) -> Mapping[str, RowLoss]:
        """What each row cost the units that were admitted, by rule."""
        return self._losses

    @property
    def grounds(self) -> Mapping[str, GroundLoss]:
        """What the units that were admitted lost, by type."""
        return self._grounds

    def add(self, scored: Scored) -> None:
        """One more record."""
        self.lines.append(unit_line(len(self.lines), scored))
        if self.in_full:
            self.assessments.append(scored.assessment())
        else:
            self.assessments.clear()
        if scored.score.not_admitted:
            return
        grounds = self._grounds.setdefault(scored.record.unit.type, GroundLoss())
        grounds.units += 1
        ready, verdicts = scored.ready, scored.verdicts
        for facts in ready.facts:
            self._losses.setdefault(facts.rule, RowLoss(facts))
        for index, points in losses(ready.table, scored.score.nodes, verdicts).items():
            facts = ready.facts[index]
            loss = self._losses[facts.rule]
            loss.lost += points
            loss.units += 1
            loss.undetermined += verdicts[index].outcome is Outcome.UNDETERMINED
            grounds.lost[facts.ground] += points


def possible_of(score: Score) -> Number:
    """The full total, without bonus."""
    return number(score.nodes[-1].worth)


def bonus_rows(ready: Scorer) -> frozenset[int]:
    """The rows outside the full total: what they do not earn is not lost."""
    nodes = (node for node in ready.table.nodes if node.kind is PartKind.BONUS)
    return frozenset(row for node in nodes for row in node.rows)


def marks_of(provisional: bool, not_admitted: bool, vetoed: bool, ungraded: bool) -> tuple[str, ...]:
    """What is to be known of a total, as the wire formats name it."""
    marks = {"provisional": provisional, "not-admitted": not_admitted, "vetoed": vetoed, "ungraded": ungraded}
    return tuple(name for name, given in marks.items() if given)


def unit_line(order: int, scored: Scored) -> UnitLine:
    """What is kept of a record."""
    score, unit = scored.score, scored.record.unit
    gates = zip(scored.ready.gates, score.gates, strict=True)
    own, beyond = self_scored(scored.ready, scored.verdicts, self_scores(scored.plan, scored.record))
    return UnitLine(
        order,
        unit.id,
        unit.type,
        scored.record.period,
        unit.name,
        score.total,
        possible_of(score),
        marks_of(score.provisional, score.not_admitted, score.vetoed, score.cannot_be_graded),
        tuple(ready.gate for ready, state in gates if state.hit),
        own,
        beyond,
    )
