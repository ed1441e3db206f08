"""Diagnostics as text for people: the place, the message, the line with a caret, what to do."""

from collections.abc import Iterable

from jianjia_rules.diagnostics.diagnostic import Diagnostic
from jianjia_rules.diagnostics.inert import is_command
from jianjia_rules.diagnostics.place import Place
from jianjia_rules.diagnostics.severity import Severity
from jianjia_rules.diagnostics.width import printable, width, width_of
from jianjia_rules.diagnostics.words import Lang, Words, shown

_SEVERITY = {
    Severity.ERROR: Words("错误", "error"),
    Severity.WARNING: Words("警告", "warning"),
    Severity.NOTE: Words("说明", "note"),
}
_EXPECTED = Words("应为：", "expected: ")
_HINT = Words("建议：", "hint: ")

_WINDOW = 100
_LEAD = 60
_INDENT = "    "


def render_all(diagnostics: Iterable[Diagnostic], lang: Lang) -> str:
    """All of them in the order given, an empty line between two; an empty text for none."""
    return "\n".join(render(diagnostic, lang) for diagnostic in diagnostics)


def render(diagnostic: Diagnostic, lang: Lang) -> str:
    """One diagnostic as lines of text, each ended by a line feed."""
    lines = [_head(diagnostic, lang)]
    if diagnostic.place is not None and (diagnostic.source_line or "").strip():
        lines += _source(diagnostic.source_line or "", diagnostic.place, diagnostic.source_from)
    for label, text in ((_EXPECTED, diagnostic.expected(lang)), (_HINT, diagnostic.hint(lang))):
        if text:
            lines.append(f"  {label.get(lang)}{text}")
    return "".join(f"{line}\n" for line in lines)


def on_one_line(diagnostic: Diagnostic, lang: Lang) -> str:
    """The message, what was expected and what to do, one behind the other; without the place."""
    said = [diagnostic.message(lang)]
    for label, text in ((_EXPECTED, diagnostic.expected(lang)), (_HINT, diagnostic.hint(lang))):
        if text:
            said.append(f"{label.get(lang)}{text}")
    return ("" if lang == "zh" else " ").join(said)


def _head(diagnostic: Diagnostic, lang: Lang) -> str:
    severity = _SEVERITY[diagnostic.severity].get(lang)
    place = diagnostic.place
    said = shown(place, lang) if place is not None else ""
    where = f"{'./' if is_command(said) else ''}{said}: " if place else ""
    return f"{where}{severity} {diagnostic.code} {diagnostic.message(lang)}"


def _source(line: str, place: Place, left_out: int) -> list[str]:
    """The line and the carets under it; of a long line only a part, `left_out` characters into it, is at hand."""
    start = min(place.column - 1 - left_out, len(line))
    end = min(max(place.end_column - 1 - left_out if place.end_column else start, start), len(line))
    first = _window_start(line, start)
    last = _window_end(line, first)
    before, under = line[first:start], line[start : min(end, last)]
    lead = "…" if first or left_out else "·" if is_command(line) else ""
    tail = "…" if last < len(line) else ""
    blanks = " " * (len(lead) + width(before))
    carets = "^" * max(1, width(under))
    return [f"{_INDENT}{lead}{printable(line[first:last])}{tail}".rstrip(), f"{_INDENT}{blanks}{carets}"]


def _window_start(line: str, start: int) -> int:
    """The whole line where it is short; else so much that the caret stands within the first columns."""
    if width(line[: _WINDOW + 1]) <= _WINDOW and len(line) <= _WINDOW:
        return 0
    room, first = _LEAD, start
    while first > 0 and room >= (wide := width_of(line[first - 1])):
        first -= 1
        room -= wide
    return first


def _window_end(line: str, first: int) -> int:
    room, last = _WINDOW, first
    while last < len(line) and room >= (wide := width_of(line[last])):
        last += 1
        room -= wide
    return last
