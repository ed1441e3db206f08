"""How many columns of a terminal a text takes.

An own short table, not the one that comes with Python: the same bytes have to come out of every version.
"""

from bisect import bisect_right

from jianjia_rules.diagnostics.inert import inert, is_active

# East Asian wide and full-width, first and last of each range.
_WIDE = (
    (0x1100, 0x115F), (0x2E80, 0x303E), (0x3041, 0x33FF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF),
    (0xA000, 0xA4CF), (0xA960, 0xA97F), (0xAC00, 0xD7A3), (0xF900, 0xFAFF), (0xFE10, 0xFE19),
    (0xFE30, 0xFE6F), (0xFF01, 0xFF60), (0xFFE0, 0xFFE6), (0x1B000, 0x1B2FF), (0x1F300, 0x1F64F),
    (0x1F680, 0x1F6FF), (0x1F900, 0x1F9FF), (0x20000, 0x3FFFD),
)  # fmt: skip
# Combining marks, which stand on the character before.
_NARROW = ((0x0300, 0x036F), (0x1AB0, 0x1AFF), (0x1DC0, 0x1DFF), (0x20D0, 0x20FF), (0xFE00, 0xFE0F), (0xFE20, 0xFE2F))

_TAB = 4
_COMMAND = "##["
_LONGER = len(inert(_COMMAND)) - len(_COMMAND)
"""Columns that what only together is active takes beyond its characters."""


def width(text: str) -> int:
    """Columns the text takes once it is made inert."""
    return sum(width_of(character) for character in text) + _LONGER * text.count(_COMMAND)


def width_of(character: str) -> int:
    """Columns one character takes: 0, 1 or 2; more where it is written out."""
    code = ord(character)
    if 0x20 <= code < 0x7F:
        return 1
    if character == "\t":
        return _TAB
    if is_active(character):
        return len(inert(character))
    if _in(code, _NARROW):
        return 0
    return 2 if _in(code, _WIDE) else 1


def printable(text: str) -> str:
    """The text as it is printed: tabs as blanks, all else that a terminal would act upon written out."""
    return inert(text.replace("\t", " " * _TAB))


def _in(code: int, ranges: tuple[tuple[int, int], ...]) -> bool:
    at = bisect_right(ranges, (code, 0x10FFFF)) - 1
    return at >= 0 and code <= ranges[at][1]
