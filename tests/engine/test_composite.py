"""Rows that read other rows."""

from __future__ import annotations

from typing import Any

import pytest

from jianjia_rules.language.outcomes import Outcome
from jianjia_rules.language.scheme import Part, PartKind
from jianjia_rules.language.text import same
from jianjia_rules.units.entries import Entries, Review
from tests import pieces
from tests.engine.examples import told, verdict

TIERS = "{bands: [{if: {field: area, at_least: 50}}, {if: {field: area, at_least: 20}, points: 4}]}"
FIRST = pieces.rule("first", TIERS)
OPEN = pieces.rule("open", "{checklist: [{if: {field: plaque, is: true}, points: 4}, {judged: {}, points: 6}]}")
TAKEN = pieces.rule("taken", "{judged: {by: 考核组}}", part="faults")
PARTS = (Part("table", same("t")), Part("faults", same("f"), kind=PartKind.DEDUCTION))


@pytest.mark.parametrize(
    ("condition", "record", "result"),
    [
        ("{outcome: first, is: met}", "area: 50", "met 10"),
        ("{outcome: first, is: met}", "area: 20", "not-met 0"),
        ("{outcome: first, in: [met, partly-met]}", "area: 20", "met 10"),
        ("{outcome: first, is: met}", "{}", "undetermined 0..10"),
        ("{earned: first, at_least: 4}", "area: 20", "met 10"),
        ("{earned: first, at_least: 4}", "{}", "undetermined 0..10"),
        ("{earned: first, at_least: 0}", "{}", "met 10"),
        ("{earned: open, at_least: 4}", "plaque: true", "met 10"),
        ("{earned: open, at_least: 5}", "plaque: true", "undetermined 0..10"),
        ("{outcome: open, is: met}", "plaque: true", "undetermined 0..10"),
        ("{earned: faults, at_least: -10}", "{}", "met 10"),
        ("{earned: faults, at_least: -9}", "{}", "undetermined 0..10"),
        ("{earned: faults, above: 0}", "{}", "not-met 0"),
        ("{previous: {earned: first}, at_least: 0}", "area: 50", "undetermined 0..10"),
        ("{previous: {outcome: first}, is: met}", "area: 50", "undetermined 0..10"),
    ],
)
def test_an_outcome_and_points_are_read(condition: str, record: str, result: str) -> None:
    settings: dict[str, Any] = {"rules": (FIRST, OPEN, TAKEN), "parts": PARTS, "previous": "area: 50"}
    assert told(verdict(f"{{if: {condition}}}", record, **settings)) == result


def test_a_row_of_another_table_is_absent() -> None:
    other = pieces.rule("club-only", "{if: {field: plaque, is: true}}", for_types=("club",))
    assert told(verdict("{if: {outcome: club-only, is: absent}}", "{}", rules=(other,))) == "met 10"
    assert told(verdict("{if: {earned: club-only, is: 0}}", "{}", rules=(other,))) == "met 10"


def test_what_waits_for_an_assessor_makes_its_readers_wait() -> None:
    row = verdict("{if: {outcome: open, is: met}}", "plaque: true", rules=(OPEN,))
    assert [str(cause) for cause in row.causes] == ["pending"]


def test_a_review_is_read_by_the_rows_behind() -> None:
    entries = Entries({"first": Review("u", "2014", "first", "某人", "理由", Outcome.MET)})
    assert told(verdict("{if: {outcome: first, is: met}}", "area: 1", rules=(FIRST,), entries=entries)) == "met 10"
