"""`--stdin-format`: standard input in any format of text; without it the first line tells."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.calling import Caller

ONE = "examples/enterprises/2014/润禾纺织.yaml"
BY = ("--rulebook", "jianjia-2014")


def texts(tmp_path: Path, jianjia: Caller) -> dict[str, bytes]:
    found = {"yaml": Path(ONE).read_bytes()}
    for format in ("json", "ndjson", "csv"):
        found[format] = jianjia("convert", ONE, "--to", format, *BY).out.encode()
    return found


def test_every_format_gives_the_same_assessment(tmp_path: Path, jianjia: Caller) -> None:
    totals = set()
    for format, text in texts(tmp_path, jianjia).items():
        done = jianjia("check", "-", "--stdin-format", format, *BY, "--format", "json", stdin=text)
        assert done.code == 0, done.err
        (assessment,) = json.loads(done.out)["assessments"]
        totals.add((assessment["unit"], assessment["total"]))
        code = jianjia("check-code", "-", "--stdin-format", format, *BY, stdin=text).out.split()[0]
        assert code == "TG3B-T2CP-ZARA"
        assert jianjia("convert", "-", "--stdin-format", format, "--to", "json", *BY, stdin=text).code == 0
        lines = jianjia("check", "-", "--stdin-format", format, *BY, "--format", "ndjson", "-j", "2", stdin=text)
        assert f'"total":{assessment["total"]}' in lines.out
    assert len(totals) == 1


def test_an_ndjson_file_is_read_line_by_line_whatever_its_first_line_is(jianjia: Caller) -> None:
    stdin = b'[1]\n{"unit": {"id": "a"}}\n'
    done = jianjia("convert", "-", "--stdin-format", "ndjson", "--to", "ndjson", stdin=stdin)
    assert done.out == '{"unit": {"id": "a"}}\n'
    assert "<stdin>:1:" in done.err


def test_faults_are_told_at_lines_of_standard_input(jianjia: Caller) -> None:
    text = "unit: {id: a, type: enterprise_kx, parent: b}\nperiod: 2014\nvenue: {area_m2: -1}\n"
    done = jianjia("check", "-", "--stdin-format", "yaml", *BY, "--lang", "en", stdin=text.encode())
    assert done.code == 2
    assert "<stdin>:3:" in done.out + done.err
    table = "unit.id,unit.type,unit.parent,period,venue.area_m2\na,enterprise_kx,b,2014,-1\n"
    done = jianjia("check", "-", "--stdin-format", "csv", *BY, "--lang", "en", stdin=table.encode())
    assert "<stdin>:2:24" in done.out + done.err


def test_versions_on_standard_input_are_put_in_order(jianjia: Caller) -> None:
    text = (
        "unit: {id: a, type: enterprise_kx, parent: b}\nperiod: 2014\nsubmission: {kind: 更正, number: 2}\n"
        "venue: {area_m2: 60}\n---\nunit: {id: a, type: enterprise_kx, parent: b}\nperiod: 2014\nvenue: {area_m2: 6}\n"
    )
    done = jianjia("check", "-", "--stdin-format", "yaml", *BY, "--format", "json", stdin=text.encode())
    assert json.loads(done.out)["summary"]["assessed"] == 1
    assert "JJ860" in done.out


@pytest.mark.parametrize(
    ("words", "code"),
    [(("check", ONE, *BY, "--stdin-format", "csv"), "JJ944"), (("check", "-", *BY, "--stdin-format", "xlsx"), "JJ9")],
)
def test_calls_that_are_wrong(words: tuple[str, ...], code: str, jianjia: Caller) -> None:
    done = jianjia(*words)
    assert done.code == 2
    assert code in done.err
