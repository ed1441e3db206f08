"""What an award earns on a reading: at least, at most, and what waits for an assessor.

Every formula here is monotone in each of its numbers, so the ends of an interval give the ends of what is earned.
"""

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from itertools import product
from math import ceil, floor
from typing import assert_never

from jianjia_rules.engine.arithmetic import numbers, shrink
from jianjia_rules.engine.calls import call
from jianjia_rules.engine.interpret.expressions import compare_all, evaluate, judge
from jianjia_rules.engine.interpret.items import Group, select
from jianjia_rules.engine.interpret.reading import Reading
from jianjia_rules.engine.plan import Plan
from jianjia_rules.engine.read import MISSING, answer_text, value_at
from jianjia_rules.engine.values import NO_CAUSES, Causes, Earned, Interval, Truth, Unknown, Value, known, unknown
from jianjia_rules.language.awards import (
    Amount,
    Answer,
    Award,
    Band,
    Bands,
    BestOf,
    CallAward,
    Checklist,
    Each,
    If,
    Inverse,
    Judged,
    PartStep,
    Per,
    Points,
    Proportion,
    Share,
    ValueAward,
)
from jianjia_rules.language.conditions import Condition, Test, Word
from jianjia_rules.language.measures import Constant, Count, HowMany, Measure, Named, Operand
from jianjia_rules.language.outcomes import Cause, Outcome
from jianjia_rules.language.scalars import Number

_MOST_TRIED = 64
"""How far the ends of an open count may be apart for each number between them to be tried."""


def earn(award: Award, reading: Reading, deduction: bool = False) -> Earned:
    """What the award earns; in a deduction part, how much it takes away."""
    if reading.tracer is None:
        return _earn(award, reading, deduction)
    with reading.tracer.at(award, reading.path, reading.in_previous) as trace:
        earned = _earn(award, reading, deduction)
        trace.result = earned
    return earned


def _earn(award: Award, reading: Reading, deduction: bool) -> Earned:
    points = worth(award.points)
    match award:
        case If(condition):
            return all_or_nothing(judge(condition, reading), points)
        case Bands(bands):
            return _bands(bands, reading, points)
        case Checklist(entries):
            return _checklist([earn(entry, reading, deduction) for entry in entries], points)
        case BestOf(entries):
            return _best_of([earn(entry, reading, deduction) for entry in entries])
        case Per():
            return _per(award, evaluate(award.measure, reading), deduction)
        case Proportion(value, target, start):
            operands = [evaluate(value, reading), evaluate(target, reading)]
            operands.append(Interval(0, 0) if start is None else evaluate(start, reading))
            return _by_share(operands, _proportion, points)
        case Inverse(value, target):
            return _by_share([evaluate(value, reading), evaluate(target, reading)], _inverse, points)
        case Each():
            return _each(award, reading, points)
        case ValueAward(measure):
            return _value(evaluate(measure, reading), points)
        case Answer():
            return _answer(award, reading, points)
        case Judged():
            return Earned(0, 0, pending=points)
        case CallAward(function, arguments):
            share = call(reading.plan.rulebook.functions[function], [evaluate(each, reading) for each in arguments])
            return _by_share([share], lambda each: Fraction(each), points)
        case _ as never:
            assert_never(never)


def worth(points: Points | None) -> Number:
    """The points of a bound award, tier or entry."""
    if isinstance(points, (int, Fraction)):
        return points
    raise TypeError(f"not bound: {points!r}")


def amount_of(amount: Amount | Operand | None) -> Number:
    """The number of a bound amount or step."""
    if isinstance(amount, Constant) and isinstance(amount.value, (int, Fraction)):
        return amount.value
    if isinstance(amount, Share) or amount is None:
        raise TypeError(f"not bound: {amount!r}")
    raise TypeError(f"no number: {amount!r}")


def all_or_nothing(truth: Truth, points: Number) -> Earned:
    """What a condition earns."""
    if isinstance(truth, Unknown):
        return Earned(0, points, causes=truth.causes, outcome=Outcome.UNDETERMINED)
    if truth:
        return Earned(points, points, branch=0, outcome=Outcome.MET)
    return Earned(0, 0, outcome=Outcome.NOT_MET)


def _bands(bands: tuple[Band, ...], reading: Reading, points: Number) -> Earned:
    in_turn = _bands_in_turn(bands, reading, points)
    measure = counted_measure(bands, reading.plan) if in_turn.least < in_turn.most else None
    if measure is None:
        return in_turn
    untraced = replace(reading, tracer=None)
    count = evaluate(measure, untraced)
    if isinstance(count, Interval) and count.high - count.low <= _MOST_TRIED:
        return _bands_of_count(bands, count, untraced, points)
    return in_turn


def counted_measure(bands: tuple[Band, ...], plan: Plan) -> Measure | None:
    """The one count that all tiers compare; None where they test something else, or more."""
    tests = [band.condition for band in bands if band.condition is not None]
    measures = {test.measure for test in tests if isinstance(test, Test)}
    words = {each.word for test in tests if isinstance(test, Test) for each in test.comparisons}
    if len(measures) != 1 or not all(isinstance(test, Test) for test in tests) or Word.PRESENT in words:
        return None
    (measure,) = measures
    said = plan.measures[measure.name] if isinstance(measure, Named) else measure
    return measure if isinstance(said, (Count, HowMany)) else None


def _bands_of_count(bands: tuple[Band, ...], count: Interval, reading: Reading, points: Number) -> Earned:
    """Tiers of a count that is open: each number that it may be is tried, since it is the same one in all tiers."""
    earned = []
    for number in range(floor(count.low), ceil(count.high) + 1):
        settled = replace(reading, counted=known(number))
        earned.append(_bands_in_turn(bands, settled, points))
    least, most = min(one.least for one in earned), max(one.most for one in earned)
    if least < most:
        return Earned(least, most, causes=count.causes | _causes(earned), outcome=Outcome.UNDETERMINED)
    return earned[0]


def _bands_in_turn(bands: tuple[Band, ...], reading: Reading, points: Number) -> Earned:
    possible: list[tuple[Number, int | None]] = []
    causes: Causes = NO_CAUSES
    for index, band in enumerate(bands):
        truth = True if band.condition is None else _band_truth(band.condition, reading)
        if truth is False:
            continue
        possible.append((worth(band.points), index))
        if truth is True:
            break
        causes |= truth.causes
    else:
        possible.append((0, None))
    least = min(earned for earned, _ in possible)
    most = max(earned for earned, _ in possible)
    if len(possible) > 1:
        return Earned(least, most, causes=causes, outcome=Outcome.UNDETERMINED)
    return tier(bands, possible[0][1], points)


def _band_truth(condition: Condition, reading: Reading) -> Truth:
    if reading.counted is not None and isinstance(condition, Test):
        return compare_all(condition, reading.counted, reading)
    return judge(condition, reading)


def tier(bands: tuple[Band, ...], branch: int | None, points: Number) -> Earned:
    """What a tier earns, by its place; None when none was reached."""
    earned = 0 if branch is None else worth(bands[branch].points)
    return Earned(earned, earned, branch=branch, outcome=_tier_outcome(branch, earned, points))


def _tier_outcome(branch: int | None, earned: Number, points: Number) -> Outcome:
    """What a row worth nothing came to: its first tier is all that can be asked."""
    if branch is None:
        return Outcome.NOT_MET
    return Outcome.MET if branch == 0 or earned == points != 0 else Outcome.PARTLY_MET


def _checklist(entries: list[Earned], points: Number) -> Earned:
    least = min(sum(entry.least for entry in entries), points)
    most = min(sum(entry.most for entry in entries), points)
    pending = min(sum(entry.pending for entry in entries), points - most)
    return Earned(shrink(least), shrink(most), shrink(pending), _causes(entries) if least < most else NO_CAUSES)


def _best_of(entries: list[Earned]) -> Earned:
    least = max(entry.least for entry in entries)
    most = max(entry.most for entry in entries)
    pending = max(entry.most + entry.pending for entry in entries) - most
    branch = next((i for i, entry in enumerate(entries) if entry.least == most), None) if least == most else None
    return Earned(least, most, pending, _causes(entries) if least < most else NO_CAUSES, branch)


def _per(per: Per, value: Value, deduction: bool) -> Earned:
    if isinstance(value, Interval):
        return by_number(per, value.low, value.high, deduction, value.causes)
    cap = worth(per.points) if per.up_to is None else amount_of(per.up_to)
    ends = (worth(per.points) - cap, worth(per.points)) if per.loses and not deduction else (0, cap)
    return _between(*ends, _lost(value))


def by_number(per: Per, low: Number, high: Number, deduction: bool, causes: Causes = NO_CAUSES) -> Earned:
    """What a number between `low` and `high` earns (or takes away, in a deduction part)."""
    points = worth(per.points)
    cap = points if per.up_to is None else amount_of(per.up_to)
    step = 1 if per.step is None else amount_of(per.step)
    amount = amount_of(per.amount)
    least, most = (min(cap, amount * _steps(number, step, per.part_step)) for number in (low, high))
    if per.loses and not deduction:
        least, most = points - most, points - least
    return _between(least, most, causes)


def saturation(per: Per) -> int:
    """A number from which on more of it changes nothing."""
    cap = worth(per.points) if per.up_to is None else amount_of(per.up_to)
    amount, step = amount_of(per.amount), 1 if per.step is None else amount_of(per.step)
    return ceil(ceil(Fraction(cap) / amount) * step) if amount > 0 else 0


def _steps(number: Number, step: Number, part_step: PartStep) -> Number:
    if number <= 0:
        return 0
    steps = Fraction(number) / step
    match part_step:
        case PartStep.IGNORE:
            return floor(steps)
        case PartStep.STARTED:
            return ceil(steps)
        case PartStep.SHARE:
            return steps
        case _ as never:
            assert_never(never)


def _by_share(operands: list[Value], share: Callable[..., Fraction | None], points: Number) -> Earned:
    """Points by a share that is monotone in each operand; a share of None has no defined value (division by 0)."""
    intervals = numbers(operands)
    if isinstance(intervals, Unknown):
        return Earned(0, points, causes=intervals.causes)
    causes = frozenset().union(*(interval.causes for interval in intervals))
    shares = [share(*corner) for corner in product(*({each.low, each.high} for each in intervals))]
    if None in shares or _straddles(intervals, share):
        return Earned(0, points, causes=causes or frozenset([Cause.ZERO_BASE]))
    kept = [min(max(each, Fraction(0)), Fraction(1)) for each in shares if each is not None]
    return _between(min(kept) * points, max(kept) * points, causes)


def _straddles(intervals: tuple[Interval, ...], share: Callable[..., Fraction | None]) -> bool:
    """Whether an open divisor could be 0 between its ends."""
    if share is _proportion:
        _, target, start = intervals
        return not (target.exact and start.exact) and target.low - start.high <= 0 <= target.high - start.low
    return False


def _proportion(value: Number, target: Number, start: Number) -> Fraction | None:
    return None if target == start else Fraction(value - start) / (target - start)


def _inverse(value: Number, target: Number) -> Fraction | None:
    """Target over value; nothing to count (0 or less) is as good as can be."""
    return Fraction(1) if value <= 0 or value <= target else Fraction(max(target, 0)) / value


def _each(each: Each, reading: Reading, points: Number) -> Earned:
    cap = points if each.up_to is None else amount_of(each.up_to)
    groups = select(each.items, reading, judge)
    if isinstance(groups, Unknown):
        return Earned(0, cap, causes=groups.causes)
    earned = [_group_earns(group, each.bands) for group in groups]
    least = min(sum(one.least for one in earned), cap)
    most = min(sum(one.most for one in earned), cap)
    return _between(least, most, _causes(earned))


def _group_earns(group: Group, bands: tuple[Band, ...]) -> Earned:
    """What the items of one key earn: the one that earns most counts."""
    earned: list[Earned] = []
    for candidate in group.candidates:
        one = _bands(bands, candidate.reading, 0)
        if isinstance(candidate.truth, Unknown):
            one = Earned(0, one.most, causes=one.causes | candidate.truth.causes)
        earned.append(one)
    return Earned(max(one.least for one in earned), max(one.most for one in earned), causes=_causes(earned))


def _value(value: Value, points: Number) -> Earned:
    match value:
        case Interval(low, high, causes):
            if points == 0:
                return Earned(0, 0, outcome=Outcome.MET if low == high else Outcome.UNDETERMINED, causes=causes)
            return _between(min(max(low, 0), points), min(max(high, 0), points), causes)
        case Unknown(causes):
            return Earned(0, points, causes=causes, outcome=Outcome.UNDETERMINED)
        case _:
            outcome = Outcome.MET if points == 0 else Outcome.UNDETERMINED
            return Earned(0, points, causes=NO_CAUSES if points == 0 else frozenset([Cause.TYPE]), outcome=outcome)


def _answer(answer: Answer, reading: Reading, points: Number) -> Earned:
    said = answer_text(value_at(reading.item, answer.field.path))
    outcome = dict(answer.answers).get(said) if said is not None else None
    if said is None or outcome is None:
        cause = unknown(Cause.ANSWER if said is None else Cause.TYPE)
        return Earned(0, points, causes=cause.causes, outcome=Outcome.UNDETERMINED)
    if said in answer.needs_reason and _reasonless(answer, reading):
        return Earned(0, points, causes=unknown(Cause.REASON).causes, outcome=Outcome.UNDETERMINED)
    match outcome:
        case Outcome.MET:
            return Earned(points, points, outcome=outcome)
        case Outcome.UNDETERMINED:
            return Earned(0, points, causes=unknown(Cause.UNSURE).causes, outcome=outcome)
        case Outcome.PENDING:
            return Earned(0, 0, pending=points, outcome=outcome)
        case Outcome.PARTLY_MET:
            half = shrink(Fraction(points) / 2)
            return Earned(half, half, outcome=outcome)
        case Outcome.NOT_MET | Outcome.NOT_APPLICABLE | Outcome.WAIVED:
            return Earned(0, 0, outcome=outcome)
        case _ as never:
            assert_never(never)


def _reasonless(answer: Answer, reading: Reading) -> bool:
    return answer.reason is None or value_at(reading.item, answer.reason.path) is MISSING


def _between(least: Number, most: Number, causes: Causes) -> Earned:
    return Earned(shrink(least), shrink(most), causes=causes if least < most else NO_CAUSES)


def _lost(value: Value) -> Causes:
    return value.causes if isinstance(value, Unknown) else frozenset([Cause.TYPE])


def _causes(entries: list[Earned]) -> Causes:
    return frozenset().union(*(entry.causes for entry in entries))
