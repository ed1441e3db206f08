"""What holds for records of one kind only: `allOf: [{if: {…: {const: a text}}, then: fields needed or out of place}]`.

Such a case looks at one text and at which keys are there, so it is decided without walking the record again.
"""

from collections.abc import Mapping
from typing import Any

from jianjia_rules.dataclass import dataclass
from jianjia_rules.records.validator.writer import Names, Statements, constant

Node = Mapping[str, Any]
_NO_PLACE: Node = {"not": {}}


@dataclass(frozen=True, slots=True)
class Case:
    """`then` is asked of a mapping in which the text at `path` is one of `values`."""

    path: tuple[str, ...]
    values: tuple[str, ...]
    then: Node


def split_cases(node: Node) -> tuple[list[Case], Node]:
    """The cases in a node's `allOf`, and the node without them."""
    entries = node.get("allOf", ())
    read = [_case(entry) for entry in entries] if isinstance(entries, list) else []
    cases = [case for case in read if case is not None]
    if not cases:
        return [], node
    others = [entry for entry, case in zip(entries, read, strict=True) if case is None]
    rest = {key: value for key, value in node.items() if key != "allOf"}
    return cases, {**rest, "allOf": others} if others else rest


def write_case(case: Case, v: str, writer: Statements, names: Names) -> None:
    """Return -1 where the case holds and `v`, which fits the rest of its schema, fails it or leaves it open."""
    x = v
    for name in case.path:
        inner = names.fresh("v")
        writer.line(f"{inner} = {x}.get({constant(name)}) if {x}.__class__ is dict else None")
        x = inner
    values = names.object(frozenset((*case.values, "")), "values")
    # Where the text is missing, nothing contradicts the case: it holds.
    with writer.block(f"if {x} is None or {x}.__class__ is str and {x} in {values}:"):
        writer.line("pass")
        _write_demands(case.then, v, writer, names)


def _write_demands(node: Node, v: str, writer: Statements, names: Names) -> None:
    if not {"properties", "required"}.isdisjoint(node):
        with writer.block(f"if {v}.__class__ is dict:"):
            writer.line("pass")
            _write_of_mapping(node, v, writer, names)
    if "items" in node:
        x = names.fresh("v")
        with writer.block(f"if {v}.__class__ is list:"), writer.block(f"for {x} in {v}:"):
            writer.line("pass")
            _write_demands(node["items"], x, writer, names)


def _write_of_mapping(node: Node, v: str, writer: Statements, names: Names) -> None:
    properties = node.get("properties", {})
    out_of_place = frozenset(name for name, inner in properties.items() if inner == _NO_PLACE)
    if out_of_place:
        with writer.block(f"if not {names.object(out_of_place, 'names')}.isdisjoint({v}):"):
            writer.line("return -1")
    for name in node.get("required", ()):
        with writer.block(f"if {v}.get({constant(name)}) in (None, ''):"):
            writer.line("return -1")
    for name, inner in properties.items():
        if name not in out_of_place:
            x = names.fresh("v")
            writer.line(f"{x} = {v}.get({constant(name)})")
            _write_demands(inner, x, writer, names)


def _case(node: Any) -> Case | None:
    if not isinstance(node, Mapping) or set(node) != {"if", "then"} or not _is_demand(node["then"], 0):
        return None
    path: list[str] = []
    condition = node["if"]
    while isinstance(condition, Mapping) and set(condition) == {"properties"} and _is_single(condition["properties"]):
        ((name, condition),) = condition["properties"].items()
        path.append(name)
    values = _texts(condition)
    return Case(tuple(path), values, node["then"]) if path and values else None


def _is_single(value: object) -> bool:
    return isinstance(value, Mapping) and len(value) == 1


def _texts(node: Any) -> tuple[str, ...]:
    if not isinstance(node, Mapping) or set(node) not in ({"const"}, {"enum"}):
        return ()
    values = [node["const"]] if "const" in node else node["enum"]
    is_plain = isinstance(values, list) and all(isinstance(value, str) and value for value in values)
    return tuple(values) if is_plain else ()


def _is_demand(node: Any, depth: int) -> bool:
    """Whether a node asks only which keys are there."""
    if node == _NO_PLACE:
        return depth > 0
    if not isinstance(node, Mapping) or not set(node) <= {"properties", "required", "items"} or depth > _DEEPEST:
        return False
    properties, required = node.get("properties", {}), node.get("required", [])
    return (
        isinstance(properties, Mapping)
        and isinstance(required, list)
        and all(isinstance(name, str) for name in required)
        and all(_is_demand(inner, depth + 1) for inner in properties.values())
        and ("items" not in node or (node["items"] != _NO_PLACE and _is_demand(node["items"], depth + 1)))
    )


_DEEPEST = 3
"""Levels of a demand: what is written for it nests in the blocks of its function."""
