"""Every form of condition, measure and award: generated code that agrees with the interpreter, or none.

Which forms are compiled is told too, so that none falls back to the interpreter unseen.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from jianjia_rules.engine.compile.access import RECORD
from jianjia_rules.engine.compile.leaves import NotCompiledError
from jianjia_rules.engine.compile.reader import Reader
from jianjia_rules.engine.compile.source import Source
from jianjia_rules.language.conditions import Comparison, Word
from jianjia_rules.language.conditions import Test as ATest
from jianjia_rules.language.measures import Constant, Count, Field, HowMany, Items, Measure
from jianjia_rules.language.types import Kind
from tests.engine.compiled import NUMBER, TEXT, TRUTH, agreed, interpreted_rows, plan

ITEM = {
    "type": "object",
    "required": ["sure"],
    "properties": {
        "sure": TRUTH, "b": TRUTH, "n": NUMBER, "w": {"type": "integer"}, "t": TEXT,
        "d": {"type": "string", "format": "date"},
        "place": {"type": "object", "properties": {"city": TEXT}},
        "inner": {"type": "array", "items": {"type": "object", "properties": {"b": TRUTH}}},
    },
}  # fmt: skip
LIST_FIELDS = {"l": {"type": "array", "items": ITEM}, "x": NUMBER, "t": TEXT, "k": {"type": "array", "items": TEXT}}
ITEMS: list[Any] = [
    [],
    [{"sure": True, "b": True, "n": 5, "w": 1, "t": "a", "d": "2014-01-01", "place": {"city": "x"}}],
    [{"sure": False, "b": False, "n": 7, "w": 2, "t": "b"}, {"sure": True, "inner": [{"b": True}, {}]}],
    [{"sure": True, "b": True, "t": "a"}, {"sure": True, "b": True, "t": "a", "n": Decimal("0.5"), "w": 3}],
]


@pytest.mark.parametrize(
    ("condition", "compiled"),
    [
        ({"count": "l", "where": {"field": "sure", "is": True}, "at_least": 1}, True),
        ({"count": "l", "where": {"field": "sure", "is": False}, "at_least": 1}, True),
        ({"count": "l", "where": {"any": [{"field": "b", "is": True}, {"field": "n", "above": 6}]}, "is": 1}, True),
        ({"count": "l", "where": {"not": {"field": "b", "is": True}}, "at_most": 0}, True),
        ({"count": "l", "where": {"all": [{"field": "sure", "is": True}, {"field": "b", "is": True}]}, "is": 2}, True),
        ({"count": "l", "between": [1, 2]}, True),
        ({"count": "l", "where": {"field": "b", "is": True}, "between": [1, 2]}, True),
        ({"count": "l", "where": {"field": "b", "is": True}, "in": [1, 2]}, True),
        ({"count": "l", "where": {"field": "b", "is": True}, "not_in": [1, 2]}, True),
        ({"count": "l", "where": {"field": "b", "is": True}, "at_least": {"field": "x"}}, False),
        ({"some": "l", "where": {"field": "n", "above": 6}}, True),
        ({"every": "l", "where": {"field": "n", "above": 4}}, True),
        ({"sum": "l", "of": "w", "above": 2}, True),
        ({"sum": "l", "of": "n", "above": 5}, True),
        ({"sum": "l", "of": "n", "where": {"field": "sure", "is": True}, "above": 5}, True),
        ({"distinct": "l", "of": "t", "at_least": 2}, True),
        ({"distinct": "l", "of": "d", "at_least": 1}, False),
        ({"mean": "l", "of": "n", "above": 5}, False),
        ({"sum": "l", "of": {"times": [{"field": "n"}, 2]}, "above": 5}, False),
        ({"count": "l", "once_by": ["t"], "at_least": 1}, False),
        ({"count": "l", "where": {"field": "place.city", "is": "x"}, "at_least": 1}, False),
        ({"count": "l", "where": {"count": "inner", "at_least": 1}, "at_least": 1}, False),
        ({"count": "l", "where": {"some": "inner", "where": {"field": "b", "is": True}}, "at_least": 1}, False),
        ({"count": "l", "where": {"field": "n", "above": {"record": "x"}}, "at_least": 1}, True),
        ({"sum": "l", "of": {"record": "x"}, "above": 5}, True),
        ({"count": "k", "where": {"field": "item", "is": "a"}, "at_least": 1}, False),
        ({"count": "k", "at_least": 1}, True),
    ],
)  # fmt: skip
def test_what_of_lists_is_compiled_and_what_is_left(condition: Any, compiled: bool) -> None:
    one = plan({"if": condition}, {"bands": [{"if": condition}]}, fields=LIST_FIELDS)
    records: list[dict[str, Any]] = [{}, *({"l": items, "x": 5, "k": ["a"]} for items in ITEMS), {"l": ITEMS[3]}]
    agreed(one, *records)
    assert interpreted_rows(one) == (() if compiled else (0, 1))


SCALE = {"type": "string", "x-scale": "mark", "enum": ["丙", "乙", "甲", "优"]}
VALUES = {
    "x": NUMBER, "y": NUMBER, "w": {"type": "integer"}, "b": TRUTH, "t": TEXT, "u": TEXT, "s": SCALE, "r": SCALE,
    "d": {"type": "string", "format": "date"}, "e": {"type": "string", "format": "date"},
    "k": {"type": "array", "items": TEXT}, "n": {"type": "array", "items": NUMBER},
}  # fmt: skip
FULL = {
    "x": 5, "y": Decimal("2.5"), "w": 2, "b": True, "t": "ab", "u": "ab", "s": "乙", "r": "甲", "d": "2014-06-23",
    "e": "2014-06-24", "k": ["a", "b"], "n": [1, Decimal("2.5")],
}  # fmt: skip


@pytest.mark.parametrize(
    ("condition", "compiled"),
    [
        ({"field": "x", "between": [1, 5]}, True),
        ({"field": "x", "between": [1, {"field": "y"}]}, True),
        ({"field": "d", "between": ["2014-06-01", "2014-06-30"]}, True),
        ({"field": "s", "between": ["丙", "乙"]}, True),
        ({"field": "x", "in": [5, 6]}, True),
        ({"field": "b", "in": [True, False]}, True),
        ({"field": "b", "is": False}, True),
        ({"field": "t", "contains": "a"}, True),
        ({"field": "t", "matches": "a.*"}, True),
        ({"field": "t", "is": {"field": "u"}}, True),
        ({"field": "d", "before": {"field": "e"}}, True),
        ({"field": "d", "in": ["2014-06-23"]}, False),
        ({"field": "d", "on_or_after": "2014-06"}, False),
        ({"field": "x", "at_least": {"lower_of": [3, {"field": "y"}]}}, True),
        ({"field": "x", "at_least": {"count": "k"}}, True),
        ({"field": "s", "at_least": {"field": "r"}}, False),
        ({"field": "s", "at_least": "乙"}, True),
        ({"field": "s", "at_most": "乙"}, True),
        ({"field": "s", "above": "乙"}, True),
        ({"field": "s", "below": "乙"}, True),
        ({"field": "s", "not_in": ["乙", "甲"]}, True),
        ({"field": "k", "contains": "a"}, True),
        ({"field": "k", "contains_any": ["c", "a"]}, True),
        ({"field": "k", "contains_all": ["a", "c"]}, True),
        ({"field": "n", "contains": 1}, False),
        ({"field": "t", "contains": {"field": "u"}}, False),
        ({"ratio": {"field": "x"}, "to": {"field": "y"}, "at_least": "200%"}, True),
        ({"ratio": {"field": "w"}, "to": {"field": "w"}, "at_least": "80%"}, True),
        ({"ratio": {"field": "x"}, "to": {"field": "y"}, "at_least": {"field": "y"}}, False),
        ({"ratio": {"field": "x"}, "to": {"field": "y"}, "in": ["200%", "300%"]}, False),
        ({"ratio": {"field": "x"}, "to": {"field": "y"}, "between": ["100%", "300%"]}, False),
        ({"add": [{"ratio": {"field": "x"}, "to": {"field": "y"}}, "100%"], "at_least": "200%"}, False),
        ({"ratio": {"field": "x"}, "to": {"field": "y"}, "present": True}, False),
        ({"field": "x", "present": True, "above": 1}, False),
        ({"field": "x", "present": True}, True),
        ({"days_from": {"field": "d"}, "to": {"field": "e"}, "at_least": 1}, False),
        ({"growth": {"field": "x"}, "above": 0}, True),
        ({"growth": {"field": "x"}, "as": "share", "above": 0}, False),
        ({"previous": {"field": "x"}, "at_least": 5}, True),
        ({"previous": {"how_many": [{"field": "b", "is": True}]}, "at_least": 1}, True),
        ({"how_many": [{"field": "b", "is": True}, {"field": "x", "above": 9}], "is": 1}, True),
        ({"previous": {"previous": {"field": "x"}}, "at_least": 5}, False),
    ],
)  # fmt: skip
def test_what_of_values_is_compiled_and_what_is_left(condition: Any, compiled: bool) -> None:
    one = plan({"if": condition}, {"bands": [{"if": condition}]}, fields=VALUES, scales={"mark": SCALE["enum"]})
    gone = [{name: value for name, value in FULL.items() if name != left} for left in FULL]
    for previous in (None, {}, FULL, {**FULL, "x": 9}):
        agreed(one, FULL, {}, *gone, previous=previous)
    assert interpreted_rows(one) == (() if compiled else (0, 1))


@pytest.mark.parametrize(
    ("award", "compiled"),
    [
        ({"per": {"count": "k"}, "earns": Decimal("0.1"), "up_to": 10}, True),
        ({"per": {"count": "k"}, "earns": 1, "up_to": 3}, True),
        ({"value": {"growth": {"field": "x"}}}, True),
        ({"value": {"previous": {"field": "x"}}}, True),
        ({"per": {"previous": {"how_many": [{"field": "b", "is": True}]}}, "earns": 1}, False),
        ({"value": {"add": [{"field": "x"}, "$p"]}}, False),
        ({"checklist": [{"per": {"measure": "m"}, "earns": 1, "up_to": 2, "points": 5},
                        {"per": {"measure": "m"}, "earns": 2, "up_to": 5, "points": 5}]}, True),
        ({"best_of": [{"value": {"measure": "m"}}, {"proportion": {"field": "x"}, "of": {"field": "w"}}]}, True),
        ({"inverse": {"field": "x"}, "of": {"field": "y"}}, True),
        ({"bands": [{"if": {"count": "k", "at_least": 2}},
                    {"if": {"count": "k", "at_least": {"field": "w"}}, "points": 1}]}, True),
        ({"judged": {"by": "考核组"}}, True),
        ({"each": "l", "bands": [{"if": {"field": "b", "is": True}, "points": 1}]}, False),
    ],
)  # fmt: skip
def test_what_of_awards_is_compiled_and_what_is_left(award: Any, compiled: bool) -> None:
    parameters = {"p": {"title": "p", "values": {"by": {"field": "t", "ab": 1, "otherwise": 2}}}}
    measures = {"m": {"title": "m", "is": {"count": "k"}}}
    one = plan(award, fields={**VALUES, "l": LIST_FIELDS["l"]}, parameters=parameters, measures=measures)
    gone = [{name: value for name, value in FULL.items() if name != left} for left in FULL]
    for previous in (None, FULL):
        agreed(one, FULL, {}, *gone, {**FULL, "l": ITEMS[3]}, previous=previous)
    assert interpreted_rows(one) == (() if compiled else (0,))


WRONG: list[tuple[str, Kind, Word, Any]] = [
    ("x", Kind.NUMBER, Word.CONTAINS, 1),
    ("x", Kind.NUMBER, Word.AT_LEAST, "1"),
    ("x", Kind.NUMBER, Word.AT_LEAST, True),
    ("b", Kind.BOOLEAN, Word.AT_LEAST, True),
    ("b", Kind.BOOLEAN, Word.IS, "yes"),
    ("t", Kind.TEXT, Word.AT_LEAST, "a"),
    ("t", Kind.TEXT, Word.IS, 1),
    ("d", Kind.DATE, Word.IS, "2014-06-23"),
    ("s", Kind.SCALE, Word.CONTAINS, "乙"),
    ("s", Kind.SCALE, Word.IS, "丁"),
    ("k", Kind.VALUES, Word.IS, "a"),
]


@pytest.mark.parametrize(("field", "kind", "word", "value"), WRONG)
def test_what_no_checked_rulebook_says_is_left_to_the_interpreter(
    field: str, kind: Kind, word: Word, value: Any
) -> None:
    one = plan({"if": {"field": "x", "at_least": 1}}, fields=VALUES, scales={"mark": SCALE["enum"]})
    levels = tuple(SCALE["enum"]) if kind is Kind.SCALE else ()
    test = ATest(Field((field,), kind=kind, levels=levels), (Comparison(word, (Constant(value),)),), kind, levels)
    with pytest.raises(NotCompiledError):
        Reader(one, Source()).condition(test)


@pytest.mark.parametrize(
    "measure",
    [
        Count(Items(("k",))),
        HowMany((ATest(Field(("b",), kind=Kind.BOOLEAN), (Comparison(Word.IS, (Constant(True),)),), Kind.BOOLEAN),)),
    ],
)
def test_a_count_is_not_searched(measure: Measure) -> None:
    one = plan({"if": {"field": "x", "at_least": 1}}, fields=VALUES, scales={"mark": SCALE["enum"]})
    with pytest.raises(NotCompiledError):
        Reader(one, Source()).condition(ATest(measure, (Comparison(Word.CONTAINS, (Constant(1),)),), Kind.NUMBER))


def test_a_constant_that_is_no_number_is_left_to_the_interpreter() -> None:
    """No bound tree has one where it counts; nothing is generated of it either."""
    one = plan({"if": {"field": "x", "at_least": 1}}, fields={"x": NUMBER})
    for wrong in ("1", True, ("1",)):
        with pytest.raises(NotCompiledError):
            Reader(one, Source()).exact(Constant(wrong), RECORD)
