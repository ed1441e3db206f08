"""The shipped rulebook over the example enterprises, and what each of them is there to show."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest

from jianjia_rules.loading.load import load, load_rulebook
from tests.acceptance.cases import ROOT, Results, results

EXAMPLES = ROOT / "examples" / "enterprises"

# unit: published total, grade, rank (null: not ranked), gates hit
EXPECTED: dict[str, tuple[str, str | None, int | None, set[str]]] = {
    "QY-01": ("102.75", "excellent", 1, set()),
    "QY-02": ("76.65", "good", 4, set()),
    "QY-03": ("98.18", "excellent", 2, set()),  # nine are ranked, 30 % of them is two
    "QY-04": ("64.81", "qualified", 5, set()),
    "QY-05": ("41.8", "unqualified", 6, set()),  # provisional: it takes nobody's place
    "QY-06": ("68.58", "qualified", 8, {"no-home"}),  # behind all with a home
    "QY-07": ("92.05", "good", 3, {"new-unit"}),
    "QY-08": ("38.27", "unqualified", 6, set()),
    "QY-09": ("22.81", "unqualified", 7, {"five-mandatory"}),
    "QY-10": ("85.14", "unqualified", None, {"falsified"}),
    "QY-11": ("0", None, None, {"not-founded", "five-mandatory", "no-home", "not-surveyed"}),
    "QY-12": ("6.75", "unqualified", 9, {"five-mandatory", "no-home", "not-surveyed"}),
}


@pytest.fixture(scope="module")
def assessed() -> Results:
    return results(load_rulebook("jianjia-2014"), EXAMPLES / "2014", EXAMPLES)


def test_the_rulebook_loads_without_a_remark() -> None:
    assert [found.code for found in load("jianjia-2014").diagnostics.sorted()] == []


def test_every_unit_is_assessed(assessed: Results) -> None:
    assert {unit for unit, _ in assessed.units} == set(EXPECTED)


@pytest.mark.parametrize("unit", EXPECTED)
def test_a_unit_comes_to_what_was_worked_out_by_hand(assessed: Results, unit: str) -> None:
    total, grade, rank, gates = EXPECTED[unit]
    got = assessed.units[unit, "2014"]
    assert got.total == Fraction(total)
    assert (got.grade.id if got.grade else None) == grade
    assert got.rank("by-type") == rank
    assert {gate.id for gate in got.gates if gate.hit} == gates
    assert got.provisional is (unit in {"QY-05", "QY-11"})


def outcomes(assessed: Results, unit: str) -> dict[str, tuple[str, Fraction | int]]:
    return {finding.rule: (finding.outcome.value, finding.earned) for finding in assessed.units[unit, "2014"]}


def test_an_unfinished_step_is_not_deducted(assessed: Results) -> None:
    assert outcomes(assessed, "QY-02")["funds-spent"] == ("met", 1)  # 77 % spent, 3 points short of 80


def test_a_waived_row_leaves_the_table(assessed: Results) -> None:
    got = assessed.units["QY-03", "2014"]
    assert outcomes(assessed, "QY-03")["venue-facilities"] == ("waived", 0)
    assert got.part("five-in-place").possible == 23


def test_an_expired_waiver_and_one_without_use_are_noted(assessed: Results) -> None:
    assert assessed.units["QY-12", "2014"].finding("venue-facilities").notes == ("waiver-expired",)
    assert assessed.units["QY-01", "2014"].finding("venue-facilities").notes == ("waiver-unused",)


def test_a_newcomer_is_not_held_to_last_year_and_withholding_it_does_not_pay(assessed: Results) -> None:
    newcomer = assessed.units["QY-07", "2014"].finding("funds-kept-up")
    withheld = assessed.units["QY-08", "2014"].finding("funds-kept-up")
    assert (newcomer.outcome.value, newcomer.possible) == ("undetermined", 0)
    assert (withheld.outcome.value, withheld.earned, withheld.possible) == ("undetermined", 0, 1)


def test_what_is_claimed_without_evidence_earns_nothing(assessed: Results) -> None:
    got = outcomes(assessed, "QY-09")
    assert got["organization-in-place"] == ("not-met", 0)
    assert got["funds-in-place"] == ("not-met", 0)  # the budget filed is of the year before
    assert got["projects-in-place"] == ("partly-met", 2)  # one of three has its number
    assert got["venue-in-place"] == ("partly-met", Fraction(3, 2))  # the assessors saw it themselves


def test_the_same_honour_counts_once_at_its_highest(assessed: Results) -> None:
    assert outcomes(assessed, "QY-01")["honours"] == ("partly-met", 2)


def test_self_scores_are_compared_and_never_counted(assessed: Results) -> None:
    finding = assessed.units["QY-04", "2014"].finding("funds-kept-up")
    assert (finding.earned, finding.self_score, finding.difference) == (0, 1, 1)


def files() -> Iterator[Path]:
    yield from (EXAMPLES / "2013").glob("*.yaml")
    yield from (EXAMPLES / "2014").glob("*.yaml")


def test_there_is_one_file_a_unit() -> None:
    assert len(list(files())) == 21
