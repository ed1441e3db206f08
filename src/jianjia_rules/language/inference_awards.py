"""Awards, typed and bound: their measures and conditions by inference, their points as numbers."""

from dataclasses import replace
from fractions import Fraction
from typing import assert_never

from jianjia_rules.dataclass import dataclass
from jianjia_rules.diagnostics.nearest import nearest
from jianjia_rules.diagnostics.words import Words
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
    Per,
    Points,
    PointsByType,
    Proportion,
    Share,
    ValueAward,
)
from jianjia_rules.language.fields import field_type
from jianjia_rules.language.fitting import Typed, fit, subject_of
from jianjia_rules.language.inference import Inference
from jianjia_rules.language.measures import Choice, Constant, Measure, ParameterRef
from jianjia_rules.language.outcomes import Outcome
from jianjia_rules.language.problems import At, key_problem, problem
from jianjia_rules.language.scalars import Number, as_number
from jianjia_rules.language.types import BOOLEAN, NUMBER, Kind, ValueType

_ANSWERED = frozenset((Kind.TEXT, Kind.SCALE, Kind.BOOLEAN, Kind.NUMBER))
"""What an answer can be; of others something else is wrong."""

ONE_STEP = Constant(1, Kind.NUMBER)


@dataclass(frozen=True, slots=True)
class Worth:
    """What a row is worth for a unit type, and the rulebook's map of answers."""

    row: Number
    unit_type: str
    answers: tuple[tuple[str, Outcome], ...] = ()

    def points(self, points: Points | None, around: Number) -> Number:
        """Points as a number; without any, those of what is around."""
        match points:
            case None:
                return around
            case Share(of_row):
                return shrink(of_row * self.row)
            case PointsByType(by_type):
                return dict(by_type).get(self.unit_type, 0)
            case _:
                return points


def bound_award(award: Award, worth: Worth, inference: Inference, at: At) -> Award:
    """An award with every constant, field and amount bound; `at` is where its head key stands."""
    return _award(award, worth.row, worth, inference, at)


def shrink(number: Number) -> Number:
    """The same number, as int when it is whole."""
    return number.numerator if number.denominator == 1 else number


def _award(award: Award, around: Number, worth: Worth, inference: Inference, at: At) -> Award:
    points = worth.points(award.points, around)
    match award:
        case If(condition):
            return If(inference.condition(condition, (*at, "if")), points)
        case Bands(bands):
            return Bands(_bands(bands, points, worth, inference, (*at, "bands")), points)
        case Checklist(entries):
            return Checklist(_entries(entries, points, worth, inference, (*at, "checklist")), points)
        case BestOf(entries):
            return BestOf(_entries(entries, points, worth, inference, (*at, "best_of")), points)
        case Per():
            return _per(award, points, worth, inference, at)
        case Proportion(value, target, start):
            found = inference.operand(value, (*at, "proportion"), NUMBER)
            wanted, subject = _like(found), subject_of(value)
            of = inference.operand(target, (*at, "of"), wanted, subject).node
            begin = None if start is None else inference.operand(start, (*at, "from"), wanted, subject).node
            return Proportion(found.node, of, begin, points)
        case Inverse(value, target):
            found = inference.operand(value, (*at, "inverse"), NUMBER)
            of = inference.operand(target, (*at, "of"), _like(found), subject_of(value)).node
            return Inverse(found.node, of, points)
        case Each(items, bands, up_to):
            chosen, inner = inference.items(items, "each", at)
            cap = _amount(up_to, points, worth, inference, (*at, "up_to"))
            return Each(chosen, _bands(bands, points, worth, inner, (*at, "bands")), cap, points)
        case ValueAward(measure):
            return ValueAward(_value(measure, points, inference, (*at, "value")), points)
        case Answer():
            return _answer(award, points, worth, inference, at)
        case Judged():
            return replace(award, points=points)
        case CallAward(function, arguments):
            bound, gives = inference.call(function, arguments, at)
            if gives not in {Kind.NUMBER, Kind.ANY}:
                data = {"subject": function, "kind": gives.value, "advice": None}
                inference.report(problem((*at, "call"), "JJ407", **data))
            return CallAward(function, bound, points)
        case _ as never:
            assert_never(never)


def _entries(
    entries: tuple[Award, ...], points: Number, worth: Worth, inference: Inference, at: At
) -> tuple[Award, ...]:
    return tuple(_award(entry, points, worth, inference, (*at, index)) for index, entry in enumerate(entries))


def _bands(bands: tuple[Band, ...], points: Number, worth: Worth, inference: Inference, at: At) -> tuple[Band, ...]:
    return tuple(
        Band(
            None if band.condition is None else inference.condition(band.condition, (*at, index, "if")),
            worth.points(band.points, points),
        )
        for index, band in enumerate(bands)
    )


def _per(per: Per, points: Number, worth: Worth, inference: Inference, at: At) -> Per:
    found = inference.operand(per.measure, (*at, "per"), NUMBER)
    step = ONE_STEP
    if per.step is not None:
        wanted = inference.operand(per.step, (*at, "step"), _like(found), subject_of(per.measure))
        step = _fixed(wanted, inference, (*at, "step"))
        if isinstance(per.step, ParameterRef):
            step = _step(step, inference, (*at, "step"))
    return replace(
        per,
        measure=_measure(found),
        amount=_amount(per.amount, points, worth, inference, (*at, "loses" if per.loses else "earns")),
        step=step,
        up_to=_amount(per.up_to, points, worth, inference, (*at, "up_to")),
        points=points,
    )


def _amount(amount: Amount | None, points: Number, worth: Worth, inference: Inference, at: At) -> Constant:
    """An amount of points as a number; without one, all the points."""
    match amount:
        case None:
            return Constant(points, Kind.NUMBER)
        case Share(of_row):
            return Constant(shrink(of_row * worth.row), Kind.NUMBER)
        case Constant(value, kind) if kind is None:
            number = as_number(value)
            if number is not None:
                return Constant(number, Kind.NUMBER)
    return _fixed(inference.operand(amount, at, NUMBER), inference, at)


def _step(step: Constant, inference: Inference, at: At) -> Constant:
    """A parameter's step, which has to be more than 0; one that is written out was checked when it was read."""
    if isinstance(step.value, (int, Fraction)) and step.value > 0:
        return step
    inference.report(problem(at, "JJ511", found=step.value))
    return ONE_STEP


def _fixed(found: Typed, inference: Inference, at: At) -> Constant:
    """A number that is the same for every record; a parameter whose value a field decides is none."""
    if isinstance(found.node, Constant):
        return found.node
    inference.report(problem(at, "JJ423"))
    return ONE_STEP


def _value(measure: Measure, points: Number, inference: Inference, at: At) -> Measure:
    """A measured value: a number where it earns points, anything single where it is only shown."""
    found = inference.measure(measure, at)
    return _measure(found if points == 0 else fit(found, NUMBER, "", at, inference.report))


def _answer(answer: Answer, points: Number, worth: Worth, inference: Inference, at: At) -> Answer:
    found = field_type(answer.field, inference.scope, (*at, "answer"), inference.report)
    outcomes = tuple({**dict(worth.answers), **dict(answer.answers)}.items())
    _check_answers(answer, found, dict(outcomes), inference, at)
    reason = answer.reason
    if reason is not None:
        kind = field_type(reason, inference.scope, (*at, "reason"), inference.report)
        reason = replace(reason, kind=kind.kind, levels=kind.levels)
    return replace(
        answer,
        field=replace(answer.field, kind=found.kind, levels=found.levels),
        answers=outcomes,
        reason=reason,
        points=points,
    )


def _check_answers(
    answer: Answer, found: ValueType, outcomes: dict[str, Outcome], inference: Inference, at: At
) -> None:
    subject = subject_of(answer.field)
    if found.kind in {Kind.ITEMS, Kind.VALUES, Kind.OBJECT}:
        fit(Typed(answer.field, found), ValueType(Kind.TEXT), subject, (*at, "answer"), inference.report)
    if answer.needs_reason and answer.reason is None:
        said = Words("“needs_reason”", '"needs_reason"')
        inference.report(key_problem((*at, "needs_reason"), "JJ202", where=said, key="reason"))
    if not outcomes and found.kind in _ANSWERED:
        inference.report(key_problem((*at, "answer"), "JJ202", where=Words("“answer”", '"answer"'), key="answers"))
        return
    possible = found.choices or found.levels or (("true", "false") if found.kind is BOOLEAN.kind else ())
    if not possible:
        _check_reasons(answer, outcomes, inference, at)
        return
    for key in dict.fromkeys((*(key for key, _ in answer.answers), *answer.needs_reason)):
        if key not in possible:
            data = {"subject": subject, "found": key, "known": possible, "nearest": nearest(key, possible)}
            where = "needs_reason" if key in answer.needs_reason else "answers"
            inference.report(problem((*at, where), "JJ411", **data))
    for choice in possible:
        if choice not in outcomes:
            data = {"subject": subject, "found": choice, "nearest": nearest(choice, outcomes)}
            inference.report(problem((*at, "answer"), "JJ422", **data))


def _check_reasons(answer: Answer, outcomes: dict[str, Outcome], inference: Inference, at: At) -> None:
    """Report answers that need a reason and are none that the row knows."""
    for index, key in enumerate(answer.needs_reason):
        if key not in outcomes:
            data = {"found": key, "known": tuple(outcomes), "nearest": nearest(key, outcomes)}
            inference.report(problem((*at, "needs_reason", index), "JJ427", **data))


def _like(found: Typed) -> ValueType:
    return found.type if found.type.kind is Kind.NUMBER else NUMBER


def _measure(found: Typed) -> Measure:
    assert not isinstance(found.node, (Constant, ParameterRef, Choice))
    return found.node
