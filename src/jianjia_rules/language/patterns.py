r"""Patterns for `matches`: a small regular language that cannot hang.

Characters, `.`, classes `[…]`, `\d \w \s` and their opposites, groups, `|`, `? * + {m} {m,} {m,n}`; `^` at the
beginning and `$` at the end say nothing, because a pattern always has to match the whole text. There are no
backreferences and no lookarounds. Matching steps through an automaton, so its time grows with the length of the text
whatever the pattern (K. Thompson, Regular expression search algorithm, CACM 11:6, 1968).
"""

from collections.abc import Callable, Iterator
from dataclasses import field
from functools import lru_cache

from jianjia_rules.dataclass import dataclass

LONGEST_PATTERN = 500
LONGEST_TEXT = 5_000
MOST_STATES = 1_000
MOST_REPEATS = 1_000

_DEEPEST = 20
_MOST_KEPT = 50_000

Accepts = Callable[[str], bool]


class PatternError(ValueError):
    """A text that is no pattern of this language; `reason` is one of REASONS, `offset` counts characters."""

    def __init__(self, pattern: str, reason: str, offset: int) -> None:
        super().__init__(pattern, reason, offset)
        self.pattern = pattern
        self.reason = reason
        self.offset = offset


REASONS = ("too long", "too large", "syntax", "not supported")


def matches(pattern: str, text: str) -> bool:
    """Whether the whole text matches; a text longer than 5,000 characters never does. Raises PatternError."""
    return len(text) <= LONGEST_TEXT and _compiled(pattern).accepts(text)


def check_pattern(pattern: str) -> PatternError | None:
    """What is wrong with a pattern; None when it can be used."""
    try:
        _compiled(pattern)
    except PatternError as error:
        return error
    return None


@lru_cache(maxsize=64)
def _compiled(pattern: str) -> "_Automaton":
    if len(pattern) > LONGEST_PATTERN:
        raise PatternError(pattern, "too long", LONGEST_PATTERN)
    tree = _Parser(pattern).whole()
    builder = _Builder(pattern)
    start = builder.add(tree, builder.state())
    return _Automaton(builder.accepting, builder.moves, builder.jumps, start)


# The pattern's tree: one character, a sequence, a choice, a repetition.


@dataclass(frozen=True, slots=True)
class _One:
    accepts: Accepts


@dataclass(frozen=True, slots=True)
class _Sequence:
    parts: tuple["_Node", ...]


@dataclass(frozen=True, slots=True)
class _Choice:
    options: tuple["_Node", ...]


@dataclass(frozen=True, slots=True)
class _Repeat:
    part: "_Node"
    least: int
    most: int | None


_Node = _One | _Sequence | _Choice | _Repeat

_CLASSES: dict[str, Accepts] = {
    "d": lambda c: "0" <= c <= "9",
    "w": lambda c: c == "_" or c.isalnum(),
    "s": str.isspace,
    "D": lambda c: not "0" <= c <= "9",
    "W": lambda c: not (c == "_" or c.isalnum()),
    "S": lambda c: not c.isspace(),
}
_CONTROLS = {"t": "\t", "n": "\n", "r": "\r"}
_SPECIAL = set("\\.[]{}()*+?|^$-/")


class _Parser:
    """Recursive descent over the pattern's text."""

    def __init__(self, pattern: str) -> None:
        self._pattern = pattern
        self._at = 0
        self._depth = 0

    def whole(self) -> _Node:
        if self._peek() == "^":
            self._at += 1
        node = self._choice()
        if self._peek() == "$" and self._at == len(self._pattern) - 1:
            self._at += 1
        if self._at < len(self._pattern):
            raise self._wrong("not supported" if self._peek() in {"^", "$"} else "syntax")
        return node

    def _choice(self) -> _Node:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise self._wrong("too large")
        options = [self._sequence()]
        while self._peek() == "|":
            self._at += 1
            options.append(self._sequence())
        self._depth -= 1
        return options[0] if len(options) == 1 else _Choice(tuple(options))

    def _sequence(self) -> _Node:
        parts: list[_Node] = []
        while (character := self._peek()) and character not in {"|", ")", "$", "^"}:
            parts.append(self._repeated(self._atom()))
        return _Sequence(tuple(parts))

    def _repeated(self, part: _Node) -> _Node:
        bounds = self._bounds()
        if bounds is None:
            return part
        if self._peek() in {"?", "+", "*"}:
            raise self._wrong("not supported")
        return _Repeat(part, *bounds)

    def _bounds(self) -> tuple[int, int | None] | None:
        match self._peek():
            case "?":
                bounds: tuple[int, int | None] = (0, 1)
            case "*":
                bounds = (0, None)
            case "+":
                bounds = (1, None)
            case "{":
                return self._braces()
            case _:
                return None
        self._at += 1
        return bounds

    def _braces(self) -> tuple[int, int | None]:
        end = self._pattern.find("}", self._at)
        first, comma, last = self._pattern[self._at + 1 : max(end, 0)].partition(",")
        if end < 0 or not _is_count(first) or (last and not _is_count(last)):
            raise self._wrong("syntax")
        least = int(first)
        most = int(last) if last else None if comma else least
        if max(least, most or 0) > MOST_REPEATS:
            raise self._wrong("too large")
        if most is not None and most < least:
            raise self._wrong("syntax")
        self._at = end + 1
        return least, most

    def _atom(self) -> _Node:
        character = self._pattern[self._at]
        match character:
            case "(":
                return self._group()
            case "[":
                return _One(self._class())
            case ".":
                self._at += 1
                return _One(lambda c: c != "\n")
            case "\\":
                return _One(self._escape())
            case "*" | "+" | "?" | "{" | "}" | "]":
                raise self._wrong("syntax")
            case _:
                self._at += 1
                return _One(character.__eq__)

    def _group(self) -> _Node:
        start = self._at
        self._at += 1
        if self._peek() == "?":
            if not self._pattern.startswith("?:", self._at):
                raise self._wrong("not supported")
            self._at += 2
        node = self._choice()
        if self._peek() != ")":
            if not self._peek():
                self._at = start
            raise self._wrong("syntax" if self._peek() not in {"^", "$"} else "not supported")
        self._at += 1
        return node

    def _escape(self) -> Accepts:
        following = self._pattern[self._at + 1 : self._at + 2]
        if following in _CLASSES:
            self._at += 2
            return _CLASSES[following]
        return self._escaped_character().__eq__

    def _escaped_character(self) -> str:
        following = self._pattern[self._at + 1 : self._at + 2]
        if following not in _CONTROLS and following not in _SPECIAL:
            raise self._wrong("not supported" if following else "syntax")
        self._at += 2
        return _CONTROLS.get(following, following)

    def _class(self) -> Accepts:
        start = self._at
        self._at += 1
        negated = self._peek() == "^"
        self._at += negated
        tests: list[Accepts] = []
        while self._peek() != "]" or not tests:
            if not self._peek() or (self._peek() == "]" and not tests):
                self._at = start
                raise self._wrong("syntax")
            tests.append(self._class_entry())
        self._at += 1
        if negated:
            return lambda c: not any(test(c) for test in tests)
        return lambda c: any(test(c) for test in tests)

    def _class_entry(self) -> Accepts:
        if self._peek() == "\\" and self._pattern[self._at + 1 : self._at + 2] in _CLASSES:
            return self._escape()
        low = self._class_character()
        if self._peek() != "-" or self._pattern[self._at + 1 : self._at + 2] in {"]", ""}:
            return low.__eq__
        self._at += 1
        high = self._class_character()
        if high < low:
            raise self._wrong("syntax")
        return lambda c: low <= c <= high

    def _class_character(self) -> str:
        character = self._peek()
        if character == "\\":
            return self._escaped_character()
        if character == "[":
            raise self._wrong("not supported")
        self._at += 1
        return character

    def _peek(self) -> str:
        return self._pattern[self._at : self._at + 1]

    def _wrong(self, reason: str) -> PatternError:
        return PatternError(self._pattern, reason, self._at)


def _is_count(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= 6


class _Builder:
    """Makes an automaton backwards: `add` gives the state from which a node leads to `target`."""

    def __init__(self, pattern: str) -> None:
        self._pattern = pattern
        self.moves: list[tuple[Accepts, int] | None] = []
        self.jumps: list[list[int]] = []
        self.accepting = 0

    def state(self, move: tuple[Accepts, int] | None = None, jumps: list[int] | None = None) -> int:
        if len(self.moves) >= MOST_STATES:
            raise PatternError(self._pattern, "too large", 0)
        self.moves.append(move)
        self.jumps.append(jumps or [])
        return len(self.moves) - 1

    def add(self, node: _Node, target: int) -> int:
        match node:
            case _One(accepts):
                return self.state(move=(accepts, target))
            case _Sequence(parts):
                for part in reversed(parts):
                    target = self.add(part, target)
                return target
            case _Choice(options):
                return self.state(jumps=[self.add(option, target) for option in options])
            case _Repeat(part, least, most):
                return self._repeat(part, least, most, target)

    def _repeat(self, part: _Node, least: int, most: int | None, target: int) -> int:
        if most is None:
            loop = self.state(jumps=[target])
            self.jumps[loop].append(self.add(part, loop))
            target = loop
        else:
            end = target
            for _ in range(most - least):
                target = self.state(jumps=[end, self.add(part, target)])
        for _ in range(least):
            target = self.add(part, target)
        return target


@dataclass(slots=True)
class _Automaton:
    """The set of states it is in after each character, with the steps already taken kept."""

    accepting: int
    moves: list[tuple[Accepts, int] | None]
    jumps: list[list[int]]
    start: int
    _steps: dict[tuple[frozenset[int], str], frozenset[int]] = field(default_factory=dict)
    _kept: int = 0

    def accepts(self, text: str) -> bool:
        states = self._closure([self.start])
        for character in text:
            following = self._steps.get((states, character))
            if following is None:
                following = self._step(states, character)
            if not following:
                return False
            states = following
        return self.accepting in states

    def _step(self, states: frozenset[int], character: str) -> frozenset[int]:
        following = self._closure(self._reached(states, character))
        self._kept += len(following) + 1
        if self._kept > _MOST_KEPT:
            self._steps.clear()
            self._kept = 0
        self._steps[states, character] = following
        return following

    def _reached(self, states: frozenset[int], character: str) -> Iterator[int]:
        for state in states:
            move = self.moves[state]
            if move is not None and move[0](character):
                yield move[1]

    def _closure(self, states: "Iterator[int] | list[int]") -> frozenset[int]:
        found: set[int] = set()
        waiting = list(states)
        while waiting:
            state = waiting.pop()
            if state not in found:
                found.add(state)
                waiting += self.jumps[state]
        return frozenset(found)
