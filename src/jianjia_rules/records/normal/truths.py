"""Yes and no as people write them: 是 否, 有 无, √ ×, boxes filled, left open, or one of them ticked."""

from decimal import Decimal

from jianjia_rules.records.normal.marks import CROSSED, OPEN, TICKED, key
from jianjia_rules.records.normal.outcome import MISSING, Doubt, Outcome, Read
from jianjia_rules.records.normal.ticks import options

_YES = frozenset(("是", "有", "对", "已", "真", "yes", "y", "true", "t", "1", *TICKED))
_NO = frozenset(("否", "无", "没有", "不是", "未", "错", "假", "no", "n", "false", "f", "0", *OPEN, *CROSSED))
_EITHER = frozenset("☒○◯x")
"""A cross may be a tick, a circle yes or an empty box: it depends on the office."""

_READINGS = Doubt(("true", "false"))


def read_truth(text: str) -> Outcome:
    """The truth value that a text stands for."""
    word = key(text)
    if word in _YES:
        return Read(True)
    if word in _NO:
        return Read(False)
    if word in _EITHER:
        return _READINGS
    boxes = options(text)
    return None if boxes is None else _ticked(boxes)


def read_truth_number(number: int | Decimal) -> Outcome:
    """1 for yes, 0 for no."""
    return Read(bool(number)) if number in {0, 1} else None


def _ticked(boxes: tuple[tuple[str, bool], ...]) -> Outcome:
    """Of the boxes for yes and for no, the one that is ticked; with none of them there is no answer yet."""
    answers = {word: word in _YES for word, _ in boxes if word in _YES or word in _NO}
    if len(answers) != len(boxes):
        return None
    given = {answers[word] for word, ticked in boxes if ticked}
    if len(boxes) == 1:
        # A single box says yes or no by itself: □有 is an empty one.
        (word, ticked) = boxes[0]
        return Read(ticked) if answers[word] else _READINGS
    if not given:
        return MISSING
    return Read(given.pop()) if len(given) == 1 else _READINGS
