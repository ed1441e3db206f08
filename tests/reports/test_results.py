"""The wire format: what is written is what the models say, in their order, and the schemas are published."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from pydantic import ValidationError

from jianjia_rules.diagnostics import Diagnostics
from jianjia_rules.language.rulebook import Repeated
from jianjia_rules.loading.load import load_rulebook
from jianjia_rules.reports import json_v1, ndjson_v1
from jianjia_rules.reports.json_v1 import Asked
from jianjia_rules.reports.schemas import published_schemas
from jianjia_rules.running.inputs import Inputs, inputs_of

ROOT = Path(__file__).parents[2]
BOOKS = ROOT / "tests" / "rulebooks"
NAMES = ("badges", "evidence", "gates", "operators", "quarters", "ten-rows", "townships", "xccdf")


def inputs(name: str) -> Inputs:
    cases = BOOKS / name / "cases"
    return inputs_of(
        load_rulebook(BOOKS / name),
        [cases / "records.yaml"],
        previous=[path for path in [cases / "previous.yaml"] if path.is_file()],
        reviews=[path for path in [cases / "review.yaml"] if path.is_file()],
        waivers=[path for path in [cases / "waivers.yaml"] if path.is_file()],
    )


def document(name: str, asked: Asked) -> str:
    given = inputs(name)
    records = list(given.run)
    standings = given.run.finish()
    found = given.diagnostics(standings)
    return json_v1.results_text(given.rulebook, records, standings, found, given.run.tally, asked)


def lines(name: str, asked: Asked) -> list[str]:
    given = inputs(name)
    made = [ndjson_v1.header_line(given.rulebook, asked)]
    for scored in given.run:
        detailed = asked.detail
        made.append(ndjson_v1.detailed_line(scored, asked) if detailed else ndjson_v1.assessment_line(scored))
    standings = given.run.finish()
    found = given.diagnostics(standings)
    repeated = given.rulebook.record.repeated is Repeated.KEEP
    made += ndjson_v1.closing_lines(standings, found, given.run.tally, asked, repeated)  # many lines at a time
    return [f"{line}\n" for line in "".join(made).split("\n") if line]


@pytest.mark.parametrize("detail", [False, True])
@pytest.mark.parametrize("name", NAMES)
def test_the_document_is_what_the_models_say(name: str, detail: bool) -> None:
    text = document(name, Asked("zh", detail))
    written = json.loads(text, parse_float=Decimal)
    model = json_v1.read(text)
    assert _data(model) == written
    assert list(written) == list(_data(model))
    assert list(written["assessments"][0]) == list(_data(model)["assessments"][0])
    _schema("results.schema.json").validate(json.loads(text))


@pytest.mark.parametrize("detail", [False, True])
@pytest.mark.parametrize("name", NAMES)
def test_every_line_is_what_a_model_says(name: str, detail: bool) -> None:
    validator = _schema("results-line.schema.json")
    kinds = []
    for line in lines(name, Asked("en", detail)):
        written = json.loads(line, parse_float=Decimal)
        assert next(iter(written)) == "kind"
        assert _data(ndjson_v1.read_line(line)) == written
        validator.validate(json.loads(line))
        kinds.append(written["kind"])
    order = ["header", "assessment", "diagnostic", "missing", "standing", "rollup", "summary"]
    assert kinds == sorted(kinds, key=order.index)
    assert kinds.count("header") == kinds.count("summary") == 1


@pytest.mark.parametrize("name", NAMES)
def test_the_same_input_gives_the_same_bytes(name: str) -> None:
    assert document(name, Asked("zh", True)) == document(name, Asked("zh", True))
    assert lines(name, Asked("zh")) == lines(name, Asked("zh"))


@pytest.mark.parametrize("name", NAMES)
def test_an_observed_value_stands_for_each_thing_that_the_header_lists(name: str) -> None:
    header, *rest = [json.loads(line) for line in lines(name, Asked("zh"))]
    observes = {(rule["rollup"], rule["id"]): rule["observes"] for rule in header["rules"]}
    for line in rest:
        for rule, _, _, observed in line.get("findings", ()):
            wanted = observes[line.get("rollup"), rule]
            if len(wanted) != 1:
                assert isinstance(observed, list)
                assert len(observed) == len(wanted)


def test_what_is_no_result_is_refused() -> None:
    text = document("gates", Asked("zh"))
    for wrong in (text.replace('"version": 1', '"version": 2'), text.replace("jianjia-results", "results"), "{}"):
        with pytest.raises(ValidationError):
            json_v1.read(wrong)
    with pytest.raises(ValidationError):
        ndjson_v1.read_line('{"kind":"other"}')


def test_keys_that_came_later_are_ignored() -> None:
    text = document("gates", Asked("zh")).replace('"version": 1', '"version": 1, "later": {"a": 1}')
    assert json_v1.read(text).rulebook.id == "gates"


def test_the_published_schemas_are_those_of_the_models() -> None:
    for name, text in published_schemas().items():
        file = ROOT / "schemas" / name
        assert file.read_text(encoding="utf-8") == text, "run python -m jianjia_rules.reports.schemas schemas"


def test_private_values_are_not_written(tmp_path: Path) -> None:
    _private_rulebook(tmp_path)
    record = tmp_path / "record.yaml"
    record.write_text("{unit: u, period: 2014, phone: 123, staff: [{pay: 10}, {pay: 20}]}\n", encoding="utf-8")
    given = inputs_of(load_rulebook(tmp_path), [record])
    records = list(given.run)
    standings = given.run.finish()
    text = json_v1.results_text(
        given.rulebook, records, standings, Diagnostics().sorted(), given.run.tally, Asked("zh")
    )
    assert [[seen["value"] for seen in each["observed"]] for each in _findings(text)] == [[None], [None], [2]]
    findings = json.loads(ndjson_v1.assessment_line(records[0]))["findings"]
    assert [each[3] for each in findings] == [None, None, 2]


def _findings(text: str) -> list[dict[str, Any]]:
    findings: list[dict[str, Any]] = json.loads(text)["assessments"][0]["findings"]
    return findings


def _private_rulebook(folder: Path) -> None:
    schema = {
        "type": "object",
        "properties": {
            "unit": {"type": "string"},
            "period": {"type": "integer"},
            "phone": {"type": "integer", "x-private": True},
            "staff": {
                "type": "array",
                "items": {"type": "object", "properties": {"pay": {"type": "integer", "x-private": True}}},
            },
        },
    }
    (folder / "record.schema.json").write_text(json.dumps(schema), encoding="utf-8")
    (folder / "rulebook.yaml").write_text(
        "rulebook: private\nlanguage: 1\nedition: 1.0.0\ntitle: private\n"
        "record: {schema: record.schema.json, unit: unit, period: period}\n"
        "parts: [{id: main, title: main, points: 3}]\n"
        "rules:\n"
        "- {id: phone, part: main, title: phone, points: 1, award: {if: {field: phone, above: 0}}}\n"
        "- {id: pay, part: main, title: pay, points: 1, award: {if: {sum: staff, of: pay, above: 0}}}\n"
        "- {id: staff, part: main, title: staff, points: 1, award: {if: {count: staff, above: 0}}}\n",
        encoding="utf-8",
    )


def _data(model: Any) -> Any:
    return _listed(model.model_dump(by_alias=True, exclude_unset=True))


def _listed(data: Any) -> Any:
    """Tuples as lists, as JSON has them."""
    if isinstance(data, dict):
        return {key: _listed(value) for key, value in data.items()}
    return [_listed(value) for value in data] if isinstance(data, (list, tuple)) else data


def _schema(name: str) -> Draft202012Validator:
    schema = json.loads((ROOT / "schemas" / name).read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)
