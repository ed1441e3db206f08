"""Waivers that stand beside the submissions; what is waived is always shown and counted."""

from __future__ import annotations

import json
from collections.abc import Callable
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


def _told(jianjia: Caller, folder: Path, submissions: Path, form: str) -> str:
    """What a form says where one row is waived, one waiver has expired, one is not needed, and one is nobody's."""
    entries = [
        GOOD.replace("rebuilding", '"=1+1 rebuilding"'),
        "- {unit: t, rule: plain, by: x, reason: too late, until: 2013-01-01}\n",
        "- {unit: a, rule: plain, by: x, reason: not needed, until: 2015-01-01}\n",
        "- {unit: nobody, rule: plain, by: x, reason: unknown, until: 2015-01-01}\n",
    ]
    (submissions / "waivers.yaml").write_text("".join(entries), encoding="utf-8")
    out = folder / "out.xlsx"
    assert _check(jianjia, folder, submissions, "--format", form, "-o", out).code == 0
    return out.read_text(encoding="utf-8") if form != "xlsx" else _texts_of_workbook(out)


def _texts_of_workbook(file: Path) -> str:
    import openpyxl

    sheets = openpyxl.load_workbook(file).worksheets
    return "\n".join(f"{sheet.title}|" + "|".join(map(str, row)) for sheet in sheets for row in sheet.values)


def _waived_in_csv(text: str) -> bool:
    return (
        ",waived," in text and "Waived by x until 1 January 2015: =1+1 rebuilding." in text and "1 row waived." in text
    )


def _waived_in_workbook(text: str) -> bool:
    row = "waived|2014|firm|b|None|plain|plain|warning|=1+1 rebuilding|x|2015-01-01"
    return row in text and "summary|rows waived|1" in text


def _waived_in_junit(text: str) -> bool:
    skipped = '<skipped message="waived: =1+1 rebuilding (x, until 2015-01-01)"/>'
    return skipped in text and text.count('<property name="waived" value="1"/>') == 2 and "1 row waived." in text


def _waived_in_github(text: str) -> bool:
    return "Rows that are waived (1)\n  - b plain [plain] =1+1 rebuilding (x, until 2015-01-01)\n" in text and (
        "\n1 row waived.\n" in text
    )


def _waived_in_gitlab(text: str) -> bool:
    entries = {each["check_name"]: each for each in json.loads(text) if each["severity"] == "info"}
    return entries["plain"]["description"].startswith("[waived] b: ") and (
        "1 row waived." in entries["summary"]["description"]
    )


def _waived_in_sarif(text: str) -> bool:
    run = json.loads(text)["runs"][0]
    suppressed = [each["suppressions"] for each in run["results"] if each["suppressions"]]
    return len(suppressed) == 1 and run["invocations"][0]["properties"]["waived"] == 1


@pytest.mark.parametrize(
    ("form", "shows_and_counts"),
    [
        ("csv", _waived_in_csv),
        ("xlsx", _waived_in_workbook),
        ("junit", _waived_in_junit),
        ("github", _waived_in_github),
        ("gitlab", _waived_in_gitlab),
        ("sarif", _waived_in_sarif),
        ("markdown", lambda text: "Rows that are waived (1)" in text and "1 row waived" in text),
        ("table", lambda text: "Rows that are waived (1)" in text and "1 row waived" in text),
    ],
)
def test_every_form_shows_and_counts_what_is_waived(
    form: str, shows_and_counts: Callable[[str], bool], folder: Path, submissions: Path, jianjia: Caller
) -> None:
    text = _told(jianjia, folder, submissions, form)
    assert shows_and_counts(text), text


@pytest.mark.parametrize("form", ["csv", "xlsx", "junit", "github", "gitlab", "sarif", "markdown", "table", "ndjson"])
def test_every_form_reports_waivers_that_serve_nothing(
    form: str, folder: Path, submissions: Path, jianjia: Caller
) -> None:
    text = _told(jianjia, folder, submissions, form)
    for said in ("it has expired", "the row is met, or does not apply", "this entry serves nothing"):
        assert said in text, said
