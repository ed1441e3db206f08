"""What stands in the cells of .xlsx and .ods files, however they are written."""

from __future__ import annotations

from decimal import Decimal

import pytest

from jianjia_rules.documents.workbooks.book import Book, Cell, Kind, Range
from jianjia_rules.documents.workbooks.open import read_book
from jianjia_rules.documents.workbooks.xlsx_styles import shows_day
from tests.documents.workbooks.making import MAIN, ods, xlsx

NOTE = "<office:annotation><text:p>批注</text:p></office:annotation>"
STYLES = (
    f'<styleSheet xmlns="{MAIN}">'
    '<numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/></numFmts>'
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="20"/></cellXfs></styleSheet>'
)


def cells(book: Book) -> dict[str, Cell]:
    return {f"{row}.{column}": cell for (row, column), cell in book.sheets[0].cells.items()}


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ('<c r="A1"><v>12</v></c>', Cell(Kind.NUMBER, 12)),
        ('<c r="A1"><v>12.0</v></c>', Cell(Kind.NUMBER, 12)),
        ('<c r="A1"><v>0.30000000000000004</v></c>', Cell(Kind.NUMBER, Decimal("0.3"))),
        ('<c r="A1"><v>1.5E3</v></c>', Cell(Kind.NUMBER, 1500)),
        ('<c r="A1"><v>1E999</v></c>', Cell(Kind.TEXT, "1E999")),
        ('<c r="A1" t="b"><v>1</v></c>', Cell(Kind.TRUTH, True)),
        ('<c r="A1" t="e"><v>#REF!</v></c>', Cell(Kind.ERROR, "#REF!")),
        ('<c r="A1" t="str"><f>A2</f><v>甲</v></c>', Cell(Kind.TEXT, "甲")),
        ('<c r="A1"><f>1+1</f><v>2</v></c>', Cell(Kind.NUMBER, 2)),
        ('<c r="A1"><f>1+1</f></c>', Cell(Kind.UNSAVED, "")),
        ('<c r="A1"><f>1+1</f><v/></c>', Cell(Kind.UNSAVED, "")),
        ('<c r="A1" t="inlineStr"><is><r><t>甲</t></r><rPh sb="0" eb="1"><t>jia</t></rPh><r><t>乙</t></r></is></c>',
         Cell(Kind.TEXT, "甲乙")),
        ('<c r="A1" t="inlineStr"><is><t>a_x000D_b_x005F_x0041_</t></is></c>', Cell(Kind.TEXT, "a\rb_x0041_")),
        ('<c r="A1" s="1"><v>41813</v></c>', Cell(Kind.DAY, "2014-06-23")),
        ('<c r="A1" s="2"><v>41813.5</v></c>', Cell(Kind.DAY, "2014-06-23T12:00:00")),
        ('<c r="A1" s="1"><v>59</v></c>', Cell(Kind.DAY, "1900-02-28")),
        ('<c r="A1" s="1"><v>60</v></c>', Cell(Kind.NUMBER, 60)),
        ('<c r="A1" s="1"><v>61</v></c>', Cell(Kind.DAY, "1900-03-01")),
        ('<c r="A1" s="3"><v>0.5</v></c>', Cell(Kind.NUMBER, Decimal("0.5"))),
        ('<c r="A1" t="d"><v>2014-06-23</v></c>', Cell(Kind.DAY, "2014-06-23")),
    ],
)  # fmt: skip
def test_an_xlsx_cell(cell: str, expected: Cell) -> None:
    book = read_book(xlsx(f'<row r="1">{cell}</row>', xl__styles_dot_xml=STYLES), ".xlsx")
    assert cells(book) == {"1.1": expected}


def test_the_day_count_from_1904() -> None:
    data = xlsx('<row r="1"><c r="A1" s="1"><v>40351</v></c></row>', settings='<workbookPr date1904="1"/>',
                xl__styles_dot_xml=STYLES)  # fmt: skip
    assert cells(read_book(data, ".xlsx")) == {"1.1": Cell(Kind.DAY, "2014-06-23")}


@pytest.mark.parametrize(
    ("code", "is_day"),
    [("yyyy-mm-dd", True), ("General", False), ('0.0"day"', False), ("[Red]0", False), ("d-mmm", True), ("@", False),
     ("[$-804]yyyy年m月d日;@", True), ("h:mm", False)],
)  # fmt: skip
def test_formats_of_days(code: str, is_day: bool) -> None:
    assert shows_day(code) is is_day


def test_cells_without_references_count_on_and_empty_ones_are_not_there() -> None:
    rows = '<row><c><v>1</v></c><c/><c><v>3</v></c></row><row/><row><c><v>5</v></c></row><row r="9"><c r="C9"/></row>'
    book = read_book(xlsx(rows), ".xlsx")
    assert set(cells(book)) == {"1.1", "1.3", "3.1"}
    assert book.sheets[0].empty_rows == 2


def test_the_stated_dimension_is_not_believed() -> None:
    rows = '<row r="7"><c r="D7"><v>1</v></c></row><row r="2"><c r="B2"><v>2</v></c></row>'
    book = read_book(xlsx(rows, before='<dimension ref="A1:A1"/>'), ".xlsx")
    assert set(cells(book)) == {"7.4", "2.2"}


def test_merged_cells_are_known() -> None:
    after = '<mergeCells><mergeCell ref="A1:B3"/><mergeCell ref="nonsense"/></mergeCells>'
    book = read_book(xlsx('<row r="1"><c r="A1"><v>1</v></c></row>', after=after), ".xlsx")
    assert book.sheets[0].merged == (Range(1, 1, 3, 2),)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ('office:value-type="float" office:value="12.50"/>', Cell(Kind.NUMBER, Decimal("12.5"))),
        ('office:value-type="percentage" office:value="0.5"/>', Cell(Kind.NUMBER, Decimal("0.5"))),
        ('office:value-type="date" office:date-value="2014-06-23"/>', Cell(Kind.DAY, "2014-06-23")),
        ('office:value-type="boolean" office:boolean-value="true"/>', Cell(Kind.TRUTH, True)),
        ('office:value-type="string"><text:p>甲<text:s text:c="2"/>乙</text:p><text:p>丙</text:p></table:table-cell>',
         Cell(Kind.TEXT, "甲  乙\n丙")),
        (f'office:value-type="string">{NOTE}<text:p>甲</text:p></table:table-cell>', Cell(Kind.TEXT, "甲")),
        ('table:formula="of:=1+1" office:value-type="float" office:value="2"/>', Cell(Kind.NUMBER, 2)),
        ('table:formula="of:=1+1"/>', Cell(Kind.UNSAVED, "")),
        ('calcext:value-type="error" office:value-type="string"><text:p>#REF!</text:p></table:table-cell>',
         Cell(Kind.ERROR, "#REF!")),
    ],
)  # fmt: skip
def test_an_ods_cell(cell: str, expected: Cell) -> None:
    book = read_book(ods(f"<table:table-row><table:table-cell {cell}</table:table-row>"), ".ods")
    assert cells(book) == {"1.1": expected}


def test_repeated_rows_and_columns_of_an_ods() -> None:
    rows = (
        '<table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="3"/>'
        '<table:table-cell table:number-columns-repeated="2" office:value-type="float" office:value="1"/>'
        '</table:table-row><table:table-row table:number-rows-repeated="1048574"><table:table-cell '
        'table:number-columns-repeated="16384"/></table:table-row>'
    )
    assert set(cells(read_book(ods(rows), ".ods"))) == {"1.4", "1.5", "2.4", "2.5"}


def test_merged_cells_of_an_ods() -> None:
    rows = (
        '<table:table-row><table:table-cell table:number-rows-spanned="2" table:number-columns-spanned="2" '
        'office:value-type="float" office:value="1"/><table:covered-table-cell/></table:table-row>'
    )
    assert read_book(ods(rows), ".ods").sheets[0].merged == (Range(1, 1, 2, 2),)
