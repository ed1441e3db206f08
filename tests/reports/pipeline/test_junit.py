"""JUnit as servers read it: a suite for each unit, a case for each row and gate, with counts that add up."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

from jianjia_rules.diagnostics import Diagnostic, Place
from jianjia_rules.language.text import Lang
from jianjia_rules.reports.pipeline.junit import faults_text
from tests.reports.pipeline.example import published, results, written


def _check(text: str, folder: Path) -> None:
    import xmlschema

    file = folder / "out.xml"
    file.write_text(text, encoding="utf-8")
    xmlschema.XMLSchema(str(published("jenkins-junit-10.xsd"))).validate(str(file))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_it_is_what_the_schema_asks_for(lang: Lang, tmp_path: Path) -> None:
    _check(written("junit", lang), tmp_path)


def test_groups_and_faults_too(tmp_path: Path) -> None:
    book = "tests/rulebooks/townships"
    given = results(f"{book}/cases/records.yaml", book, registers={"townships": f"{book}/cases/townships.csv"})
    _check(written("junit", "en", given), tmp_path)
    fault = Diagnostic("JJ205", Place("a\x00b.yaml", 3, 4, 9), (("found", "x\x0b"), ("wanted", "y")))
    _check(faults_text([fault], "en"), tmp_path)


def test_the_counts_add_up() -> None:
    root = ElementTree.fromstring(written("junit", "en"))
    suites = list(root)
    assert [suite.get("name") for suite in suites] == ["b 乙单位 2014", "c 2014", "a 甲单位 2014", "what was submitted"]
    for suite in suites:
        assert suite.get("tests") == str(len(suite.findall("testcase")))
        for element, count in (("failure", "failures"), ("error", "errors"), ("skipped", "skipped")):
            assert suite.get(count) == str(len(suite.findall(f"testcase/{element}"))), suite.get("name")


def test_what_a_case_comes_to() -> None:
    root = ElementTree.fromstring(written("junit", "en"))
    cases = {(suite.get("id"), case.get("name")): case for suite in root for case in suite}

    def inside(unit: str, name: str) -> list[str]:
        return [each.tag for each in cases[unit, name]]

    assert inside("unit/b", "Floor area [area]") == []
    assert inside("unit/b", "Staff [staff]") == ["skipped"]  # not applicable
    assert inside("unit/b", "Plaque [plaque]") == ["skipped"]  # waived
    assert inside("unit/b", "Fittings [judged]") == ["skipped"]  # pending
    assert inside("unit/a", "Floor area [area]") == ["failure"]
    assert inside("unit/a", "Age of the contact [age]") == ["system-out"]  # a note
    assert inside("unit/a", "falsified [falsified]") == ["failure"]
    assert inside("unit/a", "More area [more]") == []  # a bonus that was not earned
    assert cases["unit/a", "Plaque [plaque]"][0].get("type") == "warning"
