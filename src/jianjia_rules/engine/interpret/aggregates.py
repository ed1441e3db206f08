"""Counts and other aggregates over selected items, as intervals where it is open which items count."""

from collections.abc import Callable
from fractions import Fraction
from typing import assert_never

from jianjia_rules.dataclass import dataclass
from jianjia_rules.engine.arithmetic import bounded, total
from jianjia_rules.engine.interpret.items import Group, key_of
from jianjia_rules.engine.interpret.reading import Reading
from jianjia_rules.engine.values import NO_CAUSES, Causes, Interval, Known, Unknown, Value, unknown
from jianjia_rules.language.measures import AggregateKind
from jianjia_rules.language.outcomes import Cause
from jianjia_rules.language.scalars import Number

ValueOf = Callable[[Reading], Value]


def count(groups: tuple[Group, ...]) -> Value:
    """How many groups count: [those that do for sure, and those that may]."""
    sure = sum(group.certain for group in groups)
    return Interval(sure, len(groups), _causes(groups) if sure < len(groups) else NO_CAUSES)


def aggregate(how: AggregateKind, groups: tuple[Group, ...], value_of: ValueOf) -> Value:
    """One value out of the values of the groups' items."""
    if how is AggregateKind.DISTINCT:
        return _distinct(groups, value_of)
    terms = [_term(group, value_of) for group in groups]
    lost = [term for term in terms if isinstance(term, Unknown)]
    if lost:
        return Unknown(frozenset().union(*(term.causes for term in lost)))
    found = [term for term in terms if isinstance(term, _Term)]
    match how:
        case AggregateKind.SUM:
            return _sum(found)
        case AggregateKind.MEAN:
            return _mean(found)
        case AggregateKind.LEAST | AggregateKind.EARLIEST:
            return _extreme(found, min)
        case AggregateKind.GREATEST | AggregateKind.LATEST:
            return _extreme(found, max)
        case _ as never:
            assert_never(never)


@dataclass(frozen=True, slots=True)
class _Term:
    """What a group adds: a value between low and high, if it is there (`certain`)."""

    low: Number
    high: Number
    certain: bool
    causes: Causes


def _term(group: Group, value_of: ValueOf) -> _Term | Unknown:
    values: list[tuple[Interval, bool]] = []
    causes = set(group.causes)
    lost: set[Cause] = set()
    for candidate in group.candidates:
        match value_of(candidate.reading):
            case Interval() as value:
                values.append((value, candidate.truth is True))
                causes |= value.causes
            case Unknown() as value:
                lost |= value.causes
            case Known():
                lost.add(Cause.TYPE)
    if lost:
        return Unknown(frozenset(lost))
    high = max(value.high for value, _ in values)
    if group.one_of or not group.certain:
        low = min(value.low for value, _ in values)
    else:
        low = max(value.low for value, sure in values if sure)
    return _Term(low, high, group.certain, frozenset(causes))


def _sum(terms: list[_Term]) -> Value:
    low = total(term.low if term.certain else min(term.low, 0) for term in terms)
    high = total(term.high if term.certain else max(term.high, 0) for term in terms)
    return _interval(low, high, terms)


def _mean(terms: list[_Term]) -> Value:
    if not terms:
        return unknown(Cause.ZERO_BASE)
    if not all(term.certain for term in terms):
        return Unknown(frozenset().union(*(term.causes for term in terms)))
    low = Fraction(total(term.low for term in terms)) / len(terms)
    high = Fraction(total(term.high for term in terms)) / len(terms)
    return _interval(low, high, terms)


def _extreme(terms: list[_Term], choose: Callable[..., Number]) -> Value:
    if not terms:
        return unknown(Cause.ZERO_BASE)
    certain = [term for term in terms if term.certain]
    if not certain:
        return Unknown(frozenset().union(*(term.causes for term in terms)))
    if choose is min:
        return _interval(min(term.low for term in terms), min(term.high for term in certain), terms)
    return _interval(max(term.low for term in certain), max(term.high for term in terms), terms)


def _distinct(groups: tuple[Group, ...], value_of: ValueOf) -> Value:
    """How many values differ; an open one may be like another, or like none."""
    keys: tuple[set[object], set[object]] = set(), set()
    spans: tuple[list[Interval], list[Interval]] = [], []
    causes = {cause for group in groups for cause in group.causes}
    for index, group in enumerate(groups):
        for candidate in group.candidates:
            value = value_of(candidate.reading)
            sure = candidate.truth is True and not group.one_of
            if isinstance(value, Interval):
                causes |= value.causes
                spans[sure].append(value)
            else:
                keys[sure].add(_value_key(value) or ("own", index))
    every = spans[False] + spans[True]
    exact = {value.low for value in every if value.exact}
    low = len(keys[True]) + _fewest(spans[True])
    high = len(keys[False] | keys[True]) + len(exact) + sum(not value.exact for value in every)
    return Interval(low, high, frozenset(causes) if low < high else NO_CAUSES)


def _fewest(spans: list[Interval]) -> int:
    """The least number of values that leaves one in each span."""
    fewest, last = 0, None
    for span in sorted(spans, key=lambda span: span.high):
        if last is None or span.low > last:
            fewest, last = fewest + 1, span.high
    return fewest


def _value_key(value: Known | Unknown) -> object:
    return None if isinstance(value, Unknown) or isinstance(value.value, tuple) else key_of(value.value)


def _interval(low: Number, high: Number, terms: list[_Term]) -> Value:
    causes = frozenset().union(*(term.causes for term in terms)) if low != high else NO_CAUSES
    return bounded(low, high, causes)


def _causes(groups: tuple[Group, ...]) -> Causes:
    return frozenset().union(*(group.causes for group in groups if not group.certain))
