"""A bound tree as its author wrote it: without what binding put into it, and by the names that the author gave."""

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from typing import TypeVar

from jianjia_rules.language.awards import PointsByType
from jianjia_rules.language.conditions import All, Comparison, Condition, Test, Word
from jianjia_rules.language.measures import Constant, Field, Items
from jianjia_rules.language.paths import FieldPath

_Node = TypeVar("_Node")


def without_evidence(node: _Node, path: FieldPath) -> _Node:
    """The node without the conditions that counted items have their evidence, which binding adds."""

    def own(each: object) -> object:
        return replace(each, where=own_condition(each.where, path)) if isinstance(each, Items) else each

    return _rebuilt(node, own)


def of_type(node: _Node, unit_type: str) -> _Node:
    """The node with the points that a unit type has, where they differ between types."""

    def own(each: object) -> object:
        return dict(each.points).get(unit_type) if isinstance(each, PointsByType) else each

    return _rebuilt(node, own)


def _rebuilt(node: _Node, change: Callable[[object], object]) -> _Node:
    """The tree with every node changed, inner ones first; what does not change stays the same object."""
    if isinstance(node, tuple):
        return tuple(_rebuilt(each, change) for each in node)  # type: ignore[return-value]
    if not is_dataclass(node) or isinstance(node, type):
        return node
    changed = {}
    for each in fields(node):
        before = getattr(node, each.name)
        after = _rebuilt(before, change)
        if after is not before and after != before:
            changed[each.name] = after
    return change(replace(node, **changed) if changed else node)  # type: ignore[return-value]


def own_condition(where: Condition | None, path: FieldPath | None) -> Condition | None:
    """What the author asks of items, where binding has added that they have their evidence."""
    match where:
        case Test(Field(found), (Comparison(Word.PRESENT, (Constant(True),)),)) if found == path:
            return None
        case All((own, Test(Field(found), (Comparison(Word.PRESENT, (Constant(True),)),)))) if found == path:
            return own
        case _:
            return where
