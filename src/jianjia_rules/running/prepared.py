"""A plan made ready to assess many records: interpreted for the first ones, compiled when there are more."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from jianjia_rules.engine.interpret.evaluate import interpret
from jianjia_rules.engine.plan import Plan
from jianjia_rules.findings.verdict import Verdict
from jianjia_rules.scoring.assess import Scored
from jianjia_rules.scoring.misfits import fitting, noted
from jianjia_rules.scoring.scorer import Scorer
from jianjia_rules.units.entries import NO_ENTRIES, Entries
from jianjia_rules.units.record import Record

if TYPE_CHECKING:
    # Only needed from COMPILED_FROM records on.
    from jianjia_rules.engine.compile.table import Table, Truths

COMPILED_FROM = 4
"""Records of one plan after which compiling it pays: it takes as long as interpreting about as many."""


class Prepared:
    """One plan with its scorer and, once it pays, its compiled table. Threads may share it."""

    __slots__ = ("_seen", "_table", "plan", "scorer")

    def __init__(self, plan: Plan, seen: int = 0) -> None:
        """`seen` records count as assessed before: COMPILED_FROM compiles at the first."""
        self.plan = plan
        self.scorer = Scorer(plan)
        self._seen = seen
        self._table: Table | None = None

    @property
    def table(self) -> "Table":
        """The compiled table."""
        if self._table is None:
            from jianjia_rules.engine.compile.table import Table

            self._table = Table(self.plan)
        return self._table

    def score(self, record: Record, previous: Mapping[str, Any] | None, entries: Entries = NO_ENTRIES) -> Scored:
        """The record scored; nothing more is made before it is looked at."""
        verdicts, truths = self.evaluate(record, previous, entries)
        return Scored(self.scorer, record, verdicts, truths, previous)

    def evaluate(
        self, record: Record, previous: Mapping[str, Any] | None, entries: Entries = NO_ENTRIES
    ) -> "tuple[tuple[Verdict, ...], Truths | None]":
        """The verdicts of all rows, and the truths of the gates where the compiled table told them.

        Reviews that their rows cannot take are not used, and noted.
        """
        if entries is not NO_ENTRIES:
            entries, refused = fitting(self.plan.rows, entries)
            if refused:
                verdicts, truths = self.evaluate(record, previous, entries)
                return noted(self.plan.rows, verdicts, refused), truths
        if not record.valid or self._seen < COMPILED_FROM:
            self._seen += 1
            return interpret(self.plan, record.data, previous, entries, record.evidence_problems), None
        return self.table.evaluate(record.data, previous, entries, record.evidence_problems)
