"""How findings become a score: parts, gates, grades, rankings, rounding, roll-ups."""

from enum import StrEnum
from fractions import Fraction

from jianjia_rules.dataclass import dataclass
from jianjia_rules.language.awards import PointsByType
from jianjia_rules.language.basis import Basis
from jianjia_rules.language.conditions import Condition
from jianjia_rules.language.measures import Measure
from jianjia_rules.language.paths import FieldPath
from jianjia_rules.language.rules import Level, Rule
from jianjia_rules.language.scalars import Number
from jianjia_rules.language.text import Text


class Combine(StrEnum):
    """How the rows and parts under a part become its score."""

    ADD = "add"
    AVERAGE = "average"


class PartKind(StrEnum):
    """Whether a part belongs to the full total or stands outside it."""

    BASE = "base"
    BONUS = "bonus"
    DEDUCTION = "deduction"


class Rescale(StrEnum):
    """Over what the points of rows that do not apply are spread."""

    PART = "part"
    TOTAL = "total"
    NONE = "none"


class RoundingMode(StrEnum):
    """half-up (四舍五入, away from zero), half-even (GB/T 8170), down (truncation toward zero)."""

    HALF_UP = "half-up"
    HALF_EVEN = "half-even"
    DOWN = "down"


class RoundingAt(StrEnum):
    """The one point at which scores are rounded."""

    ROW = "row"
    TOTAL = "total"


@dataclass(frozen=True, slots=True)
class Rounding:
    """The rounding of a score table; without one, scores stay exact."""

    mode: RoundingMode = RoundingMode.HALF_UP
    places: int = 2
    at: RoundingAt = RoundingAt.TOTAL


@dataclass(frozen=True, slots=True)
class Part:
    """A section of the score table; `points` in full (base), or the cap (`up_to`, bonus and deduction).

    `level` is that of its rows which name none themselves and are not mandatory.
    """

    id: str
    title: Text
    parent: str | None = None
    kind: PartKind = PartKind.BASE
    combine: Combine = Combine.ADD
    points: Number | PointsByType | None = None
    weight: Number | PointsByType | None = None
    up_to: Number | PointsByType | None = None
    cites: tuple[str, ...] = ()
    basis: Basis = Basis()
    level: Level = Level.WARNING
    origin: str | None = None


@dataclass(frozen=True, slots=True)
class Members:
    """Rules that must all hold: named ones, those of a part, or (`marked`) those that say `mandatory`."""

    rules: tuple[str, ...] = ()
    part: str | None = None
    marked: bool = False


class GateKind(StrEnum):
    """The gates, each a mechanism of its own."""

    ENTRY_BAR = "entry_bar"
    MANDATORY_SET = "mandatory_set"
    GRADE_CAP = "grade_cap"
    VETO = "veto"


@dataclass(frozen=True, slots=True)
class Gate:
    """Something that holds a unit back whatever its points.

    `condition` must hold (entry_bar) or hits when true (grade_cap, veto); `members` and `blocks` serve a mandatory set:
    the grade is then at best the one below `blocks`. `grade` is the best grade a cap leaves.
    """

    id: str
    title: Text
    kind: GateKind
    condition: Condition | None = None
    members: Members | None = None
    blocks: str | None = None
    grade: str | None = None
    hit_if_unknown: bool = False
    ranked_after: bool = False
    for_types: tuple[str, ...] | None = None
    cites: tuple[str, ...] = ()
    no_clause: Text | None = None
    basis: Basis = Basis()


@dataclass(frozen=True, slots=True)
class Grade:
    """A grade; listed best first. The first whose demands hold is given; the last demands nothing.

    `share_cap` is the largest share of the ranked units of one group (`share_within`) that may have it.
    """

    id: str
    title: Text
    start: Number | None = None
    needs: str | None = None
    members: Members | None = None
    share_cap: Fraction | None = None
    share_within: tuple[FieldPath, ...] = ()


@dataclass(frozen=True, slots=True)
class RankBy:
    """What a ranking compares: a measure, or None for the published total; highest first unless `lowest_first`."""

    measure: Measure | None = None
    lowest_first: bool = False


@dataclass(frozen=True, slots=True)
class Ranking:
    """A ranking of units: inside groups alike in `within` (`period`, `type`, `record.…`), compared by `by` in turn."""

    id: str
    title: Text
    within: tuple[FieldPath, ...]
    by: tuple[RankBy, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A measure of a roll-up or rulebook that is said once, named and printed without points."""

    id: str
    title: Text
    measure: Measure
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class MemberList:
    """Whose results a roll-up reads under a name: units of some types, or the groups of another roll-up.

    `carry_forward` is for how many periods a unit that filed nothing stands with its earlier record.
    """

    name: str
    types: tuple[str, ...] | None = None
    rollup: str | None = None
    carry_forward: int = 0


@dataclass(frozen=True, slots=True)
class Register:
    """A list of groups or units that had to be there: the columns of its key and title."""

    id: str
    key: str
    title: str | None = None
    units: bool = False
    """True when it lists the units that had to submit."""
    types: tuple[str, ...] | None = None
    """The unit types it lists; None for all."""


@dataclass(frozen=True, slots=True)
class Rollup:
    """An assessment of groups of units by rules over their members' results.

    `by` is the record field whose value names the group (None: one group of all); `of` limits the types grouped;
    `own` is the unit type whose unit, with the group's key as id, stands for the group itself.
    """

    id: str
    title: Text
    by: FieldPath | None
    members: tuple[MemberList, ...]
    rules: tuple[Rule, ...] = ()
    of: tuple[str, ...] | None = None
    register: str | None = None
    own: str | None = None
    figures: tuple[Figure, ...] = ()
    rounding: Rounding | None = None
    rankings: tuple[Ranking, ...] = ()
    grades: tuple[Grade, ...] = ()
    gates: tuple[Gate, ...] = ()
