"""How much a pipeline makes of what a row or a gate came to."""

from enum import StrEnum
from typing import NamedTuple

from jianjia_rules.diagnostics import Severity
from jianjia_rules.findings.verdict import RowFacts, Verdict
from jianjia_rules.language.outcomes import Outcome
from jianjia_rules.language.rules import Level
from jianjia_rules.language.scheme import Gate, GateKind

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


def gate_weight(gate: Gate, hit: bool, unclear: bool) -> Weight | None:
    """What a gate weighs; None for one that is not hit. A set of rows that blocks no grade is a warning."""
    if not hit:
        return Weight(Level.NOTE, State.OPEN) if unclear else None
    harmless = gate.kind is GateKind.MANDATORY_SET and gate.blocks is None
    return Weight(Level.WARNING if harmless else Level.ERROR, State.FAILED)


def at_least(level: Level, least: Level) -> bool:
    """Whether a level is this one or a worse one."""
    return ORDER.index(level) <= ORDER.index(least)
