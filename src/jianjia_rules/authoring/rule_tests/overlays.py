"""What an overlay touched: the rules whose tests it must bring itself."""

from jianjia_rules.language.rulebook import Rulebook
from jianjia_rules.language.rules import Rule
from jianjia_rules.language.uses import Uses, uses_of


def touched_rules(rulebook: Rulebook) -> frozenset[str]:
    """The rules that overlays added or changed or gave other parameters, and those that read such rules."""
    parameters = {change.subject for change in rulebook.changes}
    found = {rule.id for rule in rulebook.rules if rule.origin is not None or _reads(rule, rulebook, parameters)}
    while more := {rule.id for rule in rulebook.rules if rule.id not in found and _follows(rule, rulebook, found)}:
        found |= more
    return frozenset(found)


def _reads(rule: Rule, rulebook: Rulebook, parameters: set[str]) -> bool:
    return not parameters.isdisjoint(_uses(rule, rulebook).parameters)


def _follows(rule: Rule, rulebook: Rulebook, found: set[str]) -> bool:
    return not found.isdisjoint(_uses(rule, rulebook).results)


def _uses(rule: Rule, rulebook: Rulebook) -> Uses:
    return uses_of((rule.award, rule.when, rule.mandatory, rule.base), rulebook.measures)
