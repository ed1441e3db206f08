"""What each row of the score table is worth, when everything applies."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from jianjia_rules.language.awards import PointsByType
from jianjia_rules.language.citations import types_of
from jianjia_rules.language.rulebook import Rulebook
from jianjia_rules.language.rules import Rule
from jianjia_rules.language.scalars import Number
from jianjia_rules.language.scheme import Combine, Part, PartKind


def row_worths(rulebook: Rulebook, unit_type: str) -> dict[str, Number]:
    """The points of each row of the full total for one unit type, by the row's id.

    Rows outside the full total (bonus, deduction) have none. Of rows that follow one another in time those count that
    are in effect once the last of them has begun. In an averaging part a row is worth its share of the part.
    """
    return dict(_Worths(rulebook, unit_type).rows())


class _Worths:
    def __init__(self, rulebook: Rulebook, unit_type: str) -> None:
        self._rulebook = rulebook
        self._type = unit_type
        self._parts = {part.id: part for part in rulebook.parts}
        begins = [rule.from_day for rule in rulebook.rules if rule.from_day is not None]
        last = max(begins, default=None)
        self._rules = [
            rule
            for rule in rulebook.rules
            if unit_type in types_of(rulebook, rule) and (rule.until is None or last is None or rule.until >= last)
        ]

    def rows(self) -> Iterator[tuple[str, Number]]:
        scale = self._rulebook.scale
        yield from self._inside(None, self._rulebook.combine, Fraction(1 if scale is None else scale))

    def _inside(self, part: str | None, combine: Combine, worth: Fraction | None) -> Iterator[tuple[str, Number]]:
        """The rows in a part; `worth` is what an averaging part comes to, or what an adding one is brought to."""
        rows = [rule for rule in self._rules if self._part_of(rule) == part]
        inner = [each for each in self._rulebook.parts if each.parent == part and self._is_base(each)]
        if combine is Combine.ADD:
            factor = self._factor(part, rows, inner, worth)
            for rule in rows:
                yield rule.id, factor * (self._of_type(rule.points) or 0)
            for each in inner:
                own = factor * self._full(each)
                yield from self._inside(each.id, each.combine, own if each.combine is Combine.AVERAGE else own or None)
            return
        weights = [self._weight(weight) for weight in (*(row.weight for row in rows), *(each.weight for each in inner))]
        whole = sum(weights) or 1
        shares = [(worth or 0) * Fraction(weight) / whole for weight in weights]
        for rule, share in zip(rows, shares, strict=False):
            yield rule.id, share
        for each, share in zip(inner, shares[len(rows) :], strict=True):
            yield from self._inside(each.id, each.combine, share)

    def _factor(
        self, part: str | None, rows: Sequence[Rule], inner: Sequence[Part], worth: Fraction | None
    ) -> Fraction:
        """By what an adding part's points are multiplied: inside an averaging part it is brought to its share."""
        if part is None or worth is None:
            return Fraction(1)
        asked = sum(self._of_type(rule.points) or 0 for rule in rows) + sum(map(self._full, inner))
        return Fraction(worth) / asked if asked else Fraction(0)

    def _full(self, part: Part) -> Number:
        """What a part adds to one that adds up."""
        stated = self._of_type(part.points)
        if stated is not None or part.combine is Combine.AVERAGE:
            return stated or 0
        rows = [rule for rule in self._rules if rule.part == part.id]
        inner = [each for each in self._rulebook.parts if each.parent == part.id and self._is_base(each)]
        return sum(self._of_type(rule.points) or 0 for rule in rows) + sum(map(self._full, inner))

    def _part_of(self, rule: Rule) -> str | None:
        return rule.part if rule.part in self._parts else None

    def _is_base(self, part: Part) -> bool:
        return part.kind is PartKind.BASE

    def _of_type(self, points: Number | PointsByType | None) -> Number | None:
        return dict(points.points).get(self._type) if isinstance(points, PointsByType) else points

    def _weight(self, weight: Number | PointsByType | None) -> Number:
        own = self._of_type(weight)
        return 1 if own is None else own
