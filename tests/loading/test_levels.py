"""Which level a row has: its own, a mandatory row's, its part's, the part's around it, the rulebook's."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from jianjia_rules.diagnostics import Severity
from jianjia_rules.errors import RulebookError
from jianjia_rules.language.rulebook import Rulebook
from jianjia_rules.loading.load import load_rulebook

_SCHEMA = {"type": "object", "properties": {"unit": {"type": "string"}, "period": {"type": "string"}}}
_BOOK = """\
rulebook: levels
language: 1
edition: 1.0.0
title: {zh: 级别, en: levels}
record: {schema: record.schema.json, unit: unit, period: period}
LEVEL
parts:
  - {id: quiet, points: 3, level: note, parts: [{id: loud, points: 1, level: error}, {id: silent, points: 2}]}
  - {id: plain, points: 4}
rules:
  - {id: in-loud, part: loud, points: 1, award: {if: {field: unit, is: a}}}
  - {id: in-silent, part: silent, points: 1, award: {if: {field: unit, is: a}}}
  - {id: own, part: silent, points: 1, level: warning, award: {if: {field: unit, is: a}}}
  - {id: in-plain, part: plain, points: 1, award: {if: {field: unit, is: a}}}
  - {id: must, part: plain, points: 1, mandatory: true, award: {if: {field: unit, is: a}}}
  - {id: floor, part: plain, points: 1, mandatory: {field: unit, is: a}, award: {if: {field: unit, is: a}}}
  - {id: must-quiet, part: plain, points: 1, mandatory: true, level: note, award: {if: {field: unit, is: a}}}
rollups:
  - id: all
    groups: all
    members: {units: {}}
    rules:
      - {id: in-rollup, points: 1, award: {if: {count: units, at_least: 1}}}
"""


def _book(folder: Path, level: str = "") -> Rulebook:
    folder.mkdir(exist_ok=True)
    (folder / "record.schema.json").write_text(json.dumps(_SCHEMA), encoding="utf-8")
    (folder / "rulebook.yaml").write_text(_BOOK.replace("LEVEL\n", level), encoding="utf-8")
    return load_rulebook(folder)


def _levels(rulebook: Rulebook) -> dict[str, str]:
    rollup = [rule for each in rulebook.rollups for rule in each.rules]
    return {rule.id: rule.level.value for rule in (*rulebook.rules, *rollup)}


def test_levels_where_the_rulebook_says_nothing(tmp_path: Path) -> None:
    assert _levels(_book(tmp_path)) == {
        "in-loud": "error",
        "in-silent": "note",
        "own": "warning",
        "in-plain": "warning",
        "must": "error",
        "floor": "error",
        "must-quiet": "note",
        "in-rollup": "warning",
    }


def test_the_rulebook_says_what_the_others_are(tmp_path: Path) -> None:
    levels = _levels(_book(tmp_path, "level: note\n"))
    assert levels["in-plain"] == levels["in-rollup"] == "note"
    assert levels["must"] == levels["in-loud"] == "error"


def test_overlays_change_levels_of_rules_parts_and_all(tmp_path: Path) -> None:
    _book(tmp_path / "base")
    over = tmp_path / "over"
    over.mkdir()
    (over / "rulebook.yaml").write_text(
        "rulebook: over\nlanguage: 1\nextends: ../base\nedition: 1.0.0\ntitle: {zh: 级别, en: levels}\nlevel: note\n"
        "change: {must: {level: warning}, silent: {level: error}}\n",
        encoding="utf-8",
    )
    rulebook = load_rulebook(over)
    levels = _levels(rulebook)
    assert (levels["must"], levels["in-silent"], levels["in-plain"]) == ("warning", "error", "note")
    assert {(change.subject, change.setting) for change in rulebook.changes} == {("must", "level"), ("silent", "level")}


@pytest.mark.parametrize("level", ["level: fatal\n", "level: 1\n", "level: [error]\n"])
def test_a_level_that_is_none_is_a_fault_at_its_place(tmp_path: Path, level: str) -> None:
    with pytest.raises(RulebookError) as raised:
        _book(tmp_path, level)
    (fault,) = [each for each in raised.value.diagnostics if each.severity is Severity.ERROR]
    assert fault.place is not None
    assert fault.place.line == 6
