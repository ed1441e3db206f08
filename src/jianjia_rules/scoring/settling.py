"""Verdicts as they count in the table: rounded where each row is, in full where nothing is rescaled."""

from collections.abc import Sequence
from dataclasses import replace

from jianjia_rules.engine.plan import Plan
from jianjia_rules.findings.verdict import Verdict
from jianjia_rules.language.outcomes import Outcome
from jianjia_rules.language.scheme import PartKind, Rescale, RoundingAt
from jianjia_rules.scoring.parts import Table
from jianjia_rules.scoring.rounding import rounded

_STAYS = (Outcome.NOT_APPLICABLE, Outcome.WAIVED)
_MOST_KEPT = 4_096


class Settling:
    """Settles the verdicts of one plan's rows; equal verdicts of a row become one object. Threads may share it."""

    __slots__ = ("_base_rows", "_known", "_plan", "_rounding", "changes")

    def __init__(self, plan: Plan, table: Table) -> None:
        rounding = plan.rulebook.rounding
        self._plan = plan
        self._rounding = rounding if rounding is not None and rounding.at is RoundingAt.ROW else None
        in_base = (index for node in table.nodes if node.kind is PartKind.BASE for index in node.rows)
        self._base_rows = frozenset(in_base if plan.rulebook.rescale is Rescale.NONE else ())
        self.changes = self._rounding is not None or bool(self._base_rows)
        self._known: dict[tuple[int, int], tuple[Verdict, Verdict]] = {}

    def __call__(self, verdicts: Sequence[Verdict]) -> tuple[Verdict, ...]:
        """The verdicts as they count."""
        return tuple([self.settled(index, verdict) for index, verdict in enumerate(verdicts)])

    def settled(self, index: int, verdict: Verdict) -> Verdict:
        """One row's verdict as it counts."""
        known = self._known.get((index, id(verdict)))
        if known is not None and known[0] is verdict:
            return known[1]
        if len(self._known) >= _MOST_KEPT:
            self._known = {}
        settled = self._settle(index, verdict)
        self._known[index, id(verdict)] = (verdict, settled)
        return settled

    def _settle(self, index: int, verdict: Verdict) -> Verdict:
        if verdict.left and verdict.outcome in _STAYS and index in self._base_rows:
            points = self._plan.rows[index].points
            verdict = replace(verdict, earned=points, possible=points, left=False)
        if self._rounding is not None:
            earned = rounded(verdict.earned, self._rounding)
            return verdict if earned == verdict.earned else replace(verdict, earned=earned)
        return verdict
