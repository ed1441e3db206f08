"""Entries that refer to each other in a circle: rules and measures, roll-ups.

Grades that need each other are out of order, which is reported as that.
"""

from collections.abc import Iterator, Mapping
from itertools import islice

from jianjia_rules.loading.faults import Faults
from jianjia_rules.loading.reference_list import Reference, References, Referred

Node = tuple[str, ...]
Step = tuple[Node, Reference | None]
"""Where an edge leads, and the reference that makes it; None from a part to what stands in it."""

_FOLLOWED = {Referred.RULE, Referred.RULE_OR_PART, Referred.MEASURE, Referred.ROLLUP}
_MOST = 100


def check_cycles(references: References, contents: Mapping[str, list[tuple[str, str]]], faults: Faults) -> None:
    """Report every circle once, at the reference that closes it and with the one that opens it.

    `contents` is what stands directly in each part: `("rules", id)` and `("parts", id)`.
    """
    edges: dict[Node, list[Step]] = {}
    for reference in references:
        owner = _owner(reference)
        if owner is not None and reference.kind in _FOLLOWED:
            edges.setdefault(owner, []).append((_target(reference, contents), reference))
    for part, entries in contents.items():
        edges.setdefault(("parts", part), []).extend((entry, None) for entry in entries)
    for circle in islice(_circles(edges), _MOST):
        used = [reference for _, reference in circle if reference is not None]
        names = [node[-1] for node, _ in circle]
        cycle = " → ".join([*names[:20], *(["…"] if len(names) > 20 else []), names[0]])
        if used:
            faults.add("JJ316", used[-1].path, related=used[0].path, cycle=cycle)


def _owner(reference: Reference) -> Node | None:
    """The entry that a reference belongs to, as far as others can refer to it."""
    match reference.path:
        case ("rules" | "measures" as kind, str(name), *_):
            return (kind, name)
        case ("rollups", str(rollup), "members", *_):
            return ("rollups", rollup)
        case ("rollups", str(rollup), "rules", str(name), *_):
            return ("rollups", rollup, "rules", name)
        case ("rollups", str(rollup), "figures", str(name), *_):
            return ("rollups", rollup, "measures", name)
    return None


def _target(reference: Reference, contents: Mapping[str, object]) -> Node:
    inside: Node = ()
    if reference.path[0] == "rollups" and reference.kind is not Referred.ROLLUP:
        inside = ("rollups", str(reference.path[1]))
    name = reference.name
    match reference.kind:
        case Referred.RULE_OR_PART if not inside and name in contents:
            return ("parts", name)
        case Referred.RULE | Referred.RULE_OR_PART:
            return (*inside, "rules", name)
        case Referred.MEASURE:
            return (*inside, "measures", name)
    return ("rollups", name)


def _circles(edges: Mapping[Node, list[Step]]) -> Iterator[list[Step]]:
    """Each edge that closes a circle, once, by depth-first search without recursion: its nodes with their steps."""
    done: set[Node] = set()
    for start in edges:
        if start in done:
            continue
        trail: list[Step] = []
        on_trail: dict[Node, int] = {start: 0}
        stack = [(start, iter(edges[start]))]
        while stack:
            node, rest = stack[-1]
            step = next(rest, None)
            if step is None:
                stack.pop()
                done.add(node)
                del on_trail[node]
                if trail:
                    trail.pop()
                continue
            target, reference = step
            if target in on_trail:
                yield [*trail[on_trail[target] :], (node, reference)]
            elif target not in done and target in edges:
                on_trail[target] = len(stack)
                trail.append((node, reference))
                stack.append((target, iter(edges[target])))
