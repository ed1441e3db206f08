"""Lists whose items the record schema does not describe, and lists of values in parameters."""

from pathlib import Path

import pytest

from jianjia_rules.loading.load import load
from tests.loading.reading import HEAD, write

PER_ITEM = """parts: [{id: table, points: 1}]
rules:
  - id: held
    part: table
    points: 1
    evidence: {per_item: proof}
    award: {if: {count: activities, at_least: 2}}
"""


@pytest.mark.parametrize(
    "schema",
    [
        '{"type": "object"}',
        '{"properties": {"activities": true}}',
        '{"properties": {"activities": {"type": "array"}}}',
        '{"properties": {"activities": {"type": "array", "items": {"type": "object"}}}}',
        '{"properties": {"activities": {"items": {"properties": {"proof": {"type": "string"}}}}}}',
    ],
)
def test_evidence_on_each_item_needs_no_description_of_the_items(schema: str, tmp_path: Path) -> None:
    folder = write(tmp_path / "small", HEAD + PER_ITEM)
    (folder / "record.schema.json").write_text(schema, encoding="utf-8")
    assert "JJ424" not in {each.code for each in load(folder).diagnostics.sorted()}


def test_items_that_are_described_without_the_field_have_no_evidence(tmp_path: Path) -> None:
    folder = write(tmp_path / "small", HEAD + PER_ITEM)
    schema = '{"properties": {"activities": {"type": "array", "items": {"properties": {"kind": {"type": "string"}}}}}}'
    (folder / "record.schema.json").write_text(schema, encoding="utf-8")
    assert "JJ424" in {each.code for each in load(folder).diagnostics.sorted()}


@pytest.mark.parametrize("entry", ["{2014-06-23: 50}", "[a]", "{by: {field: size, otherwise: 1}}", "$other"])
def test_a_list_of_a_parameter_holds_plain_values(entry: str, tmp_path: Path) -> None:
    text = f"{HEAD}{PER_ITEM}parameters: {{sizes: {{values: [a, {entry}]}}}}\n"
    found = load(write(tmp_path / "small", text)).diagnostics.sorted()
    assert [(each.code, each.place.line if each.place else 0) for each in found if each.code == "JJ205"] == [
        ("JJ205", 11)
    ]
