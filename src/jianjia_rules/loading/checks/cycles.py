"""Entries that refer to each other in a circle: rules and measures, grades, roll-ups."""

from collections.abc import Iterator, Mapping

from jianjia_rules.loading.faults import Faults
from jianjia_rules.loading.reference_list import Reference, References, Referred

Node = tuple[str, ...]
Edges = Mapping[Node, list[tuple[Node, Reference]]]

_FOLLOWED = {Referred.RULE, Referred.RULE_OR_PART, Referred.MEASURE, Referred.GRADE, Referred.ROLLUP}


def check_cycles(references: References, rules_of_parts: Mapping[str, tuple[str, ...]], faults: Faults) -> None:
    """Report every circle once, at the reference that closes it and with the one that opens it.

    `rules_of_parts` are the ids of the rules under each part, those of its sub-parts included.
    """
    edges: dict[Node, list[tuple[Node, Reference]]] = {}
    for reference in references:
        owner = _owner(reference)
        if owner is not None and reference.kind in _FOLLOWED:
            targets = _targets(reference, rules_of_parts)
            edges.setdefault(owner, []).extend((target, reference) for target in targets)
    for circle in _circles(edges):
        opening, closing = circle[0][1], circle[-1][1]
        faults.add("JJ316", closing.path, related=opening.path, cycle=_said(circle))


def _said(circle: list[tuple[Node, Reference]]) -> str:
    """The names on the way round; a part stands for the rules in it."""
    names = []
    for index, (node, reference) in enumerate(circle):
        names.append(node[-1])
        following = circle[(index + 1) % len(circle)][0]
        if reference.name != following[-1]:
            names.append(reference.name)
    return " → ".join([*names, names[0]])


def _owner(reference: Reference) -> Node | None:
    """The entry that a reference belongs to, as far as others can refer to it."""
    match reference.path:
        case ("rules" | "measures" as kind, str(name), *_):
            return (kind, name)
        case ("grades", str(name), "needs"):
            return ("grades", name)
        case ("rollups", str(rollup), "members", *_):
            return ("rollups", rollup)
        case ("rollups", str(rollup), "rules", str(name), *_):
            return ("rollups", rollup, "rules", name)
        case ("rollups", str(rollup), "figures", str(name), *_):
            return ("rollups", rollup, "measures", name)
        case ("rollups", str(rollup), "grades", str(name), "needs"):
            return ("rollups", rollup, "grades", name)
    return None


def _targets(reference: Reference, rules_of_parts: Mapping[str, tuple[str, ...]]) -> list[Node]:
    inside: Node = ()
    if reference.path[0] == "rollups" and reference.kind is not Referred.ROLLUP:
        inside = ("rollups", str(reference.path[1]))
    name = reference.name
    match reference.kind:
        case Referred.RULE_OR_PART if not inside and name in rules_of_parts:
            return [("rules", rule) for rule in rules_of_parts[name]]
        case Referred.RULE | Referred.RULE_OR_PART:
            return [(*inside, "rules", name)]
        case Referred.MEASURE:
            return [(*inside, "measures", name)]
        case Referred.GRADE:
            return [(*inside, "grades", name)]
    return [("rollups", name)]


def _circles(edges: Edges) -> Iterator[list[tuple[Node, Reference]]]:
    """Each node that closes a circle, once, by depth-first search without recursion."""
    done: set[Node] = set()
    for start in edges:
        if start in done:
            continue
        trail: list[tuple[Node, Reference]] = []
        on_trail: dict[Node, int] = {}
        stack = [(start, iter(edges[start]))]
        on_trail[start] = 0
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
