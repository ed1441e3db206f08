"""Traces: every node's value, and where in the record it was evaluated."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from jianjia_rules.engine.bind import bind
from jianjia_rules.engine.interpret.evaluate import interpret, trace_row
from jianjia_rules.engine.interpret.reading import read_record
from jianjia_rules.engine.interpret.trace import Trace
from jianjia_rules.engine.values import Earned, Interval
from jianjia_rules.language.awards import If
from jianjia_rules.language.conditions import Test as ATest
from jianjia_rules.language.measures import Count, Field, Previous
from tests import pieces
from tests.engine.examples import data

AWARD = "{if: {count: activities, where: {field: people, at_least: {record: people}}, at_least: 1}}"


def traced(award: str, record: str, previous: str | None = None, **settings: Any) -> tuple[Trace, ...]:
    rule = {key: settings.pop(key) for key in ("when", "mandatory") if key in settings}
    plan = bind(pieces.rulebook(pieces.rule("row", award, **rule), **settings), "firm", pieces.year("2014"))
    before = None if previous is None else data(previous)
    return trace_row(plan.rows[0], read_record(plan, data(record), before))


def every(traces: tuple[Trace, ...] | list[Trace]) -> Iterator[Trace]:
    for trace in traces:
        yield trace
        yield from every(trace.children)


def test_the_root_is_the_award_and_its_nodes_stand_below() -> None:
    (root,) = traced(AWARD, "{people: 3, activities: [{people: 5}, {people: 1}]}")
    assert isinstance(root.node, If)
    assert isinstance(root.result, Earned)
    assert (root.result.least, root.result.most) == (10, 10)
    (test,) = root.children
    assert isinstance(test.node, ATest)
    assert test.result is True
    count, constant = test.children
    assert isinstance(count.node, Count)
    assert count.result == Interval(1, 1)
    assert constant.result == Interval(1, 1)


def test_what_is_asked_of_an_item_stands_at_the_item() -> None:
    found = list(every(traced(AWARD, "{people: 3, activities: [{people: 5}, {people: 1}]}")))
    asked = [(trace.path, trace.node.path, trace.result) for trace in found if isinstance(trace.node, Field)]
    assert asked == [
        (("activities", 0), ("people",), Interval(5, 5)),
        (("activities", 0), ("people",), Interval(3, 3)),
        (("activities", 1), ("people",), Interval(1, 1)),
        (("activities", 1), ("people",), Interval(3, 3)),
    ]


def test_what_is_asked_of_the_period_before_says_so() -> None:
    found = list(every(traced("{if: {previous: {field: people}, above: 1}}", "{}", "people: 2")))
    assert [(type(trace.node), trace.previous) for trace in found if isinstance(trace.node, (Previous, Field))] == [
        (Previous, False),
        (Field, True),
    ]


def test_the_condition_the_award_and_the_floor_are_roots() -> None:
    condition = pieces.condition("{field: people, above: 1}")
    roots = traced("{if: {field: plaque, is: true}}", "{people: 2, plaque: true}", when=condition, mandatory=condition)
    assert [type(root.node) for root in roots] == [ATest, If, ATest]


def test_a_named_measure_is_traced_where_it_is_first_asked() -> None:
    measures = pieces.figure("all_people", "{field: people}")
    award = "{if: {all: [{measure: all_people, above: 1}, {measure: all_people, below: 9}]}}"
    found = [trace.node for trace in every(traced(award, "people: 2", measures=measures))]
    assert sum(isinstance(node, Field) for node in found) == 1


def test_tracing_changes_no_verdict_and_costs_nothing_when_off() -> None:
    plan = bind(pieces.rulebook(pieces.rule("row", AWARD)), "firm", pieces.year("2014"))
    record = data("{people: 3, activities: [{people: 5}, {}]}")
    before = interpret(plan, record)
    reading = read_record(plan, record)
    trace_row(plan.rows[0], reading)
    assert reading.tracer is None
    assert interpret(plan, record) == before
