"""From the parser's events to plain values and their spans, in one pass."""

from collections.abc import Callable
from itertools import islice
from typing import Any, NoReturn

from yaml import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    YAMLError,
)
from yaml.reader import ReaderError

from jianjia_rules.dataclass import dataclass
from jianjia_rules.diagnostics import nearest
from jianjia_rules.documents.found import Findings, StopError
from jianjia_rules.documents.limits import MOST_DIGITS, Limits
from jianjia_rules.documents.numbers import TooLongError
from jianjia_rules.documents.places import Node, Span, Spot
from jianjia_rules.documents.scalars import EndlessError, resolved

_Parser: Callable[[str], Any]
try:
    from yaml._yaml import CParser

    _Parser = CParser
except ImportError:  # PyYAML was built without libyaml
    from yaml import SafeLoader

    _Parser = SafeLoader

_DROPPED: Any = object()
"""The key under which what must not be kept is built."""

_START: Span = (0, 0, 0, 0)

# So many characters of a repeated text count as one value more.
_PIECE = 32

# Among so many anchors the nearest to an unknown one is looked for.
_MOST_NEAREST = 100

# Beside a colon, what may be a habit of typing; `yaml_habits`, which knows, is only imported where one of them stands.
_SUSPECT = frozenset("：，、【】［］｛｝“”‘’＃－—–−•\u3000\u00a0０１２３４５６７８９")


@dataclass(slots=True, eq=False)
class _Anchor:
    value: object
    first: int
    level: int
    nodes: int = 0
    height: int = 0
    open: bool = True


def build(text: str, findings: Findings, limits: Limits) -> tuple[object, Spot]:
    """The document in `text` and where its parts stand; raises YAMLError for bad syntax, or `StopError`."""
    return _Builder(findings, limits).run(_parser(text))


def first_error(text: str) -> YAMLError | None:
    """What the parser dislikes first, or None."""
    try:
        get_event = _parser(text).get_event
        while get_event() is not None:
            pass
    except YAMLError as error:
        return error
    return None


def _parser(text: str) -> Any:
    try:
        return _Parser(text)
    except UnicodeEncodeError as error:
        # Half a surrogate pair in a text handed over as such: one more character that cannot be read.
        raise ReaderError("", error.start, ord(text[error.start]), "unicode", error.reason) from None


class _Builder:
    def __init__(self, findings: Findings, limits: Limits) -> None:
        self._findings = findings
        self._report = findings.report
        self._limits = limits
        self._anchors: dict[str, _Anchor] = {}
        self._open: list[_Anchor] = []
        self._aliases = 0
        # Keys and plain values that were looked at once and need no second look.
        self._known: set[str] = set()
        self._resolved: dict[str, Any] = {}
        self._nodes = 0

    def run(self, parser: Any) -> tuple[object, Spot]:
        """Read all events; one loop without recursion, for speed and so that depth is only a number."""
        most_nodes = self._limits.nodes
        # The root is the only entry of a list.
        values: Any = []
        spots: Any = []
        in_mapping = in_flow = False
        key: Any = None
        key_span: Span | None = None
        stack: list[tuple[Any, Any, bool, bool, Any, Span | None, _Anchor | None]] = []
        anchor: _Anchor | None = None
        nodes = 0
        known = self._known
        plain = self._resolved
        get_event = parser.get_event
        while (event := get_event()) is not None:
            kind = type(event)
            if kind is ScalarEvent:
                start, end = event.start_mark, event.end_mark
                span = (start.line, start.column, end.line, end.column)
                text = event.value
                if in_mapping and key_span is None:
                    key_span = span
                    if text in known and text not in spots and event.tag is None and event.anchor is None:
                        key = text
                    else:
                        key = self._key(text, span, event, spots)
                    continue
                nodes += 1
                if nodes > most_nodes:
                    self._stop("JJ109", span, most=most_nodes)
                if event.tag is not None:
                    self._refuse_tag(event)
                    value: Any = text
                elif event.implicit[0]:
                    value = (
                        plain[text]
                        if text in plain
                        else self._plain(text, span, key if in_mapping else None, key_span, in_flow)
                    )
                else:
                    value = text
                if event.anchor is not None:
                    self._anchors[event.anchor] = _Anchor(value, 0, 0, 1, 0, open=False)
                inner: Node | None = None
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                if kind is MappingEndEvent:
                    values.pop(_DROPPED, None)
                if anchor is not None:
                    self._close(anchor, self._nodes + nodes)
                values, spots, in_mapping, in_flow, key, key_span, anchor = stack.pop()
                if in_mapping:
                    key_span = None
                continue
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                start = event.start_mark
                span = (start.line, start.column, start.line, start.column)
                if in_mapping and key_span is None:
                    self._report("JJ131", span)
                    _skip(get_event)
                    key, key_span = _DROPPED, span
                    continue
                nodes += 1
                if nodes > most_nodes:
                    self._stop("JJ109", span, most=most_nodes)
                if event.tag is not None:
                    self._refuse_tag(event)
                if len(stack) >= self._limits.depth:
                    self._stop("JJ106", span, most=self._limits.depth)
                value, inner = ({}, {}) if kind is MappingStartEvent else ([], [])
                if in_mapping:
                    values[key] = value
                    spots[key] = (key_span, span, inner)
                else:
                    values.append(value)
                    spots.append((None, span, inner))
                stack.append((values, spots, in_mapping, in_flow, key, key_span, anchor))
                anchor = self._opened(event.anchor, value, self._nodes + nodes, len(stack))
                values, spots, in_mapping = value, inner, kind is MappingStartEvent
                in_flow = event.flow_style
                key = key_span = None
                continue
            elif kind is AliasEvent:
                span = _span(event)
                if in_mapping and key_span is None:
                    self._report("JJ131", span)
                    key, key_span = _DROPPED, span
                    continue
                value, inner = self._alias(event.anchor, span, len(stack)), None
                if self._nodes + nodes > most_nodes:
                    self._too_many(span)
            elif kind is DocumentStartEvent and values:
                self._report("JJ108", _span(event))
                break
            else:
                continue
            if in_mapping:
                values[key] = value
                spots[key] = (key_span, span, inner)
                key_span = None
            else:
                values.append(value)
                spots.append((None, span, inner))
        if not values:
            return None, (None, _START, None)
        return values[0], spots[0]

    def _key(self, text: str, span: Span, event: Any, spots: Any) -> Any:
        if event.tag is not None:
            self._refuse_tag(event)
        if event.anchor is not None:
            self._anchors[event.anchor] = _Anchor(text, 0, 0, 1, 0, open=False)
        if event.implicit[0]:
            if text in ("", "<<"):
                self._report("JJ134" if text else "JJ132", span)
                return _DROPPED
            if text[0] == "-" or not (text.isascii() or _SUSPECT.isdisjoint(text)):
                from jianjia_rules.documents.yaml_habits import check_key

                check_key(text, span, self._findings)
            else:
                self._known.add(text)
        if text in spots:
            self._report("JJ130", span, related=spots[text][0], key=text)
            return _DROPPED
        return text

    def _plain(self, text: str, span: Span, key: Any, key_span: Span | None, in_flow: bool) -> object:
        try:
            value = resolved(text)
        except EndlessError:
            self._report("JJ137", span, found=text)
            return None
        except TooLongError:
            self._report("JJ138", span, found=text, digits=MOST_DIGITS, exponent=MOST_DIGITS)
            return None
        if value is text and (":" in text or text[0] == "-" or not (text.isascii() or _SUSPECT.isdisjoint(text))):
            from jianjia_rules.documents.yaml_habits import check_plain

            check_plain(text, span, key_span, in_flow, self._findings)
        elif text:
            self._resolved[text] = value
        elif in_flow and isinstance(key, str) and key_span is not None and (":" in key or "：" in key):
            from jianjia_rules.documents.yaml_habits import check_lone_key

            check_lone_key(key, key_span, self._findings)
        return value

    def _alias(self, name: str, span: Span, level: int) -> object:
        self._aliases += 1
        if self._aliases > self._limits.aliases:
            self._too_many(span)
        anchor = self._anchors.get(name)
        if anchor is None:
            self._report("JJ135", span, name=name, nearest=nearest(name, islice(self._anchors, _MOST_NEAREST)))
            return None
        if anchor.open:
            self._report("JJ136", span, name=name)
            return None
        self._nodes += anchor.nodes + _weight(anchor.value)
        if level + anchor.height > self._limits.depth:
            self._stop("JJ106", span, most=self._limits.depth)
        for outer in self._open:
            outer.height = max(outer.height, level + anchor.height - outer.level + 1)
        return anchor.value

    def _opened(self, name: str | None, value: object, nodes: int, level: int) -> _Anchor | None:
        for outer in self._open:
            outer.height = max(outer.height, level - outer.level + 1)
        if name is None:
            return None
        anchor = _Anchor(value, nodes, level, height=1)
        self._anchors[name] = anchor
        self._open.append(anchor)
        return anchor

    def _close(self, anchor: _Anchor, nodes: int) -> None:
        anchor.open = False
        anchor.nodes = nodes - anchor.first + 1
        self._open.pop()

    def _refuse_tag(self, event: Any) -> None:
        self._report("JJ133", _span(event), tag=event.tag.replace("tag:yaml.org,2002:", "!!"))

    def _too_many(self, span: Span) -> NoReturn:
        self._stop("JJ107", span, most_aliases=self._limits.aliases, most_nodes=self._limits.nodes)

    def _stop(self, code: str, span: Span, **arguments: Any) -> NoReturn:
        self._report(code, span, **arguments)
        raise StopError


def _span(event: Any) -> Span:
    start, end = event.start_mark, event.end_mark
    return (start.line, start.column, end.line, end.column)


def _skip(get_event: Callable[[], Any]) -> None:
    """Pass over the rest of a container whose start was just read."""
    level = 1
    while level and (event := get_event()) is not None:
        if isinstance(event, MappingStartEvent | SequenceStartEvent):
            level += 1
        elif isinstance(event, MappingEndEvent | SequenceEndEvent):
            level -= 1


def _weight(value: object) -> int:
    """What the texts of a repeated value count for: as many values as would hold them in short pieces."""
    total, waiting = 0, [value]
    while waiting:
        each = waiting.pop()
        match each:
            case str():
                total += len(each) // _PIECE
            case dict():
                waiting += [*each, *each.values()]
            case list():
                waiting += each
    return total
