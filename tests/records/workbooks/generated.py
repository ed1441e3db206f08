"""Records for hypothesis, made from the record schema of a rulebook that is shipped: whatever it allows a unit type."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from hypothesis import strategies as st

from jianjia_rules.forms.refused import for_type
from jianjia_rules.language.paths import FieldPath
from jianjia_rules.language.rulebook import Rulebook

# Blanks around a text fall away; a text holds no half characters, no line break of Windows and, for CSV, no NUL.
texts = (
    st.text(st.characters(codec="utf-8", exclude_characters="\r\0"), min_size=1, max_size=12)
    .map(str.strip)
    .filter(bool)
    .filter(lambda text: not text.startswith("jianjia:"))
)
odd = st.sampled_from(["=1+1", "@x", "_x0041_", "无", '"a";b', "；", "true", "2014-06-23", "007", "1e5", "√", "<b>&"])
names = texts | odd
days = st.dates(date(1600, 1, 1), date(2300, 1, 1)).map(date.isoformat)
months = days | days.map(lambda day: day[:7])


def records_of(rulebook: Rulebook, unit_type: str, *, with_office: bool = True) -> st.SearchStrategy[dict[str, Any]]:
    """Records of units of a type; with what units are not asked for, or without."""
    settings = rulebook.record
    assert settings.type is not None
    refused = for_type(rulebook.schema, settings.type, unit_type)
    made = _Made(rulebook, unit_type, refused.refused, refused.required, with_office)
    return made.object(rulebook.schema.document, ())


class _Made:
    def __init__(
        self,
        rulebook: Rulebook,
        unit_type: str,
        refused: frozenset[FieldPath],
        required: frozenset[FieldPath],
        with_office: bool,
    ) -> None:
        self._rulebook = rulebook
        self._type = unit_type
        self._refused = refused
        self._required = required
        self._with_office = with_office

    def object(self, node: Mapping[str, Any], path: FieldPath) -> st.SearchStrategy[dict[str, Any]]:
        settings = self._rulebook.record
        if path == settings.self_scores:
            rows = st.sampled_from([rule.id for rule in self._rulebook.rules] + ["older-row"])
            return st.dictionaries(rows, self.value({"type": "number"}, (*path, "*")), max_size=4)
        needed = {*node.get("required", ()), *(each[-1] for each in self._required if each[:-1] == path)}
        required: dict[str, st.SearchStrategy[Any]] = {}
        optional: dict[str, st.SearchStrategy[Any]] = {}
        for name, inner in node["properties"].items():
            at = (*path, name)
            if at in self._refused or (inner.get("readOnly") and not self._with_office):
                continue
            chosen = required if name in needed or at in (*settings.unit, settings.type) else optional
            chosen[name] = st.just(self._type) if at == settings.type else self.value(inner, at)
        return st.fixed_dictionaries(required, optional=optional)

    def value(self, node: Mapping[str, Any], path: FieldPath) -> st.SearchStrategy[Any]:
        settings = self._rulebook.record
        types = node["type"] if isinstance(node["type"], list) else [node["type"]]
        if path == settings.period:
            return st.sampled_from(["2014", "2015", 2014] if "integer" in types else ["2014"])
        if "enum" in node:
            return st.sampled_from(node["enum"])
        match types[0]:
            case "object":
                return self.object(node, path)
            case "array" if node["items"].get("type") == "object":
                return st.lists(self.object(node["items"], path).filter(bool), max_size=3)
            case "array":
                is_set, most = node.get("uniqueItems", False), node.get("maxItems", 5)
                return st.lists(self.value(node["items"], (*path, "*")), unique=is_set, max_size=most)
            case "boolean":
                return st.booleans()
            case "integer":
                return st.integers(node.get("minimum", -(10**9)), 10**20)
            case "number":
                least = node.get("minimum", -(10**6))
                return st.integers(least, 10**20) | st.decimals(least, 10**12, places=3, allow_nan=False)
            case _:
                return self._text(node)

    def _text(self, node: Mapping[str, Any]) -> st.SearchStrategy[str]:
        match node.get("format"):
            case "date":
                return days
            case "x-month":
                return months
            case "x-credit-code":
                return st.just("91350100M000100Y43")
        if node.get("pattern") == "^[0-9a-f]{64}$":
            return st.integers(0, 2**256 - 1).map(lambda number: f"{number:064x}")
        assert "pattern" not in node, node
        return names
