"""The classes of objects that a shape's records are decoded into.

A class says as much of the schema as it can: keys, types, texts to choose from. Numbers that may have a fraction stay
as the plain decoder gives them, exact; what else the schema asks of them is looked at afterwards (`texts`).
"""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

import msgspec

from jianjia_rules.records.typed.shapes import ListOf, Scalar, Section, Shape


def class_of(shape: Section, attributes: Mapping[str, str]) -> type[msgspec.Struct]:
    """The class of a section's objects; a key that is missing is None."""
    required: list[tuple[str, Any]] = []
    optional: list[tuple[str, Any, None]] = []
    for key, inner in shape.fields.items():
        if key in shape.required:
            required.append((attributes[key], _type(inner, attributes)))
        else:
            optional.append((attributes[key], _type(inner, attributes), None))
    return msgspec.defstruct(
        "Section",
        [*required, *optional],
        rename={attributes[key]: key for key in shape.fields},
        forbid_unknown_fields=shape.closed,
        gc=False,
    )


def _type(shape: Shape, attributes: Mapping[str, str]) -> Any:
    match shape:
        case Section():
            return class_of(shape, attributes)
        case ListOf(item):
            return list[_type(item, attributes)]  # type: ignore[misc]
        case Scalar("string"):
            return Literal[shape.choices] if shape.choices else str
        case Scalar("boolean"):
            return bool
        case Scalar("integer") if shape.bounds is not None:
            low, high = shape.bounds
            return Annotated[int, msgspec.Meta(ge=low, le=high)]
        case _:
            return Any
