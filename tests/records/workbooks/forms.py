"""Filled forms of the small rulebook, changed as people change them, and read back."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import Phase
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from jianjia_rules import Record, load_rulebook, template
from jianjia_rules.diagnostics import Diagnostic, Diagnostics
from jianjia_rules.language.rulebook import Rulebook
from jianjia_rules.language.text import Lang
from jianjia_rules.records.stream import read_records

PHASES = (Phase.explicit, Phase.reuse, Phase.generate)
"""Without shrinking: a record of this size is read more quickly than it is made smaller."""

ROOT = Path(__file__).parents[3]

FULL: Mapping[str, Any] = {
    "unit": {"id": "QY-01", "name": "甲公司", "type": "firm"},
    "period": "2014",
    "venue": {
        "area": 80, "staff": 3, "plaque": True, "tenure": "租用", "opened_on": "2014-06-23", "founded": "2004-06",
        "facilities": ["会议", "培训"], "tags": ["a；b", "无"], "phone": "0500-1",
    },
    "activities": [
        {"date": "2014-03-01", "title": "座谈会", "kinds": ["交流", "培训"], "people": 12, "evidence": "佐-1"},
        {"title": "=HYPERLINK(\"x\")", "kinds": []},
    ],
    "papers": [{"kind": "计划", "number": "〔2014〕3号"}, {"kind": "总结"}],
    "evidence": [],
    "self_scores": {"area": 60, "acts": 12},
}  # fmt: skip


@cache
def small() -> Rulebook:
    return load_rulebook(str(ROOT / "tests" / "rulebooks" / "form"))


def made(data: Mapping[str, Any] = FULL, lang: Lang = "zh", rulebook: Rulebook | None = None) -> bytes:
    return template(rulebook or small(), data=data, lang=lang).xlsx()


def edited(data: bytes, edit: Callable[[Workbook], object]) -> bytes:
    book = load_workbook(io.BytesIO(data))
    edit(book)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def read(
    tmp_path: Path, data: bytes, name: str = "企业A.xlsx", rulebook: Rulebook | None = None, lenient: bool = False
) -> tuple[list[Record], tuple[Diagnostic, ...]]:
    path = tmp_path / name
    path.write_bytes(data)
    told = Diagnostics()
    records = list(read_records([path], rulebook or small(), told, lenient=lenient))
    return records, told.sorted()


def places(told: tuple[Diagnostic, ...]) -> list[str]:
    """`JJ801 活动!C7` for each."""
    return [f"{each.code} {each.place.spot if each.place else ''}" for each in told]


def column_of(sheet: Worksheet, mark: str) -> int:
    return next(cell.column for cell in sheet[1] if cell.value == mark)


def row_of(sheet: Worksheet, mark: str) -> int:
    return next(cell.row for cell in sheet["A"] if cell.value == mark)
