"""Paths are held against the schema, words against the kind of value they follow."""

from __future__ import annotations

import pytest

from jianjia_rules.language.conditions import Some
from jianjia_rules.language.conditions import Test as ATest
from jianjia_rules.language.inference import Inference, type_of
from jianjia_rules.language.measures import Aggregate, Constant, Count, Field, Growth, Named, OncePer, Previous
from jianjia_rules.language.problems import Problem
from jianjia_rules.language.rulebook import Function
from jianjia_rules.language.scheme import Figure
from jianjia_rules.language.scope import Days
from jianjia_rules.language.text import same
from jianjia_rules.language.types import Kind
from tests.pieces import award_problems, bound, condition, day, figure, measure, parameter, problems, scope, year


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("{field: aera, at_least: 50}", ["JJ307 field (area?)"]),
        ("{field: unit.sise, is: 大型}", ["JJ307 field (unit.size?)"]),
        ("{field: nothing_like_it, at_least: 50}", ["JJ307 field"]),
        ("{field: founded_on, before: 2014-01-01}", ["JJ307 field (unit.founded_on?)"]),
        ("{record: aera, at_least: 50}", ["JJ307 record (area?)"]),
        ("{count: activitys, at_least: 1}", ["JJ307 count (activities?)"]),
        ("{count: activities, where: {field: knd, is: 学术}, at_least: 1}", ["JJ307 where.field (kind?)"]),
        ("{count: activities, where: {field: area, at_least: 3}, at_least: 1}", ["JJ413 where.field"]),
        ("{count: activities, where: {record: area, at_least: 3}, at_least: 1}", []),
        ("{sum: activities, of: peple, at_least: 1}", ["JJ307 of.field (people?)"]),
        ("{count: activities, once_by: [titel], at_least: 1}", ["JJ307 once_by.0"]),
        ("{field: activities.kind, is: 学术}", ["JJ405 field"]),
        ("{field: activities, at_least: 2}", ["JJ402 at_least"]),
        ("{field: facilities, is: 阅览室}", ["JJ402 is (contains?)"]),
        ("{count: area, at_least: 1}", ["JJ406 count"]),
        ("{count: activities, where: {count: guests, where: {field: nothing, is: 甲}, at_least: 1}, at_least: 1}",
         ["JJ307 where.where.field"]),
        ("{count: activities, where: {count: guests, where: {field: people, is: 3}, at_least: 1}, at_least: 1}",
         ["JJ426 where.where.field"]),
        ("{field: name, matches: 5}", ["JJ401 matches"]),
        ("{field: name, matches: {field: tenure}}", ["JJ416 matches"]),
        ("{count: activities, where: {count: guests, where: {field: age, above: 60}, at_least: 1}, at_least: 1}", []),
        ("{count: facilities, where: {field: name, is: 甲}, at_least: 1}", ["JJ307 where.field (item?)"]),
        ("{count: facilities, where: {field: item, in: [甲, 乙]}, at_least: 1}", []),
        ("{count: facilities, where: {count: inner, at_least: 1}, at_least: 1}", ["JJ406 where.count"]),
        ("{count: facilities, once_by: [name], at_least: 1}", ["JJ421 once_by.0"]),
        ("{count: open.list, where: {field: anything, is: 3}, at_least: 1}", []),
        ("{sum: activities, of: kind, at_least: 1}", ["JJ407 of"]),
        ("{latest: activities, of: people, before: 2014-01-01}", ["JJ407 of"]),
        ("{add: [{field: name}, {field: area}], at_least: 1}", ["JJ407 add.0"]),
        ("{add: [{field: activities}, {field: area}], at_least: 1}", ["JJ405 add.0"]),
        ("{add: [{field: wan}, {field: area}], at_least: 1}", ["JJ403 add.1"]),
        ("{ratio: {field: name}, to: {field: area}, at_least: 1}", ["JJ407 ratio"]),
        ("{days_from: {field: area}, to: {field: opened_on}, at_least: 1}", ["JJ407 days_from"]),
        ("{shortfall: {field: area}, from: {field: wan}, at_least: 1}", ["JJ403 from"]),
        ("{excess: {field: area}, over: {field: wan}, at_least: 1}", ["JJ403 over"]),
        ("{difference: [{field: area}, {field: wan}], at_least: 1}", ["JJ403 difference.1"]),
        ("{growth: {field: name}, above: 0}", ["JJ407 growth"]),
        ("{growth: {sum: activities, of: peple}, above: 0}", ["JJ307 growth.of.field (people?)"]),  # only once
        ("{field: area, is: {field: name}}", ["JJ401 is"]),
        ("{field: name, is: {field: facilities}}", ["JJ405 is"]),
        ("{field: level, is: {field: name}}", []),
        ("{field: level, at_least: {field: mark}}", ["JJ420 at_least"]),
        ("{field: marks, contains: 甲}", []),
        ("{field: marks, contains_any: [甲, 丁]}", ["JJ414 contains_any.1"]),
        ("{field: days, contains: 2014-01-01}", []),
        ("{field: name, contains: 市}", []),
        ("{field: open.list, contains: 市}", []),
        ("{measure: unknown, at_least: 1}", ["JJ306 measure"]),
        ("{distinct: activities, at_least: 1}", ["JJ425 distinct"]),
        ("{distinct: open.list, at_least: 1}", []),
        ("{distinct: facilities, at_least: 1}", []),
        (
            "{all: [{field: aera, above: 1}, {not: {field: nme, is: a}}]}",
            ["JJ307 all.0.field (area?)", "JJ307 all.1.not.field (name?)"],
        ),
        ("{any: [{none: [{field: aera, above: 1}]}]}", ["JJ307 any.0.none.0.field (area?)"]),
        ("{some: activities, where: {field: knd, is: 学术}}", ["JJ307 where.field (kind?)"]),
        ("{every: activities, where: {field: knd, is: 学术}}", ["JJ307 where.field (kind?)"]),
        ("{how_many: [{field: aera, above: 1}], at_least: 1}", ["JJ307 how_many.0.field (area?)"]),
        ("{outcome: other, is: mett}", ["JJ411 is (met?)"]),
        ("{field: area, at_least: {count: activitys}}", ["JJ307 at_least.count (activities?)"]),
    ],
)  # fmt: skip
def test_paths_lists_and_kinds(text: str, found: list[str]) -> None:
    assert problems(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("{field: opened_on, at_least: 2014-01-01}", "on_or_after"),
        ("{field: opened_on, below: 2014-01-01}", "before"),
        ("{field: area, on_or_before: 2014-01-01}", "at_most"),
        ("{field: area, after: 2014-01-01}", "above"),
        ("{field: facilities, in: [甲]}", "contains_any"),
        ("{field: area, matches: '1'}", None),
        ("{field: plaque, at_least: true}", None),
        ("{field: name, at_least: a}", None),
        ("{field: tenure, contains_any: [自有]}", None),
        ("{field: unit, is: a}", None),
    ],
)
def test_a_word_that_does_not_apply_proposes_the_one_that_does(text: str, found: str | None) -> None:
    reported: list[Problem] = []
    Inference(scope(), reported.append).condition(condition(text), ())
    assert [each.code for each in reported] == ["JJ402"]
    assert reported[0].on_key
    assert dict(reported[0].data)["nearest"] == found


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("{field: open.x, at_least: 3}", Kind.NUMBER),
        ("{field: open.x, at_least: {field: level}}", Kind.SCALE),
        ("{field: open.x, above: {field: open.y}}", Kind.NUMBER),
        ("{field: open.x, before: 2014-01-01}", Kind.DATE),
        ("{field: open.x, between: [1, 2]}", Kind.NUMBER),
        ("{field: open.x, matches: a+}", Kind.TEXT),
        ("{field: open.x, is: {field: open.y}}", Kind.ANY),
        ("{field: open.x, contains: a}", Kind.ANY),
        ("{field: open.x, present: true}", Kind.ANY),
        ("{field: open.x, present: true, is: a}", Kind.TEXT),
    ],
)
def test_a_field_the_schema_leaves_open_takes_the_kind_it_is_compared_as(text: str, kind: Kind) -> None:
    test = bound(text)
    assert isinstance(test, ATest)
    assert test.kind is kind
    assert isinstance(test.measure, Field)
    assert test.measure.kind is kind


def test_a_percentage_of_an_open_field_is_a_problem() -> None:
    assert problems("{field: open.x, at_least: 80%}") == ["JJ415 at_least"]


def test_scales_carry_their_levels() -> None:
    test = bound("{field: level, at_least: 市级}")
    assert isinstance(test, ATest)
    assert test.levels == ("县级", "市级", "省级", "国家级")
    test = bound("{field: marks, contains: 甲}")
    assert isinstance(test, ATest)
    assert test.levels == ("丙", "乙", "甲")
    once = bound("{count: awards, once_by: [title], highest: level, at_least: 1}")
    assert isinstance(once, ATest)
    assert isinstance(once.measure, Count)
    kept = once.measure.items.once
    assert isinstance(kept, OncePer)
    assert kept.highest == Field(("level",), kind=Kind.SCALE, levels=("县级", "市级", "省级", "国家级"))


def test_dates_in_a_list_are_compared_as_they_are_written() -> None:
    test = bound("{field: days, contains: 2014-01-01}")
    assert isinstance(test, ATest)
    assert test.comparisons[0].operands == (Constant("2014-01-01", Kind.TEXT),)


def test_lists_of_scalars_are_marked() -> None:
    test = bound("{distinct: facilities, where: {field: item, is_not: 无}, at_least: 1}")
    assert isinstance(test, ATest)
    assert isinstance(test.measure, Aggregate)
    assert test.measure.items.scalars
    assert test.measure.of == Field(("item",), kind=Kind.TEXT)
    some = bound("{some: facilities, where: {field: item, is: 甲}}")
    assert isinstance(some, Some)
    assert some.items.scalars


def test_patterns_are_held_to_the_safe_ones() -> None:
    assert problems(r"{field: name, matches: '(a|b)+c?[0-9]{2,3}'}") == []
    assert problems(r"{field: name, matches: '(a)\1'}") == ["JJ410 matches"]
    assert problems(r"{field: name, matches: '(?=a)b'}") == ["JJ410 matches"]
    assert problems(r"{field: name, matches: '[a'}") == ["JJ410 matches"]
    assert problems("{field: name, matches: {field: tenure}}") == ["JJ416 matches"]
    assert problems("{field: name, matches: $p}", parameters=parameter("p", Constant("a+"))) == []
    assert problems("{field: name, matches: $p}", parameters=parameter("p", Constant("a++"))) == ["JJ410 matches"]


def test_a_named_measure_has_the_unit_its_author_declares() -> None:
    measures = figure("spent", "{field: yuan}", "万元") | figure("done", "{count: activities}", "项")
    measures |= (
        figure("odd", "{field: area}", "元") | figure("ring", "{measure: ring}") | figure("word", "{field: name}", "个")
    )
    assert type_of(measure("{measure: spent}"), scope(measures=measures)).unit == "万元"
    assert type_of(measure("{measure: done}"), scope(measures=measures)).unit == "项"
    assert type_of(measure("{measure: word}"), scope(measures=measures)).kind is Kind.TEXT
    assert type_of(measure("{measure: ring}"), scope(measures=measures)).kind is Kind.ANY
    assert problems("{measure: spent, at_least: {field: wan}}", measures=measures) == []
    renamed = figure("trained", "{field: people}", "人次")
    assert type_of(measure("{measure: trained}"), scope(measures=renamed)).unit == "人次"
    assert problems("{measure: done, at_least: {field: people}}", measures=measures) == ["JJ403 at_least"]
    found: list[Problem] = []
    inference = Inference(scope(measures=measures), found.append)
    inference.named_at("odd", Figure("odd", same("odd"), measure("{field: area}"), "元"), ("is",))
    assert [(each.code, each.at) for each in found] == [("JJ403", ("unit",))]


def test_functions_take_and_give_what_they_declare() -> None:
    functions = {"index": Function("index", same("index"), "m:f", (Kind.NUMBER, Kind.TEXT), Kind.NUMBER)}
    assert problems("{call: index, with: [{field: area}, {field: name}], at_least: 3}", functions=functions) == []
    assert problems("{call: index, with: [{field: name}, x], at_least: 3}", functions=functions) == ["JJ401 with.0"]
    assert problems("{call: index, with: [{field: area}], at_least: 3}", functions=functions) == ["JJ418 call"]
    assert problems("{call: indx, with: [1], at_least: 3}", functions=functions) == ["JJ311 call (index?)"]
    assert award_problems("{call: index, with: [{field: area}, x]}", functions=functions) == []
    functions = {"most": Function("most", same("most"), "m:f", (Kind.VALUES,), Kind.NUMBER)}
    listed = {"functions": functions, "parameters": parameter("p", Constant((1, 2)))}
    assert problems("{call: most, with: [$p], at_least: 3}", **listed) == []
    assert problems("{call: most, with: [{field: scores}], at_least: 3}", **listed) == []
    assert problems("{call: most, with: [3], at_least: 3}", **listed) == ["JJ401 with.0"]
    functions = {"word": Function("word", same("word"), "m:f", (), Kind.TEXT)}
    assert award_problems("{call: word}", functions=functions) == ["JJ407 call"]


def test_what_is_measured_in_the_period_before_reads_that_period() -> None:
    now, then = year("2014"), year("2013")
    days = {"days": Days(now, now.last), "before": Days(then, then.last)}
    listed = "{count: activities, where: {field: on, on_or_after: $period_from}}"
    grown = Inference(scope(**days)).measure(measure(f"{{growth: {listed}}}"), ()).node
    assert isinstance(grown, Growth)
    assert _start(grown.measure) == day("2014-01-01")
    assert _start(grown.before) == day("2013-01-01")
    plain = Inference(scope(**days)).measure(measure("{growth: {count: activities}}"), ()).node
    assert isinstance(plain, Growth)
    assert plain.before is None
    named = figure("held", listed)
    for text in ("{previous: {measure: held}}", f"{{previous: {listed}}}"):
        before = Inference(scope(measures=named, **days)).measure(measure(text), ()).node
        assert isinstance(before, Previous)
        assert _start(before.measure) == day("2013-01-01")
    same_days = Inference(scope(measures=figure("held", "{count: activities}"), **days))
    assert same_days.measure(measure("{previous: {measure: held}}"), ()).node == Previous(Named("held"))


def _start(node: object) -> int:
    assert isinstance(node, Count)
    return node.items.where.comparisons[0].operands[0].value.first  # type: ignore[union-attr]


def test_a_roll_up_reads_only_records_of_the_period_before() -> None:
    group = {"group": True}
    assert problems("{growth: {sum: activities, of: cost}, above: 0}", **group) == ["JJ417 growth.of.field"]
    assert problems("{field: plain, at_least: {previous: {field: unit.id}}}", **group) == ["JJ401 at_least"]
    assert problems("{field: plain, at_least: {previous: {field: open.score}}}", **group) == [
        "JJ417 at_least.previous.field"
    ]
    assert problems("{field: plain, at_least: {previous: {field: open.record.plain}}}", **group) == []
    named = {
        "group": True,
        "measures": figure("cost", "{sum: activities, of: cost}") | figure("twice", "{measure: cost}"),
    }
    assert problems("{growth: {measure: twice}, above: 0}", **named) == ["JJ417 growth.measure"]
    assert problems("{measure: twice, above: 0}", **named) == []


def test_a_list_where_one_value_belongs_is_told_and_stays_one() -> None:
    """What looks at a faulty test later still finds two ends."""
    found: list[Problem] = []
    here = scope(parameters=parameter("p", Constant((1, 2, 3))))
    test = Inference(here, found.append).condition(condition("{field: plain, between: [$p, 5]}"), ())
    assert [each.code for each in found] == ["JJ419"]
    assert isinstance(test, ATest)
    assert len(test.comparisons[0].operands) == 2
