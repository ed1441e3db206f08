"""Review entries and waivers that do not fit their rows or served nothing: told once all records are read."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from jianjia_rules.diagnostics import Diagnostic, Words
from jianjia_rules.engine.bind import bind_rollup
from jianjia_rules.engine.plan import Plan, Row
from jianjia_rules.records.reading_faults import one
from jianjia_rules.running.assessor import Assessor
from jianjia_rules.running.entry_use import CHANGED, USED, Entry, Uses, uses_of
from jianjia_rules.scoring.misfits import misfit
from jianjia_rules.scoring.standing import Standings
from jianjia_rules.units.entries import Review, Waiver

_REVIEW_NOT_APPLICABLE = "review-not-applicable"
_WHY = {
    "waiver-unused": Words("这一行已达到，或者不适用", "the row is met, or does not apply"),
    "waiver-expired": Words("已过期", "it has expired"),
    "waiver-not-allowed": Words("必达的行不得豁免", "a mandatory row may not be waived"),
}
_NO_ROW = Words("这个单位的表里没有这一行", "the unit's table has no such row")


def entry_faults(
    entries: Iterable[Entry], standings: Standings, assessor: Assessor, uses: Uses
) -> Iterator[Diagnostic]:
    """Everything there is to tell of the entries, after the last record."""
    checks = _Checks(entries, standings, assessor, uses)
    yield from _changed(checks.entries, uses)
    for entry in checks.entries:
        tables = checks.tables(entry)
        if not tables:
            yield one("JJ844", entry.place, unit=entry.unit, period=entry.period)
        elif isinstance(entry, Review):
            yield from checks.review(entry, tables)
        else:
            yield from checks.waiver(entry, tables)


def _changed(entries: Iterable[Entry], uses: Uses) -> Iterator[Diagnostic]:
    """Records that are not those any more which an assessor saw: once for each unit and sheet."""
    told: set[tuple[str, str, str, str]] = set()
    for entry in entries:
        if not isinstance(entry, Review) or entry.made_from is None:
            continue
        place = entry.place
        whose = (entry.unit, entry.period, entry.made_from, place.file if place is not None else "")
        if entry.made_from in uses.get((entry.unit, entry.period, CHANGED), ()) and whose not in told:
            told.add(whose)
            yield one("JJ784", place, unit=entry.unit, period=entry.period, by=entry.by)


class _Checks:
    def __init__(self, entries: Iterable[Entry], standings: Standings, assessor: Assessor, uses: Uses) -> None:
        self.entries = tuple(entries)
        self._uses = dict(uses)
        self._tables: dict[str, dict[str, list[Plan]]] = {entry.unit: {} for entry in self.entries}
        for (period, unit, _), type in standings.types.items():
            if unit in self._tables:
                self._tables[unit].setdefault(period, []).append(assessor.prepared(type, period).plan)
        for group in standings.rollups:
            if group.unit in self._tables:
                plan = _rollup_plan(assessor, group.subject.rollup, group.period)
                self._tables[group.unit].setdefault(group.period, []).append(plan)
                rows = ((each.rule, each.verdict) for each in group.findings)
                self._uses.update(uses_of(group.unit, group.period, rows))

    def tables(self, entry: Entry) -> dict[str, list[Plan]]:
        """By period, the tables that the entry may be meant for: of the unit, and of groups with its id."""
        found = self._tables[entry.unit]
        return {period: plans for period, plans in found.items() if entry.period in {None, period}}

    def review(self, review: Review, tables: Mapping[str, list[Plan]]) -> Iterator[Diagnostic]:
        """What is wrong with a review of a unit that was assessed."""
        whose: dict[str, Any] = {"unit": review.unit, "rule": review.rule}
        plans = tables[review.period]
        row = _row(review.rule, plans)
        if row is None:
            yield one("JJ845", review.place, **whose, type=plans[0].unit_type)
            return
        found = misfit(row, review)
        if found is not None:
            whose |= found.arguments
            yield one(found.code, review.place_of(found.key), **whose)
        elif _REVIEW_NOT_APPLICABLE in self._uses.get((review.unit, review.period, review.rule), ()):
            yield one("JJ849", review.place, **whose)

    def waiver(self, waiver: Waiver, tables: Mapping[str, list[Plan]]) -> Iterator[Diagnostic]:
        """That a waiver served nothing in any period."""
        if all(_row(waiver.rule, plans) is None for plans in tables.values()):
            yield _unused(waiver, _NO_ROW)
            return
        notes = [note for period in tables for note in self._uses.get((waiver.unit, period, waiver.rule), ())]
        reasons = [_WHY[note] for note in notes if note in _WHY]
        if reasons and USED not in notes:
            yield _unused(waiver, reasons[-1])


def _row(rule: str, plans: Iterable[Plan]) -> Row | None:
    return next((row for plan in plans for row in plan.rows if row.facts.rule == rule), None)


def _rollup_plan(assessor: Assessor, id: str | None, period: str) -> Plan:
    rulebook = assessor.rulebook
    rollup = next(each for each in rulebook.rollups if each.id == id)
    found = rulebook.periods.find(period)
    assert found is not None
    return bind_rollup(rulebook, rollup, found, assessor.as_of)


def _unused(waiver: Waiver, reason: Words) -> Diagnostic:
    return one("JJ850", waiver.place, unit=waiver.unit, rule=waiver.rule, reason=reason)
