"""What a record schema says of a value that an object can hold: sections, lists and scalars, and nothing else.

A schema that says more (choices between shapes, conditions, references) has no shape; its records are read as plain
mappings, as all are without the extra.
"""

import re
from collections.abc import Mapping
from typing import Any

from jianjia_rules.dataclass import dataclass
from jianjia_rules.records.validator.leaves import allowed_types, choices_of

_ANNOTATIONS = {"title", "description", "examples", "default", "$comment", "$schema", "$id"}
_OF_SECTIONS = {"type", "properties", "required", "additionalProperties"}
_OF_LISTS = {"type", "items"}
_SCALARS = {"string", "integer", "number", "boolean"}
_UNFIT = re.compile(r'["\\\x00-\x1f]')
"""Characters of keys that stand in JSON otherwise than as they are."""
_DEEPEST = 6
_LARGEST = 1 << 62


class ShapelessError(Exception):
    """The schema says something that no shape does."""


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text, number or truth value, with all that the schema says of it."""

    kind: str
    node: Mapping[str, Any]

    @property
    def choices(self) -> tuple[str, ...]:
        """The texts to choose from, none of them empty; none where others may stand there."""
        found = choices_of(self.node) if self.kind == "string" else None
        return tuple(sorted(found - {""})) if found else ()

    @property
    def bounds(self) -> tuple[int, int] | None:
        """Between which two integers it lies, both among them; None where it is none, or they are too large."""
        low, high = self.node.get("minimum", -_LARGEST), self.node.get("maximum", _LARGEST)
        if self.kind != "integer" or low.__class__ is not int or high.__class__ is not int:
            return None
        return (low, high) if -_LARGEST <= low <= _LARGEST and -_LARGEST <= high <= _LARGEST else None

    @property
    def is_typed(self) -> bool:
        """Whether type, choices and bounds are all that the schema asks for."""
        more = _said(self.node) - {"type"}
        match self.kind:
            case "boolean":
                return not more
            case "string":
                return not more or (bool(self.choices) and more <= {"enum", "const"})
            case "integer":
                return more <= {"minimum", "maximum"} and self.bounds is not None
            case _:
                return False


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list."""

    item: "Shape"


@dataclass(frozen=True, slots=True)
class Section:
    """A mapping with these keys, of which `required` are always there; `closed` says that it has no others."""

    fields: Mapping[str, "Shape"]
    required: frozenset[str]
    closed: bool


Shape = Scalar | ListOf | Section


def shape_of(node: Any, depth: int = 0) -> Shape:
    """The shape of a schema's values; raises ShapelessError."""
    if not isinstance(node, Mapping) or depth > _DEEPEST:
        raise ShapelessError
    said = _said(node)
    match allowed_types(node):
        case ("object",) if said <= _OF_SECTIONS and isinstance(node.get("additionalProperties", True), bool):
            fields = {name: shape_of(inner, depth + 1) for name, inner in node.get("properties", {}).items()}
            required = frozenset(node.get("required", ()))
            if not required <= set(fields) or any(_UNFIT.search(name) for name in fields):
                raise ShapelessError
            return Section(fields, required, node.get("additionalProperties") is False)
        case ("array",) if said <= _OF_LISTS and "items" in node:
            return ListOf(shape_of(node["items"], depth + 1))
        case (kind,) if kind in _SCALARS:
            return Scalar(kind, node)
        case _:
            raise ShapelessError


def _said(node: Mapping[str, Any]) -> set[str]:
    return {key for key in node if not key.startswith("x-")} - _ANNOTATIONS


def keys_of(shape: Shape) -> set[str]:
    """All keys that stand anywhere in it."""
    match shape:
        case Section(fields):
            return set(fields).union(*(keys_of(inner) for inner in fields.values()))
        case ListOf(item):
            return keys_of(item)
        case _:
            return set()
