"""CSV: cells as values of their fields' types, encodings, delimiters, rows that do not fit."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianjia_rules.language.types import Kind, ValueType
from jianjia_rules.records.cells import cell_value
from jianjia_rules.records.table_rows import Row
from tests.records.rulebooks import Read

HEAD = "unit.id,unit.type,period"
WHO = "QY-01,enterprise_kx,2014"


def read(tmp_path: Path, text: str, encoding: str = "utf-8") -> Read:
    file = tmp_path / "table.csv"
    file.write_bytes(text.encode(encoding))
    return Read(file)


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (Kind.NUMBER, "12", 12),
        (Kind.NUMBER, " 012 ", 12),
        (Kind.NUMBER, "-0.50", Decimal("-0.50")),
        (Kind.NUMBER, "1e3", Decimal("1E+3")),
        (Kind.NUMBER, "1e999", "1e999"),
        (Kind.NUMBER, "9" * 101, "9" * 101),
        (Kind.NUMBER, "１２", "１２"),
        (Kind.NUMBER, "1,200", "1,200"),
        (Kind.NUMBER, "nan", "nan"),
        (Kind.BOOLEAN, "TRUE", True),
        (Kind.BOOLEAN, "否", False),
        (Kind.BOOLEAN, "1", "1"),
        (Kind.DATE, " 2014-06-23", "2014-06-23"),
        (Kind.TEXT, "12", "12"),
        (Kind.TEXT, "  ", None),
        (Kind.ANY, "true", "true"),
    ],
)
def test_a_cell_is_a_value_of_its_type(kind: Kind, text: str, value: object) -> None:
    found = cell_value(text, ValueType(kind))
    assert found == value
    assert type(found) is type(value)


def test_a_list_of_scalars_is_split() -> None:
    numbers = ValueType(Kind.VALUES, entry=ValueType(Kind.NUMBER))
    assert cell_value("1; 2.5；三;;", numbers) == [1, Decimal("2.5"), "三"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    found = read(tmp_path, f"{HEAD},unit.name\n{WHO},泽滨宏川\n", encoding)
    assert [record.unit.name for record in found.records] == ["泽滨宏川"]
    assert found.codes == {"gb18030": ["JJ102"], "utf-16": ["JJ103"]}.get(encoding, [])


def test_what_is_no_text_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "table.csv"
    for data in (b"unit.id\n\xff\xff\xff", b"unit.id\n\xb0\xa1\x00\xff"):
        file.write_bytes(data)
        found = Read(file)
        assert found.codes == ["JJ101"]
        assert found.tally.unreadable == 1


def test_cells_may_hold_delimiters_quotes_and_line_breaks(tmp_path: Path) -> None:
    found = read(tmp_path, f'{HEAD},unit.name,members\n{WHO},"a,""b""\nc",x\nQY-02,township_kx,2014,d,3\n')
    assert found.places == ["JJ801 3:4"]
    assert [record.unit.name for record in found.records] == ["d"]
    assert [record.origin.place(("members",)).line for record in found.records] == [4]  # type: ignore[union-attr]


def test_empty_cells_are_missing_and_empty_rows_are_none(tmp_path: Path) -> None:
    found = read(tmp_path, f"{HEAD},venue.area_m2,unit.name,\n\n{WHO}, ,,\n,,,,,\n")
    assert [dict(record.data) for record in found.records] == [
        {"unit": {"id": "QY-01", "type": "enterprise_kx"}, "period": "2014"}
    ]
    assert found.tally.read == 1


def test_a_row_may_be_wider_than_its_header_only_by_empty_cells(tmp_path: Path) -> None:
    found = read(tmp_path, f"{HEAD}\n{WHO}, ,\n{WHO},x\n")
    assert found.places == ["JJ810 3:1"]
    assert found.tally.assessed == 1


def test_headers_without_measure_are_refused(tmp_path: Path) -> None:
    assert read(tmp_path, "a," * 600_000).codes == ["JJ826"]
    assert read(tmp_path, "a," * 100_000 + "\n" + WHO).codes == ["JJ828"]


@pytest.mark.parametrize("text", ["", "\n\n", "\ufeff"])
def test_an_empty_table_says_so(tmp_path: Path, text: str) -> None:
    assert read(tmp_path, text).codes == ["JJ824"]


def test_a_quote_that_is_never_closed_costs_its_rows_only(tmp_path: Path) -> None:
    rows = "".join(f"QY-{number},township_kx,2014\n" for number in range(20_000))
    found = read(tmp_path, f'{HEAD}\n"QY-01,enterprise_kx,2014\n{rows}')
    assert found.codes == ["JJ825"]
    assert found.records[-1].unit.id == "QY-19999"


@given(
    cells=st.lists(st.text(st.sampled_from('a中",;\n\r '), max_size=5), min_size=1, max_size=5), index=st.integers(0, 4)
)
def test_a_row_knows_where_its_cells_stand(cells: list[str], index: int) -> None:
    quoted: list[Any] = ['"' + cell.replace('"', '""') + '"' for cell in cells]
    row = Row(7, tuple(cells), ",".join(quoted) + "\n", ",")
    line, column, end = row.spot(min(index, len(cells) - 1))
    text = row.lines()[line - 7][column - 1 : end - 1 if end else None]
    whole = quoted[min(index, len(cells) - 1)].replace("\r\n", "\n").replace("\r", "\n")
    assert whole.startswith(text)
    assert text.startswith('"')
