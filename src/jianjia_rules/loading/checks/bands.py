"""Tiers: those that can never be reached, those in the wrong order, gaps between them and overlaps.

A tier is out of reach when whatever fulfils it fulfils an earlier one. That is decided on the sets of values that the
measures can have, each free of the others, so that a tier that can be reached is never called unreachable.
"""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise

from jianjia_rules.dataclass import dataclass
from jianjia_rules.diagnostics.words import Words
from jianjia_rules.language.problems import At
from jianjia_rules.language.scalars import Number, format_number
from jianjia_rules.language.types import Kind
from jianjia_rules.loading.checks import regions
from jianjia_rules.loading.checks.merged import Merged, Spot
from jianjia_rules.loading.checks.pieces import Tiers
from jianjia_rules.loading.checks.regions import EVERYWHERE, NOWHERE, Region, Variable
from jianjia_rules.loading.checks.situations import Cell
from jianjia_rules.loading.checks.truths import Truths
from jianjia_rules.loading.checks.value_sets import Cut, NumberSet

_MOST_COMPARED = 20
"""A tier is compared with so many before it; longer ladders are none that people write."""


@dataclass(slots=True)
class Comparisons:
    """How many tiers may still be compared with each other, in all; some 30 µs each."""

    left: int = 50_000


def check_tiers(
    tiers: Tiers, truths: Mapping[At, Truths], cells: Iterable[Cell], merged: Merged, comparisons: Comparisons
) -> None:
    """Report what is wrong with tiers; `truths` are those of their conditions, by place."""
    ladder = [
        _Step(index, _true_in(tiers, index, truths), _worth(band.points)) for index, band in enumerate(tiers.bound)
    ]
    comparisons.left -= min(len(ladder), _MOST_COMPARED) * len(ladder)
    if comparisons.left < 0:
        return
    check = _Check(tiers.at, tuple(cells), merged)
    reached = check.unreachable(ladder)
    check.order(reached)
    check.steps(reached, closed=tiers.written[-1].condition is None)


@dataclass(frozen=True, slots=True)
class _Step:
    """A tier: its place in the list, where its condition is true, what it earns."""

    index: int
    true: Region
    points: Number


class _Check:
    def __init__(self, at: At, cells: tuple[Cell, ...], merged: Merged) -> None:
        self._at = at
        self._cells = cells
        self._merged = merged

    def unreachable(self, ladder: Sequence[_Step]) -> list[_Step]:
        """Report the tiers that can never be reached; returns the others."""
        reached: list[_Step] = []
        for step in ladder:
            if step.true == NOWHERE:
                continue  # reported as a condition that is never true
            near = reached[-_MOST_COMPARED:]
            if not regions.covers((each.true for each in near), step.true):
                reached.append(step)
                continue
            alone = next((each for each in near if regions.covers([each.true], step.true)), None)
            if alone is None:
                self._add("JJ608", step)
            else:
                self._add("JJ601", step, related=alone, nth=alone.index + 1)
        return reached

    def order(self, reached: Sequence[_Step]) -> None:
        """Report tiers that take away what a later one would give more for."""
        for step, following in pairwise(reached):
            if step.points > following.points or step.points == 0:
                continue  # a tier that earns nothing keeps units out of those below it
            within = regions.covers([following.true], step.true)
            both = regions.meet((step.true, following.true))
            apart = both is None or both == NOWHERE
            exception = within and len(_variables(step) | _variables(following)) > 1
            if within if step.points == following.points else not apart and not exception:
                self._add("JJ604", step, points=format_number(step.points), next=format_number(following.points))

    def steps(self, reached: Sequence[_Step], closed: bool) -> None:
        """Report gaps and overlaps of tiers that each are one run of numbers of one measure."""
        runs = [_run(step) for step in reached if step.true != EVERYWHERE]
        known = sorted(((run, step) for run, step in zip(runs, reached, strict=False) if run is not None), key=_start)
        if len(known) < len(runs) or len(known) < 2 or len({run.variable for run, _ in known}) > 1:
            return
        if known[0][0].variable.kind is not Kind.NUMBER:
            return
        for (lower, one), (upper, other) in pairwise(known):
            if lower.end < upper.start and not closed and min(one.points, other.points) > 0:
                self._gap(lower, upper, one, other)
            elif upper.start < lower.end < upper.end and lower.start < upper.start:
                self._overlap(lower, upper, one, other)

    def _gap(self, lower: "_Run", upper: "_Run", one: _Step, other: _Step) -> None:
        first, last = _finite(lower.end), _finite(upper.start)
        if lower.whole and last - first <= 1:
            return
        low, high = format_number(first), format_number(last)
        inside = format_number(first + 1 if lower.whole else (first + last) / 2)
        gap = Words(f"在 {low} 与 {high} 之间（如 {inside}）", f"between {low} and {high} (such as {inside})")
        if low == high:
            gap = Words(f"恰好是 {low} ", f"of exactly {low}")
        advice = None if lower.whole else _WHOLE
        later = max(one, other, key=lambda step: step.index)
        self._add("JJ609", later, subject=lower.variable.subject, gap=gap, advice=advice)

    def _overlap(self, lower: "_Run", upper: "_Run", one: _Step, other: _Step) -> None:
        first, later = sorted((one, other), key=lambda step: step.index)
        low, high = format_number(_finite(upper.start)), format_number(_finite(lower.end))
        shared = Words(low, low) if low == high else Words(f"{low} 到 {high}", f"{low} to {high}")
        self._add("JJ610", later, subject=lower.variable.subject, shared=shared, points=format_number(first.points))

    def _add(self, code: str, step: _Step, related: _Step | None = None, **arguments: object) -> None:
        second = None if related is None else (*self._at, related.index)
        self._merged.add(code, Spot((*self._at, step.index), related=second), self._cells, **arguments)


@dataclass(frozen=True, slots=True)
class _Run:
    """The numbers of one measure that a tier is for: one run of them."""

    variable: Variable
    start: Cut
    end: Cut
    whole: bool


def _run(step: _Step) -> _Run | None:
    boxes = step.true or ()
    if len(boxes) != 1 or len(boxes[0]) != 1:
        return None
    ((variable, values),) = boxes[0].items()
    if not isinstance(values, NumberSet) or len(values.runs) != 1 or values.others:
        return None
    ((start, end),) = values.runs
    return _Run(variable, start, end, values.whole)


_WHOLE = Words(
    "只会是整数的字段，在记录的 schema 里写 type: integer。",
    "Where only whole numbers occur, say type: integer in the record's schema.",
)


def _variables(step: _Step) -> set[Variable]:
    return {variable for box in step.true or () for variable in box}


def _finite(cut: Cut) -> Fraction:
    """The number at a cut that has others on both sides."""
    return Fraction(cut[0])


def _start(run: tuple[_Run, _Step]) -> Cut:
    return run[0].start


def _true_in(tiers: Tiers, index: int, truths: Mapping[At, Truths]) -> Region:
    if tiers.written[index].condition is None:
        return EVERYWHERE
    return truths[(*tiers.at, index, "if")].true


def _worth(points: object) -> Number:
    """What a bound tier earns."""
    assert isinstance(points, (int, Fraction))
    return points
