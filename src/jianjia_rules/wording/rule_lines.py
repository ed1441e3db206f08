"""A rule of a rulebook in lines, told as the part it stands in has it."""

from jianjia_rules.language.rulebook import Rulebook
from jianjia_rules.language.rules import Rule
from jianjia_rules.language.scheme import PartKind
from jianjia_rules.language.text import Lang
from jianjia_rules.wording.rules import describe_rule
from jianjia_rules.wording.titles import titles_of


def rule_lines(rulebook: Rulebook, rule: Rule, lang: Lang) -> list[str]:
    """A rule in words, as lines `label: text`."""
    kinds = {part.id: part.kind for part in rulebook.parts}
    taken = kinds.get(_outermost(rulebook, rule.part)) is PartKind.DEDUCTION
    return describe_rule(rule, lang, titles_of(rulebook), taken)


def _outermost(rulebook: Rulebook, part: str) -> str:
    parents = {each.id: each.parent for each in rulebook.parts}
    while (around := parents.get(part)) is not None:
        part = around
    return part
