"""Numbers as people write them: exact, in the field's unit, and never guessed."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianjia_rules.records.normal.numbers import read_number, shifted
from jianjia_rules.records.normal.outcome import Doubt, Read


@pytest.mark.parametrize(
    ("text", "unit", "number"),
    [
        ("１，２００", None, 1200),
        ("1，200", None, 1200),
        (" 12,345,678.90 ", None, Decimal("12345678.90")),
        ("12000元", "万元", Decimal("1.2")),
        ("3.5万", "元", 35000),
        ("3.5 万元", "万元", Decimal("3.5")),
        ("3.5万", "万元", Decimal("3.5")),
        ("0.0005亿元", "万元", 5),
        ("￥12,000", "元", 12000),
        ("¥12,000 元", "万元", Decimal("1.2")),
        ("1.2万人", "人", 12000),
        ("12 名", "人", 12),
        ("3个", "项", 3),
        ("42㎡", "平方米", 42),
        ("８５％", "%", 85),
        ("85%", "1", Decimal("0.85")),
        ("−3", "人", -3),
        ("1e3", "人", 1000),
        ("无", "人", 0),
        ("零", None, 0),
    ],
)
def test_a_number_is_read_in_its_fields_unit(text: str, unit: str | None, number: int | Decimal) -> None:
    assert read_number(text, unit, zero=True) == Read(number)


@pytest.mark.parametrize(
    ("text", "unit", "readings"),
    [
        ("1,20", None, ("1.20", "120")),
        ("1,5", None, ("1.5", "15")),
        ("0,500", None, ("0.500", "0500")),
        ("12,3456", None, ("12.3456", "123456")),
        ("1,20,000", None, ("120000",)),
        ("1.200,50", None, ("1200.50",)),
        ("85%", None, ("85", "0.85")),
    ],
)
def test_what_has_several_readings_is_asked_about(text: str, unit: str | None, readings: tuple[str, ...]) -> None:
    assert read_number(text, unit, zero=True) == Doubt(readings)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("30人", "平方米"),
        ("30亩", "平方米"),
        ("12人", None),
        ("85%", "人"),
        ("3.5万", "%"),
        ("约3000", "元"),
        ("3-5", "项"),
        ("10²", "人"),
        ("①", "项"),
        ("1 200", "人"),
        ("nan", None),
        ("1e999", None),
        ("9" * 150, None),
        ("3个", "万元"),
        ("", None),
    ],
)
def test_what_is_no_sure_number_is_left_as_it_is(text: str, unit: str | None) -> None:
    assert read_number(text, unit, zero=True) is None


def test_none_is_zero_only_where_zero_may_be() -> None:
    assert read_number("无", "人", zero=False) is None


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**12), max_value=10**12))
def test_yuan_come_back_exactly_from_ten_thousands(number: Decimal) -> None:
    assert read_number(f"{number:f}元", "万元", zero=True) == Read(shifted(number, -4))
    assert shifted(shifted(number, -4), 4) == number


@given(st.integers(-(10**15), 10**15))
def test_separators_of_thousands_fall_away(number: int) -> None:
    assert read_number(f"{number:,}", None, zero=True) == Read(number)


@given(st.text(max_size=200))
def test_any_text_is_a_number_a_doubt_or_nothing(text: str) -> None:
    outcome = read_number(text, "万元", zero=True)
    assert outcome is None or isinstance(outcome, Doubt) or isinstance(outcome.value, (int, Decimal))
