"""What a tree speaks of by name: parameters, named measures, other rules and parts."""

from collections.abc import Mapping

from jianjia_rules.dataclass import dataclass
from jianjia_rules.language.measures import EarnedOf, Named, OutcomeOf, ParameterRef
from jianjia_rules.language.scheme import Figure
from jianjia_rules.language.walk import nodes


@dataclass(frozen=True, slots=True)
class Uses:
    """Names in the order of their appearance, each once. `results` are rules and parts whose outcome is read."""

    parameters: tuple[str, ...]
    measures: tuple[str, ...]
    results: tuple[str, ...]


def uses_of(root: object, figures: Mapping[str, Figure]) -> Uses:
    """The names in a tree (or a tuple of trees) and in the measures that it names."""
    parameters: dict[str, None] = {}
    measures: dict[str, None] = {}
    results: dict[str, None] = {}
    waiting = [root]
    while waiting:
        for node in nodes(waiting.pop()):
            if isinstance(node, ParameterRef):
                parameters[node.name] = None
            elif isinstance(node, OutcomeOf):
                results[node.rule] = None
            elif isinstance(node, EarnedOf):
                results[node.id] = None
            elif isinstance(node, Named) and node.name not in measures:
                measures[node.name] = None
                if node.name in figures:
                    waiting.append(figures[node.name].measure)
    return Uses(tuple(parameters), tuple(measures), tuple(results))
