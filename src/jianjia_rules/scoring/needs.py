"""Which fields of units the roll-ups of a rulebook read."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from jianjia_rules.engine.bind import bind_rollup
from jianjia_rules.engine.fields_read import fields_read, members_read
from jianjia_rules.engine.plan import Plan
from jianjia_rules.errors import RulebookError
from jianjia_rules.language.paths import FieldPath
from jianjia_rules.language.periods import Period
from jianjia_rules.language.rulebook import Rulebook
from jianjia_rules.language.scheme import Rollup
from jianjia_rules.scoring.projection import NOTHING, WHOLE, Projection, projection

_ALWAYS: tuple[FieldPath, ...] = (("id",), ("name",), ("type",), ("group",), ("period",))


class Needs:
    """What to keep of a unit, by its type and period; the roll-ups' rules of every day count, whatever is in effect."""

    def __init__(self, rulebook: Rulebook, as_of: date | None) -> None:
        self._rulebook = rulebook
        self._as_of = as_of
        self._by_period: dict[str, dict[str, Projection]] = {}
        self.carries = any(members.carry_forward for rollup in rulebook.rollups for members in rollup.members)

    def of(self, unit_type: str, period: Period | None) -> Projection:
        """What the roll-ups read of the units of a type."""
        if not self._rulebook.rollups:
            return NOTHING
        name = "" if period is None else period.id
        if name not in self._by_period:
            self._by_period[name] = self._find(period)
        return self._by_period[name].get(unit_type, NOTHING)

    def _find(self, period: Period | None) -> dict[str, Projection]:
        paths: dict[str, set[FieldPath]] = defaultdict(set)
        for rollup in self._rulebook.rollups:
            plan = self._plan(rollup, period)
            for unit_type, read in self._read(rollup, plan):
                paths[unit_type].update(_ALWAYS, read)
        return {unit_type: _kept(read) for unit_type, read in paths.items()}

    def _plan(self, rollup: Rollup, period: Period | None) -> Plan | None:
        """The roll-up with all its rules; None where it has no meaning in the period, such as before a parameter."""
        rules = tuple(replace(rule, from_day=None, until=None) for rule in rollup.rules)
        if period is None:
            return None
        try:
            return bind_rollup(self._rulebook, replace(rollup, rules=rules), period, self._as_of)
        except RulebookError:
            return None

    def _read(self, rollup: Rollup, plan: Plan | None) -> Iterator[tuple[str, set[FieldPath]]]:
        """Unit types, each with what is read of them; the empty path for everything."""
        everything: tuple[FieldPath, ...] = ((),)
        lists = {} if plan is None else members_read(plan)
        for members in rollup.members:
            read = everything if plan is None else lists.get(members.name, ())
            for unit_type in unit_types(self._rulebook, rollup, members.types):
                if members.rollup is None:
                    yield unit_type, set(read)
        if rollup.own is not None:
            yield rollup.own, set(everything if plan is None else _own(plan))


def unit_types(rulebook: Rulebook, rollup: Rollup, named: tuple[str, ...] | None) -> tuple[str, ...]:
    """The types of the units in one of a roll-up's lists: those named, else those grouped, else all."""
    return named or rollup.of or tuple(each.id for each in rulebook.unit_types)


def _own(plan: Plan) -> Iterator[FieldPath]:
    read = fields_read(plan)
    for path in (*read.record, *read.previous):
        if path[0] == "own":
            yield path[1:]


def _kept(paths: set[FieldPath]) -> Projection:
    return WHOLE if () in paths else projection(sorted(paths))
