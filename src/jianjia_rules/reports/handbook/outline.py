"""The parts of one unit type's score table, with their rows and what they are worth."""

from collections.abc import Iterable
from datetime import date
from fractions import Fraction

from jianjia_rules.dataclass import dataclass
from jianjia_rules.engine.bind import applies
from jianjia_rules.language.rulebook import Rulebook
from jianjia_rules.language.rules import Rule
from jianjia_rules.language.scalars import Number
from jianjia_rules.language.scheme import Combine, Part, PartKind
from jianjia_rules.scoring.parts import kind_around, kind_of, points_of_type
from jianjia_rules.wording.plain import of_type


@dataclass(frozen=True, slots=True)
class Group:
    """A part (None: the table itself) with its own rows and the parts inside it; empty parts are left out.

    `full` is what it is worth in full, None for an averaging part without points; `weight` is its weight in an
    averaging part around it.
    """

    part: Part | None
    rules: tuple[Rule, ...]
    inner: tuple["Group", ...]
    average: bool
    full: Number | None
    weight: Number | None = None


@dataclass(frozen=True, slots=True)
class Outline:
    """A unit type's table, and the bonus and deduction parts that stand outside its full total."""

    base: Group
    bonus: tuple[Group, ...]
    deductions: tuple[Group, ...]

    @property
    def rules(self) -> tuple[Rule, ...]:
        """All its rows, in the order in which they are printed."""
        return tuple(rule for top in (self.base, *self.bonus, *self.deductions) for rule in _all_rules(top))


def outline(rulebook: Rulebook, unit_type: str, as_of: date | None) -> Outline:
    """The outline of a unit type's table on a day, by default of every day."""
    rules = [of_type(rule, unit_type) for rule in rulebook.rules if applies(rule, unit_type, as_of)]
    parts = {part.id: part for part in rulebook.parts}

    def group(part: Part) -> Group | None:
        kind = kind_of(part, parts)
        own = tuple(rule for rule in rules if rule.part == part.id)
        inner = _found(
            group(each) for each in rulebook.parts if each.parent == part.id and kind_of(each, parts) is kind
        )
        if not own and not inner:
            return None
        average = part.combine is Combine.AVERAGE
        weight = points_of_type(part.weight, unit_type) if _is_averaged(part, rulebook, parts) else None
        limits = [points_of_type(part.points, unit_type), points_of_type(part.up_to, unit_type)]
        return Group(part, own, inner, average, _full(own, inner, average, limits), weight)

    tops = [part for part in rulebook.parts if part.parent is None and kind_of(part, parts) is PartKind.BASE]
    inner = _found(group(part) for part in tops)
    loose = tuple(rule for rule in rules if rule.part not in parts)
    average = rulebook.combine is Combine.AVERAGE
    full = _full(loose, inner, average, [rulebook.scale if average else None])
    outside = [part for part in rulebook.parts if kind_of(part, parts) is not kind_around(part, parts)]
    bonus = _found(group(part) for part in outside if kind_of(part, parts) is PartKind.BONUS)
    taken = _found(group(part) for part in outside if kind_of(part, parts) is PartKind.DEDUCTION)
    return Outline(Group(None, loose, inner, average, full), bonus, taken)


def _is_averaged(part: Part, rulebook: Rulebook, parts: dict[str, Part]) -> bool:
    around = rulebook.combine if part.parent is None else parts[part.parent].combine
    return around is Combine.AVERAGE


def _full(
    rules: tuple[Rule, ...], inner: tuple[Group, ...], average: bool, limits: Iterable[Number | None]
) -> Number | None:
    """The least limit that is stated; without one, what an adding part's rows and parts add up to."""
    stated = [limit for limit in limits if limit is not None]
    if stated:
        return min(stated)
    if average:
        return None
    rows = [rule.points for rule in rules if isinstance(rule.points, (int, Fraction))]
    return sum((*rows, *(each.full for each in inner if each.full is not None)), Fraction(0))


def _found(groups: Iterable[Group | None]) -> tuple[Group, ...]:
    return tuple(group for group in groups if group is not None)


def _all_rules(group: Group) -> Iterable[Rule]:
    yield from group.rules
    for each in group.inner:
        yield from _all_rules(each)
