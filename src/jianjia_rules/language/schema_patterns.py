"""The patterns of a record schema (`pattern`, `patternProperties`), read by the language's own automaton.

As JSON Schema says, a pattern may be found anywhere in the text unless `^` and `$` bind it; `$` stands only at the very
end. Time grows with the length of the text, whatever the pattern; what such an automaton cannot say (lookarounds,
backreferences) is refused when the schema is loaded.
"""

from functools import lru_cache

from jianjia_rules.language.patterns import PatternError, check_pattern, matches

_ANYTHING = r"(?:.|\n)*"
_MOST_KEPT = 10_000


class Pattern:
    """One pattern; `known` are texts that were found to fit, for they come again and again. Bounded."""

    __slots__ = ("_whole", "known", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.known: set[str] = set()
        self._whole = _whole(text)
        fault = check_pattern(self._whole)
        if fault is not None:
            raise PatternError(text, fault.reason, min(fault.offset, len(text)))

    def fits(self, text: str) -> bool:
        """Whether the pattern is found in the text; a text longer than 5,000 characters fits none."""
        if text in self.known:
            return True
        if not matches(self._whole, text):
            return False
        if len(self.known) < _MOST_KEPT and len(text) <= 100:
            self.known.add(text)
        return True


@lru_cache(maxsize=256)
def pattern(text: str) -> Pattern:
    """The pattern with this text; raises `language.patterns.PatternError`."""
    return Pattern(text)


def _whole(text: str) -> str:
    """The pattern that has to match the whole text for this one to be found in it."""
    start, end = text.startswith("^"), _ends_bound(text)
    inner = text[start : len(text) - end]
    if _has_open_choice(inner):
        if start or end:
            # `^a|b$` binds each side of the bar by itself; nearly always `^(a|b)$` is meant.
            raise PatternError(text, "not supported", text.index("|"))
        inner = f"(?:{inner})"
    return f"{'' if start else _ANYTHING}{inner}{'' if end else _ANYTHING}"


def _ends_bound(text: str) -> bool:
    before = text[:-1]
    return text.endswith("$") and (len(before) - len(before.rstrip("\\"))) % 2 == 0


def _has_open_choice(text: str) -> bool:
    """Whether a `|` stands outside all groups and classes."""
    depth, at, in_class = 0, 0, False
    while at < len(text):
        match text[at]:
            case "\\":
                at += 1
            case "]":
                in_class = False
            case _ if in_class:
                pass
            case "[":
                in_class = True
            case "(":
                depth += 1
            case ")":
                depth -= 1
            case "|" if depth == 0:
                return True
        at += 1
    return False
