"""Every node of a tree, without knowing the nodes: for passes that only collect."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass


def nodes(root: object) -> Iterator[object]:
    """The dataclass nodes of a tree, the root first, in the order of their fields; tuples are looked into."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, tuple):
            waiting.extend(reversed(node))
            continue
        names = _NAMES.get(node.__class__)
        if names is None:
            names = _names(node.__class__)
        if names:
            yield node
            waiting.extend([getattr(node, name) for name in names])


_NAMES: dict[type, tuple[str, ...]] = {}


def _names(cls: type) -> tuple[str, ...]:
    """The names of a node class's fields, last first; none for what is no node."""
    _NAMES[cls] = tuple(field.name for field in reversed(fields(cls))) if is_dataclass(cls) else ()
    return _NAMES[cls]
