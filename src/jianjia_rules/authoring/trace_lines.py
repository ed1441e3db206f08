"""The trace of a row as a tree of words: every measure's value, every condition's truth, and where each stands."""

from collections.abc import Iterator
from dataclasses import replace
from typing import assert_never

from jianjia_rules.dataclass import dataclass
from jianjia_rules.diagnostics import Place
from jianjia_rules.engine.interpret.trace import Trace
from jianjia_rules.engine.plan import Row
from jianjia_rules.engine.seen import found_of
from jianjia_rules.engine.values import Earned, Interval, Known, Unknown, causes_of
from jianjia_rules.language.awards import (
    Answer,
    Award,
    Bands,
    BestOf,
    CallAward,
    Checklist,
    Each,
    If,
    Inverse,
    Judged,
    Per,
    Proportion,
    ValueAward,
)
from jianjia_rules.language.conditions import All, AnyOf, Condition, Every, NoneOf, Not, Some, Test
from jianjia_rules.language.measures import Aggregate, Constant, Count, Field, Items, Operand, Scope
from jianjia_rules.language.outcomes import Cause
from jianjia_rules.language.private import is_private
from jianjia_rules.language.text import Text
from jianjia_rules.units.record import Record, TreePath
from jianjia_rules.wording.awards import award_words
from jianjia_rules.wording.conditions import condition_words
from jianjia_rules.wording.facts import value_text
from jianjia_rules.wording.outcomes import CAUSES
from jianjia_rules.wording.values import operand_words
from jianjia_rules.wording.voice import Voice
from jianjia_rules.wording.worth import Worth

_AWARDS = (If, Bands, Checklist, BestOf, Per, Proportion, Inverse, Each, ValueAward, Answer, Judged, CallAward)
_CONDITIONS = (Test, All, AnyOf, NoneOf, Not, Some, Every)
_HOLDS = {True: Text("成立", "holds"), False: Text("不成立", "does not hold")}
_UNKNOWN = Text("不能确定：{causes}", "cannot be told: {causes}")
_NOT_GIVEN = frozenset((Cause.ANSWER,))
_MISSING = Text("未填", "not given")
_ENTRY = Text("第 {number} 条", "entry {number}")
_PREVIOUS = Text("上期的{words}", "{words}, in the period before")
_BETWEEN = Text("{least} 至 {most}", "{least} to {most}")
_ALL = Text("以下全部成立", "all of these")
_ANY = Text("以下至少一项成立", "at least one of these")
_NONE = Text("以下一项也不成立", "none of these")
_NOT = Text("以下不成立", "not this")
_APPLIES = Text("适用条件", "whether the row applies")
_MANDATORY = Text("必达条件", "the mandatory condition")


@dataclass(frozen=True, slots=True)
class TraceLine:
    """One step: what was asked, what it came to, where in the record it stands, and the steps it is made of.

    `kind` is `role` (what the lines under it are for), `award`, `condition`, `measure` or `entry` (of a list); `truth`
    is given for conditions that are known.
    """

    kind: str
    words: str
    result: str
    place: Place | None = None
    truth: bool | None = None
    inner: tuple["TraceLine", ...] = ()


@dataclass(frozen=True, slots=True)
class Places:
    """Finds where the values of a record, and of the record before it, stand."""

    record: Record
    before: Record | None = None

    def of(self, path: TreePath, previous: bool) -> Place | None:
        """The place of a path; None where none is known."""
        record = self.before if previous else self.record
        return None if record is None or record.origin is None else record.origin.place(path)


def trace_lines(row: Row, traces: tuple[Trace, ...], voice: Voice, places: Places) -> tuple[TraceLine, ...]:
    """The traces of a row's condition, award and mandatory condition, those under a line that says what they are."""
    teller = _Teller(places, Worth(row.points, row.points, row.deduction))
    return tuple(_with_role(line, trace, row, voice) for trace in traces for line in teller.lines([trace], voice, ()))


def _with_role(line: TraceLine, trace: Trace, row: Row, voice: Voice) -> TraceLine:
    role = _APPLIES if trace.node is row.when else _MANDATORY if trace.node is row.mandatory else None
    return line if role is None else TraceLine("role", voice.of(role), line.result, None, line.truth, (line,))


@dataclass(frozen=True, slots=True)
class _Teller:
    places: Places
    worth: Worth

    def lines(self, traces: tuple[Trace, ...] | list[Trace], voice: Voice, at: TreePath) -> Iterator[TraceLine]:
        """One line for each trace but constants, which their conditions say; those of one entry under a line of it."""
        waiting = [trace for trace in traces if not isinstance(trace.node, Constant)]
        while waiting:
            trace = waiting.pop(0)
            if trace.path[: len(at)] == at and len(trace.path) > len(at):
                alike = [trace]
                while waiting and waiting[0].path == trace.path:
                    alike.append(waiting.pop(0))
                yield self._entry(alike, voice)
            else:
                yield self._line(trace, voice)

    def _entry(self, traces: list[Trace], voice: Voice) -> TraceLine:
        path, previous = traces[0].path, traces[0].previous
        number = path[-1]
        words = voice.say(_ENTRY, number=number + 1 if isinstance(number, int) else number)
        inner = tuple(self.lines(traces, voice, path))
        truths = [line.truth for line in inner if line.kind == "condition"]
        result = inner[0].result if len(inner) == 1 and truths else ""
        truth = truths[0] if len(inner) == 1 and truths else None
        if len(inner) == 1 and inner[0].kind == "condition" and inner[0].inner:
            inner = inner[0].inner
        return TraceLine("entry", words, result, self.places.of(path, previous), truth, inner)

    def _line(self, trace: Trace, voice: Voice) -> TraceLine:
        node = trace.node
        items = _items(node)
        inside = voice if items is None else voice.inside(items)
        inner = tuple(self.lines(trace.children, inside, trace.path))
        if isinstance(node, _AWARDS):
            return self._award(node, trace, voice, inner)
        if isinstance(node, _CONDITIONS):
            truth = trace.result if isinstance(trace.result, bool) else None
            return TraceLine("condition", _condition(node, voice), _truth(trace, voice), None, truth, inner)
        words = operand_words(node, voice)
        if trace.previous and isinstance(node, Field):
            words = voice.say(_PREVIOUS, words=words)
        return TraceLine("measure", words, _value(trace, node, voice), self._place(trace), None, inner)

    def _award(self, node: Award, trace: Trace, voice: Voice, inner: tuple[TraceLine, ...]) -> TraceLine:
        worth = self.worth.inside(node.points)
        return TraceLine("award", award_words(node, voice, worth), _earned(trace, voice), None, None, inner)

    def _place(self, trace: Trace) -> Place | None:
        match trace.node:
            case Field(path, scope):
                begin = () if scope is Scope.RECORD else trace.path
                return self.places.of((*begin, *_named(path)), trace.previous)
            case Count(items) | Aggregate(_, items, _):
                return self.places.of((*trace.path, *items.path), trace.previous)
            case _:
                return None


def _named(path: tuple[str, ...]) -> tuple[str, ...]:
    """The path of a field; the entry of a list of single values has none of its own."""
    return () if path == ("item",) else path


def _items(node: object) -> Items | None:
    match node:
        case Count(items) | Aggregate(_, items, _) | Some(items) | Every(items) | Each(items):
            return items
        case _:
            return None


def _condition(condition: Condition, voice: Voice) -> str:
    match condition:
        case All():
            return voice.of(_ALL)
        case AnyOf():
            return voice.of(_ANY)
        case NoneOf():
            return voice.of(_NONE)
        case Not():
            return voice.of(_NOT)
        case Test() | Some() | Every():
            return condition_words(condition, voice)
        case _ as never:
            assert_never(never)


def _truth(trace: Trace, voice: Voice) -> str:
    if isinstance(trace.result, bool):
        return voice.of(_HOLDS[trace.result])
    return _why(trace, voice)


def _why(trace: Trace, voice: Voice) -> str:
    causes = causes_of(trace.result)
    words = voice.clauses_listed([CAUSES[cause].get(voice.lang) for cause in Cause if cause in causes])
    return voice.say(_UNKNOWN, causes=words)


def _value(trace: Trace, node: Operand, voice: Voice) -> str:
    match trace.result:
        case Interval() | Known():
            found = found_of(trace.result)
            scope = voice.titles.scope
            named = {name: figure.measure for name, figure in scope.measures.items()}
            hidden = is_private(node, scope.schema, named, scope.base)
            return value_text(node, replace(found, private=True) if hidden else found, voice)
        case Unknown(causes) if causes == _NOT_GIVEN and not trace.children:
            return voice.of(_MISSING)
        case _:
            return _why(trace, voice)


def _earned(trace: Trace, voice: Voice) -> str:
    if not isinstance(trace.result, Earned):
        return _why(trace, voice) if isinstance(trace.result, Unknown) else ""
    least, most = trace.result.least, trace.result.most + trace.result.pending
    if least == most:
        return voice.points(least)
    return voice.say(_BETWEEN, least=voice.points(least), most=voice.points(most))
