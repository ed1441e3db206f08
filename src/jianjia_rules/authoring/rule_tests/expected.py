"""What a case expects, read by what it is about."""

from collections.abc import Mapping
from typing import Any

from jianjia_rules.authoring.rule_tests.model import NONE, Expectation
from jianjia_rules.authoring.rule_tests.shapes import (
    ByType,
    CaseShape,
    GateExpectShape,
    RuleExpectShape,
    UnitExpectShape,
)
from jianjia_rules.diagnostics import Words
from jianjia_rules.documents.places import TreePath
from jianjia_rules.language.awards import Award, Bands, BestOf
from jianjia_rules.language.rulebook import Rulebook
from jianjia_rules.loading.envelope_check import keys_of, read_shape
from jianjia_rules.loading.faults import Faults
from jianjia_rules.loading.shapes import Shape

_OF_RULE = Words("对规则的预期", "what is expected of a rule")
_OF_GATE = Words("对门槛的预期", "what is expected of a gate")
_OF_UNIT = Words("对整个单位的预期", "what is expected of a whole unit")


class Expected:
    """Reads `expect`."""

    def __init__(self, rulebook: Rulebook, faults: Faults) -> None:
        self._faults = faults
        self._rules = {rule.id: rule for rule in rulebook.rules}
        self._grades = tuple(grade.id for grade in rulebook.grades)
        self._types = tuple(each.id for each in rulebook.unit_types)

    def read(self, case: CaseShape, at: TreePath) -> Mapping[str, Any] | None:
        """The good values by key; None where nothing is expected, or what stands there is no mapping."""
        model, where = _shape_for(case)
        shape = read_shape(model, case.expect, at, where, self._faults)
        if shape is None:
            return None
        if not case.expect:
            self._faults.add("JJ883", at, on_key=True, known=keys_of(model))
            return None
        found = {key: value for key in case.expect if (value := getattr(shape, key, None)) is not None}
        return {key: value for key, value in found.items() if self._fits(key, value, case, (*at, key))}

    def of_type(self, values: Mapping[str, Any], unit_type: str, at: TreePath) -> tuple[Expectation, ...]:
        """What is expected of one unit type."""
        found = []
        for key, value in values.items():
            path = (*at, key)
            if isinstance(value, ByType):
                path = (*path, unit_type)
                by_type = dict(value.values)
                if unit_type not in by_type:
                    self._faults.add("JJ889", (*at, key), on_key=True, type=unit_type)
                    continue
                value = by_type[unit_type]
            found.append(Expectation(key, value, self._faults.locator.value(path)))
        return tuple(found)

    def _fits(self, key: str, value: Any, case: CaseShape, at: TreePath) -> bool:
        if not isinstance(value, ByType):
            return self._fits_rulebook(key, value, case, at)
        fits = True
        for unit_type, each in value.values:
            if unit_type not in self._types:
                near = self._faults.nearest(unit_type, self._types)
                path = (*at, unit_type)
                self._faults.add("JJ308", path, on_key=True, name=unit_type, known=self._types, nearest=near)
                fits = False
            fits = self._fits_rulebook(key, each, case, (*at, unit_type)) and fits
        return fits

    def _fits_rulebook(self, key: str, value: Any, case: CaseShape, at: TreePath) -> bool:
        if key == "grade" and value != NONE and value not in self._grades:
            near = self._faults.nearest(value, self._grades)
            self._faults.add("JJ305", at, name=value, known=(*self._grades, NONE), nearest=near)
            return False
        rule = self._rules.get(case.rule or "")
        if key == "branch" and rule is not None:
            count = _branches(rule.award)
            if count == 0 or value > count:
                self._faults.add("JJ888", at, rule=rule.id, found=value, wanted=_choice(count))
                return False
        return True


def _shape_for(case: CaseShape) -> tuple[type[Shape], Words]:
    if case.rule is not None:
        return RuleExpectShape, _OF_RULE
    return (GateExpectShape, _OF_GATE) if case.gate is not None else (UnitExpectShape, _OF_UNIT)


def _branches(award: Award) -> int:
    match award:
        case Bands(bands):
            return len(bands)
        case BestOf(entries):
            return len(entries)
        case _:
            return 0


def _choice(count: int) -> Words:
    if not count:
        return Words("branch 只用于分档（bands）和择优（best_of）的规则", "branch only of rules with bands or best_of")
    return Words(f"1 到 {count}，或 0", f"1 to {count}, or 0")
