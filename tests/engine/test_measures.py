"""What every measure is, on records that give it and on records that do not."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from jianjia_rules.engine.bind import bind
from jianjia_rules.engine.interpret.expressions import evaluate
from jianjia_rules.engine.interpret.reading import read_record
from jianjia_rules.language.measures import Constant, ParameterRef
from jianjia_rules.language.parameters import ByField, ByType, Dated
from jianjia_rules.language.rulebook import Function
from jianjia_rules.language.text import same
from jianjia_rules.language.types import Kind
from tests import pieces
from tests.engine.examples import measured

ACTIVITIES = """
activities:
  - {kind: 学术, on: '2014-03-01', people: 30, cost: 100.5, level: 市级, number: a}
  - {kind: 科普, on: '2014-05-01', people: 50, cost: 0, level: 省级, number: a}
  - {kind: 科普, on: '2014-04-01', people: 10, cost: 20, level: 县级, number: b}
"""


@pytest.mark.parametrize(
    ("measure", "record", "value"),
    [
        ("{field: area}", "area: 45", "45"),
        ("{field: area}", "area: 0.1", "0.1"),
        ("{field: unit.size}", "unit: {size: 大型}", "大型"),
        ("{field: plaque}", "plaque: false", "False"),
        ("{field: area}", "{}", "? answer"),
        ("{field: area}", "area: null", "? answer"),
        ("{field: name}", "name: ''", "? answer"),
        ("{field: unit.size}", "unit: null", "? answer"),
        ("{field: unit.size}", "unit: 3", "? type"),
        ("{field: area}", "area: '45'", "? type"),
        ("{field: area}", "area: true", "? type"),
        ("{field: plaque}", "plaque: 1", "? type"),
        ("{field: name}", "name: 5", "? type"),
        ("{field: opened_on}", "opened_on: '2014-01-02'", "735235"),
        ("{field: opened_on}", "opened_on: '2014-01'", "735234..735264"),
        ("{field: opened_on}", "opened_on: 2 January", "? type"),
        ("{field: facilities}", "facilities: [a, b]", "('a', 'b')"),
        ("{field: facilities}", "facilities: a", "? type"),
        ("{field: open.any}", "open: {any: [1, a]}", "(1, 'a')"),
        ("{field: open.any}", "open: {any: 2.5}", "2.5"),
        ("{field: open.any}", "open: {any: {a: 1}}", "? type"),
    ],
)
def test_a_field_is_what_the_record_holds(measure: str, record: str, value: str) -> None:
    assert measured(measure, record) == value


@pytest.mark.parametrize(
    ("measure", "value"),
    [
        ("{count: activities}", "3"),
        ("{count: activities, where: {field: kind, is: 科普}}", "2"),
        ("{count: activities, once_by: [number]}", "2"),
        ("{count: activities, once_by: [number], where: {field: kind, is: 科普}}", "2"),
        ("{count: activities, once_by: [number], highest: people, where: {field: kind, is: 学术}}", "0"),
        ("{count: activities, once_by: [number], highest: level, where: {field: level, is: 省级}}", "1"),
        ("{count: activities, once_by: [number], highest: on, where: {field: kind, is: 科普}}", "2"),
        ("{distinct: activities, of: kind}", "2"),
        ("{sum: activities, of: people}", "90"),
        ("{sum: activities, of: cost}", "120.5"),
        ("{sum: activities, of: people, once_by: [number]}", "60"),
        ("{sum: activities, of: {times: [{field: people}, 2]}}", "180"),
        ("{mean: activities, of: people}", "30"),
        ("{mean: activities, of: cost, where: {field: kind, is: 学术}}", "100.5"),
        ("{least: activities, of: people}", "10"),
        ("{greatest: activities, of: people}", "50"),
        ("{latest: activities, of: on}", "735354"),
        ("{earliest: activities, of: on}", "735293"),
        ("{sum: activities, of: people, where: {field: people, above: 100}}", "0"),
        ("{mean: activities, of: people, where: {field: people, above: 100}}", "? zero-base"),
        ("{least: activities, of: people, where: {field: people, above: 100}}", "? zero-base"),
        ("{latest: activities, of: on, where: {field: people, above: 100}}", "? zero-base"),
    ],
)
def test_a_list_is_counted_and_aggregated(measure: str, value: str) -> None:
    assert measured(measure, ACTIVITIES) == value


@pytest.mark.parametrize(
    ("measure", "record", "value"),
    [
        ("{count: facilities}", "facilities: [a, b, a]", "3"),
        ("{count: facilities, where: {field: item, is: a}}", "facilities: [a, b, a]", "2"),
        ("{count: scores, where: {field: item, at_least: 60}}", "scores: [59.5, 60, 100]", "2"),
        ("{distinct: facilities}", "facilities: [a, b, a]", "2"),
        ("{distinct: marks, where: {field: item, at_least: 乙}}", "marks: [甲, 乙, 丙, 甲]", "2"),
        ("{count: activities, where: {count: guests, at_least: 2}}",
         "activities: [{guests: [{name: a}, {name: b}]}, {guests: []}]", "1"),
        ("{count: activities, where: {field: on, after: {record: unit.founded_on}}}",
         "{unit: {founded_on: '2014-02-01'}, activities: [{on: '2014-01-01'}, {on: '2014-03-01'}]}", "1"),
    ],
)  # fmt: skip
def test_lists_of_scalars_and_lists_in_lists(measure: str, record: str, value: str) -> None:
    assert measured(measure, record) == value


OPEN_ITEMS = """
activities:
  - {kind: 学术, on: '2014-03-01', people: 30, level: 市级, number: a}
  - {on: '2014-03', people: 50, number: a}
  - {kind: 科普, on: '2014-05', people: 10, level: 镇级, number: b}
  - {kind: 学术, on: '2014-05-31', level: 省级, number: b}
"""


@pytest.mark.parametrize(
    ("measure", "value"),
    [
        ("{count: activities, where: {field: kind, is: 学术}}", "2..3"),
        ("{sum: activities, of: people, where: {field: kind, is: 科普}}", "10..60"),
        ("{sum: activities, of: people, where: {field: kind, is: 学术}}", "? answer"),
        ("{mean: activities, of: people, where: {field: kind, is: 科普}}", "? answer"),
        ("{least: activities, of: people, where: {field: kind, is: 科普}}", "10"),
        ("{greatest: activities, of: people, where: {field: kind, is: 科普}}", "10..50"),
        ("{greatest: activities, of: people, where: {all: [{field: kind, is: 科普}, {field: people, above: 20}]}}",
         "? answer"),
        ("{latest: activities, of: on}", "735384"),
        ("{earliest: activities, of: on}", "735293"),
        ("{distinct: activities, of: on}", "2..4"),
        ("{distinct: activities, of: kind}", "3"),  # an item without its key is its own key
        # of one number the greater meeting counts, or the higher; which it is may be open
        ("{count: activities, once_by: [number], highest: people, where: {field: kind, is: 学术}}", "0..2"),
        ("{sum: activities, of: people, once_by: [number], highest: people, where: {field: number, is: a}}", "50"),
        ("{count: activities, once_by: [number], highest: level, where: {field: number, is: b}}", "1"),
        ("{count: activities, once_by: [number], highest: level, where: {field: kind, is: 科普}}", "0..2"),
    ],
)  # fmt: skip
def test_what_is_missing_of_items_leaves_both_ends_open(measure: str, value: str) -> None:
    assert measured(measure, OPEN_ITEMS) == value


@pytest.mark.parametrize(
    ("measure", "record", "value"),
    [
        ("{add: [{field: people}, 2, {count: facilities}]}", "{people: 3, facilities: [a]}", "6"),
        ("{add: [{field: plain}, 0.2]}", "plain: 0.1", "0.3"),
        ("{times: [{field: plain}, {field: plain}, 50%]}", "plain: 3", "4.5"),
        ("{lower_of: [30, {field: people}]}", "people: 12", "12"),
        ("{higher_of: [30, {field: people}]}", "people: 12", "30"),
        ("{difference: [{field: people}, 5]}", "people: 3", "-2"),
        ("{ratio: {field: plain}, to: 3}", "plain: 1", "1/3"),
        ("{ratio: {field: yuan}, to: {field: wan}}", "{yuan: 5000, wan: 1}", "0.5"),
        ("{ratio: {field: plain}, to: {field: people}}", "{plain: 1, people: 0}", "? zero-base"),
        ("{shortfall: {field: people}, from: 10}", "people: 7", "3"),
        ("{shortfall: {field: people}, from: 10}", "people: 12", "0"),
        ("{excess: {field: people}, over: 10}", "people: 12", "2"),
        ("{excess: {field: people}, over: 10}", "people: 7", "0"),
        ("{days_from: {field: opened_on}, to: 2014-03-01}", "opened_on: '2014-02-01'", "28"),
        ("{days_from: 2014-03-01, to: {field: opened_on}}", "opened_on: '2014-02-01'", "-28"),
        ("{how_many: [{field: plaque, is: true}, {field: area, above: 1}]}", "{plaque: true, area: 1}", "1"),
        ("{add: [{field: people}, {count: facilities}]}", "people: 3", "? answer"),
        ("{times: [{field: plain}, {field: area}]}", "{plain: 0}", "? answer"),
        ("{add: [{field: open.a}, 1]}", "open: {a: x}", "? type"),
        ("{ratio: {field: plain}, to: {count: activities, where: {field: kind, is: 学术}}}",
         "{plain: 1, activities: [{}]}", "? answer"),
        ("{ratio: {field: plain}, to: {count: activities, where: {field: kind, is: 学术}}}",
         "{plain: 6, activities: [{}, {kind: 学术}, {kind: 学术}]}", "2..3"),
    ],
)  # fmt: skip
def test_arithmetic_is_exact(measure: str, record: str, value: str) -> None:
    assert measured(measure, record) == value


@pytest.mark.parametrize(
    ("measure", "now", "before", "value"),
    [
        ("{previous: {field: people}}", "people: 5", "people: 3", "3"),
        ("{previous: {count: awards}}", "{}", "awards: [{title: a}]", "1"),
        ("{previous: {field: people}}", "people: 5", None, "? previous"),
        ("{previous: {field: people}}", "people: 5", "{}", "? answer"),
        ("{growth: {field: people}}", "people: 5", "people: 3", "2"),
        ("{growth: {field: people}, as: share}", "people: 5", "people: 4", "0.25"),
        ("{growth: {field: people}, as: share}", "people: 5", "people: 0", "? zero-base"),
        ("{growth: {field: people}}", "people: 5", None, "? previous"),
        ("{growth: {field: people}}", "{}", None, "? answer, previous"),
        ("{previous: {previous: {field: people}}}", "people: 5", "people: 3", "? previous"),
        ("{count: activities, where: {field: people, above: {previous: {field: people}}}}",
         "activities: [{people: 5}]", "{people: 3, activities: []}", "1"),
    ],
)  # fmt: skip
def test_the_period_before(measure: str, now: str, before: str | None, value: str) -> None:
    assert measured(measure, now, before) == value


@pytest.mark.parametrize(
    ("operand", "value"),
    [("$as_of", "0"), ("$period_to", "0"), ("$period_from", "-364"), ("$materials_due", "0"), ("2014-12-30", "-1")],
)
def test_the_days_of_the_period_are_parameters(operand: str, value: str) -> None:
    assert measured(f"{{days_from: {{field: opened_on}}, to: {operand}}}", "opened_on: '2014-12-31'") == value


def test_the_days_of_the_period_before_are_its_own() -> None:
    measure = "{previous: {days_from: $period_to, to: {field: opened_on}}}"
    assert measured(measure, "{}", "opened_on: '2013-12-30'") == "-1"


def _parameter(value: Any) -> dict[str, Any]:
    return {"parameters": pieces.parameter("p", value)}


def test_a_parameter_is_the_one_of_the_day_and_of_the_type() -> None:
    dated = Dated(((date(2010, 1, 1), Constant(1)), (date(2014, 6, 1), Constant(2)), (date(2015, 1, 1), Constant(3))))
    by_type = ByType((("club", Constant(4)),), Constant(5))
    assert measured("{add: [{field: people}, $p]}", "people: 0", **_parameter(dated)) == "2"
    assert measured("{add: [{field: people}, $p]}", "people: 0", **_parameter(by_type)) == "5"
    assert measured("{add: [{field: people}, $p]}", "people: 0", unit_type="club", **_parameter(by_type)) == "4"


@pytest.mark.parametrize(
    ("path", "cases", "record", "value"),
    [
        ("unit.size", ("大型", "小型"), "unit: {size: 大型}", "1"),
        ("unit.size", ("大型", "小型"), "unit: {size: 中型}", "9"),
        ("unit.size", ("大型", "小型"), "{}", "? answer"),
        ("plaque", ("true", "false"), "plaque: false", "2"),
        ("plain", ("2", "2.5"), "plain: 2.50", "2"),
        ("opened_on", ("2014-06-23", "2014-06"), "opened_on: '2014-06-23'", "1"),
        ("opened_on", ("2014-06-23", "2014-06"), "opened_on: '2014-06'", "2"),
        ("facilities", ("a", "b"), "facilities: [a]", "9"),
    ],
)
def test_a_parameter_may_be_decided_by_a_field(path: str, cases: tuple[str, str], record: str, value: str) -> None:
    choice = ByField(tuple(path.split(".")), ((cases[0], Constant(1)), (cases[1], Constant(2))), Constant(9))
    assert measured("{lower_of: [$p, $p]}", record, **_parameter(choice)) == value


def test_no_parameter_is_left_in_a_bound_tree() -> None:
    plan = bind(pieces.rulebook(), "firm", pieces.year("2014"))
    with pytest.raises(TypeError, match="no parameters"):
        evaluate(ParameterRef("p"), read_record(plan, {}))


def test_a_parameter_without_a_case_for_the_field_is_unknown() -> None:
    choice = ByField(("unit", "size"), (("大型", Constant(1)),))
    assert measured("{lower_of: [$p, $p]}", "unit: {size: 小型}", **_parameter(choice)) == "? answer"


def test_a_named_measure_is_taken_on_the_record_wherever_it_stands() -> None:
    measures = pieces.figure("all_people", "{field: people}")
    inside = "{count: activities, where: {field: people, at_least: {measure: all_people}}}"
    assert measured(inside, "{people: 10, activities: [{people: 5}, {people: 15}]}", measures=measures) == "1"


def test_a_named_measure_that_speaks_of_others_many_times_is_evaluated_once() -> None:
    measures = pieces.figure("m0", "{field: plain}")
    for level in range(40):
        terms = ", ".join([f"{{measure: m{level}}}"] * 10)
        measures |= pieces.figure(f"m{level + 1}", f"{{add: [{terms}]}}")
    assert measured("{measure: m40}", "plain: 1", measures=measures) == str(10**40)


@pytest.mark.parametrize(
    ("measure", "value"),
    [
        ("{add: [{measure: m}, 1]}", "? type"),
        ("{lower_of: [{measure: m}, {field: people}]}", "? answer, type"),
        ("{sum: activities, of: {measure: m}}", "? type"),
        ("{distinct: activities, of: {measure: m}}", "1"),
    ],
)
def test_a_named_measure_of_any_kind_may_turn_out_to_be_no_number(measure: str, value: str) -> None:
    record = "{open: {a: x}, activities: [{kind: 学术}, {kind: 科普}]}"
    assert measured(measure, record, measures=pieces.figure("m", "{field: open.a}")) == value


def test_a_number_that_grows_out_of_all_bounds_is_none() -> None:
    measures = pieces.figure("m0", "{field: plain}")
    for level in range(20):
        measures |= pieces.figure(f"m{level + 1}", f"{{times: [{{measure: m{level}}}, {{measure: m{level}}}]}}")
    assert measured("{measure: m20}", "plain: 1000", measures=measures) == "? type"


@pytest.mark.parametrize(
    ("name", "takes", "gives", "call", "value"),
    [
        ("half", "number", "number", "{call: f, with: [{field: people}]}", "2.5"),
        ("half", "number", "number", "{call: f, with: [{field: area}]}", "? answer"),
        ("initial", "text", "text", "{call: f, with: [{field: name}]}", "甲"),
        ("wrong", "number", "number", "{call: f, with: [{field: people}]}", "? function"),
        ("nothing", "number", "number", "{call: f, with: [{field: people}]}", "? function"),
        ("initial", "text", "number", "{call: f, with: [{field: name}]}", "? function"),
        ("absent", "number", "number", "{call: f, with: [{field: people}]}", "? function"),
        ("half", "date", "number", "{call: f, with: [{field: opened_on}]}", "? answer"),
    ],
)
def test_a_declared_function_is_called_on_what_is_known(
    name: str, takes: str, gives: str, call: str, value: str
) -> None:
    declared = Function("f", same("f"), f"tests.engine.functions:{name}", (Kind(takes),), Kind(gives))
    record = "{people: 5, name: 甲乙, opened_on: '2014-06'}"
    assert measured(call, record, functions={"f": declared}) == value
