"""What a row is worth in the whole, in tables that add up and in tables that average."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

from jianjia_rules.coverage.points import row_worths
from jianjia_rules.language.citations import assessed_types
from jianjia_rules.loading.load import load_rulebook
from tests.loading.reading import loaded

RULE = "award: {if: {field: a, is: true}}"


def test_rows_of_an_averaging_table_are_worth_their_share_of_it(tmp_path: Path) -> None:
    rulebook = loaded(
        tmp_path,
        f"""combine: average
scale: 100
parts:
  - {{id: one, weight: 3}}
  - {{id: two, weight: 1, combine: add, points: 8}}
rules:
  - {{id: a, part: one, weight: 2, {RULE}}}
  - {{id: b, part: one, {RULE}}}
  - {{id: c, part: two, points: 6, {RULE}}}
  - {{id: d, part: two, points: 2, {RULE}}}
""",
    )
    assert row_worths(rulebook, "unit") == {"a": 50, "b": 25, "c": Fraction(75, 4), "d": Fraction(25, 4)}


def test_an_averaging_part_in_a_table_that_adds_up(tmp_path: Path) -> None:
    rulebook = loaded(
        tmp_path,
        f"""parts:
  - {{id: one, points: 10, combine: average}}
  - id: two
    points: 6
    parts: [{{id: inner, points: 4}}]
  - {{id: more, kind: bonus, up_to: 3}}
rules:
  - {{id: a, part: one, weight: 4, {RULE}}}
  - {{id: b, part: one, weight: 1, {RULE}}}
  - {{id: c, part: two, points: 2, {RULE}}}
  - {{id: d, part: inner, points: 4, {RULE}}}
  - {{id: e, part: more, points: 3, {RULE}}}
""",
    )
    assert row_worths(rulebook, "unit") == {"a": 8, "b": 2, "c": 2, "d": 4}


def test_of_rows_that_follow_one_another_the_last_count(tmp_path: Path) -> None:
    rulebook = loaded(
        tmp_path,
        f"""parts: [{{id: one, points: 4}}]
rules:
  - {{id: old, part: one, points: 4, until: 2015-12-31, {RULE}}}
  - {{id: new, part: one, points: 3, from: 2016-01-01, {RULE}}}
  - {{id: too, part: one, points: 1, from: 2016-01-01, {RULE}}}
""",
    )
    assert row_worths(rulebook, "unit") == {"new": 3, "too": 1}


def test_the_shipped_tables_come_to_their_total() -> None:
    rulebook = load_rulebook("jianjia-2014")
    for unit_type in assessed_types(rulebook):
        assert sum(row_worths(rulebook, unit_type).values()) == 100
