"""The score of a table as a pure function of a plan and its verdicts; what a plan fixes is made ready once."""

from collections.abc import Sequence
from typing import NamedTuple

from jianjia_rules.engine.plan import Plan
from jianjia_rules.engine.values import Truth
from jianjia_rules.findings.verdict import Verdict
from jianjia_rules.language.scalars import Number
from jianjia_rules.language.scheme import GateKind, PartKind
from jianjia_rules.scoring import exact
from jianjia_rules.scoring.applicable import applicable_share
from jianjia_rules.scoring.exact import ZERO, Pair
from jianjia_rules.scoring.gates import HIT, HIT_OPEN, GateState, ready_gates
from jianjia_rules.scoring.grades import held, ready_grades
from jianjia_rules.scoring.parts import NodeScore, table
from jianjia_rules.scoring.rounding import round_scaled
from jianjia_rules.scoring.settling import Settling
from jianjia_rules.scoring.tally import Tally


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

    __slots__ = (
        "_ceiling",
        "_least_share",
        "_needs_total",
        "_rounding",
        "_settle",
        "_settles",
        "_tally",
        "facts",
        "gates",
        "grades",
        "plan",
        "rows",
        "table",
    )

    def __init__(self, plan: Plan) -> None:
        rulebook = plan.rulebook
        self.plan = plan
        self.facts = tuple(row.facts for row in plan.rows)
        self.rows = {facts.rule: facts.index for facts in self.facts}
        self.table = table(plan)
        self._tally = Tally(self.table.unit)
        self.gates = ready_gates(plan)
        self.grades = ready_grades(plan)
        self._needs_total = any(grade.start is not None for grade in self.grades)
        self._settle = Settling(plan, self.table)
        self._settles = self._settle.changes
        self._ceiling = None if rulebook.ceiling is None else exact.pair(rulebook.ceiling)
        self._rounding = rulebook.rounding
        self._least_share = rulebook.least_share

    def __reduce__(self) -> tuple[type["Scorer"], tuple[Plan]]:
        return Scorer, (self.plan,)

    def settled(self, verdicts: tuple[Verdict, ...]) -> tuple[Verdict, ...]:
        """The verdicts as they count: rounded where rows are, in full where what does not apply is not rescaled."""
        return self._settle(verdicts) if self._settles else verdicts

    def settled_row(self, index: int, verdict: Verdict) -> Verdict:
        """One row's verdict as it counts."""
        return self._settle.settled(index, verdict) if self._settles else verdict

    def __call__(self, verdicts: tuple[Verdict, ...], truths: Sequence[Truth | None] = ()) -> Score:
        """The score of settled verdicts; `truths` are those of the plan's gates (None for a mandatory set)."""
        tallied = self._tally(verdicts)
        nodes = self.table.scores(tallied)
        bonus, deduction = self._outside(nodes) if self.table.outside else (ZERO, ZERO)
        total = self._total(nodes[-1], bonus, deduction)
        published = None if total is None else self._rounded(total)
        states: tuple[GateState, ...] = ()
        best, not_admitted, vetoed = 0, False, False
        if self.gates:
            states = self._states(verdicts, truths)
            if HIT in states or HIT_OPEN in states:
                best, not_admitted, vetoed = self._effects(states)
        ungraded = self._cannot_be_graded(total, verdicts)
        holds: tuple[bool, ...] = ()
        grade = None
        if self.grades:
            holds = held(self.grades, published, verdicts)
            if not not_admitted and (vetoed or not ungraded):
                grade = holds.index(True, best)
        found = (nodes, total, published, bonus, deduction, states, holds, best, grade)
        return Score(*found, tallied.pending, not_admitted, vetoed, ungraded)

    def published(self, points: Pair) -> Pair:
        """The published total of points that base parts, bonus and deductions add up to."""
        return self._rounded(self._bounded(points))

    def _states(self, verdicts: Sequence[Verdict], truths: Sequence[Truth | None]) -> tuple[GateState, ...]:
        given = truths or (None,) * len(self.gates)
        return tuple([gate.state(truth, verdicts) for gate, truth in zip(self.gates, given, strict=True)])

    def _effects(self, states: Sequence[GateState]) -> tuple[int, bool, bool]:
        """The best grade that the gates leave, and whether the unit is not admitted, or vetoed."""
        hit = [ready for ready, state in zip(self.gates, states, strict=True) if state.hit]
        kinds = {ready.gate.kind for ready in hit}
        best = max((ready.best or 0 for ready in hit), default=0)
        return best, GateKind.ENTRY_BAR in kinds, GateKind.VETO in kinds

    def _outside(self, nodes: Sequence[NodeScore]) -> tuple[Pair, Pair]:
        bonus = deduction = ZERO
        for place in self.table.outside:
            if self.table.nodes[place].kind is PartKind.BONUS:
                bonus = exact.add(bonus, nodes[place].score)
            else:
                deduction = exact.add(deduction, nodes[place].score)
        return bonus, deduction

    def _total(self, root: NodeScore, bonus: Pair, deduction: Pair) -> Pair | None:
        if root.worth[0] == 0 and self.table.has_base:
            return None
        outside = self.table.outside
        return self._bounded(exact.add(exact.add(root.score, bonus), deduction) if outside else root.score)

    def _bounded(self, points: Pair) -> Pair:
        """Never below 0, never above the ceiling."""
        total = exact.at_least(points, ZERO) if self.table.outside else points
        return total if self._ceiling is None else exact.at_most(total, self._ceiling)

    def _rounded(self, total: Pair) -> Pair:
        rounding = self._rounding
        if rounding is None or total[1] == 1:
            return total
        return round_scaled(*total, rounding), 10**rounding.places

    def _cannot_be_graded(self, total: Pair | None, verdicts: Sequence[Verdict]) -> bool:
        if total is None and self._needs_total:
            return True
        least = self._least_share
        return least is not None and applicable_share(self.table, self.plan, verdicts) < least
