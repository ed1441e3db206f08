"""A rulebook from anywhere is loaded in bounded time and without recursion, whatever it holds much of."""

from __future__ import annotations

from pathlib import Path

import pytest

from jianjia_rules.loading.load import load
from tests.loading.reading import HEAD, write

ROW = "rules: [{{id: a, part: table, points: 1, award: {{if: {{{0}, is: 1}}}}}}]\n"
PARTS = "parts: [{id: table}]\n"
FIGURE = "  m{0}: {{is: {{add: [{{measure: m{1}}}, {{measure: m{1}}}]}}}}\n"
ROLLUP = "  - {{id: r{0}, groups: all, members: {{m: {{{1}}}, n: {{{1}}}}}, rules: [{2}]}}\n"
RULE = "{id: x, points: 1, award: {if: {count: m, at_least: 1}}}"


def codes(folder: Path, text: str) -> list[str]:
    return [each.code for each in load(write(folder, HEAD + PARTS + text)).diagnostics.sorted()]


def chain(length: int) -> str:
    figures = "".join(FIGURE.format(index, index + 1) for index in range(length))
    return f"measures:\n{figures}  m{length}: {{is: {{field: x}}}}\n{ROW.format('measure: m0')}"


def stack(height: int) -> str:
    entries = [ROLLUP.format(index, f"rollup: r{index - 1}" if index else "", RULE) for index in range(height)]
    return ROW.format("field: x") + "rollups:\n" + "".join(entries)


@pytest.mark.parametrize(("length", "found"), [(8, []), (400, ["JJ326"])])
def test_measures_that_speak_of_each_other_twice(tmp_path: Path, length: int, found: list[str]) -> None:
    assert codes(tmp_path, chain(length)) == found


@pytest.mark.parametrize(("height", "found"), [(8, []), (400, ["JJ326"])])
def test_roll_ups_that_stack_twice(tmp_path: Path, height: int, found: list[str]) -> None:
    assert codes(tmp_path, stack(height)) == found


def test_many_tiers_and_long_lists(tmp_path: Path) -> None:
    values = ", ".join(map(str, range(3000)))
    tiers = "".join(f"        - {{if: {{field: x, at_least: {5000 - index}}}, points: 1}}\n" for index in range(3000))
    listed = f"        - {{if: {{field: y, in: [{values}]}}, points: 1}}\n" * 20
    text = "rules:\n  - id: a\n    part: table\n    points: 1\n    award:\n      bands:\n" + tiers + listed
    assert set(codes(tmp_path, text)) <= {"JJ601", "JJ604"}


def test_many_unit_types_and_dates(tmp_path: Path) -> None:
    types = ", ".join(f"t{index}: t" for index in range(1500))
    days = [f"{1500 + index // 28}-01-{index % 28 + 1:02}" for index in range(1500)]
    rules = "".join(
        f"  - {{id: a{index}, part: table, points: 1, from: {day}, award: {{if: {{field: x, is: 1}}}}}}\n"
        for index, day in enumerate(days)
    )
    found = codes(tmp_path, f"unit_types: {{{types}}}\nrules:\n{rules}")
    assert "JJ521" in found
