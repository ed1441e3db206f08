"""The caret stands under the very word, in a terminal that gives Chinese characters two columns."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianjia_rules.diagnostics import Diagnostics, Place, Words
from jianjia_rules.diagnostics.inert import inert
from jianjia_rules.diagnostics.render import render, render_all
from jianjia_rules.diagnostics.width import printable, width


def _rendered(line: str | None, column: int, end: int | None, lang: str = "en") -> list[str]:
    found = Diagnostics()
    where = Words("条件", "A condition")
    found.add("JJ201", Place("a.yaml", 3, column, end), source_line=line, key="fied", where=where, nearest="field")
    (diagnostic,) = found.sorted()
    return render(diagnostic, "zh" if lang == "zh" else "en").splitlines()


def test_whole_text_in_english() -> None:
    assert _rendered("when: {fied: venue.own}", 8, 12) == [
        'a.yaml:3:8: error JJ201 A condition has no key "fied".',
        "    when: {fied: venue.own}",
        "           ^^^^",
        '  hint: Did you mean "field"?',
    ]


def test_whole_text_in_chinese() -> None:
    assert _rendered("when: {fied: venue.own}", 8, 12, "zh") == [
        "a.yaml:3:8: 错误 JJ201 条件里没有“fied”这个键。",
        "    when: {fied: venue.own}",
        "           ^^^^",
        "  建议：是不是想写“field”？",
    ]


@pytest.mark.parametrize(
    ("line", "column", "end", "caret"),
    [
        ("abc", 2, 3, "     ^"),
        ("abc", 2, None, "     ^"),
        ("abc", 9, 12, "       ^"),
        ("建家 fied", 4, 8, "         ^^^^"),
        ("x: 建家", 4, 6, "       ^^^^"),
        ("\tfied", 2, 6, "        ^^^^"),
        ("e\u0301 fied", 4, 8, "      ^^^^"),
        ("\u202e fied", 3, 7, "             ^^^^"),
    ],
)
def test_caret(line: str, column: int, end: int | None, caret: str) -> None:
    assert _rendered(line, column, end)[2] == caret


def test_no_line_no_caret() -> None:
    for line in (None, "", "   "):
        assert len(_rendered(line, 1, 2)) == 2


def test_a_long_line_shows_the_part_around_the_word() -> None:
    line = "前" * 200 + "fied" + "后" * 200
    _, shown, caret, _ = _rendered(line, 201, 205)
    assert shown.startswith("    …前")
    assert shown.endswith("后…")
    assert width(shown) <= 4 + 2 + 100
    assert _cut(shown, caret) == "fied"


@given(st.text(st.characters(codec="utf-8"), max_size=200), st.integers(0, 220), st.integers(0, 30))
def test_inert_and_the_caret_under_the_word(line: str, start: int, length: int) -> None:
    found = Diagnostics()
    found.add("JJ102", Place("a\x1b\u202e.yaml", 1, start + 1, start + length + 1), source_line=line)
    text = render_all(found.sorted(), "en")
    assert not set(text) & set("\x00\x07\x1b\r\x85\u2028\u200b\u202e\u2066\ufeff\t")
    lines = text.split("\n")
    word = line[start : start + length]
    if line.strip() and word.strip() and width(word) < 30:
        assert _cut(lines[1], lines[2]).strip() == printable(word).strip()


def _cut(shown: str, caret: str) -> str:
    """What stands above the carets in a terminal."""
    start, end, at, cut = caret.index("^"), len(caret), 0, ""
    for character in shown:
        if start <= at < end:
            cut += character
        at += width(character)
    return cut


def test_an_empty_line_between_two() -> None:
    found = Diagnostics()
    found.add("JJ103", Place("a", 1, 1))
    found.add("JJ103", Place("b", 1, 1))
    assert render_all(found.sorted(), "en").count("\n\n") == 1
    assert render_all((), "en") == ""


@pytest.mark.parametrize("text", ["##[error]x", "x ##[add-mask]y", "###[a", "##", "[", "##\u202e["])
def test_what_a_runner_takes_for_a_command_is_written_out(text: str) -> None:
    assert "##[" not in inert(text)
    assert width(text) == len(inert(text))
