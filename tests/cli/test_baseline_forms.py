"""A comparison in the forms that pipelines and spreadsheets read: each says what is new, unchanged, fixed, and gone."""

from __future__ import annotations

import csv
import io
import json
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from jianjia_rules import assess
from tests.cli.calling import RULEBOOKS, Caller
from tests.cli.test_baseline import ALONE, SMALL, Checks
from tests.cli.test_baseline import checks as checks
from tests.cli.test_fail_on import CASES
from tests.reports.pipeline.example import HERE, published

SAID = "Compared with the baseline (pipeline 1.0.0): 1 new, 1 unchanged, 1 fixed, "
SAID += "1 of units that are gone, 2 totals moved"
NUMBERS = {"new": 1, "unchanged": 1, "fixed": 1, "gone": 1, "moved": 2}


@pytest.fixture
def compared(checks: Checks) -> Checks:
    """Of `a` one thing was fixed and one is new, of `b` one is unchanged, and `c` is gone."""
    checks.write(a=SMALL, b=ALONE, c=SMALL)
    checks.keep()
    checks.write(a=ALONE, b=ALONE)
    return checks


def _csv(checks: Checks, *words: object) -> list[dict[str, str]]:
    text = checks.call(*words, "--format", "csv")[1].removeprefix("\ufeff")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_csv_has_a_column_and_the_totals_of_units(compared: Checks) -> None:
    rows = _csv(compared, "--baseline", compared.baseline)
    findings = {(row["unit"], row["rule"]): row["change"] for row in rows if row["kind"] == "finding" and row["change"]}
    assert findings == {("a", "plaque"): "fixed", ("a", "staff"): "new", ("b", "staff"): "unchanged"}
    units = {
        row["unit"]: (row["change"], row["earlier total"], row["difference"]) for row in rows if row["kind"] == "unit"
    }
    assert units["b"] == ("", "", "")
    change, before, difference = units["a"]
    now = next(row["total"] for row in rows if (row["kind"], row["unit"]) == ("unit", "a"))
    assert (change, float(before) + float(difference)) == ("total moved", float(now))
    others = [(row["unit"], row["rule"], row["change"]) for row in rows if row["kind"] == "change"]
    assert others == [("c", "plaque", "unit gone"), ("c", "", "unit gone")]
    (last,) = (row["message"] for row in rows if row["kind"] == "summary")
    assert last == f"2 records read: 2 assessed, 0 refused. {SAID}"


def test_csv_tells_gates_and_faults_that_have_no_row_of_their_own(checks: Checks) -> None:
    checks.write(a=CASES["a gate"][0], b={"home": 1})
    assert checks.call("--write-baseline", checks.baseline)[0] == 2
    checks.write(a=SMALL)
    rows = _csv(checks, "--baseline", checks.baseline)
    changes = {(row["unit"], row["rule"], row["change"]) for row in rows if row["kind"] == "change"}
    assert changes == {("a", "gate/falsified", "fixed"), ("", "JJ801", "fixed")}
    checks.write(a=SMALL, b={"home": 1})
    told = [
        (row["rule"], row["change"]) for row in _csv(checks, "--baseline", checks.baseline) if row["kind"] == "fault"
    ]
    assert told == [("JJ801", "unchanged")]


def test_a_workbook_has_sheets_of_what_changed_and_of_totals(compared: Checks, tmp_path: Path) -> None:
    file = tmp_path / "out.xlsx"
    assert compared.call("--baseline", compared.baseline, "--format", "xlsx", "-o", file)[0] == 0
    sheets = _sheets(file)
    assert list(sheets) == [
        "units",
        "findings",
        "not submitted",
        "faults",
        "waived",
        "changes",
        "totals moved",
        "summary",
    ]
    changes = [(row["change"], row["unit"], row["rule"]) for row in sheets["changes"]]
    totals = (("unit gone", "c", "plaque"), ("unit gone", "c", None))
    assert changes == [("new", "a", "staff"), ("fixed", "a", "plaque"), *totals]
    moved = {row["unit"]: row for row in sheets["totals moved"]}
    assert moved["c"]["total"] is None
    assert moved["a"]["total"] == moved["a"]["earlier total"] + moved["a"]["difference"]
    marked = {(row["unit"], row["rule"]): row["change"] for row in sheets["findings"] if row["change"]}
    assert marked[("b", "staff")] == "unchanged"
    counts = {row["what"]: row["count"] for row in sheets["summary"]}
    assert counts["records read"] == 2
    assert {name: counts[f"compared with the baseline: {name}"] for name in ("new", "unchanged", "fixed")} == {
        name: NUMBERS[name] for name in ("new", "unchanged", "fixed")
    }


def _sheets(file: Path) -> dict[str, list[dict[str, Any]]]:
    import openpyxl

    made = {}
    for sheet in openpyxl.load_workbook(file).worksheets:
        heads, *rows = sheet.iter_rows(values_only=True)
        made[sheet.title] = [dict(zip(map(str, heads), row, strict=True)) for row in rows]
    return made


def test_junit_counts_in_properties_and_says_what_was_fixed(compared: Checks, tmp_path: Path) -> None:
    text = compared.call("--baseline", compared.baseline, "--format", "junit")[1]
    root = ElementTree.fromstring(text)
    first, second, last = root
    assert _properties(first) | {"total.after": "", "total.before": "", "total.difference": ""} == {
        "baseline.new": "1",
        "baseline.unchanged": "0",
        "baseline.fixed": "1",
        "total.after": "",
        "total.before": "",
        "total.difference": "",
    }
    out = first.findtext("system-out") or ""
    assert out.splitlines()[0] == "fixed: a Plaque [plaque]"
    assert out.splitlines()[1].startswith("total: a ")
    assert {failure.get("message", "").split("]")[0] for failure in first.iter("failure")} == {"[new"}
    assert {failure.get("message", "").split("]")[0] for failure in second.iter("failure")} == {"[unchanged"}
    assert {name: _properties(last)[f"baseline.{name}"] for name in NUMBERS} == {
        name: str(count) for name, count in NUMBERS.items()
    }
    assert SAID in (last.findtext("system-out") or "")
    assert "unit gone: c Plaque [plaque]" in (last.findtext("system-out") or "")
    _check_junit(text, tmp_path)


def _properties(suite: ElementTree.Element) -> dict[str, str]:
    return {each.get("name", ""): each.get("value", "") for each in suite.findall("properties/property")}


def _check_junit(text: str, folder: Path) -> None:
    import xmlschema

    schema = published("jenkins-junit-10.xsd")
    file = folder / "out.xml"
    file.write_text(text, encoding="utf-8")
    xmlschema.XMLSchema(str(schema)).validate(str(file))


def test_github_shows_what_is_new_first(compared: Checks, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    summary = tmp_path / "summary.md"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    lines = compared.call("--baseline", compared.baseline, "--format", "github")[1].splitlines()
    errors = [line for line in lines if line.startswith("::error")]
    assert ["::a: [new] " in errors[0], "::b: [unchanged] " in errors[1]] == [True, True]
    assert SAID in lines
    assert any(line.startswith("  fixed  a  Plaque") for line in lines)
    assert any(line.startswith("  total  c  ") for line in lines)
    assert "Compared with the baseline" in summary.read_text(encoding="utf-8")


def test_github_keeps_what_is_new_among_the_ten(checks: Checks) -> None:
    known = {f"u{number:02}": {**ALONE, "home": {"area_m2": 1, "plaque": True}} for number in range(12)}
    checks.write(z=SMALL, **known)
    checks.keep()
    checks.write(**known, z=ALONE)
    lines = checks.call("--baseline", checks.baseline, "--format", "github")[1].splitlines()
    errors = [line for line in lines if line.startswith("::error")]
    assert len(errors) == 10
    assert [("[new]" in line, "::z: " in line) for line in errors] == [(True, True)] + [(False, False)] * 9


def test_gitlab_says_it_in_words_and_in_one_entry_more(compared: Checks) -> None:
    entries = json.loads(compared.call("--baseline", compared.baseline, "--format", "gitlab")[1])
    said = {each["check_name"]: each["description"] for each in entries if each["description"].startswith(("a", "b"))}
    assert said["staff"].startswith("b: [unchanged] ")
    assert any(each["description"].startswith("a: [new] ") for each in entries)
    assert (entries[-1]["check_name"], entries[-1]["severity"]) == ("summary", "info")
    assert SAID in entries[-1]["description"]
    assert len({each["fingerprint"] for each in entries}) == len(entries)


def test_sarif_counts_it(compared: Checks) -> None:
    run = json.loads(compared.call("--baseline", compared.baseline, "--format", "sarif")[1])["runs"][0]
    counts = run["invocations"][0]["properties"]
    assert {name: counts[f"baseline.{name}"] for name in NUMBERS} == NUMBERS


def test_without_a_baseline_there_is_no_column(checks: Checks) -> None:
    checks.write(a=SMALL)
    assert list(_csv(checks)[0])[-1] == "fingerprint"


def test_groups_too(tmp_path: Path, jianjia: Caller) -> None:
    cases, baseline = RULEBOOKS / "townships" / "cases", tmp_path / "b"
    words = ("check", cases / "records.yaml", "-r", RULEBOOKS / "townships", "--lang", "en")
    assert jianjia(*words, "--write-baseline", baseline).code == 0
    head, *lines = baseline.read_text(encoding="utf-8").splitlines()
    made = [*_moved(lines)]
    baseline.write_text("\n".join([head, *made]) + "\n", encoding="utf-8")
    done = jianjia(*words, "--baseline", baseline, "--format", "csv", "--output", f"junit={tmp_path / 'j'}")
    rows = list(csv.DictReader(io.StringIO(done.out.removeprefix("\ufeff"), newline="")))
    groups = [(row["change"], row["earlier total"]) for row in rows if row["kind"] == "group"]
    assert groups
    assert set(groups) == {("total moved", "1.5")}
    assert "gone" not in {row["change"] for row in rows}
    _check_junit((tmp_path / "j").read_text(encoding="utf-8"), tmp_path)


def _moved(lines: list[str]) -> Iterator[str]:
    """The lines of a baseline with another total of each group."""
    for line in lines:
        facts = json.loads(line)
        yield json.dumps({**facts, "total": 1.5}) if facts["kind"] == "group" else line


def test_the_library_gives_the_same(compared: Checks, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(Path(__file__).parents[2])
    out = tmp_path / "out"
    given = assess(f"{HERE}/book", compared.records)
    for form in ("csv", "junit", "gitlab"):
        report = given.report(form, lang="en", baseline=compared.baseline)
        assert compared.call("--baseline", compared.baseline, "--format", form, "-o", out)[0] == 0
        assert out.read_bytes() == report, form
