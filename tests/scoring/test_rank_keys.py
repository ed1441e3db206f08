"""What units are ranked by and within: measures, ties, paths of the record, what is only partly known."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from jianjia_rules.findings.results import RankResult
from jianjia_rules.language.rulebook import Rulebook
from tests.scoring.written import finished, written

TEXT = """
rulebook: ranks
language: 1
edition: 1.0.0
title: {zh: 排名, en: ranks}
record: {schema: record.schema.json, unit: id, parent: parent, period: period}
parts: [{id: main, title: {zh: 主表, en: main}, points: 100}]
rules:
  - {id: base, part: main, title: {zh: 得分, en: points}, points: 90, award: {value: {field: points}}}
  - {id: quality, part: main, title: {zh: 质量, en: quality}, points: 10, award: {judged: {by: 考核组}}}
ranking:
  - {id: group, title: {zh: 组内, en: in the group}, within: [period, record.county, group]}
  - id: fewest
    title: {zh: 迟报少者在前, en: fewest first}
    within: [points]
    by: [{count: lists, where: {field: late, is: true}, order: lowest}, {earned: base}]
"""
SCHEMA = {
    "type": "object",
    "properties": {
        **{name: {"type": "string"} for name in ("id", "parent", "period", "county")},
        "points": {"type": "number"},
        "lists": {"type": "array", "items": {"type": "object", "properties": {"late": {"type": "boolean"}}}},
    },
}


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Rulebook:
    return written(
        tmp_path_factory.mktemp("ranks"),
        TEXT.replace("{judged: {by: 考核组}}", "{if: {field: points, at_least: 80}}"),
        SCHEMA,
    )


def unit(id: str, late: list[bool | None] | None, points: float = 80, **data: Any) -> Mapping[str, Any]:
    found = {"id": id, "period": "2014", "points": points, **data}
    return found if late is None else {**found, "lists": [{} if each is None else {"late": each} for each in late]}


def test_fewest_come_first_and_the_worse_end_counts_of_what_is_only_partly_known(book: Rulebook) -> None:
    rows = [unit("one", [True, False]), unit("maybe", [None, True]), unit("none", []), unit("missing", None)]
    found = finished(book, rows)
    assert [found.of(row["id"], "2014").ranks[1].rank for row in rows] == [2, 3, 1, 4]


def test_groups_are_what_the_record_holds_at_their_paths(book: Rulebook) -> None:
    found = finished(book, [unit("a", [], county="k", parent="t"), unit("b", [])])
    assert [found.of(id, "2014").ranks[0].group for id in "ab"] == [("2014", "k", "t"), ("2014", "", "")]
    assert [found.of(id, "2014").ranks[1].group for id in "ab"] == [("80",), ("80",)]


def test_who_waits_for_an_assessor_is_placed_and_takes_nobodys_place(tmp_path: Path) -> None:
    book = written(tmp_path, TEXT, SCHEMA)
    found = finished(book, [unit("a", [], points=50)])
    assert found.of("a", "2014").ranks[0] == RankResult(
        "group", found.of("a", "2014").ranks[0].title, ("2014", "", ""), 1, 1, provisional=True
    )
