"""What one row came to for one unit, in numbers; and the static facts of the row beside it."""

from enum import Enum

from jianjia_rules.dataclass import dataclass
from jianjia_rules.language.outcomes import Cause, Outcome
from jianjia_rules.language.rules import Level
from jianjia_rules.language.scalars import Number
from jianjia_rules.language.text import Text


@dataclass(frozen=True, slots=True)
class Assumption:
    """Something the document does not state that a row rests on: a parameter or the row's own choice, and why."""

    subject: str
    reason: Text


class Ground(Enum):
    """What a row rests on.

    The document alone; a demand of the document, measured by what the rulebook's author assumed; or assumptions alone,
    where the document makes no such demand.
    """

    TEXT = "text"
    BOTH = "text-and-assumptions"
    ASSUMPTIONS = "assumptions"


@dataclass(frozen=True, slots=True)
class RowFacts:
    """What is the same in every finding of a row. `points` is what it is worth; `weight` counts in averaging parts.

    `index` is the row's place in its unit type's table, from 0. `stated` says whether the document makes the demand.
    """

    index: int
    rule: str
    title: Text
    part: str
    points: Number
    weight: Number | None
    clauses: tuple[str, ...]
    citations: tuple[str, ...]
    advice: Text | None
    assumptions: tuple[Assumption, ...]
    level: Level
    mandatory: bool
    origin: str | None = None
    stated: bool = True

    @property
    def ground(self) -> Ground:
        """What the row rests on."""
        if not self.assumptions:
            return Ground.TEXT
        return Ground.BOTH if self.stated else Ground.ASSUMPTIONS


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the order of application that set the result: award, evidence, review or waiver."""

    name: str
    outcome: Outcome
    earned: Number
    by: str = ""
    reason: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """A row's result. Exact numbers; in an averaging part, shares of 1.

    `least` and `most` bound what any completion of the missing data could earn. `left` says that the row counts in
    neither earned nor possible. `pending` is how much of `possible` waits for an assessor. `branch` is which tier or
    alternative was taken (its place from 0), None when there is none. `mandatory_holds` is what the row says to a
    mandatory set: True, False, or None (open: unknown or pending). `steps` is empty when only the award decided.
    """

    outcome: Outcome
    earned: Number
    possible: Number
    least: Number
    most: Number
    left: bool = False
    pending: Number = 0
    causes: tuple[Cause, ...] = ()
    branch: int | None = None
    mandatory_holds: bool | None = True
    steps: tuple[Step, ...] = ()
    notes: tuple[str, ...] = ()
