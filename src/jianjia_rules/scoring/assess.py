"""Assessing one record: verdicts from the interpreter, or given by a faster path, scored into an assessment."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from jianjia_rules.engine.amendments import amended_values
from jianjia_rules.engine.explain import RecordFindings, self_scores
from jianjia_rules.engine.interpret.evaluate import interpret, judge_gates
from jianjia_rules.engine.interpret.reading import Reading
from jianjia_rules.engine.plan import Plan
from jianjia_rules.engine.values import Truth
from jianjia_rules.findings.assessment import Assessment
from jianjia_rules.findings.results import FigureResult, Result, Subject
from jianjia_rules.findings.verdict import Verdict
from jianjia_rules.scoring.result import result_of
from jianjia_rules.scoring.scorer import Score, Scorer
from jianjia_rules.units.entries import NO_ENTRIES, Entries
from jianjia_rules.units.record import Record


class ByRule(Mapping[str, Verdict]):
    """Verdicts by rule id, without a mapping of their own: `rows` are the places of the rules in the table."""

    __slots__ = ("_rows", "_verdicts")

    def __init__(self, rows: Mapping[str, int], verdicts: Sequence[Verdict]) -> None:
        self._rows = rows
        self._verdicts = verdicts

    def __getitem__(self, rule: str) -> Verdict:
        return self._verdicts[self._rows[rule]]

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)


class Scored:
    """A record with its verdicts; score and assessment are made when they are asked for.

    `verdicts` are the settled ones. `previous` is the data of the unit's record of the period before.
    """

    __slots__ = ("_score", "_truths", "previous", "ready", "record", "verdicts")

    def __init__(
        self,
        ready: Scorer,
        record: Record,
        verdicts: tuple[Verdict, ...],
        truths: Sequence[Truth | None] | None = None,
        previous: Mapping[str, Any] | None = None,
        score: Score | None = None,
    ) -> None:
        """`truths` are those of the plan's gates; the interpreter is asked for them when they are not given."""
        self.ready = ready
        self.record = record
        self.verdicts = ready.settled(verdicts)
        self.previous = previous
        self._truths = truths
        self._score = score

    @property
    def plan(self) -> Plan:
        """The plan that the record was assessed by."""
        return self.ready.plan

    @property
    def score(self) -> Score:
        """The score in numbers."""
        if self._score is None:
            truths = self._truths
            if truths is None:
                truths = judge_gates(self.plan, self.reading()) if self.plan.gates else ()
            self._score = self.ready(self.verdicts, truths)
        return self._score

    def reading(self) -> Reading:
        """The record, as measures read it that may ask for verdicts."""
        data = self.record.data
        return Reading(self.plan, data, data, previous=self.previous, verdicts=ByRule(self.ready.rows, self.verdicts))

    def result(self) -> Result:
        """The score as an assessment shows it."""
        return result_of(self.ready, self.score, self.verdicts, self_scores(self.plan, self.record))

    def assessment(
        self,
        rollup: str | None = None,
        figures: tuple[FigureResult, ...] = (),
    ) -> Assessment:
        """The assessment."""
        findings = RecordFindings(self.plan, self.ready.facts, self.record, self.verdicts, self.previous)
        amended = amended_values(self.record, self.plan.rulebook.schema) if self.record.amendments else ()
        subject_of = subject(self.plan, self.record, rollup)
        return Assessment(subject_of, findings, self.result, figures=figures, amendments=amended)


def assess(
    plan: Plan,
    record: Record,
    previous: Record | None = None,
    entries: Entries = NO_ENTRIES,
    ready: Scorer | None = None,
) -> Assessment:
    """The assessment of one record by the reference interpreter.

    `previous` is the unit's record of the period before. `ready` is the plan's scorer, where many records are assessed.
    """
    return score(ready or Scorer(plan), record, previous, entries).assessment()


def score(ready: Scorer, record: Record, previous: Record | None = None, entries: Entries = NO_ENTRIES) -> Scored:
    """The record scored by the reference interpreter; an assessment and a place among all units follow from it."""
    before = None if previous is None else previous.data
    verdicts = interpret(ready.plan, record.data, before, entries, record.evidence_problems)
    return Scored(ready, record, verdicts, previous=before)


def subject(plan: Plan, record: Record, rollup: str | None = None) -> Subject:
    """Who is assessed, by what, as of when."""
    rulebook, unit = plan.rulebook, record.unit
    return Subject(
        unit=unit.id,
        unit_type=unit.type,
        period=record.period,
        rulebook=rulebook.id,
        edition=rulebook.edition,
        digest=rulebook.digest,
        as_of=plan.as_of,
        name=unit.name,
        parent=unit.parent,
        rollup=rollup,
    )
