"""Periods in their order, and the days placed in them; parameters by day, type and field."""

from __future__ import annotations

from datetime import date

import pytest

from jianjia_rules.language.measures import Constant
from jianjia_rules.language.parameters import ByField, ByType, Dated, dates_of, value_at
from jianjia_rules.language.periods import Period, PeriodKind, Periods, place_month_day
from jianjia_rules.language.rulebook import Rulebook
from jianjia_rules.language.scalars import MonthDay
from jianjia_rules.language.text import Text, same
from tests.pieces import rule, rulebook, year


@pytest.mark.parametrize(
    ("kind", "text", "first", "last", "before"),
    [
        (PeriodKind.YEAR, "2014", "2014-01-01", "2014-12-31", "2013"),
        (PeriodKind.HALF, "2014-H1", "2014-01-01", "2014-06-30", "2013-H2"),
        (PeriodKind.HALF, "2014-H2", "2014-07-01", "2014-12-31", "2014-H1"),
        (PeriodKind.QUARTER, "2014-Q1", "2014-01-01", "2014-03-31", "2013-Q4"),
        (PeriodKind.QUARTER, "2014-Q4", "2014-10-01", "2014-12-31", "2014-Q3"),
        (PeriodKind.MONTH, "2016-02", "2016-02-01", "2016-02-29", "2016-01"),
        (PeriodKind.MONTH, "2014-01", "2014-01-01", "2014-01-31", "2013-12"),
    ],
)
def test_calendar_periods(kind: PeriodKind, text: str, first: str, last: str, before: str) -> None:
    periods = Periods(kind)
    found = periods.find(text)
    assert found is not None
    assert (found.id, found.first.isoformat(), found.last.isoformat()) == (text, first, last)
    assert found.due == found.last
    earlier = periods.before(found)
    assert earlier is not None
    assert earlier.id == before


@pytest.mark.parametrize(
    ("kind", "text"),
    [(PeriodKind.YEAR, "0000"), (PeriodKind.YEAR, "2014-Q1"), (PeriodKind.MONTH, "2014-13"), (PeriodKind.HALF, "2014")],
)
def test_what_is_no_period(kind: PeriodKind, text: str) -> None:
    assert Periods(kind).find(text) is None


def test_custom_periods_have_the_order_of_the_list() -> None:
    rounds = tuple(Period(str(n), date(2014, n, 1), date(2014, n, 20), date(2014, n, 25)) for n in (3, 1))
    periods = Periods(PeriodKind.CUSTOM, listed=rounds)
    assert periods.find("1") is rounds[1]
    assert periods.find("2") is None
    assert periods.before(rounds[1]) is rounds[0]
    assert periods.before(rounds[0]) is None


@pytest.mark.parametrize(
    ("due", "period", "day"),
    [
        (MonthDay(12, 25), "2014", "2014-12-25"),
        (MonthDay(1, 15), "2014", "2015-01-15"),
        (MonthDay(2, 29), "2014", "2015-02-28"),
        (MonthDay(12, 25), "9999", "9999-12-25"),
        (MonthDay(1, 15), "0001", "0002-01-15"),
    ],
)
def test_materials_are_due_near_the_end(due: MonthDay, period: str, day: str) -> None:
    found = Periods(due=due).find(period)
    assert found is not None
    assert found.due.isoformat() == day


def test_the_first_year_has_none_before() -> None:
    first = Periods().find("0001")
    assert first is not None
    assert Periods().before(first) is None


def test_a_month_day_falls_into_the_period_or_after_it() -> None:
    quarter = Periods(PeriodKind.QUARTER).find("2014-Q4")
    last = Periods(PeriodKind.QUARTER).find("9999-Q4")
    assert quarter is not None
    assert last is not None
    assert place_month_day(MonthDay(12, 15), quarter) == date(2014, 12, 15)
    assert place_month_day(MonthDay(1, 15), quarter) == date(2015, 1, 15)
    assert place_month_day(MonthDay(2, 29), year("2014")) == date(2014, 2, 28)
    assert place_month_day(MonthDay(2, 29), year("2016")) == date(2016, 2, 29)
    assert place_month_day(MonthDay(1, 15), last) == date(9999, 12, 31)


def test_a_parameter_varies_in_any_combination() -> None:
    dated = Dated(((date(2014, 1, 1), Constant(50)), (date(2016, 1, 1), Constant(80))))
    value = ByField(("size",), (("大", dated), ("小", ByType((("firm", Constant(1)),)))), Constant(3))
    assert value_at(value, "firm", date(2015, 1, 1)) == ByField(
        ("size",), (("大", Constant(50)), ("小", Constant(1))), Constant(3)
    )
    assert value_at(value, "club", date(2013, 1, 1)) == ByField(("size",), (), Constant(3))
    assert value_at(ByType((), Constant(2)), "firm", date(2014, 1, 1)) == Constant(2)
    assert value_at(None, "firm", date(2014, 1, 1)) is None
    assert dates_of(value) == {date(2014, 1, 1), date(2016, 1, 1)}
    assert dates_of(ByType((("firm", dated),))) == dates_of(dated)
    assert dates_of(Constant(1)) == set()


def test_a_rulebook_finds_its_rules() -> None:
    book: Rulebook = rulebook(rule("a", "{value: {field: area}}"))
    assert book.rule("a").id == "a"
    with pytest.raises(KeyError):
        book.rule("b")


def test_texts_fall_back_to_the_other_language() -> None:
    assert Text("面积", None).get("en") == "面积"
    assert Text(None, "area").get("zh") == "area"
    assert Text().get("zh") == ""
    assert same("x") == Text("x", "x")
