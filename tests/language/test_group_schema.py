"""What the rules of a roll-up over another roll-up read of its figures, and of records that refer to definitions."""

from __future__ import annotations

import pytest

from jianjia_rules.language.group_schema import group_rulebook, group_schema
from jianjia_rules.language.paths import parse_path
from jianjia_rules.language.record_schema import RecordSchema
from jianjia_rules.language.scheme import Figure, MemberList, Rollup
from jianjia_rules.language.text import same
from jianjia_rules.language.types import Kind
from tests.pieces import measure, rule, rulebook

FIGURES = {
    "filed": "{count: members}",
    "spent": "{sum: members, of: record.cost}",
    "first": "{earliest: members, of: record.on}",
    "best": "{outcome: kept}",
    "mark": "{field: own.grade}",
    "open": "{field: own.record.open}",
}

RECORD = RecordSchema(
    {
        "type": "object",
        "properties": {
            "cost": {"$ref": "#/$defs/money"},
            "on": {"type": "string", "format": "date"},
            "open": {},
            "far": {"$ref": "https://example.org/schema"},
            "odd": {"$ref": 3},
            "either": {"anyOf": [{"type": "null"}, {"$ref": "#/$defs/money"}]},
        },
        "$defs": {"money": {"type": "number", "x-unit": "元"}},
    },
    {},
)

INNER = Rollup(
    "town",
    same("town"),
    ("unit", "id"),
    (MemberList("members", ("firm",)),),
    (rule("kept", "{if: {count: members, at_least: 1}}", 3),),
    own="club",
    figures=tuple(Figure(name, same(name), measure(text)) for name, text in FIGURES.items()),
)
OUTER = Rollup("city", same("city"), None, (MemberList("towns", rollup="town"),))
BOOK = rulebook(schema=RECORD, rollups=(INNER, OUTER))


@pytest.mark.parametrize(
    ("path", "kind", "unit"),
    [
        ("filed", Kind.NUMBER, None),
        ("spent", Kind.NUMBER, "元"),
        ("first", Kind.DATE, None),
        ("best", Kind.TEXT, None),
        ("mark", Kind.TEXT, None),
        ("open", Kind.ANY, None),
    ],
)
def test_figures_keep_the_kind_of_their_measure(path: str, kind: Kind, unit: str | None) -> None:
    found = group_schema(BOOK, OUTER).lookup(("figures", path), ("towns",))
    assert found is not None
    assert (found.type.kind, found.type.unit) == (kind, unit)


@pytest.mark.parametrize(
    ("path", "kind"),
    [("cost", Kind.NUMBER), ("either", Kind.NUMBER), ("far", Kind.ANY), ("odd", Kind.ANY), ("open.anything", Kind.ANY)],
)
def test_references_of_the_record_lead_where_they_did(path: str, kind: Kind) -> None:
    found = group_schema(BOOK, INNER).lookup(("record", *parse_path(path)), ("members",))
    assert found is not None
    assert found.type.kind is kind


def test_a_roll_up_is_a_rulebook_of_one_part() -> None:
    book = group_rulebook(BOOK, INNER)
    assert [(part.id, part.points) for part in book.parts] == [("town", None)]
    assert [each.part for each in book.rules] == ["town"]
    assert book.rollups == ()
