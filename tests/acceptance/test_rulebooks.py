"""The engine against rulebooks whose results were worked out by hand, from files to ranks."""

from __future__ import annotations

from typing import Any

import pytest

from jianjia_rules.diagnostics import Severity
from jianjia_rules.loading.load import load, load_rulebook
from jianjia_rules.running import prepared
from jianjia_rules.running.assessor import Assessor
from tests.acceptance.cases import FOLDERS, RULEBOOKS, differences, expectations, run_cases


@pytest.mark.parametrize("name", FOLDERS)
def test_it_loads_without_a_remark(name: str) -> None:
    loaded = load(RULEBOOKS / name)
    assert loaded.rulebook is not None
    assert [found.code for found in loaded.diagnostics.sorted() if found.severity is not Severity.NOTE] == []


@pytest.mark.parametrize("compiled_from", [0, 1_000_000], ids=["compiled", "interpreted"])
@pytest.mark.parametrize(
    ("name", "run"),
    [pytest.param(name, run, id=f"{name}: {run['about']}") for name in FOLDERS for run in expectations(name)["runs"]],
)
def test_it_comes_to_what_was_worked_out_by_hand(
    name: str, run: dict[str, Any], compiled_from: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(prepared, "COMPILED_FROM", compiled_from)
    expected = expectations(name)
    period = str(expected["period"])
    got = run_cases(name, run, expected)
    told = [
        f"{unit}: {difference}"
        for unit, wanted in run.get("units", {}).items()
        for difference in differences(wanted, got.units.get((unit, period)))
    ]
    told += [
        f"{rollup} {group}: {difference}"
        for rollup, groups in run.get("rollups", {}).items()
        for group, wanted in groups.items()
        for difference in differences(wanted, got.rollups.get((rollup, group, period)))
    ]
    assert told == []


def test_tiers_on_one_measure_know_that_it_has_one_value() -> None:
    """Two rules are there, of the third it is not known: 2 or 3 of 3, so the second tier is earned at least."""
    assessor = Assessor(load_rulebook(RULEBOOKS / "ten-rows"))
    record = {"unit": {"id": "a", "type": "enterprise_kx"}, "period": "2014", "rules": {"meeting": True, "funds": True}}
    assert assessor.assess(record).finding("three-rules").earned == 2
