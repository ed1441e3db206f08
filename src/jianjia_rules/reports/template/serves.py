"""Which rows of the score table read which question."""

from collections.abc import Mapping

from jianjia_rules.engine.fields_read import paths_read
from jianjia_rules.language.citations import types_of
from jianjia_rules.language.paths import FieldPath
from jianjia_rules.language.rulebook import Rulebook
from jianjia_rules.language.rules import Rule
from jianjia_rules.language.text import Text


class Serves:
    """The rules of a unit type by the paths that they read."""

    def __init__(self, rulebook: Rulebook, unit_type: str) -> None:
        measures = {name: figure.measure for name, figure in rulebook.measures.items()}
        self._rules = {
            rule.id: (rule.title, self._paths(rule, measures))
            for rule in rulebook.rules
            if unit_type in types_of(rulebook, rule)
        }

    def of(self, path: FieldPath) -> tuple[Text, ...]:
        """The titles of the rules that read a field, or anything below it."""
        return tuple(title for title, paths in self._rules.values() if any(each[: len(path)] == path for each in paths))

    @staticmethod
    def _paths(rule: Rule, measures: Mapping[str, object]) -> frozenset[FieldPath]:
        read = paths_read((rule.award, rule.when, rule.mandatory, rule.base), measures)  # type: ignore[arg-type]
        return frozenset((*read.record, *read.previous))
