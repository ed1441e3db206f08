"""The tests that stand beside the shipped rules pass and leave no branch out."""

from __future__ import annotations

import pytest

from jianjia_rules.authoring.rule_tests.run import run_rule_tests


@pytest.mark.parametrize("name", ["jianjia-2014", "jianjia-2014-pilot"])
def test_every_case_is_as_expected_and_every_branch_reached(name: str) -> None:
    result = run_rule_tests(name)
    assert [(each.case.subject, each.case.place) for each in result.failures] == []
    assert [(each.subject, each.unit_type, each.id) for each in result.unreached] == []
    assert result.passed
