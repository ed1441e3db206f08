"""A bound tree as its author wrote it: without what binding put into it, and by the names that the author gave."""

from dataclasses import fields, is_dataclass, replace
from typing import TypeVar

from jianjia_rules.language.conditions import All, Comparison, Condition, Test, Word
from jianjia_rules.language.measures import Constant, Field, Items
from jianjia_rules.language.paths import FieldPath

_Node = TypeVar("_Node")


def without_evidence(node: _Node, path: FieldPath) -> _Node:
    """The node without the conditions that counted items have their evidence, which binding adds."""
    if isinstance(node, tuple):
        return tuple(without_evidence(each, path) for each in node)  # type: ignore[return-value]
    if not is_dataclass(node) or isinstance(node, type):
        return node
    changed = {}
    for each in fields(node):
        before = getattr(node, each.name)
        after = without_evidence(before, path)
        if after is not before and after != before:
            changed[each.name] = after
    if isinstance(node, Items):
        changed["where"] = own_condition(changed.get("where", node.where), path)
    return replace(node, **changed) if changed else node


def own_condition(where: Condition | None, path: FieldPath | None) -> Condition | None:
    """What the author asks of items, where binding has added that they have their evidence."""
    match where:
        case Test(Field(found), (Comparison(Word.PRESENT, (Constant(True),)),)) if found == path:
            return None
        case All((own, Test(Field(found), (Comparison(Word.PRESENT, (Constant(True),)),)))) if found == path:
            return own
        case _:
            return where
