"""What an office enters beside a record: review entries and waivers."""

from collections.abc import Mapping
from dataclasses import field
from datetime import date

from jianjia_rules.dataclass import dataclass
from jianjia_rules.diagnostics.place import Place
from jianjia_rules.language.outcomes import Outcome
from jianjia_rules.language.rulebook import Several
from jianjia_rules.language.scalars import Number


@dataclass(frozen=True, slots=True)
class Review:
    """An assessor's decision on one row: an outcome, points, or the points of its judged entry.

    `earned` replaces the row's points; `judged` is what the discretionary entry of a mixed row gets, added to what its
    facts earn. `applicable` makes a row count that does not apply by its condition. `places` say where its values
    stand, by key, if it was read from a file. `made_from` is the digest of the record that the assessor saw, where that
    is known. `several` are the entries of several assessors that this one was combined from, as `how` says.
    """

    unit: str
    period: str
    rule: str
    by: str
    reason: str
    outcome: Outcome | None = None
    earned: Number | None = None
    judged: Number | None = None
    on: date | None = None
    applicable: bool = False
    place: Place | None = None
    places: tuple[tuple[str, Place], ...] = ()
    made_from: str | None = None
    several: "tuple[Review, ...]" = ()
    how: Several = Several.LAST

    def place_of(self, key: str) -> Place | None:
        """Where the value of a key stands, or the entry."""
        return dict(self.places).get(key, self.place)


@dataclass(frozen=True, slots=True)
class Waiver:
    """A row waived for a unit: why, by whom, until when (that day included); without a period, for all of them."""

    unit: str
    rule: str
    reason: str
    by: str
    until: date
    period: str | None = None
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Entries:
    """The reviews and waivers of one unit and period, by rule id."""

    reviews: Mapping[str, Review] = field(default_factory=dict)
    waivers: Mapping[str, Waiver] = field(default_factory=dict)


NO_ENTRIES = Entries()
