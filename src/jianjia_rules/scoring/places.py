"""Ranks and share caps over what was kept of all units, or of all groups of a roll-up."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from jianjia_rules.findings.results import GradeResult, RankResult, Standing
from jianjia_rules.language.scheme import Grade, Ranking
from jianjia_rules.scoring.fold import Kept
from jianjia_rules.scoring.grades import first_from
from jianjia_rules.scoring.ranking import Entrant, Holder, Place, beyond_share, places

K = TypeVar("K")


def standings(units: Mapping[K, Kept], rankings: Sequence[Ranking], grades: Sequence[Grade]) -> dict[K, Standing]:
    """Everybody's ranks, and the grade after share caps."""
    capped = _capped(units, rankings, grades)
    ranks = [_places(units, at) for at in range(len(rankings))]
    return {
        key: Standing(
            tuple(_rank(kept, ranking, at, ranks[at].get(key)) for at, ranking in enumerate(rankings)), capped[key]
        )
        for key, kept in units.items()
    }


def _places(units: Mapping[K, Kept], at: int) -> dict[K, Place]:
    entrants = [_entrant(key, kept, at) for key, kept in units.items() if kept.counted or kept.placed]
    return places(entrants)  # type: ignore[return-value]


def _entrant(key: object, kept: Kept, at: int) -> Entrant:
    return Entrant(key, kept.keys.groups[at], kept.keys.compared[at], kept.after, kept.counted)


def _rank(kept: Kept, ranking: Ranking, at: int, place: Place | None) -> RankResult:
    group = kept.keys.groups[at]
    if place is None:
        return RankResult(ranking.id, ranking.title, group, None, 0)
    return RankResult(ranking.id, ranking.title, group, place.rank, place.of, provisional=kept.placed)


def _capped(
    units: Mapping[K, Kept], rankings: Sequence[Ranking], grades: Sequence[Grade]
) -> dict[K, GradeResult | None]:
    """The grades after share caps, the best first: who falls out of one may fall out of the next."""
    given = {key: kept.grade for key, kept in units.items()}
    for place, grade in enumerate(grades[:-1]):
        if grade.share_cap is None:
            continue
        within = next((at for at, ranking in enumerate(rankings) if ranking.within == grade.share_within), None)
        holders = [Holder(_sharer(key, kept, place, within), _holds(given[key], place)) for key, kept in units.items()]
        for key in beyond_share(holders, grade.share_cap):
            lower = first_from(units[key].holds, place + 1)  # type: ignore[index]
            given[key] = _lowered(given[key], grades[lower], lower)  # type: ignore[index]
    return given


def _sharer(key: object, kept: Kept, place: int, within: int | None) -> Entrant:
    """A unit in the group that shares the grade: compared as in the ranking of that very group, else by total."""
    compared = (kept.total,) if within is None or not kept.counted else kept.keys.compared[within]
    groups = kept.keys.share_groups
    return Entrant(key, groups[place] if groups else (), compared, kept.after, kept.counted)


def _holds(grade: GradeResult | None, place: int) -> bool:
    return grade is not None and grade.place == place


def _lowered(grade: GradeResult | None, to: Grade, place: int) -> GradeResult | None:
    return grade and replace(grade, id=to.id, title=to.title, place=place, share_cap=True)
