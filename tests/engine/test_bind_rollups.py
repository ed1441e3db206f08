"""A roll-up's plan reads groups: members with their records and results, the group's own unit, all groups."""

from __future__ import annotations

import pickle
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

from jianjia_rules.engine.bind import bind_rollup
from jianjia_rules.engine.fields_read import fields_read, members_read
from jianjia_rules.engine.plan import Plan
from jianjia_rules.errors import RulebookError
from jianjia_rules.language.group_schema import group_schema
from jianjia_rules.language.measures import Constant, Growth, Named
from jianjia_rules.language.parameters import ByType
from jianjia_rules.language.paths import parse_path
from jianjia_rules.language.record_schema import RecordSchema
from jianjia_rules.language.rulebook import Rulebook
from jianjia_rules.language.scheme import Gate, GateKind, Grade, MemberList, Rollup
from jianjia_rules.language.text import same
from jianjia_rules.language.types import Kind
from jianjia_rules.loading.load import load_rulebook
from tests.pieces import condition, figure, parameter, rule, rulebook, year

TOWNSHIPS = Path(__file__).parents[1] / "rulebooks" / "townships"
PERIOD = year("2014")


def book() -> Rulebook:
    return load_rulebook(TOWNSHIPS)


def rollup_of(book: Rulebook, id: str) -> Rollup:
    return next(rollup for rollup in book.rollups if rollup.id == id)


def plan_of(book: Rulebook, id: str) -> Plan:
    return bind_rollup(book, rollup_of(book, id), PERIOD)


def kind(schema: RecordSchema, text: str) -> tuple[Kind, str | None] | None:
    found = schema.lookup(parse_path(text))
    return None if found is None else (found.type.kind, found.type.unit)


def test_a_group_has_members_with_records_and_results() -> None:
    schema = group_schema(book(), rollup_of(book(), "township"))
    assert kind(schema, "enterprises") == (Kind.ITEMS, None)
    assert kind(schema, "enterprises.score") == (Kind.NUMBER, "分")
    assert kind(schema, "enterprises.exact_score") == (Kind.NUMBER, "分")
    assert kind(schema, "enterprises.rank") == (Kind.NUMBER, None)
    assert kind(schema, "enterprises.record.organization.established") == (Kind.BOOLEAN, None)
    assert kind(schema, "enterprises.parts.main.score") == (Kind.NUMBER, "分")
    assert kind(schema, "enterprises.rules.base.earned") == (Kind.NUMBER, "分")
    assert kind(schema, "enterprises.rules.gone.earned") is None
    assert kind(schema, "own.record.territory.eligible") == (Kind.NUMBER, "家")
    assert kind(schema, "all.enterprises.score") == (Kind.NUMBER, "分")
    outcome = schema.lookup(parse_path("enterprises.rules.base.outcome"))
    assert outcome is not None
    assert "partly-met" in outcome.type.choices
    grade = schema.lookup(parse_path("enterprises.grade"))
    assert grade is not None
    assert grade.type.choices == ("excellent", "qualified", "unqualified")


def test_a_group_can_hold_the_groups_of_another_roll_up() -> None:
    schema = group_schema(book(), rollup_of(book(), "city"))
    assert kind(schema, "townships.figures.trained") == (Kind.NUMBER, "人次")
    assert kind(schema, "townships.rules.coverage.outcome") == (Kind.TEXT, None)
    assert kind(schema, "townships.record") is None
    assert kind(schema, "units.record.territory.eligible") == (Kind.NUMBER, "家")


def test_references_of_the_record_schema_lead_to_where_it_stands() -> None:
    document = {
        "type": "object",
        "properties": {"people": {"$ref": "#/$defs/people"}, "inner": {"$ref": "#"}},
        "$defs": {"people": {"type": "array", "items": {"type": "object", "properties": {"age": {"type": "number"}}}}},
        "allOf": [{"properties": {"name": {"type": "string"}}}],
        "examples": [{"$ref": 3}],
    }
    base = rulebook(rule("a", "{value: {count: people}}"), schema=RecordSchema(document, {}))
    rollup = Rollup("r", same("r"), None, (MemberList("units"),))
    schema = group_schema(base, rollup)
    assert kind(schema, "units.record.people.age") == (Kind.NUMBER, None)
    assert kind(schema, "units.record.inner.inner.name") == (Kind.TEXT, None)


def test_the_plan_of_a_roll_up() -> None:
    plan = plan_of(book(), "township")
    assert plan.unit_type == "township"
    assert [row.facts.rule for row in plan.rows] == ["coverage", "claimed-coverage-agrees", "average"]
    assert plan.part_rows == {"township": (0, 1, 2)}
    assert plan.rulebook.parts[0].points is None
    assert plan.newcomer is None
    assert set(plan.measures) == {"covered", "trained"}
    coverage: Any = plan.rows[0].award
    growth = coverage.condition.measure
    assert isinstance(growth, Growth)
    assert growth.measure.value == Named("covered")  # type: ignore[union-attr]
    average: Any = plan.rows[2].award
    assert average.target == Constant(100, Kind.NUMBER)
    assert pickle.loads(pickle.dumps(plan)) == plan


def test_what_a_roll_up_reads_of_its_members() -> None:
    township = plan_of(book(), "township")
    assert members_read(township) == {
        "enterprises": (("record", "organization", "established"), ("record", "training", "people"), ("score",)),
    }
    assert ("own", "record", "territory", "eligible") in fields_read(township).previous
    assert members_read(plan_of(book(), "city")) == {
        "townships": (("rules", "coverage", "outcome"),),
        "units": (("grade",),),
    }


def test_a_population_is_read_like_its_list() -> None:
    base = rulebook(rule("a", "{value: {field: area}}"))
    text = "{value: {ratio: {sum: units, of: score}, to: {distinct: all.units, of: record.name}}}"
    rollup = Rollup("r", same("r"), ("name",), (MemberList("units"),), rules=(rule("score", text, 100),))
    plan = bind_rollup(base, rollup, PERIOD)
    assert members_read(plan) == {"units": (("record", "name"), ("score",))}
    value: Any = plan.rows[0].award
    assert value.measure.to.items.path == ("all", "units")


def test_growth_over_all_groups_reads_records_only() -> None:
    base = rulebook(rule("a", "{value: {field: area}}"))

    def problems(of: str) -> list[str]:
        rows = (rule("grown", f"{{if: {{growth: {{sum: all.units, of: {of}}}, above: 0}}}}"),)
        rollup = Rollup("r", same("r"), ("name",), (MemberList("units"),), rules=rows)
        try:
            bind_rollup(base, rollup, PERIOD)
        except RulebookError as error:
            return [each.code for each in error.diagnostics]
        return []

    assert problems("record.plain") == []
    assert problems("score") == ["JJ417"]


def test_parameters_of_a_roll_up_are_those_of_its_own_type() -> None:
    values = ByType((("firm", Constant("60%")), ("club", Constant("30%"))))
    base = rulebook(rule("a", "{value: {field: area}}"), parameters=parameter("p", values, "%"))
    text = "{if: {ratio: {count: units}, to: {field: own.record.plain}, at_least: $p}}"
    rollup = Rollup("r", same("r"), ("name",), (MemberList("units"),), rules=(rule("share", text),), own="club")

    def threshold(rollup: Rollup) -> object:
        award: Any = bind_rollup(base, rollup, PERIOD).rows[0].award
        return award.condition.comparisons[0].operands[0].value

    assert threshold(rollup) == Fraction(3, 10)
    assert threshold(replace(rollup, own="firm")) == Fraction(3, 5)


def test_results_are_typed_by_what_they_are() -> None:
    figures = (
        *figure("level", "{field: level}").values(),
        *figure("name", "{field: name}").values(),
        *figure("opened", "{field: opened_on}").values(),
        *figure("plaque", "{field: plaque}").values(),
        *figure("list", "{field: facilities}").values(),
        *figure("spent", "{field: yuan}", "万元").values(),
        *figure("held", "{count: activities}").values(),
    )
    base = rulebook(
        rule("all", "{value: {field: area}}"),
        rule("clubs", "{value: {field: area}}", for_types=("club",)),
        measures={each.id: each for each in figures},
        gates=(Gate("veto", same("veto"), GateKind.VETO, condition("{field: plaque, is: true}")),),
        grades=(Grade("good", same("good")),),
    )
    rollup = Rollup("r", same("r"), None, (MemberList("firms", ("firm",)), MemberList("all_units")))
    schema = group_schema(base, rollup)
    assert kind(schema, "firms.rules.clubs.outcome") is None
    assert kind(schema, "all_units.rules.clubs.outcome") == (Kind.TEXT, None)
    assert kind(schema, "firms.gates.veto") == (Kind.BOOLEAN, None)
    assert {name: kind(schema, f"firms.figures.{name}") for name in base.measures} == {
        "level": (Kind.TEXT, None),
        "name": (Kind.TEXT, None),
        "opened": (Kind.DATE, None),
        "plaque": (Kind.BOOLEAN, None),
        "list": (Kind.ANY, None),
        "spent": (Kind.NUMBER, "万元"),
        "held": (Kind.NUMBER, None),
    }


def test_roll_ups_that_hold_each_other_do_not_hang() -> None:
    first = Rollup("first", same("first"), None, (MemberList("others", rollup="second"),))
    second = Rollup(
        "second", same("second"), None, (MemberList("others", rollup="first"), MemberList("gone", rollup="x"))
    )
    base = rulebook(rule("a", "{value: {field: area}}"), rollups=(first, second))
    assert kind(group_schema(base, first), "others.score") == (Kind.NUMBER, "分")
