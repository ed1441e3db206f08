"""The order of application for one row: condition, award, evidence, review, waiver.

Each step that changed something stays in the verdict.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from jianjia_rules.engine.evidence import missing_evidence
from jianjia_rules.engine.interpret.awards import earn
from jianjia_rules.engine.interpret.expressions import evaluate, judge
from jianjia_rules.engine.interpret.reading import Reading
from jianjia_rules.engine.plan import Row
from jianjia_rules.engine.values import Causes, Earned, Interval, Unknown
from jianjia_rules.findings.verdict import Step, Verdict
from jianjia_rules.language.measures import Growth, Measure, Previous
from jianjia_rules.language.outcomes import Cause, Outcome, Treatment
from jianjia_rules.language.scalars import Number
from jianjia_rules.language.walk import nodes
from jianjia_rules.units.entries import Entries, Review, Waiver

_OPEN = frozenset((Outcome.UNDETERMINED, Outcome.PENDING))
"""The outcomes that depend on what is missing: only these have causes."""

STRICTEST_FIRST = (Treatment.ZERO, Treatment.LEAVE_OUT, Treatment.NOT_APPLICABLE)


def apply_row(
    row: Row,
    reading: Reading,
    entries: Entries,
    evidence_problems: Mapping[int, str],
    newcomer: bool,
) -> Verdict:
    """The verdict of one row. `newcomer` says that the unit need not have a period before."""
    computed = _computed(row, reading, newcomer)
    if row.base is not None and _base_differs(row.base, row, reading):
        computed = replace(computed, notes=(*computed.notes, "base-differs"))
    holds = _holds(row, computed, reading)
    verdict = replace(computed, mandatory_holds=holds)
    verdict = _evidenced(row, verdict, reading, evidence_problems)
    review = entries.reviews.get(row.facts.rule)
    if review is not None:
        verdict = _reviewed(row, verdict, review)
    waiver = entries.waivers.get(row.facts.rule)
    if waiver is not None:
        verdict = _waived(row, verdict, waiver, reading.plan.as_of, reading.plan.rulebook.waived_counts_full)
    return verdict


def from_earned(row: Row, earned: Earned, newcomer: bool) -> Verdict:
    """The verdict that an award's result means, before evidence, review and waiver."""
    if row.deduction:
        earned = replace(earned, least=-earned.most, most=-earned.least)
    if earned.outcome is Outcome.NOT_APPLICABLE:
        return not_applicable()
    if earned.pending:
        return _counted(row, Outcome.PENDING, earned)
    if row.points == 0 and earned.outcome is not None and not row.deduction:
        return (
            _undetermined(row, earned, newcomer)
            if earned.outcome is Outcome.UNDETERMINED
            else _counted(row, earned.outcome, earned)
        )
    if earned.least < earned.most:
        return _undetermined(row, earned, newcomer)
    return _counted(row, outcome_of(earned.least, row), earned)


def settled(row: Row, earned: Earned | None) -> Verdict:
    """The verdict of a row by its award alone (None: it does not apply)."""
    verdict = not_applicable() if earned is None else from_earned(row, earned, newcomer=False)
    return replace(verdict, mandatory_holds=_holds_by_outcome(row, verdict.outcome))


def outcome_of(earned: Number, row: Row) -> Outcome:
    """Met, partly met or not met, by the points earned."""
    if row.deduction:
        return Outcome.MET if earned == 0 else Outcome.NOT_MET if earned == -row.points else Outcome.PARTLY_MET
    if earned == row.points:
        return Outcome.MET
    return Outcome.NOT_MET if earned == 0 else Outcome.PARTLY_MET


def not_applicable(causes: tuple[Cause, ...] = ()) -> Verdict:
    """A row that leaves the table for this unit."""
    return Verdict(Outcome.NOT_APPLICABLE, 0, 0, 0, 0, left=True, causes=causes)


def possible_of(row: Row) -> Number:
    """What counts as possible when the row counts: nothing in a deduction part."""
    return 0 if row.deduction else row.points


def sorted_causes(causes: Causes) -> tuple[Cause, ...]:
    """Causes in the order of their definition."""
    return tuple(cause for cause in Cause if cause in causes)


def _base_differs(base: Measure, row: Row, reading: Reading) -> bool:
    """Whether the figure given on the form is another than the record of the period before shows."""
    if reading.previous is None:
        return False
    given, before = evaluate(base, replace(reading, base=None)), reading.before(reading.previous)
    for node in nodes(row.award):
        match node:
            case Previous(measure):
                filed = evaluate(measure, before)
            case Growth(measure):
                filed = evaluate(node.before or measure, before)
            case _:
                continue
        if isinstance(given, Interval) and isinstance(filed, Interval) and given.exact and filed.exact:
            return given.low != filed.low
    return False


def _computed(row: Row, reading: Reading, newcomer: bool) -> Verdict:
    if row.when is not None:
        truth = judge(row.when, reading)
        if truth is False:
            return not_applicable()
        if isinstance(truth, Unknown):
            least, most = (-row.points, 0) if row.deduction else (0, row.points)
            return _undetermined(row, Earned(least, most, causes=truth.causes), newcomer)
    return from_earned(row, earn(row.award, reading, row.deduction), newcomer)


def _counted(row: Row, outcome: Outcome, earned: Earned) -> Verdict:
    return Verdict(
        outcome,
        earned.least,
        possible_of(row),
        earned.least,
        earned.most,
        pending=earned.pending,
        branch=earned.branch,
        causes=sorted_causes(earned.causes) if outcome in _OPEN else (),
    )


def _undetermined(row: Row, earned: Earned, newcomer: bool) -> Verdict:
    causes = sorted_causes(earned.causes)
    treatment = min((_treatment(row, cause, newcomer) for cause in causes), key=STRICTEST_FIRST.index)
    match treatment:
        case Treatment.NOT_APPLICABLE:
            return not_applicable(causes)
        case Treatment.LEAVE_OUT:
            return Verdict(
                Outcome.UNDETERMINED,
                0,
                0,
                earned.least,
                earned.most,
                left=True,
                causes=causes,
                mandatory_holds=None,
            )
        case Treatment.ZERO:
            return _counted(row, Outcome.UNDETERMINED, earned)


def _treatment(row: Row, cause: Cause, newcomer: bool) -> Treatment:
    treatment = row.treatments.get(cause, Treatment.ZERO)
    if cause is Cause.PREVIOUS and not newcomer:
        return Treatment.ZERO
    return treatment


def _holds(row: Row, verdict: Verdict, reading: Reading) -> bool | None:
    """What the row says to a mandatory set, before evidence, review and waiver."""
    if verdict.outcome is Outcome.NOT_APPLICABLE:
        return True
    if not isinstance(row.mandatory, bool):
        truth = judge(row.mandatory, reading)
        return None if isinstance(truth, Unknown) else truth
    return _holds_by_outcome(row, verdict.outcome)


def _holds_by_outcome(row: Row, outcome: Outcome) -> bool | None:
    match outcome:
        case Outcome.MET | Outcome.NOT_APPLICABLE:
            return True
        case Outcome.PARTLY_MET:
            return row.enough_partly
        case Outcome.UNDETERMINED | Outcome.PENDING:
            return None
        case Outcome.NOT_MET:
            return False
        case Outcome.WAIVED:
            return row.waivable


def _evidenced(row: Row, verdict: Verdict, reading: Reading, problems: Mapping[int, str]) -> Verdict:
    if row.evidence is None or row.deduction or row.points == 0 or verdict.least <= 0:
        return verdict
    missing = missing_evidence(row, reading.plan, reading.record, problems)
    if not missing:
        return verdict
    step = Step("evidence", Outcome.NOT_MET, 0, reason="、".join(missing))
    return Verdict(
        Outcome.NOT_MET,
        0,
        possible_of(row),
        0,
        0,
        causes=(),
        mandatory_holds=False,
        steps=(_award_step(verdict), step),
        notes=verdict.notes,
    )


def _reviewed(row: Row, verdict: Verdict, review: Review) -> Verdict:
    if verdict.outcome is Outcome.NOT_APPLICABLE and not review.applicable:
        return replace(verdict, notes=(*verdict.notes, "review-not-applicable"))
    outcome, earned = _decided(row, verdict, review)
    step = Step("review", outcome, earned, by=review.by, reason=review.reason)
    left = outcome is Outcome.NOT_APPLICABLE
    return Verdict(
        outcome,
        0 if left else earned,
        0 if left else possible_of(row),
        earned,
        earned,
        left=left,
        mandatory_holds=_holds_by_outcome(row, outcome),
        branch=verdict.branch if earned == verdict.earned else None,
        steps=(*(verdict.steps or (_award_step(verdict),)), step),
        notes=verdict.notes,
    )


def _decided(row: Row, verdict: Verdict, review: Review) -> tuple[Outcome, Number]:
    """The outcome and points that an assessor's entry means."""
    low, high = (-row.points, 0) if row.deduction else (0, row.points)
    if review.earned is not None:
        earned = min(max(review.earned, low), high)
        return review.outcome or outcome_of(earned, row), earned
    if review.judged is not None:
        judged = min(max(review.judged, 0), verdict.pending)
        earned = min(max(verdict.least + (-judged if row.deduction else judged), low), high)
        return review.outcome or outcome_of(earned, row), earned
    match review.outcome:
        case Outcome.MET:
            return Outcome.MET, high
        case Outcome.NOT_MET:
            return Outcome.NOT_MET, low
        case Outcome.NOT_APPLICABLE:
            return Outcome.NOT_APPLICABLE, 0
        case _:
            return review.outcome or verdict.outcome, verdict.earned


def _waived(row: Row, verdict: Verdict, waiver: Waiver, as_of: date, counts_full: bool) -> Verdict:
    if waiver.until < as_of:
        return replace(verdict, notes=(*verdict.notes, "waiver-expired"))
    if row.mandatory is not False and not row.waivable:
        return replace(verdict, notes=(*verdict.notes, "waiver-not-allowed"))
    if verdict.outcome in {Outcome.MET, Outcome.NOT_APPLICABLE}:
        return replace(verdict, notes=(*verdict.notes, "waiver-unused"))
    earned = possible_of(row) if counts_full else 0
    step = Step("waiver", Outcome.WAIVED, earned, by=waiver.by, reason=waiver.reason, until=waiver.until.isoformat())
    return Verdict(
        Outcome.WAIVED,
        earned,
        earned,
        earned,
        earned,
        left=not counts_full,
        mandatory_holds=_holds_by_outcome(row, Outcome.WAIVED),
        steps=(*(verdict.steps or (_award_step(verdict),)), step),
        notes=verdict.notes,
    )


def _award_step(verdict: Verdict) -> Step:
    return Step("award", verdict.outcome, verdict.earned)
