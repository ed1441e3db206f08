"""Who may be a member of a group in a period: units with their results, or those carried forward from before."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from jianjia_rules.dataclass import dataclass
from jianjia_rules.findings.results import Standing
from jianjia_rules.language.periods import Period, Periods
from jianjia_rules.scoring.fold import FoldState, Kept, UnitKey
from jianjia_rules.scoring.members import Member, with_standing


class Seat(NamedTuple):
    """A unit, or another roll-up's group, that may sit in groups: `groups` are its keys in the rulebook's roll-ups."""

    id: str
    type: str
    groups: tuple[str, ...]
    member: Member


@dataclass(frozen=True, slots=True)
class Units:
    """The units by period and id; of several records of one unit and period the last in the input stands."""

    by_period: Mapping[str, Mapping[str, tuple[Kept, Standing | None]]]
    periods: Periods

    def unit(self, id: str, period: Period) -> Seat | None:
        """One unit in a period; None where it filed nothing."""
        found = self.by_period.get(period.id, {}).get(id)
        return None if found is None else _seat(id, *found)

    def seats(self, period: Period, carry_forward: int = 0) -> list[Seat]:
        """Everybody in a period by id, those who filed nothing with their last record of so many periods before."""
        found = dict(self.by_period.get(period.id, {}))
        for before in self._before(period, carry_forward):
            for id, unit in self.by_period.get(before.id, {}).items():
                found.setdefault(id, unit)
        return [_seat(id, *found[id]) for id in sorted(found)]

    def _before(self, period: Period, count: int) -> Iterator[Period]:
        before: Period | None = period
        for _ in range(count):
            before = before and self.periods.before(before)
            if before is None:
                return
            yield before


def units_of(state: FoldState, standings: Mapping[UnitKey, Standing], periods: Periods) -> Units:
    """The units of a state, those of earlier periods among them where they were not assessed in the input."""
    by_period: dict[str, dict[str, tuple[Kept, Standing | None]]] = defaultdict(dict)
    for (period, id, _), (_, kept) in state.earlier.items():
        by_period[period][id] = (kept, None)
    for key, (_, kept) in sorted(state.units.items(), key=lambda item: item[1][0]):
        by_period[key[0]][key[1]] = (kept, standings[key])
    return Units(by_period, periods)


def _seat(id: str, kept: Kept, standing: Standing | None) -> Seat:
    return Seat(id, kept.type, kept.groups, with_standing(kept.member, standing))
