"""Every node of a tree, without knowing the nodes: for passes that only collect."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache


def nodes(root: object) -> Iterator[object]:
    """The dataclass nodes of a tree, the root first, in the order of their fields; tuples are looked into."""
    if isinstance(root, tuple):
        for entry in root:
            yield from nodes(entry)
    elif is_dataclass(root):
        yield root
        for name in _names(root.__class__):
            yield from nodes(getattr(root, name))


@cache
def _names(cls: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(cls))
