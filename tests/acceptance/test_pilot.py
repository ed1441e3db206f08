"""The example of another city that takes the memorandum's rulebook over."""

from __future__ import annotations

import json
from typing import Any

import pytest

from jianjia_rules import Review
from jianjia_rules.language.rulebook import Rulebook
from jianjia_rules.loading.load import load, load_rulebook
from jianjia_rules.running.assessor import Assessor
from tests.acceptance.cases import ROOT
from tests.acceptance.full_records import TYPES, Data, full, rulebook

FOLDERS = ROOT / "rules"
ADDED = "online_attendances"


@pytest.fixture(scope="module")
def pilot() -> Rulebook:
    return load_rulebook("jianjia-2014-pilot")


def schema(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((FOLDERS / name / "unit-record.schema.json").read_text(encoding="utf-8"))
    return loaded


def test_it_loads_without_a_remark() -> None:
    assert [found.code for found in load("jianjia-2014-pilot").diagnostics.sorted()] == []


def test_what_it_changed_stays_visible(pilot: Rulebook) -> None:
    changed = {(change.subject, change.setting) for change in pilot.changes}
    assert {("venue_area", "values"), ("home_projects", "values"), ("grasp-exchange", "points")} <= changed
    assert ("archives", "disable") in changed


def test_its_record_has_one_field_more_and_is_else_the_same() -> None:
    theirs = schema("jianjia-2014-pilot")
    activities = theirs["properties"]["activities"]["items"]["properties"]
    assert {"title", "x-title-en", "description", "x-description-en"} <= set(activities.pop(ADDED))
    assert theirs == schema("jianjia-2014")


def judged(record: Data) -> list[Review]:
    unit = record["unit"]["id"]
    return [
        Review(unit=unit, period="2014", rule=rule, by="考核组", reason="执行记录齐全", judged=points)
        for rule, points in (("rules-in-practice", 2), ("new-ways", 1))
    ]


@pytest.mark.parametrize("unit_type", TYPES)
def test_a_full_record_of_the_city_earns_100(unit_type: str, pilot: Rulebook) -> None:
    record = full(unit_type)
    record["office"]["satisfaction"] |= {"organizer": "第三方", "satisfied": record["office"]["satisfaction"]["valid"]}
    record["office"]["satisfaction"]["fairly_satisfied"] = 0
    if unit_type == "society":
        record["activities"][1][ADDED] = 120
    assert Assessor(pilot, reviews=judged(record)).assess(record).total == 100


def test_its_own_row_counts_what_its_own_field_says(pilot: Rulebook) -> None:
    record = full("society")
    record["activities"][1][ADDED] = 40
    got = Assessor(pilot).assess(record)
    assert float(got.finding("online-activities").earned) == 0.4
    assert "archives" not in {finding.rule for finding in got}


def test_a_field_of_the_city_is_none_of_the_base() -> None:
    assert rulebook().schema.lookup(("activities", ADDED)) is None
