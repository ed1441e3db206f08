"""Ranks and share caps over what was kept of all units, or of all groups of a roll-up."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from jianjia_rules.findings.results import GradeResult, RankResult, Standing
from jianjia_rules.language.scheme import Grade, Ranking
from jianjia_rules.scoring.fold import Kept, UnitKey
from jianjia_rules.scoring.grades import first_from
from jianjia_rules.scoring.ranking import Entrant, Group, Place, beyond_share, places

K = TypeVar("K", UnitKey, str)
Alike = Mapping[int, tuple[Kept, int]]
"""What is kept of units that are alike and how many they are, by a number of their own."""


def standings(units: Mapping[K, Kept], rankings: Sequence[Ranking], grades: Sequence[Grade]) -> dict[K, Standing]:
    """Everybody's ranks, and the grade after share caps, in the order of the keys.

    Units of which the same object is kept stand alike, and share one object.
    """
    alike = {id(kept): (kept, count) for kept, count in _counted(units.values())}
    capped = _capped(alike, rankings, grades)
    ranks = [_places(alike, at) for at in range(len(rankings))]
    found = {
        number: Standing(
            tuple([_rank(kept, ranking, at, ranks[at].get(number)) for at, ranking in enumerate(rankings)]),
            capped.get(number, kept.grade),
        )
        for number, (kept, _) in alike.items()
    }
    return {key: found[id(units[key])] for key in sorted(units)}


def _counted(kept: Collection[Kept]) -> Iterator[tuple[Kept, int]]:
    counts = Counter(map(id, kept))
    objects = dict(zip(map(id, kept), kept, strict=True))
    return ((objects[number], count) for number, count in counts.items())


def _places(alike: Alike, at: int) -> dict[int, Place]:
    counted = ((number, *each) for number, each in alike.items())
    return places(_entrant(number, kept, count, at) for number, kept, count in counted if kept.counted or kept.placed)


def _entrant(number: int, kept: Kept, count: int, at: int) -> Entrant[int]:
    return Entrant(number, kept.keys.groups[at], kept.keys.compared[at], kept.after, kept.counted, count)


def _rank(kept: Kept, ranking: Ranking, at: int, place: Place | None) -> RankResult:
    group = kept.keys.groups[at]
    if place is None:
        return RankResult(ranking.id, ranking.title, group, None, 0)
    return RankResult(ranking.id, ranking.title, group, place.rank, place.of, provisional=kept.placed)


def _capped(alike: Alike, rankings: Sequence[Ranking], grades: Sequence[Grade]) -> dict[int, GradeResult]:
    """The grades that share caps give, the best first: who falls out of one may fall out of the next."""
    lowered: dict[int, GradeResult] = {}
    counted = {number: (kept, count) for number, (kept, count) in alike.items() if kept.counted}
    for place, grade in enumerate(grades[:-1]):
        if grade.share_cap is None:
            continue
        within = next((at for at, ranking in enumerate(rankings) if ranking.within == grade.share_within), None)
        ranked: Counter[Group] = Counter()
        for kept, count in counted.values():
            ranked[kept.keys.share_groups[place]] += count
        holders = [
            _sharer(number, kept, count, place, within)
            for number, (kept, count) in counted.items()
            if _holds(lowered.get(number, kept.grade), place)
        ]
        for number in beyond_share(holders, ranked, grade.share_cap):
            kept, _ = counted[number]
            given = lowered.get(number, kept.grade)
            assert given is not None  # it is this very grade
            lower = first_from(kept.holds, place + 1)
            lowered[number] = _lowered(given, grades[lower], lower)
    return lowered


def _sharer(number: int, kept: Kept, count: int, place: int, within: int | None) -> Entrant[int]:
    """Units in the group that shares the grade: compared as in the ranking of that very group, else by total."""
    compared = (kept.total,) if within is None else kept.keys.compared[within]
    return Entrant(number, kept.keys.share_groups[place], compared, kept.after, units=count)


def _holds(grade: GradeResult | None, place: int) -> bool:
    return grade is not None and grade.place == place


def _lowered(grade: GradeResult, to: Grade, place: int) -> GradeResult:
    return replace(grade, id=to.id, title=to.title, place=place, share_cap=True)
