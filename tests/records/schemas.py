"""Hypothesis strategies: JSON Schemas of every keyword the generated validator knows, and records near them."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

NAMES = ("a", "b", "编号", "x.y")
TEXTS = ("", "a", "ab", "是", "2014", "2014-06", "2014-06-23", "2014-02-30", "a1", "\n")
PATTERNS = ("^[0-9]{4}$", "a", "^a+$", "[a-z]1$", "^(a|b)$", "(?=a)")
FORMATS = ("date", "x-month", "date-time", "x-credit-code", "uri")
TYPES = ("string", "number", "integer", "boolean", "null", "array", "object")

names = st.sampled_from(NAMES)
whole = st.integers(-3, 5)
decimals = st.sampled_from([Decimal(text) for text in ("0.5", "-1.5", "-0.0", "2.0", "1e1", "0.10", "2.5", "3")])
numbers = whole | decimals
scalars = st.none() | st.booleans() | numbers | st.sampled_from(TEXTS)

values = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=4),
    max_leaves=8,
)
records = st.dictionaries(names, values, max_size=4)
types = st.sampled_from(TYPES) | st.lists(st.sampled_from(TYPES), min_size=1, max_size=3, unique=True)
counts = st.integers(0, 3)


def _some(options: dict[str, st.SearchStrategy[Any]]) -> st.SearchStrategy[dict[str, Any]]:
    return st.sets(st.sampled_from(sorted(options)), max_size=3).flatmap(
        lambda keys: st.fixed_dictionaries({key: options[key] for key in sorted(keys)})
    )


leaves = _some(
    {
        "type": types,
        "enum": st.lists(scalars, min_size=1, max_size=4) | st.lists(st.sampled_from(TEXTS), min_size=1, max_size=4),
        "const": scalars,
        "minimum": numbers,
        "maximum": numbers,
        "exclusiveMinimum": numbers,
        "exclusiveMaximum": numbers,
        "multipleOf": st.sampled_from([1, 2, Decimal("0.5"), Decimal("0.1")]),
        "minLength": counts,
        "maxLength": counts,
        "pattern": st.sampled_from(PATTERNS),
        "format": st.sampled_from(FORMATS),
        "title": st.just("标题"),
        "minItems": counts,
        "maxProperties": counts,
    }
)
_typed = st.sampled_from(["string", "number", "integer", "boolean", ["string", "null"]])
_scalars_in_items = st.builds(lambda kind, more: {**more, "type": kind}, _typed, leaves)
_items = st.fixed_dictionaries(
    {
        "type": st.just("object"),
        "additionalProperties": st.just(False),
        "properties": st.dictionaries(names, _scalars_in_items, min_size=3, max_size=4),
    },
    optional={"required": st.lists(names, max_size=2, unique=True)},
)
_list = st.builds(lambda items: {"type": "array", "items": items}, _items)
lists_of_flat_items = st.builds(
    lambda first, others: {"type": "object", "properties": {**others, "a": first}},
    _list,
    st.dictionaries(names, leaves | _list, max_size=3),
)
near_items = st.dictionaries(names, scalars | st.sampled_from(TEXTS), max_size=4)
references = st.sampled_from([{"$ref": "#/$defs/one"}, {"$ref": "#/$defs/two"}, {"$ref": "#"}])


def _wider(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    inside = inner | references | st.booleans()
    several = st.lists(inner | st.booleans(), min_size=1, max_size=3)
    return _some(
        {
            "type": types | st.just("object") | st.just("array"),
            "properties": st.dictionaries(names, inside, max_size=4),
            "required": st.lists(names, max_size=2, unique=True),
            "additionalProperties": inside | st.just(False),
            "patternProperties": st.dictionaries(st.sampled_from(PATTERNS), inner, max_size=2),
            "propertyNames": inner,
            "minProperties": counts,
            "maxProperties": counts,
            "dependentRequired": st.dictionaries(names, st.lists(names, max_size=2, unique=True), max_size=2),
            "items": inside,
            "prefixItems": st.lists(inside, min_size=1, max_size=2),
            "minItems": counts,
            "maxItems": counts,
            "uniqueItems": st.booleans(),
            "contains": inner,
            "minContains": counts,
            "allOf": several,
            "anyOf": several,
            "oneOf": several,
            "not": inner,
            "if": inner,
            "then": inner,
            "else": inner,
            "const": values,
            "unevaluatedProperties": st.just(False),
        }
    )


nodes = st.recursive(leaves, _wider, max_leaves=6)


@st.composite
def schemas(draw: st.DrawFn) -> dict[str, Any]:
    """A whole schema: an object with definitions, of which one may refer to itself through a property."""
    root = draw(_wider(nodes).filter(lambda node: isinstance(node, dict)))
    if draw(st.booleans()):
        root = {"type": "object", "properties": draw(st.dictionaries(names, nodes | references, max_size=4)), **root}
    one = draw(nodes)
    two = {"type": "object", "properties": {"a": {"$ref": "#/$defs/two"}, "b": draw(leaves)}}
    return {**root, "$defs": {"one": one, "two": two}}


_demands: st.SearchStrategy[Any] = st.recursive(
    st.just({"not": {}}),
    lambda inner: (
        _some({"properties": st.dictionaries(names, inner, max_size=3), "required": st.lists(names, max_size=2)})
        | st.fixed_dictionaries(
            {"items": st.fixed_dictionaries({"properties": st.dictionaries(names, inner, max_size=2)})}
        )
    ),
    max_leaves=4,
)
_texts = st.sampled_from(TEXTS[1:])
_conditions: st.SearchStrategy[Any] = st.recursive(
    st.fixed_dictionaries({"const": _texts})
    | st.fixed_dictionaries({"enum": st.lists(_texts, min_size=1, max_size=2)}),
    lambda inner: st.fixed_dictionaries({"properties": st.dictionaries(names, inner, min_size=1, max_size=1)}),
    max_leaves=2,
)
cases = st.lists(st.fixed_dictionaries({"if": _conditions, "then": _demands}), min_size=1, max_size=3)
"""What is asked of records of one kind, as a schema writes it under `allOf`."""
