"""Patterns agree with Python's on the shared part of the language, and none of them hangs."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianjia_rules.language.patterns import LONGEST_PATTERN, LONGEST_TEXT, check_pattern, matches
from jianjia_rules.language.reasons import pattern_reason


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        (".+〔[0-9]{4}〕[0-9]+号", "泽科协〔2014〕3号", True),
        (".+〔[0-9]{4}〕[0-9]+号", "泽科协〔2014〕3号附", False),
        ("^[1-9ANY][0-9A-HJ-NP-RTUWXY]{17}$", "91370000123456789X", True),
        (r"\d{3,}", "12", False),
        (r"\d{3,}", "12345", True),
        (r"\w+@\S+\s?\D\W", "a@b x!", True),
        ("a{2}", "aa", True),
        ("a{0}b", "b", True),
        ("(a|bc)*", "abcbca", True),
        ("(?:ab)?c", "c", True),
        ("a||b", "", True),
        ("", "", True),
        ("[]", "", None),
        ("[^0-9a-]+", "xy", True),
        ("[^0-9a-]+", "x-", False),
        (r"[\d\-\]x]+", "1-]x", True),
        (r"\t\n\r\\\.", "\t\n\r\\.", True),
        (".", "\n", False),
    ],
)
def test_patterns_match_the_whole_text(pattern: str, text: str, found: bool | None) -> None:
    if found is None:
        assert check_pattern(pattern) is not None
    else:
        assert check_pattern(pattern) is None
        assert matches(pattern, text) is found
        assert (re.fullmatch(pattern, text) is not None) is found


@pytest.mark.parametrize(
    ("pattern", "reason", "offset"),
    [
        ("a" * (LONGEST_PATTERN + 1), "too long", LONGEST_PATTERN),
        ("a{2000}", "too large", 1),
        ("(a{100}){100}", "too large", 0),
        ("(" * 30 + ")" * 30, "too large", 20),
        ("a{3,2}", "syntax", 1),
        ("a{x}", "syntax", 1),
        ("a{2,y}", "syntax", 1),
        ("a{2", "syntax", 1),
        ("(a", "syntax", 0),
        ("a)", "syntax", 1),
        ("*a", "syntax", 0),
        ("[a", "syntax", 0),
        ("[z-a]", "syntax", 4),
        ("a\\", "syntax", 1),
        ("a*?", "not supported", 2),
        ("a++", "not supported", 2),
        ("a^b", "not supported", 1),
        ("a$b", "not supported", 1),
        ("(a$)", "not supported", 2),
        (r"(a)\1", "not supported", 3),
        (r"\bword", "not supported", 0),
        ("(?=a)", "not supported", 1),
        ("(?P<x>a)", "not supported", 1),
        ("[[:alpha:]]", "not supported", 1),
    ],
)
def test_what_is_no_safe_pattern_says_why(pattern: str, reason: str, offset: int) -> None:
    error = check_pattern(pattern)
    assert error is not None
    assert (error.reason, error.offset) == (reason, offset)
    assert error.pattern == pattern
    words = pattern_reason(error)
    assert words.zh
    assert words.en


@pytest.mark.parametrize("pattern", ["(a*)*b", "(a|a)*b", "(a|aa)+b", "(.*)(.*)(.*)(.*)(.*)b", "(a?){30}a{30}"])
def test_patterns_that_make_backtracking_hang_do_not(pattern: str) -> None:
    assert not matches(pattern, "a" * 4000 + "c")


def test_a_very_long_text_never_matches() -> None:
    assert matches("a*", "a" * LONGEST_TEXT)
    assert not matches("a*", "a" * (LONGEST_TEXT + 1))


def test_kept_steps_are_bounded() -> None:
    text = "".join(chr(0x4E00 + index) for index in range(4000))
    assert matches("(.{1,20}){1,20}.*", text)


_atoms = st.sampled_from(["a", "b", ".", "[ab]", "[^a]", r"\d", "1", "(?:ab)", "(a|b1)"])
_patterns = st.lists(st.tuples(_atoms, st.sampled_from(["", "?", "*", "+", "{2}", "{1,2}", "{1,}"])), max_size=6).map(
    lambda parts: "".join(atom + count for atom, count in parts)
)


@given(st.lists(_patterns, min_size=1, max_size=3).map("|".join), st.text("ab1c", max_size=8))
def test_patterns_agree_with_python(pattern: str, text: str) -> None:
    assert matches(pattern, text) is (re.fullmatch(pattern, text) is not None)
