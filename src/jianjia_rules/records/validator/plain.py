"""What generated code asks about values that the schema leaves open: how many texts they hold; -1 stands for "ask"."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from jianjia_rules.documents.limits import DEFAULT_LIMITS
from jianjia_rules.records.given import LARGEST

_DEEPEST = DEFAULT_LIMITS.depth


def plain_texts(values: Iterable[object], depth: int = 0) -> int:
    """How many texts, keys included, stand in the values and in all they hold; -1 when one is no plain value."""
    count = 0
    for value in values:
        kind = value.__class__
        if kind is str:
            count += 1
            continue
        if kind is int:
            if not -LARGEST <= value <= LARGEST:
                return -1
            continue
        if kind is Decimal or kind is bool or value is None:
            continue
        below = _inside(value, depth, plain_texts)
        if below < 0:
            return -1
        count += below
    return count


def settled_texts(values: Iterable[object], depth: int = 0) -> int:
    """As `plain_texts`, and -1 too where the meaning of a value hangs on more than its class.

    That is a mapping with a null or an empty text (the key counts as absent) and a Decimal that is whole (an integer).
    On what is left, a schema and its opposite both can be decided by class alone.
    """
    count = 0
    for value in values:
        kind = value.__class__
        if kind is str:
            count += 1
            continue
        if kind is int:
            if not -LARGEST <= value <= LARGEST:
                return -1
            continue
        if kind is bool or value is None:
            continue
        if kind is Decimal:
            if value == value.to_integral_value():  # type: ignore[attr-defined]
                return -1
            continue
        if kind is dict and (None in value.values() or "" in value.values()):  # type: ignore[attr-defined]
            return -1
        below = _inside(value, depth, settled_texts)
        if below < 0:
            return -1
        count += below
    return count


def other_texts(mapping: Mapping[str, Any], known: frozenset[str]) -> int:
    """How many texts the entries hold that a schema does not name; -1 when a named one is null."""
    count = 0
    for key, value in mapping.items():
        if key in known:
            if value is None:
                return -1
        else:
            below = plain_texts((value,))
            if below < 0:
                return -1
            count += below
    return count


def _inside(value: Any, depth: int, count: Any) -> int:
    if depth > _DEEPEST:
        return -1
    if value.__class__ is dict:
        below: int = count(value.values(), depth + 1)
        return below + len(value) if below >= 0 else -1
    if value.__class__ is list:
        inside: int = count(value, depth + 1)
        return inside
    return -1
