"""Parts: rows add up or average by weight, at any depth; caps, rescaling, and what stands outside the full total.

How a part comes to its score (docs/language.md, totals):
- an adding part sums its rows and sub-parts, capped at its points. What does not apply leaves its possible points; the
  sum is then spread over the part's full points (`rescale: part`), over the whole table's (`total`), or not at all
  (`none`). A part in which nothing applies leaves, and its parent is rescaled in its place;
- an averaging part is the weighted mean of the shares of its rows and sub-parts, those that left not counted. Under an
  adding part its share is multiplied by its points; without points it adds nothing there;
- a bonus or deduction part is summed and capped, sub-parts before the part around them; it is never rescaled.
"""

from collections.abc import Iterable, Sequence
from math import lcm
from operator import mul
from typing import NamedTuple, TypeVar

from jianjia_rules.dataclass import dataclass
from jianjia_rules.engine.plan import Plan
from jianjia_rules.language.awards import Points, PointsByType
from jianjia_rules.language.scalars import Number
from jianjia_rules.language.scheme import Combine, Part, PartKind, Rescale
from jianjia_rules.scoring import exact
from jianjia_rules.scoring.exact import ONE, ZERO, Pair
from jianjia_rules.scoring.tally import SPECIAL, Tallied, has_not_left, split, unit_of

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Node:
    """A part made ready for one plan; `part` is None for the root, which stands last.

    `rows` are indexes of the plan's own rows, `children` of nodes before this one; in an averaging part `weights` are
    theirs, rows first, brought to whole numbers. `full` is what the part is worth when everything applies, `asked` what
    its rows and sub-parts then add up to.
    """

    part: Part | None
    kind: PartKind
    average: bool
    rows: tuple[int, ...]
    children: tuple[int, ...]
    weights: tuple[int, ...]
    cap: Pair | None
    full: Pair
    asked: Pair
    adds: bool
    """Whether an adding parent counts it: an averaging part does only when it has points."""
    span: slice | None
    """The rows as a slice, where they follow each other."""
    points: tuple[Number, ...] = ()
    """In an adding part, what each row is worth, in the unit of the tally."""

    def pick(self, of_rows: Sequence[T]) -> Sequence[T]:
        """What belongs to the part's own rows."""
        return of_rows[self.span] if self.span is not None else [of_rows[index] for index in self.rows]


class NodeScore(NamedTuple):
    """What a part came to: earned of what applied (capped), and `score` of `worth` after rescaling.

    In an averaging part `earned` is its share of 1. `worth` is 0 where nothing applied: the part left.
    """

    earned: Pair
    possible: Pair
    score: Pair
    worth: Pair

    @property
    def leaves(self) -> bool:
        """Whether nothing in the part applied."""
        return self.worth[0] == 0


@dataclass(frozen=True, slots=True)
class Table:
    """The parts of one plan, made ready once; `outside` are the nodes of bonus and deduction parts at the top.

    `unit` see `tally.unit_of`.
    """

    nodes: tuple[Node, ...]
    outside: tuple[int, ...]
    rescale: Rescale
    has_base: bool
    unit: int

    def scores(self, tallied: Tallied) -> list[NodeScore]:
        """The score of every node; sub-parts come before the part around them, the root is last."""
        scores: list[NodeScore] = []
        for node in self.nodes:
            scores.append(self.score(node, tallied, scores))
        return scores

    def score(self, node: Node, tallied: Tallied, scores: Sequence[NodeScore]) -> NodeScore:
        """The score of one node; `scores` are those of the nodes before it."""
        return _averaged(node, tallied, scores) if node.average else self._added(node, tallied, scores)

    def _added(self, node: Node, tallied: Tallied, scores: Sequence[NodeScore]) -> NodeScore:
        (numerator, denominator), gone = _earned(node, tallied)
        for child in node.children:
            if self.nodes[child].adds:
                _, _, (more, over), worth = scores[child]
                if over == denominator:
                    numerator += more
                else:
                    numerator, denominator = numerator * over + more * denominator, denominator * over
                gone = gone or worth is not self.nodes[child].full
        found = (numerator, denominator)
        if node.kind is not PartKind.BASE:
            return _outside(node, found)
        if node.cap is not None and exact.below(node.cap, found):
            found = node.cap
        if not gone and node.asked is node.full:
            worth = node.full if node.full[0] else ZERO
            return NodeScore(found, worth, found, worth)
        possible = self._possible(node, tallied, scores) if gone else node.asked
        return self._rescaled(node, found, possible if node.cap is None else exact.at_most(possible, node.cap))

    def _possible(self, node: Node, tallied: Tallied, scores: Sequence[NodeScore]) -> Pair:
        """What the rows and sub-parts that apply add up to."""
        rows = zip(node.pick(tallied.numbers), node.points, strict=True)
        applying = [points for number, points in rows if number < SPECIAL or has_not_left(number)]
        possible = _sum(applying, tallied.unit)
        for child in node.children:
            if self.nodes[child].adds:
                possible = exact.add(possible, scores[child].worth)
        return possible

    def _rescaled(self, node: Node, earned: Pair, possible: Pair) -> NodeScore:
        if possible[0] == 0:
            return NodeScore(earned, ZERO, ZERO, ZERO)
        if possible is node.full or exact.same(possible, node.full):
            return NodeScore(earned, possible, earned, node.full)
        if self.rescale is Rescale.PART or (self.rescale is Rescale.TOTAL and node.part is None):
            return NodeScore(earned, possible, exact.over(exact.times(earned, node.full), possible), node.full)
        return NodeScore(earned, possible, earned, possible)


def table(plan: Plan) -> Table:
    """The plan's parts, made ready; a row whose part is not listed stands at the root."""
    parts = {part.id: part for part in plan.rulebook.parts}
    unit = unit_of(plan)
    nodes: list[Node] = []
    places: dict[str, int] = {}
    for part in _inner_first(plan.rulebook.parts):
        rows = tuple(row.facts.index for row in plan.rows if row.facts.part == part.id)
        inner = [each for each in plan.rulebook.parts if each.parent == part.id]
        kind = kind_of(part, parts)
        children = [places[each.id] for each in inner if kind_of(each, parts) is kind]
        places[part.id] = len(nodes)
        nodes.append(_node(plan, unit, part, kind, part.combine, rows, children, nodes))
    outside = tuple(places[part.id] for part in parts.values() if kind_of(part, parts) is not kind_around(part, parts))
    top = [places[part.id] for part in parts.values() if part.parent is None and places[part.id] not in outside]
    rows = tuple(row.facts.index for row in plan.rows if row.facts.part not in parts)
    nodes.append(_node(plan, unit, None, PartKind.BASE, plan.rulebook.combine, rows, top, nodes))
    has_base = any(node.rows and node.kind is PartKind.BASE for node in nodes)
    return Table(tuple(nodes), outside, plan.rulebook.rescale, has_base, unit)


def _node(
    plan: Plan,
    unit: int,
    part: Part | None,
    kind: PartKind,
    combine: Combine,
    rows: tuple[int, ...],
    children: Sequence[int],
    nodes: Sequence[Node],
) -> Node:
    stated = (
        []
        if part is None
        else [points_of_type(part.points, plan.unit_type), points_of_type(part.up_to, plan.unit_type)]
    )
    limits = [exact.pair(limit) for limit in stated if limit is not None]
    cap = None
    for limit in limits:
        cap = limit if cap is None else exact.at_most(cap, limit)
    if combine is Combine.AVERAGE:
        scale = ONE if plan.rulebook.scale is None else exact.pair(plan.rulebook.scale)
        full = cap or scale
        weights = _weights(plan, rows, [nodes[child] for child in children])
        return Node(part, kind, True, rows, tuple(children), weights, cap, full, full, cap is not None, _span(rows))
    asked = exact.total(plan.rows[index].points for index in rows)
    for child in children:
        if nodes[child].adds:
            asked = exact.add(asked, nodes[child].full)
    if cap is not None and exact.same(cap, asked):
        cap = asked  # one and the same: nothing to compare later
    points = tuple(_whole(plan.rows[index].points * unit) for index in rows)
    return Node(part, kind, False, rows, tuple(children), (), cap, cap or asked, asked, True, _span(rows), points)


def _weights(plan: Plan, rows: Iterable[int], children: Iterable[Node]) -> tuple[int, ...]:
    """Weights in whole numbers, in the proportions given; a row or part without one weighs 1."""
    given = [plan.rows[index].facts.weight for index in rows]
    given += [points_of_type(child.part.weight, plan.unit_type) if child.part else None for child in children]
    stated = [1 if weight is None else weight for weight in given]
    common = lcm(*(weight.denominator for weight in stated))
    return tuple(int(weight * common) for weight in stated)


def _earned(node: Node, tallied: Tallied) -> tuple[Pair, bool]:
    """What a part's own rows earned, and whether one of them left."""
    if not node.rows:
        return ZERO, False
    numbers = tallied.numbers[node.span] if node.span is not None else node.pick(tallied.numbers)
    whole = sum(numbers)
    if whole < SPECIAL:
        return (whole, tallied.unit), False
    whole, left = split(numbers)
    earned = (whole, tallied.unit)
    for index in node.rows if tallied.rests else ():
        if index in tallied.rests:
            rest = tallied.rests[index]
            earned = exact.add(earned, (rest.numerator, rest.denominator * tallied.unit))
    return earned, left > 0


def _averaged(node: Node, tallied: Tallied, scores: Sequence[NodeScore]) -> NodeScore:
    weights: Sequence[int] = node.weights[: len(node.rows)]
    numbers = node.pick(tallied.numbers)
    if not tallied.plain:
        weights = [own if has_not_left(each) else 0 for own, each in zip(weights, numbers, strict=True)]
        numbers = [split((each,))[0] for each in numbers]
    found = (sum(map(mul, weights, numbers)), tallied.unit)
    for at, index in enumerate(node.rows if tallied.rests else ()):
        rest = tallied.rests.get(index, 0)
        found = exact.add(found, (weights[at] * rest.numerator, rest.denominator * tallied.unit))
    weight = sum(weights)
    for child, own in zip(node.children, node.weights[len(node.rows) :], strict=True):
        inner = scores[child]
        if not inner.leaves:
            share = exact.over(inner.score, inner.worth)
            found = exact.add(found, (own * share[0], share[1]))
            weight += own
    if weight == 0:
        return NodeScore(ZERO, ZERO, ZERO, ZERO)
    share = (found[0], found[1] * weight)
    return NodeScore(share, ONE, exact.times(share, node.full), node.full)


def _sum(scaled: Iterable[Number], unit: int) -> Pair:
    """The sum of numbers in units of 1/`unit`."""
    total = sum(scaled)
    return (total, unit) if total.__class__ is int else (total.numerator, total.denominator * unit)


def _outside(node: Node, found: Pair) -> NodeScore:
    """A bonus, or a deduction (below 0): capped, not rescaled."""
    if node.cap is not None:
        found = exact.at_most(found, node.cap)
        found = exact.at_least(found, (-node.cap[0], node.cap[1]))
    return NodeScore(found, node.full, found, node.full)


def _whole(number: Number) -> Number:
    return number.numerator if number.denominator == 1 else number


def _span(rows: tuple[int, ...]) -> slice | None:
    if rows and rows == tuple(range(rows[0], rows[-1] + 1)):
        return slice(rows[0], rows[-1] + 1)
    return None


def _inner_first(parts: Sequence[Part]) -> list[Part]:
    """The parts such that every one comes after those inside it."""
    ordered: list[Part] = []

    def visit(parent: str | None) -> None:
        for part in parts:
            if part.parent == parent:
                visit(part.id)
                ordered.append(part)

    visit(None)
    return ordered


def kind_of(part: Part, parts: dict[str, Part]) -> PartKind:
    """A part's kind: its own, or where it says nothing that of the part around it."""
    return part.kind if part.kind is not PartKind.BASE else kind_around(part, parts)


def kind_around(part: Part, parts: dict[str, Part]) -> PartKind:
    """The kind of what a part stands in; the table itself is base."""
    return PartKind.BASE if part.parent is None else kind_of(parts[part.parent], parts)


def points_of_type(points: Points | PointsByType | None, unit_type: str) -> Number | None:
    """A part's points or weight for one unit type."""
    match points:
        case PointsByType(by_type):
            return dict(by_type).get(unit_type)
        case None:
            return None
        case _:
            return points  # type: ignore[return-value]
