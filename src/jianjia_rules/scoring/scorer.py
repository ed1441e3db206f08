"""The score of a table as a pure function of a plan and its verdicts; what a plan fixes is made ready once."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from typing import NamedTuple

from jianjia_rules.engine.plan import Plan
from jianjia_rules.engine.values import Truth
from jianjia_rules.findings.verdict import Verdict
from jianjia_rules.language.outcomes import Outcome
from jianjia_rules.language.scalars import Number
from jianjia_rules.language.scheme import GateKind, PartKind, Rescale, RoundingAt
from jianjia_rules.scoring import exact
from jianjia_rules.scoring.applicable import applicable_share
from jianjia_rules.scoring.exact import ZERO, Pair
from jianjia_rules.scoring.gates import GateState, ready_gates
from jianjia_rules.scoring.grades import first_from, held, ready_grades
from jianjia_rules.scoring.parts import NodeScore, table
from jianjia_rules.scoring.rounding import round_scaled, rounded


class Score(NamedTuple):
    """What a table came to, as exact pairs; `total` and the others read it as numbers.

    `nodes` are the parts' scores, the root last. `holds` says for every grade whether its demands hold, `grade` is the
    place of the one given (None: none can be), `best` the place of the best that the gates leave.
    """

    nodes: Sequence[NodeScore]
    sum: Pair | None
    published: Pair | None
    bonus: Pair
    deduction: Pair
    gates: tuple[GateState, ...]
    holds: tuple[bool, ...]
    best: int
    grade: int | None
    provisional: bool
    not_admitted: bool
    vetoed: bool
    cannot_be_graded: bool

    @property
    def total(self) -> Number | None:
        """The published total."""
        return None if self.published is None else exact.number(self.published)

    @property
    def exact_total(self) -> Number | None:
        """The total before rounding."""
        return None if self.sum is None else exact.number(self.sum)

    @property
    def ranked(self) -> bool:
        """Whether the unit counts among the ranked ones."""
        return not (self.held_back or self.provisional)

    @property
    def held_back(self) -> bool:
        """Whether the unit is not ranked whatever its points."""
        return self.not_admitted or self.vetoed or self.cannot_be_graded


class Scorer:
    """The scoring of one plan, made ready; call it with verdicts and the gates' truths."""

    __slots__ = ("_base_rows", "_needs_total", "_settles", "facts", "gates", "grades", "plan", "table")

    def __init__(self, plan: Plan) -> None:
        rulebook = plan.rulebook
        self.plan = plan
        self.facts = tuple(row.facts for row in plan.rows)
        self.table = table(plan)
        self._base_rows = {index for node in self.table.nodes if node.kind is PartKind.BASE for index in node.rows}
        self.gates = ready_gates(plan)
        self.grades = ready_grades(plan)
        self._needs_total = any(grade.start is not None for grade in self.grades)
        at_row = rulebook.rounding is not None and rulebook.rounding.at is RoundingAt.ROW
        self._settles = at_row or rulebook.rescale is Rescale.NONE

    def settled(self, verdicts: tuple[Verdict, ...]) -> tuple[Verdict, ...]:
        """The verdicts as they count: rounded where rows are, in full where what does not apply is not rescaled."""
        if not self._settles:
            return verdicts
        return tuple(self._settled(index, verdict) for index, verdict in enumerate(verdicts))

    def __call__(self, verdicts: tuple[Verdict, ...], truths: Sequence[Truth | None] = ()) -> Score:
        """The score of settled verdicts; `truths` are those of the plan's gates (None for a mandatory set)."""
        nodes = self.table.scores(verdicts)
        bonus, deduction = self._outside(nodes)
        total = self._total(nodes[-1], bonus, deduction)
        published = self._published(total)
        gates = tuple(
            gate.state(truth, verdicts) for gate, truth in zip(self.gates, truths or self._no_truths(), strict=True)
        )
        holds = held(self.grades, published, verdicts) if self.grades else ()
        not_admitted = vetoed = False
        best = 0
        for ready, state in zip(self.gates, gates, strict=True):
            if state.hit:
                not_admitted = not_admitted or ready.gate.kind is GateKind.ENTRY_BAR
                vetoed = vetoed or ready.gate.kind is GateKind.VETO
                best = max(best, ready.best or 0)
        ungraded = self._cannot_be_graded(total, verdicts)
        grade = None if not holds or not_admitted or (ungraded and not vetoed) else first_from(holds, best)
        provisional = any(verdict.pending for verdict in verdicts)
        return Score(
            nodes,
            total,
            published,
            bonus,
            deduction,
            gates,
            holds,
            best,
            grade,
            provisional,
            not_admitted,
            vetoed,
            ungraded,
        )

    def _no_truths(self) -> tuple[None, ...]:
        return (None,) * len(self.gates)

    def _settled(self, index: int, verdict: Verdict) -> Verdict:
        row = self.plan.rows[index]
        rulebook = self.plan.rulebook
        if verdict.left and verdict.outcome in _STAYS and rulebook.rescale is Rescale.NONE and index in self._base_rows:
            verdict = replace(verdict, earned=row.points, possible=row.points, left=False)
        if rulebook.rounding is not None and rulebook.rounding.at is RoundingAt.ROW:
            earned = rounded(verdict.earned, rulebook.rounding)
            return verdict if earned == verdict.earned else replace(verdict, earned=earned)
        return verdict

    def _outside(self, nodes: Sequence[NodeScore]) -> tuple[Pair, Pair]:
        bonus = deduction = ZERO
        for place in self.table.outside:
            if self.table.nodes[place].kind is PartKind.BONUS:
                bonus = exact.add(bonus, nodes[place].score)
            else:
                deduction = exact.add(deduction, nodes[place].score)
        return bonus, deduction

    def _total(self, root: NodeScore, bonus: Pair, deduction: Pair) -> Pair | None:
        if root.leaves and self.table.has_base:
            return None
        total = exact.add(exact.add(root.score, bonus), deduction)
        total = exact.at_least(total, ZERO)
        ceiling = self.plan.rulebook.ceiling
        return total if ceiling is None else exact.at_most(total, exact.pair(ceiling))

    def _published(self, total: Pair | None) -> Pair | None:
        rounding = self.plan.rulebook.rounding
        if total is None or rounding is None or total[1] == 1:
            return total
        return round_scaled(*total, rounding), 10**rounding.places

    def _cannot_be_graded(self, total: Pair | None, verdicts: Sequence[Verdict]) -> bool:
        if total is None and self._needs_total:
            return True
        least = self.plan.rulebook.least_share
        return least is not None and applicable_share(self.table, self.plan, verdicts) < Fraction(least)


_STAYS = (Outcome.NOT_APPLICABLE, Outcome.WAIVED)
