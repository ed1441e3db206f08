"""JSON read slowly, for the places of its parts and for every fault in it."""

import re
from bisect import bisect_right
from contextlib import suppress
from json import loads
from typing import Any, NoReturn

from jianjia_rules.diagnostics import Words, nearest
from jianjia_rules.documents.found import Findings, Found, StopError
from jianjia_rules.documents.limits import MOST_DIGITS, Limits
from jianjia_rules.documents.lines import PLAIN_BREAK
from jianjia_rules.documents.numbers import TooLongError, exact, whole
from jianjia_rules.documents.places import Node, Span, Spot
from jianjia_rules.documents.punctuation import PLAIN_BRACKETS, WIDE_BLANKS

_BLANK = re.compile(r"[ \t\r\n]*")
_COMMENT = re.compile(r"//[^\r\n]*|#[^\r\n]*|/\*.*?\*/", re.DOTALL)
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?P<exact>(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?)(?![\w.+-])")
_WORD = re.compile(r"\"[^\"\r\n]{0,30}\"?|[-+.]?[\w.$][\w.$+-]*|.", re.DOTALL)
_TEXT_PART = re.compile(r'[^"\\\x00-\x1f\ud800-\udfff]+')
_ESCAPE = re.compile(r'\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})')
_HALF = re.compile(r"\\u[dD][89a-fA-F][0-9a-fA-F]{2}")
_PAIR = re.compile(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}")
_OTHER_QUOTES = {"“": "“”", "”": "“”", "‘": "‘’", "’": "‘’", "'": "'"}
_WORDS = ("true", "false", "null")


def scan(text: str, limits: Limits) -> tuple[Spot, list[Found]]:
    """Where every part of the text stands, and its faults; where reading had to stop, the parts before."""
    scanner = _Scanner(text, limits)
    spot: Spot = (None, (0, 0, 0, 0), None)
    with suppress(StopError):
        spot = scanner.document()
    return spot, scanner.findings.faults


class _Scanner:
    def __init__(self, text: str, limits: Limits) -> None:
        self.findings = Findings()
        self._text = text
        self._limits = limits
        self._at = 0
        self._last = len(text.rstrip(" \t\r\n"))
        self._starts = [0, *(match.end() for match in PLAIN_BREAK.finditer(text))]

    def document(self) -> Spot:
        self._pass_blank()
        if self._at == len(self._text):
            self._stop("JJ164", 0, 0)
        span, node = self._value(0)
        self._pass_blank()
        if self._at < len(self._text):
            self._stop("JJ158", self._at, len(self._word()), found=self._seen())
        return None, span, node

    def _value(self, depth: int) -> tuple[Span, Node | None]:
        start = self._at
        character = self._next()
        plain = self._plain_bracket(character)
        if plain and plain in "{[" and depth >= self._limits.depth:
            self._stop("JJ106", start, 1, most=self._limits.depth)
        if plain == "{":
            return self._span(start, start), self._object(depth)
        if plain == "[":
            return self._span(start, start), self._array(depth)
        if character and (character == '"' or character in _OTHER_QUOTES):
            self._string()
        elif match := _NUMBER.match(self._text, start):
            self._number(match)
        else:
            self._other(start)
        return self._span(start, self._at), None

    def _object(self, depth: int) -> Node:
        node: dict[str, Spot] = {}
        self._at += 1
        while not self._closes("}", first=not node):
            start = self._at
            key = self._key()
            key_span = self._span(start, self._at)
            if key in node:
                first = node[key][0]
                self._report("JJ130", start, self._at - start, related=first, key=key)
            self._colon()
            span, inner = self._value(depth + 1)
            node.setdefault(key, (key_span, span, inner))
        return node

    def _array(self, depth: int) -> Node:
        node: list[Spot] = []
        self._at += 1
        while not self._closes("]", first=not node):
            span, inner = self._value(depth + 1)
            node.append((None, span, inner))
        return node

    def _closes(self, closing: str, *, first: bool) -> bool:
        """Pass the comma between two entries, or the closing bracket; whether it was the bracket."""
        character = self._passed_blank()
        if self._closing(character) == closing:
            self._at += 1
            return True
        if first:
            return False
        comma = self._at
        if character in "，、" and character:
            self._report("JJ165", comma, 1, character=character, plain=",")
        elif character != ",":
            self._no_comma(closing, character)
            return False
        self._at += 1
        character = self._passed_blank()
        if self._closing(character) == closing:
            self._report("JJ154", comma, 1, closing=closing)
            self._at += 1
            return True
        return False

    def _no_comma(self, closing: str, character: str) -> None:
        self._report("JJ153", self._at, len(self._word()), closing=closing, found=self._seen())
        # What looks like the next entry is read as one; anything else leaves no way to go on.
        if not character or not (character.isalnum() or character in '-"{[“'):
            raise StopError

    def _closing(self, character: str) -> str:
        if PLAIN_BRACKETS.get(character, "") in ("]", "}"):
            self._report("JJ165", self._at, 1, character=character, plain=PLAIN_BRACKETS[character])
            return PLAIN_BRACKETS[character]
        return character

    def _key(self) -> str:
        character = self._next()
        if character == '"':
            return self._string()
        if character in _OTHER_QUOTES and character:
            return self._string()
        word = self._word()
        if not (word.isidentifier() or word.isdecimal()):
            self._stop("JJ151", self._at, len(word), found=self._seen())
        self._report("JJ151", self._at, len(word), found=word)
        self._at += len(word)
        return word

    def _colon(self) -> None:
        character = self._passed_blank()
        if character == "：":
            self._report("JJ165", self._at, 1, character=character, plain=":")
        elif character != ":":
            self._stop("JJ152", self._at, len(self._word()), found=self._seen())
        self._at += 1
        self._pass_blank()

    def _string(self) -> str:
        """The text in quotes that starts here; its escapes stay as they are written."""
        start = self._at
        quote = self._text[start]
        if quote != '"':
            return self._other_quotes(start, quote)
        self._at += 1
        parts: list[str] = []
        while (character := self._next()) != '"':
            part = self._text_part(start, character)
            parts.append(part)
        self._at += 1
        return _unescaped("".join(parts))

    def _text_part(self, start: int, character: str) -> str:
        at = self._at
        match = _TEXT_PART.match(self._text, at) or _PAIR.match(self._text, at) or _ESCAPE.match(self._text, at)
        if match:
            self._at = match.end()
            if _HALF.fullmatch(match[0]):
                self._report("JJ161", at, len(match[0]), found=match[0])
            return match[0]
        if not character or character in "\r\n":
            self._stop("JJ155", start, 1)
        if character == "\\":
            found = self._text[at : at + 2]
            self._report("JJ157", at, len(found), found=found)
            self._at += len(found)
            return ""
        if "\ud800" <= character <= "\udfff":
            self._report("JJ161", at, 1, found=character)
            self._at += 1
            return ""
        self._report("JJ156", at, 1, character=f"U+{ord(character):04X}")
        self._at += 1
        return ""

    def _other_quotes(self, start: int, quote: str) -> str:
        match = re.compile(f"[^{_OTHER_QUOTES[quote]}\r\n]*[{_OTHER_QUOTES[quote]}]").match(self._text, start + 1)
        if match is None:
            self._stop("JJ155", start, 1)
        inside = match[0][:-1]
        self._at = match.end()
        quotes = quote + match[0][-1]
        self._report("JJ165", start, self._at - start, character=quotes, plain=f'"{inside}"')
        return inside

    def _number(self, match: re.Match[str]) -> None:
        self._at = match.end()
        try:
            _ = exact(match[0]) if match["exact"] else whole(match[0])
        except TooLongError:
            limits = {"digits": MOST_DIGITS, "exponent": MOST_DIGITS}
            self._report("JJ138", match.start(), len(match[0]), None, found=match[0], **limits)

    def _other(self, start: int) -> None:
        word = self._word()
        if word in _WORDS:
            self._at += len(word)
            return
        if not word or not (word[0].isalnum() or word[0] in "+-._$"):
            self._stop("JJ150", start, len(word), found=self._seen())
        self._at += len(word)
        if word.lstrip("+-").lower() in ("nan", "infinity", "inf"):
            self._report("JJ137", start, len(word), found=word)
        elif word.lstrip("+-.")[:1].isdigit():
            self._report("JJ162", start, len(word), found=word)
        else:
            self._report("JJ163", start, len(word), found=word, nearest=_meant(word))

    def _plain_bracket(self, character: str) -> str:
        plain = PLAIN_BRACKETS.get(character)
        if plain is None or plain in "]}":
            return character
        self._report("JJ165", self._at, 1, character=character, plain=plain)
        return plain

    def _next(self) -> str:
        return self._text[self._at : self._at + 1]

    def _passed_blank(self) -> str:
        self._pass_blank()
        return self._next()

    def _pass_blank(self) -> None:
        """Pass blanks; comments and blanks that are none are passed too, and reported."""
        while True:
            match = _BLANK.match(self._text, self._at)
            self._at = match.end() if match else self._at
            character = self._next()
            if comment := _COMMENT.match(self._text, self._at):
                first_line = comment[0].splitlines()[0]
                self._report("JJ160", self._at, len(first_line))
                self._at = comment.end()
            elif character in WIDE_BLANKS:
                self._report("JJ115", self._at, 1, name=WIDE_BLANKS[character])
                self._at += 1
            else:
                return

    def _word(self) -> str:
        match = _WORD.match(self._text, self._at)
        return match[0] if match else ""

    def _seen(self) -> str | Words:
        return self._word() or Words("末尾", "the end")

    def _report(self, code: str, start: int, length: int, related: Span | None = None, **arguments: Any) -> None:
        self.findings.report(code, self._span(start, start + length), related, **arguments)

    def _stop(self, code: str, start: int, length: int, **arguments: Any) -> NoReturn:
        self._report(code, start, length, **arguments)
        raise StopError

    def _span(self, start: int, end: int) -> Span:
        # What is missing at the very end is shown behind the last thing that is there.
        start = min(start, self._last)
        end = max(min(end, self._last), start)
        line, last = bisect_right(self._starts, start) - 1, bisect_right(self._starts, end) - 1
        return (line, start - self._starts[line], last, end - self._starts[last])


def _meant(word: str) -> str | None:
    return "null" if word in ("None", "none", "nil", "undefined") else nearest(word, _WORDS)


def _unescaped(text: str) -> str:
    if "\\" not in text:
        return text
    return str(loads(f'"{text}"'))
