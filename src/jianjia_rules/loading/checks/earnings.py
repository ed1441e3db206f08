"""What a row can earn at most, against what it is worth: tiers, entries, caps and steps that do not fit its points."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from math import ceil, floor
from typing import assert_never

from jianjia_rules.dataclass import dataclass
from jianjia_rules.diagnostics.words import Words
from jianjia_rules.language.awards import (
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
    PointsByType,
    Proportion,
    ValueAward,
)
from jianjia_rules.language.measures import Constant
from jianjia_rules.language.outcomes import Outcome
from jianjia_rules.language.problems import At
from jianjia_rules.language.scalars import Number, format_number
from jianjia_rules.loading.checks.merged import Merged, Spot
from jianjia_rules.loading.checks.pieces import Root
from jianjia_rules.loading.checks.situations import Cell
from jianjia_rules.loading.checks.universes import End, Universes


def check_earnings(
    root: Root, points: Number, universes: Universes, cells: Iterable[Cell], merged: Merged, *, deduction: bool
) -> None:
    """Report what keeps the bound award of a row from earning just the row's points at most."""
    check = _Check(universes, tuple(cells), merged, deduction)
    award = root.bound
    assert isinstance(award, Award)
    reach = check.award(award, points, root.at)
    if reach.most < points and reach.at is not None:
        done = Words("扣", "taken away") if deduction else Words("得", "earned")
        most, worth = format_number(reach.most), format_number(points)
        merged.add("JJ504", Spot(reach.at, reach.on_key), cells, most=most, points=worth, done=done)


def points_written_out(award: Award, at: At) -> Iterable[tuple[At, Number]]:
    """Where an award as written gives points of its own that are neither a share nor different between unit types."""
    if isinstance(award.points, (int, Fraction)):
        yield (*at, "points"), award.points
    match award:
        case Bands(bands):
            for index, band in enumerate(bands):
                if isinstance(band.points, (int, Fraction)):
                    yield (*at, "bands", index, "points"), band.points
        case Checklist(entries) | BestOf(entries):
            head = "checklist" if isinstance(award, Checklist) else "best_of"
            for index, entry in enumerate(entries):
                yield from points_written_out(entry, (*at, head, index))


def differs_by_type(points: object, types: Sequence[str]) -> bool:
    """Whether points are different for some of these unit types."""
    return isinstance(points, PointsByType) and len({dict(points.points).get(each) for each in types}) > 1


@dataclass(frozen=True, slots=True)
class _Reach:
    """The most that an award can earn, and where the reason stands; no place where something else is the matter."""

    most: Number
    at: At | None
    on_key: bool = False


class _Check:
    def __init__(self, universes: Universes, cells: tuple[Cell, ...], merged: Merged, deduction: bool) -> None:
        self._universes = universes
        self._cells = cells
        self._merged = merged
        self._deduction = deduction

    def award(self, award: Award, around: Number, at: At) -> _Reach:
        points = _number(award.points)
        if points > around:
            self._too_much(points, around, (*at, "points"))
            return _Reach(points, None)
        own: At = (*at, "points")
        match award:
            case If() | Proportion() | Inverse() | CallAward():
                return _Reach(points, own)
            case Bands(bands):
                return self._bands(bands, points, (*at, "bands"))
            case Checklist(entries):
                return self._checklist(entries, points, (*at, "checklist"))
            case BestOf(entries):
                return self._best_of(entries, points, (*at, "best_of"))
            case Per():
                return self._per(award, points, at)
            case Each():
                return self._each(award, points, at)
            case ValueAward(measure):
                most = self._universes.range(measure).high if points else 0
                return _Reach(_lower(points, most), (*at, "value") if most < points else own, on_key=most < points)
            case Answer():
                return self._answer(award, points, at)
            case Judged():
                return self._judged(award, points, at)
            case _ as never:
                assert_never(never)

    def _too_much(self, found: Number, points: Number, at: At) -> None:
        self._add("JJ503", at, found=format_number(found), points=format_number(points))

    def _bands(self, bands: tuple[Band, ...], points: Number, at: At) -> _Reach:
        worths = [_number(band.points) for band in bands]
        for index, found in enumerate(worths):
            if found > points:
                self._too_much(found, points, (*at, index, "points"))
        best = worths.index(max(worths))
        return _Reach(worths[best], None if worths[best] > points else (*at, best, "points"))

    def _checklist(self, entries: tuple[Award, ...], points: Number, at: At) -> _Reach:
        reached = [self.award(entry, points, (*at, index)) for index, entry in enumerate(entries)]
        total = sum(each.most for each in reached)
        if total != points and not any(each.at is None for each in reached):
            self._add("JJ505", Spot(at, on_key=True), sum=format_number(total), points=format_number(points))
        return _Reach(min(total, points), None if total != points else at)

    def _best_of(self, entries: tuple[Award, ...], points: Number, at: At) -> _Reach:
        reached = [self.award(entry, points, (*at, index)) for index, entry in enumerate(entries)]
        best = max(reached, key=lambda each: each.most)
        return _Reach(best.most, None if any(each.at is None for each in reached) else at, on_key=True)

    def _per(self, per: Per, points: Number, at: At) -> _Reach:
        key = "loses" if per.loses else "earns"
        amount, cap = _number(per.amount), _number(per.up_to)
        if amount < 0:
            self._add("JJ509", (*at, key), key=key, found=format_number(amount))
        if not self._fits(cap, points, at) or amount < 0:
            return _Reach(points, None)
        steps = self._universes.range(per.measure)
        if per.loses and not self._deduction:
            lost = _lower(cap, _taken(per, steps.low))
            return _Reach(points - lost, (*at, "per"), on_key=True)
        most = _lower(cap, _taken(per, steps.high))
        if most < cap:
            return _Reach(most, (*at, key))
        return _Reach(cap, (*at, "up_to") if cap < points else (*at, "points"))

    def _each(self, each: Each, points: Number, at: At) -> _Reach:
        cap = _number(each.up_to)
        if not self._fits(cap, points, at):
            return _Reach(points, None)
        worths = [_number(band.points) for band in each.bands]
        for index, found in enumerate(worths):
            if found > points:
                self._too_much(found, points, (*at, "bands", index, "points"))
        if max(worths) > points:
            return _Reach(points, None)
        if max(worths) == 0:
            return _Reach(0, (*at, "bands"), on_key=True)
        return _Reach(cap, (*at, "up_to") if cap < points else (*at, "points"))

    def _fits(self, cap: Number, points: Number, at: At) -> bool:
        """Whether a cap is a number from 0 to the points; reports it."""
        if cap < 0:
            self._add("JJ509", (*at, "up_to"), key="up_to", found=format_number(cap))
        elif cap > points:
            self._add("JJ502", (*at, "up_to"), up_to=format_number(cap), points=format_number(points))
        return 0 <= cap <= points

    def _answer(self, answer: Answer, points: Number, at: At) -> _Reach:
        outcomes = {outcome for _, outcome in answer.answers}
        if Outcome.MET in outcomes or not outcomes:
            return _Reach(points, (*at, "points"))
        most = Fraction(points) / 2 if Outcome.PARTLY_MET in outcomes else 0
        return _Reach(most, (*at, "answer"), on_key=True)

    def _judged(self, judged: Judged, points: Number, at: At) -> _Reach:
        step = judged.step
        if step is not None and step <= 0:
            self._add("JJ511", (*at, "judged", "step"), found=format_number(step))
        elif step is not None and Fraction(points) % step:
            best = floor(Fraction(points) / step) * step
            self._add(
                "JJ518",
                (*at, "judged", "step"),
                step=format_number(step),
                points=format_number(points),
                most=format_number(best),
            )
        return _Reach(points, (*at, "points"))

    def _add(self, code: str, spot: Spot | At, **arguments: str) -> None:
        self._merged.add(code, spot, self._cells, **arguments)


def _number(bound: object) -> Number:
    """The number of bound points, or of a bound amount."""
    value = bound.value if isinstance(bound, Constant) else bound
    assert isinstance(value, (int, Fraction))
    return value


def _taken(per: Per, number: End) -> End:
    """What a number of steps comes to, before the cap."""
    amount, step = _number(per.amount), _number(per.step)
    if amount == 0 or number <= 0:
        return 0
    if isinstance(number, float):
        return number
    steps = Fraction(number) / step
    match per.part_step:
        case PartStep.IGNORE:
            return amount * floor(steps)
        case PartStep.STARTED:
            return amount * ceil(steps)
        case PartStep.SHARE:
            return amount * steps
        case _ as never:
            assert_never(never)


def _lower(points: Number, most: End) -> Number:
    return points if isinstance(most, float) or most > points else most
