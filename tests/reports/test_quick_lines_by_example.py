"""Lines by generated code on tables that people can read: each has something that needs its own care."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from jianjia_rules.scoring import remembered
from tests.engine.compiled import NUMBER, TEXT, TRUTH, listed, plan
from tests.reports.test_quick_lines import same_lines

FIELDS: dict[str, Any] = {
    "x": NUMBER, "y": NUMBER, "w": {"type": "integer"}, "b": TRUTH, "c": TRUTH, "t": TEXT,
    "s": {**TEXT, "x-private": True},
    "d": {"type": "string", "format": "date"}, "l": listed(b=TRUTH, n=NUMBER), "k": {"type": "array", "items": TEXT},
}  # fmt: skip
GRADES: list[dict[str, Any]] = [{"id": "good", "from": 8}, {"id": "fair", "from": 5}, {"id": "poor"}]

FULL: dict[str, Any] = {
    "x": 4, "y": Decimal("2.50"), "w": 3, "b": True, "c": True, "t": "甲“乙”\n", "s": "身份证", "d": "2014-06-23",
    "l": [{"b": True, "n": 1}, {"n": Decimal("0.5")}], "k": ["a"],
}  # fmt: skip


def records() -> list[dict[str, Any]]:
    """Full ones, with other values, and with something missing."""
    gone = [{name: value for name, value in FULL.items() if name != left} for left in FULL]
    others = [{**FULL, "x": x, "b": x % 2 == 0, "w": x, "y": Decimal(x) / 4} for x in range(12)]
    return [FULL, {}, *gone, *others, {**FULL, "y": 0, "c": False}, {**FULL, "w": -1, "d": "2014-01-01"}]


def written(*awards: Any, previous: Any = None, **settings: Any) -> tuple[int, int]:
    """How many of how many lines generated code wrote, the second time around as the first."""
    given = [(record, previous) for record in records()] * 2
    return same_lines(plan(*awards, fields=FIELDS, **settings), given), len(given)


IF = {"if": {"field": "b", "is": True}}


TABLES: dict[str, Any] = {
    "conditions-and-values": [IF, {"value": {"field": "x"}}],
    "decimals-and-named-measures": [{"value": {"field": "y"}}, {"value": {"measure": "k"}}],
    "days": [{"if": {"field": "d", "after": "2014-03-01"}}],
    "texts": [{"if": {"field": "t", "is": "甲“乙”\n"}}],
    "private-values-are-not-shown": [{"if": {"field": "s", "is": "身份证"}}, {"value": {"count": "k"}}],
    "counts-with-two-ends": [{"per": {"count": "l", "where": {"field": "b", "is": True}}, "earns": 3}],
    "ratios": [{"if": {"ratio": {"field": "x"}, "to": {"field": "y"}, "at_least": "80%"}}],
    "several-values": [{"if": {"all": [{"field": "x", "above": 2}, {"field": "y", "above": 1}]}}],
    "sums-and-lists": [{"value": {"sum": "l", "of": "n"}}, {"if": {"field": "k", "contains": "a"}}],
    "rows-that-read-other-rows": [IF, {"if": {"outcome": "r0", "is": "met"}}],
    "rows-left-over": [{"each": "l", "bands": [{"if": {"field": "b", "is": True}, "points": 2}]}, IF],
    "rows-that-wait": [{"judged": {"by": "考核组"}}, IF],
    "rows-that-do-not-apply": [{"award": IF, "when": {"field": "c", "is": True}}, IF],
    "thirds": [{"proportion": {"field": "x"}, "of": 3}, IF],
    "means": [{"value": {"mean": "l", "of": "n"}}],
    "days-between": [{"value": {"days_from": "2014-06-01", "to": {"field": "d"}}}],
}  # fmt: skip


@pytest.mark.parametrize("awards", TABLES.values(), ids=TABLES)
def test_every_line_of_these_tables_is_written(awards: list[Any]) -> None:
    done, given = written(*awards, measures={"k": {"title": "k", "is": {"count": "k"}}})
    assert done == given


def test_a_sum_with_a_missing_term_is_left_to_the_reference_writer() -> None:
    measures = {"m": {"title": "m", "is": {"add": [{"field": "x"}, {"field": "y"}]}}}
    done, given = written({"value": {"measure": "m"}}, measures=measures)
    assert given - done == 2 * 3  # nothing at all, no x, no y


def test_growth_is_written_where_there_is_something_to_compare() -> None:
    growth = {"if": {"growth": {"field": "x"}, "above": 0}}
    done, given = written(growth, IF)
    assert done == given
    done, given = written(growth, IF, previous={"x": 3})
    assert given - done == 2 * 2  # nothing at all, no x
    assert written(growth, IF, previous={})[0] == 0


SETTINGS: dict[str, Any] = {
    "grades": {"grades": GRADES},
    "a-grade-asks-for-a-row": {"grades": [{**GRADES[0], "mandatory_set": ["r0"]}, *GRADES[1:]]},
    "a-set": {"grades": GRADES, "gates": [{"id": "g", "mandatory_set": ["r0", "r1"], "blocks": "good"}]},
    "a-veto": {"grades": GRADES, "gates": [{"id": "g", "veto": {"field": "c", "is": False}}]},
    "a-gate-on-a-row": {"grades": GRADES, "gates": [{"id": "g", "veto": {"outcome": "r0", "is": "met"}}]},
    "a-least-share": {"grades": GRADES, "least_share": "60%"},
    "rounded-at-the-end": {"rounding": {"mode": "half-up", "places": 1, "at": "total"}},
    "rounded-at-each-row": {"rounding": {"mode": "half-up", "places": 1, "at": "row"}},
    "not-rescaled": {"rescale": "none"},
    "the-table-is-rescaled": {"rescale": "total"},
    "a-ceiling": {"ceiling": 12},
    "ranked-by-a-field": {"ranking": [{"id": "r", "title": "r", "within": ["t"]}]},
}  # fmt: skip


@pytest.mark.parametrize("settings", SETTINGS.values(), ids=SETTINGS)
@pytest.mark.parametrize("kept", [1, 1 << 14])
def test_what_follows_from_a_score_is_remembered_and_forgotten(
    settings: dict[str, Any], kept: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(remembered, "_MOST_KEPT", kept)
    done, given = written(
        {"award": IF, "when": {"field": "c", "is": True}, "mandatory": True},
        {"award": {"value": {"field": "x"}}, "mandatory": {"field": "w", "at_least": 2}},
        {"proportion": {"field": "w"}, "of": 3},
        **settings,
    )
    assert done == given


def test_parts_of_every_kind() -> None:
    parts = [
        {"id": "p", "points": 18, "parts": [{"id": "inner", "points": 8}]},
        {"id": "mean", "combine": "average", "points": 10},
        {"id": "bare", "combine": "average"},
        {"id": "more", "kind": "bonus", "up_to": 3},
        {"id": "less", "kind": "deduction", "up_to": 3},
    ]
    when = {"field": "c", "is": True}
    rows: list[dict[str, Any]] = [
        {"award": IF, "part": "p", "when": when},
        {"award": {"value": {"field": "x"}}, "part": "inner", "points": 8},
        {"award": {"proportion": {"field": "w"}, "of": 7}, "part": "mean", "points": None, "weight": 2, "when": when},
        {"award": IF, "part": "mean", "points": None, "weight": 1},
        {"award": {"proportion": {"field": "w"}, "of": 7}, "part": "bare", "points": None},
        {"award": {"per": {"field": "w"}, "earns": 1}, "part": "more", "points": 5},
        {"award": {"per": {"field": "w"}, "loses": 1}, "part": "less", "points": 5},
    ]
    rules = [
        {"id": f"r{at}", **{key: value for key, value in {"points": 10, **row}.items() if value is not None}}
        for at, row in enumerate(rows)
    ]
    done, given = written(parts=parts, rules=rules, grades=GRADES)
    assert done == given


def test_a_table_without_rows_and_an_odd_one() -> None:
    assert written(rules=[]) == (2 * len(records()), 2 * len(records()))
    thirds = [
        {"id": f"r{n}", "part": "p", "points": 1, "award": {"proportion": {"field": "w"}, "of": n}} for n in (7, 11, 13)
    ]
    done, given = written(rules=thirds)
    assert done == given
