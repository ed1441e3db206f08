"""Small rulebooks for the tests of reading: only what readers look at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from jianjia_rules.diagnostics import Diagnostic, Diagnostics
from jianjia_rules.diagnostics.catalogue import entry as catalogue_entry
from jianjia_rules.diagnostics.compose import fields_of
from jianjia_rules.language.periods import PeriodKind, Periods
from jianjia_rules.language.record_schema import RecordSchema
from jianjia_rules.language.rulebook import RecordSettings, Repeated, Rulebook, UnitType
from jianjia_rules.language.text import Text
from jianjia_rules.records import Tally, read_records
from jianjia_rules.units.record import Record

SCHEMA: Mapping[str, Any] = {
    "type": "object",
    "additionalProperties": False,
    "required": ["unit", "period"],
    "properties": {
        "unit": {
            "title": "单位",
            "x-title-en": "unit",
            "type": "object",
            "additionalProperties": False,
            "required": ["id", "type"],
            "properties": {
                "id": {"title": "编号", "x-title-en": "id", "type": ["string", "integer"]},
                "type": {"title": "类别", "x-title-en": "type", "type": "string"},
                "name": {"title": "名称", "x-title-en": "name", "type": "string"},
                "parent": {"title": "上级", "x-title-en": "parent", "type": ["string", "integer"]},
            },
        },
        "period": {"title": "考核期", "x-title-en": "period", "type": ["string", "integer"]},
        "venue": {
            "title": "阵地",
            "x-title-en": "venue",
            "type": "object",
            "additionalProperties": False,
            "properties": {
                "area_m2": {
                    "title": "面积", "x-title-en": "floor area", "type": "number", "minimum": 0, "x-unit": "平方米",
                },
                "plaque": {"title": "挂牌", "x-title-en": "plaque", "type": "boolean"},
                "tenure": {"title": "来源", "x-title-en": "tenure", "type": "string", "enum": ["自有", "租用", "无"]},
                "opened_on": {"title": "启用日期", "x-title-en": "opened on", "type": "string", "format": "date"},
                "facilities": {
                    "title": "设施",
                    "x-title-en": "facilities",
                    "type": "array",
                    "uniqueItems": True,
                    "items": {"type": "string", "enum": ["会议", "图书", "网络"]},
                },
            },
        },
        "members": {"title": "会员数", "x-title-en": "members", "type": "integer", "minimum": 0},
        "code": {
            "title": "代码", "x-title-en": "code", "type": "string", "pattern": "^[0-9]{4}$", "examples": ["0123"],
        },
        "share": {"title": "比例", "x-title-en": "share", "type": "number", "multipleOf": 0.05, "maximum": 1},
        "activities": {
            "title": "活动",
            "x-title-en": "activities",
            "type": "array",
            "maxItems": 4,
            "items": {
                "type": "object",
                "additionalProperties": False,
                "required": ["kind"],
                "properties": {
                    "kind": {"title": "类型", "x-title-en": "kind", "type": "string", "minLength": 2},
                    "people": {"title": "人数", "x-title-en": "people", "type": "integer", "minimum": 1},
                },
            },
        },
        "contact": {
            "title": "联系方式",
            "x-title-en": "contact",
            "anyOf": [
                {"type": "string", "pattern": "^[0-9-]+$"},
                {
                    "type": "object",
                    "additionalProperties": False,
                    "required": ["phone"],
                    "properties": {"phone": {"type": "string"}, "mail": {"type": "string"}},
                },
            ],
        },
        "evidence": {"title": "佐证", "x-title-en": "evidence", "type": "array", "items": {"type": "object"}},
    },
    "dependentRequired": {"code": ["members"]},
}  # fmt: skip


def rulebook(schema: Mapping[str, Any] = SCHEMA, repeated: Repeated = Repeated.REFUSE, **settings: Any) -> Rulebook:
    """A rulebook for years and two unit types, with the paths of SCHEMA unless others are given."""
    record: dict[str, Any] = {
        "unit": (("unit", "id"),),
        "period": ("period",),
        "type": ("unit", "type"),
        "parent": ("unit", "parent"),
        "name": ("unit", "name"),
        "evidence": ("evidence",),
        "repeated": repeated,
    }
    types = (
        UnitType("enterprise_kx", Text("企业科协", "enterprise")),
        UnitType("township_kx", Text("乡镇", "township")),
    )
    return Rulebook(
        id="test",
        title=Text("试", "test"),
        edition="1",
        record=RecordSettings(**{**record, **settings}),
        schema=RecordSchema(schema, {}),
        unit_types=types,
        parts=(),
        rules=(),
        digest="",
        periods=Periods(PeriodKind.YEAR),
    )


def by_place_and_dataset(repeated: Repeated = Repeated.KEEP) -> Rulebook:
    """A rulebook whose unit id is made of two fields, with one implicit type."""
    texts = {name: {"type": ["string", "integer"]} for name in ("place", "dataset", "year")}
    made = rulebook({"type": "object", "properties": texts}, repeated, unit=(("place",), ("dataset",)))
    settings = replace(made.record, period=("year",), type=None, parent=None, name=None, evidence=None)
    return replace(made, record=settings, unit_types=(UnitType("unit", Text("单位", "unit")),))


def fully_said(diagnostic: Diagnostic) -> bool:
    """Whether a message has every argument that it speaks of."""
    entry = catalogue_entry(diagnostic.code)
    given = {name for name, _ in diagnostic.arguments} | {"related"}
    needed = [fields_of(template) for text in (entry.zh, entry.en) for template in text if isinstance(template, str)]
    return all(fields <= given for fields in needed)


class Read:
    """What came of reading: the good records, the diagnostics, the counts."""

    def __init__(self, *paths: str | Path, by: Rulebook | None = None, **options: Any) -> None:
        self.diagnostics = Diagnostics()
        self.tally = Tally()
        chosen = by if by is not None else rulebook()
        self.records: list[Record] = list(read_records(paths, chosen, self.diagnostics, tally=self.tally, **options))
        assert all(map(fully_said, self.diagnostics))

    @property
    def codes(self) -> list[str]:
        """The codes of what was found, in order of place."""
        return [diagnostic.code for diagnostic in self.diagnostics.sorted()]

    @property
    def places(self) -> list[str]:
        """Code and place of each, without the folder."""
        return [
            f"{each.code} {each.place.line}:{each.place.column}" if each.place else each.code
            for each in self.diagnostics.sorted()
        ]
