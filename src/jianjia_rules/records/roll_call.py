"""Who submitted, held against the registers: units that are on none, and the parents that units name."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from jianjia_rules.diagnostics import Diagnostic, Diagnostics, Place, nearest
from jianjia_rules.records.reading_faults import one
from jianjia_rules.units.record import Unit


class Named(NamedTuple):
    """Where a parent was named first: by which unit's record."""

    unit: str
    period: str
    place: Place | None


class Called(NamedTuple):
    """What was gathered: who named each parent first, and the units and periods of records that were refused."""

    parents: Mapping[str, Named]
    refused: frozenset[tuple[str, str]] = frozenset()


class RollCall:
    """Looks at every unit that submitted. It pickles; what it gathers is merged in the order of the input.

    `listed` are the ids on registers, by the unit types these list; units of other types are on none and need not be.
    """

    def __init__(self, listed: Mapping[str, frozenset[str]]) -> None:
        self._listed = listed
        self.parents: dict[str, Named] = {}
        self.refused: set[tuple[str, str]] = set()

    @property
    def called(self) -> Called:
        """What was gathered so far."""
        return Called(self.parents, frozenset(self.refused))

    def is_plain(self, unit: Unit) -> bool:
        """Whether there is nothing to note of a unit: it is where it should be, and its parent was named before."""
        parent = unit.parent
        listed = self._listed.get(unit.type)
        return (listed is None or unit.id in listed) and (parent is None or parent in self.parents)

    def note(self, unit: Unit, period: str, place: Place | None, diagnostics: Diagnostics) -> None:
        """Tell of a unit that is on no register, and keep who named a parent first."""
        if unit.parent is not None and unit.parent not in self.parents:
            self.parents[unit.parent] = Named(unit.id, period, place)
        listed = self._listed.get(unit.type)
        if listed is None or unit.id in listed:
            return
        if diagnostics.is_full("JJ833"):
            diagnostics.leave_out("JJ833")
        else:
            close = nearest(unit.id, sorted(listed))
            diagnostics.extend([one("JJ833", place, unit=unit.id, period=period, nearest=close)])

    def refuse(self, unit: str, period: str) -> None:
        """Keep that a unit on a register submitted a record that was refused."""
        if any(unit in listed for listed in self._listed.values()):
            self.refused.add((unit, period))

    def fresh(self) -> "RollCall":
        """One that has seen nobody yet."""
        return RollCall(self._listed)

    def merge(self, called: Called) -> None:
        """Add what was gathered behind this."""
        for parent, named in called.parents.items():
            self.parents.setdefault(parent, named)
        self.refused |= called.refused


def unknown_parents(parents: Mapping[str, Named], known: Iterable[str], always: bool) -> Iterator[Diagnostic]:
    """The parents that are not known; without `always` only where any is."""
    names = frozenset(known)
    unknown = [parent for parent in parents if parent not in names]
    if not always and len(unknown) == len(parents):
        return
    candidates: Sequence[str] = sorted(names)[:_MOST_COMPARED]
    for parent in unknown:
        named = parents[parent]
        close = nearest(parent, candidates)
        yield one("JJ835", named.place, unit=named.unit, period=named.period, parent=parent, nearest=close)


_MOST_COMPARED = 2_000
