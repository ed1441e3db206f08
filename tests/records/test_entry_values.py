"""Entries of lists beside the records, with values as people write them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from jianjia_rules import load_rulebook
from jianjia_rules.diagnostics import Diagnostics
from jianjia_rules.records.entries import read_reviews, read_waivers
from jianjia_rules.records.normalise import Normalise

REVIEW = "{unit: QY-03, period: 2014年度, rule: venue-area, by: 甲, reason: 量过, %s}\n"


def test_a_review_entry_is_read_like_a_record(tmp_path: Path) -> None:
    file = tmp_path / "r.yaml"
    said = "earned: '０.５', date: 2014年12月3日, outcome: 部分达到, applicable: 是"
    file.write_text(REVIEW % said, encoding="utf-8")
    told = Diagnostics()
    (review,) = read_reviews([file], load_rulebook("jianjia-2014"), told)
    assert told.sorted() == ()
    assert (review.period, review.on, float(review.earned or 0)) == ("2014", date(2014, 12, 3), 0.5)
    assert (str(review.outcome), review.applicable) == ("partly-met", True)


@pytest.mark.parametrize(("normalise", "codes"), [(Normalise.NO, {"JJ813"}), (Normalise.SHOW, {"JJ872"})])
def test_a_waiver_strictly_and_with_what_was_changed(tmp_path: Path, normalise: Normalise, codes: set[str]) -> None:
    file = tmp_path / "w.csv"
    file.write_text("unit,rule,reason,by,until\nQY-03,venue-area,翻修,办,２０１５.３.３１\n", encoding="utf-8")
    told = Diagnostics()
    found = read_waivers([file], load_rulebook("jianjia-2014"), told, normalise)
    assert {each.code for each in told.sorted()} == codes
    assert [each.until for each in found] == ([date(2015, 3, 31)] if normalise is Normalise.SHOW else [])


def test_what_has_several_readings_is_asked_about(tmp_path: Path) -> None:
    file = tmp_path / "w.csv"
    file.write_text("unit,rule,reason,by,until\nQY-03,venue-area,翻修,办,3/4/2015\n", encoding="utf-8")
    told = Diagnostics()
    assert read_waivers([file], load_rulebook("jianjia-2014"), told) == ()
    assert [each.code for each in told.sorted()] == ["JJ871"]
