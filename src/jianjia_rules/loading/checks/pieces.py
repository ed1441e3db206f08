"""Conditions and tiers wherever they stand in a piece of a rulebook, each as written and as bound, with its place."""

from collections.abc import Iterator
from typing import Any

from jianjia_rules.dataclass import dataclass
from jianjia_rules.language.awards import (
    Award,
    Band,
    Bands,
    BestOf,
    CallAward,
    Checklist,
    Each,
    If,
    Inverse,
    Per,
    Proportion,
    ValueAward,
)
from jianjia_rules.language.conditions import (
    All,
    AnyOf,
    Condition,
    Every,
    NoneOf,
    Not,
    Some,
    Test,
)
from jianjia_rules.language.fitting import head_of
from jianjia_rules.language.inference import Inference
from jianjia_rules.language.measures import (
    Add,
    Aggregate,
    Call,
    Constant,
    Count,
    DaysFrom,
    Difference,
    Excess,
    Field,
    Growth,
    HigherOf,
    HowMany,
    Items,
    LowerOf,
    Named,
    Operand,
    ParameterRef,
    Previous,
    Ratio,
    Shortfall,
    Times,
)
from jianjia_rules.language.problems import At
from jianjia_rules.language.rulebook import Rulebook
from jianjia_rules.language.rules import Rule
from jianjia_rules.language.scalars import Number
from jianjia_rules.loading.checks.situations import Cell, Situation
from jianjia_rules.loading.checks.universes import Universes


@dataclass(frozen=True, slots=True)
class Root:
    """An award, a condition or a measure as written, and bound for one situation."""

    written: object
    bound: object
    at: At


@dataclass(frozen=True, slots=True)
class Case:
    """A piece in one situation; `points` is what the row is worth there."""

    situation: Situation
    inference: Inference
    roots: tuple[Root, ...]
    points: Number = 0


@dataclass(frozen=True, slots=True)
class Piece:
    """A rule, or what else holds conditions, of a rulebook or of a roll-up's table; faulty cases are left out.

    `cells` are all that it is for.
    """

    at: At
    table: Rulebook
    rule: Rule | None
    cells: tuple[Cell, ...]
    cases: tuple[Case, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A condition and where it stands."""

    written: Condition
    bound: Condition
    at: At
    universes: Universes
    is_last_tier: bool = False
    """The last tier may take all that is left."""


@dataclass(frozen=True, slots=True)
class Tiers:
    """Tiers and where their list stands; `around` is what they can earn at most, None for those of items."""

    written: tuple[Band, ...]
    bound: tuple[Band, ...]
    at: At
    universes: Universes


Found = Asked | Tiers


def found_in(root: Root, universes: Universes) -> Iterator[Found]:
    """The outermost conditions below a root, those of lists and named nowhere else included, and its tiers."""
    written: Any = root.written
    bound: Any = root.bound
    if isinstance(written, Condition):
        return _asked(written, bound, root.at, universes)
    walk = _in_award if isinstance(written, Award) else _in_operand
    return walk(written, bound, root.at, universes)


def _asked(
    written: Condition, bound: Condition, at: At, universes: Universes, is_last_tier: bool = False
) -> Iterator[Found]:
    yield Asked(written, bound, at, universes, is_last_tier)
    yield from _in_condition(written, bound, at, universes)


def _in_condition(written: Condition, bound: Condition, at: At, universes: Universes) -> Iterator[Found]:
    match written, bound:
        case Test(measure), Test(other):
            yield from _in_operand(measure, other, at, universes)
            for one, two in zip(written.comparisons, bound.comparisons, strict=True):
                several = len(one.operands) > 1
                for index, (operand, same) in enumerate(zip(one.operands, two.operands, strict=False)):
                    inner = (*at, one.word.value, index) if several else (*at, one.word.value)
                    yield from _in_operand(operand, same, inner, universes)
        case All(parts), All(inner):
            yield from _in_conditions(parts, inner, (*at, "all"), universes)
        case AnyOf(parts), AnyOf(inner):
            yield from _in_conditions(parts, inner, (*at, "any"), universes)
        case NoneOf(parts), NoneOf(inner):
            yield from _in_conditions(parts, inner, (*at, "none"), universes)
        case Not(part), Not(inside):
            yield from _in_condition(part, inside, (*at, "not"), universes)
        case (Some(items), Some(same)) | (Every(items), Every(same)):
            yield from _in_items(items, same, at, universes)


def _in_conditions(
    written: tuple[Condition, ...], bound: tuple[Condition, ...], at: At, universes: Universes
) -> Iterator[Found]:
    for index, (one, other) in enumerate(zip(written, bound, strict=True)):
        yield from _in_condition(one, other, (*at, index), universes)


def _in_items(written: Items, bound: Items, at: At, universes: Universes) -> Iterator[Found]:
    if written.where is not None and bound.where is not None:
        yield from _asked(written.where, bound.where, (*at, "where"), universes.inside(bound))


def _in_operand(written: Operand, bound: Operand, at: At, universes: Universes) -> Iterator[Found]:
    if isinstance(written, _LEAVES) or type(written) is not type(bound):
        return  # a name is looked into where it is defined; what binding has converted says nothing new
    head = (*at, head_of(written))
    match written, bound:
        case (Previous(one), Previous(other)) | (Growth(one), Growth(other)):
            yield from _in_operand(one, other, head, universes)
        case Count(one), Count(other):
            yield from _in_items(one, other, at, universes)
        case Aggregate(_, one, of), Aggregate(_, other, same):
            yield from _in_items(one, other, at, universes)
            if of is not None and same is not None:
                yield from _in_operand(of, same, (*at, "of"), universes.inside(other))
        case HowMany(parts), HowMany(inner):
            for index, (part, asked) in enumerate(zip(parts, inner, strict=True)):
                yield from _asked(part, asked, (*head, index), universes)
        case Call(_, ones), Call(_, others):
            yield from _in_operands(ones, others, [(*at, "with", index) for index in range(len(ones))], universes)
        case _:
            ones, others = _operands(written), _operands(bound)
            yield from _in_operands(ones, others, _places(written, at, head, len(ones)), universes)


def _in_operands(
    written: tuple[Operand, ...], bound: tuple[Operand, ...], places: list[At], universes: Universes
) -> Iterator[Found]:
    for one, other, at in zip(written, bound, places, strict=True):
        yield from _in_operand(one, other, at, universes)


def _operands(node: Operand) -> tuple[Operand, ...]:
    match node:
        case Add(operands) | Times(operands) | LowerOf(operands) | HigherOf(operands):
            return operands
        case Difference(one, two) | Ratio(one, two) | Shortfall(one, two) | Excess(one, two) | DaysFrom(one, two):
            return (one, two)
    return ()


def _places(node: Operand, at: At, head: At, count: int) -> list[At]:
    second = _SECOND.get(type(node))
    return [(*head, index) for index in range(count)] if second is None else [head, (*at, second)]


_SECOND: dict[type, str] = {Ratio: "to", Shortfall: "from", Excess: "over", DaysFrom: "to"}
_LEAVES = (Field, Constant, ParameterRef, Named)


def _in_award(written: Award, bound: Award, at: At, universes: Universes) -> Iterator[Found]:
    match written, bound:
        case If(condition), If(other):
            yield from _asked(condition, other, (*at, "if"), universes)
        case Bands(bands), Bands(others):
            yield from _in_bands(bands, others, (*at, "bands"), universes)
        case Each(items, bands), Each(chosen, others):
            yield from _in_items(items, chosen, at, universes)
            yield from _in_bands(bands, others, (*at, "bands"), universes.inside(chosen))
        case (Checklist(entries), Checklist(others)) | (BestOf(entries), BestOf(others)):
            head = "checklist" if isinstance(written, Checklist) else "best_of"
            for index, (entry, counterpart) in enumerate(zip(entries, others, strict=True)):
                yield from _in_award(entry, counterpart, (*at, head, index), universes)
        case Per(measure), Per(same):
            yield from _in_operand(measure, same, (*at, "per"), universes)
        case Proportion(value, target, start), Proportion(same, of, begin):
            yield from _in_operand(value, same, (*at, "proportion"), universes)
            yield from _in_operand(target, of, (*at, "of"), universes)
            if start is not None and begin is not None:
                yield from _in_operand(start, begin, (*at, "from"), universes)
        case Inverse(value, target), Inverse(same, of):
            yield from _in_operand(value, same, (*at, "inverse"), universes)
            yield from _in_operand(target, of, (*at, "of"), universes)
        case ValueAward(measure), ValueAward(same):
            yield from _in_operand(measure, same, (*at, "value"), universes)
        case CallAward(_, ones), CallAward(_, others):
            yield from _in_operands(ones, others, [(*at, "with", index) for index in range(len(ones))], universes)


def _in_bands(written: tuple[Band, ...], bound: tuple[Band, ...], at: At, universes: Universes) -> Iterator[Found]:
    yield Tiers(written, bound, at, universes)
    for index, (one, other) in enumerate(zip(written, bound, strict=True)):
        if one.condition is not None and other.condition is not None:
            is_last = index == len(written) - 1
            yield from _asked(one.condition, other.condition, (*at, index, "if"), universes, is_last)
