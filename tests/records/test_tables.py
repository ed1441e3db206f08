"""CSV: cells as values of their fields' types, encodings, delimiters, rows that do not fit."""

from __future__ import annotations

import io
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jianjia_rules.language.types import Kind, ValueType
from jianjia_rules.records.cells import cell_value
from jianjia_rules.records.table_rows import Row, rows
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


@pytest.mark.parametrize("title", ["面积（平方米）", "面积(平方米)*", "阵地.面积（平方米） *", "floor area (m²)"])
def test_headings_may_be_those_of_a_form(tmp_path: Path, title: str) -> None:
    found = read(tmp_path, f"编号 *,{HEAD.removeprefix('unit.id,')},{title}\n{WHO},30\n")
    (record,) = found.records
    assert (record.data["venue"], found.codes) == ({"area_m2": 30}, [])


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


def test_a_quote_that_is_never_closed_costs_its_own_row(tmp_path: Path) -> None:
    rows = "".join(f"QY-{number},township_kx,2014\n" for number in range(20_000))
    found = read(tmp_path, f'{HEAD}\nQY-01,"enterprise_kx,2014\n{rows}')
    assert found.places == ["JJ825 2:7"]
    assert (found.tally.read, found.tally.assessed, found.tally.refused) == (20_001, 20_000, 1)
    assert [record.unit.id for record in (found.records[0], found.records[-1])] == ["QY-0", "QY-19999"]


@pytest.mark.parametrize(
    ("rows", "places", "units"),
    [
        # another quoted cell follows: it does not close the first
        (['a,"b,2014', 'c,"township_kx",2014', "d,township_kx,2014"], ["JJ825 2:3"], ["c", "d"]),
        (['"a,b,2014', '"c",township_kx,2014'], ["JJ825 2:1"], ["c"]),
        (['a,b,"2014'], ["JJ825 2:5"], []),
        (["c,township_kx,2014", 'a,"b"x,2014', "d,township_kx,2014"], ["JJ825 3:3"], ["c", "d"]),
        # a cell over two lines, and behind it on the second line a quote that nobody closes
        (['"a', 'b","town,2014', "d,township_kx,2014"], ["JJ825 3:4"], ["d"]),
        (['a,"b,2014', 'c,"d,2014', 'e,"f,2014', "d,township_kx,2014"], ["JJ825 2:3", "JJ825 3:3", "JJ825 4:3"], ["d"]),
        # inside a cell without quotes they are characters like others
        (['a"b,township_kx,2014'], [], ['a"b']),
    ],
)
def test_where_a_quote_opens_and_what_goes_on(
    tmp_path: Path, rows: list[str], places: list[str], units: list[str]
) -> None:
    found = read(tmp_path, "\n".join([HEAD, *rows]))
    assert found.places == places
    assert [record.unit.id for record in found.records] == units
    assert found.tally.read == len(places) + len(units)


def test_a_line_too_long_inside_an_open_quote_is_told_too(tmp_path: Path) -> None:
    found = read(tmp_path, f'{HEAD}\nQY-01,"enterprise_kx,2014\n{"x" * 1_100_000}\nQY-02,township_kx,2014\n')
    assert found.places == ["JJ825 2:7", "JJ826 3:1"]
    assert [record.unit.id for record in found.records] == ["QY-02"]


def test_a_header_with_an_open_quote_is_told_of_where_it_opens(tmp_path: Path) -> None:
    found = read(tmp_path, f'unit.id,"unit.type,period\n{WHO}\n')
    assert found.places == ["JJ825 1:9"]
    assert (found.tally.read, found.tally.unreadable) == (0, 1)


@given(st.lists(st.text(st.sampled_from('a",\r '), max_size=6), max_size=12))
@settings(max_examples=500)
def test_every_line_is_part_of_one_row(lines: list[str]) -> None:
    text = "".join(f"{line}\n" for line in lines)
    found = list(rows(io.StringIO(text, newline=""), ",", 1))
    spans = [
        range(each.line, each.line + len(each.lines()))
        if isinstance(each, Row)
        else range(each.line, (each.quote.line if each.quote is not None else each.line) + 1)
        for each in found
    ]
    covered = [number for span in spans for number in span]
    assert covered == sorted(set(covered))
    of_file = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    assert all(not line.strip('," ') or number in covered for number, line in enumerate(of_file, start=1))


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
