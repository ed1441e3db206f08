"""Competition ranks (1-2-2-4) within groups, and shares of a group that may have a grade."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from fractions import Fraction
from math import floor, lcm
from typing import Generic, TypeVar

from jianjia_rules.dataclass import dataclass
from jianjia_rules.language.scalars import Number

K = TypeVar("K", bound=Hashable)
Group = tuple[str, ...]
Compared = tuple[Number | None, ...]

_LARGEST_SCALE = 10**18


@dataclass(frozen=True, slots=True)
class Entrant(Generic[K]):
    """One that may be ranked, or several that are equal in all this: `units` of them.

    `compared` holds what is compared in turn, the greater the better; None, for what is not known, is worst. Those
    `after` come behind all that are not. Who is not `counted` takes no place, and is placed among all, as would be if
    nothing changed any more.
    """

    id: K
    group: Group
    compared: Compared
    after: bool = False
    counted: bool = True
    units: int = 1


@dataclass(frozen=True, slots=True)
class Place:
    """A rank, 1 for the best, among the `of` counted ones of the group; for one that is not, among all of it."""

    rank: int
    of: int


_Key = tuple[Number, ...]


def places(entrants: Iterable[Entrant[K]]) -> dict[K, Place]:
    """Everybody's place: 1 more than the number of those who are better, counted ones for who is counted."""
    found: dict[K, Place] = {}
    for _, members in sorted(_by_group(entrants).items()):
        keyed = list(zip(_keys(members), members, strict=True))
        counted = _Order((key, member.units) for key, member in keyed if member.counted)
        everybody = _Order((key, member.units) for key, member in keyed)
        for key, member in keyed:
            among = counted if member.counted else everybody
            found[member.id] = Place(among.before(key) + 1, among.all)
    return found


def beyond_share(holders: Iterable[Entrant[K]], ranked: Mapping[Group, int], share: Fraction) -> set[K]:
    """Who loses a grade of which a group may give at most floor(share x its ranked units).

    Those who hold it keep it in their order; a tie that crosses the line falls below it as a whole.
    """
    lost: set[K] = set()
    for group, members in _by_group(holders).items():
        line = floor(share * ranked[group])
        keyed = list(zip(_keys(members), members, strict=True))
        order = _Order((key, member.units) for key, member in keyed)
        lost.update(member.id for key, member in keyed if order.up_to(key) > line)
    return lost


class _Order:
    """Keys in their order, each with the number of units that have it."""

    def __init__(self, keyed: Iterable[tuple[_Key, int]]) -> None:
        units: dict[_Key, int] = defaultdict(int)
        for key, count in keyed:
            units[key] += count
        self._units = units
        self._before: dict[_Key, int] = {}
        self.all = 0
        for key in sorted(units):
            self._before[key] = self.all
            self.all += units[key]

    def before(self, key: _Key) -> int:
        """How many units have a lower key."""
        return self._before[key]

    def up_to(self, key: _Key) -> int:
        """How many have a lower key, or this one."""
        return self._before[key] + self._units[key]


def _by_group(entrants: Iterable[Entrant[K]]) -> Mapping[Group, list[Entrant[K]]]:
    groups: dict[Group, list[Entrant[K]]] = defaultdict(list)
    for entrant in entrants:
        groups[entrant.group].append(entrant)
    return groups


def _keys(entrants: Sequence[Entrant[K]]) -> list[_Key]:
    """Sort keys, the best first; fractions brought to whole numbers, which compare much faster."""
    width = max((len(entrant.compared) for entrant in entrants), default=0)
    scales = [_scale(entrant.compared[at] for entrant in entrants) for at in range(width)]
    return [_key(entrant, scales) for entrant in entrants]


def _key(entrant: Entrant[K], scales: Sequence[int]) -> _Key:
    """Behind all others; then, for each value, whether it is unknown and how far below 0 it is."""
    key: list[Number] = [entrant.after]
    for value, scale in zip(entrant.compared, scales, strict=True):
        key += (True, 0) if value is None else (False, _lowest_best(value, scale))
    return tuple(key)


def _lowest_best(value: Number, scale: int) -> Number:
    factor, rest = divmod(scale, value.denominator)
    return -value * scale if rest else -value.numerator * factor


def _scale(values: Iterable[Number | None]) -> int:
    """A common denominator, or 1 where it would be too large to help."""
    common = 1
    for value in values:
        if value is not None and common % value.denominator:
            common = lcm(common, value.denominator)
            if common > _LARGEST_SCALE:
                return 1
    return common
