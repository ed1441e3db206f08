"""`--baseline` and `--write-baseline`: what is new, unchanged, fixed and gone, in every form; totals that moved."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator, Draft202012Validator

from jianjia_rules import assess
from jianjia_rules.reports.json_v1 import read
from jianjia_rules.reports.ndjson_v1 import read_line
from tests.cli.calling import ROOT, RULEBOOKS, Caller
from tests.cli.test_fail_on import BOOK, CASES, STAFF, WHOLE
from tests.reports.pipeline.example import example, published
from tests.reports.pipeline.test_private import secrets_in

Data = dict[str, Any]
SMALL: Data = {**WHOLE, "home": {**WHOLE["home"], "plaque": False}}  # a warning
ALONE: Data = {**WHOLE, "staff": STAFF[:1]}  # an error


class Checks:
    """Writes records and checks them, beside one baseline."""

    def __init__(self, folder: Path, jianjia: Caller) -> None:
        self.records = folder / "records.ndjson"
        self.baseline = folder / "baseline.ndjson"
        self._jianjia = jianjia

    def write(self, **units: Data) -> None:
        """The records that are checked from now on."""
        lines = (json.dumps({"unit": {"id": id}, "period": 2014, **data}) for id, data in units.items())
        self.records.write_text("".join(line + "\n" for line in lines), encoding="utf-8")

    def call(self, *words: object) -> tuple[int, str, str]:
        """A check."""
        done = self._jianjia("check", self.records, "-r", BOOK, "--lang", "en", *words)
        return done.code, done.out, done.err

    def keep(self) -> None:
        """Write the baseline."""
        assert self.call("--write-baseline", self.baseline)[0] == 0

    def compare(self) -> Data:
        """What the result document says."""
        text = self.call("--baseline", self.baseline, "--format", "json")[1]
        assert read(text).comparison is not None
        return dict(json.loads(text)["comparison"])


@pytest.fixture
def checks(tmp_path: Path, jianjia: Caller) -> Checks:
    return Checks(tmp_path, jianjia)


def _counts(comparison: Data) -> tuple[int, ...]:
    return tuple(comparison[name] for name in ("new", "unchanged", "fixed", "gone", "moved"))


def test_nothing_changes_by_itself(checks: Checks) -> None:
    checks.write(a=SMALL, b=ALONE)
    checks.keep()
    compared = checks.compare()
    assert _counts(compared) == (0, 2, 0, 0, 0)
    assert compared["changes"] == compared["movements"] == []
    assert checks.call("--baseline", checks.baseline, "--fail-on", "new")[0] == 0


def test_what_is_new_fixed_and_gone(checks: Checks) -> None:
    checks.write(a=SMALL, b=ALONE, c=SMALL)
    checks.keep()
    checks.write(b=WHOLE, a={**SMALL, "staff": STAFF[:1]}, d=WHOLE)
    compared = checks.compare()
    assert _counts(compared) == (1, 1, 1, 1, 4)
    changes = [(each["change"], each["unit"], each["level"]) for each in compared["changes"]]
    assert changes == [("fixed", "b", "error"), ("new", "a", "error"), ("gone", "c", "warning")]
    moved = {each["unit"]: (each["before"], each["after"]) for each in compared["movements"]}
    assert moved["c"][1] is None
    assert moved["d"][0] is None
    assert all(each["difference"] == each["after"] - each["before"] for each in compared["movements"][:2])
    assert checks.call("--baseline", checks.baseline, "--fail-on", "new")[0] == 1
    assert checks.call("--baseline", checks.baseline, "--fail-on", "new", "--exit-zero")[0] == 0


def test_notes_are_no_failures(checks: Checks) -> None:
    checks.write(a=WHOLE)
    checks.keep()
    checks.write(a=CASES["a note"][0])
    assert _counts(checks.compare())[:4] == (0, 0, 0, 0)
    assert checks.call("--baseline", checks.baseline, "--fail-on", "new")[0] == 0


def test_a_fault_is_new_until_it_is_known(checks: Checks) -> None:
    checks.write(a=WHOLE)
    checks.keep()
    checks.write(a=WHOLE, b={"home": 1})
    (change,) = checks.compare()["changes"]
    assert (change["key"], change["file"]) == ("JJ801", str(checks.records))
    assert checks.call("--write-baseline", checks.baseline)[0] == 2
    assert _counts(checks.compare()) == (0, 1, 0, 0, 0)


def test_a_waiver_fixes_while_it_lasts(checks: Checks, tmp_path: Path) -> None:
    waivers = tmp_path / "waivers.yaml"
    rule = json.loads(_line(checks, SMALL))["issues"][0]["key"]
    for until, fate in (("2020-01-01", "fixed"), ("2000-01-01", None)):
        waivers.write_text(f"- {{unit: a, rule: {rule}, by: x, reason: y, until: {until}}}\n", encoding="utf-8")
        text = checks.call("--baseline", checks.baseline, "--waivers", waivers, "--format", "sarif")[1]
        states = [each["baselineState"] for each in json.loads(text)["runs"][0]["results"] if each["ruleId"] == rule]
        assert states == ["updated" if fate else "unchanged"]


def _line(checks: Checks, data: Data) -> str:
    checks.write(a=data)
    checks.keep()
    return checks.baseline.read_text(encoding="utf-8").splitlines()[1]


def test_every_form_says_it(checks: Checks) -> None:
    checks.write(a=SMALL, b=ALONE, c=SMALL)
    checks.keep()
    checks.write(a=ALONE, b=ALONE)
    given = ("--baseline", checks.baseline)
    said = "Compared with the baseline (pipeline 1.0.0): 1 new, 1 unchanged, 1 fixed, "
    said += "1 of units that are gone, 2 totals moved"
    table = checks.call(*given)[1]
    assert said in table
    assert "  new  a  " in table
    assert "  fixed  a  " in table
    assert "→ -" in table
    markdown = checks.call(*given, "--format", "markdown")[1]
    assert said.split("(")[0] in markdown
    assert "| fixed | a |" in markdown
    lines = checks.call(*given, "--format", "ndjson")[1].splitlines()
    kinds = [read_line(line).kind for line in lines]
    assert (kinds[-2:], kinds[1:5]) == (["comparison", "summary"], ["assessment", "change", "change", "movement"])
    assert "\n".join(lines) == checks.call(*given, "--format", "ndjson", "--jobs", "2")[1].rstrip("\n")


def test_sarif_says_it_of_each_result(checks: Checks) -> None:
    checks.write(a=SMALL, b=ALONE, c=SMALL)
    checks.keep()
    checks.write(a=ALONE, b=ALONE)
    document = json.loads(checks.call("--baseline", checks.baseline, "--format", "sarif")[1])
    told = document["runs"][0]["results"]
    states = [each["baselineState"] for each in told if each["kind"] in {"fail", "informational"}]
    assert sorted(states) == ["absent", "absent", "new", "unchanged"]
    schema = json.loads(published("sarif-schema-2.1.0.json").read_text(encoding="utf-8"))
    assert list(Draft4Validator(schema).iter_errors(document)) == []


def test_groups_and_who_is_missing_are_compared_too(tmp_path: Path, jianjia: Caller) -> None:
    cases, baseline = RULEBOOKS / "townships" / "cases", tmp_path / "b"
    words = ("check", cases / "records.yaml", "-r", RULEBOOKS / "townships")
    assert jianjia(*words, "--write-baseline", baseline).code == 0
    kept = [json.loads(line) for line in baseline.read_text(encoding="utf-8").splitlines()]
    assert "group" in {line["kind"] for line in kept}
    assert _counts(json.loads(jianjia(*words, "--baseline", baseline, "--format", "json").out)["comparison"])[2:] == (
        *(0, 0, 0),
    )


def test_the_lines_are_as_their_schema_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    schema = json.loads((ROOT / "schemas" / "baseline-line.schema.json").read_text(encoding="utf-8"))
    given = example()
    lines = given.baseline().decode("utf-8").splitlines()
    for line in lines:
        assert list(Draft202012Validator(schema).iter_errors(json.loads(line))) == []
    assert {issue["key"] for issue in json.loads(lines[-1])["issues"]} >= {"not-submitted"}
    assert secrets_in(given.baseline().decode("utf-8")) == []
    kept = tmp_path / "b"
    kept.write_bytes(given.baseline())
    compared = json.loads(given.report("json", baseline=kept))["comparison"]
    assert (_counts(compared)[0], *_counts(compared)[2:]) == (0, 0, 0, 0)
    assert compared["unchanged"] > 0


def test_repeated_records_are_compared_in_their_order(tmp_path: Path, jianjia: Caller) -> None:
    book, baseline = tmp_path / "book", tmp_path / "b"
    shutil.copytree(ROOT / BOOK, book)
    text = (book / "rulebook.yaml").read_text(encoding="utf-8")
    (book / "rulebook.yaml").write_text(text.replace("record: {", "record: {repeated: keep, "), encoding="utf-8")
    records = tmp_path / "r.ndjson"
    lines = [json.dumps({"unit": {"id": "a"}, "period": 2014, **data}) for data in (SMALL, WHOLE)]
    records.write_text("\n".join(lines), encoding="utf-8")
    words = ("check", records, "-r", book)
    assert jianjia(*words, "--write-baseline", baseline).code == 0
    compared = json.loads(jianjia(*words, "--baseline", baseline, "--format", "json").out)["comparison"]
    assert _counts(compared) == (0, 1, 0, 0, 0)


def test_a_baseline_may_be_written_anew_in_its_place(checks: Checks) -> None:
    checks.write(a=SMALL)
    checks.keep()
    checks.write(a=ALONE)
    given = ("--baseline", checks.baseline, "--write-baseline", checks.baseline, "--fail-on", "new")
    assert checks.call(*given)[0] == 1
    assert checks.call(*given)[0] == 0
    assert "JJ926" in checks.call("--baseline", checks.baseline, "-o", checks.baseline)[2]
    assert "JJ926" in checks.call("--write-baseline", checks.records)[2]


def test_of_another_rulebook_it_is_refused_and_of_another_edition_it_says_so(
    checks: Checks, tmp_path: Path, jianjia: Caller
) -> None:
    checks.write(a=SMALL)
    checks.keep()
    done = jianjia("check", checks.records, "-r", RULEBOOKS / "gates", "--baseline", checks.baseline, "--lang", "en")
    assert done.code == 2
    assert "JJ971 The baseline" in done.err
    head, rest = checks.baseline.read_text(encoding="utf-8").split("\n", 1)
    other = json.dumps({**json.loads(head), "edition": "0.9", "digest": "0"})
    checks.baseline.write_text(f"{other}\n{rest}", encoding="utf-8")
    code, out, _ = checks.call("--baseline", checks.baseline, "--fail-on", "new", "--fail-on", "error")
    assert code == 0
    assert "JJ972" in out
    assert "(0.9, now 1.0.0)" in out


def test_without_a_baseline_nothing_is_new(checks: Checks) -> None:
    checks.write(a=SMALL)
    code, _, told = checks.call("--fail-on", "new")
    assert code == 2
    assert "JJ973" in told


@pytest.mark.parametrize(
    "broken",
    [
        b"",
        b"\n",
        b"{}\n",
        b"\xff\x00\n",
        b"[" * 100_000,
        b'{"kind":"header","format":"jianjia-results","version":1}\n',
        b'{"kind":"header","format":"jianjia-baseline","version":2,"rulebook":"x","edition":"1","digest":""}\n',
        b'{"kind":"input","issues":[]}\n',
    ],
)
def test_what_is_no_baseline_is_told(broken: bytes, checks: Checks) -> None:
    checks.write(a=SMALL)
    checks.baseline.write_bytes(broken)
    code, out, told = checks.call("--baseline", checks.baseline)
    assert (code, out) == (2, "")
    assert "JJ970" in told


def test_a_baseline_that_was_cut_or_changed_is_told(checks: Checks) -> None:
    checks.write(a=SMALL, b=SMALL)
    checks.keep()
    lines = checks.baseline.read_bytes().splitlines(keepends=True)
    total = json.dumps(json.loads(lines[1])["total"]).encode()
    for many in range(len(lines)):
        broken = [b"".join(lines[:many]), b"".join([*lines[:many], b'{"kind":']), b"".join([*lines[:many], lines[0]])]
        broken.append(b"".join(lines).replace(b'"total":' + total, b'"total":1e999'))
        for text in broken:
            if text == lines[0]:
                continue
            checks.baseline.write_bytes(text)
            code, _, told = checks.call("--baseline", checks.baseline)
            assert (code, "JJ970" in told) == (2, True), text


def test_a_baseline_that_cannot_be_read_is_told(checks: Checks, tmp_path: Path) -> None:
    checks.write(a=SMALL)
    for path, code in ((tmp_path / "none", "JJ901"), (tmp_path, "JJ902")):
        assert (checks.call("--baseline", path)[0], code in checks.call("--baseline", path)[2]) == (2, True)


def test_the_library_compares(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, checks: Checks) -> None:
    monkeypatch.chdir(ROOT)
    checks.write(a=SMALL)
    checks.keep()
    given = assess(BOOK, checks.records)
    assert given.baseline() == checks.baseline.read_bytes()
    checks.write(a=ALONE)
    report = assess(BOOK, checks.records).report("json", lang="en", baseline=checks.baseline)
    assert report.decode("utf-8") == checks.call("--baseline", checks.baseline, "--format", "json")[1]
