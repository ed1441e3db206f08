"""Unit ids, periods and types: what stands for a text, what refuses a record whatever the settings."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from jianjia_rules.diagnostics import Diagnostics
from jianjia_rules.records.identity import Identifier, Identity, joined_id
from jianjia_rules.records.origins import NoOrigin
from jianjia_rules.records.raw import RawRecord
from jianjia_rules.records.reader import RecordReader
from jianjia_rules.records.text_values import text_of
from jianjia_rules.units.record import Unit
from tests.records.rulebooks import by_place_and_dataset, rulebook

GOOD = {"unit": {"id": "QY-01", "type": "enterprise_kx"}, "period": "2014"}
PARTS = st.text(st.sampled_from("ab/%25F"), min_size=1, max_size=6)


def test_an_identity_is_read_by_the_rulebooks_paths() -> None:
    data = {"unit": {"id": 7, "type": "township_kx", "name": "镇", "parent": 1}, "period": 2014}
    assert Identifier(rulebook()).identify(data) == Identity(Unit("7", "township_kx", "镇", "1"), "2014")


@pytest.mark.parametrize("key", ["id", "parent"])
@pytest.mark.parametrize("id", [" XZ-1", "ＸＺ-1", "XZ-1\u3000"])
def test_who_is_not_written_plainly_is_nobody_yet(key: str, id: str) -> None:
    unit = {"id": "QY-01", "type": "enterprise_kx", "parent": "XZ-1"}
    identifier = Identifier(rulebook())
    assert identifier.identify({"unit": unit, "period": "2014"}) is not None
    assert identifier.identify({"unit": {**unit, key: id}, "period": "2014"}) is None


def test_several_fields_make_one_id() -> None:
    data = {"place": "tw", "dataset": "a/b%", "year": 2013}
    assert Identifier(by_place_and_dataset()).identify(data) == Identity(Unit("tw/a%2Fb%25", "unit"), "2013")


@given(one=st.lists(PARTS, min_size=2, max_size=3), other=st.lists(PARTS, min_size=2, max_size=3))
def test_no_two_lists_of_parts_give_the_same_id(one: list[str], other: list[str]) -> None:
    assume(one != other)
    assert joined_id(one) != joined_id(other)


@pytest.mark.parametrize(
    ("value", "text"),
    [("a", "a"), ("", None), (None, None), (True, None), (12, "12"), (Decimal("2014.0"), "2014"), (2014.0, None),
     (Decimal("1e300"), None), (10**300, None), (Decimal("NaN"), None), ([], None), (Decimal("0.5"), None)],
)  # fmt: skip
def test_what_stands_for_a_text(value: object, text: str | None) -> None:
    assert text_of(value) == text


def changed(**paths: Any) -> dict[str, Any]:
    data: dict[str, Any] = {"unit": dict(GOOD["unit"]), "period": "2014"}  # type: ignore[arg-type]
    for path, value in paths.items():
        at = data["unit"] if path.startswith("unit_") else data
        at[path.removeprefix("unit_")] = value
    return data


@pytest.mark.parametrize(
    ("data", "codes"),
    [
        (changed(unit_id=None), ["JJ807"]),
        (changed(unit_id=""), ["JJ807"]),
        (changed(unit_id=True), ["JJ801"]),
        (changed(unit_id="x" * 201), ["JJ813"]),
        (changed(unit_type="society"), ["JJ804"]),
        (changed(unit_type=None), ["JJ802"]),
        (changed(unit_type=[]), ["JJ801"]),
        (changed(period="2014-H1"), ["JJ808"]),
        (changed(period="0000"), ["JJ808"]),
        (changed(period=None), ["JJ802"]),
        (changed(period={}), ["JJ801"]),
        (changed(unit="QY-01"), ["JJ801"]),
        ({}, ["JJ802", "JJ802", "JJ807"]),
        ([], ["JJ812"]),
        (None, ["JJ812"]),
        (changed(unit_id=None, period=None, members="x"), ["JJ801", "JJ802", "JJ807"]),
    ],
)
@pytest.mark.parametrize("lenient", [False, True])
def test_a_faulty_identity_refuses_always(data: Any, codes: list[str], lenient: bool) -> None:
    diagnostics = Diagnostics()
    reader = RecordReader(rulebook(), diagnostics, lenient=lenient)
    assert reader.accept(RawRecord(data, NoOrigin())) is None
    assert sorted(each.code for each in diagnostics) == codes
    assert (reader.tally.read, reader.tally.refused) == (1, 1)
