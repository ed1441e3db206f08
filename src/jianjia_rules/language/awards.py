"""Awards: how a rule's points are earned; the row kinds of real score tables.

`points` is what an award is worth at most; None takes the row's (or the enclosing entry's) points. In a bound tree it
is always a number. In a part of kind deduction an award says how much is taken away.
"""

from enum import StrEnum
from fractions import Fraction

from jianjia_rules.dataclass import dataclass
from jianjia_rules.language.conditions import Condition
from jianjia_rules.language.measures import Constant, Field, Items, Measure, Operand, ParameterRef
from jianjia_rules.language.outcomes import Outcome
from jianjia_rules.language.scalars import Number
from jianjia_rules.language.text import Text


@dataclass(frozen=True, slots=True)
class Share:
    """A share of the row's points."""

    of_row: Fraction


@dataclass(frozen=True, slots=True)
class PointsByType:
    """Points that differ between unit types."""

    points: tuple[tuple[str, Number], ...]


Points = Number | PointsByType | Share
Amount = Constant | ParameterRef | Share
"""What one step earns or loses, and a cap; bound, a number constant."""


class PartStep(StrEnum):
    """What an unfinished step counts."""

    IGNORE = "ignore"
    STARTED = "started"
    SHARE = "share"


@dataclass(frozen=True, slots=True)
class If:
    """All or nothing."""

    condition: Condition
    points: Points | None = None


@dataclass(frozen=True, slots=True)
class Band:
    """One tier; without a condition it is the last (`otherwise: true`)."""

    condition: Condition | None
    points: Points | None = None


@dataclass(frozen=True, slots=True)
class Bands:
    """Tiers: the first whose condition is true is earned."""

    bands: tuple[Band, ...]
    points: Points | None = None


@dataclass(frozen=True, slots=True)
class Checklist:
    """Several awards that add up."""

    entries: tuple["Award", ...]
    points: Points | None = None


@dataclass(frozen=True, slots=True)
class BestOf:
    """Several awards of which the highest counts."""

    entries: tuple["Award", ...]
    points: Points | None = None


@dataclass(frozen=True, slots=True)
class Per:
    """Points by number: each `step` of the measure earns (or loses, from full marks) an amount, up to a cap."""

    measure: Measure
    amount: Amount
    loses: bool = False
    step: Constant | ParameterRef | None = None
    part_step: PartStep = PartStep.IGNORE
    up_to: Amount | None = None
    points: Points | None = None


@dataclass(frozen=True, slots=True)
class Proportion:
    """Points x (value - start) / (target - start), kept between 0 and all."""

    value: Operand
    target: Operand
    start: Operand | None = None
    points: Points | None = None


@dataclass(frozen=True, slots=True)
class Inverse:
    """Points x target / value, at most all: the smaller the better."""

    value: Operand
    target: Operand
    points: Points | None = None


@dataclass(frozen=True, slots=True)
class Each:
    """Every item earns by bands of its own; with keys, an item of a key counts once, at the most it earns."""

    items: Items
    bands: tuple[Band, ...]
    up_to: Amount | None = None
    points: Points | None = None


@dataclass(frozen=True, slots=True)
class ValueAward:
    """A measured value taken as the points, kept between 0 and the row's points; only shown where these are 0."""

    measure: Measure
    points: Points | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """A field whose answers are mapped to outcomes; `answers` adds to the rulebook's map."""

    field: Field
    answers: tuple[tuple[str, Outcome], ...] = ()
    reason: Field | None = None
    needs_reason: tuple[str, ...] = ()
    points: Points | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """Points at an assessor's discretion, in steps; pending until a review entry gives them."""

    by: Text | None = None
    step: Number | None = None
    guide: Text | None = None
    points: Points | None = None


@dataclass(frozen=True, slots=True)
class CallAward:
    """Points given by a Python function that the base rulebook declares; it returns a share between 0 and 1."""

    function: str
    arguments: tuple[Operand, ...] = ()
    points: Points | None = None


Award = If | Bands | Checklist | BestOf | Per | Proportion | Inverse | Each | ValueAward | Answer | Judged | CallAward
