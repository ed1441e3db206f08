"""The published schemas: never stale, valid themselves, and one with the loader about every file that ships."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from jianjia_rules.authoring.schemas import main, published_schemas, write_schemas
from jianjia_rules.diagnostics import Diagnostics
from jianjia_rules.documents.yaml_text import read_yaml
from jianjia_rules.language.operators import AWARDS, LOGIC, MEASURES, OPERATORS, WORDS

ROOT = Path(__file__).parent.parent.parent
FOLDERS = ("rules", "examples", "tests/rulebooks", "tests/docs/language", "benchmarks/rulebook")
GOLDENS = ROOT / "tests" / "loading" / "goldens"
MODELINE = re.compile(r"# yaml-language-server: \$schema=(\S+)")


@cache
def validator(name: str) -> Draft7Validator:
    return Draft7Validator(json.loads(published_schemas()[name]))


def value_of(file: Path) -> Any:
    document = read_yaml(file.read_bytes(), file.name, Diagnostics())
    assert document is not None
    return document.value


def shipped() -> list[Path]:
    """The files of rulebooks; records and expectations have other schemas."""
    files = [file for folder in FOLDERS for file in sorted((ROOT / folder).rglob("*.yaml"))]
    of_records = [ROOT / "examples" / name for name in ("enterprises", "city")]

    def is_entries(file: Path) -> bool:
        return file.name.startswith(("review", "waivers"))

    return [
        file
        for file in files
        if "cases" not in file.parts and (is_entries(file) or not any(folder in file.parents for folder in of_records))
    ]


def place(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("name", published_schemas())
def test_the_published_schema_is_not_stale(name: str) -> None:
    made = published_schemas()[name].encode()
    assert (ROOT / "schemas" / name).read_bytes() == made, "run: python -m jianjia_rules.authoring.schemas"


def test_the_record_schema_of_the_memorandum_is_published_as_the_rulebook_has_it() -> None:
    own = ROOT / "rules" / "jianjia-2014" / "unit-record.schema.json"
    published = ROOT / "schemas" / "unit-record.schema.json"
    assert published.read_bytes() == own.read_bytes(), f"copy {own} to {published}"


@pytest.mark.parametrize("name", published_schemas())
def test_the_schema_is_a_schema(name: str) -> None:
    Draft7Validator.check_schema(json.loads(published_schemas()[name]))


def test_schemas_are_written_where_they_are_asked_for(tmp_path: Path) -> None:
    files = write_schemas(tmp_path / "one")
    main([str(tmp_path / "two")])
    assert [file.name for file in files] == list(published_schemas())
    assert [file.read_bytes() for file in files] == [(tmp_path / "two" / file.name).read_bytes() for file in files]


@pytest.mark.parametrize("file", shipped(), ids=place)
def test_a_shipped_file_names_its_schema_and_fits_it(file: Path) -> None:
    match = MODELINE.match(file.read_text(encoding="utf-8"))
    assert match is not None, "its first line should name its schema"
    schema = (file.parent / match[1]).resolve()
    assert schema.parent == ROOT / "schemas"
    assert schema.is_file()
    assert [error.message for error in validator(schema.name).iter_errors(value_of(file))] == []


@pytest.mark.parametrize("case", ["awards", "heads", "keys", "settings", "values"])
def test_a_file_that_is_not_well_formed_is_refused(case: str) -> None:
    files = [
        ("rulebook.schema.json", GOLDENS / case / "rulebook.yaml"),
        ("part.schema.json", GOLDENS / case / "table.yaml"),
    ]
    assert any(not validator(name).is_valid(value_of(file)) for name, file in files if file.is_file())


def definitions() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(published_schemas()["rulebook.schema.json"])["definitions"]
    return found


@pytest.mark.parametrize(
    ("name", "operators"),
    [("measure_keys", MEASURES), ("condition_keys", (*MEASURES, *LOGIC, *WORDS)), ("award_keys", AWARDS)],
)
def test_every_key_stands_in_one_flat_list_with_its_help(name: str, operators: tuple[Any, ...]) -> None:
    properties = definitions()[name]["properties"]
    modifiers = {each.key for operator in operators for each in operator.modifiers}
    assert set(properties) == {operator.key for operator in operators} | modifiers
    for operator in operators:
        shown = properties[operator.key]["markdownDescription"]
        assert operator.help.zh in shown
        assert operator.help.en in shown
        assert operator.example in shown
    assert all("\n" in properties[key]["description"] for key in modifiers)


@pytest.mark.parametrize("operator", OPERATORS, ids=lambda operator: f"{operator.family}-{operator.key}")
def test_the_example_of_an_operator_fits(operator: Any) -> None:
    names = ["award"] if operator in AWARDS else ["condition", "measure"]
    assert any(errors_of(operator.example, name) == [] for name in names)


def errors_of(text: str, name: str) -> list[str]:
    document = read_yaml(text, "piece.yaml", Diagnostics())
    assert document is not None
    checker = Draft7Validator({"$ref": f"#/definitions/{name}", "definitions": definitions()})
    return [error.message for error in checker.iter_errors(document.value)]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("condition", "{count: activities}"),
        ("condition", "{count: activities, sum: courses, of: people, at_least: 1}"),
        ("condition", "{cuont: activities, at_least: 1}"),
        ("condition", "{at_least: 1}"),
        ("condition", "{field: a b, is: true}"),
        ("condition", "{sum: courses, at_least: 1}"),
        ("condition", "{count: activities, highest: level, at_least: 1}"),
        ("condition", "{all: [{field: a}], at_least: 1}"),
        ("measure", "{count: activities, at_least: 1}"),
        ("award", "{per: {count: papers}}"),
        ("award", "{per: {count: papers}, earns: 1, loses: 1}"),
        ("award", "{if: {field: a, is: true}, points: 1, share: 1/2}"),
        ("award", "{if: {field: a, is: true}, bands: [{if: {field: a, is: true}}]}"),
        ("band", "{points: 1}"),
        ("band", "{otherwise: true, if: {field: a, is: true}}"),
        ("gate", "{id: a}"),
        ("gate", "{id: a, grade_cap: good}"),
        ("gate", "{id: a, veto: {field: a, is: true}, if: {field: a, is: true}}"),
        ("gate", "{id: a, veto: {field: a, is: true}, entry_bar: {field: a, is: true}}"),
        ("rollup_rule", "{id: a, part: b, points: 1, award: {value: {field: a}}}"),
        ("placed_rule", "{id: a, part: b, points: 1, weight: 1, award: {value: {field: a}}}"),
        ("placed_rule", "{id: a, part: b, points: $a, award: {value: {field: a}}}"),
        ("placed_rule", "{id: a, points: 1, award: {value: {field: a}}}"),
    ],
)
def test_what_does_not_go_together_is_refused(name: str, text: str) -> None:
    assert errors_of(text, name) != []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("rank_key", "total"),
        ("rank_key", "{order: lowest}"),
        ("rank_key", "{field: a, order: lowest}"),
        ("mandatory", "true"),
        ("mandatory", "{count: a, at_least: 1}"),
        ("operand", "$area"),
        ("text", "{zh: 词, en: }"),
        ("award", "{each: awards, bands: [{if: {field: level, is: a}, points: 1}]}"),
        ("award", "{judged: {}}"),
        ("parameter_value", "{enterprise: {2014-06-23: 50}, otherwise: 80%}"),
    ],
)
def test_what_the_loader_takes_is_accepted(name: str, text: str) -> None:
    assert errors_of(text, name) == []


@pytest.mark.parametrize(
    ("text", "missing"),
    [("{rulebook: a}", ["language", "record"]), ("{rulebook: a, extends: b, record: {name: unit.name}}", [])],
)
def test_an_overlay_may_leave_out_what_its_base_says(text: str, missing: list[str]) -> None:
    document = read_yaml(text, "rulebook.yaml", Diagnostics())
    assert document is not None
    messages = [error.message for error in validator("rulebook.schema.json").iter_errors(document.value)]
    assert messages == [f"'{key}' is a required property" for key in missing]


def test_help_is_help_and_no_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit) as ended:
        main(["--help"])
    assert ended.value.code == 0
    with pytest.raises(SystemExit):
        main(["--hlep"])
    assert list(tmp_path.iterdir()) == []
