"""The language pages: their examples load, their tables are those of the operator table, both say the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from jianjia_rules.authoring.reference import refreshed
from jianjia_rules.diagnostics.diagnostic import Diagnostics
from jianjia_rules.documents.yaml_text import read_yaml
from jianjia_rules.language.operators import OPERATORS, Family, Operator
from jianjia_rules.loading.load import load
from tests.docs.fragments import Fragment, fragments, write_rulebook

DOCS = Path(__file__).parent.parent.parent / "docs"
PAGES = ("language.md", "language.zh-CN.md")


def text_of(page: str) -> str:
    return (DOCS / page).read_text(encoding="utf-8")


def examples(page: str) -> tuple[Fragment, ...]:
    return fragments(text_of(page), page)


WHOLE = ("rulebook", "part", "overlay")
"""The kinds of examples that are all of a rulebook; the points of a few rows out of one need not add up."""
SUMS = ("JJ501", "JJ606")
WORTH = ("JJ502", "JJ504", "JJ505")
"""What says that an award does not come to its row's points."""


def faults(target: Path, *but: str) -> list[str]:
    loaded = load(target)
    found = [each for each in loaded.diagnostics.sorted() if each.severity.value == "error"]
    return [str(each) for each in found if each.code not in but]


@pytest.mark.parametrize("example", [example for page in PAGES for example in examples(page)], ids=str)
def test_an_example_loads(example: Fragment, tmp_path: Path) -> None:
    target = write_rulebook(example, examples(example.page), tmp_path)
    assert faults(target, *(() if example.kind in WHOLE else SUMS)) == []


@pytest.mark.parametrize("operator", OPERATORS, ids=lambda operator: f"{operator.family}-{operator.key}")
def test_an_operators_example_loads(operator: Operator, tmp_path: Path) -> None:
    example = Fragment("operators", 0, "rule", f"- id: example\n  points: 5\n  award: {_award(operator)}\n")
    assert faults(write_rulebook(example, (), tmp_path), *SUMS, *WORTH) == []


def _award(operator: Operator) -> str:
    match operator.family:
        case Family.AWARD:
            return operator.example
        case Family.MEASURE if operator.key == "record":
            return f"{{value: {operator.example}}}"
        case _:
            return f"{{if: {operator.example}}}"


@pytest.mark.parametrize("page", PAGES)
def test_the_operator_tables_are_fresh(page: str) -> None:
    assert refreshed(text_of(page)) == text_of(page), (
        "run: python -m jianjia_rules.authoring.reference docs/language.md docs/language.zh-CN.md"
    )


@pytest.mark.parametrize("page", PAGES)
def test_every_family_has_its_table(page: str) -> None:
    assert [text_of(page).count(f"<!-- operators: {family} ") for family in Family] == [1] * len(Family)


def test_both_pages_show_the_same_examples() -> None:
    english, chinese = ([(each.kind, _data(each)) for each in examples(page)] for page in PAGES)
    assert english == chinese


def test_both_pages_have_the_same_chapters() -> None:
    english, chinese = ([line.count("#") for line in text_of(page).splitlines() if line[:1] == "#"] for page in PAGES)
    assert english == chinese


def _data(example: Fragment) -> object:
    document = read_yaml(example.body, example.page, Diagnostics())
    assert document is not None, example
    return document.value
