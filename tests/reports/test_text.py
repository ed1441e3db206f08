"""Numbers, JSON text and columns: exact, inert, aligned."""

from __future__ import annotations

import json
from decimal import ROUND_HALF_EVEN, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianjia_rules.diagnostics.width import width
from jianjia_rules.findings.results import FigureResult
from jianjia_rules.language.text import Text
from jianjia_rules.reports.columns import Column, cut, in_columns, wrapped
from jianjia_rules.reports.json_text import compact, indented
from jianjia_rules.reports.numbers import number_text, wire_number
from jianjia_rules.reports.table_groups import figure_text

NUMBERS = st.one_of(
    st.integers(),
    st.fractions(),
    st.decimals(allow_nan=False, allow_infinity=False, places=8),
)
JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.text()),
    lambda inner: st.one_of(st.lists(inner), st.dictionaries(st.text(), inner)),
)


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (3, "3"),
        (Fraction(5, 2), "2.5"),
        (Fraction(1, 3), "0.333333"),
        (Fraction(-2, 3), "-0.666667"),
        (Fraction(1, 2_000_000), "0"),
        (Fraction(3, 2_000_000), "0.000002"),
        (Fraction(-1, 10_000_000), "0"),
        (Decimal("1.10"), "1.1"),
        (Decimal("1E+3"), "1000"),
    ],
)
def test_numbers_are_plain_decimals(number: int | Fraction | Decimal, text: str) -> None:
    assert number_text(number) == text


@given(NUMBERS)
def test_numbers_are_rounded_half_to_even(number: int | Fraction | Decimal) -> None:
    exact = Fraction(number)
    written = Decimal(number_text(number))
    scaled = Decimal((exact * 10**7).__floor__()) / 10**7
    if Fraction(scaled) == exact:
        context_free = scaled.quantize(Decimal("0.000001"), ROUND_HALF_EVEN) if abs(scaled) < 10**15 else written
        assert written == context_free
    assert abs(Fraction(written) - exact) <= Fraction(1, 2 * 10**6)
    assert Fraction(wire_number(number)) == Fraction(written)
    assert json.loads(number_text(number), parse_float=Decimal, parse_int=Decimal) == written


@given(JSON)
def test_json_text_reads_back(value: object) -> None:
    assert json.loads(compact(value)) == value  # type: ignore[arg-type]
    assert json.loads(indented(value)) == value  # type: ignore[arg-type]


@given(JSON)
def test_compact_text_is_that_of_the_standard_library(value: object) -> None:
    expected = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    assert compact(value) == expected  # type: ignore[arg-type]


def test_halves_of_surrogate_pairs_are_escaped() -> None:
    assert compact("a\ud83d") == '"a\\ud83d"'
    compact("a\ud83d").encode("utf-8")


@given(st.text(alphabet="ab 好，（）。", max_size=80), st.integers(4, 30))
def test_wrapped_lines_keep_every_character_and_the_width(text: str, room: int) -> None:
    lines = wrapped(text, room)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(
        width(line) <= room + 2 * text.count("（") + 2 * text.count("，") + 2 * text.count("）") + 2 * text.count("。")
        for line in lines
    )


@pytest.mark.parametrize(
    ("text", "room", "lines"),
    [
        ("要求不少于 50 平方米（差 8）", 12, ["要求不少于", "50 平方米", "（差 8）"]),
        ("one two three", 7, ["one two", "three"]),
        ("甲乙，丙丁", 4, ["甲", "乙，", "丙丁"]),
        ("", 5, [""]),
    ],
)
def test_lines_break_where_people_break_them(text: str, room: int, lines: list[str]) -> None:
    assert wrapped(text, room) == lines


def test_a_long_cell_is_cut_by_columns_not_characters() -> None:
    assert cut("泽滨明达家具", 7) == "泽滨明…"
    assert cut("short", 7) == "short"


def test_chinese_stands_in_columns() -> None:
    columns = [Column("名次", right=True), Column("单位"), Column("说明", wraps=True)]
    rows = [["1", "柳堰镇", "好"], ["12", "a", "一二三四五六七八九十"]]
    assert list(in_columns(columns, rows, 32)) == [
        "名次  单位    说明",
        "   1  柳堰镇  好",
        "  12  a       一二三四五六七八九",
        "              十",
    ]


def test_what_a_terminal_would_act_upon_is_written_out() -> None:
    lines = list(in_columns([Column("x")], [["a\x1b[31m\u202eb"]], 80))
    assert lines[1] == "a<U+001B>[31m<U+202E>b"


@pytest.mark.parametrize(
    ("value", "most", "unit", "text"),
    [
        (Fraction(68661, 1100), None, "分", "62.42 分"),
        (Fraction(2, 11), Fraction(3, 11), "家", "0.18–0.27 家"),
        (7, None, "家", "7 家"),
    ],
)
def test_a_figure_is_shown_to_two_places(value: Fraction, most: Fraction | None, unit: str, text: str) -> None:
    assert figure_text(FigureResult("a", Text("甲", "a"), value, unit, most), "zh") == text
