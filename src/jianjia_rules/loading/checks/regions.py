"""When a condition holds, as a union of boxes: each box limits some measures to sets of values.

What a box does not name may be anything. Measures are taken to vary freely of each other, so that a region never
leaves out a record that can be; a region of more boxes than are worth the time is None: nothing is known of it.
"""

from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import field
from functools import reduce
from typing import Any

from jianjia_rules.dataclass import dataclass
from jianjia_rules.language.types import Kind
from jianjia_rules.loading.checks.value_sets import ValueSet


@dataclass(frozen=True, slots=True)
class Variable:
    """Something that is one value or another: a measure, or whether a comparison holds that cannot be looked into."""

    key: Hashable
    universe: ValueSet = field(compare=False)
    kind: Kind | None = None
    """What its values are; None where it only holds or not."""
    subject: str = field(default="", compare=False)
    """How messages call it."""


Box = Mapping[Variable, ValueSet]
Region = tuple[Box, ...] | None

NOWHERE: Region = ()
EVERYWHERE: Region = ({},)

_MOST_BOXES = 64


def where(variable: Variable, values: ValueSet) -> Region:
    """The region in which a variable has one of these values, which are some of its universe."""
    return NOWHERE if values.is_empty else ({variable: values},)


def meet(regions: Iterable[Region]) -> Region:
    """Where all hold."""
    return reduce(_meet_two, regions, EVERYWHERE)


def join(regions: Iterable[Region]) -> Region:
    """Where one holds."""
    boxes: list[Box] = []
    for region in regions:
        if region is None:
            return None
        boxes += region
    return tuple(boxes) if len(boxes) <= _MOST_BOXES else None


def less(region: Region, other: Region) -> Region:
    """Where the first holds and the other does not."""
    if region is None or other is None:
        return None
    left = region
    for box in other:
        left = tuple(rest for each in left for rest in _box_less(each, box))
        if len(left) > _MOST_BOXES:
            return None
    return left


def covers(regions: Iterable[Region], region: Region) -> bool:
    """Whether `region` lies in the others together; False where that cannot be told."""
    for other in regions:
        if region is None:
            return False
        if other is not None:
            region = less(region, other)
    return region == NOWHERE


def _meet_two(one: Region, other: Region) -> Region:
    if one is None or other is None:
        return None
    if len(one) * len(other) > _MOST_BOXES:
        return None
    met = (_meet_boxes(first, second) for first in one for second in other)
    return tuple(box for box in met if box is not None)


def _meet_boxes(one: Box, other: Box) -> Box | None:
    met = dict(one)
    for variable, values in other.items():
        here = met.get(variable)
        both = values if here is None else _any(here).meet(values)
        if both.is_empty:
            return None
        met[variable] = both
    return met


def _box_less(box: Box, other: Box) -> Iterator[Box]:
    """The rest of a box in pieces that do not overlap: outside in the first measure, inside it and outside …."""
    inside = dict(box)
    for variable, values in other.items():
        here = _any(inside.get(variable, variable.universe))
        outside = here.less(values)
        if not outside.is_empty:
            yield {**inside, variable: outside}
        met = here.meet(values)
        if met.is_empty:
            return
        inside[variable] = met


def _any(values: ValueSet) -> Any:
    """Two sets of one variable are of one kind, which the type checker cannot know."""
    return values
