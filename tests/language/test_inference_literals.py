"""What a literal or a parameter means depends on what it is compared with."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianjia_rules.language.conditions import Test as ATest
from jianjia_rules.language.inference import Inference, type_of
from jianjia_rules.language.measures import Choice, Constant, Times
from jianjia_rules.language.parameters import ByField, ByType, Dated
from jianjia_rules.language.problems import Problem
from jianjia_rules.language.scalars import DateSpan, MonthDay
from jianjia_rules.language.scope import Days
from jianjia_rules.language.types import Kind
from jianjia_rules.language.units import factor, product_unit, quotient_unit
from tests.pieces import bound, compared_with, condition, day, measure, parameter, problems, scope, year

PERIOD = year("2014")
DAYS = Days(PERIOD, PERIOD.last)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("{field: rate, at_least: 80%}", 80),
        ("{field: rate, at_least: 80}", 80),
        ("{field: share, at_least: 80%}", Fraction(4, 5)),
        ("{field: share, at_least: 0.8}", Fraction(4, 5)),
        ("{field: share, at_most: 1}", 1),
        ("{ratio: {field: people}, to: {field: plain}, at_least: 12.5%}", Fraction(1, 8)),
        ("{growth: {field: people}, as: share, above: 10%}", Fraction(1, 10)),
        ("{ratio: {field: guests}, to: {field: people}, at_least: 3}", 3),
        ("{ratio: {field: guests}, to: {field: people}, at_least: 90%}", Fraction(9, 10)),
        ("{field: area, at_least: 50}", 50),
        ("{count: activities, at_least: 2}", 2),
        ("{field: opened_on, after: 2014-12-31}", DateSpan(day("2014-12-31"), day("2014-12-31"))),
        ("{field: opened_on, is: 2014-02}", DateSpan(day("2014-02-01"), day("2014-02-28"))),
        ("{field: level, at_least: 市级}", "市级"),
        ("{field: plaque, is: true}", True),
        ("{field: tenure, is: 自有}", "自有"),
        ("{field: open.size, at_least: 3}", 3),
        ("{field: open.name, is: 甲}", "甲"),
        ("{field: open.flag, is: true}", True),
        ("{field: open.when, before: 2014-01-02}", DateSpan(day("2014-01-02"), day("2014-01-02"))),
    ],
)
def test_a_literal_means_what_its_place_says(text: str, value: object) -> None:
    assert compared_with(text) == value


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("{field: share, at_least: 80}", ["JJ404 at_least"]),
        ("{ratio: {count: activities}, to: {field: plain}, above: 80}", ["JJ404 above"]),
        ("{field: area, at_least: 80%}", ["JJ415 at_least"]),
        ("{count: activities, at_least: 80%}", ["JJ415 at_least"]),
        ("{field: area, at_least: 大}", ["JJ401 at_least"]),
        ("{field: area, at_least: true}", ["JJ401 at_least"]),
        ("{field: name, is: 3}", ["JJ401 is"]),
        ("{field: name, is: true}", ["JJ401 is"]),
        ("{field: plaque, is: 是}", ["JJ401 is"]),
        ("{field: opened_on, after: 去年}", ["JJ409 after"]),
        ("{field: opened_on, after: 2014}", ["JJ401 after"]),
        ("{field: tenure, is: 自由}", ["JJ411 is (自有?)"]),
        ("{field: tenure, in: [自有, 借用]}", ["JJ411 in.1 (租用?)"]),
        ("{field: level, at_least: 地市级}", ["JJ414 at_least (市级?)"]),
        ("{field: level, between: [市级, 全国]}", ["JJ414 between.1"]),
        ("{field: plain, between: [1, 很多]}", ["JJ401 between.1"]),
    ],
)
def test_a_literal_without_a_meaning_is_a_problem(text: str, found: list[str]) -> None:
    assert problems(text) == found


def test_a_bare_number_proposes_its_percentage() -> None:
    found: list[Problem] = []
    Inference(scope(), found.append).condition(condition("{field: share, at_least: 80}"), ())
    assert dict(found[0].data) == {"subject": "share", "found": "80", "percent": "80%", "fraction": "0.8"}


@given(st.decimals(0, 1000, places=3))
def test_a_percentage_is_a_hundredth_of_itself_as_a_share(number: Decimal) -> None:
    percent = compared_with(f"{{field: rate, at_least: {number}%}}")
    share = compared_with(f"{{field: share, at_least: {number}%}}")
    assert percent == Fraction(number)
    assert share == Fraction(number) / 100


_UNITS = ("元", "万元", "亿元")


@given(st.sampled_from(_UNITS), st.sampled_from(_UNITS), st.sampled_from(_UNITS))
def test_factors_are_exact_and_go_together(first: str, second: str, third: str) -> None:
    there, back, on, straight = (
        factor(first, second),
        factor(second, first),
        factor(second, third),
        factor(first, third),
    )
    assert there is not None
    assert back is not None
    assert on is not None
    assert there * back == 1
    assert there * on == straight


def test_units_of_products_and_quotients() -> None:
    assert factor("%", "1") == Fraction(1, 100)
    assert (factor("万元", "元"), factor("亿元", "万元"), factor("亿元", "元")) == (10_000, 10_000, 100_000_000)
    assert factor("人", "平方米") is None
    assert quotient_unit("元", "万元") == "1"
    assert quotient_unit(None, "人") == "1"
    assert quotient_unit("人次", "场") == "人次/场"
    assert product_unit(["1", "元", None]) == "元"
    assert product_unit(["元", "人"]) is None
    assert product_unit(["1", "%"]) == "1"
    assert product_unit([None]) is None


def test_money_converts_between_its_units() -> None:
    test = bound("{field: wan, at_least: {field: yuan}}")
    assert isinstance(test, ATest)
    converted = test.comparisons[0].operands[0]
    assert isinstance(converted, Times)
    assert converted.factors[0] == Constant(Fraction(1, 10_000), Kind.NUMBER)
    assert problems("{field: wan, at_least: {field: area}}") == ["JJ403 at_least"]
    assert problems("{field: wan, at_least: {field: plain}}") == []


@pytest.mark.parametrize(
    ("text", "kind", "unit"),
    [
        ("{field: area}", Kind.NUMBER, "平方米"),
        ("{sum: activities, of: cost}", Kind.NUMBER, "元"),
        ("{mean: activities, of: people}", Kind.NUMBER, "人"),
        ("{count: activities}", Kind.NUMBER, None),
        ("{distinct: activities, of: kind}", Kind.NUMBER, None),
        ("{latest: activities, of: on}", Kind.DATE, None),
        ("{ratio: {field: yuan}, to: {field: wan}}", Kind.NUMBER, "1"),
        ("{ratio: {field: guests}, to: {field: people}}", Kind.NUMBER, "人次/人"),
        ("{growth: {field: wan}}", Kind.NUMBER, "万元"),
        ("{growth: {field: wan}, as: share}", Kind.NUMBER, "1"),
        ("{previous: {field: area}}", Kind.NUMBER, "平方米"),
        ("{shortfall: {field: area}, from: 50}", Kind.NUMBER, "平方米"),
        ("{excess: {field: area}, over: 50}", Kind.NUMBER, "平方米"),
        ("{difference: [{field: wan}, {field: yuan}]}", Kind.NUMBER, "万元"),
        ("{add: [{field: plain}, {field: yuan}]}", Kind.NUMBER, "元"),
        ("{times: [50%, {field: people}]}", Kind.NUMBER, "人"),
        ("{times: [{field: rate}, {field: yuan}]}", Kind.NUMBER, "元"),
        ("{lower_of: [30, {field: people}]}", Kind.NUMBER, "人"),
        ("{higher_of: [30, {field: plain}]}", Kind.NUMBER, None),
        ("{days_from: {field: opened_on}, to: 2014-12-31}", Kind.NUMBER, "天"),
        ("{how_many: [{field: plaque, is: true}]}", Kind.NUMBER, None),
        ("{outcome: other}", Kind.TEXT, None),
        ("{earned: other}", Kind.NUMBER, None),
        ("{field: level}", Kind.SCALE, None),
        ("{field: facilities}", Kind.VALUES, None),
        ("{field: open.deep.down}", Kind.ANY, None),
        ("{sum: scores}", Kind.NUMBER, "分"),
    ],
)
def test_every_measure_has_a_type(text: str, kind: Kind, unit: str | None) -> None:
    found = type_of(measure(text.replace("{sum: scores}", "{sum: scores, of: item}")), scope())
    assert (found.kind, found.unit) == (kind, unit)


def test_a_rate_is_turned_into_a_share_before_it_multiplies() -> None:
    test = bound("{field: yuan, at_least: {times: [{field: rate}, {field: wan}]}}")
    assert isinstance(test, ATest)
    outer = test.comparisons[0].operands[0]
    assert isinstance(outer, Times)  # 万元 into 元
    assert outer.factors[0] == Constant(10_000, Kind.NUMBER)
    inner = outer.factors[1]
    assert isinstance(inner, Times)
    assert inner.factors[0].factors[0] == Constant(Fraction(1, 100), Kind.NUMBER)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("given", "unit", "text", "value"),
    [
        ("60%", "%", "{field: share, at_least: $p}", Fraction(3, 5)),
        (60, "%", "{field: share, at_least: $p}", Fraction(3, 5)),
        ("60%", "%", "{field: rate, at_least: $p}", 60),
        ("60%", "1", "{field: rate, at_least: $p}", 60),
        (Decimal("0.6"), "1", "{field: rate, at_least: $p}", 60),
        ("60%", None, "{field: rate, at_least: $p}", 60),
        (2, "万元", "{field: yuan, at_least: $p}", 20_000),
        (5, "次", "{count: activities, at_least: $p}", 5),
        (5, "％", "{field: rate, at_least: $p}", 5),
        ("省级", None, "{field: level, at_least: $p}", "省级"),
        ("2014-03", None, "{field: opened_on, before: $p}", DateSpan(day("2014-03-01"), day("2014-03-31"))),
    ],
)
def test_a_parameter_is_converted_from_its_unit(given: object, unit: str | None, text: str, value: object) -> None:
    parameters = parameter("p", Constant(given), unit)  # type: ignore[arg-type]
    assert compared_with(text, parameters=parameters) == value


@pytest.mark.parametrize(
    ("given", "unit", "text", "found"),
    [
        (5, "平方米", "{field: people, at_least: $p}", ["JJ403 at_least"]),
        ("5%", "平方米", "{field: rate, at_least: $p}", ["JJ412 at_least"]),
        ("五十", "平方米", "{field: area, at_least: $p}", ["JJ412 at_least"]),
        (80, "1", "{field: share, at_least: $p}", ["JJ404 at_least"]),
        (80, None, "{field: share, at_least: $p}", ["JJ404 at_least"]),
        ("省", None, "{field: level, at_least: $p}", ["JJ414 at_least (省级?)"]),
        (5, "人", "{field: name, is: $p}", ["JJ401 is"]),
        ((1, 2), None, "{field: people, at_least: $p}", ["JJ419 at_least"]),
        (5, None, "{field: people, at_least: $q}", ["JJ301 at_least"]),
    ],
)
def test_a_parameter_that_does_not_fit_is_a_problem(
    given: object, unit: str | None, text: str, found: list[str]
) -> None:
    assert problems(text, parameters=parameter("p", Constant(given), unit)) == found  # type: ignore[arg-type]


def test_a_list_parameter_stands_for_its_entries() -> None:
    parameters = parameter("p", Constant(("自有", "租用")))
    test = bound("{field: tenure, in: $p}", parameters=parameters)
    assert isinstance(test, ATest)
    assert [each.value for each in test.comparisons[0].operands] == ["自有", "租用"]  # type: ignore[union-attr]
    assert {each.kind for each in test.comparisons[0].operands} == {Kind.TEXT}  # type: ignore[union-attr]
    assert problems("{field: tenure, in: $p}", parameters=parameter("p", Constant(("自有", "借用")))) == [
        "JJ411 in.0 (租用?)"
    ]
    test = bound("{field: open.tenure, in: $p}", parameters=parameters)
    assert isinstance(test, ATest)
    assert test.kind is Kind.TEXT


def test_a_parameter_has_the_value_of_its_day_and_type() -> None:
    values = ByType(
        (("firm", Dated(((date(2014, 1, 1), Constant(50)), (date(2016, 1, 1), Constant(80))))),), Constant(20)
    )
    parameters = parameter("p", values, "平方米")

    def at(unit_type: str, day: date) -> object:
        return compared_with("{field: area, at_least: $p}", parameters=parameters, unit_type=unit_type, as_of=day)

    assert at("firm", date(2015, 12, 31)) == 50
    assert at("firm", date(2016, 1, 1)) == 80
    assert at("club", date(2016, 1, 1)) == 20
    early = {"parameters": parameters, "unit_type": "firm", "as_of": date(2013, 1, 1)}
    assert problems("{field: area, at_least: $p}", **early) == ["JJ319 at_least"]
    only_firms = parameter("p", ByType((("firm", Constant(5)),)))
    assert problems("{field: area, at_least: $p}", parameters=only_firms, unit_type="club") == ["JJ320 at_least"]


def test_a_parameter_by_field_is_a_choice_in_the_unit_compared() -> None:
    values = ByField(("unit", "size"), (("大型", Constant(10)), ("中型", Constant(5))), Constant(2))
    test = bound("{count: activities, where: {field: cost, at_least: $p}, at_least: 1}",
                 parameters=parameter("p", values, "万元"))  # fmt: skip
    assert isinstance(test, ATest)
    where = test.measure.items.where  # type: ignore[union-attr]
    assert isinstance(where, ATest)
    choice = where.comparisons[0].operands[0]
    assert isinstance(choice, Choice)
    assert [(key, case.value) for key, case in choice.cases] == [("大型", 100_000), ("中型", 50_000)]
    assert choice.otherwise == Constant(20_000, Kind.NUMBER)
    assert choice.field.kind is Kind.TEXT
    assert choice.field.scope == "record"


def test_a_choice_inside_a_choice_has_no_value() -> None:
    inner = ByField(("name",), (("a", Constant(1)),))
    values = ByField(("unit", "size"), (("大型", inner), ("小型", Constant(3))), None)
    test = bound("{field: people, at_least: $p}", parameters=parameter("p", values))
    assert isinstance(test, ATest)
    assert [key for key, _ in test.comparisons[0].operands[0].cases] == ["小型"]  # type: ignore[union-attr]


def test_reserved_days_are_those_of_the_period() -> None:
    def on(name: str) -> object:
        return compared_with(f"{{field: opened_on, on_or_after: ${name}}}", days=DAYS)

    assert on("period_from") == DateSpan(day("2014-01-01"), day("2014-01-01"))
    assert on("period_to") == on("as_of") == on("materials_due") == DateSpan(day("2014-12-31"), day("2014-12-31"))
    assert problems("{field: people, at_least: $period_to}", days=DAYS) == ["JJ401 at_least"]
    assert problems("{field: opened_on, after: $period_to}") == []


def test_a_month_day_is_placed_in_the_period() -> None:
    assert compared_with("{field: opened_on, before: 12-15}", days=DAYS) == DateSpan(
        day("2014-12-15"), day("2014-12-15")
    )
    assert compared_with("{field: opened_on, before: 12-15}") == MonthDay(12, 15)
    parameters = parameter("p", Constant(MonthDay(3, 1)))
    placed = compared_with("{field: opened_on, before: $p}", days=DAYS, parameters=parameters)
    assert placed == DateSpan(day("2014-03-01"), day("2014-03-01"))
    assert problems("{field: people, at_least: $p}", parameters=parameters) == ["JJ401 at_least"]
