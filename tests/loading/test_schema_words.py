"""Words for the choices of a record schema: they belong to choices that there are."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from jianjia_rules.loading.load import load
from tests.loading.reading import HEAD, write

MAIN = (
    HEAD
    + """parts: [{id: table, points: 1}]
rules: [{id: size, part: table, points: 1, award: {if: {field: size, is: 小型}}}]
"""
)


def faults(folder: Path, **size: Any) -> list[tuple[str, str]]:
    write(folder, MAIN)
    schema = {"type": "object", "properties": {"size": {"type": "string", **size}}}
    file = folder / "record.schema.json"
    file.write_text(json.dumps(schema, ensure_ascii=False, indent=1), encoding="utf-8")
    return [(each.code, each.hint("en")) for each in load(str(folder)).diagnostics.sorted() if each.code[:3] != "JJ5"]


@pytest.mark.parametrize("keyword", ["x-synonyms", "x-enum-en"])
def test_words_for_a_choice_that_there_is_not(tmp_path: Path, keyword: str) -> None:
    found = faults(tmp_path, enum=["大型", "小型"], **{keyword: {"小形": "small", "大型": "large"}})
    assert ("JJ331", 'Did you mean "小型"?') in found


@pytest.mark.parametrize(
    "said",
    [
        {"enum": ["大型", "小型"], "x-synonyms": {"小型": ["小", "small firm"], "大型": "大"}},
        {"const": "小型", "x-enum-en": {"小型": "small"}},
        {"x-synonyms": {"小型": ["小"]}},  # choices may be given elsewhere
    ],
)
def test_words_for_choices(tmp_path: Path, said: dict[str, Any]) -> None:
    assert "JJ331" not in {code for code, _ in faults(tmp_path, **said)}


@pytest.mark.parametrize("words", ["小", ["小"], {"小型": 1}, {"小型": [1]}])
def test_words_in_another_shape(tmp_path: Path, words: Any) -> None:
    found = faults(tmp_path, enum=["大型", "小型"], **{"x-synonyms": words})
    assert any(code in {"JJ203", "JJ204", "JJ205"} for code, _ in found), found
