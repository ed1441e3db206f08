"""`jianjia check`: exit codes, formats that agree, files that come to be whole."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.calling import RULEBOOKS, Caller

GATES = ("--rulebook", RULEBOOKS / "gates")
RECORDS = RULEBOOKS / "gates" / "cases" / "records.yaml"
GOOD = (
    "{unit: {id: a1, type: firm, group: A}, period: 2014, founded: true, points: 70, must: 是, home_m2: 50, docs: 3, \
extra: 0, late: 0, survey: 80, accepted_on: 2014-06-01, audited: true, falsified: false}\n"
)
FAULTY = "{unit: {id: a2, type: firm, group: A}, period: 2014, points: 许多}\n"


@pytest.fixture
def good(tmp_path: Path) -> Path:
    return _file(tmp_path / "good.yaml", GOOD)


def _file(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("wanted", "code"),
    [
        ((), 0),
        (("not-met",), 1),  # the bonus row
        (("undetermined",), 0),
        (("score-below=100",), 0),
        (("score-below=100.01",), 1),
        (("grade-below=excellent",), 1),  # the share cap leaves no place for it
        (("grade-below=good",), 0),
        (("grade-below=良好",), 0),
        (("not-met", "score-below=100.01"), 1),
    ],
)
def test_exit_code_of_a_good_unit(good: Path, jianjia: Caller, wanted: tuple[str, ...], code: int) -> None:
    options = [word for each in wanted for word in ("--fail-on", each)]
    for format in ("table", "json", "ndjson"):
        assert jianjia("check", good, *GATES, "--format", format, *options).code == code, format


@pytest.mark.parametrize(("wanted", "code"), [("not-met", 1), ("undetermined", 1), ("score-below=0", 0)])
def test_exit_code_of_many_units(jianjia: Caller, wanted: str, code: int) -> None:
    for format in ("table", "json", "ndjson"):
        assert jianjia("check", RECORDS, *GATES, "--format", format, "--fail-on", wanted).code == code, format


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_period_without_parameter_values_refuses_its_records_only(tmp_path: Path, jianjia: Caller, jobs: str) -> None:
    unit = '{"unit": {"id": "a%d", "type": "enterprise_kx", "parent": "t"}, "period": %d}\n'
    file = _file(tmp_path / "years.ndjson", unit % (1, 2013) + unit % (2, 2014) + unit % (3, 2013))
    options = ("--rulebook", "jianjia-2014", "--lang", "en")
    done = jianjia("check", file, *options, "--format", "ndjson", "--jobs", jobs)
    summary = json.loads(done.out.splitlines()[-1])
    assert (done.code, summary["read"], summary["assessed"], summary["reasons"]) == (2, 3, 1, {"JJ819": 2})
    assert "years.ndjson:1:" in done.err
    assert "The rulebook cannot assess records of 2013: The parameter" in done.err
    assert "1 assessed, 2 refused (JJ819 × 2)" in jianjia("check", file, *options).out


def test_a_refused_record_beats_what_failed(tmp_path: Path, jianjia: Caller) -> None:
    _file(tmp_path / "a.yaml", GOOD)
    _file(tmp_path / "b.yaml", FAULTY)
    for format in ("table", "json", "ndjson"):
        done = jianjia("check", tmp_path, *GATES, "--format", format, "--fail-on", "score-below=101", "--lang", "en")
        assert done.code == 2, format
        assert "JJ801" in done.out
        assert ("JJ801" in done.err) is (format != "table")
        assert "100" in done.out  # the other record is assessed


def test_lenient_takes_a_faulty_value_as_missing(tmp_path: Path, jianjia: Caller) -> None:
    record = _file(tmp_path / "b.yaml", FAULTY)
    done = jianjia("check", record, *GATES, "--lenient", "--format", "json")
    assert done.code == 0
    document = json.loads(done.out)
    assert document["summary"]["assessed"] == 1
    assert [each["code"] for each in document["diagnostics"]] == ["JJ811"]


def test_formats_say_the_same(jianjia: Caller) -> None:
    document = json.loads(jianjia("check", RECORDS, *GATES, "--format", "json").out)
    lines = [json.loads(line) for line in jianjia("check", RECORDS, *GATES, "--format", "ndjson").out.splitlines()]
    detailed = jianjia("check", RECORDS, *GATES, "--format", "ndjson", "--detail").out.splitlines()
    compact = [line for line in lines if line["kind"] == "assessment"]
    full = [line for line in map(json.loads, detailed) if line["kind"] == "assessment"]
    assert len(compact) == len(full) == len(document["assessments"])
    for short, long, whole in zip(compact, full, document["assessments"], strict=True):
        assert short["unit"] == long["unit"] == whole["unit"]
        assert short["total"] == long["total"] == whole["total"]
        assert short["marks"] == long["marks"] == whole["marks"]
        assert short["gates"] == [gate["id"] for gate in whole["gates"] if gate["hit"]]
        assert [each[:3] for each in short["findings"]] == [
            [each["rule"], each["outcome"], each["earned"]] for each in whole["findings"]
        ]
        assert [_values(each) for each in short["findings"]] == [
            [seen["value"] for seen in each["observed"]] for each in whole["findings"]
        ]
        assert all(finding["reason"] for finding in long["findings"])
    standings = {(line["unit"], line["period"]): line for line in lines if line["kind"] == "standing"}
    for whole in document["assessments"]:
        line = standings[whole["unit"], whole["period"]]
        assert line["grade"] == (whole["grade"] and whole["grade"]["id"])
        assert [rank[:3] for rank in line["ranks"]] == [
            [rank["ranking"], rank["rank"], rank["of"]] for rank in whole["ranks"]
        ]
    assert lines[0]["kind"] == "header"
    assert lines[0]["rules"] == document["rules"]
    assert lines[-1] == {"kind": "summary", **document["summary"]}


def _values(finding: list[object]) -> list[object]:
    """The observed values of a compact finding; in this rulebook no single one is a list."""
    observed = finding[3]
    return observed if isinstance(observed, list) else [observed]


def test_processes_change_no_byte(tmp_path: Path, jianjia: Caller) -> None:
    lines = [json.dumps(_record(number), ensure_ascii=False) for number in range(1, 60)]
    lines[10] = lines[3]
    lines[20] = "{"
    records = _file(tmp_path / "records.ndjson", "\n".join(lines) + "\n")
    for detail in ((), ("--detail",)):
        one = jianjia("check", records, *GATES, "--format", "ndjson", *detail)
        two = jianjia("check", records, *GATES, "--format", "ndjson", "--jobs", "2", *detail)
        assert one.out == two.out
        assert one.code == two.code == 2
        summary = json.loads(one.out.splitlines()[-1])
        assert (summary["read"], summary["assessed"], summary["refused"]) == (59, 57, 2)


def _record(number: int) -> dict[str, object]:
    unit = {"id": f"u{number}", "type": "firm", "group": "A"}
    return {"unit": unit, "period": 2014, "founded": True, "points": number, "must": "是"}


def test_standard_input_is_read(jianjia: Caller) -> None:
    line = json.dumps(_record(1)).encode()
    for format in ("json", "ndjson"):
        done = jianjia("check", "-", *GATES, "--format", format, stdin=line)
        assert done.code == 0
        assert '"u1"' in done.out


def test_output_comes_to_be_whole(good: Path, tmp_path: Path, jianjia: Caller) -> None:
    target = tmp_path / "out" / "result.json"
    target.parent.mkdir()
    done = jianjia("check", good, *GATES, "--format", "json", "-o", target)
    assert (done.code, done.out) == (0, "")
    assert json.loads(target.read_text(encoding="utf-8"))["summary"]["assessed"] == 1
    assert [path.name for path in target.parent.iterdir()] == ["result.json"]


@pytest.mark.parametrize("target", ["missing/result.json", "."])
def test_an_output_that_cannot_be_written_is_said(good: Path, tmp_path: Path, jianjia: Caller, target: str) -> None:
    done = jianjia("check", good, *GATES, "-o", tmp_path / target, "--lang", "en")
    assert done.code == 2
    assert done.err.startswith("error JJ908 Cannot write ")


def test_the_rulebook_may_stand_with_the_records(tmp_path: Path, jianjia: Caller) -> None:
    shutil.copytree(RULEBOOKS / "gates", tmp_path / "both")
    done = jianjia("check", tmp_path / "both" / "cases" / "records.yaml", tmp_path / "both", "--format", "json")
    assert json.loads(done.out)["rulebook"]["id"] == "gates"


def test_a_console_that_lacks_characters_gets_others(tmp_path: Path, jianjia: Caller) -> None:
    record = _file(tmp_path / "good.yaml", GOOD.replace("id: a1", "id: Ünï-👍"))
    done = jianjia("check", record, *GATES, "--lang", "zh", encoding="gbk")
    assert done.code == 0
    assert "?n?-?" in done.out
    assert "门槛与等次" in done.out
    assert jianjia("check", record, *GATES, "--lang", "zh", encoding="ascii").code == 0


def test_results_for_programs_are_utf8_on_any_console(good: Path, tmp_path: Path, jianjia: Caller) -> None:
    with pytest.MonkeyPatch.context() as patch:
        del patch
        done = jianjia("check", good, *GATES, "--format", "json", "-o", tmp_path / "r.json", encoding="gbk")
    assert done.code == 0
    assert "门槛与等次" in (tmp_path / "r.json").read_text(encoding="utf-8")


def test_missing_units_are_named(tmp_path: Path, jianjia: Caller) -> None:
    folder = RULEBOOKS / "townships"
    done = jianjia(
        *("check", folder / "cases" / "records.yaml", "--rulebook", folder, "--format", "json"),
        *("--register", folder / "cases" / "townships.csv"),
    )
    assert done.code == 0
    groups = [each["name"] for each in json.loads(done.out)["rollups"] if each["type"] == "township"]
    assert groups == ["柳堰镇", "鹤塘镇", "芦洲镇"]
