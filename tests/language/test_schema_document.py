"""Record schemas that could hang, or that do not do what they seem to."""

from __future__ import annotations

from typing import Any

import pytest

from jianjia_rules.diagnostics.catalogue import entry
from jianjia_rules.diagnostics.compose import fields_of
from jianjia_rules.language import schema_patterns
from jianjia_rules.language.patterns import PatternError
from jianjia_rules.language.schema_document import resolved, schema_faults
from jianjia_rules.language.schema_patterns import Pattern, pattern


@pytest.mark.parametrize(
    ("schema", "found"),
    [
        ({"type": "object", "x-own": 1, "properties": {"proprties": {}}}, []),
        ({"proprties": {}}, [("JJ864", ("proprties",))]),
        ({"quux": 1}, []),
        ({"$schema": "http://json-schema.org/draft-07/schema#"}, [("JJ869", ("$schema",))]),
        ({"properties": {"a": {"$anchor": "x"}, "b": {"$id": "y"}}}, [
            ("JJ863", ("properties", "a", "$anchor")), ("JJ863", ("properties", "b", "$id"))]),
        ({"items": {"pattern": "(?=a)"}}, [("JJ865", ("items", "pattern"))]),
        ({"patternProperties": {"^a|b$": {}}}, [("JJ865", ("patternProperties", "^a|b$"))]),
        ({"$ref": "#"}, [("JJ868", ("$ref",))]),
        ({"allOf": [{"not": {"$ref": "#"}}]}, [("JJ868", ())]),
        ({"dependentSchemas": {"a": {"$ref": "#"}}}, [("JJ868", ())]),
        ({"dependentSchemas": {"a": {"required": ["b"]}}}, []),
        ({"$defs": {"a": {"$ref": "#/$defs/b"}, "b": {"if": {"$ref": "#/$defs/a"}}}}, [
            ("JJ868", ("$defs", "a", "$ref"))]),
        ({"properties": {"a": {"$ref": "#"}}, "items": {"$ref": "#"}}, []),
        ([1], []),
        ({"properties": 3, "allOf": {}, "$ref": 1, "pattern": 2, "items": None}, []),
    ],
)  # fmt: skip
def test_what_is_found(schema: Any, found: list[tuple[str, tuple[Any, ...]]]) -> None:
    faults = schema_faults(schema)
    assert [(fault.code, fault.path) for fault in faults] == found
    assert all(fields_of(entry(fault.code).en.message) <= set(fault.arguments) for fault in faults)


def test_a_schema_that_unfolds_without_measure_is_refused() -> None:
    levels = 40
    definitions: dict[str, Any] = {
        f"d{level}": {"anyOf": [{"$ref": f"#/$defs/d{level + 1}"}] * 2} for level in range(levels)
    }
    schema = {"$defs": {**definitions, f"d{levels}": {"type": "string"}}, "$ref": "#/$defs/d0"}
    assert [fault.code for fault in schema_faults(schema)] == ["JJ870"]


def test_a_chain_of_references_without_measure_is_refused() -> None:
    definitions = {f"d{level}": {"$ref": f"#/$defs/d{level + 1}"} for level in range(20_000)}
    assert schema_faults({"$defs": definitions})


@pytest.mark.parametrize(
    ("reference", "target"),
    [("#", "whole"), ("#/$defs/a~1b", {"title": "x"}), ("#/allOf/0", True), ("#/allOf/1", None), ("#name", None),
     ("other.json", None), ("#/allOf/x", None), (3, None)],
)  # fmt: skip
def test_references_lead_inside_the_document(reference: Any, target: Any) -> None:
    document = {"$defs": {"a/b": {"title": "x"}}, "allOf": [True]}
    assert resolved(document, reference) == (document if target == "whole" else target)


@pytest.mark.parametrize(
    ("text", "fits", "does_not"),
    [
        ("^[0-9]{4}$", "2014", "2014\n"),
        ("a", "bab", "bcb"),
        ("a$", "\n\nba", "ab"),
        ("^a", "ab\n", "ba"),
        ("a|b", "xbx", "c"),
        ("^(a|b)$", "b", "ab"),
        ("[|]x", "a|x", "ax"),
        ("a\\|b", "a|b", "b"),
        ("x\\$", "ax$b", "x"),
        ("^(a*)*b$", "aab", "a" * 3000),
    ],
)
def test_patterns_are_found_anywhere_and_never_hang(text: str, fits: str, does_not: str) -> None:
    for _ in range(2):  # the second time from memory
        assert pattern(text).fits(fits)
        assert not pattern(text).fits(does_not)


def test_only_so_many_short_texts_are_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schema_patterns, "_MOST_KEPT", 2)
    found = Pattern("^a+$")
    for text in ("a", "a" * 101, "aa", "aaa", "a"):
        assert found.fits(text)
    assert found.known == {"a", "aa"}
    assert not found.fits("b")


@pytest.mark.parametrize("text", ["^a|b", "a|b$", "(?=a)", "(a", "[", "\\1", "a**", "x" * 600])
def test_patterns_that_cannot_be_used(text: str) -> None:
    with pytest.raises(PatternError) as caught:
        pattern(text)
    assert caught.value.pattern == text
    assert 0 <= caught.value.offset <= len(text)
