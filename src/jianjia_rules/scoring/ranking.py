"""Competition ranks (1-2-2-4) within groups, and shares of a group that may have a grade."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import floor, lcm

from jianjia_rules.language.scalars import Number

Group = tuple[str, ...]
Compared = tuple[Number | None, ...]

_LARGEST_SCALE = 10**18


@dataclass(frozen=True, slots=True)
class Entrant:
    """One that may be ranked.

    `compared` holds what is compared in turn, the greater the better; None, for what is not known, is worst. Those
    `after` come behind all that are not. Who is not `counted` takes no place, and is placed among all, as would be if
    nothing changed any more.
    """

    id: Hashable
    group: Group
    compared: Compared
    after: bool = False
    counted: bool = True


@dataclass(frozen=True, slots=True)
class Place:
    """A rank, 1 for the best, among the `of` counted ones of the group; for one that is not, among all of it."""

    rank: int
    of: int


_Key = tuple[bool, tuple[tuple[bool, Number], ...]]


def places(entrants: Iterable[Entrant]) -> dict[Hashable, Place]:
    """Everybody's place: 1 more than the number of those who are better, counted ones for who is counted."""
    found: dict[Hashable, Place] = {}
    for _, members in sorted(_by_group(entrants).items()):
        keys = _keys(members)
        counted = sorted(key for key, member in zip(keys, members, strict=True) if member.counted)
        everybody = sorted(keys)
        for key, member in zip(keys, members, strict=True):
            among = counted if member.counted else everybody
            found[member.id] = Place(bisect_left(among, key) + 1, len(among))
    return found


@dataclass(frozen=True, slots=True)
class Holder:
    """A counted one and whether it holds the grade whose share is limited."""

    entrant: Entrant
    holds: bool


def beyond_share(holders: Iterable[Holder], share: Fraction) -> set[Hashable]:
    """Who loses a grade of which a group may give at most floor(share x counted ones).

    Those who hold it keep it in their order; a tie that crosses the line falls below it as a whole.
    """
    by_group: dict[Group, list[Holder]] = defaultdict(list)
    for holder in holders:
        if holder.entrant.counted:
            by_group[holder.entrant.group].append(holder)
    lost: set[Hashable] = set()
    for members in by_group.values():
        line = floor(share * len(members))
        holding = [member.entrant for member in members if member.holds]
        keys = _keys(holding)
        ordered = sorted(keys)
        for key, entrant in zip(keys, holding, strict=True):
            if bisect_right(ordered, key) > line:
                lost.add(entrant.id)
    return lost


def _by_group(entrants: Iterable[Entrant]) -> Mapping[Group, list[Entrant]]:
    groups: dict[Group, list[Entrant]] = defaultdict(list)
    for entrant in entrants:
        groups[entrant.group].append(entrant)
    return groups


def _keys(entrants: Sequence[Entrant]) -> list[_Key]:
    """Sort keys, the best first; fractions brought to whole numbers, which compare much faster."""
    width = max((len(entrant.compared) for entrant in entrants), default=0)
    scales = [_scale(entrant.compared[at] for entrant in entrants) for at in range(width)]
    return [
        (entrant.after, tuple(_worst_last(value, scale) for value, scale in zip(entrant.compared, scales, strict=True)))
        for entrant in entrants
    ]


def _worst_last(value: Number | None, scale: int) -> tuple[bool, Number]:
    if value is None:
        return (True, 0)
    scaled = -value * scale
    return (False, scaled.numerator if scaled.denominator == 1 else scaled)


def _scale(values: Iterable[Number | None]) -> int:
    """A common denominator, or 1 where it would be too large to help."""
    common = 1
    for value in values:
        if value is not None:
            common = lcm(common, value.denominator)
            if common > _LARGEST_SCALE:
                return 1
    return common
