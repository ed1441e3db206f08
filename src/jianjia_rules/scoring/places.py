"""Ranks and share caps over what was kept of all units, or of all groups of a roll-up."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from jianjia_rules.findings.results import GradeResult, RankResult, Standing
from jianjia_rules.language.scheme import Grade, Ranking
from jianjia_rules.scoring.fold import Kept, UnitKey
from jianjia_rules.scoring.grades import first_from
from jianjia_rules.scoring.ranking import Entrant, Place, beyond_share, places

K = TypeVar("K", UnitKey, str)


def standings(units: Mapping[K, Kept], rankings: Sequence[Ranking], grades: Sequence[Grade]) -> dict[K, Standing]:
    """Everybody's ranks, and the grade after share caps, in the order of the keys."""
    capped = _capped(units, rankings, grades)
    ranks = [_places(units, at) for at in range(len(rankings))]
    return {
        key: Standing(
            tuple([_rank(kept, ranking, at, ranks[at].get(key)) for at, ranking in enumerate(rankings)]),
            capped.get(key, kept.grade),
        )
        for key, kept in ((key, units[key]) for key in sorted(units))
    }


def _places(units: Mapping[K, Kept], at: int) -> dict[K, Place]:
    entrants = [_entrant(key, kept, at) for key, kept in units.items() if kept.counted or kept.placed]
    return places(entrants)


def _entrant(key: K, kept: Kept, at: int) -> Entrant[K]:
    return Entrant(key, kept.keys.groups[at], kept.keys.compared[at], kept.after, kept.counted)


def _rank(kept: Kept, ranking: Ranking, at: int, place: Place | None) -> RankResult:
    group = kept.keys.groups[at]
    if place is None:
        return RankResult(ranking.id, ranking.title, group, None, 0)
    return RankResult(ranking.id, ranking.title, group, place.rank, place.of, provisional=kept.placed)


def _capped(units: Mapping[K, Kept], rankings: Sequence[Ranking], grades: Sequence[Grade]) -> dict[K, GradeResult]:
    """The grades that share caps give, the best first: who falls out of one may fall out of the next."""
    lowered: dict[K, GradeResult] = {}
    for place, grade in enumerate(grades[:-1]):
        if grade.share_cap is None:
            continue
        within = next((at for at, ranking in enumerate(rankings) if ranking.within == grade.share_within), None)
        ranked = Counter(kept.keys.share_groups[place] for kept in units.values() if kept.counted)
        holders = [
            _sharer(key, kept, place, within)
            for key, kept in units.items()
            if kept.counted and _holds(lowered.get(key, kept.grade), place)
        ]
        for key in beyond_share(holders, ranked, grade.share_cap):
            kept = units[key]
            given = lowered.get(key, kept.grade)
            assert given is not None  # it is this very grade
            lower = first_from(kept.holds, place + 1)
            lowered[key] = _lowered(given, grades[lower], lower)
    return lowered


def _sharer(key: K, kept: Kept, place: int, within: int | None) -> Entrant[K]:
    """A unit in the group that shares the grade: compared as in the ranking of that very group, else by total."""
    compared = (kept.total,) if within is None else kept.keys.compared[within]
    return Entrant(key, kept.keys.share_groups[place], compared, kept.after)


def _holds(grade: GradeResult | None, place: int) -> bool:
    return grade is not None and grade.place == place


def _lowered(grade: GradeResult, to: Grade, place: int) -> GradeResult:
    return replace(grade, id=to.id, title=to.title, place=place, share_cap=True)
