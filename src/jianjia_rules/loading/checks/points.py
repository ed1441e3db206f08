"""Points that add up: rows and sub-parts against what their part is worth, at every date and for every unit type."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field
from datetime import date, timedelta
from functools import cached_property
from itertools import islice

from jianjia_rules.dataclass import dataclass
from jianjia_rules.diagnostics.words import Words
from jianjia_rules.language.awards import PointsByType
from jianjia_rules.language.problems import At
from jianjia_rules.language.rulebook import Rulebook
from jianjia_rules.language.rules import Rule
from jianjia_rules.language.scalars import Number, format_number
from jianjia_rules.language.scheme import Combine, Part, PartKind
from jianjia_rules.loading.checks.situations import Cell, Names, runs_between
from jianjia_rules.loading.faults import Faults, TreePath

Points = Number | PointsByType | None

_MOST_ROWS = 1_000_000
"""Rows times unit types times runs of days that are added up."""


@dataclass(frozen=True, slots=True)
class Touched:
    """What could not be read, and what overlays did.

    `unread` are parts of which a row or a sub-part is missing, or half read, as the rows of `half_read` are. `places`
    says for each part where an overlay changed what stands in it. What the rows of `half_cited` cite could not be read.
    """

    unread: frozenset[str] = frozenset()
    half_read: frozenset[str] = frozenset()
    places: dict[str, TreePath] = field(default_factory=dict)
    half_cited: frozenset[str] = frozenset()


def of_type(points: Points, unit_type: str) -> Number | None:
    """Points, a weight or a cap for one unit type."""
    return dict(points.points).get(unit_type) if isinstance(points, PointsByType) else points


def check_points(rulebook: Rulebook, touched: Touched, faults: Faults) -> None:
    """Report points that do not add up, and those that are missing or of the wrong kind."""
    table = Table(rulebook)
    for rule in rulebook.rules:
        if rule.id not in touched.half_read:
            _check_row(rule, table, ("rules", rule.id), faults)
    for rollup in rulebook.rollups:
        for rule in rollup.rules:
            if rule.points is None:
                faults.add("JJ510", ("rollups", rollup.id, "rules", rule.id))
    for part in rulebook.parts:
        if part.id not in touched.unread:
            _check_part(part, table, touched, faults)
            if not any(table.has_rows(part, cell) for cell in table.cells):
                faults.add("JJ519", ("parts", part.id), part=part.id)
    if table.is_cut:
        faults.add("JJ521", ("parts",), on_key=True, count=len(table.cells))


class Table:
    """The parts and rows of a rulebook, over the unit types and days that tell them apart."""

    def __init__(self, rulebook: Rulebook) -> None:
        self.rulebook = rulebook
        self.names = Names.of(rulebook)
        self.is_cut = False
        self.parts = {part.id: part for part in rulebook.parts}
        self.children: dict[str | None, list[Part]] = {}
        for part in rulebook.parts:
            self.children.setdefault(part.parent, []).append(part)
        self._rows: dict[str, list[Rule]] = {}
        for rule in rulebook.rules:
            self._rows.setdefault(rule.part, []).append(rule)

    def kind(self, part: Part) -> PartKind:
        """A part's kind: its own, or where it says nothing that of the part around it."""
        around = self.parts.get(part.parent or "")
        return part.kind if part.kind is not PartKind.BASE or around is None else self.kind(around)

    def combine_of(self, rule: Rule) -> Combine | None:
        """How the part of a row combines; None where there is no such part."""
        part = self.parts.get(rule.part)
        return None if part is None else part.combine

    def types_of(self, rule: Rule) -> list[str]:
        """The unit types a row is for, as far as there are such types."""
        return [each for each in self.names.titles if rule.for_types is None or each in rule.for_types]

    def rows(self, part: str, cell: Cell) -> list[Rule]:
        """The rows that stand directly in a part."""
        return [rule for rule in self._rows.get(part, ()) if _in_effect(rule, cell)]

    def has_rows(self, part: Part, cell: Cell) -> bool:
        """Whether a row stands in a part or below it."""
        below = (self.has_rows(each, cell) for each in self.children.get(part.id, ()))
        return bool(self.rows(part.id, cell)) or any(below)

    def stated(self, part: Part, cell: Cell) -> Number | None:
        """What a part says it is worth."""
        limits = [of_type(each, cell.unit_type) for each in (part.points, part.up_to)]
        return min((limit for limit in limits if limit is not None), default=None)

    def sum(self, part: Part, cell: Cell) -> Number:
        """What the rows and sub-parts of an adding part come to."""
        rows = sum(of_type(rule.points, cell.unit_type) or 0 for rule in self.rows(part.id, cell))
        return rows + sum(self.worth(each, cell) for each in self.children.get(part.id, ()) if self._counts(each, part))

    def worth(self, part: Part, cell: Cell) -> Number:
        """What a part adds to the one around it when everything applies."""
        stated = self.stated(part, cell)
        if stated is not None:
            return stated
        return 0 if part.combine is Combine.AVERAGE else self.sum(part, cell)

    def total(self, kind: PartKind, cell: Cell) -> Number:
        """What the outermost parts of a kind come to, those that stand inside parts of another kind included."""
        parts = [part for part in self.rulebook.parts if self.kind(part) is kind and self._is_outermost(part)]
        return sum(self.worth(part, cell) for part in parts)

    def _is_outermost(self, part: Part) -> bool:
        around = self.parts.get(part.parent or "")
        return around is None or self.kind(around) is not self.kind(part)

    def _counts(self, inner: Part, part: Part) -> bool:
        return self.kind(inner) is self.kind(part)

    @cached_property
    def cells(self) -> tuple[Cell, ...]:
        """Unit types and runs of days in which the same rows stand; those without any row are left out.

        Of very many only the first, so that nobody is kept waiting; `is_cut` then says so.
        """
        most = max(1, _MOST_ROWS // max(1, len(self.rulebook.rules)))
        found = tuple(islice(self._cells(), most + 1))
        self.is_cut = len(found) > most
        return found[:most]

    def _cells(self) -> Iterator[Cell]:
        starts = {rule.from_day for rule in self.rulebook.rules if rule.from_day is not None}
        for rule in self.rulebook.rules:
            if rule.until is not None and rule.until < date.max:
                starts.add(rule.until + timedelta(1))
        days = list(runs_between(starts))
        for unit_type in self.names.titles:
            for run in days:
                cell = Cell(unit_type, run)
                if any(_in_effect(rule, cell) for rule in self.rulebook.rules):
                    yield cell


def _in_effect(rule: Rule, cell: Cell) -> bool:
    first, last = cell.days.first, cell.days.last
    return (
        (rule.for_types is None or cell.unit_type in rule.for_types)
        and (rule.from_day is None or rule.from_day <= first)
        and (rule.until is None or rule.until >= last)
    )


def _check_row(rule: Rule, table: Table, at: At, faults: Faults) -> None:
    match table.combine_of(rule):
        case Combine.AVERAGE:
            if rule.points is not None and rule.weight is None:
                faults.add("JJ506", (*at, "points"), on_key=True, part=rule.part)
            _check_types(rule.weight, table.types_of(rule), table, (*at, "weight"), faults)
        case Combine.ADD:
            if rule.points is None and rule.weight is not None:
                faults.add("JJ507", (*at, "weight"), on_key=True, part=rule.part)
            elif rule.points is None:
                faults.add("JJ510", at)
            _check_types(rule.points, table.types_of(rule), table, (*at, "points"), faults)


def _check_types(points: Points, types: Iterable[str], table: Table, at: At, faults: Faults) -> None:
    """Report points by unit type that leave a type out."""
    if isinstance(points, PointsByType):
        given = dict(points.points)
        missing = [each for each in types if each not in given]
        if missing:
            faults.add("JJ514", at, on_key=True, types=table.names.types(missing), key=missing[0])


def _check_part(part: Part, table: Table, touched: Touched, faults: Faults) -> None:
    at: At = ("parts", part.id)
    cells = [cell for cell in table.cells if table.has_rows(part, cell)]
    types = list(dict.fromkeys(cell.unit_type for cell in cells))
    for key, points in (("points", part.points), ("up_to", part.up_to), ("weight", part.weight)):
        _check_types(points, types, table, (*at, key), faults)
    around = table.parts.get(part.parent or "")
    combine = table.rulebook.combine if around is None else around.combine
    if combine is Combine.AVERAGE and part.weight is None and table.kind(part) is PartKind.BASE:
        faults.add("JJ515", at, part=part.id)
    if part.combine is Combine.ADD and table.kind(part) is PartKind.BASE:
        _check_sum(part, cells, table, touched, faults)
    elif part.combine is Combine.ADD:
        _check_cap(part, cells, table, faults)


def _check_sum(part: Part, cells: Sequence[Cell], table: Table, touched: Touched, faults: Faults) -> None:
    """Report a part whose rows come to something else; once for each difference, whatever the points of the types."""
    apart: dict[Number, list[tuple[Cell, Number, Number]]] = {}
    for cell in cells:
        stated, found = table.stated(part, cell), table.sum(part, cell)
        if stated is not None and stated != found:
            apart.setdefault(found - stated, []).append((cell, stated, found))
    key = "points" if part.points is not None else "up_to"
    for difference, wrong in apart.items():
        _, stated, found = wrong[0]
        cause = touched.places.get(part.id)
        faults.add(
            "JJ501" if cause is None else "JJ516",
            ("parts", part.id, key) if cause is None else cause,
            on_key=cause is not None,
            related=None if cause is None else ("parts", part.id, key),
            part=part.id,
            points=format_number(stated),
            sum=format_number(found),
            difference=_difference(difference),
            which=which_numbers(wrong, cells, table.names),
        )


def _check_cap(part: Part, cells: Sequence[Cell], table: Table, faults: Faults) -> None:
    """Warn of a bonus or deduction whose cap is out of reach of its rows."""
    loose = [
        (cell, stated, found)
        for cell in cells
        if (stated := table.stated(part, cell)) is not None and (found := table.sum(part, cell)) < stated
    ]
    if loose:
        _, stated, found = loose[0]
        key = "up_to" if part.up_to is not None else "points"
        faults.add(
            "JJ517",
            ("parts", part.id, key),
            part=part.id,
            up_to=format_number(stated),
            sum=format_number(found),
            which=which_numbers(loose, cells, table.names),
        )


def _difference(difference: Number) -> Words:
    if difference > 0:
        return Words(f"多 {format_number(difference)} 分", f"{format_number(difference)} too many")
    return Words(f"少 {format_number(-difference)} 分", f"{format_number(-difference)} too few")


def which_numbers(wrong: Sequence[tuple[Cell, Number, Number]], cells: Sequence[Cell], names: Names) -> Words | None:
    """For whom and when; with the numbers of each where they are not the same."""
    if len({(stated, found) for _, stated, found in wrong}) == 1:
        return names.which([cell for cell, _, _ in wrong], cells)
    said = []
    for stated, found in dict.fromkeys((stated, found) for _, stated, found in wrong):
        those = [cell for cell, points, rows in wrong if (points, rows) == (stated, found)]
        which = names.which(those, cells) or Words("", "")
        a, b = format_number(found), format_number(stated)
        said.append(Words(f"{which.zh}：{a}，应为 {b}", f"{which.en}: {a} of {b}"))
    return Words("；".join(each.zh for each in said), "; ".join(each.en for each in said))
