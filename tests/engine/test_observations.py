"""What findings show of a value that a row looked at: the value, where it was read, and how far it is known."""

from __future__ import annotations

from typing import Any

import pytest

from jianjia_rules.engine.bind import bind
from jianjia_rules.engine.explain import RecordFindings, path_of
from jianjia_rules.engine.interpret.evaluate import interpret
from jianjia_rules.findings.observation import Observation
from jianjia_rules.language.paths import format_path
from jianjia_rules.language.scalars import DateSpan, format_date
from jianjia_rules.units.record import Record, Unit
from tests import pieces
from tests.engine.examples import data

RECORD = """
people: 5
opened_on: '2014-06'
name: 甲
facilities: [阅览室]
activities: [{on: '2014-03-01', people: 3}, {on: '2014-05', people: 4, kind: 学术}]
"""


def observed(condition: str, record: str = RECORD, previous: str | None = None, **settings: Any) -> Observation:
    """The first thing that a row with this condition looked at."""
    plan = bind(pieces.rulebook(pieces.rule("row", f"{{if: {condition}}}"), **settings), "firm", pieces.year("2014"))
    given, before = data(record), None if previous is None else data(previous)
    verdicts = interpret(plan, given, before)
    facts = tuple(row.facts for row in plan.rows)
    found = RecordFindings(plan, facts, Record(given, Unit("u", "firm"), "2014"), verdicts, before)
    return found.observations(0)[0]


def shown(value: object) -> object:
    return format_date(value) if isinstance(value, DateSpan) else value


@pytest.mark.parametrize(
    ("condition", "value", "most", "path"),
    [
        ("{field: people, at_least: 3}", 5, None, "people"),
        ("{field: name, is: 甲}", "甲", None, "name"),
        ("{field: area, at_least: 3}", None, None, "area"),
        ("{field: facilities, contains: 阅览室}", ("阅览室",), None, "facilities"),
        ("{field: opened_on, after: 2014-03-01}", "2014-06", None, "opened_on"),
        ("{latest: activities, of: on, after: 2014-03-01}", "2014-05", None, "activities"),
        ("{count: activities, where: {field: kind, is: 学术}, at_least: 3}", 1, 2, "activities"),
        ("{sum: activities, of: people, at_least: 3}", 7, None, "activities"),
        ("{previous: {field: opened_on}, after: 2013-03-01}", "2013-07", None, "opened_on"),
        ("{previous: {count: activities}, at_least: 1}", 1, None, "activities"),
        ("{growth: {field: people}, above: 0}", 2, None, "people"),
        ("{add: [1, {field: people}], above: 0}", 6, None, "people"),
        ("{measure: staff, above: 0}", 5, None, ""),
    ],
)
def test_what_was_seen(condition: str, value: object, most: object, path: str) -> None:
    previous = "{opened_on: '2013-07', people: 3, activities: [{}]}"
    found = observed(condition, previous=previous, measures=pieces.figure("staff", "{field: people}"))
    assert (shown(found.value), found.most, found.path) == (value, most, path)
    assert found.previous is condition.startswith("{previous")


def test_a_measure_of_nothing_on_the_record_has_no_path() -> None:
    assert format_path(path_of(pieces.measure("{outcome: other}"))) == ""
    assert format_path(path_of(pieces.measure("{growth: {count: awards}}"))) == "awards"
