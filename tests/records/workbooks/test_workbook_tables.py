"""Workbooks that are tables: one record a row, headings by path or title."""

from __future__ import annotations

import io
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from tests.records.workbooks.forms import places, read

HEAD = ["unit.id", "类别", "period", "面积（平方米）", "是否挂牌", "opened on", "venue.tags"]


def table(*rows: list[Any]) -> bytes:
    book = Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def test_a_row_is_a_record(tmp_path: Path) -> None:
    full: list[Any] = ["A", "企业", 2014, 12.5, "是", date(2014, 6, 23), "a；b"]
    rows: list[list[Any]] = [HEAD, full, [], ["B", "town", "2014"]]
    records, told = read(tmp_path, table(*rows))
    assert told == ()
    assert [each.data for each in records] == [
        {
            "unit": {"id": "A", "type": "firm"},
            "period": 2014,
            "venue": {"area": Decimal("12.5"), "plaque": True, "opened_on": "2014-06-23", "tags": ["a", "b"]},
        },
        {"unit": {"id": "B", "type": "town"}, "period": "2014"},
    ]


def test_faults_name_the_cell_and_the_other_rows_are_read(tmp_path: Path) -> None:
    head = [*HEAD, "activities", "没有的"]
    rows: list[list[Any]] = [head, ["A", "企业", 2014, "大"], ["B", "企业", 2014, -1], ["C", "企业", 2014]]
    records, told = read(tmp_path, table(*rows))
    assert [each.unit.id for each in records] == ["C"]
    assert places(told) == ["JJ827 Sheet!H1", "JJ809 Sheet!I1", "JJ801 Sheet!D2", "JJ805 Sheet!D3"]


def test_a_workbook_that_is_neither(tmp_path: Path) -> None:
    assert places(read(tmp_path, table(["a", "b"], [1, 2]))[1]) == ["JJ772 1:1"]
    assert places(read(tmp_path, table())[1]) == ["JJ772 1:1"]


def test_two_rows_of_one_unit(tmp_path: Path) -> None:
    records, told = read(tmp_path, table(HEAD[:3], ["A", "企业", 2014], ["A", "企业", 2014]))
    assert len(records) == 1
    assert places(told) == ["JJ806 Sheet!A3"]
    assert told[0].related is not None
    assert told[0].related.spot == "Sheet!A2"
