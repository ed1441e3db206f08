"""Scalars as authors write them, exactly."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianjia_rules.language.paths import PathError, format_path, parse_path
from jianjia_rules.language.scalars import (
    DateSpan,
    MonthDay,
    as_number,
    date_in,
    format_date,
    format_number,
    parse_date,
    parse_fraction,
    parse_month_day,
    parse_percent,
)
from tests.pieces import day


@pytest.mark.parametrize(
    ("value", "number"),
    [
        (3, 3),
        (0.1, Fraction(1, 10)),
        (Decimal("2.50"), Fraction(5, 2)),
        (Decimal("2.0"), 2),
        (Fraction(4, 2), 2),
        (True, None),
        ("3", None),
        (None, None),
        (Decimal("NaN"), None),
        (float("inf"), None),
        (Decimal("1e999"), None),
        (Decimal("1e400"), 10**400),
        (1e-300, Fraction(1, 10**300)),
    ],
)
def test_numbers_are_exact_and_bounded(value: object, number: object) -> None:
    assert as_number(value) == number
    assert type(as_number(value)) is type(number)


def test_an_int_of_another_class_is_a_number() -> None:
    class Counted(int):
        pass

    assert as_number(Counted(3)) == 3


@pytest.mark.parametrize(
    ("text", "value"),
    [("80%", 80), ("12.5 ％", Fraction(25, 2)), ("-3%", -3), (" 5% ", 5), ("80", None), ("x%", None)],
)
def test_percentages(text: str, value: object) -> None:
    assert parse_percent(text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1/2", Fraction(1, 2)),
        ("1 / 3", Fraction(1, 3)),
        ("1/0", None),
        ("50%", Fraction(1, 2)),
        ("0.25", Fraction(1, 4)),
        ("half", None),
        ("NaN", None),
    ],
)
def test_shares(text: str, value: object) -> None:
    assert parse_fraction(text) == value


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("2014-06-23", ("2014-06-23", "2014-06-23")),
        ("2014-02", ("2014-02-01", "2014-02-28")),
        ("2016-02", ("2016-02-01", "2016-02-29")),
        ("2014-12", ("2014-12-01", "2014-12-31")),
        ("9999-12", ("9999-12-01", "9999-12-31")),
        ("2014-02-30", None),
        ("2014-13", None),
        ("0000-01-01", None),
        ("23.06.2014", None),
    ],
)
def test_dates(text: str, span: tuple[str, str] | None) -> None:
    found = parse_date(text)
    assert found == (None if span is None else DateSpan(day(span[0]), day(span[1])))
    if found is not None:
        assert format_date(found) == text


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2014/12/31", "2014-12-31"),
        ("2014.6.23", "2014-06-23"),
        ("2014年6月23日", "2014-06-23"),
        ("2014年6月", "2014-06"),
        ("2014-6-3", "2014-06-03"),
        ("2014/13/01", None),
        ("2014", None),
        ("去年", None),
    ],
)
def test_dates_written_otherwise(text: str, day: str | None) -> None:
    assert date_in(text) == day


def test_month_days() -> None:
    assert parse_month_day("12-15") == MonthDay(12, 15)
    assert parse_month_day("2-29") == MonthDay(2, 29)
    assert parse_month_day("2-30") is None
    assert parse_month_day("2014-01") is None


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (100, "100"),
        (Decimal("2.50"), "2.5"),
        (Fraction(-5, 4), "-1.25"),
        (Fraction(1, 3), "1/3"),
        (Fraction(1, 8), "0.125"),
        (0, "0"),
    ],
)
def test_numbers_are_printed_exactly(value: int | Decimal | Fraction, text: str) -> None:
    assert format_number(value) == text


@given(st.fractions(-1000, 1000, max_denominator=64))
def test_what_is_printed_means_the_same_number(value: Fraction) -> None:
    assert Fraction(format_number(value)) == value


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("venue.area_m2", ("venue", "area_m2")),
        ('results."xccdf_org.x.1"', ("results", "xccdf_org.x.1")),
        ("场所.面积", ("场所", "面积")),
        (r'"a\"b".c', ('a"b', "c")),
        (r'"a \\b"', ("a \\b",)),
    ],
)
def test_paths(text: str, path: tuple[str, ...]) -> None:
    assert parse_path(text) == path
    assert format_path(path) == text


@pytest.mark.parametrize(("text", "offset"), [("", 0), ("a..b", 2), ("a.", 2), ("a[0]", 1), ("a b", 1), ('"a', 0)])
def test_what_is_no_path_says_where(text: str, offset: int) -> None:
    with pytest.raises(PathError) as raised:
        parse_path(text)
    assert (raised.value.text, raised.value.offset) == (text, offset)


@given(st.lists(st.text(min_size=1, max_size=8), min_size=1, max_size=4))
def test_every_path_is_read_back(path: list[str]) -> None:
    assert parse_path(format_path(tuple(path))) == tuple(path)
