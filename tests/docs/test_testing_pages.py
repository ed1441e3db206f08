"""The pages on tests of rules: their example tests the rulebook that the language pages begin with, and reaches all."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from jianjia_rules.authoring.rule_tests.run import run_rule_tests
from tests.docs.fragments import fragments, write_rulebook

DOCS = Path(__file__).parents[2] / "docs"
PAGES = ("testing.md", "testing.zh-CN.md")
_EXAMPLE = re.compile(r"^<!-- yaml: test(-part)? -->\n```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("page", PAGES)
def test_the_example_tests_all_of_the_first_rulebook(page: str, tmp_path: Path) -> None:
    language = fragments((DOCS / "language.md").read_text(encoding="utf-8"), "language.md")
    first = next(each for each in language if each.kind == "rulebook")
    folder = write_rulebook(first, language, tmp_path)
    whole, part = (body for _, body in _EXAMPLE.findall((DOCS / page).read_text(encoding="utf-8")))
    (folder / "table.test.yaml").write_text(whole, encoding="utf-8")
    result = run_rule_tests(folder)
    assert result.passed
    assert (len(result.results), len(result.reached)) == (8, 7)
    (folder / "table.test.yaml").write_text(whole + part, encoding="utf-8")
    assert [each.code for each in run_rule_tests(folder).diagnostics] == ["JJ892"]  # a case reaches it after all


def test_both_languages_say_the_same() -> None:
    english, chinese = ((DOCS / page).read_text(encoding="utf-8") for page in PAGES)
    for pattern in (r"^#+ ", r"^\| ", r"`--[a-z]+", r"`[a-z]+-\d`"):
        assert len(re.findall(pattern, english, re.MULTILINE)) == len(re.findall(pattern, chinese, re.MULTILINE)), (
            pattern
        )
