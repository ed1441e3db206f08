"""Named measures, and roll-ups, that rest on each other over too many steps to be followed."""

from collections.abc import Mapping
from itertools import chain

from jianjia_rules.loading.faults import Faults
from jianjia_rules.loading.reference_list import Reference, References, Referred

Node = tuple[str, ...]

_DEEPEST = 60
"""Levels of nesting, those of the measures spoken of included."""


def check_chains(references: References, faults: Faults) -> bool:
    """Whether all of them can be followed; reports the first place from where that is too deep."""
    spoken_of: dict[Node, list[tuple[Reference, Node]]] = {}
    for reference in references:
        step = _step(reference)
        if step is not None:
            owner, target = step
            spoken_of.setdefault(owner, []).append((reference, target))
    depths: dict[Node, int] = {}
    for owner in spoken_of:
        found = _too_deep(owner, spoken_of, depths)
        if found is not None:
            faults.add("JJ326", found.path, name=found.name)
            return False
    return True


def _step(reference: Reference) -> tuple[Node, Node] | None:
    """From the named measure, the figure or the roll-up that speaks of another to that other."""
    match reference.kind, reference.path:
        case Referred.MEASURE, ("measures", str(name), *_):
            return ("measures", name), ("measures", reference.name)
        case Referred.MEASURE, ("rollups", str(rollup), "figures", str(name), *_):
            return ("rollups", rollup, name), ("rollups", rollup, reference.name)
        case Referred.ROLLUP, ("rollups", str(rollup), *_):
            return ("rollups", rollup), ("rollups", reference.name)
    return None


def _too_deep(
    start: Node, spoken_of: Mapping[Node, list[tuple[Reference, Node]]], depths: dict[Node, int]
) -> Reference | None:
    """The reference over which something becomes too deep, by depth-first search without recursion.

    `depths` keeps what was found before; a circle, which is reported elsewhere, ends where it closes.
    """
    stack = [(start, iter(spoken_of.get(start, ())))]
    depths.setdefault(start, 0)
    while stack:
        owner, rest = stack[-1]
        step = next(rest, None)
        if step is None:
            stack.pop()
            continue
        reference, target = step
        if target not in depths:
            depths[target] = 0
            stack[-1] = (owner, chain([step], rest))
            stack.append((target, iter(spoken_of.get(target, ()))))
            continue
        depths[owner] = max(depths[owner], len(reference.path) + depths[target])
        if depths[owner] > _DEEPEST:
            return reference
    return None
