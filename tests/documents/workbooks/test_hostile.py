"""Files that are no workbooks, damaged ones, and ones that want to hang or fill the memory: one code each, bounded."""

from __future__ import annotations

import io
import tracemalloc
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianjia_rules.documents.workbooks import book as bounds
from jianjia_rules.documents.workbooks.book import BookError
from jianjia_rules.documents.workbooks.open import read_book
from tests.documents.workbooks.making import MAIN, ods, xlsx, zipped
from tests.zips import IS_UTF8, Packed
from tests.zips import zipped as packed

ONE = '<row r="1"><c r="A1"><v>1</v></c></row>'
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def compound(stream: str) -> bytes:
    """The beginning of a compound file, and a directory with one stream."""
    name = f"{stream}\0".encode("utf-16-le")
    return COMPOUND.ljust(640, b"\0") + name.ljust(64, b"\0") + len(name).to_bytes(2, "little") + b"\0" * 62


def code(data: bytes, ending: str = ".xlsx") -> str:
    with pytest.raises(BookError) as caught:
        read_book(data, ending)
    return caught.value.remark.code


def remarks(data: bytes, ending: str = ".xlsx") -> list[str]:
    return [each.code for each in read_book(data, ending).remarks]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "JJ751"),
        (b"\0" * 100, "JJ751"),
        (xlsx(ONE)[:-40], "JJ751"),
        (xlsx(ONE)[:200], "JJ751"),
        (xlsx("<row"), "JJ751"),
        (xlsx('<row r="1"><c r="A1" t="s"><v>5</v></c></row>'), "JJ751"),
        (xlsx('<row r="1"><c r="ZZZ1"><v>5</v></c></row>'), "JJ751"),
        (b"<html><table><tr><td>1</td></tr></table></html>", "JJ752"),
        ("编号,名称\n1,甲\n".encode("gb18030"), "JJ752"),
        (b"\x89PNG\r\n\x1a\n\0\0", "JJ752"),
        (zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": "<w/>"}), "JJ752"),
        (zipped({"a.txt": "x"}), "JJ752"),
        (zipped({"xl/workbook.bin": b"x"}), "JJ752"),
        (compound("EncryptedPackage"), "JJ754"),
        (compound("WordDocument"), "JJ752"),
        (compound("Workbook"), "JJ751"),
        (compound("Workbook") + "EncryptedPackage".encode("utf-16-le"), "JJ751"),  # somebody wrote of it
        (ods("", "<manifest><encryption-data/></manifest>"), "JJ754"),
    ],
)  # fmt: skip
def test_what_is_refused(data: bytes, expected: str) -> None:
    assert code(data) == expected


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = xlsx("<row/>" * 3_000_000)
    assert len(bomb) < 1_000_000
    tracemalloc.start()
    assert code(bomb) == "JJ755"
    assert tracemalloc.get_traced_memory()[1] < 20_000_000
    tracemalloc.stop()


def test_a_size_that_is_stated_too_small_unpacks_to_no_more() -> None:
    data = bytearray(xlsx("<row/>" * 100_000))
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as archive:
        info = archive.getinfo("xl/worksheets/sheet1.xml")
    stated = info.file_size.to_bytes(4, "little")
    assert code(bytes(data).replace(stated, (10).to_bytes(4, "little"))) == "JJ751"


def test_entities_are_refused() -> None:
    laughs = f'<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">]><worksheet xmlns="{MAIN}"><sheetData/></worksheet>'
    assert code(xlsx("", xl__worksheets__sheet1_dot_xml=laughs)) == "JJ751"


def test_too_many_parts() -> None:
    assert code(zipped({f"{number}.xml": "x" for number in range(bounds.MOST_PARTS + 1)})) == "JJ755"


def test_too_many_cells() -> None:
    cell = '<table:table-cell table:number-columns-repeated="16384" office:value-type="float" office:value="1"/>'
    rows = f'<table:table-row table:number-rows-repeated="1048576">{cell}</table:table-row>'
    assert code(ods(rows), ".ods") == "JJ756"


def test_a_file_beyond_the_most_bytes() -> None:
    assert code(b"PK\x03\x04" + b"\0" * bounds.MOST_BYTES) == "JJ105"


def test_a_million_empty_rows_are_read_and_counted() -> None:
    rows = "".join(f'<row r="{row}" ht="15"/>' for row in range(2, bounds.LAST_ROW + 1))
    made = read_book(xlsx(ONE + rows), ".xlsx")
    assert len(made.sheets[0].cells) == 1
    assert made.sheets[0].empty_rows == bounds.LAST_ROW - 1


def test_a_cell_in_the_last_corner_takes_no_room() -> None:
    made = read_book(xlsx(ONE + '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'), ".xlsx")
    assert set(made.sheets[0].cells) == {(1, 1), (1048576, 16384)}


def test_macros_and_links_are_told_and_not_followed() -> None:
    assert remarks(xlsx(ONE, xl__vbaProject_dot_bin=b"x")) == ["JJ757"]
    assert remarks(xlsx(ONE, xl__vbaProject_dot_bin=b"x"), ".xlsm") == ["JJ757"]
    assert remarks(xlsx(ONE, xl__externalLinks__externalLink1_dot_xml="<x/>")) == ["JJ758"]
    assert remarks(ods("", Basic__Standard__Module1_dot_xml="<x/>"), ".ods") == ["JJ757"]


def test_another_kind_of_workbook_than_its_ending_says() -> None:
    assert remarks(xlsx(ONE), ".xls") == ["JJ753"]
    assert remarks(ods(""), ".xlsx") == ["JJ753"]


@given(st.data())
def test_nothing_but_a_book_error_comes_of_damage(data: st.DataObject) -> None:
    whole = bytearray(data.draw(st.sampled_from([xlsx(ONE), ods(ONE.replace("row", "table:table-row"))])))
    for _ in range(data.draw(st.integers(1, 8))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(whole)))
    with suppress(BookError):
        read_book(bytes(whole[: cut or None]), ".xlsx")


@pytest.mark.parametrize(("encoding", "flags"), [("ascii", 0), ("utf-8", IS_UTF8), ("gbk", IS_UTF8), ("gbk", 0)])
def test_parts_are_found_however_a_tool_wrote_their_names(encoding: str, flags: int) -> None:
    with zipfile.ZipFile(io.BytesIO(xlsx(ONE))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts |= {} if encoding == "ascii" else {"customXml/项目.xml": b"<x/>"}
    for separator in ("/", "\\"):
        files = (Packed(name.replace("/", separator), data, encoding, flags) for name, data in parts.items())
        (sheet,) = read_book(packed(*files), ".xlsx").sheets
        assert sheet.cells[1, 1].value == 1


@pytest.mark.parametrize("ending", [".xlsx", ".ods", ".xls"])
def test_workbooks_that_were_saved_with_a_password(ending: str) -> None:
    """Written by LibreOffice: `storeToURL` with `EncryptionData` (OOXPassword) or `Password`."""
    assert code((Path(__file__).with_name("files") / f"locked{ending}").read_bytes(), ending) == "JJ754"
