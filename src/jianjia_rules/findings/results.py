"""What an assessment comes to beside its findings: parts, gates, grade, ranks, figures. Plain frozen data."""

from datetime import date
from typing import Any

from jianjia_rules.dataclass import dataclass
from jianjia_rules.diagnostics.place import Place
from jianjia_rules.findings.observation import Observed
from jianjia_rules.language.scalars import Number
from jianjia_rules.language.scheme import Combine, GateKind, PartKind
from jianjia_rules.language.text import Text


@dataclass(frozen=True, slots=True)
class Subject:
    """Who was assessed, by which edition of which rulebook, as of when.

    In a roll-up `unit` is the group's key, `unit_type` and `rollup` the roll-up's id.
    """

    unit: str
    unit_type: str
    period: str
    rulebook: str
    edition: str
    digest: str
    as_of: date
    name: str = ""
    parent: str | None = None
    rollup: str | None = None


@dataclass(frozen=True, slots=True)
class AmendedValue:
    """A value that a later submission or the office gave, and what stood there before.

    `source` is `supplement`, `correction`, `replacement` or `office`; `number` is that of the submission, or its date.
    `entry` counts the entries of the innermost list on the way from 1. Values are as a record holds them, without what
    is private; None where there was none, or is none any more.
    """

    path: str
    label: Text
    source: str
    number: str
    before: Any
    after: Any
    entry: int | None = None
    place: Place | None = None
    before_place: Place | None = None


@dataclass(frozen=True, slots=True)
class PartScore:
    """A part's score: `earned` of `possible`, which is what applied, became `score` of `full`.

    `exact` is the score before rounding; both are None where nothing in the part applied, and it left the table. In an
    averaging part `earned` is a share of 1. A deduction part counts what is taken away.
    """

    id: str
    title: Text
    kind: PartKind
    combine: Combine
    parent: str | None
    earned: Number
    possible: Number
    full: Number
    exact: Number | None
    score: Number | None

    @property
    def leaves(self) -> bool:
        """Whether nothing in the part applied."""
        return self.exact is None

    @property
    def sign(self) -> int:
        """-1 for what is taken away, else 1."""
        return -1 if self.kind is PartKind.DEDUCTION else 1


@dataclass(frozen=True, slots=True)
class GateResult:
    """A gate: whether it is hit, whether that is open because something is not known, and what it does.

    `best` is the id of the best grade that it leaves, `failing` the rules of a mandatory set that do not hold; of these
    `unclear` are undetermined or pending.
    """

    id: str
    title: Text
    kind: GateKind
    hit: bool
    open: bool
    best: str | None = None
    failing: tuple[str, ...] = ()
    unclear: tuple[str, ...] = ()
    clauses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GradeResult:
    """The grade; `place` counts from 0, the best. `reached` is the one that points and sets alone would give.

    `lowered_by` are the ids of the gates that lowered it, and `share_cap` says that too many others stand above.
    """

    id: str
    title: Text
    place: int
    reached: str
    lowered_by: tuple[str, ...] = ()
    share_cap: bool = False

    def __str__(self) -> str:
        return self.id


@dataclass(frozen=True, slots=True)
class RankResult:
    """A place in a ranking: `rank` of the `of` units ranked in `group`; None where the unit is not ranked.

    While something waits for an assessor the rank is `provisional`, and the unit takes nobody's place.
    """

    ranking: str
    title: Text
    group: tuple[str, ...]
    rank: int | None
    of: int
    provisional: bool = False


@dataclass(frozen=True, slots=True)
class FigureResult:
    """A figure without points: its value, None where it is not known; `most` where only two ends are."""

    id: str
    title: Text
    value: Observed
    unit: str | None = None
    most: Number | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """What needs all units: ranks, and the grade after share caps."""

    ranks: tuple[RankResult, ...]
    grade: GradeResult | None


@dataclass(frozen=True, slots=True)
class Result:
    """The score of a unit's table.

    `total` is published (rounded) and decides grade and rank; `exact_total` is before rounding; both are None where
    nothing applied. `base`, `bonus` and `deduction` (what is taken away) are exact. `possible` is the full total.
    The points lost are split by whether the row they were lost in rests on an assumption; `lost_on_assumptions_alone`
    are those of `lost_on_assumptions` whose row makes a demand that the document does not make.
    """

    total: Number | None
    exact_total: Number | None
    possible: Number
    base: Number | None
    bonus: Number
    deduction: Number
    parts: tuple[PartScore, ...]
    gates: tuple[GateResult, ...]
    grade: GradeResult | None
    provisional: bool
    not_admitted: bool
    vetoed: bool
    cannot_be_graded: bool
    self_total: Number | None
    difference: Number | None
    """What the unit gave itself beyond what it earned, over the rows that it scored itself."""
    lost_on_assumptions: Number
    lost_on_assumptions_alone: Number
    lost_on_text: Number
    places: int | None
    """Decimal places of the published numbers; None when they are exact."""

    @property
    def parts_add_up(self) -> bool:
        """Whether the printed scores of the outermost parts add up to the printed total.

        True also where their exact scores do not either (a ceiling, a spread over the whole table): no rounding did it.
        """
        outer = [part for part in self.parts if part.parent is None]
        exact = sum((part.exact or 0) * part.sign for part in outer)
        return exact != self.exact_total or sum((part.score or 0) * part.sign for part in outer) == self.total
