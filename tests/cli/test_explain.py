"""`jianjia explain` and `jianjia lint` as data."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.cli.calling import RULEBOOKS, Caller

GATES = RULEBOOKS / "gates"
RECORDS = GATES / "cases" / "records.yaml"
ROWS = RULEBOOKS / "ten-rows"


def _steps(lines: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for line in lines:
        yield line
        yield from _steps(line["inner"])


def test_the_trace_as_data_says_where_every_value_stands(jianjia: Caller) -> None:
    words = ("explain", "--unit", "a4", "home", RECORDS, "-r", GATES, "--format", "json", "--lang", "en")
    document = json.loads(jianjia(*words).out)
    assert (document["unit"], document["rule"], document["outcome"]) == ("a4", "home", "met")
    steps = list(_steps(document["trace"]))
    assert {step["kind"] for step in steps} <= {"award", "condition", "measure", "role"}
    assert any(step["truth"] is True for step in steps)
    place = next(step for step in steps if step["kind"] == "measure")
    line = RECORDS.read_text(encoding="utf-8").splitlines()[place["line"] - 1]
    assert "id: a4" in line
    assert line[place["column"] - 1 :].startswith("50")


@pytest.mark.parametrize("unit", ["full", "half", "newcomer", "withholder", "zero"])
def test_every_row_of_every_unit_can_be_explained(jianjia: Caller, unit: str) -> None:
    cases = ROWS / "cases"
    rules = json.loads(jianjia("check", cases / "records.yaml", "-r", ROWS, "--format", "ndjson").out.splitlines()[0])[
        "rules"
    ]
    for lang in ("zh", "en"):
        for rule in rules:
            done = jianjia(
                *("explain", "--unit", unit, rule["id"], cases / "records.yaml", "-r", ROWS, "--lang", lang),
                *("--previous", cases / "previous.yaml", "--reviews", cases / "review.yaml"),
            )
            assert (done.code, done.err) == (0, ""), rule["id"]
            assert rule["id"] in done.out


def test_a_rule_as_data(jianjia: Caller) -> None:
    document = json.loads(jianjia("explain", "home", "-r", GATES, "--format", "json", "--lang", "zh").out)
    assert document["rule"] == "home"
    assert any(line.startswith("分值：") for line in document["lines"])


def test_several_records_of_a_unit_need_a_choice(jianjia: Caller, tmp_path: Path) -> None:
    text = RECORDS.read_text(encoding="utf-8")
    other = tmp_path / "other.yaml"
    other.write_text(text.replace("period: 2014", "period: 2015"), encoding="utf-8")
    done = jianjia("explain", "--unit", "a4", "home", RECORDS, other, "-r", GATES, "--lang", "en")
    assert done.code == 2
    assert "JJ923" in done.err


def test_lint_as_data(jianjia: Caller, tmp_path: Path) -> None:
    (tmp_path / "rulebook.yaml").write_text("rulebook: x\nlanguag: 1\n", encoding="utf-8")
    done = jianjia("lint", tmp_path, "--format", "json", "--lang", "en")
    document = json.loads(done.out)
    assert done.code == 2
    assert {each["file"] for each in document["diagnostics"]} == {str(tmp_path / "rulebook.yaml")}
    good = jianjia("lint", GATES, "--format", "json")
    assert (good.code, [each for each in json.loads(good.out)["diagnostics"] if each["severity"] == "error"]) == (0, [])
