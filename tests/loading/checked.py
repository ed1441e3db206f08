"""Checks of pieces of a rulebook, with the tree paths of what they find."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import product
from typing import Any

from hypothesis import strategies as st

from jianjia_rules.diagnostics.diagnostic import Diagnostics
from jianjia_rules.engine.bind import bind
from jianjia_rules.engine.plan import Plan
from jianjia_rules.language.record_schema import RecordSchema
from jianjia_rules.language.rulebook import Rulebook
from jianjia_rules.loading.checks.meaning import check_meaning
from jianjia_rules.loading.checks.types import check_types
from jianjia_rules.loading.faults import Faults, Locator, TreePath
from tests import pieces

LEVELS = ("县级", "市级", "省级")
SCHEMA = RecordSchema(
    {
        "type": "object",
        "additionalProperties": False,
        "properties": {
            "n": {"type": "integer", "minimum": 0, "maximum": 3},
            "x": {"type": "number", "minimum": 0, "exclusiveMaximum": 2},
            "b": {"type": "boolean"},
            "t": {"type": "string", "enum": ["甲", "乙", "丙"]},
            "level": {"type": "string", "x-scale": "level"},
            "list": {
                "type": "array",
                "maxItems": 2,
                "items": {"type": "object", "properties": {"b": {"type": "boolean"}}},
            },
            "tags": {"type": "array", "items": {"type": "string"}},
        },
    },
    {"level": LEVELS},
)
"""A record that has few different contents, so that all of them can be tried."""

ABSENT = object()
DOMAIN: dict[str, tuple[Any, ...]] = {
    "n": (0, 1, 2, 3, ABSENT),
    "x": (0, 0.25, 0.5, 0.75, 1, 1.5, ABSENT),
    "b": (True, False, ABSENT),
    "t": ("甲", "乙", "丙", ABSENT),
    "level": (*LEVELS, ABSENT),
    "list": ([], [{"b": True}], [{"b": False}], [{"b": True}, {"b": True}], [{"b": False}, {"b": True}], ABSENT),
    "tags": ([], ["a"], ["b"], ["a", "b"], ABSENT),
}
OPEN_ITEMS: tuple[Any, ...] = ([{}], [{"b": True}, {}], [{}, {}])
"""Lists of which it is not known how many items fulfil what is asked."""


class Found(Faults):
    """Faults by code and tree path."""

    def __init__(self) -> None:
        super().__init__(Diagnostics(), Locator())
        self.all: list[tuple[str, TreePath]] = []

    def add(self, code: str, path: TreePath, /, **arguments: Any) -> None:
        self.all.append((code, path))
        super().add(code, path, **arguments)


def book(award: Any, points: int = 10) -> Rulebook:
    """A rulebook of one row over the small schema."""
    return pieces.rulebook(pieces.rule("row", json.dumps(award, ensure_ascii=False), points), schema=SCHEMA)


def found_in(rulebook: Rulebook) -> list[tuple[str, TreePath]]:
    """What the checks of types and meaning find."""
    faults = Found()
    check_meaning(rulebook, check_types(rulebook, faults), frozenset(), faults)
    return faults.all


def plan_of(rulebook: Rulebook) -> Plan:
    """The plan of its first unit type."""
    return bind(rulebook, rulebook.unit_types[0].id, pieces.year("2014"))


def records(fields: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    """Every record with these fields."""
    for values in product(*(DOMAIN[name] for name in fields)):
        yield {name: value for name, value in zip(fields, values, strict=True) if value is not ABSENT}


def any_record() -> st.SearchStrategy[dict[str, Any]]:
    """Records of the small schema, some with lists that leave open how many items count."""
    choices = {name: values if name != "list" else (*values, *OPEN_ITEMS) for name, values in DOMAIN.items()}
    chosen = st.fixed_dictionaries({name: st.sampled_from(values) for name, values in choices.items()})
    return chosen.map(lambda each: {name: value for name, value in each.items() if value is not ABSENT})


def _number_words() -> st.SearchStrategy[dict[str, Any]]:
    number = st.sampled_from([-1, 0, 0.5, 1, 2, 3, 4])
    word = st.sampled_from(["is", "is_not", "at_least", "at_most", "above", "below"])
    one = st.tuples(word, number).map(lambda pair: {pair[0]: pair[1]})
    between = st.tuples(number, number).map(lambda pair: {"between": sorted(pair)})
    listed = st.lists(number, min_size=1, max_size=2).map(lambda values: {"in": values})
    two = st.tuples(st.sampled_from([0, 1, 2]), number).map(lambda pair: {"at_least": pair[0], "at_most": pair[1]})
    return one | between | listed | two


def _names(values: list[Any]) -> st.SearchStrategy[dict[str, Any]]:
    one = st.tuples(st.sampled_from(["is", "is_not"]), st.sampled_from(values)).map(lambda pair: {pair[0]: pair[1]})
    several = st.tuples(
        st.sampled_from(["in", "not_in"]), st.lists(st.sampled_from(values), min_size=1, max_size=2, unique=True)
    ).map(lambda pair: {pair[0]: pair[1]})
    return one | several | st.sampled_from([{"present": True}, {"present": False}])


def free_comparisons() -> st.SearchStrategy[dict[str, Any]]:
    """Comparisons of measures that are free of each other."""
    measure = st.sampled_from([{"field": "n"}, {"field": "x"}, {"count": "list"}])
    level = st.tuples(st.sampled_from(["at_least", "is", "below"]), st.sampled_from(LEVELS))
    tags = st.tuples(
        st.sampled_from(["contains_any", "contains_all"]),
        st.lists(st.sampled_from(["a", "b"]), min_size=1, max_size=2, unique=True),
    )
    return st.one_of(
        st.tuples(measure, _number_words()).map(lambda pair: pair[0] | pair[1]),
        _names([True, False]).map(lambda words: {"field": "b"} | words),
        _names(["甲", "乙", "丙"]).map(lambda words: {"field": "t"} | words),
        level.map(lambda pair: {"field": "level", pair[0]: pair[1]}),
        tags.map(lambda pair: {"field": "tags", pair[0]: pair[1]}),
    )


def comparisons() -> st.SearchStrategy[dict[str, Any]]:
    """Comparisons of the small schema's fields and lists."""
    how_many = {"how_many": [{"field": "b", "is": True}, {"field": "t", "is": "甲"}]}
    some = {"where": {"field": "b", "is": True}}
    measure = st.sampled_from([how_many, {"count": "list", **some}])
    return st.one_of(
        free_comparisons(),
        st.tuples(measure, _number_words()).map(lambda pair: pair[0] | pair[1]),
        st.just({"some": "list", **some}),
    )


def conditions() -> st.SearchStrategy[Any]:
    """Conditions over the small schema."""

    def joined(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
        several = st.tuples(st.sampled_from(["all", "any", "none"]), st.lists(inner, min_size=1, max_size=3))
        return several.map(lambda pair: {pair[0]: pair[1]}) | inner.map(lambda each: {"not": each})

    return st.recursive(comparisons(), joined, max_leaves=4)


def fields_of(node: Any) -> tuple[str, ...]:
    """The fields of the record that a condition reads."""
    text = json.dumps(node, ensure_ascii=False)
    named = {name for name in DOMAIN if f'"field": "{name}"' in text or f'": "{name}"' in text}
    return tuple(sorted(named))
