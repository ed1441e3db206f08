"""SARIF as its schema asks: rules, levels, places, waived results, fingerprints that stay."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator

from jianjia_rules.diagnostics import Diagnostic, Place
from jianjia_rules.language.text import Lang
from jianjia_rules.loading.load import load_rulebook
from jianjia_rules.reports.page import Page
from jianjia_rules.reports.pipeline.report import Ending, Setting
from jianjia_rules.reports.pipeline.sarif import SarifReport, faults_text
from jianjia_rules.running.inputs import Inputs, inputs_of
from tests.reports.pipeline.example import HERE, ROOT, published, results, written


def _run(text: str) -> dict[str, Any]:
    document = json.loads(text)
    (run,) = document["runs"]
    return dict(run)


def _check(text: str) -> None:
    schema = json.loads(published("sarif-schema-2.1.0.json").read_text(encoding="utf-8"))
    faults = list(Draft4Validator(schema).iter_errors(json.loads(text)))
    assert faults == []


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_it_is_what_the_schema_asks_for(lang: Lang) -> None:
    _check(written("sarif", lang))


def test_groups_stand_somewhere_too() -> None:
    book = "tests/rulebooks/townships"
    given = results(f"{book}/cases/records.yaml", book, registers={"townships": f"{book}/cases/townships.csv"})
    text = written("sarif", "en", given)
    _check(text)
    run = _run(text)
    ids = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert ids[:2] == ["base", "township/coverage"]
    assert all(result["locations"][0]["physicalLocation"] for result in run["results"])
    groups = [result for result in run["results"] if result["ruleId"].startswith("township/")]
    assert groups[0]["locations"][0]["logicalLocations"][0]["fullyQualifiedName"].startswith("2014/township/")


def test_every_result_names_its_rule() -> None:
    run = _run(written("sarif", "en"))
    rules = run["tool"]["driver"]["rules"]
    assert len({rule["id"] for rule in rules}) == len(rules)
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]


def test_rules_have_help_level_and_clauses() -> None:
    rules = {rule["id"]: rule for rule in _run(written("sarif", "en"))["tool"]["driver"]["rules"]}
    area = rules["area"]
    assert area["defaultConfiguration"] == {"level": "error"}
    assert area["properties"]["clauses"] == ["1-01"]
    assert "Earned: " in area["help"]["text"]
    assert "面积 &lt;够用&gt;" in area["help"]["markdown"]
    assert rules["plaque"]["defaultConfiguration"] == {"level": "warning"}
    assert rules["pay"]["defaultConfiguration"] == {"level": "note"}
    assert rules["gate/falsified"]["defaultConfiguration"] == {"level": "error"}
    assert rules["JJ813"]["shortDescription"]["text"]


def test_levels_and_kinds() -> None:
    run = _run(written("sarif", "en"))
    kinds = {(result["kind"], result["level"]) for result in run["results"]}
    assert kinds == {("fail", "error"), ("fail", "warning"), ("fail", "note"), ("review", "none")}


def test_what_was_waived_is_suppressed_and_says_why() -> None:
    run = _run(written("sarif", "zh"))
    suppressed = [result for result in run["results"] if result["suppressions"]]
    assert [(result["ruleId"], result["properties"]["unit"]) for result in suppressed] == [("plaque", "b")]
    (suppression,) = suppressed[0]["suppressions"]
    said = "正在制作（考核办，至 2015-03-31）"
    assert suppression == {"kind": "external", "status": "accepted", "justification": said}
    assert all("suppressions" in result for result in run["results"])


def test_places_are_relative_and_encoded() -> None:
    places = [result["locations"][0]["physicalLocation"] for result in _run(written("sarif", "zh"))["results"]]
    uris = {place["artifactLocation"]["uri"] for place in places}
    assert "tests/reports/pipeline/records/%E7%94%B2%20%E5%8D%95%E4%BD%8D.yaml" in uris
    assert all(place["artifactLocation"]["uriBaseId"] == "%SRCROOT%" for place in places)
    regions = [place["region"] for place in places if "region" in place]
    assert {"startLine": 3, "startColumn": 17, "endColumn": 19} in regions


def test_a_file_elsewhere_is_absolute(tmp_path: Path) -> None:
    record = tmp_path / "甲.yaml"
    record.write_text("unit: {id: a}\nperiod: 2014\nhome: {area_m2: 1, plaque: false}\n", encoding="utf-8")
    text = written("sarif", "zh", results(record))
    _check(text)
    artifact = _run(text)["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert artifact["uri"].startswith("file:///")
    assert "uriBaseId" not in artifact


def test_fingerprints_stay_when_lines_move(tmp_path: Path) -> None:
    found = []
    for head in ("", "# a line more\n\n"):
        record = tmp_path / "r.yaml"
        record.write_text(f"{head}unit: {{id: a}}\nperiod: 2014\nhome: {{area_m2: 1}}\n", encoding="utf-8")
        run = _run(written("sarif", "en", results(record)))
        found.append([result["partialFingerprints"]["jianjiaFinding/v1"] for result in run["results"]])
    assert found[0] == found[1]
    assert len(set(found[0])) == len(found[0])


class _Baseline:
    def state(self, fingerprint: str) -> str:
        return "new" if fingerprint < "8" else "unchanged"


def _inputs() -> Inputs:
    return inputs_of(load_rulebook(ROOT / HERE / "book"), [f"{HERE}/records"])


def test_a_baseline_says_how_results_stand() -> None:
    given = _inputs()
    report = SarifReport(replace(Setting(given.rulebook, Page("en")), baseline=_Baseline()))
    pieces = [report.begin(), *(report.record(scored) for scored in given.run)]
    standings = given.run.finish()
    text = "".join([*pieces, *report.end(Ending(standings, given.diagnostics(standings), given.run.tally))])
    _check(text)
    results_found = _run(text)["results"]
    assert {result["baselineState"] for result in results_found} == {"new", "unchanged"}


def test_faults_alone_are_a_whole_file() -> None:
    faults = [Diagnostic("JJ205", Place("规则/rulebook.yaml", 3, 4, 9), (("found", "x"), ("wanted", "y")))]
    text = faults_text(faults, "en")
    _check(text)
    assert _run(text)["results"][0]["ruleId"] == "JJ205"
    _check(faults_text([], "zh"))
