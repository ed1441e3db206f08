"""Review entries and waivers are found by the unit and period they are for."""

from __future__ import annotations

from datetime import date
from itertools import permutations

from jianjia_rules.running.entries import EntryIndex
from jianjia_rules.units.entries import NO_ENTRIES, Review, Waiver


def review(unit: str, rule: str = "base", period: str = "2014", earned: int = 1) -> Review:
    return Review(unit, period, rule, by="考核办", reason="核对", earned=earned)


def waiver(unit: str, rule: str = "base", until: date = date(2014, 12, 31), period: str | None = None) -> Waiver:
    return Waiver(unit, rule, reason="搬迁", by="考核办", until=until, period=period)


def test_entries_belong_to_one_unit_and_period() -> None:
    index = EntryIndex([review("a"), review("a", "days"), review("a", period="2013", earned=5), review("b")])
    assert index.of("a", "2014").reviews == {"base": review("a"), "days": review("a", "days")}
    assert index.of("a", "2013").reviews == {"base": review("a", period="2013", earned=5)}
    assert index.of("a", "2014").waivers == {}
    assert index.of("c", "2014") is NO_ENTRIES
    assert index.of("b", "2013") is NO_ENTRIES


def test_a_waiver_without_a_period_serves_every_one() -> None:
    always, once = waiver("a"), waiver("a", "days", period="2014")
    index = EntryIndex(waivers=[always, once])
    assert index.of("a", "2014").waivers == {"base": always, "days": once}
    assert index.of("a", "2013").waivers == {"base": always}
    assert index.of("a", "2013").reviews == {}
    assert EntryIndex(waivers=[once]).of("a", "2013") is NO_ENTRIES


def test_of_two_reviews_of_a_row_the_later_in_the_list_stands() -> None:
    index = EntryIndex([review("a", earned=1), review("a", earned=2)])
    assert index.of("a", "2014").reviews["base"].earned == 2


def test_of_two_waivers_of_a_row_the_one_that_lasts_longer_stands() -> None:
    short, long = waiver("a", until=date(2014, 6, 30)), waiver("a", until=date(2015, 6, 30), period="2014")
    for given in permutations([short, long]):
        assert EntryIndex(waivers=given).of("a", "2014").waivers == {"base": long}
        assert EntryIndex(waivers=given).of("a", "2015").waivers == {"base": short}


def test_an_index_of_nothing_is_empty() -> None:
    assert not EntryIndex()
    assert EntryIndex([review("a")])
    assert EntryIndex(waivers=[waiver("a")])
