"""Where issues stand: paths of every system as pipelines name them, cells of workbooks."""

from __future__ import annotations

from typing import NamedTuple, cast

import pytest

from jianjia_rules.diagnostics import Place
from jianjia_rules.reports.pipeline.csv import without_formula
from jianjia_rules.reports.pipeline.paths import Location, location_of, relative


class _Cell(NamedTuple):
    """A place in a workbook."""

    file: str
    line: int
    column: int
    end_column: int | None
    sheet: str
    cell: str


@pytest.mark.parametrize(
    ("file", "here", "windows", "wanted"),
    [
        ("records/a.yaml", "/home/x", False, "records/a.yaml"),
        ("./records/../a.yaml", "/home/x", False, "a.yaml"),
        ("/home/x/records/a.yaml", "/home/x", False, "records/a.yaml"),
        ("/home/xy/a.yaml", "/home/x", False, "/home/xy/a.yaml"),
        ("a\\b.yaml", "/home/x", False, "a\\b.yaml"),
        ("records\\甲.yaml", "C:\\x", True, "records/甲.yaml"),
        ("c:\\X\\records\\a.yaml", "C:\\x", True, "records/a.yaml"),
        ("D:\\records\\a.yaml", "C:\\x", True, "D:/records/a.yaml"),
    ],
)
def test_paths_are_relative_with_forward_slashes(file: str, here: str, windows: bool, wanted: str) -> None:
    assert relative(file, here, windows) == wanted


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("记录/甲 单位#1?.yaml", "%E8%AE%B0%E5%BD%95/%E7%94%B2%20%E5%8D%95%E4%BD%8D%231%3F.yaml"),
        ("100%.yaml", "100%25.yaml"),
        ("a:b.yaml", "a%3Ab.yaml"),
        ("/home/甲.yaml", "file:///home/%E7%94%B2.yaml"),
        ("D:/甲.yaml", "file:///D:/%E7%94%B2.yaml"),
        ("a\ud83db.yaml", "a%EF%BF%BD%EF%BF%BD%EF%BF%BDb.yaml"),
    ],
)
def test_uris_are_encoded(path: str, uri: str) -> None:
    assert Location(path).uri == uri


def test_a_cell_of_a_workbook() -> None:
    found = location_of(cast(Place, _Cell("企业A.xlsx", 7, 3, None, "活动", "C7")))
    assert found == Location("企业A.xlsx", sheet="活动", cell="C7")
    assert found is not None
    assert (found.spot, found.text) == ("活动!C7", "企业A.xlsx 活动!C7")


def test_nowhere() -> None:
    assert location_of(None) is None
    assert location_of(Place("<stdin>", 1, 1)) is None


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("=1+1", "'=1+1"),
        ("-5", "'-5"),
        ("@x", "'@x"),
        ("＝1", "'＝1"),
        ("a;=1", "a;'=1"),
        ('a;"=1', "a;'\"=1"),
        ("a=1; b", "a=1; b"),
        ("", ""),
    ],
)
def test_formulas(text: str, wanted: str) -> None:
    assert without_formula(text) == wanted
