"""What the sentences of a finding are made from: the trace of a row as plain data."""

from collections.abc import Iterator
from dataclasses import replace

from jianjia_rules.engine.interpret.evaluate import observe, trace_row
from jianjia_rules.engine.interpret.expressions import judge
from jianjia_rules.engine.interpret.items import keyless
from jianjia_rules.engine.interpret.reading import Reading
from jianjia_rules.engine.interpret.trace import Trace
from jianjia_rules.engine.plan import Plan, Row
from jianjia_rules.engine.values import Earned, Interval, Known, Unknown, Value, causes_of
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
from jianjia_rules.language.measures import Aggregate, AggregateKind, Count, Field, Operand, Scope
from jianjia_rules.language.outcomes import Cause
from jianjia_rules.language.paths import FieldPath
from jianjia_rules.language.private import is_private
from jianjia_rules.wording.seen import Found, Gap, Got, Lack, RowWords, Seen, Unkeyed

_AWARDS = (
    If,
    Bands,
    Checklist,
    BestOf,
    Per,
    Proportion,
    Inverse,
    Each,
    ValueAward,
    Answer,
    Judged,
    CallAward,
)
_OF_FIELDS = frozenset((Cause.ANSWER, Cause.TYPE))
_CONDITIONS = (Test, All, AnyOf, NoneOf, Not, Some, Every)


def seen_of(row: Row, reading: Reading) -> Seen:
    """What the row's nodes came to on the record of `reading`, whose other rows' verdicts are settled."""
    values: dict[Operand, Found] = {}
    truths: dict[Condition, bool | None] = {}
    awards: dict[Award, Got] = {}
    roots = trace_row(row, reading)
    for trace in _at_record(roots):
        node, result = trace.node, trace.result
        if isinstance(result, Earned) and isinstance(node, _AWARDS):
            awards[node] = Got(result.least, result.most, result.pending, result.branch)
        elif isinstance(node, _CONDITIONS):
            truths[node] = result if isinstance(result, bool) else None
        elif isinstance(result, (Interval, Known, Unknown)) and not isinstance(node, _AWARDS):
            values[node] = told(node, result, reading.plan)
    for measure, value in zip(row.observables, observe(row, reading), strict=True):
        values[measure] = told(measure, value, reading.plan)
    unkeyed = tuple(dict.fromkeys(_unkeyed(roots, reading)))
    return Seen(values, truths, awards, tuple(dict.fromkeys(_gaps(roots))), unkeyed)


def row_words(row: Row) -> RowWords:
    """The row as far as sentences need it."""
    return RowWords(row.award, row.points, row.when, row.deduction, shares=row.facts.weight is not None)


def told(operand: Operand, value: Value, plan: Plan) -> Found:
    """What an operand came to, marked where it is private."""
    found = found_of(value)
    is_secret = is_private(operand, plan.rulebook.schema, plan.measures)
    return replace(found, private=True) if is_secret else found


def found_of(value: Value) -> Found:
    """An interpreter's value as plain data."""
    match value:
        case Interval(low, high):
            return Found(low, None if low == high else high)
        case Known(known):
            return Found(known)
        case Unknown():
            return Found(None)


def _at_record(traces: tuple[Trace, ...] | list[Trace]) -> Iterator[Trace]:
    """The traces of nodes that were evaluated on the record itself."""
    for trace in traces:
        if not trace.path and not trace.previous:
            yield trace
        yield from _at_record(trace.children)


def _gaps(traces: tuple[Trace, ...] | list[Trace]) -> Iterator[Gap]:
    """The fields that made results unknown: looked for only where the result is open."""
    for trace in traces:
        if causes_of(trace.result).isdisjoint(_OF_FIELDS):
            continue
        inner = list(_gaps(trace.children))
        yield from inner
        if inner:
            continue
        match trace.node:
            case Field(_, Scope.RECORD) as field:
                yield Gap(field, previous=trace.previous, lack=_lack(trace))
            case Field() as field:
                yield Gap(field, *_place(trace), previous=trace.previous, lack=_lack(trace))
            case Answer(field):
                yield Gap(field, lack=_lack(trace))
            case Count(items) | Aggregate(_, items) | Some(items) | Every(items) | Each(items):
                yield Gap(Field(items.path), *_place(trace), previous=trace.previous, lack=_lack(trace))
            case _:
                pass


def _lack(trace: Trace) -> Lack:
    if Cause.ANSWER not in causes_of(trace.result):
        return Lack.NO_ANSWER if isinstance(trace.node, Answer) else Lack.WRONG_TYPE
    is_month = isinstance(trace.node, Field) and isinstance(trace.result, Interval)
    return Lack.MONTH_ONLY if is_month else Lack.MISSING


def _unkeyed(roots: tuple[Trace, ...] | list[Trace], reading: Reading) -> Iterator[Unkeyed]:
    """The lists of the record some of whose items lack the key by which they should count once."""
    for trace in _at_record(roots):
        match trace.node:
            case Aggregate(AggregateKind.DISTINCT, items, Field() as of):
                found = Unkeyed(items, (of.path,), keyless(items, reading, judge, of))
            case Count(items) | Aggregate(_, items) | Each(items) if items.once is not None:
                found = Unkeyed(items, items.once.keys, keyless(items, reading, judge))
            case _:
                continue
        if found.count:
            yield found


def _place(trace: Trace) -> tuple[FieldPath, int | None]:
    """The list of the item that a node was evaluated on, and the item's place, counted from 1."""
    names = tuple(step for step in trace.path if isinstance(step, str))
    numbers = [step for step in trace.path if isinstance(step, int)]
    return names, numbers[-1] + 1 if numbers else None
