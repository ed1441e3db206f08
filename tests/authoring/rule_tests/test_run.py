"""Running tests of rules: what is met, what is not, what is reached; overlays; one rule."""

from __future__ import annotations

import pickle
import shutil
from pathlib import Path

import pytest

from jianjia_rules import CallError
from jianjia_rules.authoring.rule_tests.model import Branch, RuleTestResult
from jianjia_rules.authoring.rule_tests.run import run_rule_tests
from jianjia_rules.language.outcomes import Cause, Outcome
from tests.cli.calling import RULEBOOKS

HALF = Path(__file__).parent / "half-tested"


@pytest.fixture(scope="module")
def half() -> RuleTestResult:
    return run_rule_tests(HALF)


def ids(branches: tuple[Branch, ...], subject: str, unit_type: str) -> set[str]:
    return {branch.id for branch in branches if (branch.subject, branch.unit_type) == (subject, unit_type)}


@pytest.mark.parametrize(
    ("name", "cases", "branches"), [("ten-rows", 98, 92), ("ten-rows-pilot", 18, 18), ("gates", 79, 73)]
)
def test_a_rulebook_that_is_tested_whole(name: str, cases: int, branches: int) -> None:
    result = run_rule_tests(RULEBOOKS / name)
    assert result.passed
    assert (len(result.results), len(result.reached), result.diagnostics) == (cases, branches, ())


def test_every_unmet_expectation_is_told_with_what_was_found(half: RuleTestResult) -> None:
    found = [
        (failure.case.subject, failure.case.unit_type, {each.expectation.what: each.found for each in failure.unmet})
        for failure in half.failures
    ]
    assert found == [
        ("founded", "firm", {"outcome": Outcome.NOT_MET, "points": 0}),
        ("list", "club", {"points": pytest.approx(3.5)}),
        ("best", "firm", {"branch": 1, "cause": ()}),
        ("no-home", "firm", {"hit": False}),
        (None, "firm", {"grade": "good"}),
    ]
    places = [each.expectation.place for failure in half.failures for each in failure.unmet]
    text = (HALF / "main.test.yaml").read_text(encoding="utf-8").splitlines()
    assert [text[place.line - 1][place.column - 1 :].split(",")[0].rstrip("}") for place in places if place] == [
        "met", "2", "4", "2", "previous", "true", "fair",
    ]  # fmt: skip
    assert half.failures[0].reason is not None
    assert "paper" in half.failures[0].reason.get("en")


def test_a_failure_tells_the_causes_found() -> None:
    result = run_rule_tests(RULEBOOKS / "ten-rows", rules=["attendance"])
    values = [each.value for case in result.results for each in case.case.expectations if each.what == "cause"]
    assert values == [(Cause.ZERO_BASE,)]


def test_branches_are_reached_by_cases_about_their_rule(half: RuleTestResult) -> None:
    assert ids(half.reached, "list", "firm") == {"entry-1", "entry-2.band-1", "entry-2.band-2", "entry-3", "met"}
    assert ids(half.unreached, "list", "firm") == {"not-met", "undetermined", "not-applicable"}
    assert ids(half.reached, "best", "firm") == {"alternative-1", "alternative-2.band-2", "met", "partly-met"}
    assert ids(half.reached, "items", "firm") == {"band-1", "band-2"}
    assert ids(half.unreachable, "items", "firm") == {"undetermined"}
    assert ids(half.reached, "no-home", "firm") == {"clear"}
    assert ids(half.unreached, "no-home", "firm") == {"hit"}
    assert ids(half.unreached, "club-only", "club") == {"pending"}
    assert not ids(half.unreached, "club-only", "firm")
    assert [each.code for each in half.diagnostics] == ["JJ892"]


def test_a_branch_stands_where_the_rule_says_it(half: RuleTestResult) -> None:
    lines = (HALF / "main.yaml").read_text(encoding="utf-8").splitlines()
    branch = next(each for each in half.unreached if each.id == "entry-2.band-1")
    assert branch.place is not None
    assert lines[branch.place.line - 1][branch.place.column - 1 :].startswith("{if: {field: area, at_least: 50}")


def test_one_rule_alone() -> None:
    result = run_rule_tests(HALF, rules=["best", "no-home"])
    assert {each.case.subject for each in result.results} == {"best", "no-home"}
    assert {each.subject for each in (*result.reached, *result.unreached)} == {"best", "no-home"}
    with pytest.raises(CallError) as caught:
        run_rule_tests(HALF, rules=["bset"])
    assert [(each.code, dict(each.arguments)["nearest"]) for each in caught.value.diagnostics] == [("JJ917", "best")]


def test_an_overlay_with_the_tests_below() -> None:
    result = run_rule_tests(RULEBOOKS / "ten-rows-pilot", with_base=True)
    assert result.passed
    over = {Path(file.file).parent.name + "/" + Path(file.file).name: file.passed_over for file in result.files}
    assert over == {
        "ten-rows/faults.test.yaml": 0,
        "ten-rows/outside.test.yaml": 0,
        "ten-rows/table.test.yaml": 21,
        "ten-rows-pilot/rulebook.test.yaml": 0,
    }
    assert {each.subject for each in result.reached} > {"club", "founded", "late"}


def test_a_changed_threshold_is_seen(tmp_path: Path) -> None:
    folder = tmp_path / "rows"
    shutil.copytree(RULEBOOKS / "ten-rows", folder)
    table = folder / "table.yaml"
    table.write_text(
        table.read_text(encoding="utf-8").replace("at_least: 20}, share", "at_least: 25}, share"), encoding="utf-8"
    )
    result = run_rule_tests(folder)
    assert [failure.case.subject for failure in result.failures] == ["venue"]
    assert not result.passed


def test_a_result_pickles(half: RuleTestResult) -> None:
    again = pickle.loads(pickle.dumps(half))
    assert (again.unreached, len(again.failures)) == (half.unreached, len(half.failures))
