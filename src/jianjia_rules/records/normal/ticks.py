"""A line of boxes with words, of which some are ticked: ☑是 □否; 大型√ 中型 小型□."""

import re
from typing import NamedTuple

from jianjia_rules.records.normal.marks import CROSSED, OPEN, TICKED, UNSURE, key

_MARKS = TICKED + OPEN + CROSSED + UNSURE
_BEFORE = re.compile(f"([{_MARKS}])([^{_MARKS}]+)")
_BEHIND = re.compile(f"([^{_MARKS}]+)([{_MARKS}])")
_BETWEEN = " 、，,;；/|"
_IS_TICKED = {**dict.fromkeys(TICKED, True), **dict.fromkeys(OPEN, False), "☒": True, "○": False, "◯": False}


class Option(NamedTuple):
    """One of the words, as it can be compared, and whether its box is ticked."""

    word: str
    ticked: bool


def options(text: str) -> tuple[Option, ...] | None:
    """The options of a line of boxes; None for a text that is none, or whose marks do not tell."""
    text = "".join(text.split())
    if len(text) < 2 or not any(mark in text for mark in _MARKS):
        return None
    if text[0] in _MARKS:
        pairs = [(mark, word) for mark, word in _BEFORE.findall(text)]
    elif text[-1] in _MARKS:
        pairs = [(mark, word) for word, mark in _BEHIND.findall(text)]
    else:
        return None
    if sum(len(mark) + len(word) for mark, word in pairs) != len(text):
        return None
    if any(mark not in _IS_TICKED for mark, _ in pairs):
        return None
    return tuple(Option(key(word.strip(_BETWEEN)), _IS_TICKED[mark]) for mark, word in pairs)
