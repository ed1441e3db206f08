"""Small score tables made in code, and verdicts as an engine would give them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from jianjia_rules.engine.bind import bind
from jianjia_rules.engine.plan import Plan
from jianjia_rules.findings.verdict import Verdict
from jianjia_rules.language.awards import Points, ValueAward
from jianjia_rules.language.measures import Field
from jianjia_rules.language.outcomes import Outcome
from jianjia_rules.language.periods import Period
from jianjia_rules.language.record_schema import RecordSchema
from jianjia_rules.language.rulebook import RecordSettings, Rulebook, UnitType
from jianjia_rules.language.rules import Rule
from jianjia_rules.language.scalars import Number
from jianjia_rules.language.scheme import Combine, Part, PartKind
from jianjia_rules.language.text import same
from jianjia_rules.scoring.assess import assess
from jianjia_rules.scoring.scorer import Score, Scorer
from jianjia_rules.units.record import Record, Unit

NUMBERS = RecordSchema({"type": "object", "additionalProperties": {"type": "number"}}, {})
SETTINGS = RecordSettings(unit=(("unit",),), period=("period",), self_scores=("self",))


def part(
    id: str,
    points: Points | None = None,
    parent: str | None = None,
    kind: PartKind = PartKind.BASE,
    combine: Combine = Combine.ADD,
    weight: Number | None = None,
    up_to: Number | None = None,
) -> Part:
    return Part(id, same(id), parent, kind, combine, points, weight, up_to)  # type: ignore[arg-type]


def row(id: str, part: str, points: Number | None = None, weight: Number | None = None, **settings: Any) -> Rule:
    """A row worth the number that the record holds under its id."""
    return Rule(id, part, same(id), settings.pop("award", ValueAward(Field((id,)))), points, weight, **settings)


def rulebook(parts: Sequence[Part], rules: Sequence[Rule], **settings: Any) -> Rulebook:
    settings.setdefault("record", SETTINGS)
    settings.setdefault("schema", NUMBERS)
    settings.setdefault("unit_types", (UnitType("unit", same("unit")),))
    return Rulebook(
        id="table", title=same("table"), edition="1", parts=tuple(parts), rules=tuple(rules), digest="0", **settings
    )


def plan(parts: Sequence[Part], rules: Sequence[Rule], unit_type: str = "unit", **settings: Any) -> Plan:
    return bound(rulebook(parts, rules, **settings), unit_type)


def bound(book: Rulebook, unit_type: str = "unit", period: str = "2014") -> Plan:
    found = book.periods.find(period)
    assert isinstance(found, Period)
    return bind(book, unit_type, found)


def scored(table: Plan, **earned: Number | str | Verdict | None) -> Score:
    """The score of verdicts written short: a number, None for a row that does not apply, or a verdict."""
    ready = Scorer(table)
    return ready(ready.settled(verdicts(table, earned)))


def verdicts(table: Plan, earned: Mapping[str, Any]) -> tuple[Verdict, ...]:
    return tuple(_verdict(row.points, row.deduction, earned.get(row.facts.rule, 0)) for row in table.rows)


def record(unit: str = "u", period: str = "2014", type: str = "unit", **data: Any) -> Record:
    return Record(data, Unit(unit, type), period)


def assessed(table: Plan, **data: Any) -> Any:
    return assess(table, record(**data))


def left(outcome: Outcome = Outcome.NOT_APPLICABLE, holds: bool | None = True) -> Verdict:
    return Verdict(outcome, 0, 0, 0, 0, left=True, mandatory_holds=holds)


def _verdict(points: Number, deduction: bool, earned: Any) -> Verdict:
    if isinstance(earned, Verdict):
        return earned
    if earned is None:
        return left()
    earned = Fraction(earned) if isinstance(earned, str) else earned
    if earned == (0 if deduction else points):
        outcome = Outcome.MET
    else:
        outcome = Outcome.NOT_MET if earned == 0 or deduction else Outcome.PARTLY_MET
    possible = 0 if deduction else points
    return Verdict(outcome, earned, possible, earned, earned, mandatory_holds=outcome is Outcome.MET)
