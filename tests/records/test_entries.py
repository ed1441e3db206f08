"""Review entries, waivers and registers: what is read, and every fault of a file at once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from jianjia_rules.diagnostics import Diagnostics, Place
from jianjia_rules.language.awards import Judged
from jianjia_rules.language.outcomes import Outcome
from jianjia_rules.language.rules import Rule
from jianjia_rules.language.scheme import Register
from jianjia_rules.language.text import Text
from jianjia_rules.records.entries import read_reviews, read_waivers
from jianjia_rules.records.registers import read_register
from jianjia_rules.units.entries import Review
from tests.records.rulebooks import fully_said, rulebook

RULES = tuple(Rule(id=id, title=Text(id), part="p", award=Judged()) for id in ("venue", "practice"))
BOOK = replace(rulebook(), rules=RULES)

REVIEWS = """\
- {unit: QY-01, period: 2014, rule: practice, earned: 3.5, by: 一组, reason: 有记录, date: 2015-01-08}
- {unit: [tw, a/b], period: "2014", rule: venue, outcome: partly-met, judged: 0, applicable: true, by: 二组, reason: 可}
"""
BAD_REVIEWS = """\
- {unit: QY-01, period: 2014, rule: practise, earned: 三分, by: 一组}
- {unit: QY-01, period: 201, rule: venue, by: 一组, reason: 无}
- {unit: QY-01, period: 2014, rule: venue, outcome: waived, by: 一组, reason: 无, date: 2015年}
- 好
- {unit: QY-02, period: 2014, rule: venue, earned: 1, by: 一组, reason: 无}
- {unit: QY-02, period: 2014, rule: venue, earned: 2, by: 二组, reason: 无}
"""


def write(tmp_path: Path, name: str, text: str) -> Path:
    file = tmp_path / name
    file.write_text(text, "utf-8")
    return file


def told(diagnostics: Diagnostics) -> list[str]:
    assert all(map(fully_said, diagnostics))
    return [f"{each.code} {each.place.line}" if each.place else each.code for each in diagnostics.sorted()]


def test_reviews_are_read_with_their_places(tmp_path: Path) -> None:
    file, diagnostics = write(tmp_path, "review.yaml", REVIEWS), Diagnostics()
    assert read_reviews([file], BOOK, diagnostics) == (
        Review("QY-01", "2014", "practice", "一组", "有记录", earned=Fraction(7, 2), on=date(2015, 1, 8),
               place=Place(str(file), 1, 37, 45), places=(("earned", Place(str(file), 1, 55, 58)),)),
        Review("tw/a%2Fb", "2014", "venue", "二组", "可", outcome=Outcome.PARTLY_MET, judged=0, applicable=True,
               place=Place(str(file), 2, 43, 48),
               places=(("outcome", Place(str(file), 2, 59, 69)), ("judged", Place(str(file), 2, 79, 80)),
                       ("applicable", Place(str(file), 2, 94, 98)))),
    )  # fmt: skip
    assert told(diagnostics) == []


def test_every_fault_of_a_review_file_is_told(tmp_path: Path) -> None:
    diagnostics = Diagnostics()
    reviews = read_reviews([write(tmp_path, "review.yaml", BAD_REVIEWS)], BOOK, diagnostics)
    assert [review.earned for review in reviews] == [1, 2]
    assert told(diagnostics) == [
        "JJ802 1", "JJ842 1", "JJ801 1", "JJ841 2", "JJ808 2", "JJ804 3", "JJ813 3", "JJ812 4", "JJ843 6",
    ]  # fmt: skip


def test_reviews_may_stand_in_a_table_or_a_folder(tmp_path: Path) -> None:
    table = "unit,period,rule,earned,by,reason,applicable\nQY-01,2014,venue,2.5,一组,看过,是\n"
    (tmp_path / "reviews").mkdir()
    write(tmp_path / "reviews", "one.csv", table)
    diagnostics = Diagnostics()
    (review,) = read_reviews([tmp_path / "reviews"], BOOK, diagnostics)
    assert (review.unit, review.earned, review.applicable) == ("QY-01", Fraction(5, 2), True)
    assert told(diagnostics) == []


def test_waivers(tmp_path: Path) -> None:
    text = (
        "- {unit: 1, rule: venue, reason: 翻修, by: 市科协, until: 2015-03-31}\n"
        "- {unit: 1, rule: venue, period: 2014, by: 市科协, until: 2015-03}\n"
        "- {unit: 1, rule: venu, reason: 翻修, by: 市科协}\n"
    )
    diagnostics = Diagnostics()
    waivers = read_waivers([write(tmp_path, "waivers.yaml", text)], BOOK, diagnostics)
    assert [(waiver.unit, waiver.until, waiver.period) for waiver in waivers] == [("1", date(2015, 3, 31), None)]
    assert sorted(told(diagnostics)) == ["JJ802 2", "JJ802 3", "JJ813 2", "JJ842 3"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("places.csv", "id,name,region\ntw,Taiwan,Asia\ngb,,Europe\n7,Seven,\n"),
        ("places.yaml", "- {id: tw, name: Taiwan}\n- {id: gb}\n- {id: 7, name: Seven, more: {a: 1}}\n"),
        ("places.json", '[{"id": "tw", "name": "Taiwan"}, {"id": "gb", "name": ""}, {"id": 7, "name": "Seven"}]'),
        ("places.ndjson", '{"id": "tw", "name": "Taiwan"}\n{"id": "gb"}\n{"id": 7, "name": "Seven"}\n'),
        ("map.yaml", "tw: Taiwan\ngb: gb\n'7': Seven\n"),
    ],
)
def test_a_register_gives_keys_and_titles(tmp_path: Path, name: str, text: str) -> None:
    diagnostics = Diagnostics()
    found = read_register([write(tmp_path, name, text)], Register("places", "id", "name"), diagnostics)
    assert list(found.items()) == [("tw", "Taiwan"), ("gb", "gb"), ("7", "Seven")]
    assert told(diagnostics) == []


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("id,name\na,A\na,B\n,C\n", ["JJ832 3", "JJ831 4"]),
        ("ids,name\na,A\n", ["JJ831 2"]),
        ("", ["JJ824 1"]),
    ],
)
def test_faults_of_a_register(tmp_path: Path, text: str, codes: list[str]) -> None:
    diagnostics = Diagnostics()
    read_register([write(tmp_path, "r.csv", text)], Register("places", "id", "name"), diagnostics)
    assert told(diagnostics) == codes


def test_a_register_that_is_not_there(tmp_path: Path) -> None:
    diagnostics = Diagnostics()
    assert read_register([tmp_path / "none.csv"], Register("r", "id"), diagnostics) == {}
    assert told(diagnostics) == ["JJ901"]


@pytest.mark.parametrize("text", ["1", "null", "[]", "- [1]", "a: [1]", "x", "- null", "- {unit: {}, rule: []}"])
def test_odd_lists_never_raise(tmp_path: Path, text: str) -> None:
    file: Any = [write(tmp_path, "list.yaml", text)]
    read_register(file, Register("r", "id"), Diagnostics())
    assert read_reviews(file, BOOK, Diagnostics()) == ()
    assert read_waivers(file, BOOK, Diagnostics()) == ()
