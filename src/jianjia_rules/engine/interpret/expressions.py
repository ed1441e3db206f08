"""Evaluating measures and conditions of a bound tree on a reading."""

from dataclasses import replace
from typing import assert_never

from jianjia_rules.engine import arithmetic
from jianjia_rules.engine.calls import call
from jianjia_rules.engine.compare import compare
from jianjia_rules.engine.interpret.aggregates import aggregate, count
from jianjia_rules.engine.interpret.items import select
from jianjia_rules.engine.interpret.reading import Reading
from jianjia_rules.engine.plan import Row
from jianjia_rules.engine.read import MISSING, answer_text, read, value_at
from jianjia_rules.engine.values import (
    NO_CAUSES,
    Interval,
    Known,
    Truth,
    Unknown,
    Value,
    all_of,
    any_of,
    known,
    negate,
    unknown,
)
from jianjia_rules.findings.verdict import Verdict
from jianjia_rules.language.conditions import (
    All,
    AnyOf,
    Comparison,
    Condition,
    Every,
    NoneOf,
    Not,
    Some,
    Test,
    Word,
)
from jianjia_rules.language.measures import (
    Add,
    Aggregate,
    Call,
    Choice,
    Constant,
    Count,
    DaysFrom,
    Difference,
    EarnedOf,
    Excess,
    Field,
    Growth,
    HigherOf,
    HowMany,
    Items,
    LowerOf,
    Measure,
    Named,
    Operand,
    OutcomeOf,
    ParameterRef,
    Previous,
    Ratio,
    Scope,
    Shortfall,
    Times,
)
from jianjia_rules.language.outcomes import Cause, Outcome
from jianjia_rules.language.scalars import DateSpan, format_date
from jianjia_rules.language.types import Kind

ABSENT = "absent"
"""The outcome of a rule that the unit's table does not have."""


def evaluate(operand: Operand, reading: Reading) -> Value:
    """The value of an operand or measure."""
    if reading.tracer is None:
        return _evaluate(operand, reading)
    with reading.tracer.at(operand, reading.path, reading.in_previous) as trace:
        value = _evaluate(operand, reading)
        trace.result = value
    return value


def judge(condition: Condition, reading: Reading) -> Truth:
    """Whether a condition is true, false or unknown."""
    if reading.tracer is None:
        return _judge(condition, reading)
    with reading.tracer.at(condition, reading.path, reading.in_previous) as trace:
        truth = _judge(condition, reading)
        trace.result = truth
    return truth


def _evaluate(operand: Operand, reading: Reading) -> Value:
    match operand:
        case Constant():
            return _constant(operand)
        case Field(path, scope, kind, _):
            source = reading.record if scope is Scope.RECORD else reading.item
            return read(value_at(source, path), kind)
        case Named(name):
            return _named(name, reading)
        case Choice():
            return _choice(operand, reading)
        case Previous(measure):
            return _previous(measure, reading)
        case Count(items):
            groups = select(items, reading, judge)
            return groups if isinstance(groups, Unknown) else count(groups)
        case Aggregate(how, items, of):
            groups = select(items, reading, judge)
            if isinstance(groups, Unknown):
                return groups
            return aggregate(how, groups, lambda inner: evaluate(of or ENTRY, inner))
        case Add(terms):
            return arithmetic.add([evaluate(term, reading) for term in terms])
        case Times(factors):
            return arithmetic.times([evaluate(factor, reading) for factor in factors])
        case LowerOf(operands):
            return arithmetic.lower_of([evaluate(each, reading) for each in operands])
        case HigherOf(operands):
            return arithmetic.higher_of([evaluate(each, reading) for each in operands])
        case Difference(minuend, subtrahend):
            return arithmetic.difference(evaluate(minuend, reading), evaluate(subtrahend, reading))
        case Ratio(value, to):
            return arithmetic.ratio(evaluate(value, reading), evaluate(to, reading))
        case Growth():
            return _growth(operand, reading)
        case Shortfall(value, target):
            return arithmetic.at_least_zero(arithmetic.difference(evaluate(target, reading), evaluate(value, reading)))
        case Excess(value, limit):
            return arithmetic.at_least_zero(arithmetic.difference(evaluate(value, reading), evaluate(limit, reading)))
        case DaysFrom(start, end):
            return arithmetic.difference(evaluate(end, reading), evaluate(start, reading))
        case HowMany(conditions):
            return _how_many([judge(condition, reading) for condition in conditions])
        case OutcomeOf(rule):
            return _outcome(rule, reading)
        case EarnedOf(id):
            return _earned(id, reading)
        case Call(function, arguments):
            return call(reading.plan.rulebook.functions[function], [evaluate(each, reading) for each in arguments])
        case ParameterRef():
            raise TypeError("a bound tree holds no parameters")
        case _ as never:
            assert_never(never)


ENTRY = Field(("item",))
"""The entry of a list of scalars."""


def _judge(condition: Condition, reading: Reading) -> Truth:
    match condition:
        case Test():
            return _test(condition, reading)
        case All(conditions):
            return all_of([judge(each, reading) for each in conditions])
        case AnyOf(conditions):
            return any_of([judge(each, reading) for each in conditions])
        case NoneOf(conditions):
            return negate(any_of([judge(each, reading) for each in conditions]))
        case Not(inner):
            return negate(judge(inner, reading))
        case Some(items):
            return any_of(_item_truths(items, reading))
        case Every(items):
            return all_of(_item_truths(items, reading))
        case _ as never:
            assert_never(never)


def _item_truths(items: Items, reading: Reading) -> list[Truth]:
    """What the list's `where` comes to for each item; just unknown when the list is missing."""
    truths: list[Truth] = []

    def keep(where: Condition, inner: Reading) -> Truth:
        truths.append(judge(where, inner))
        return truths[-1]

    groups = select(items, reading, keep)
    return [groups] if isinstance(groups, Unknown) else truths


def _constant(constant: Constant) -> Value:
    value = constant.value
    if isinstance(value, DateSpan):
        causes = frozenset([Cause.ANSWER]) if value.first != value.last else NO_CAUSES
        return Interval(value.first, value.last, causes)
    if isinstance(value, tuple):
        return Known(tuple(entry.first if isinstance(entry, DateSpan) else entry for entry in value))  # type: ignore[misc]
    return read(value, None)


def _test(test: Test, reading: Reading) -> Truth:
    presence = [comparison for comparison in test.comparisons if comparison.word is Word.PRESENT]
    compared = [comparison for comparison in test.comparisons if comparison.word is not Word.PRESENT]
    truths: list[Truth] = [_present(test.measure, reading) is _wanted(comparison) for comparison in presence]
    if not compared:
        return all_of(truths)
    return all_of([*truths, compare_all(test, evaluate(test.measure, reading), reading)])


def compare_all(test: Test, value: Value, reading: Reading) -> Truth:
    """Whether a value stands all comparisons of a test but those of presence."""
    return all_of(
        [
            compare(value, each.word, [evaluate(operand, reading) for operand in each.operands], test.levels)
            for each in test.comparisons
            if each.word is not Word.PRESENT
        ]
    )


def _wanted(presence: Comparison) -> bool:
    (operand,) = presence.operands
    return isinstance(operand, Constant) and operand.value is True


def _present(measure: Measure, reading: Reading) -> bool:
    if isinstance(measure, Field):
        source = reading.record if measure.scope is Scope.RECORD else reading.item
        return value_at(source, measure.path) is not MISSING
    return not isinstance(evaluate(measure, reading), Unknown)


def _named(name: str, reading: Reading) -> Value:
    key = (name, reading.in_previous, reading.base is None)
    if key not in reading.named:
        reading.named[key] = evaluate(reading.plan.measures[name], reading.outside())
    return reading.named[key]


def _choice(choice: Choice, reading: Reading) -> Value:
    value = evaluate(choice.field, reading.outside())
    if isinstance(value, Unknown):
        return value
    constant = dict(choice.cases).get(_case(value, choice.field.kind), choice.otherwise)
    return unknown(Cause.ANSWER) if constant is None else _constant(constant)


def _case(value: Interval | Known, kind: Kind | None) -> str:
    """What decides a choice, as its cases write it; a day known by its month is the month."""
    if isinstance(value, Interval) and kind is Kind.DATE:
        return format_date(DateSpan(int(value.low), int(value.high)))
    return answer_text(value.low if isinstance(value, Interval) else value.value) or ""


def _previous(measure: Measure, reading: Reading) -> Value:
    if reading.previous is not None:
        return evaluate(measure, reading.before(reading.previous))
    figure = None if reading.base is None else evaluate(reading.base, replace(reading.outside(), base=None))
    if figure is None or isinstance(figure, Unknown):
        return unknown(Cause.PREVIOUS)
    return figure


def _growth(growth: Growth, reading: Reading) -> Value:
    now = evaluate(growth.measure, reading)
    before = _previous(growth.before or growth.measure, reading)
    grown = arithmetic.difference(now, before)
    return arithmetic.ratio(grown, before) if growth.share else grown


def _how_many(truths: list[Truth]) -> Value:
    sure = sum(truth is True for truth in truths)
    open_ones = [truth for truth in truths if isinstance(truth, Unknown)]
    causes = frozenset().union(*(truth.causes for truth in open_ones))
    return Interval(sure, sure + len(open_ones), causes)


def _outcome(rule: str, reading: Reading) -> Value:
    if reading.in_previous:
        return unknown(Cause.PREVIOUS)
    verdict = reading.verdicts.get(rule)
    if verdict is None:
        return Known(ABSENT)
    match verdict.outcome:
        case Outcome.UNDETERMINED:
            return Unknown(frozenset(verdict.causes))
        case Outcome.PENDING:
            return unknown(Cause.PENDING)
        case _:
            return Known(str(verdict.outcome))


def _earned(id: str, reading: Reading) -> Value:
    if reading.in_previous:
        return unknown(Cause.PREVIOUS)
    indexes = reading.plan.part_rows.get(id)
    rows = [reading.plan.rows[index] for index in indexes or ()]
    if indexes is None:
        rows = [row for row in reading.plan.rows if row.facts.rule == id]
    verdicts = [(row, reading.verdicts[row.facts.rule]) for row in rows if row.facts.rule in reading.verdicts]
    return arithmetic.add([_earned_by(row, verdict) for row, verdict in verdicts])


def _earned_by(row: Row, verdict: Verdict) -> Interval:
    """What a row earns: its points, or from least to most while it is undetermined or pending."""
    match verdict.outcome:
        case Outcome.UNDETERMINED:
            return Interval(verdict.least, verdict.most, frozenset(verdict.causes))
        case Outcome.PENDING:
            taken, given = (verdict.pending, 0) if row.deduction else (0, verdict.pending)
            return Interval(verdict.least - taken, verdict.most + given, frozenset([Cause.PENDING]))
        case _:
            return known(verdict.earned)
