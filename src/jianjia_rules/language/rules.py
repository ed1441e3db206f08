"""Rules: the rows of a score table."""

from datetime import date
from enum import StrEnum

from jianjia_rules.dataclass import dataclass
from jianjia_rules.language.awards import Award, PointsByType
from jianjia_rules.language.basis import Basis
from jianjia_rules.language.conditions import Condition
from jianjia_rules.language.measures import Measure
from jianjia_rules.language.outcomes import Cause, Treatment
from jianjia_rules.language.paths import FieldPath
from jianjia_rules.language.scalars import Number
from jianjia_rules.language.text import Text


class Level(StrEnum):
    """How much a pipeline makes of a finding that lost points."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Dating(StrEnum):
    """What the date of a piece of evidence must be."""

    ANY = "any"
    IN_PERIOD = "in_period"
    IN_FORCE = "in_force"  # issued by the period's end, and not expired before it


@dataclass(frozen=True, slots=True)
class EvidenceKind:
    """A kind of evidence: a document, paper, an inspection on site."""

    id: str
    title: Text
    dating: Dating = Dating.ANY


@dataclass(frozen=True, slots=True)
class EvidenceRule:
    """What a row earns nothing without: all (or any) of some kinds, a number on each item, or nothing (office)."""

    kinds: tuple[str, ...] = ()
    any_of: bool = False
    per_item: FieldPath | None = None
    office: bool = False


@dataclass(frozen=True, slots=True)
class Undetermined:
    """How an undetermined row counts, by the cause of what is unknown."""

    treatments: tuple[tuple[Cause, Treatment], ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the score table.

    `points` in an adding part, `weight` in an averaging one; `mandatory` is True when the row's own outcome decides, or
    a condition of its own. `from_day` to `until` (both included) is when the rule is in effect.
    """

    id: str
    part: str
    title: Text
    award: Award
    points: Number | PointsByType | None = None
    weight: Number | PointsByType | None = None
    for_types: tuple[str, ...] | None = None
    cites: tuple[str, ...] = ()
    no_clause: Text | None = None
    when: Condition | None = None
    mandatory: bool | Condition = False
    waivable: bool = False
    enough_partly: bool = False
    evidence: EvidenceRule | None = None
    advice: Text | None = None
    undetermined: Undetermined = Undetermined()
    base: Measure | None = None
    basis: Basis = Basis()
    level: Level = Level.WARNING
    from_day: date | None = None
    until: date | None = None
    origin: str | None = None
    """The overlay that added or changed the rule; None for the base rulebook's own."""
