"""Assessing one record: verdicts from the interpreter, or given by a faster path, scored into an assessment."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from jianjia_rules.engine.explain import RecordContext, self_scores
from jianjia_rules.engine.interpret.evaluate import interpret, judge_gates
from jianjia_rules.engine.interpret.reading import read_record
from jianjia_rules.engine.plan import Plan
from jianjia_rules.engine.values import Truth
from jianjia_rules.findings.assessment import Assessment
from jianjia_rules.findings.finding import Findings
from jianjia_rules.findings.results import FigureResult, Result, Subject
from jianjia_rules.findings.verdict import Verdict
from jianjia_rules.scoring.result import result_of
from jianjia_rules.scoring.scorer import Scorer
from jianjia_rules.units.entries import NO_ENTRIES, Entries
from jianjia_rules.units.record import Record


def scorer(plan: Plan) -> Scorer:
    """The plan's scoring, made ready; make it once for each plan."""
    return Scorer(plan)


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
    before = None if previous is None else previous.data
    verdicts = interpret(plan, record.data, before, entries, record.evidence_problems)
    return assessment(ready or Scorer(plan), record, verdicts, previous=before)


def assessment(
    ready: Scorer,
    record: Record,
    verdicts: tuple[Verdict, ...],
    truths: Sequence[Truth | None] | None = None,
    previous: Mapping[str, Any] | None = None,
    values: Sequence[object] | None = None,
    rollup: str | None = None,
    figures: tuple[FigureResult, ...] = (),
) -> Assessment:
    """The assessment that some verdicts mean; the score is only made when it is looked at.

    `truths` are those of the plan's gates, asked of the interpreter when they are not given.
    """
    settled = ready.settled(verdicts)
    context = RecordContext(ready.plan, record, settled, previous)
    result = partial(_result, ready, record, settled, truths, previous)
    return Assessment(
        subject(ready.plan, record, rollup), Findings(context, ready.facts, settled, values), result, figures=figures
    )


def gate_truths(
    plan: Plan, record: Mapping[str, Any], verdicts: Sequence[Verdict], previous: Mapping[str, Any] | None = None
) -> tuple[Truth | None, ...]:
    """What the conditions of the plan's gates come to; None for a mandatory set."""
    by_rule = {row.facts.rule: verdict for row, verdict in zip(plan.rows, verdicts, strict=True)}
    return judge_gates(plan, replace(read_record(plan, record, previous), verdicts=by_rule))


def subject(plan: Plan, record: Record, rollup: str | None = None) -> Subject:
    """Who is assessed, by what, as of when."""
    rulebook = plan.rulebook
    unit = record.unit
    return Subject(
        unit.id,
        unit.type,
        record.period,
        rulebook.id,
        rulebook.edition,
        rulebook.digest,
        plan.as_of,
        unit.name,
        unit.parent,
        rollup,
    )


def _result(
    ready: Scorer,
    record: Record,
    verdicts: tuple[Verdict, ...],
    truths: Sequence[Truth | None] | None,
    previous: Mapping[str, Any] | None,
) -> Result:
    if truths is None:
        truths = gate_truths(ready.plan, record.data, verdicts, previous)
    return result_of(ready, ready(verdicts, truths), verdicts, self_scores(ready.plan, record))
