"""Dates as people write them."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianjia_rules.records.normal.dates import (
    COUNTED_FROM_1900,
    COUNTED_FROM_1904,
    read_date,
    read_date_number,
)
from jianjia_rules.records.normal.outcome import Doubt, Read

ZEROS = "〇○◯⭘零０0OoＯｏ"


@pytest.mark.parametrize(
    "text",
    [
        "2014年6月23日",
        "2014 年 6 月 23 号",
        "2014.6.23",
        "２０１４．６．２３",
        "2014/06/23",
        "2014-6-23",
        "2014、6、23",
        "20140623",
        "2014-06-23 00:00:00",
        "2014-06-23T09:30",
        "二○一四年六月二十三日",
        "二〇一四年六月廿三日",
        "贰零壹肆年陆月贰拾叁日",
        "2014年六月23日",
        "23/6/2014",
        "6/23/2014",
        "June 23, 2014",
        "23-Jun-2014",
        "23rd june 2014",
    ],
)
def test_a_day_is_read(text: str) -> None:
    assert read_date(text, months=False) == Read("2014-06-23")


@pytest.mark.parametrize("zero", ZEROS)
def test_every_character_for_zero_is_known(zero: str) -> None:
    assert read_date(f"二{zero}一四年十月三十日", months=False) == Read("2014-10-30")
    assert read_date(f"二{zero}{zero}四年六月", months=True) == Read("2004-06")


@pytest.mark.parametrize(
    "text", ["2014年6月", "2014.6", "2014/06", "201406", "二○一四年六月", "2014年6月份", "June 2014"]
)
def test_a_month_is_read_where_it_will_do(text: str) -> None:
    assert read_date(text, months=True) == Read("2014-06")
    assert read_date(text, months=False) is None


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("3/4/2014", ("2014-04-03", "2014-03-04")),
        ("14.6.23", ("2014-06-23", "2023-06-14")),
        ("14年6月23日", ("2014-06-23",)),
        ("一四年六月二十三日", ("2014-06-23",)),
        ("98-1-2", ("1998-01-02",)),
        ("41813", ("2014-06-23",)),
        ("2014-06-22T16:00:00Z", ("2014-06-22",)),
    ],
)
def test_what_has_several_readings_or_no_century_is_asked_about(text: str, readings: tuple[str, ...]) -> None:
    assert read_date(text, months=True) == Doubt(readings)


@pytest.mark.parametrize(
    "text",
    ["2014年2月30日", "2014-13-01", "2014", "2014年", "六月二十三日", "30/30/2014", "2014-6-23日报", "99999", ""],
)
def test_what_is_no_day_is_left_as_it_is(text: str) -> None:
    assert read_date(text, months=True) is None


def test_a_day_is_the_same_whichever_way_4_april_is_written() -> None:
    assert read_date("4/4/2014", months=False) == Read("2014-04-04")


def test_workbooks_count_days() -> None:
    assert read_date_number(41813, False, COUNTED_FROM_1900) == Read("2014-06-23")
    assert read_date_number(Decimal("41813.75"), False, COUNTED_FROM_1900) == Read("2014-06-23")
    assert read_date_number(40351, False, COUNTED_FROM_1904) == Read("2014-06-23")
    assert read_date("41813", False, COUNTED_FROM_1900) == Read("2014-06-23")
    assert read_date_number(60, False, COUNTED_FROM_1900) is None  # 29 February 1900 never was
    assert read_date_number(2014, False, COUNTED_FROM_1900) is None  # rather a year
    assert read_date_number(Decimal("2014.1"), True, COUNTED_FROM_1900) == Doubt(("2014-01", "2014-10"))


def test_numbers_elsewhere_are_what_they_look_like() -> None:
    assert read_date_number(20140623, False, None) == Read("2014-06-23")
    assert read_date_number(Decimal("2014.10"), True, None) == Read("2014-10")
    assert read_date_number(41813, False, None) == Doubt(("2014-06-23",))


@given(st.dates(min_value=date(1900, 3, 1)))
def test_a_count_of_days_comes_back(day: date) -> None:
    days = (day - COUNTED_FROM_1900) // timedelta(1)
    found = read_date_number(days, False, COUNTED_FROM_1900)
    assert found == Read(day.isoformat()) or 1900 <= days <= 2100


@given(st.dates(min_value=date(1000, 1, 1)), st.sampled_from(["{}-{}-{}", "{}/{}/{}", "{}.{}.{}", "{}年{}月{}日"]))
def test_the_year_first_is_sure(day: date, form: str) -> None:
    assert read_date(form.format(day.year, day.month, day.day), months=False) == Read(day.isoformat())


@given(st.text(max_size=200) | st.text(alphabet="0123456789年月日-/. ○一二十T:Z", max_size=30))
def test_any_text_is_a_day_a_doubt_or_nothing(text: str) -> None:
    outcome = read_date(text, months=False)
    days = () if outcome is None else outcome.readings if isinstance(outcome, Doubt) else (outcome.value,)
    assert all(date.fromisoformat(day) for day in days)
