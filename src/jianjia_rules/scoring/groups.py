"""The groups of a roll-up: which there are in a period, and what its rules read of each."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from jianjia_rules.dataclass import dataclass
from jianjia_rules.language.periods import Period
from jianjia_rules.language.rulebook import Rulebook
from jianjia_rules.language.scheme import MemberList, Rollup
from jianjia_rules.scoring.members import Member, without_results
from jianjia_rules.scoring.needs import unit_types
from jianjia_rules.scoring.seats import Seat, Units

ALL = "all"
"""The key of the one group of all."""

Titles = Mapping[str, str]
"""A register: keys and their titles, in its order."""


@dataclass(frozen=True, slots=True)
class Group:
    """One group: its key, its title, what its rules read, and the unit that stands for it."""

    key: str
    title: str
    data: Mapping[str, Any]
    own: Seat | None


class Grouping:
    """Forms the groups of one roll-up; `at` is its place among the rulebook's roll-ups."""

    def __init__(self, rulebook: Rulebook, rollup: Rollup, units: Units, register: Titles) -> None:
        self._rulebook = rulebook
        self._rollup = rollup
        self._units = units
        self._register = register
        self._at = rulebook.rollups.index(rollup)

    def groups(self, period: Period, inner: Mapping[str, Iterable[Seat]]) -> list[Group]:
        """The groups of a period by key; `inner` are the groups of other roll-ups that are members, by their list."""
        return self._groups(period, inner, None)

    def before(self, period: Period, inner: Mapping[str, Iterable[Seat]], keys: Iterable[str]) -> dict[str, Group]:
        """What the groups with these keys were in an earlier period, without how their members were assessed."""
        return {group.key: group for group in self._groups(period, inner, set(keys))}

    def _groups(self, period: Period, inner: Mapping[str, Iterable[Seat]], earlier: set[str] | None) -> list[Group]:
        before = earlier is not None
        lists = {
            members.name: self._sorted(self._seats(members, period, inner), before) for members in self._rollup.members
        }
        everybody = {name: [member for _, member in seats] for name, seats in lists.items()}
        by_key = {name: _by_key(seats) for name, seats in lists.items()}
        keys = self._keys(period, by_key) if earlier is None else sorted(earlier)
        return [self._group(key, period, by_key, everybody, before) for key in keys]

    def key_of(self, seat: Seat) -> str:
        """The group of a unit; empty where its record names none."""
        return ALL if self._rollup.by is None else seat.groups[self._at] if seat.groups else ""

    def _seats(self, members: MemberList, period: Period, inner: Mapping[str, Iterable[Seat]]) -> list[Seat]:
        if members.rollup is not None:
            return list(inner.get(members.name, ()))
        types = unit_types(self._rulebook, self._rollup, members.types)
        return [seat for seat in self._units.seats(period, members.carry_forward) if seat.type in types]

    def _sorted(self, seats: list[Seat], before: bool) -> list[tuple[str, Member]]:
        return [(self.key_of(seat), without_results(seat.member) if before else seat.member) for seat in seats]

    def _keys(self, period: Period, by_key: Mapping[str, Mapping[str, list[Member]]]) -> list[str]:
        """All groups: those with members, those on the register, those whose own unit filed."""
        if self._rollup.by is None:
            return [ALL]
        keys = {key for lists in by_key.values() for key in lists} | set(self._register)
        keys |= {seat.id for seat in self._units.seats(period) if seat.type == self._rollup.own}
        return sorted(keys - {""})

    def _group(
        self,
        key: str,
        period: Period,
        by_key: Mapping[str, Mapping[str, list[Member]]],
        everybody: Mapping[str, list[Member]],
        before: bool,
    ) -> Group:
        own = self._own(key, period)
        title = self._register.get(key) or (str(own.member.get("name") or key) if own is not None else key)
        data: dict[str, Any] = {"id": key, "title": title, "period": period.id}
        data.update((name, lists.get(key, [])) for name, lists in by_key.items())
        data["all"] = everybody
        if own is not None:
            data["own"] = without_results(own.member) if before else own.member
        return Group(key, title, data, own)

    def _own(self, key: str, period: Period) -> Seat | None:
        """The unit that stands for a group: that with the group's key as id; for the group of all, the only one."""
        if self._rollup.own is None:
            return None
        if self._rollup.by is not None:
            seat = self._units.unit(key, period)
            return seat if seat is not None and seat.type == self._rollup.own else None
        seats = [seat for seat in self._units.seats(period) if seat.type == self._rollup.own]
        return seats[0] if len(seats) == 1 else None


def _by_key(seats: Iterable[tuple[str, Member]]) -> Mapping[str, list[Member]]:
    found: dict[str, list[Member]] = defaultdict(list)
    for key, member in seats:
        found[key].append(member)
    return found
