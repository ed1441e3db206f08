"""Characters and words that people write in forms: full-width forms, words for nothing, ticks and boxes."""

LONGEST = 200
"""Characters of a value that is looked at; a longer text is no number, date or choice."""

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_DASHES = dict.fromkeys(map(ord, "‐‑‒−﹣"), "-")
_BLANKS = dict.fromkeys(map(ord, "\u3000\u00a0\u2002\u2003\u2007\u2009\u202f\t\r\n\ufeff\u200b"), " ")
_FOLDED: dict[int, str | int | None] = {**_FULL_WIDTH, **_DASHES, **_BLANKS, ord("￥"): "¥"}

_NONE = frozenset(("无", "没有", "暂无", "none", "nil"))
_NOT_TO_SAY = frozenset(
    ("不适用", "不详", "未填", "不填", "n/a", "na", "/", "//", "\\", "-", "--", "—", "——", "–", "―")
)

TICKED, OPEN, CROSSED, UNSURE = "√✓✔☑✅■●", "□☐", "×✗✘✕✖", "☒○◯"
"""Marks that say yes, boxes left open, marks that say no, and marks that mean either in one office or another."""


def folded(text: str) -> str:
    """The text with full-width letters, digits and signs as plain ones, kinds of blanks as blanks, none around it."""
    return text.translate(_FOLDED).strip()


def key(text: str) -> str:
    """What two ways of writing one word have in common: width, case and blanks do not count."""
    return "".join(folded(text).casefold().split())


def says_none(text: str) -> bool:
    """Whether a text says that there is none (无): an answer where none can be one."""
    return key(text) in _NONE


def says_nothing(text: str) -> bool:
    """Whether a text stands where there is nothing to say (blank, 不适用, `/`, `—`): as good as not given."""
    return key(text) in _NOT_TO_SAY or not folded(text)
