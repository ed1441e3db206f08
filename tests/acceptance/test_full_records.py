"""The tables of the memorandum at both ends, and that neither giving up the home nor withholding figures pays."""

from __future__ import annotations

from copy import deepcopy
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

import jianjia_rules
from jianjia_rules.coverage.cover import coverage_of
from jianjia_rules.findings.assessment import Assessment
from tests.acceptance.full_records import (
    LACKING,
    TYPES,
    Data,
    assessor,
    earlier,
    full,
    reviews,
    rulebook,
    starting_records,
    without,
    write,
)

GRADES = [grade.id for grade in rulebook().grades]
STARTS = [
    pytest.param(unit_type, record, id=f"{unit_type}: {name}")
    for unit_type in TYPES
    for name, record in starting_records(unit_type)
]


def standing(assessment: Assessment) -> tuple[Fraction | int, int]:
    """How well a unit stands: its total and its grade, the better the larger."""
    grade = len(GRADES) if assessment.grade is None else GRADES.index(assessment.grade.id)
    return assessment.total or 0, -grade


# ---- both ends


@pytest.mark.parametrize("unit_type", TYPES)
def test_a_full_record_earns_exactly_100(unit_type: str) -> None:
    got = assessor().assess(full(unit_type))
    assert got.total == 100
    assert [finding.rule for finding in got if finding.lost and finding.part != "bonus"] == []
    assert not got.provisional
    assert not any(gate.hit for gate in got.gates)


@pytest.mark.parametrize("unit_type", TYPES)
def test_an_empty_record_earns_0(unit_type: str) -> None:
    unit = {"id": "X", "type": unit_type} | ({"parent": "Y"} if unit_type == "enterprise_kx" else {})
    assert assessor().assess({"unit": unit, "period": 2014}).total == 0


def test_every_clause_is_accounted_for_with_every_type_it_addresses() -> None:
    found = coverage_of(rulebook())
    assert (found.clauses.accounted, found.clauses.all) == (169, 169)
    assert (found.pairs.accounted, found.pairs.all) == (439, 439)
    assert found.uncited == ()
    assert [each.id for each in found.types] == list(TYPES)


# ---- the weights


def points(unit_type: str) -> dict[str, Fraction | int]:
    return {finding.rule: finding.possible for finding in assessor().assess(full(unit_type))}


@pytest.mark.parametrize("unit_type", TYPES)
def test_satisfaction_is_the_largest_row(unit_type: str) -> None:
    table = points(unit_type)
    largest = max(table.values())
    assert [rule for rule, worth in table.items() if worth == largest] == ["satisfaction"]


def test_the_five_in_place_are_the_only_mandatory_rows() -> None:
    mandatory = [rule.id for rule in rulebook().rules if rule.mandatory is not False]
    assert mandatory == [f"{each}-in-place" for each in ("organization", "venue", "funds", "projects", "rules")]


@pytest.mark.parametrize("unit_type", TYPES)
def test_study_tours_and_recreation_earn_nothing(unit_type: str) -> None:
    record = without(full(unit_type), "people")
    tour = {"title": "考察休养", "kinds": ["考察休养"], "participants": 90, "evidence": "佐-99"}
    more = {**record, "activities": [*record["activities"], tour]}
    before, after = assessor().assess(record), assessor().assess(more)
    assert after.total == before.total
    assert after.finding("retreats").possible == 0


def test_what_the_text_does_not_state_has_its_reason_in_both_languages() -> None:
    for parameter in rulebook().parameters.values():
        basis = parameter.basis
        assert basis is not None, parameter.id
        assert basis.clauses or (basis.assumption is not None and basis.assumption.zh and basis.assumption.en), (
            parameter.id
        )


# ---- giving up the home


@pytest.mark.parametrize(("unit_type", "record"), STARTS)
def test_giving_up_the_home_never_pays(unit_type: str, record: Data) -> None:
    with_home, given_up = assessor().assess(record), assessor().assess(without(record, "office.home"))
    assert [finding.outcome.value for finding in given_up if finding.rule.startswith("grasp-")] == [
        "not-applicable"
    ] * len([finding for finding in with_home if finding.rule.startswith("grasp-")])
    for better, worse in zip(standing(with_home), standing(given_up), strict=True):
        assert worse <= better


def ranks(records: list[Data], folder: Path) -> dict[str, int]:
    got = jianjia_rules.assess(rulebook(), write(folder, records), reviews=reviews())
    return {each.unit: each.rank("by-type") or 0 for each in got}


@pytest.mark.parametrize("unit_type", TYPES)
def test_no_rank_is_won_by_giving_up_the_home(unit_type: str, tmp_path: Path) -> None:
    records = dict(starting_records(unit_type))
    for name, record in records.items():
        record["unit"]["id"] = name
    before = ranks(list(records.values()), tmp_path)
    for name in LACKING:
        after = ranks(list({**records, name: without(records[name], "office.home")}.values()), tmp_path)
        assert after[name] >= before[name] > 0


# ---- withholding last year's figures


def befores(record: Data) -> list[Data]:
    """Years before that were as good, much better and much worse."""
    many = earlier(record)
    for key in ("awards", "projects"):
        many[key] = [
            {**deepcopy(entry), "title": f"{entry['title']}{number}"}
            | ({"matter": f"{number}"} if key == "awards" else {})
            for number in range(4)
            for entry in record.get(key, [])
        ]
    many["funds"] = {"budget": 900, "spent": 1}
    none: dict[str, Any] = {"awards": [], "projects": [], "funds": {"budget": 0, "spent": 0}}
    if "enterprises" in record:
        none["enterprises"] = [without(each, "founded_on") for each in record["enterprises"]]
    return [earlier(record), many, earlier(record, **none)]


@pytest.mark.parametrize("approved", ["as it is", "withheld"])
@pytest.mark.parametrize(("unit_type", "record"), STARTS)
def test_withholding_last_years_record_never_pays(unit_type: str, record: Data, approved: str) -> None:
    without_base = without(record, "baseline")
    withheld = without(without_base, "organization.approved_on") if approved == "withheld" else without_base
    for previous in befores(record):
        given, kept_back = assessor().assess(without_base, previous), assessor().assess(withheld)
        for better, worse in zip(standing(given), standing(kept_back), strict=True):
            assert worse <= better


@pytest.mark.parametrize(("unit_type", "record"), STARTS)
def test_withholding_the_base_figures_never_pays(unit_type: str, record: Data) -> None:
    for worse_or_better in (0, 3, 1000):
        base = dict.fromkeys(record["baseline"], worse_or_better)
        given = assessor().assess({**record, "baseline": base})
        for name in base:
            kept_back = assessor().assess({**record, "baseline": without(base, name)})
            for better, worse in zip(standing(given), standing(kept_back), strict=True):
                assert worse <= better, name


@pytest.mark.parametrize("unit_type", TYPES)
def test_a_new_unit_is_not_held_to_a_year_before_its_founding(unit_type: str) -> None:
    record = without(full(unit_type), "baseline")
    record["organization"]["approved_on"] = "2014-03-10"
    got = assessor().assess(record)
    assert got.finding("award-breakthrough").verdict.left
    assert got.total == 100


# ---- satisfaction


@pytest.mark.parametrize(
    ("survey", "share"),
    [
        ({"satisfied": 36, "fairly_satisfied": 0}, Fraction(1)),
        ({"satisfied": 20, "fairly_satisfied": 10}, (Fraction(30, 40) - Fraction(6, 10)) / Fraction(3, 10)),
        ({"satisfied": 24, "fairly_satisfied": 0}, Fraction(0)),
        ({"organizer": "本单位"}, Fraction(0)),
        ({"valid": 29, "satisfied": 29, "fairly_satisfied": 0}, Fraction(0)),
    ],
)
def test_only_a_survey_of_enough_people_by_others_counts(survey: Data, share: Fraction) -> None:
    record = full("enterprise_kx")
    record["office"]["satisfaction"] = {
        "organizer": "市科协",
        "valid": 40,
        "satisfied": 40,
        "fairly_satisfied": 0,
    } | survey
    assert assessor().assess(record).finding("satisfaction").earned == 15 * share


def test_a_small_unit_may_ask_everybody() -> None:
    record = full("enterprise_kx")
    record["organization"]["science_workers"] = 12
    record["office"]["satisfaction"] = {"organizer": "第三方", "valid": 12, "satisfied": 11, "fairly_satisfied": 1}
    assert assessor().assess(record).finding("satisfaction").earned == 15
