"""Findings about submissions in what programs read, and what they do to the exit code."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from jianjia_rules.reports import json_v1, ndjson_v1
from tests.cli.calling import Caller

FOLDER = "tests/cli/submissions"
CALL = (
    *(f"{FOLDER}/records", "--rulebook", "jianjia-2014", "--office", f"{FOLDER}/office.csv"),
    *("--register", f"units={FOLDER}/units.csv", "--register", f"townships={FOLDER}/townships.csv"),
)
ORDER = ["JJ806", "JJ857", "JJ834", "JJ836", "JJ833", "JJ835", "JJ858", "JJ862", "JJ860", "JJ859", "JJ859", "JJ859"]


def test_the_document_tells_of_submissions_first(jianjia: Caller) -> None:
    done = jianjia("check", *CALL, "--format", "json", "--lang", "en")
    found = json.loads(done.out)
    keys = list(found)
    assert keys.index("submissions") < keys.index("assessments")
    assert [each["code"] for each in found["submissions"]] == ORDER
    told = found["submissions"][8]
    assert (told["unit"], told["period"], told["line"], told["related"]["line"]) == ("QY-1", "2014", 4, 4)
    assert {each["code"] for each in found["submissions"]} <= {each["code"] for each in found["diagnostics"]}
    (first, second) = found["assessments"]
    assert second["amendments"] == []
    changes = [(each["path"], each["entry"], each["source"], each["number"]) for each in first["amendments"]]
    assert changes == [
        ("venue.area_m2", None, "correction", "2"),
        ("filing.preparer", None, "correction", "2"),
        ("venue.facilities", 2, "supplement", "3"),
        ("evidence", 2, "supplement", "3"),
        ("office.attendance.called", None, "office", ""),
        ("office.attendance.attended", None, "office", ""),
    ]
    area, preparer, *_, confirmed, attended = first["amendments"]
    assert (area["before"], area["after"]) == (42, 62)
    assert Path(area["place"]["file"]).name == "later.yaml"
    assert preparer["after"] is None
    assert (confirmed["before"], confirmed["after"], attended["before"], attended["after"]) == (4, 4, 4, 3)
    assert "沈燕" not in done.out
    observed = [each for finding in first["findings"] for each in finding["observed"]]
    sources: dict[str, Any] = {each["path"]: each["source"] for each in observed}
    assert sources["venue.area_m2"] == "correction"
    assert sources["office.attendance.attended"] == "office"
    assert sources["venue.plaque"] is None
    assert len(json_v1.read(done.out).submissions) == len(ORDER)


@pytest.mark.parametrize("jobs", [1, 2])
def test_the_lines_tell_of_submissions_before_all_else_that_closes_them(jianjia: Caller, jobs: int) -> None:
    done = jianjia("check", *CALL, "--format", "ndjson", "--jobs", jobs)
    lines = [json.loads(line) for line in done.out.splitlines()]
    kinds = list(dict.fromkeys(each["kind"] for each in lines))
    assert kinds == ["header", "assessment", "submission", "diagnostic", "missing", "standing", "rollup", "summary"]
    assert [each["code"] for each in lines if each["kind"] == "submission"] == ORDER
    for line in done.out.splitlines():
        ndjson_v1.read_line(line)


def test_what_is_wrong_with_submissions_may_fail_a_check(tmp_path: Path, jianjia: Caller) -> None:
    whose = "unit: {id: QY-1, type: enterprise_kx, parent: XZ-01}\nperiod: 2014\n"
    (tmp_path / "a.yaml").write_text(whose, "utf-8")
    (tmp_path / "b.yaml").write_text(f"{whose}submission: {{kind: 更正}}\nvenue: {{area_m2: 4}}\n", "utf-8")
    call = ("check", tmp_path, "-r", "jianjia-2014", "--fail-on", "submission")
    assert jianjia(*call).code == 0  # what was changed is no fault
    assert jianjia(*call, "--register", f"units={FOLDER}/units.csv").code == 1
    assert jianjia("check", *CALL).code == 2
    done = jianjia(*call[:-1], "submissions", "--lang", "en")
    assert (done.code, "submission" in done.err) == (2, True)


def test_the_offices_data_are_refused_as_a_whole_where_they_are_wrong(tmp_path: Path, jianjia: Caller) -> None:
    office = tmp_path / "office.csv"
    office.write_text("unit.id,period,office.attendance.called\nQY-1,2014,many\n,2014,3\n", "utf-8")
    done = jianjia("check", f"{FOLDER}/records", "-r", "jianjia-2014", "--office", office, "--lang", "en")
    assert (done.code, done.out) == (2, "")
    assert "office.csv:2:" in done.err
    assert "office.csv:3:" in done.err
    assert jianjia("check", FOLDER, "-r", "jianjia-2014", "--office", office, "-o", office).code == 2


@pytest.mark.parametrize("form", ["table", "csv", "markdown", "sarif", "junit", "github", "gitlab"])
def test_a_unit_without_a_record_is_told_once_by_what_became_of_it(form: str, tmp_path: Path, jianjia: Caller) -> None:
    records, register = tmp_path / "r.ndjson", tmp_path / "units.csv"
    given = ({"unit": {"id": id}, "period": 2014, "home": {"area_m2": area}} for id, area in (("a", 60), ("b", "x")))
    records.write_text("".join(f"{json.dumps(each)}\n" for each in given), encoding="utf-8")
    register.write_text("id,name\na,Alpha\nb,Beta\nc,Gamma\n", encoding="utf-8")
    words = ("check", records, "-r", "tests/reports/pipeline/book", "--register", register, "--lang", "en")
    out = jianjia(*words, "--format", form).out
    assert "JJ834" not in out
    assert "JJ949" not in out
    said = {
        "table": ("was refused: 1\n  2014  b  Beta", "not submitted: 1\n  2014  c  Gamma"),
        "csv": ("Beta,,,,,,,,What was submitted was refused,", "Gamma,,,,,,,,Nothing submitted,"),
    }.get(
        form, ("b Beta: on the register, and what it submitted was refused", "c Gamma: on the register, and submitted")
    )
    for text in said:
        assert out.count(text) == (2 if form == "junit" else 1), text  # there as message and as text of one failure
