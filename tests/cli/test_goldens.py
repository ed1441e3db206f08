"""The exact text of reports and explanations, in Chinese and English; see tests/goldens.py for writing them anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.calling import Caller
from tests.goldens import check, orphans

GOLDENS = Path(__file__).parent / "goldens"
ENTERPRISES = (
    *("--rulebook", "jianjia-2014", "--previous", "examples/enterprises/2013"),
    *("--reviews", "examples/enterprises/review.yaml", "--waivers", "examples/enterprises/waivers.yaml"),
)
GATES = ("tests/rulebooks/gates/cases/records.yaml", "--rulebook", "tests/rulebooks/gates")
TOWNSHIPS = (
    *("tests/rulebooks/townships/cases/records.yaml", "--rulebook", "tests/rulebooks/townships"),
    *("--previous", "tests/rulebooks/townships/cases/previous.yaml"),
    *("--register", "townships=tests/rulebooks/townships/cases/townships.csv"),
)
SUBMISSIONS = (
    "tests/cli/submissions/records",
    "--rulebook",
    "jianjia-2014",
    "--office",
    "tests/cli/submissions/office.csv",
)
REGISTERS = (
    *("--register", "units=tests/cli/submissions/units.csv"),
    *("--register", "townships=tests/cli/submissions/townships.csv"),
)
ONE = "examples/enterprises/2014/润禾纺织.yaml"
CASES: dict[str, tuple[str, ...]] = {
    "one-unit": ("check", ONE, *ENTERPRISES),
    "one-unit-detail": ("check", ONE, *ENTERPRISES, "--detail"),
    "many-units-ndjson": ("check", *GATES, "--format", "ndjson"),
    "many-units": ("check", *GATES),
    "townships": ("check", *TOWNSHIPS),
    "townships-ndjson": ("check", *TOWNSHIPS, "--format", "ndjson"),
    "faults": ("check", "tests/cli/faulty.yaml", "--rulebook", "tests/rulebooks/gates"),
    "submissions": ("check", *SUBMISSIONS, *REGISTERS),
    "evidence": ("evidence", *SUBMISSIONS),
    "evidence-json": ("evidence", *SUBMISSIONS, "--format", "json"),
    "explain-rule": ("explain", "venue-area", "--rulebook", "jianjia-2014"),
    "explain-unit": ("explain", "--unit", "QY-03", "membership", ONE, *ENTERPRISES),
    "explain-list": ("explain", "--unit", "QY-03", "projects-in-place", ONE, *ENTERPRISES),
    "explain-previous": ("explain", "--unit", "QY-03", "funds-kept-up", ONE, *ENTERPRISES),
    "coverage": ("coverage", "tests/rulebooks/document"),
    "coverage-markdown": ("coverage", "tests/rulebooks/document", "--format", "markdown"),
    "coverage-json": ("coverage", "tests/rulebooks/document", "--format", "json"),
    "explain-clauses": ("explain", "home", "--rulebook", "tests/rulebooks/document"),
    "test-half": ("test", "tests/authoring/rule_tests/half-tested"),
    "test-half-json": ("test", "tests/authoring/rule_tests/half-tested", "--format", "json"),
    "test-half-junit": ("test", "tests/authoring/rule_tests/half-tested", "--format", "junit"),
    "test-whole": ("test", "tests/rulebooks/ten-rows-pilot", "--base"),
    "help": ("--help",),
    "help-test": ("test", "--help"),
    "help-check": ("check", "--help"),
    "help-evidence": ("evidence", "--help"),
    "help-review-sheet": ("review-sheet", "--help"),
    "help-convert": ("convert", "--help"),
}


@pytest.mark.parametrize("name", CASES)
def test_the_text_is_as_it_was_read(name: str, jianjia: Caller) -> None:
    check(GOLDENS / f"{name}.case", lambda lang: jianjia(*CASES[name], "--lang", lang).out)


def test_no_golden_without_its_case() -> None:
    assert orphans(GOLDENS, [GOLDENS / f"{name}.case" for name in CASES]) == []
