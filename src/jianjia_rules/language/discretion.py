"""The rows whose points, or some of them, an assessor gives at discretion."""

from jianjia_rules.language.awards import Judged
from jianjia_rules.language.rulebook import Rulebook
from jianjia_rules.language.walk import nodes


def discretionary(rulebook: Rulebook) -> frozenset[str]:
    """The ids of the rules, those of roll-ups included, that an assessor gives points by."""
    rows = (*rulebook.rules, *(rule for rollup in rulebook.rollups for rule in rollup.rules))
    return frozenset(rule.id for rule in rows if any(isinstance(node, Judged) for node in nodes(rule.award)))
