"""How much a pipeline makes of what a row or a gate came to."""

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from jianjia_rules.diagnostics import Severity
from jianjia_rules.findings.assessment import Assessment
from jianjia_rules.findings.verdict import RowFacts, Verdict
from jianjia_rules.language.outcomes import Outcome
from jianjia_rules.language.rules import Level
from jianjia_rules.language.scheme import GateKind
from jianjia_rules.reports.gathering import bonus_rows
from jianjia_rules.scoring.assess import Scored
from jianjia_rules.scoring.scorer import Score, Scorer

LEVELS = {Severity.ERROR: Level.ERROR, Severity.WARNING: Level.WARNING, Severity.NOTE: Level.NOTE}
"""The levels of faults, by their severity."""
ORDER = (Level.ERROR, Level.WARNING, Level.NOTE)
"""The worst first."""


class State(StrEnum):
    """What there is to do about an issue."""

    FAILED = "failed"
    OPEN = "open"
    """It cannot be told, and cost nothing."""
    PENDING = "pending"
    """It waits for an assessor."""
    WAIVED = "waived"


class Weight(NamedTuple):
    """A level, and whether it counts as a failure at all."""

    level: Level
    state: State


def row_weight(facts: RowFacts, verdict: Verdict, bonus: bool) -> Weight | None:
    """What a row's result weighs; None where there is nothing to say: met, not applicable, a bonus not earned.

    What lost points, or was not met, has the row's own level, whatever the reason; what is open without a loss and
    what waits for an assessor is a note. A waived row keeps its level and is never a failure.
    """
    match verdict.outcome:
        case Outcome.MET | Outcome.NOT_APPLICABLE:
            return None
        case Outcome.WAIVED:
            return Weight(facts.level, State.WAIVED)
        case Outcome.PENDING:
            return Weight(Level.NOTE, State.PENDING)
        case Outcome.UNDETERMINED:
            lost = verdict.possible > verdict.earned and not bonus
            return Weight(facts.level, State.FAILED) if lost else Weight(Level.NOTE, State.OPEN)
        case Outcome.NOT_MET | Outcome.PARTLY_MET:
            return None if bonus else Weight(facts.level, State.FAILED)


def gate_weight(kind: GateKind, best: object, hit: bool, unclear: bool) -> Weight | None:
    """What a gate weighs; None for one that is not hit.

    `best` is the best grade that it leaves: a set of rows without one blocks nothing, and is a warning.
    """
    if not hit:
        return Weight(Level.NOTE, State.OPEN) if unclear else None
    harmless = kind is GateKind.MANDATORY_SET and best is None
    return Weight(Level.WARNING if harmless else Level.ERROR, State.FAILED)


def scored_weights(scored: Scored) -> Iterator[Weight]:
    """What the rows and gates of a record weigh; no sentence is made for it."""
    bonus = bonus_rows(scored.ready)
    for facts, verdict in zip(scored.ready.facts, scored.verdicts, strict=True):
        weight = row_weight(facts, verdict, facts.index in bonus)
        if weight is not None:
            yield weight
    yield from score_weights(scored.ready, scored.score)


def score_weights(ready: Scorer, score: Score) -> Iterator[Weight]:
    """What the gates of a score weigh."""
    for each, state in zip(ready.gates, score.gates, strict=True):
        weight = gate_weight(each.gate.kind, each.best, state.hit, state.open)
        if weight is not None:
            yield weight


def group_weights(assessment: Assessment) -> Iterator[Weight]:
    """What the rows and gates of a roll-up's group weigh."""
    findings = assessment.findings
    for facts, verdict in zip(findings.facts, findings.verdicts, strict=True):
        weight = row_weight(facts, verdict, bonus=False)
        if weight is not None:
            yield weight
    for gate in assessment.gates:
        weight = gate_weight(gate.kind, gate.best, gate.hit, gate.open)
        if weight is not None:
            yield weight


def fails(weight: Weight | None, least: Level) -> bool:
    """Whether something counts as a failure of this level or a worse one."""
    return weight is not None and weight.state is State.FAILED and at_least(weight.level, least)


def at_least(level: Level, least: Level) -> bool:
    """Whether a level is this one or a worse one."""
    return ORDER.index(level) <= ORDER.index(least)
