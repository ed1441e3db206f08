"""Equality, repetition and multiples of JSON values."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianjia_rules.records.json_values import first_repeated, is_multiple, same
from tests.records.schemas import values


@pytest.mark.parametrize(
    ("one", "other", "equal"),
    [
        (1, True, False),
        (0, False, False),
        (True, True, True),
        (1, Decimal("1.0"), True),
        ("1", 1, False),
        (None, False, False),
        ([1, [True]], [Decimal(1), [True]], True),
        ([1], [True], False),
        ({"a": 1}, {"a": True}, False),
        ({"a": 1, "b": 2}, {"b": 2, "a": 1}, True),
        ({"a": 1}, {"a": 1, "b": None}, False),
        ([], {}, False),
    ],
)
def test_equality(one: Any, other: Any, equal: bool) -> None:
    assert same(one, other) is equal
    assert (first_repeated([one, other]) == (0, 1)) is equal


@given(st.lists(values, max_size=5))
def test_the_first_repeated_entries_are_those_that_comparing_all_finds(entries: list[Any]) -> None:
    found = [
        (earlier, later)
        for later in range(len(entries))
        for earlier in range(later)
        if same(entries[earlier], entries[later])
    ]
    assert first_repeated(entries) == (found[0] if found else None)


@pytest.mark.parametrize(
    ("value", "of", "is_one"),
    [(Decimal("0.3"), Decimal("0.1"), True), (Decimal("0.35"), Decimal("0.1"), False), (6, 3, True), (0, 7, True),
     (-4, 2, True), (Decimal("1E+100"), Decimal("1E-100"), True)],
)  # fmt: skip
def test_multiples_are_exact(value: int | Decimal, of: int | Decimal, is_one: bool) -> None:
    assert is_multiple(value, of) is is_one
