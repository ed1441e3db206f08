"""Every comparison word on every kind it takes, and how conditions join; true, false and unknown."""

from __future__ import annotations

from fractions import Fraction

import pytest

from jianjia_rules.engine.compare import compare
from jianjia_rules.engine.values import Known
from jianjia_rules.language.conditions import Word
from jianjia_rules.language.measures import Constant
from jianjia_rules.language.parameters import ByField
from tests import pieces
from tests.engine.examples import judged

NUMBERS = [
    ("is: 5", "5", "true"), ("is: 5", "5.0", "true"), ("is: 5", "4", "false"), ("is_not: 5", "5", "false"),
    ("is_not: 5", "4", "true"), ("at_least: 5", "5", "true"), ("at_least: 5", "4.99", "false"),
    ("at_most: 5", "5", "true"), ("at_most: 5", "5.01", "false"), ("above: 5", "5", "false"), ("above: 5", "6", "true"),
    ("below: 5", "5", "false"), ("below: 5", "4", "true"), ("between: [1, 5]", "1", "true"),
    ("between: [1, 5]", "5", "true"), ("between: [1, 5]", "0", "false"), ("between: [1, 5]", "6", "false"),
    ("in: [1, 2]", "2", "true"), ("in: [1, 2]", "3", "false"), ("not_in: [1, 2]", "3", "true"),
    ("not_in: [1, 2]", "1", "false"), ("present: true", "0", "true"), ("present: false", "0", "false"),
    ("at_least: 1, below: 3", "2", "true"), ("at_least: 1, below: 3", "3", "false"),
]  # fmt: skip
DATES = [
    ("is: 2014-06-23", "2014-06-23", "true"), ("is_not: 2014-06-23", "2014-06-23", "false"),
    ("before: 2014-06-23", "2014-06-22", "true"), ("before: 2014-06-23", "2014-06-23", "false"),
    ("after: 2014-06-23", "2014-06-24", "true"), ("after: 2014-06-23", "2014-06-23", "false"),
    ("on_or_before: 2014-06-23", "2014-06-23", "true"), ("on_or_before: 2014-06-23", "2014-06-24", "false"),
    ("on_or_after: 2014-06-23", "2014-06-23", "true"), ("on_or_after: 2014-06-23", "2014-06-22", "false"),
    ("between: [2014-01-01, 2014-06-30]", "2014-06-30", "true"), ("in: [2014-06-23]", "2014-06-23", "true"),
    ("not_in: [2014-06-23]", "2014-06-24", "true"), ("present: true", "2014-06-24", "true"),
]  # fmt: skip
MONTHS = [
    ("before: 2014-07-01", "2014-06", "true"), ("before: 2014-06-01", "2014-06", "false"),
    ("before: 2014-06-23", "2014-06", "? answer"), ("on_or_after: 2014-06-01", "2014-06", "true"),
    ("on_or_after: 2014-06-02", "2014-06", "? answer"), ("is: 2014-06-23", "2014-06", "? answer"),
    ("is: 2014-07-01", "2014-06", "false"), ("on_or_after: 2014-06", "2014-06-30", "true"),
    ("on_or_after: 2014-06", "2014-06-29", "? answer"), ("not_in: [2014-07-01]", "2014-06", "true"),
]  # fmt: skip
SCALES = [
    ("at_least: 市级", "市级", "true"), ("at_least: 市级", "县级", "false"), ("at_most: 市级", "国家级", "false"),
    ("above: 市级", "省级", "true"), ("below: 市级", "县级", "true"), ("is: 市级", "市级", "true"),
    ("is_not: 市级", "市级", "false"), ("in: [市级, 省级]", "省级", "true"), ("not_in: [市级]", "省级", "true"),
    ("between: [市级, 省级]", "国家级", "false"), ("at_least: 市级", "镇级", "? type"),
    ("present: true", "镇级", "true"),
]  # fmt: skip
TEXTS = [
    ("is: 甲", "甲", "true"), ("is: 甲", "甲 ", "false"), ("is: a", "A", "false"), ("is_not: 甲", "乙", "true"),
    ("in: [甲, 乙]", "乙", "true"), ("not_in: [甲, 乙]", "丙", "true"), ("contains: 号", "3号文", "true"),
    ("contains: 号", "3文", "false"), ("matches: '[0-9]+号'", "30号", "true"),
    ("matches: '[0-9]+号'", "30号文", "false"),
    ("present: true", "甲", "true"), ("is: $$x", "$x", "true"),
]  # fmt: skip
TRUTHS = [
    ("is: true", "true", "true"), ("is: true", "false", "false"), ("is: false", "false", "true"),
    ("is_not: true", "false", "true"), ("in: [true, false]", "false", "true"), ("not_in: [true]", "true", "false"),
    ("present: true", "false", "true"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "given", "truth"), NUMBERS)
def test_numbers(words: str, given: str, truth: str) -> None:
    assert judged(f"{{field: plain, {words}}}", f"plain: {given}") == truth


@pytest.mark.parametrize(("words", "given", "truth"), DATES + MONTHS)
def test_dates_and_months(words: str, given: str, truth: str) -> None:
    assert judged(f"{{field: opened_on, {words}}}", f"opened_on: '{given}'") == truth


@pytest.mark.parametrize(("words", "given", "truth"), SCALES)
def test_levels_of_a_scale(words: str, given: str, truth: str) -> None:
    assert judged(f"{{field: level, {words}}}", f"level: {given}") == truth


@pytest.mark.parametrize(("words", "given", "truth"), TEXTS)
def test_texts_compare_exactly(words: str, given: str, truth: str) -> None:
    assert judged(f"{{field: name, {words}}}", f"name: '{given}'") == truth


@pytest.mark.parametrize(("words", "given", "truth"), TRUTHS)
def test_truth_values(words: str, given: str, truth: str) -> None:
    assert judged(f"{{field: plaque, {words}}}", f"plaque: {given}") == truth


@pytest.mark.parametrize(
    ("condition", "truth"),
    [
        ("{field: facilities, contains: a}", "true"),
        ("{field: facilities, contains: d}", "false"),
        ("{field: facilities, contains_any: [d, b]}", "true"),
        ("{field: facilities, contains_any: [d, e]}", "false"),
        ("{field: facilities, contains_all: [a, b]}", "true"),
        ("{field: facilities, contains_all: [a, d]}", "false"),
        ("{field: facilities, present: true}", "true"),
        ("{field: scores, contains: 59.5}", "true"),
        ("{field: scores, contains: 60}", "false"),
        ("{field: marks, contains: 甲}", "true"),
        ("{field: marks, contains_all: [甲, 丙]}", "false"),
        ("{field: days, contains: 2014-06-23}", "true"),
        ("{field: facilities, contains: {field: name}}", "true"),
    ],
)
def test_lists_of_scalars_contain(condition: str, truth: str) -> None:
    record = "{facilities: [a, b], scores: [59.5, 100], marks: [甲, 乙], days: ['2014-06-23'], name: b}"
    assert judged(condition, record) == truth


@pytest.mark.parametrize(
    ("condition", "record", "truth"),
    [
        ("{field: people, at_least: {field: plain}}", "{people: 5, plain: 4.5}", "true"),
        ("{field: people, at_least: {previous: {field: people}}}", "people: 5", "? previous"),
        ("{field: name, is: {field: tenure}}", "{name: 自有, tenure: 自有}", "true"),
        ("{field: opened_on, after: {field: unit.founded_on}}",
         "{opened_on: '2014-02-01', unit: {founded_on: '2014-01-31'}}", "true"),
        ("{field: rate, at_least: 80%}", "rate: 80", "true"),
        ("{field: share, at_least: 80%}", "share: 0.8", "true"),
        ("{ratio: {field: people}, to: {field: plain}, at_least: 80%}", "{people: 4, plain: 5}", "true"),
        ("{ratio: {field: people}, to: {field: plain}, above: 80%}", "{people: 4, plain: 5}", "false"),
        ("{ratio: {field: people}, to: {field: plain}, at_least: 80%}", "{people: 4, plain: -5}", "false"),
        ("{ratio: {field: people}, to: {field: plain}, at_least: 80%}", "{people: 4, plain: 0}", "? zero-base"),
        ("{ratio: {field: people}, to: {field: plain}, at_least: 80%}", "{plain: 0}", "? answer"),
        ("{field: wan, at_least: {field: yuan}}", "{wan: 1, yuan: 10000}", "true"),
        ("{field: wan, above: {field: yuan}}", "{wan: 1, yuan: 10000}", "false"),
    ],
)  # fmt: skip
def test_measures_stand_on_either_side(condition: str, record: str, truth: str) -> None:
    assert judged(condition, record) == truth


T, F, U = "{field: plaque, is: true}", "{field: plaque, is: false}", "{field: area, above: 1}"
"""True, false and unknown on a record with a plaque."""


@pytest.mark.parametrize(
    ("condition", "truth"),
    [
        (f"{{all: [{T}, {T}]}}", "true"), (f"{{all: [{T}, {F}, {U}]}}", "false"), (f"{{all: [{U}, {T}]}}", "? answer"),
        (f"{{any: [{F}, {T}, {U}]}}", "true"), (f"{{any: [{F}, {F}]}}", "false"), (f"{{any: [{F}, {U}]}}", "? answer"),
        (f"{{none: [{F}, {F}]}}", "true"), (f"{{none: [{F}, {T}, {U}]}}", "false"),
        (f"{{none: [{F}, {U}]}}", "? answer"),
        (f"{{not: {T}}}", "false"), (f"{{not: {F}}}", "true"), (f"{{not: {U}}}", "? answer"),
        (f"{{how_many: [{T}, {F}, {U}], at_least: 1}}", "true"),
        (f"{{how_many: [{T}, {F}, {U}], at_least: 3}}", "false"),
        (f"{{how_many: [{T}, {F}, {U}], at_least: 2}}", "? answer"),
        (f"{{how_many: [{T}, {U}], in: [1, 2]}}", "? answer"),
    ],
)  # fmt: skip
def test_logic_is_kleenes(condition: str, truth: str) -> None:
    assert judged(condition, "plaque: true") == truth


@pytest.mark.parametrize(
    ("record", "some", "every", "two"),
    [
        ("activities: []", "false", "true", "false"),
        ("activities: [{people: 5}, {people: 1}]", "true", "false", "false"),
        ("activities: [{people: 5}, {people: 6}]", "true", "true", "true"),
        ("activities: [{people: 5}, {}]", "true", "? answer", "? answer"),
        ("activities: [{people: 1}, {}]", "? answer", "false", "false"),
        ("activities: [{}, null]", "? answer", "? answer", "? answer"),
        ("{}", "? answer", "? answer", "? answer"),
        ("activities: 5", "? type", "? type", "? type"),
    ],
)
def test_items_that_fulfil_a_condition(record: str, some: str, every: str, two: str) -> None:
    where = "where: {field: people, at_least: 5}"
    assert judged(f"{{some: activities, {where}}}", record) == some
    assert judged(f"{{every: activities, {where}}}", record) == every
    assert judged(f"{{count: activities, {where}, at_least: 2}}", record) == two


@pytest.mark.parametrize(
    ("field", "record", "truth"),
    [
        ("area", "{}", "false"), ("area", "area: null", "false"), ("name", "name: ''", "false"),
        ("area", "area: 0", "true"), ("plaque", "plaque: false", "true"), ("unit.size", "unit: 5", "true"),
        ("activities", "activities: []", "true"), ("activities", "{}", "false"),
    ],
)  # fmt: skip
def test_presence_is_never_unknown(field: str, record: str, truth: str) -> None:
    assert judged(f"{{field: {field}, present: true}}", record) == truth
    assert judged(f"{{field: {field}, present: false}}", record) == {"true": "false", "false": "true"}[truth]


def test_what_is_measured_is_present_when_it_can_be_told() -> None:
    ratio = "{ratio: {field: people}, to: {field: plain}, present: true}"
    assert judged(ratio, "{people: 1, plain: 2}") == "true"
    assert judged(ratio, "{people: 1, plain: 0}") == "false"


def test_presence_and_a_comparison_both_hold() -> None:
    condition = "{field: area, present: true, at_least: 5}"
    assert judged(condition, "area: 5") == "true"
    assert judged(condition, "{}") == "false"


def test_a_list_of_a_parameter_is_spread() -> None:
    kinds = pieces.parameter("kinds", Constant(("甲", "乙")))
    assert judged("{field: name, in: $kinds}", "name: 乙", parameters=kinds) == "true"
    assert judged("{field: name, not_in: $kinds}", "name: 丙", parameters=kinds) == "true"
    assert judged("{field: facilities, contains_any: $kinds}", "facilities: [乙]", parameters=kinds) == "true"


@pytest.mark.parametrize(
    ("words", "record", "truth"),
    [
        ("in: $p", "{plain: 5, tenure: 自有}", "true"),
        ("in: $p", "{plain: 5, tenure: 租用}", "false"),
        ("not_in: $p", "{plain: 5, tenure: 自有}", "false"),
        ("not_in: $p", "{plain: 5, tenure: 租用}", "true"),
        ("in: $p", "plain: 5", "? answer"),
    ],
)
def test_lists_of_a_parameter_that_a_field_decides_are_spread(words: str, record: str, truth: str) -> None:
    lists = ByField(("tenure",), (("自有", Constant((5, 7))), ("租用", Constant((1, 7)))))
    assert judged(f"{{field: plain, {words}}}", record, parameters=pieces.parameter("p", lists)) == truth


@pytest.mark.parametrize(
    ("words", "truth"),
    [("in: $p", "true"), ("not_in: $p", "false"), ("in: [$low, 7]", "true"), ("in: [7, $low]", "true")],
)
def test_numbers_and_days_of_a_parameter_are_spread(words: str, truth: str) -> None:
    parameters = pieces.parameter("p", Constant((5, Fraction(5, 2)))) | pieces.parameter("low", Constant(5))
    assert judged(f"{{field: plain, {words}}}", "plain: 5", parameters=parameters) == truth
    days = pieces.parameter("p", Constant(("2014-01-01", "2014-06-23"))) | pieces.parameter("low", Constant(5))
    if "$p" in words:
        assert judged(f"{{field: opened_on, {words}}}", "opened_on: '2014-06-23'", parameters=days) == truth


@pytest.mark.parametrize(
    ("condition", "record", "truth"),
    [
        ("{field: mark, at_least: {measure: m}}", "{mark: 甲, open: {a: 乙}}", "true"),
        ("{field: mark, at_least: {measure: m}}", "{mark: 甲, open: {a: 丁}}", "? type"),
        ("{field: mark, at_least: {measure: m}}", "{mark: 甲, open: {a: true}}", "? type"),
        ("{field: mark, at_least: {measure: m}}", "{mark: 甲, open: {}}", "? answer"),
        ("{field: name, matches: '[0-9]+'}", "{name: '12'}", "true"),
        ("{field: open.a, matches: '[0-9]+'}", "open: {a: 12}", "? type"),
        ("{field: open.a, contains: x}", "open: {a: [1, x]}", "true"),
    ],
)
def test_what_may_be_anything_is_compared_by_what_it_is(condition: str, record: str, truth: str) -> None:
    assert judged(condition, record, measures=pieces.figure("m", "{field: open.a}")) == truth


def test_a_choice_is_compared_with_what_is_known_of_it() -> None:
    assert judged("{field: open.a, is: {field: open.b}}", "open: {a: x, b: x}") == "true"
    assert judged("{field: open.a, is: {field: open.b}}", "open: {a: x, b: 1}") == "? type"
    assert judged("{field: open.a, above: 1}", "open: {a: x}") == "? type"
    assert judged("{field: open.a, contains: x}", "open: {a: [y, 1, null]}") == "? type"


def test_presence_is_not_asked_of_values() -> None:
    with pytest.raises(ValueError, match="presence"):
        compare(Known("a"), Word.PRESENT, [Known(True)])
