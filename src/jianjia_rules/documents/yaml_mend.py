"""A text that YAML refuses, mended where a habit of typing is the reason, so that reading can go on.

Nothing is guessed: a habit counts as the reason only if, with it mended, the parser comes further than before.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from yaml import YAMLError

from jianjia_rules.documents.found import Edit, Found, Habit
from jianjia_rules.documents.places import Span
from jianjia_rules.documents.punctuation import DASHES, PLAIN_BRACKETS, WIDE_BLANKS
from jianjia_rules.documents.yaml_faults import context_line, problem_spot

_KEY = r"(?:[A-Za-z_$][\w.-]*|[\u4e00-\u9fff]\w{0,11}|\d{4}(?:-\d\d){0,2})"
_BEFORE_KEY = r"(?:^\s*(?:-\s+)*|[{\[,，、【｛［]\s*)"
_FULL_COLON = re.compile(rf"{_BEFORE_KEY}(?P<key>{_KEY})\s?(?P<mark>：)(?P<after>\s?)")
_BARE_COLON = re.compile(rf"{_BEFORE_KEY}(?P<key>{_KEY})(?P<mark>:)(?=[^\s:/\],}}])")
_PAIR = re.compile("(?P<first>[“”])[^“”]*(?P<last>[“”])|(?P<open>[‘’])[^‘’]*(?P<close>[‘’])")
_BRACKET = re.compile("[【】［］｛｝]")
_COMMA = re.compile("[，、]")
_HASH = re.compile("(?:^|(?<=[\\s\u3000]))＃")
_DASH = re.compile(rf"^\s*(?P<mark>[{DASHES}])(?P<after>\s?)")
_NO_BLANK = re.compile(r"^\s*(?P<mark>-)(?=[^\s-])")
_BLANK = re.compile("(?<=[-:,\\[{])[\u3000\u00a0]+")
_LEADING = re.compile(rf"^(?P<lead>[ ]*[\u3000\u00a0][ \u3000\u00a0]*)(?:[-{DASHES}]\s|['\"]?{_KEY}['\"]?\s?[:：])")
_TABS = re.compile(r"^(?P<lead>[ ]*\t[ \t]*)(?=\S)")
_CLOSED_TEXT = re.compile(
    r"""(?:^|(?<=[\s\[{,:(]))(?:'(?:[^']|'')*'|"(?:[^"\\]|\\.)*")|(?:^|(?<=\s))\#.*""", re.VERBOSE
)
_LINE_DASH = re.compile(rf"\s*(?P<mark>[{DASHES}])(?P<after>\s?)")
_LINE_HYPHEN = re.compile(r"\s*(?P<mark>-)(?=[^\s-])")
_LINE_KEY = re.compile(r"\s*(?:-\s+)*(?P<key>[a-z_]{2,}[a-z0-9_]*)\s?(?P<mark>：|:(?=[^\s/]))(?P<after>\s?)")
_LINES_ABOVE = 3
_LONGEST_LINE = 10_000
_STRAIGHT = {"“": '"', "”": '"', "‘": "'", "’": "'"}


def candidates(error: YAMLError, lines: Sequence[str]) -> Iterator[Sequence[tuple[Habit, ...]]]:
    """Sets of habits near the error that may be its reason, the likeliest first.

    Each comes with the ways in which it can be mended, of which the one that leads furthest is meant.
    """
    near = _near(error, lines)
    yield from _indentation(near, lines)
    for number in near:
        if match := _NO_BLANK.match(lines[number]):
            habit = _no_blank(match, number, lines[number])
            along = habit._replace(edits=(*habit.edits, *_moved_along(match.start("mark"), number, lines)))
            yield (along,), (habit,)
    singles = [habit for number in near for habit in _on_line(number, lines[number])]
    for habit in singles:
        yield ((habit,),)
    for number in near:
        together = tuple(_without_overlap(_on_line(number, lines[number])))
        if len(together) > 1:
            yield (together,)


def meant_in(lines: Sequence[str], span: Span) -> list[Habit]:
    """The habits in a text whose every line reads like a key or a list item; none where one line does not."""
    habits: list[Habit] = []
    for number in range(span[0], min(span[2] + 1, len(lines))):
        line, start = lines[number], span[1] if number == span[0] else 0
        if not line.strip() or len(line) > _LONGEST_LINE:
            continue
        found = list(_meant_on_line(line, start, number))
        if not found:
            return []
        habits += found
    return habits


def _meant_on_line(line: str, start: int, number: int) -> Iterator[Habit]:
    if dash := _LINE_DASH.match(line, start):
        yield _dash(dash, number)
        start = dash.end()
    elif hyphen := _LINE_HYPHEN.match(line, start):
        yield _no_blank(hyphen, number, line)
        start = hyphen.end()
    if key := _LINE_KEY.match(line, start):
        yield _colon("JJ111" if key["mark"] == "：" else "JJ118", key, number, "" if key["after"] else " ")


def _near(error: YAMLError, lines: Sequence[str]) -> list[int]:
    problem = min(problem_spot(error, lines)[0], len(lines) - 1)
    begun = context_line(error)
    above = [number for number in range(problem - 1, -1, -1) if lines[number].strip()][:_LINES_ABOVE]
    wanted = [problem, *([begun] if begun is not None else []), *above]
    return [
        number for number in dict.fromkeys(wanted) if 0 <= number < len(lines) and len(lines[number]) <= _LONGEST_LINE
    ]


def _indentation(near: Sequence[int], lines: Sequence[str]) -> Iterator[Sequence[tuple[Habit, ...]]]:
    """Tabs or wide blanks before the text of a line: mended on every line that has them."""
    if any(_TABS.match(lines[number]) for number in near):
        leads = [(number, match) for number, line in enumerate(lines) if (match := _TABS.match(line))]
        first, match = leads[0]
        found = Found("JJ116", (first, 0, first, match.end("lead")), None, {"count": len(leads)})
        yield [
            (Habit(found, tuple(_lead_edit(number, match, {"\t": each_tab}) for number, match in leads)),)
            for each_tab in ("  ", "    ", "      ", "        ")
        ]
    if any(_LEADING.match(lines[number]) for number in near):
        leads = [(number, match) for number, line in enumerate(lines) if (match := _LEADING.match(line))]
        habits = []
        for number, match in leads:
            wide = next(character for character in match["lead"] if character != " ")
            span = (number, 0, number, match.end("lead"))
            edit = _lead_edit(number, match, {"\u3000": "  ", "\u00a0": " "})
            habits.append(Habit(Found("JJ115", span, None, {"name": WIDE_BLANKS[wide]}), (edit,)))
        yield (tuple(habits),)


def _lead_edit(number: int, match: re.Match[str], instead: dict[str, str]) -> Edit:
    lead = match["lead"]
    return Edit(number, 0, len(lead), "".join(instead.get(character, character) for character in lead))


def _on_line(number: int, line: str) -> list[Habit]:
    """Every habit on one line outside of quoted text and comments, from left to right."""
    text = _CLOSED_TEXT.sub(lambda match: "\x01" * len(match[0]), line)
    found = [
        *(_colon("JJ111", match, number, "" if match["after"] else " ") for match in _FULL_COLON.finditer(text)),
        *(_colon("JJ118", match, number, " ") for match in _BARE_COLON.finditer(text)),
        *(_dash(match, number) for match in [_DASH.match(text)] if match),
        *(_quotes(match, number) for match in _PAIR.finditer(text)),
        *_brackets(text, number),
        *(_replace("JJ112", match, number, ",", character=match[0]) for match in _COMMA.finditer(text)),
        *(_replace("JJ119", match, number, "#") for match in _HASH.finditer(text)),
        *(_blank(match, number) for match in _BLANK.finditer(text)),
        *_single_quotes(text, number),
    ]
    return sorted(found, key=lambda habit: habit.edits[0].column)


def _colon(code: str, match: re.Match[str], number: int, blank: str) -> Habit:
    at = match.start("mark")
    start = at if code == "JJ111" else match.start("key")
    found = Found(code, (number, start, number, at + 1), None, {"key": match["key"]})
    return Habit(found, (Edit(number, at, 1, f":{blank}"),))


def _dash(match: re.Match[str], number: int) -> Habit:
    at = match.start("mark")
    found = Found("JJ120", (number, at, number, at + 1), None, {"character": match["mark"]})
    return Habit(found, (Edit(number, at, 1, "-" if match["after"] else "- "),))


def _no_blank(match: re.Match[str], number: int, line: str) -> Habit:
    at = match.start("mark")
    word = line[at:].split(":")[0].split()[0]
    found = Found("JJ139", (number, at, number, at + len(word)), None, {"found": word})
    return Habit(found, (Edit(number, at, 1, "- "),))


def _moved_along(column: int, number: int, lines: Sequence[str]) -> Iterator[Edit]:
    """One blank more before the lines that were lined up with the word behind a hyphen without a blank."""
    for below in range(number + 1, len(lines)):
        indent = len(lines[below]) - len(lines[below].lstrip(" "))
        if lines[below].strip() and indent <= column:
            return
        yield Edit(below, 0, 0, " ")


def _quotes(match: re.Match[str], number: int) -> Habit:
    inside = match[0][1:-1]
    quote = _STRAIGHT[match[0][0]]
    edits = (Edit(number, match.start(), 1, quote), Edit(number, match.end() - 1, 1, quote))
    arguments: dict[str, Any] = {"character": match[0][0] + match[0][-1], "plain": f"{quote}{inside}{quote}"}
    return Habit(Found("JJ114", (number, match.start(), number, match.end()), None, arguments), edits)


def _single_quotes(text: str, number: int) -> Iterator[Habit]:
    """One typographic quote whose partner was typed straight."""
    for match in re.finditer("[“”‘’]", text):
        straight = _STRAIGHT[match[0]]
        if straight in text:
            yield _replace("JJ114", match, number, straight, character=match[0], plain=straight)


def _brackets(text: str, number: int) -> Iterator[Habit]:
    """All full-width brackets of a line at once, then each alone."""
    matches = list(_BRACKET.finditer(text))
    if len(matches) > 1:
        edits = tuple(Edit(number, match.start(), 1, PLAIN_BRACKETS[match[0]]) for match in matches)
        first = matches[0]
        arguments: dict[str, Any] = {"character": first[0], "plain": PLAIN_BRACKETS[first[0]]}
        yield Habit(Found("JJ113", (number, first.start(), number, first.end()), None, arguments), edits)
    for match in matches:
        plain = PLAIN_BRACKETS[match[0]]
        yield _replace("JJ113", match, number, plain, character=match[0], plain=plain)


def _blank(match: re.Match[str], number: int) -> Habit:
    return _replace("JJ115", match, number, " " * len(match[0]), name=WIDE_BLANKS[match[0][0]])


def _replace(code: str, match: re.Match[str], number: int, put: str, **arguments: Any) -> Habit:
    span = (number, match.start(), number, match.end())
    return Habit(Found(code, span, None, arguments), (Edit(number, match.start(), len(match[0]), put),))


def _without_overlap(habits: Sequence[Habit]) -> Iterator[Habit]:
    taken: set[int] = set()
    for habit in habits:
        columns = {edit.column for edit in habit.edits}
        if not columns & taken:
            taken |= columns
            yield habit
