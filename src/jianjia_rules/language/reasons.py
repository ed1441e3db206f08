"""Why a pattern cannot be used, in words."""

from jianjia_rules.diagnostics.words import Words
from jianjia_rules.language.patterns import (
    LONGEST_PATTERN,
    PatternError,
)


def pattern_reason(error: PatternError) -> Words:
    """The reason of a pattern error in Chinese and English."""
    zh, en = _REASONS[error.reason]
    return Words(zh.format(at=error.offset + 1), en.format(at=error.offset + 1))


_REASONS = {
    "too long": (f"长过 {LONGEST_PATTERN} 个字符", f"it is longer than {LONGEST_PATTERN} characters"),
    "too large": ("重复次数或层次太多", "it repeats or nests too much"),
    "syntax": ("第 {at} 个字符处不合语法", "character {at} does not belong there"),
    "not supported": (
        "第 {at} 个字符处用了不支持的写法（可用：. [] \\d \\w \\s () | ? * + {{m,n}}）",
        "what stands at character {at} is not supported (there are: . [] \\d \\w \\s () | ? * + {{m,n}})",
    ),
}
