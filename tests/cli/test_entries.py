"""Review entries and waivers that do not fit or serve nothing: each is told with its place, and none is used."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.calling import RULEBOOKS, Caller, Done

RULEBOOK = """
rulebook: entries
language: 1
edition: 1.0.0
title: {zh: 评议, en: entries}
record: {schema: record.schema.json, unit: id, type: type, period: period}
unit_types: {firm: {zh: 企业, en: firm}, town: {zh: 乡镇, en: town}}
parts:
  - {id: main, title: {zh: 主表, en: main}, points: {firm: 20, town: 14}}
  - {id: late, title: {zh: 扣分, en: late}, kind: deduction, up_to: 5}
rules:
  - {id: plain, part: main, title: {zh: 基本, en: plain}, points: {firm: 10, town: 4},
     award: {if: {field: good, is: true}}}
  - id: judged
    part: main
    title: {zh: 评议, en: judged}
    points: {firm: 6, town: 10}
    award:
      checklist:
        - {if: {field: good, is: true}, share: 1/2}
        - {judged: {by: 考核组, step: 0.5}, share: 1/2}
  - {id: firms, part: main, title: {zh: 企业, en: firms}, for: [firm], points: 4, when: {field: good, is: true},
     mandatory: true, award: {if: {field: good, is: true}}}
  - {id: days, part: late, title: {zh: 迟报, en: days late}, points: 5, award: {per: {field: late}, loses: 1, up_to: 5}}
"""
SCHEMA = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "id": {"title": "编号", "type": "string"},
        "type": {"title": "类别", "type": "string"},
        "period": {"title": "考核期", "type": "integer"},
        "good": {"title": "良好", "type": "boolean"},
        "late": {"title": "迟报", "type": "integer", "x-unit": "1"},
    },
}
RECORDS = """
- {id: a, type: firm, period: 2014, good: true, late: 1}
- {id: b, type: firm, period: 2014, good: false, late: 1}
- {id: t, type: town, period: 2014, good: false, late: 1}
"""
FORMATS = (("table",), ("json",), ("ndjson",), ("ndjson", "--jobs", "2"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    book = tmp_path / "book"
    book.mkdir()
    (book / "rulebook.yaml").write_text(RULEBOOK, encoding="utf-8")
    (book / "record.schema.json").write_text(json.dumps(SCHEMA), encoding="utf-8")
    (tmp_path / "records.yaml").write_text(RECORDS, encoding="utf-8")
    return tmp_path


def _check(jianjia: Caller, folder: Path, kind: str, entry: str, *format: str) -> Done:
    entries = folder / f"{kind}.yaml"
    entries.write_text(f"- {{{entry}}}\n", encoding="utf-8")
    words = ("check", folder / "records.yaml", "-r", folder / "book", f"--{kind}", entries, "--lang", "en")
    return jianjia(*words, "--format", *format)


@pytest.mark.parametrize(
    ("entry", "key", "code", "said"),
    [
        ("unit: a, rule: plain, earned: 10.5", "earned", "JJ846", "points from 0 to 10."),
        ("unit: t, rule: plain, earned: 5", "earned", "JJ846", "points from 0 to 4."),
        ("unit: a, rule: plain, earned: -1", "earned", "JJ846", "points from 0 to 10."),
        ("unit: a, rule: days, earned: 1", "earned", "JJ846", "points from -5 to 0."),
        ("unit: a, rule: judged, judged: 4", "judged", "JJ846", "points from 0 to 3, in steps of 0.5."),
        ("unit: t, rule: judged, judged: 1.3", "judged", "JJ846", "points from 0 to 5, in steps of 0.5."),
        ("unit: a, rule: plain, judged: 1", "judged", "JJ847", "has no points to be judged"),
        ("unit: a, rule: plain, outcome: met, earned: 3", "outcome", "JJ848", "met and the points disagree"),
        ("unit: a, rule: plain, outcome: not-met, earned: 3", "outcome", "JJ848", "not-met and the points disagree"),
        (
            "unit: a, rule: plain, outcome: partly-met, earned: 10",
            "outcome",
            "JJ848",
            "partly-met and the points disagree",
        ),
        ("unit: a, rule: plain, outcome: not-applicable, earned: 3", "outcome", "JJ848", "the points disagree"),
        ("unit: t, rule: firms, outcome: met", "rule", "JJ845", 'The table of "town" has no row "firms"'),
        ("unit: t, rule: firms, outcome: met, applicable: true", "rule", "JJ845", "this review of the unit"),
        ("unit: b, rule: firms, outcome: met", "rule", "JJ849", 'The row "firms" does not apply to the unit "b"'),
    ],
)
def test_a_review_that_does_not_fit_is_a_fault(
    folder: Path, jianjia: Caller, entry: str, key: str, code: str, said: str
) -> None:
    entry = f"period: 2014, by: x, reason: y, {entry}"
    column = len("- {") + entry.index(f"{key}: ") + len(f"{key}: ") + 1
    plain = jianjia("check", folder / "records.yaml", "-r", folder / "book", "--format", "ndjson").out
    found = [_check(jianjia, folder, "reviews", entry, *format) for format in FORMATS]
    for format, done in zip(FORMATS, found, strict=True):
        shown = done.out if format == ("table",) else done.err
        assert done.code == 2, format
        assert f"reviews.yaml:1:{column}: error {code} " in shown, format
        assert said in shown, format
    totals = [[json.loads(line).get("total") for line in out.splitlines()[:4]] for out in (found[-1].out, plain)]
    assert totals[0] == totals[1]  # as if it was not there


@pytest.mark.parametrize(
    "entry",
    [
        "unit: a, rule: plain, earned: 10",
        "unit: a, rule: plain, earned: 0",
        "unit: a, rule: days, earned: -5",
        "unit: t, rule: judged, judged: 4.5",
        "unit: a, rule: plain, outcome: met, earned: 10",
        "unit: a, rule: plain, outcome: not-met, earned: 0",
        "unit: a, rule: days, outcome: not-met, earned: -5",
        "unit: a, rule: plain, outcome: undetermined",
        "unit: b, rule: firms, outcome: met, applicable: true",
    ],
)
def test_a_review_that_fits_is_used(folder: Path, jianjia: Caller, entry: str) -> None:
    done = _check(jianjia, folder, "reviews", f"period: 2014, by: x, reason: y, {entry}", "json")
    assert (done.code, "error" in done.err) == (0, False)
    steps = [step for unit in json.loads(done.out)["assessments"] for row in unit["findings"] for step in row["steps"]]
    assert "review" in [step["step"] for step in steps]


def test_the_finding_says_that_its_review_was_not_used(folder: Path, jianjia: Caller) -> None:
    entry = "period: 2014, by: x, reason: y, unit: a, rule: plain, earned: 99"
    done = _check(jianjia, folder, "reviews", entry, "json", "--detail")
    findings = json.loads(done.out)["assessments"][0]["findings"]
    (row,) = (each for each in findings if each["rule"] == "plain")
    assert (row["earned"], row["notes"], row["steps"]) == (10, ["review-refused"], [])
    assert "the review has a fault and was not used" in row["reason"]


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ("unit: a, rule: plain, until: 2015-01-01", "the row is met, or does not apply"),
        ("unit: b, rule: plain, until: 2014-01-01", "it has expired"),
        ("unit: a, rule: firms, until: 2015-01-01", "a mandatory row may not be waived"),
        ("unit: t, rule: firms, until: 2015-01-01", "the unit's table has no such row"),
        ("unit: b, rule: plain, until: 2015-01-01, period: 2013", "No record of the unit"),
        ("unit: nobody, rule: plain, until: 2015-01-01", "No record of the unit"),
    ],
)
def test_a_waiver_that_serves_nothing_is_told(folder: Path, jianjia: Caller, entry: str, said: str) -> None:
    for format in FORMATS:
        done = _check(jianjia, folder, "waivers", f"by: x, reason: y, {entry}", *format)
        assert done.code == 0, format
        assert said in done.out, format


def test_a_waiver_that_counts_is_not_told_of(folder: Path, jianjia: Caller) -> None:
    done = _check(jianjia, folder, "waivers", "by: x, reason: y, unit: b, rule: plain, until: 2015-01-01", "json")
    assert json.loads(done.out)["diagnostics"] == []


def test_a_group_of_a_roll_up_is_reviewed_like_a_unit(tmp_path: Path, jianjia: Caller) -> None:
    book = RULEBOOKS / "townships"
    reviews = tmp_path / "reviews.yaml"
    whose = "period: 2014, by: x, reason: y"
    reviews.write_text(
        f"- {{unit: t1, rule: coverage, earned: 11, {whose}}}\n- {{unit: t1, rule: average, earned: 20, {whose}}}\n",
        encoding="utf-8",
    )
    words = ("check", book / "cases" / "records.yaml", "-r", book, "--reviews", reviews, "--format", "json")
    done = jianjia(*words, "--lang", "en")
    assert "reviews.yaml:1:38: error JJ846" in done.err
    assert "points from 0 to 10." in done.err
    assert done.err.count("error") == 1
