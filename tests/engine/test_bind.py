"""A plan is a rulebook with everything decided that depends on the unit type, the day and the period."""

from __future__ import annotations

import pickle
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from jianjia_rules.engine.bind import bind
from jianjia_rules.engine.fields_read import fields_read
from jianjia_rules.engine.order import order
from jianjia_rules.engine.plan import Plan
from jianjia_rules.errors import RulebookError
from jianjia_rules.findings.verdict import Assumption
from jianjia_rules.language.awards import If, PointsByType
from jianjia_rules.language.basis import Basis
from jianjia_rules.language.conditions import All, Comparison, Every, Word
from jianjia_rules.language.conditions import Test as ATest
from jianjia_rules.language.fitting import subject_of
from jianjia_rules.language.measures import Aggregate, Constant, Count, Field, HowMany, Named
from jianjia_rules.language.outcomes import Cause, Treatment
from jianjia_rules.language.parameters import Dated
from jianjia_rules.language.periods import Period, PeriodKind, Periods
from jianjia_rules.language.rulebook import Function, Rulebook
from jianjia_rules.language.rules import EvidenceRule, Undetermined
from jianjia_rules.language.scheme import (
    Combine,
    Gate,
    GateKind,
    Part,
    PartKind,
    RankBy,
    Ranking,
)
from jianjia_rules.language.text import same
from jianjia_rules.language.types import Kind
from jianjia_rules.source.clauses import Clause, Source
from tests.pieces import condition, day, figure, measure, parameter, rule, rulebook, year

PLAQUE = "{if: {field: plaque, is: true}}"
PERIOD = year("2014")


def plan_of(book: Rulebook, unit_type: str = "firm", as_of: date | None = None, period: Period = PERIOD) -> Plan:
    return bind(book, unit_type, period, as_of)


def award(plan: Plan, index: int = 0) -> Any:
    return plan.rows[index].award


def ids(plan: Plan) -> list[str]:
    return [row.facts.rule for row in plan.rows]


def test_the_table_has_the_rules_in_effect_for_the_type() -> None:
    book = rulebook(
        rule("always", PLAQUE),
        rule("clubs", PLAQUE, for_types=("club",)),
        rule("later", PLAQUE, from_day=date(2014, 7, 1)),
        rule("ended", PLAQUE, until=date(2014, 6, 30)),
    )
    assert ids(plan_of(book)) == ["always", "later"]
    assert ids(plan_of(book, as_of=date(2014, 6, 30))) == ["always", "ended"]
    assert ids(plan_of(book, as_of=date(2014, 7, 1))) == ["always", "later"]
    assert ids(plan_of(book, "club")) == ["always", "clubs", "later"]
    plan = plan_of(book)
    assert (plan.as_of, plan.unit_type, plan.period) == (date(2014, 12, 31), "firm", PERIOD)
    assert [row.facts.index for row in plan.rows] == [0, 1]


def test_parameters_have_the_value_of_the_day() -> None:
    values = Dated(((date(2014, 1, 1), Constant(50)), (date(2016, 1, 1), Constant(80))))
    book = rulebook(rule("area", "{if: {field: area, at_least: $p}}"), parameters=parameter("p", values, "平方米"))

    def threshold(as_of: date) -> object:
        award = plan_of(book, as_of=as_of).rows[0].award
        assert isinstance(award, If)
        assert isinstance(award.condition, ATest)
        return award.condition.comparisons[0].operands[0]

    assert threshold(date(2015, 12, 31)) == Constant(50, Kind.NUMBER)
    assert threshold(date(2016, 1, 1)) == Constant(80, Kind.NUMBER)
    with pytest.raises(RulebookError) as raised:
        threshold(date(2013, 12, 31))
    assert [each.code for each in raised.value.diagnostics] == ["JJ319"]
    assert "2013-12-31" in str(raised.value)


def test_points_are_those_of_the_type() -> None:
    points = PointsByType((("firm", 6), ("club", 8)))
    book = rulebook(rule("tiers", "{bands: [{if: {field: plaque, is: true}, share: 1/2}]}", points))
    for unit_type, worth in (("firm", 6), ("club", 8)):
        plan = plan_of(book, unit_type)
        assert plan.rows[0].points == plan.rows[0].facts.points == award(plan).points == worth
        assert award(plan).bands[0].points == worth / 2
    with pytest.raises(RulebookError):
        plan_of(rulebook(rule("none", PLAQUE, PointsByType((("club", 3),)))))


def test_in_an_averaging_part_rows_are_worth_one_and_have_weights() -> None:
    parts = (Part("table", same("t"), combine=Combine.AVERAGE),)
    book = rulebook(
        rule("heavy", PLAQUE, points=None, weight=3),
        rule("by-type", PLAQUE, points=None, weight=PointsByType((("firm", 2),))),
        rule("plain", PLAQUE, points=None),
        parts=parts,
    )
    rows = plan_of(book).rows
    assert [(row.points, row.facts.points, row.facts.weight) for row in rows] == [(1, 1, 3), (1, 1, 2), (1, 1, 1)]
    assert plan_of(rulebook(rule("added", PLAQUE))).rows[0].facts.weight is None


def test_rows_of_deduction_parts_and_those_inside_them_take_away() -> None:
    parts = (
        Part("table", same("t"), points=10),
        Part("faults", same("f"), kind=PartKind.DEDUCTION),
        Part("late", same("l"), parent="faults"),
    )
    book = rulebook(rule("a", PLAQUE), rule("b", PLAQUE, part="faults"), rule("c", PLAQUE, part="late"), parts=parts)
    plan = plan_of(book)
    assert [row.deduction for row in plan.rows] == [False, True, True]
    assert plan.part_rows == {"table": (0,), "faults": (1, 2), "late": (2,)}


def test_evidence_on_each_item_is_asked_of_every_item_that_can_have_it() -> None:
    text = """
checklist:
  - if: {count: activities, where: {field: kind, is: 学术}, at_least: 1}
  - if: {sum: awards, of: {count: inner}, at_least: 1}
  - if: {measure: held, at_least: 1}
  - if: {every: activities, where: {field: kind, is: 学术}}
  - if: {count: activities, where: {field: people, at_least: {measure: held}}, at_least: 1}
""".replace("{sum: awards, of: {count: inner}, at_least: 1}", "{count: awards, at_least: 1}")
    held = figure("held", "{sum: activities, of: people}", "人") | figure("other", "{count: awards}")
    book = rulebook(
        rule(
            "counted",
            text,
            evidence=EvidenceRule(per_item=("number",)),
            mandatory=condition("{measure: held, above: 0}"),
        ),
        rule("free", "{if: {measure: held, at_least: 1}}"),
        measures=held,
    )
    plan = plan_of(book)
    given = ATest(
        Field(("number",), kind=Kind.TEXT),
        (Comparison(Word.PRESENT, (Constant(True, Kind.BOOLEAN),)),),
        Kind.TEXT,
    )
    entries = award(plan).entries
    first = entries[0].condition.measure.items.where
    assert isinstance(first, All)
    assert first.conditions[1] == given
    assert entries[1].condition.measure.items.where is None  # an award has no number
    inlined = entries[2].condition.measure
    assert isinstance(inlined, Aggregate)
    assert inlined.items.where == given
    assert isinstance(entries[3].condition, Every)
    assert isinstance(entries[3].condition.items.where, ATest)  # an item without evidence is not a bad one
    assert entries[3].condition.items.where != given
    inside = entries[4].condition.measure.items.where
    assert inside.conditions[0].comparisons[0].operands == (Named("held"),)  # a name is read at the record
    mandatory = plan.rows[0].mandatory
    assert isinstance(mandatory, ATest)
    assert mandatory.measure == inlined
    assert award(plan, 1).condition.measure == Named("held")
    shared: Any = plan.measures["held"]
    assert shared.items.where is None


def test_a_row_shows_what_its_award_looks_at() -> None:
    functions = {"index": Function("index", same("index"), "m:f", (Kind.NUMBER, Kind.NUMBER), Kind.NUMBER)}

    def shown(text: str) -> list[str]:
        row = plan_of(rulebook(rule("row", text), functions=functions)).rows[0]
        return [subject_of(each) for each in row.observables]

    assert shown("{if: {all: [{field: area, at_least: {field: plain}}, {not: {field: area, below: 3}}]}}") == ["area"]
    some = "{some: awards, where: {field: on, present: true}}"
    assert shown(f"{{if: {{any: [{{none: [{{field: name, present: true}}]}}, {some}]}}}}") == ["name", "count: awards"]
    assert shown("{per: {count: activities, where: {field: people, above: 3}}, earns: 1}") == ["count: activities"]
    assert shown("{proportion: {field: people}, of: {field: plain}}") == ["people"]
    assert shown("{inverse: {field: people}, of: 5}") == ["people"]
    assert shown("{each: awards, bands: [{if: {field: level, is: 市级}, points: 1}]}") == ["count: awards"]
    assert shown("{value: {ratio: {field: people}, to: {field: plain}}}") == ["people / plain"]
    assert shown("{answer: name, answers: {yes: met}}") == ["name"]
    assert shown("{judged: {by: 组}}") == []
    assert shown("{call: index, with: [{field: area}, 3]}") == ["area"]
    assert shown("{bands: [{if: {field: area, above: 5}}, {otherwise: true, points: 1}]}") == ["area"]
    assert shown("{best_of: [{value: {field: area}}, {if: {every: awards, where: {field: on, present: true}}}]}") == [
        "area",
        "count: awards",
    ]
    many = "{per: {how_many: [{field: area, above: 5}, {field: plaque, is: true}]}, earns: 1}"
    assert shown(many) == ["how_many", "area", "plaque"]


def test_rows_come_after_those_they_read() -> None:
    book = rulebook(
        rule("whole", "{if: {earned: base, at_least: 3}}", part="extra"),
        rule("both", "{if: {measure: held, is: 2}}", part="extra"),
        rule("last", "{if: {outcome: both, is: met}}", part="base", when=condition("{outcome: gone, is: met}")),
        rule("first", PLAQUE, part="base"),
        rule("second", PLAQUE, part="inner"),
        measures=figure("held", "{how_many: [{outcome: first, is: met}, {outcome: second, is: met}]}"),
        parts=(Part("base", same("b"), points=9), Part("extra", same("e")), Part("inner", same("i"), parent="base")),
    )
    plan = plan_of(book)
    assert [row.dependencies for row in plan.rows] == [(2, 3, 4), (3, 4), (1,), (), ()]
    assert plan.order == (3, 4, 1, 2, 0)
    assert plan.part_rows == {"base": (2, 3, 4), "extra": (0, 1), "inner": (4,)}


def test_a_circle_of_rows_keeps_the_order_of_the_table() -> None:
    assert order([(1,), (2,), (0,)]) == (2, 1, 0)
    assert order([(1, 2), (2,), ()]) == (2, 1, 0)
    assert order([(0,), ()]) == (0, 1)


def test_a_row_says_what_it_assumes_and_cites() -> None:
    source = Source("意见", "《意见》", (Clause("2.1", "…", cited_as="第二部分第1条"), Clause("3", "…")))
    basis = Basis(assumption=same("chosen"))
    parameters = parameter("low", Constant(1), basis=Basis(assumption=same("low")))
    parameters |= parameter("high", Constant(9), basis=basis) | parameter("text", Constant(5), basis=Basis(("2.1",)))
    parameters |= parameter("unused", Constant(9), basis=basis)
    book = rulebook(
        rule(
            "area",
            "{bands: [{if: {field: area, at_least: $text}}, {if: {measure: m, at_least: 1}, points: 1}]}",
            when=condition("{field: area, at_least: $low}"),
            cites=("2.1", "3", "9"),
            basis=Basis(assumption=same("own")),
        ),
        source=source,
        parameters=parameters,
        measures=figure("m", "{count: activities, where: {field: people, below: $high}}"),
    )
    facts = plan_of(book).rows[0].facts
    assert facts.assumptions == (
        Assumption("area", same("own")),
        Assumption("low", same("low")),
        Assumption("high", same("chosen")),
    )
    assert facts.clauses == ("2.1", "3", "9")
    assert facts.citations == ("《意见》第二部分第1条", "3", "9")
    assert plan_of(replace(book, source=None)).rows[0].facts.citations == ("2.1", "3", "9")


def test_treatments_are_the_rows_then_the_rulebooks_then_the_usual() -> None:
    own = Undetermined(((Cause.ANSWER, Treatment.LEAVE_OUT),))
    everywhere = Undetermined(((Cause.ZERO_BASE, Treatment.ZERO), (Cause.ANSWER, Treatment.NOT_APPLICABLE)))
    book = rulebook(rule("own", PLAQUE, undetermined=own), rule("plain", PLAQUE), undetermined=everywhere)
    first, second = (row.treatments for row in plan_of(book).rows)
    assert first[Cause.ANSWER] is Treatment.LEAVE_OUT
    assert second[Cause.ANSWER] is Treatment.NOT_APPLICABLE
    assert second[Cause.ZERO_BASE] is Treatment.ZERO
    assert second[Cause.PREVIOUS] is Treatment.ZERO
    usual = plan_of(
        rulebook(rule("r", PLAQUE), newcomer=condition("{field: unit.founded_on, on_or_after: $period_from}"))
    )
    assert usual.rows[0].treatments[Cause.PREVIOUS] is Treatment.LEAVE_OUT
    assert usual.rows[0].treatments[Cause.ZERO_BASE] is Treatment.NOT_APPLICABLE
    assert {usual.rows[0].treatments[cause] for cause in (Cause.ANSWER, Cause.UNSURE, Cause.TYPE)} == {Treatment.ZERO}
    assert isinstance(usual.newcomer, ATest)


def test_gates_and_rankings_are_bound() -> None:
    gates = (
        Gate("bar", same("bar"), GateKind.ENTRY_BAR, condition("{field: rate, at_least: 80%}")),
        Gate("set", same("set"), GateKind.MANDATORY_SET),
        Gate("clubs", same("clubs"), GateKind.VETO, condition("{field: plaque, is: false}"), for_types=("club",)),
    )
    by = (RankBy(), RankBy(measure("{ratio: {field: yuan}, to: {field: wan}}"), lowest_first=True))
    book = rulebook(rule("r", PLAQUE), gates=gates, rankings=(Ranking("rank", same("rank"), (), by),))
    plan = plan_of(book)
    assert [gate.gate.id for gate in plan.gates] == ["bar", "set"]
    bar, members = plan.gates
    assert isinstance(bar.condition, ATest)
    assert bar.condition.comparisons[0].operands[0] == Constant(80, Kind.NUMBER)
    assert members.condition is None
    (ranking,) = plan.rankings
    assert ranking.by[0] is None
    assert ranking.by[1] is not None
    assert subject_of(ranking.by[1]) == "yuan / times"


def test_days_are_those_of_the_period_and_of_the_one_before() -> None:
    text = "{if: {growth: {count: awards, where: {field: on, between: [$period_from, $period_to]}}, above: 0}}"
    book = rulebook(rule("grown", text))
    growth = award(plan_of(book)).condition.measure
    between = growth.measure.items.where.comparisons[0].operands
    before = growth.before.items.where.comparisons[0].operands
    assert [each.value.first for each in between] == [day("2014-01-01"), day("2014-12-31")]
    assert [each.value.first for each in before] == [day("2013-01-01"), day("2013-12-31")]


def test_the_first_period_of_a_list_has_none_before() -> None:
    rounds = tuple(Period(str(n), date(2014, n, 1), date(2014, n, 28), date(2014, n, 28)) for n in (1, 2))
    text = "{if: {growth: {count: awards, where: {field: on, after: $period_from}}, above: 0}}"
    book = rulebook(rule("grown", text), periods=Periods(PeriodKind.CUSTOM, listed=rounds))

    def before(period: Period) -> object:
        return award(plan_of(book, period=period)).condition.measure.before

    assert before(rounds[0]) is None
    assert before(rounds[1]) is not None
    assert before(Period("other", date(2014, 5, 1), date(2014, 5, 2), date(2014, 5, 2))) is None


def test_a_plan_pickles_and_compares() -> None:
    book = rulebook(
        rule("a", PLAQUE), rule("b", "{per: {measure: m}, earns: 0.5}"), measures=figure("m", "{count: awards}")
    )
    plan = plan_of(book)
    assert pickle.loads(pickle.dumps(plan)) == plan
    assert plan == plan_of(book)
    assert plan != plan_of(book, "club")


def test_the_fields_a_plan_reads() -> None:
    counted = "{count: activities, where: {field: kind, is: 学术}, once_by: [number], highest: level}"
    tiers = "[{if: {record: rate, above: 5}, points: 1}, {if: {field: on, present: true}, points: 1}]"
    listed = "{distinct: facilities, where: {field: item, is_not: 无}, above: 1}"
    grown = "{growth: {sum: activities, of: people}, above: 0}"
    book = rulebook(
        rule("a", f"{{per: {counted}, earns: 1}}"),
        rule("b", "{if: {field: wan, at_least: {previous: {measure: m}}}}", base=measure("{field: plain}")),
        rule("c", f"{{each: awards, bands: {tiers}}}"),
        rule("d", f"{{if: {listed}}}", when=condition("{field: name, present: true}")),
        rule("e", f"{{if: {grown}}}", mandatory=condition("{field: mark, at_least: 乙}")),
        measures=figure("m", "{sum: activities, of: cost}"),
        newcomer=condition("{field: unit.founded_on, on_or_after: $period_from}"),
        gates=(Gate("g", same("g"), GateKind.VETO, condition("{field: share, above: 1}")),),
        rankings=(Ranking("rank", same("rank"), (), (RankBy(measure("{field: yuan}")),)),),
    )
    read = fields_read(plan_of(book))
    within = {"cost", "kind", "level", "number", "people"}
    assert {path[1] for path in read.record if path[0] == "activities" and len(path) > 1} == within
    assert [".".join(path) for path in read.record if path[0] != "activities"] == [
        *("awards", "awards.on", "facilities", "mark", "name", "plain", "rate", "share", "unit.founded_on"),
        *("wan", "yuan"),
    ]
    assert [".".join(path) for path in read.previous] == ["activities", "activities.cost", "activities.people"]


def test_how_many_and_counts_stay_whole_numbers() -> None:
    plan = plan_of(rulebook(rule("a", "{if: {how_many: [{field: plaque, is: true}], is: 1}}")))
    test = award(plan).condition
    assert isinstance(test.measure, HowMany)
    assert test.comparisons[0].operands[0].value == 1
    assert isinstance(award(plan_of(rulebook(rule("b", "{value: {count: awards}}")))).measure, Count)
