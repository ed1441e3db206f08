"""Check codes: the same answers have the same code in every format; anything else has another."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from jianjia_rules import check_code
from jianjia_rules.records.check_code import same_code
from tests.records.workbooks.forms import FULL, edited, made, places, read, row_of, small


def test_a_code_has_twelve_letters_in_three_groups() -> None:
    assert check_code(FULL) == "8KGB-SK1G-ABY5"
    assert re.fullmatch(r"[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}", check_code({}))


def test_what_does_not_change_a_code() -> None:
    one = {"a": {"b": 8, "c": ["x", "y"]}, "d": [{"e": True}], "f": "2014"}
    other = {"f": 2014, "d": [{"e": True, "g": None}], "a": {"c": ["y", "x"], "b": Decimal("8.00"), "h": ""}, "i": {}}
    assert check_code(one) == check_code(other)


def test_what_does() -> None:
    records: list[dict[str, Any]] = [{}, {"a": []}, {"a": [{"b": 1}]}, {"a": [{"b": 1}, {}]}, {"a": {"b": 1}}]
    codes = {check_code(data) for data in records}
    assert len(codes) == 5
    assert check_code({"a": [{"b": 1}, {"b": 2}]}) != check_code({"a": [{"b": 2}, {"b": 1}]})


def test_the_office_s_data_does_not_count() -> None:
    with_office = {**FULL, "office": {"accepted": True}, "evidence": [{"kind": "批复", "sha256": "0" * 64}]}
    without = {**FULL, "evidence": [{"kind": "批复"}]}
    assert check_code(with_office, small().schema) == check_code(without, small().schema)


def test_codes_as_people_type_them() -> None:
    assert same_code("k7qm 2x4t‐9pbd", "K7QM-2X4T-9PBD")
    assert same_code("O1IL-0000-0000", "0111-0000-0000")
    assert not same_code("K7QM-2X4T-9PBE", "K7QM-2X4T-9PBD")


def test_a_code_on_the_cover_is_compared(tmp_path: Path) -> None:
    code = check_code(FULL, small().schema)

    def signed(book: Workbook) -> None:
        cover = book["封面"]
        cover.cell(row_of(cover, "#code"), 4).value = code.lower()

    def changed(book: Workbook) -> None:
        signed(book)
        answers = book["基本情况"]
        answers.cell(row_of(answers, "venue.staff"), 4).value = 4

    assert read(tmp_path, edited(made(), signed))[1] == ()
    records, told = read(tmp_path, edited(made(), changed))
    assert [each.code for each in told] == ["JJ775"]
    assert places(told)[0].startswith("JJ775 封面!D")
    assert check_code(records[0].data, small().schema) in told[0].message("en")
