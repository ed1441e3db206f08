"""What became of an earlier result: failures that are new or fixed, units that are gone, totals that moved."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Protocol

from jianjia_rules.dataclass import dataclass
from jianjia_rules.language.rules import Level
from jianjia_rules.language.scalars import Number


class Fate(StrEnum):
    """What became of a failure."""

    NEW = "new"
    UNCHANGED = "unchanged"
    FIXED = "fixed"
    GONE = "gone"
    """Its unit was not assessed this time: nobody knows."""


@dataclass(frozen=True, slots=True)
class Change:
    """A failure that is new, fixed or gone; `said` is what there is to say of a new one, harmless to print.

    `key` is the one of issues. `still_told` says that a fixed one is told of all the same: waived, open, or pending.
    """

    fate: Fate
    key: str
    title: str
    level: Level
    unit: str
    type: str
    period: str
    fingerprint: str
    said: str = ""
    file: str | None = None
    still_told: bool = False


@dataclass(frozen=True, slots=True)
class Movement:
    """The published total of a unit or group before and now; None where there was or is none."""

    unit: str
    type: str
    period: str
    name: str
    before: Number | None
    after: Number | None

    @property
    def difference(self) -> Number | None:
        """How much more it is now."""
        return None if self.before is None or self.after is None else self.after - self.before


@dataclass(frozen=True, slots=True)
class Changes:
    """Those of one record, one group, or the input."""

    findings: tuple[Change, ...] = ()
    movement: Movement | None = None


@dataclass(frozen=True, slots=True)
class Edition:
    """The rulebook that the earlier result was made by."""

    rulebook: str
    edition: str
    digest: str


class Compared(Protocol):
    """A comparison that has come to its end."""

    edition: Edition

    def count(self, fate: Fate) -> int:
        """How many failures there are of this fate."""
        ...

    @property
    def moved(self) -> int:
        """How many totals moved, came or went."""
        ...

    def endings(self) -> Iterable[Changes]:
        """What is only known at the end: groups, the input, and units that are gone."""
        ...
