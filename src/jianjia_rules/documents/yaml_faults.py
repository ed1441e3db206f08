"""The parser's complaint about a text, said in our own words at the right place."""

import re
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from yaml import YAMLError
from yaml.reader import ReaderError

from jianjia_rules.documents.found import Found
from jianjia_rules.documents.limits import DEFAULT_LIMITS

_CLOSING = {"[": "]", "{": "}"}
_COMPARISON = re.compile(r"(?P<sign>>=?)\s*:")
_LONE_WORD = re.compile(r"\s*(?:-\s+)*(?P<word>[^\W\d][\w.-]*)\s*")
_WORD_THEN_BRACE = re.compile(r"\s*(?:-\s+)*(?P<word>[^\W\d][\w.-]*)\s+[{\[]")
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


class _Spot(NamedTuple):
    line: int
    column: int


class _Complaint(NamedTuple):
    """Where the parser gave up, where what it was reading began, and the lines of the text."""

    at: _Spot
    begun: _Spot
    lines: Sequence[str]

    def found(self, code: str, spot: _Spot, **arguments: Any) -> Found:
        length = max(len(self.word(spot)), 1)
        return Found(code, (spot.line, spot.column, spot.line, spot.column + length), None, arguments)

    def character(self, spot: _Spot) -> str:
        return self.rest(spot)[:1]

    def rest(self, spot: _Spot) -> str:
        return self.lines[spot.line][spot.column :] if spot.line < len(self.lines) else ""

    def word(self, spot: _Spot) -> str:
        match = re.match(r"[\w$.-]+|\S", self.rest(spot))
        return match[0] if match else ""

    def is_first_on_line(self) -> bool:
        """Whether only blanks stand before the place where the parser gave up."""
        line, column = self.at
        return line < len(self.lines) and not self.lines[line][:column].strip()

    def is_under_hyphen(self) -> bool:
        """Whether the parser gave up right below the hyphen of the item it was reading."""
        line = self.lines[self.begun.line]
        hyphen = len(line) - len(line.lstrip())
        return line[hyphen : hyphen + 1] == "-" and hyphen == self.at.column and self.character(self.at) != "-"

    def above(self) -> int | None:
        """The next line above the place where the parser gave up that is not empty."""
        numbers = range(min(self.at.line, len(self.lines)) - 1, -1, -1)
        return next((number for number in numbers if self.lines[number].strip()), None)

    def is_first_word_on_line(self) -> bool:
        """Whether at most one word stands before the place where the parser gave up."""
        line, column = self.at
        return line < len(self.lines) and len(self.lines[line][:column].split()) <= 1

    def is_at_end(self) -> bool:
        return not any(line.strip() for line in (self.rest(self.at), *self.lines[self.at.line + 1 :]))


def explain(error: YAMLError, lines: Sequence[str]) -> Found:
    """The fault behind a parser's error; spans count from 0 in these lines."""
    if isinstance(error, ReaderError):
        return _control_character(lines)
    said = f"{getattr(error, 'context', None) or ''} / {getattr(error, 'problem', None) or ''}"
    at = _spot(getattr(error, "problem_mark", None), lines)
    begun = _spot(getattr(error, "context_mark", None), lines)
    complaint = _Complaint(at or begun or _Spot(0, 0), begun or at or _Spot(0, 0), lines)
    for words, make in _KINDS:
        if all(word in said for word in words):
            return make(complaint)
    return complaint.found("JJ110", complaint.at, detail=said.strip(" /"))


def problem_spot(error: YAMLError, lines: Sequence[str]) -> tuple[int, int]:
    """Line and column, from 0, at which the parser gave up."""
    line, column = _spot(getattr(error, "problem_mark", None), lines) or _Spot(0, 0)
    return line, column


def context_line(error: YAMLError) -> int | None:
    """The line, from 0, on which what could not be read begins."""
    mark = getattr(error, "context_mark", None)
    return None if mark is None else int(mark.line)


def _control_character(lines: Sequence[str]) -> Found:
    for number, line in enumerate(lines):
        if match := _UNPRINTABLE.search(line):
            span = (number, match.start(), number, match.end())
            return Found("JJ104", span, None, {"character": f"U+{ord(match[0]):04X}"})
    return Found("JJ110", (0, 0, 0, 0), None, {})


def _no_key(complaint: _Complaint) -> Found:
    return complaint.found("JJ146", complaint.begun, found=complaint.rest(complaint.begun).rstrip())


def _second_colon(complaint: _Complaint) -> Found:
    """A word that lacks its colon goes on as a text to the next colon, on its line or below it."""
    above = complaint.above()
    lone = None if above is None else _LONE_WORD.fullmatch(complaint.lines[above])
    if above is not None and lone is not None and not complaint.lines[above].lstrip().startswith("- "):
        spot = _Spot(above, lone.start("word"))
        return complaint.found("JJ146", spot, found=lone["word"])
    return complaint.found("JJ123", complaint.at)


def _unclosed_quote(complaint: _Complaint) -> Found:
    return complaint.found("JJ121", complaint.begun, quote=complaint.character(complaint.begun))


def _in_brackets(complaint: _Complaint) -> Found:
    at, begun = complaint.at, complaint.begun
    opening = complaint.character(begun)
    closing = _CLOSING.get(opening, "]")
    if complaint.is_at_end() or (at.line != begun.line and complaint.is_first_word_on_line()):
        return complaint.found("JJ122", begun, bracket=opening, closing=closing)
    return complaint.found("JJ127", at, closing=closing, line=begun.line + 1, column=begun.column + 1)


def _indentation(complaint: _Complaint) -> Found:
    if complaint.character(complaint.at) == ":":
        return complaint.found("JJ132", complaint.at)
    if complaint.is_first_on_line() and (spot := _without_hyphen(complaint)) is not None:
        return complaint.found("JJ124", spot, line=complaint.at.line + 1, dash="- ")
    if complaint.is_first_on_line():
        dash = "- " if complaint.is_under_hyphen() else None
        return complaint.found("JJ124", complaint.at, line=complaint.begun.line + 1, dash=dash)
    return _stray(complaint)


def _without_hyphen(complaint: _Complaint) -> _Spot | None:
    """The entry above a hyphen that stands in the hyphen's column and has none."""
    above = complaint.above()
    if complaint.character(complaint.at) != "-" or above is None:
        return None
    line = complaint.lines[above]
    indent = len(line) - len(line.lstrip())
    return _Spot(above, indent) if indent == complaint.at.column and line[indent] in "{[" else None


def _stray(complaint: _Complaint) -> Found:
    line = complaint.lines[complaint.at.line] if complaint.at.line < len(complaint.lines) else ""
    begun = _WORD_THEN_BRACE.match(line)
    if begun is not None and begun.end() <= complaint.at.column:
        return complaint.found("JJ146", _Spot(complaint.at.line, begun.start("word")), found=begun["word"])
    word = complaint.word(complaint.at)
    if not word:
        return complaint.found("JJ110", complaint.at)
    return complaint.found("JJ128", complaint.at, found=word)


def _bad_start(complaint: _Complaint) -> Found:
    character = complaint.character(complaint.at)
    if character == "\t":
        return _tab(complaint)
    if character in "@`%*&!|>":
        return _reserved(complaint._replace(begun=complaint.at))
    return _stray(complaint)


def _reserved(complaint: _Complaint) -> Found:
    character = complaint.character(complaint.begun)
    sign = _COMPARISON.match(complaint.rest(complaint.begun))
    word = None if sign is None else "at_least" if sign["sign"] == ">=" else "above"
    return complaint.found("JJ125", complaint.begun, character=character, word=word)


def _tab(complaint: _Complaint) -> Found:
    line = complaint.at.line
    column = complaint.lines[line].find("\t") if line < len(complaint.lines) else 0
    return complaint.found("JJ116", _Spot(line, max(column, 0)), count=1)


def _escape(complaint: _Complaint) -> Found:
    line, column = complaint.at
    text = complaint.lines[line] if line < len(complaint.lines) else ""
    start = max(text.rfind("\\", 0, column + 1), 0)
    found = text[start : start + 2]
    return Found("JJ126", (line, start, line, start + 2), None, {"found": found})


def _item(complaint: _Complaint) -> Found:
    return complaint.found("JJ129", complaint.at)


def _tag(complaint: _Complaint) -> Found:
    spot = complaint.begun if complaint.character(complaint.begun) == "!" else complaint.at
    tag = re.match(r"\S*", complaint.rest(spot))
    return complaint.found("JJ133", spot, tag=tag[0] if tag else "!")


# What the C parser and the Python parser say, by words both have in common; the first that fits.
def _too_deep(complaint: _Complaint) -> Found:
    """The parser's own bound lies far beyond ours."""
    return complaint.found("JJ106", complaint.at, most=DEFAULT_LIMITS.depth)


_KINDS: tuple[tuple[tuple[str, ...], Callable[[_Complaint], Found]], ...] = (
    (("maximum nesting depth",), _too_deep),
    (("quoted scalar", "unexpected end of stream"), _unclosed_quote),
    (("quoted scalar", "unexpected document"), _unclosed_quote),
    (("quoted scalar", "escape"), _escape),
    (("quoted scalar", "expected"), _escape),
    (("could not find expected ':'",), _no_key),
    (("mapping values are not allowed",), _second_colon),
    (("tab character",), _tab),
    (("cannot start any token",), _bad_start),
    (("block sequence entries are not allowed",), _item),
    (("flow sequence",), _in_brackets),
    (("flow mapping",), _in_brackets),
    (("tag handle",), _tag),
    (("a tag",), _tag),
    (("scanning an anchor",), _reserved),
    (("scanning an alias",), _reserved),
    (("scanning a block scalar",), _reserved),
    (("scanning a directive",), _reserved),
    (("block mapping",), _indentation),
    (("block collection",), _indentation),
    (("document start",), _indentation),
    (("node content",), _stray),
    (("flow node",), _stray),
    (("block node",), _stray),
)


def _spot(mark: Any, lines: Sequence[str]) -> _Spot | None:
    """The mark's place; at the end of the text, the end of the last line that says anything."""
    if mark is None:
        return None
    if any(line.strip() for line in lines[mark.line :]):
        return _Spot(mark.line, mark.column)
    last = max((number for number, line in enumerate(lines) if line.strip()), default=0)
    return _Spot(last, len(lines[last].rstrip()) if lines else 0)
