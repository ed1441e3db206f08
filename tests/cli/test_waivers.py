"""Waivers that stand beside the submissions; what is waived is always shown and counted."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.calling import Caller, Done
from tests.cli.test_entries import FORMATS
from tests.cli.test_entries import folder as folder

GOOD = "- {unit: b, rule: plain, by: x, reason: rebuilding, until: 2015-01-01}\n"


def _check(jianjia: Caller, folder: Path, path: Path, *words: object) -> Done:
    return jianjia("check", path, "-r", folder / "book", "--lang", "en", *words)


@pytest.fixture
def submissions(folder: Path) -> Path:
    inner = folder / "submissions"
    inner.mkdir()
    (folder / "records.yaml").rename(inner / "records.yaml")
    return inner


@pytest.mark.parametrize("name", ["waivers.yaml", "豁免.yaml", "WAIVERS.yml", "waivers.csv"])
@pytest.mark.parametrize("named", ["submissions", "submissions/records.yaml"])
def test_they_are_found(name: str, named: str, folder: Path, submissions: Path, jianjia: Caller) -> None:
    text = "unit,rule,by,reason,until\nb,plain,x,rebuilding,2015-01-01\n" if name.endswith("csv") else GOOD
    (submissions / name).write_text(text, encoding="utf-8")
    done = _check(jianjia, folder, folder / named, "--format", "json")
    document = json.loads(done.out)
    assert (done.code, document["summary"]["waived"]) == (0, 1)
    assert [each["code"] for each in document["diagnostics"]] == ["JJ974"]


def test_those_that_are_named_stand_alone(folder: Path, submissions: Path, jianjia: Caller) -> None:
    (submissions / "waivers.yaml").write_text(GOOD, encoding="utf-8")
    (folder / "none.yaml").write_text("[]\n", encoding="utf-8")
    done = _check(jianjia, folder, submissions, "--waivers", folder / "none.yaml", "--format", "json")
    document = json.loads(done.out)
    assert document["summary"]["waived"] == 0
    assert [each["code"] for each in document["diagnostics"]] == ["JJ821"]  # said to be left out


def test_a_units_own_folder_is_not_searched(folder: Path, submissions: Path, jianjia: Caller) -> None:
    inner = submissions / "b"
    inner.mkdir()
    (inner / "waivers.yaml").write_text(GOOD, encoding="utf-8")
    done = _check(jianjia, folder, submissions, "--format", "json")
    assert json.loads(done.out)["summary"]["waived"] == 0


@pytest.mark.parametrize("left_out", ["reason", "until"])
def test_reason_and_last_day_are_required(left_out: str, folder: Path, submissions: Path, jianjia: Caller) -> None:
    entry = {"unit": "b", "rule": "plain", "by": "x", "reason": "y", "until": "2015-01-01"}
    del entry[left_out]
    (submissions / "waivers.yaml").write_text(json.dumps([entry]), encoding="utf-8")
    done = _check(jianjia, folder, submissions)
    assert done.code == 2
    assert "JJ802" in done.err


def test_a_rule_that_is_not_there_is_an_error(folder: Path, submissions: Path, jianjia: Caller) -> None:
    (submissions / "waivers.yaml").write_text(GOOD.replace("plain", "plian"), encoding="utf-8")
    done = _check(jianjia, folder, submissions)
    assert (done.code, "JJ842" in done.err) == (2, True)


def test_what_is_waived_is_shown_and_counted(folder: Path, submissions: Path, jianjia: Caller) -> None:
    (submissions / "waivers.yaml").write_text(GOOD, encoding="utf-8")
    table = _check(jianjia, folder, submissions).out
    assert "Rows that are waived (1)\n  b  plain [plain]  rebuilding (x, until 2015-01-01)\n" in table
    assert "1 row waived." in table
    markdown = _check(jianjia, folder, submissions, "--format", "markdown").out
    assert "<summary>Rows that are waived (1)</summary>" in markdown
    assert "rebuilding" in markdown
    counted = set()
    for format in FORMATS:
        if format[0] == "ndjson":
            out = _check(jianjia, folder, submissions, "--format", *format).out
            counted.add(json.loads(out.splitlines()[-1])["waived"])
    assert counted == {1}


def test_of_very_many_some_are_shown_and_all_are_counted(folder: Path, submissions: Path, jianjia: Caller) -> None:
    units = [f"u{number}" for number in range(60)]
    records = [{"id": unit, "type": "town", "period": 2014, "good": False, "late": 0} for unit in units]
    (submissions / "records.yaml").write_text(json.dumps(records), encoding="utf-8")
    waivers = "".join(GOOD.replace("unit: b", f"unit: {unit}") for unit in units)
    (submissions / "waivers.yaml").write_text(waivers, encoding="utf-8")
    table = _check(jianjia, folder, submissions).out
    assert "Rows that are waived (60)" in table
    assert "… and 10 more" in table
    assert "(60)</summary>" in _check(jianjia, folder, submissions, "--format", "markdown").out
