"""Which paths of a record a plan reads: for projections of roll-up members and for compiled code."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass

from jianjia_rules.dataclass import dataclass
from jianjia_rules.engine.plan import Plan
from jianjia_rules.language.measures import Field, Growth, Items, Measure, Named, Previous
from jianjia_rules.language.measures import Scope as From
from jianjia_rules.language.paths import FieldPath


@dataclass(frozen=True, slots=True)
class FieldsRead:
    """Sorted paths from the record; through lists where they read items (`activities.kind`), and the lists themselves.

    `previous` are those read of the record of the period before.
    """

    record: tuple[FieldPath, ...]
    previous: tuple[FieldPath, ...]


def fields_read(plan: Plan) -> FieldsRead:
    """What the rows, gates, rankings and measures of a plan read of a record."""
    walk = _Walk(plan.measures)
    for row in plan.rows:
        for root in (row.award, row.when, row.mandatory, row.base):
            walk.visit(root, (), previous=False)
    for gate in plan.gates:
        walk.visit(gate.condition, (), previous=False)
    for ranking in plan.rankings:
        walk.visit(ranking.by, (), previous=False)
    walk.visit((plan.newcomer, *plan.measures.values()), (), previous=False)
    return FieldsRead(tuple(sorted(walk.now)), tuple(sorted(walk.before)))


def paths_read(root: object, measures: Mapping[str, Measure]) -> FieldsRead:
    """What a tree (or a tuple of trees) reads of a record, the measures that it names included."""
    walk = _Walk(measures)
    walk.visit(root, (), previous=False)
    return FieldsRead(tuple(sorted(walk.now)), tuple(sorted(walk.before)))


def members_read(plan: Plan) -> Mapping[str, tuple[FieldPath, ...]]:
    """What a roll-up reads of each list of members, by the list's name: paths from the member, sorted.

    What it reads of the same list over all groups, or in the period before, is included.
    """
    read = fields_read(plan)
    found: dict[str, set[FieldPath]] = {}
    for path in (*read.record, *read.previous):
        inside = path[1:] if path[0] == "all" else path
        if inside and inside[0] in _lists(plan):
            found.setdefault(inside[0], set()).add(inside[1:])
    return {name: tuple(sorted(paths - {()})) for name, paths in sorted(found.items())}


def _lists(plan: Plan) -> frozenset[str]:
    properties = plan.rulebook.schema.document.get("properties", {})
    return frozenset(name for name, node in properties.items() if node.get("type") == "array")


class _Walk:
    """Gathers paths while it goes down a tree.

    `base` is the list whose item a field starts from; None inside a list of scalars.
    """

    def __init__(self, measures: Mapping[str, Measure]) -> None:
        self.now: set[FieldPath] = set()
        self.before: set[FieldPath] = set()
        self._measures = measures
        self._named: set[tuple[str, bool]] = set()

    def visit(self, node: object, base: FieldPath | None, previous: bool) -> None:
        match node:
            case Field(path, scope):
                if scope is From.RECORD:
                    self._seen(previous).add(path)
                elif base is not None:
                    self._seen(previous).add((*base, *path))
            case Items(path, where, once):
                inside = _inside(node, base)
                self._seen(previous).add((*(base or ()), *path))
                self.visit(where, inside, previous)
                if once is not None and inside is not None:
                    self._seen(previous).update((*inside, *key) for key in once.keys)
                    self.visit(once.highest, inside, previous)
            case Previous(measure):
                self.visit(measure, (), previous=True)
            case Growth(measure, _, before):
                self.visit(measure, base, previous)
                self.visit(before or measure, (), previous=True)
            case Named(name):
                self._visit_named(name, previous)
            case _ if isinstance(node, tuple):
                for each in node:
                    self.visit(each, base, previous)
            case _ if is_dataclass(node):
                self._visit_parts(node, base, previous)

    def _visit_parts(self, node: object, base: FieldPath | None, previous: bool) -> None:
        """A node's parts; what stands beside a list (`of`, `bands`) is read of its items."""
        items = getattr(node, "items", None)
        inside = _inside(items, base) if isinstance(items, Items) else base
        for each in fields(node):  # type: ignore[arg-type]
            value = getattr(node, each.name)
            self.visit(value, base if value is items else inside, previous)

    def _visit_named(self, name: str, previous: bool) -> None:
        if (name, previous) not in self._named and name in self._measures:
            self._named.add((name, previous))
            self.visit(self._measures[name], (), previous)

    def _seen(self, previous: bool) -> set[FieldPath]:
        return self.before if previous else self.now


def _inside(items: Items, base: FieldPath | None) -> FieldPath | None:
    """The path of a list's items; None where these are scalars, which have no fields."""
    return None if items.scalars else (*(base or ()), *items.path)
