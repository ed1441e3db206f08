"""The benchmark measures like against like: its rulebook, its records and its hand-written rival hold together."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from benchmarks import agreement
from benchmarks.engine import RULEBOOK, Engine
from benchmarks.hand_written import findings
from benchmarks.hundred_rules import RULES, write_hundred_rules
from benchmarks.make_records import lines
from jianjia_rules.language.measures import Count, Ratio
from jianjia_rules.language.walk import nodes
from jianjia_rules.loading.load import load_rulebook

LINES = tuple(lines(60, seed=1))


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine()


def test_the_compiled_tables_make_the_findings_of_the_hand_written_function() -> None:
    assert agreement.check_agreement(LINES) > 37 * len(LINES)


def test_so_does_the_interpreter(engine: Engine) -> None:
    for line in LINES[:20]:
        agreement.compare(engine.read(line), engine.interpret)


def test_another_finding_is_noticed(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    def other(record: dict) -> tuple:
        first, *rest = findings(record)
        return ((*first[:2], first[2] + 1, *first[3:]), *rest)

    monkeypatch.setattr(agreement, "findings", other)
    with pytest.raises(agreement.DisagreementError, match="founded"):
        agreement.check_agreement(LINES[:1])


def test_the_rulebook_has_the_rules_it_promises(engine: Engine) -> None:
    rules = engine.rulebook.rules
    by_part: dict[str, list] = {}
    for rule in rules:
        by_part.setdefault(rule.part, []).append(rule)
    assert {part: len(found) for part, found in by_part.items()} == {
        "foundation": 12, "thresholds": 12, "activities": 10, "ratios": 3, "townships": 3,
    }  # fmt: skip
    assert all(any(isinstance(node, Count) for node in nodes(rule.award)) for rule in by_part["activities"])
    assert all(any(isinstance(node, Ratio) for node in nodes(rule.award)) for rule in by_part["ratios"])
    assert [rule.for_types for rule in rules if rule.for_types] == [("township_kx",)] * 3


def test_every_outcome_occurs() -> None:
    outcomes = {finding[1] for line in lines(200) for finding in findings(json.loads(line))}
    assert outcomes == {"met", "partly-met", "not-met", "not-applicable", "undetermined"}


def test_records_fit_the_schema_once_empty_texts_are_left_out(engine: Engine) -> None:
    schema = json.loads((RULEBOOK / "record.schema.json").read_text(encoding="utf-8"))
    validator = Draft202012Validator(schema, format_checker=FormatChecker())
    for line in LINES:
        record = engine.read(line).data
        assert [error.message for error in validator.iter_errors(_with_floats(record))] == []


def test_lists_have_ten_to_twenty_items_and_some_fields_are_missing() -> None:
    records = [json.loads(line) for line in LINES]
    lengths = {
        len(record[name]) for record in records for name in ("activities", "courses", "awards") if name in record
    }
    assert min(lengths) == 10
    assert max(lengths) == 20
    assert any("members" not in record.get("organization", {}) for record in records)


def test_the_same_seed_gives_the_same_lines_and_every_line_its_own_unit() -> None:
    assert list(lines(40, seed=5)) == list(lines(40, seed=5))
    many = [json.loads(line)["unit"]["id"] for line in lines(50, bodies=7)]
    assert len(set(many)) == 50


def test_a_hundred_rules_load_without_a_fault(tmp_path: Path) -> None:
    write_hundred_rules(RULEBOOK, tmp_path)
    assert len(load_rulebook(tmp_path).rules) == RULES


def _with_floats(value: object) -> object:
    """A record as the standard library's validator wants numbers."""
    return json.loads(json.dumps(value, default=float))
