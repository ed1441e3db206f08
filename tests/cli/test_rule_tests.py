"""`jianjia test`: exit codes, the three forms of the result, and JUnit as servers read it."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.cli.calling import ROOT, RULEBOOKS, Caller

HALF = ROOT / "tests" / "authoring" / "rule_tests" / "half-tested"
DATA = Path(os.environ.get("JIANJIA_DATA") or ROOT.parent / "shared" / "data")
XSD = DATA / "ci-formats" / "jenkins-junit-10.xsd"


@pytest.mark.parametrize("format", ["table", "json", "junit"])
def test_exit_codes(jianjia: Caller, tmp_path: Path, format: str) -> None:
    form = ("--format", format)
    assert jianjia("test", RULEBOOKS / "ten-rows", *form).code == 0
    assert jianjia("test", HALF, *form).code == 1
    assert jianjia("test", HALF, "--rule", "club-only", *form).code == 1  # nothing fails, and nothing is reached
    assert jianjia("test", RULEBOOKS / "badges", *form).code == 2  # there are no tests
    assert jianjia("test", "nowhere", *form).code == 2
    unknown = jianjia("test", HALF, "--rule", "bset", "--lang", "en", *form)
    assert (unknown.code, unknown.out) == (2, "")
    assert 'Did you mean "best"?' in unknown.err


def test_a_case_about_a_rule_that_does_not_exist(jianjia: Caller, tmp_path: Path) -> None:
    shutil.copytree(HALF, tmp_path / "book")
    file = tmp_path / "book" / "more.test.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("rule: items", "rule: itmes", 1), encoding="utf-8")
    for command in ("test", "lint"):
        done = jianjia(command, tmp_path / "book", "--lang", "en")
        assert done.code == 2
        assert 'There is no rule "itmes".' in done.err + done.out
        assert "more.test.yaml:3:11" in done.err + done.out


def test_the_summary_adds_up(jianjia: Caller) -> None:
    document = json.loads(jianjia("test", HALF, "--format", "json").out)
    summary = document["summary"]
    cases = [case for file in document["files"] for case in file["cases"]]
    assert summary["cases"] == len(cases) == summary["passed"] + summary["failed"]
    assert summary["failed"] == sum(1 for case in cases if not case["passed"]) > 0
    assert summary["branches"] == summary["reached"] + summary["unreached"] + summary["unreachable"]
    assert summary["unreached"] == len(document["unreached"]) > 0
    assert document["passed"] is False


def test_an_output_file_holds_what_would_be_printed(jianjia: Caller, tmp_path: Path) -> None:
    for format in ("json", "junit"):
        target = tmp_path / format
        printed = jianjia("test", HALF, "--format", format, "--lang", "zh").out
        assert jianjia("test", HALF, "--format", format, "--lang", "zh", "-o", target).out == ""
        assert target.read_bytes() == printed.encode()


def test_junit_counts_cases_and_branches(jianjia: Caller) -> None:
    root = ElementTree.fromstring(jianjia("test", HALF, "--format", "junit", "--lang", "en").out)
    tests, failures = root.findall(".//testcase"), root.findall(".//failure")
    assert (int(root.attrib["tests"]), int(root.attrib["failures"])) == (len(tests), len(failures))
    for suite in root.findall("testsuite"):
        assert int(suite.attrib["tests"]) == len(suite.findall("testcase"))
        assert int(suite.attrib["failures"]) == len(suite.findall(".//failure"))
        assert int(suite.attrib["skipped"]) == len(suite.findall(".//skipped"))
    summary = json.loads(jianjia("test", HALF, "--format", "json").out)["summary"]
    assert len(failures) == summary["failed"] + summary["unreached"]


@pytest.mark.skipif(not XSD.is_file(), reason=f"the schema of JUnit files is not at hand: no {XSD}")
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_junit_fits_the_schema_that_servers_use(jianjia: Caller, lang: str) -> None:
    import xmlschema

    schema = xmlschema.XMLSchema(str(XSD))
    for rulebook in (HALF, RULEBOOKS / "gates"):
        text = jianjia("test", rulebook, "--format", "junit", "--lang", lang).out
        schema.validate(ElementTree.fromstring(text))


def test_junit_holds_no_character_that_xml_refuses(jianjia: Caller, tmp_path: Path) -> None:
    shutil.copytree(HALF, tmp_path / "book")
    file = tmp_path / "book" / "main.test.yaml"
    text = file.read_text(encoding="utf-8").replace("en: without its paper", 'en: "a\\u0001\\uFFFE<&\\""')
    file.write_text(text, encoding="utf-8")
    root = ElementTree.fromstring(jianjia("test", tmp_path / "book", "--format", "junit", "--lang", "en").out)
    assert any('<&"' in case.attrib["name"] for case in root.iter("testcase"))
