"""Tables by titles, lists of objects in files beside them or as JSON, texts behind an apostrophe."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianjia_rules.language.types import Kind, ValueType
from jianjia_rules.records.cells import cell_value, is_kept, kept
from jianjia_rules.records.normalise import Normalise
from tests.records.rulebooks import SCHEMA, Read, rulebook

HEAD = "unit.id,unit.type,period"
UNITS = f"{HEAD}\na,township_kx,2014\nb,township_kx,2014\n"
TEXT = ValueType(Kind.TEXT)


def tables(folder: Path, **texts: str) -> Path:
    """Tables in a folder; `__` stands for the points in their names."""
    for name, text in texts.items():
        (folder / f"{name.replace('__', '.')}.csv").write_text(text, encoding="utf-8", newline="")
    return folder


def activities(read: Read) -> list[Any]:
    return [record.data.get("activities") for record in read.records]


def test_entries_go_to_their_records_in_the_order_of_their_rows(tmp_path: Path) -> None:
    beside = "unit.id,period,kind,people\nb,2014,讲座,3\na,2014,参观,1\nb,2014,培训,\n"
    read = Read(tables(tmp_path, u=UNITS, u__activities=beside))
    assert read.codes == []
    assert activities(read) == [[{"kind": "参观", "people": 1}], [{"kind": "讲座", "people": 3}, {"kind": "培训"}]]
    assert (read.tally.read, read.tally.files) == (2, 2)
    place = read.records[1].origin.place(("activities", 1, "kind"))  # type: ignore[union-attr]
    assert (Path(place.file).name, place.line, place.column) == ("u.activities.csv", 4, 8)  # type: ignore[union-attr]


@pytest.mark.parametrize("name", ["u__活动", "u__activities"])
def test_headings_and_lists_go_by_their_titles_too(tmp_path: Path, name: str) -> None:
    main = "编号;单位.类别;考核期;venue › floor area;会员数\na;township_kx;2014;80;3\n"
    read = Read(tables(tmp_path, u=main, **{name: "编号;period;类型;people\na;2014;讲座;2\n"}))
    assert read.codes == []
    (record,) = read.records
    assert record.data["venue"] == {"area_m2": 80}
    assert record.data["activities"] == [{"kind": "讲座", "people": 2}]


def test_a_faulty_entry_is_told_at_its_own_cell(tmp_path: Path) -> None:
    read = Read(tables(tmp_path, u=UNITS, u__activities="unit.id,kind,people\na,讲座,三\nc,讲座,3\n"))
    places = [each.place for each in read.diagnostics.sorted()]
    assert read.codes == ["JJ801", "JJ877"]
    assert [(Path(each.file).name, each.line) for each in places if each] == [
        ("u.activities.csv", 2),
        ("u.activities.csv", 3),
    ]
    assert [record.unit.id for record in read.records] == ["b"]


def test_what_only_looks_like_a_companion_is_a_table(tmp_path: Path) -> None:
    read = Read(tables(tmp_path, u=UNITS, u__v2=UNITS.replace("a,", "c,").replace("b,", "d,"), w__activities=UNITS))
    assert sorted(record.unit.id for record in read.records) == ["a", "b", "c", "d"]


def test_a_title_of_several_fields_is_not_read(tmp_path: Path) -> None:
    named = {"type": "object", "title": "甲", "properties": {"n": {"title": "名称", "type": "string"}}}
    schema = {**SCHEMA, "properties": {**SCHEMA["properties"], "a": named, "b": {**named, "title": "乙"}}}
    read = Read(tables(tmp_path, u=f"{HEAD},名称,乙·n\na,township_kx,2014,x,y\n"), by=rulebook(schema))
    found = {each.code: each for each in read.diagnostics}
    assert sorted(found) == ["JJ809", "JJ875"]
    assert found["JJ875"].message("zh") == "表头“名称”可以指几个字段：unit.name、a.n、b.n；这一列没有读。"
    assert (
        found["JJ875"].message("en").startswith('The column "名称" may stand for several fields: unit.name, a.n, b.n;')
    )


def test_an_empty_list_is_no_missing_one(tmp_path: Path) -> None:
    rows = 'a,township_kx,2014,[],[]\nb,township_kx,2014,"[{""kind"":""讲座""}]",\n'
    read = Read(tables(tmp_path, u=f"{HEAD},activities,venue.facilities\n{rows}"))
    assert activities(read) == [[], [{"kind": "讲座"}]]
    assert read.records[0].data["venue"] == {"facilities": []}


def test_a_number_in_a_table_may_be_written_as_people_do(tmp_path: Path) -> None:
    table = tables(tmp_path, u=f'{HEAD},members\na,township_kx,2014年,"1,200"\n')
    assert Read(table).records[0].data["members"] == 1200
    assert Read(table, normalise=Normalise.NO).records == []


@pytest.mark.parametrize(
    ("header", "codes", "id"),
    [
        ("unit.id;unit.type;period", [], "a"),
        ("unit.id\tunit.type\tperiod", [], "a"),
        ("sep=;\nunit.id;unit.type;period", [], "a"),
        ("unit.id,unit.type;period", ["JJ876"], None),
    ],
)
def test_what_separates_cells_is_said_where_it_cannot_be_told(
    tmp_path: Path, header: str, codes: list[str], id: str | None
) -> None:
    between = next(each for each in ";\t," if each in header.splitlines()[-1])
    read = Read(tables(tmp_path, u=f"{header}\n{between.join(['a', 'township_kx', '2014'])}\n"))
    assert [code for code in read.codes if code == "JJ876"] == codes
    assert [record.unit.id for record in read.records] == ([id] if id else [])


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("'=1+1", "=1+1"),
        ("'-x", "-x"),
        ("'＝1", "＝1"),
        ("' a", " a"),
        ("'a ", "a "),
        ("''=1", "'=1"),
        ("'60s", "'60s"),
        ("''60s", "''60s"),
        ("'", "'"),
        ("=1+1", "=1+1"),
    ],
)
def test_an_apostrophe_falls_away_where_it_is_needed(cell: str, text: str) -> None:
    assert cell_value(cell, TEXT) == text


@given(st.text(st.sampled_from("'=+-@＝ \ta"), min_size=1, max_size=6))
def test_every_text_comes_back_and_none_is_a_formula(text: str) -> None:
    assert cell_value(kept(text), TEXT) == text
    assert not kept(text).startswith(("=", "+", "-", "@", "＝", "\t", " "))
    assert is_kept(text) == (kept(text) != text)
