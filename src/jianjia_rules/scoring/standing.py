"""Where everybody stands once all units are known: ranks, grades after share caps, roll-ups, and who is missing."""

from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from jianjia_rules.dataclass import dataclass
from jianjia_rules.findings.assessment import Assessment
from jianjia_rules.findings.results import Standing
from jianjia_rules.language.rulebook import Repeated, Rulebook
from jianjia_rules.scoring.fold import Fold, FoldState, Placed, UnitKey
from jianjia_rules.scoring.groups import Titles
from jianjia_rules.scoring.places import standings
from jianjia_rules.scoring.rollups import EntriesOf, Rollups, no_entries
from jianjia_rules.scoring.seats import units_of


class Missing(NamedTuple):
    """A unit on a register of units that had to submit, and of which there is no record.

    `refused` says that it submitted one, which was refused; else it submitted nothing.
    """

    register: str
    unit: str
    title: str
    period: str
    refused: bool = False


class Listed(NamedTuple):
    """One line of a ranking: ranked units by rank, the others behind them; equals by unit id."""

    unit: str
    type: str
    standing: Standing


class Types(Mapping[UnitKey, str]):
    """The units' types, read from what was kept of them."""

    __slots__ = ("_units",)

    def __init__(self, units: Mapping[UnitKey, Placed]) -> None:
        self._units = units

    def __getitem__(self, key: UnitKey) -> str:
        return self._units[key][1].type

    def __iter__(self) -> Iterator[UnitKey]:
        return iter(self._units)

    def __len__(self) -> int:
        return len(self._units)


@dataclass(frozen=True, slots=True)
class Standings:
    """Everybody's place; `rollups` are the assessments of all groups, by period, roll-up and key."""

    by_unit: Mapping[UnitKey, Standing]
    rollups: tuple[Assessment, ...]
    missing: tuple[Missing, ...]
    periods: tuple[str, ...]
    repeated: bool
    types: Mapping[UnitKey, str]

    def of(self, unit: str, period: str, order: int = 0) -> Standing:
        """A unit's ranks and grade; `order` is its place in the input where repeated records are kept."""
        return self.by_unit[period, unit, order if self.repeated else 0]

    def placed(self, assessment: Assessment, order: int = 0) -> Assessment:
        """The assessment with the unit's place among all."""
        return assessment.with_standing(self.of(assessment.unit, assessment.period, order))

    def listing(self, ranking: str) -> tuple[Listed, ...]:
        """A ranking in the order in which it is printed: group by group, best first, equals by unit id."""
        rows = []
        for key, standing in self.by_unit.items():
            place = next((each for each in standing.ranks if each.ranking == ranking), None)
            if place is not None:
                at = (place.group, place.rank is None, place.rank or 0, key[1], key)
                rows.append((at, Listed(key[1], self.types[key], standing)))
        return tuple(row for _, row in sorted(rows, key=lambda entry: entry[0]))


def finish(
    fold: Fold,
    registers: Mapping[str, Titles] | None = None,
    entries: EntriesOf = no_entries,
    refused: Collection[tuple[str, str]] = (),
) -> Standings:
    """The second phase. `registers` are keys and titles by the register's id; `entries` those of groups.

    `refused` are units and periods of which a record was refused.
    """
    rulebook, state, lists = fold.rulebook, fold.state, registers or {}
    placed = standings({key: kept for key, (_, kept) in state.units.items()}, rulebook.rankings, rulebook.grades)
    periods = sorted(state.periods.values(), key=lambda period: (period.first, period.id))
    ids = tuple(period.id for period in periods)
    rollups: list[Assessment] = []
    if rulebook.rollups:
        units = units_of(state, placed, rulebook.periods)
        rollups = Rollups(rulebook, units, lists, fold.as_of, entries).assess(periods)
    return Standings(
        placed,
        tuple(rollups),
        tuple(_missing(rulebook, state, lists, ids, refused)),
        ids,
        rulebook.record.repeated is Repeated.KEEP,
        Types(state.units),
    )


def _missing(
    rulebook: Rulebook,
    state: FoldState,
    registers: Mapping[str, Titles],
    periods: tuple[str, ...],
    refused: Collection[tuple[str, str]],
) -> list[Missing]:
    """Who had to submit in a period of the input and did not, in the register's order."""
    of_units = [register for register in rulebook.registers.values() if register.units]
    filed = {(period, unit) for period, unit, _ in state.units} if of_units else set()
    return [
        Missing(register.id, unit, title, period, (unit, period) in refused)
        for register in of_units
        for period in periods
        for unit, title in registers.get(register.id, {}).items()
        if (period, unit) not in filed
    ]
