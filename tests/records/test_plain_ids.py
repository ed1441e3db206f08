"""Ids are compared without width and blanks around them: in records, registers, lists beside them, and office data."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianjia_rules.diagnostics import Diagnostics
from jianjia_rules.language.scheme import Register
from jianjia_rules.records.entries import read_reviews
from jianjia_rules.records.normalise import Normalise
from jianjia_rules.records.office import read_office
from jianjia_rules.records.registers import column_words, read_register
from jianjia_rules.records.text_values import plain_id
from jianjia_rules.units.record import Change
from tests.records.normal.test_record import written
from tests.records.rulebooks import Read, rulebook
from tests.records.test_entries import BOOK

ODD: dict[str, Any] = {
    "unit": {"id": "ＱＹ－０１　", "type": "enterprise_kx", "parent": " XZ‐1"},
    "period": "2014",
}


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("QY-01", "QY-01"),
        (" QY-01\t", "QY-01"),
        ("ＱＹ－０１", "QY-01"),
        ("　ａ＿１\ufeff", "a_1"),
        ("润禾（集团）", "润禾（集团）"),
        ("a b", "a b"),
        ("　", ""),
    ],
)
def test_what_is_plain(text: str, plain: str) -> None:
    assert plain_id(text) == plain


@given(st.text())
def test_what_is_plain_stays(text: str) -> None:
    assert plain_id(plain_id(text)) == plain_id(text)


@pytest.mark.parametrize("name", ["r.yaml", "r.json", "r.ndjson"])
def test_ids_of_records_are_made_plain_and_it_is_kept(tmp_path: Path, name: str) -> None:
    found = Read(written(tmp_path, name, ODD))
    (record,) = found.records
    assert (record.unit.id, record.unit.parent) == ("QY-01", "XZ-1")
    assert record.data["unit"] == {"id": "QY-01", "type": "enterprise_kx", "parent": "XZ-1"}
    assert record.changes == (
        Change(("unit", "id"), "ＱＹ－０１　", "QY-01"),
        Change(("unit", "parent"), " XZ‐1", "XZ-1"),
    )
    assert (found.codes, found.tally.changed) == ([], 2)


def test_where_nothing_is_normalised_they_are_faults(tmp_path: Path) -> None:
    found = Read(written(tmp_path, "r.json", ODD), normalise=Normalise.NO)
    assert (found.records, found.codes) == ([], ["JJ813", "JJ813"])


def test_two_ways_to_write_an_id_are_one_unit(tmp_path: Path) -> None:
    plain = {**ODD, "unit": {"id": "QY-01", "type": "enterprise_kx"}}
    assert Read(written(tmp_path, "r.json", plain, ODD)).codes == ["JJ806"]


def test_an_id_of_blanks_is_missing(tmp_path: Path) -> None:
    blank = {**ODD, "unit": {"id": "　", "type": "enterprise_kx"}}
    for normalise in Normalise:
        assert "JJ807" in Read(written(tmp_path, "r.json", blank), normalise=normalise).codes


def test_keys_of_registers_are_plain(tmp_path: Path) -> None:
    file = tmp_path / "r.csv"
    file.write_text("id,name\nＱＹ－01 ,甲\nQY-01,乙\n　,丙\nQY-02,\n", encoding="utf-8")
    told = Diagnostics()
    assert read_register([file], Register("units", "id", "name"), told) == {"QY-01": "甲", "QY-02": "QY-02"}
    assert [each.code for each in told.sorted()] == ["JJ832", "JJ831"]


@pytest.mark.parametrize(
    "head", ["编号,名称", "unit.id,unit.name", "名称,编号", "ID,Name", "unit id,x,名称", "编号 *,名称"]
)
def test_columns_of_registers_may_be_called_as_people_call_them(tmp_path: Path, head: str) -> None:
    register = Register("units", "key", "said", units=True)
    row = {
        "编号": "a",
        "名称": "甲",
        "unit.id": "a",
        "unit.name": "甲",
        "ID": "a",
        "Name": "甲",
        "unit id": "a",
        "编号 *": "a",
    }
    file = tmp_path / "r.csv"
    file.write_text(f"{head}\n{','.join(row.get(each, '') for each in head.split(','))}\n", encoding="utf-8")
    told, book = Diagnostics(), rulebook()
    words = column_words(book, register)
    assert read_register([file], register, told, words._replace(key=words.key | {"unitid"})) == {"a": "甲"}
    assert list(told) == []


def test_lists_beside_the_records_and_the_office_too(tmp_path: Path) -> None:
    told = Diagnostics()
    reviews = tmp_path / "reviews.csv"
    reviews.write_text("unit,period,rule,by,reason,earned\nＱＹ－01,2014,venue,甲,好,1\n", encoding="utf-8")
    (review,) = read_reviews([reviews], BOOK, told)
    assert review.unit == "QY-01"
    office = read_office([{"unit": {"id": "ＱＹ－01 "}, "period": "2014", "members": 3}], rulebook(), told)
    assert list(office.layers) == [("QY-01", "2014")]
    assert list(told) == []
