"""Nearest names: what a reader would guess, and nothing where a guess would mislead."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianjia_rules.diagnostics import nearest

KEYS = ("field", "count", "distinct", "at_least", "at_most", "between", "is", "in", "points", "parts", "places")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("fied", "field"),
        ("feild", "field"),
        ("Field", "field"),
        ("ｆｉｅｌｄ", "field"),
        ("at-least", "at_least"),
        ("atleast", "at_least"),
        ("at_lest", "at_least"),
        ("pionts", "points"),
        ("ponit", "points"),
        ("part", "parts"),
        ("distnict", "distinct"),
        ("iss", "is"),
        ("zzzz", None),
        ("organization", None),
        ("", None),
        ("x" * 5000, None),
    ],
)
def test_keys(name: str, expected: str | None) -> None:
    assert nearest(name, KEYS) == expected


@pytest.mark.parametrize(
    ("name", "known", "expected"),
    [
        ("活动场地", ("活动场所", "活动次数", "人数"), "活动场所"),
        ("批复文档", ("批复文件", "会议纪要"), "批复文件"),
        ("优季", ("优秀", "合格"), "优秀"),
        ("差", ("优", "良"), None),
        ("“是”", ("是", "否"), "是"),
        ("'good'", ("good", "rest"), "good"),
        ("huodong", ("houdong", "renshu"), "houdong"),
    ],
)
def test_chinese_and_pinyin(name: str, known: tuple[str, ...], expected: str | None) -> None:
    assert nearest(name, known) == expected


def test_ties_do_not_depend_on_the_order() -> None:
    assert nearest("bax", ["bay", "baz"]) == nearest("bax", ["baz", "bay"]) == "bay"


def test_of_equally_near_names_the_one_that_begins_alike() -> None:
    assert nearest("cat", ["bat", "caz"]) == "caz"


@given(st.text(min_size=1, max_size=12), st.lists(st.text(max_size=12), max_size=8))
def test_gives_a_known_name_or_none_whatever_the_order(name: str, known: list[str]) -> None:
    found = nearest(name, known)
    assert found is None or found in known
    assert nearest(name, reversed(known)) == found


@given(st.sampled_from(KEYS))
def test_a_name_is_nearest_to_itself(name: str) -> None:
    assert nearest(name, KEYS) == name
