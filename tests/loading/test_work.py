"""Checking takes bounded work, however many days the values of parameters change on."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from jianjia_rules.language.measures import Constant
from jianjia_rules.language.parameters import Dated, value_at
from jianjia_rules.loading.checks import work
from jianjia_rules.loading.load import load
from tests.loading.reading import HEAD, write

FIRST = date(2000, 1, 1)


def book(folder: Path, days: int, values: int, rules: int) -> Path:
    """A rulebook whose one parameter changes every day, among so many values, and is used by every rule."""
    dated = ", ".join(f"{FIRST + timedelta(day)}: {day % values + 1}" for day in range(days))
    rows = "\n".join(
        f"  - {{id: r{index}, part: table, points: 1, award: {{if: {{field: n, at_least: $least}}}}}}"
        for index in range(rules)
    )
    parameter = f"parameters: {{least: {{values: {{{dated}}}}}}}\n"
    return write(folder, f"{HEAD}{parameter}parts: [{{id: table, points: {rules}}}]\nrules:\n{rows}\n")


def codes(folder: Path) -> list[str]:
    return [each.code for each in load(folder).diagnostics.sorted()]


def test_too_many_different_values_are_told_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(work, "AROUND", 1000)
    assert codes(book(tmp_path, 100, 100, 5)) == ["JJ428"]


def test_a_value_that_comes_back_is_checked_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(work, "AROUND", 1000)
    assert codes(book(tmp_path, 100, 2, 5)) == []


def test_too_many_days_are_told_once(tmp_path: Path) -> None:
    assert codes(book(tmp_path, 2000, 2, 101)) == ["JJ428"]


@pytest.mark.parametrize(("day", "value"), [(-1, None), (0, 0), (1, 0), (2, 2), (3, 2), (4, 4), (99, 4)])
def test_the_value_of_a_day_is_the_last_before_it(day: int, value: int | None) -> None:
    dated = Dated(tuple((FIRST + timedelta(start), Constant(start)) for start in (0, 2, 4)))
    found = value_at(dated, "unit", FIRST + timedelta(day))
    assert found == (None if value is None else Constant(value))
