"""Roll-ups: groups of units, or of other roll-ups' groups, assessed by rules over their members' results."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import field
from datetime import date
from typing import Any

from jianjia_rules.dataclass import dataclass
from jianjia_rules.engine.bind import bind_rollup
from jianjia_rules.engine.interpret.evaluate import interpret
from jianjia_rules.findings.assessment import Assessment
from jianjia_rules.findings.results import Standing
from jianjia_rules.language.periods import Period
from jianjia_rules.language.rulebook import Rulebook
from jianjia_rules.language.scheme import Rollup
from jianjia_rules.scoring.assess import Scored
from jianjia_rules.scoring.fold import kept_of
from jianjia_rules.scoring.groups import Group, Grouping, Titles
from jianjia_rules.scoring.members import assessed, figures, with_standing
from jianjia_rules.scoring.misfits import fitting, noted
from jianjia_rules.scoring.places import standings
from jianjia_rules.scoring.population import with_population
from jianjia_rules.scoring.projection import WHOLE
from jianjia_rules.scoring.scorer import Scorer
from jianjia_rules.scoring.seats import Seat, Units
from jianjia_rules.units.entries import NO_ENTRIES, Entries
from jianjia_rules.units.record import Record, Unit

EntriesOf = Callable[[str, str], Entries]
"""The review entries and waivers of a group: its key, the period."""


def no_entries(unit: str, period: str) -> Entries:  # noqa: ARG001
    """No group has any."""
    return NO_ENTRIES


@dataclass(slots=True)
class Rollups:
    """Assesses the roll-ups of a rulebook, those whose groups are members of others first.

    `registers` are keys and titles by the register's id.
    """

    rulebook: Rulebook
    units: Units
    registers: Mapping[str, Titles]
    as_of: date | None = None
    entries: EntriesOf = no_entries
    _seats: dict[tuple[str, str], list[Seat]] = field(default_factory=dict)

    def assess(self, periods: Iterable[Period]) -> list[Assessment]:
        """The assessments of all groups, by period and roll-up, each group in order of its key."""
        rollups = inner_first(self.rulebook)
        return [each for period in periods for rollup in rollups for each in self._assess(rollup, period)]

    def _assess(self, rollup: Rollup, period: Period) -> list[Assessment]:
        groups = self._grouping(rollup).groups(period, self._inner(rollup, period))
        scored = self._scored(rollup, period, groups)
        kept = {key: kept_of(each, (), {}) for key, each in scored.items()}
        placed = standings(kept, rollup.rankings, rollup.grades)
        self._seats[rollup.id, period.id] = [
            _seat(rollup, group, scored[group.key], placed[group.key]) for group in groups
        ]
        return [_assessment(scored[group.key], placed[group.key]) for group in groups]

    def _scored(self, rollup: Rollup, period: Period, groups: list[Group]) -> dict[str, Scored]:
        ready = Scorer(bind_rollup(self.rulebook, rollup, period, self.as_of))
        before = self._before(rollup, period, groups)
        plan = with_population(ready.plan, groups[0].data) if groups else ready.plan
        scored = {}
        for group in groups:
            earlier = before.get(group.key)
            entries, refused = fitting(plan.rows, self.entries(group.key, period.id))
            verdicts = noted(plan.rows, interpret(plan, group.data, earlier, entries), refused)
            record = Record(group.data, Unit(group.key, rollup.id, group.title), period.id)
            scored[group.key] = Scored(ready, record, verdicts, previous=earlier)
        return scored

    def _grouping(self, rollup: Rollup) -> Grouping:
        return Grouping(self.rulebook, rollup, self.units, self.registers.get(rollup.register or "", {}))

    def _inner(self, rollup: Rollup, period: Period) -> dict[str, list[Seat]]:
        """The groups of other roll-ups that are members, by list."""
        return {
            members.name: self._seats[members.rollup, period.id]
            for members in rollup.members
            if members.rollup is not None
        }

    def _before(self, rollup: Rollup, period: Period, groups: Iterable[Group]) -> dict[str, Mapping[str, Any]]:
        """The groups' data in the period before, by key; none where nobody filed anything then."""
        before = self.rulebook.periods.before(period)
        if before is None or not self.units.by_period.get(before.id):
            return {}
        found = self._grouping(rollup).before(before, self._inner_before(rollup, before), [each.key for each in groups])
        return {key: group.data for key, group in found.items()}

    def _inner_before(self, rollup: Rollup, before: Period) -> dict[str, list[Seat]]:
        """The groups of other roll-ups as they were in an earlier period: who they were, not how they did."""
        inner = {}
        for members in rollup.members:
            other = next((each for each in self.rulebook.rollups if each.id == members.rollup), None)
            if other is not None:
                groups = self._grouping(other).groups(before, self._inner_before(other, before))
                inner[members.name] = [
                    Seat(each.key, other.id, _groups_of(each), _identity(other, each)) for each in groups
                ]
        return inner


def inner_first(rulebook: Rulebook) -> list[Rollup]:
    """The roll-ups such that each comes after those whose groups are its members."""
    by_id = {rollup.id: rollup for rollup in rulebook.rollups}
    ordered: dict[str, Rollup] = {}

    def visit(rollup: Rollup) -> None:
        if rollup.id not in ordered:
            for members in rollup.members:
                if members.rollup is not None:
                    visit(by_id[members.rollup])
            ordered[rollup.id] = rollup

    for rollup in rulebook.rollups:
        visit(rollup)
    return list(ordered.values())


def _assessment(scored: Scored, standing: Standing) -> Assessment:
    values = figures(scored.plan, scored.reading())
    return scored.assessment(rollup=scored.plan.unit_type, figures=values).with_standing(standing)


def _seat(rollup: Rollup, group: Group, scored: Scored, standing: Standing) -> Seat:
    """A group as a member of other roll-ups' groups: the unit that stands for it says which."""
    member = {**assessed(scored, WHOLE), **_identity(rollup, group)}
    member.pop("record", None)
    return Seat(group.key, rollup.id, _groups_of(group), with_standing(member, standing))


def _identity(rollup: Rollup, group: Group) -> dict[str, Any]:
    return {"id": group.key, "name": group.title, "type": rollup.id, "period": group.data["period"]}


def _groups_of(group: Group) -> tuple[str, ...]:
    return () if group.own is None else group.own.groups
