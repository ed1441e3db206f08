"""Measures and comparisons that were written as text, in the words of the language."""

import re

from jianjia_rules.language.operators import WORD_BY_KEY
from jianjia_rules.loading.chinese_keys import meant_by

_PATH = re.compile(r"[^\W\d]\w*(?:\.[^\W\d]\w*)*")
_COMPARED = re.compile(rf"(?P<path>{_PATH.pattern})\s*(?P<sign>[<>=!≥≤≠＝＞＜]{{1,2}})\s*(?P<value>[^\s<>=]{{1,40}})")


def is_path(text: str) -> bool:
    """Whether a text reads like a field path."""
    return _PATH.fullmatch(text) is not None


def with_plain_dots(text: str) -> str | None:
    """`venue。area_m2` as a path."""
    plain = re.sub("[。．・，,]", ".", text)
    return plain if plain != text and is_path(plain) else None


def as_measure(text: str) -> str | None:
    """`venue.area_m2` as a measure."""
    return f"{{field: {text}}}" if is_path(text) else None


def as_condition(text: str) -> str | None:
    """`venue.area_m2 >= 50` as a condition."""
    compared = _COMPARED.fullmatch(text)
    word = None if compared is None else meant_by(compared["sign"], WORD_BY_KEY)
    if compared is None or word is None:
        return None
    return f"{{field: {compared['path']}, {word}: {compared['value']}}}"
