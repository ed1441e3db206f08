"""The type check of a whole rulebook: every field, comparison, unit and parameter value, for every unit type.

Each piece is typed by the inference that binding uses, once for every set of values that its parameters can have.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from jianjia_rules.language.awards import Award, PointsByType
from jianjia_rules.language.fields import field_type
from jianjia_rules.language.fitting import Typed, fit
from jianjia_rules.language.group_schema import group_rulebook
from jianjia_rules.language.inference import Inference
from jianjia_rules.language.inference_awards import Worth, bound_award
from jianjia_rules.language.measures import Field
from jianjia_rules.language.parameters import dates_of, value_at
from jianjia_rules.language.paths import FieldPath
from jianjia_rules.language.problems import At, Problem, problem
from jianjia_rules.language.rulebook import Rulebook
from jianjia_rules.language.rules import Rule
from jianjia_rules.language.scalars import Number
from jianjia_rules.language.scheme import Gate, GateKind, Ranking, Rollup
from jianjia_rules.language.scope import scope_of
from jianjia_rules.language.types import NUMBER
from jianjia_rules.language.uses import uses_of
from jianjia_rules.language.walk import nodes
from jianjia_rules.loading.checks.parameter_types import check_parameters
from jianjia_rules.loading.faults import Faults

_SAID_ELSEWHERE = frozenset(("JJ301", "JJ306", "JJ311", "JJ412"))
"""Names that lead nowhere are reported by the check of references, a parameter's wrong value where it is defined."""

Visit = Callable[[Inference], None]


def check_types(rulebook: Rulebook, faults: Faults) -> None:
    """Report every type problem of a rulebook, each once, at its place."""
    types = tuple(each.id for each in rulebook.unit_types)
    table = _Table(rulebook, faults, types)
    check_parameters(rulebook, faults)
    table.measures(("measures",))
    table.rules(())
    table.scheme(())
    if rulebook.newcomer is not None:
        newcomer = rulebook.newcomer
        table.visit(newcomer, types, (), lambda inference: _drop(inference.condition(newcomer, ("newcomer",))))
    for rollup in rulebook.rollups:
        _check_rollup(rulebook, rollup, faults)


def _check_rollup(rulebook: Rulebook, rollup: Rollup, faults: Faults) -> None:
    at: At = ("rollups", rollup.id)
    if rollup.by is not None:
        report = _Reporter(faults).report
        field_type(Field(rollup.by), scope_of(rulebook, ""), (*at, "groups", "by"), report)
    group = group_rulebook(rulebook, rollup)
    table = _Table(group, faults, (rollup.own or rollup.id,), group=True)
    table.measures((*at, "figures"))
    table.rules(at)
    table.scheme(at)


@dataclass(slots=True)
class _Reporter:
    """Turns problems into faults, each once."""

    faults: Faults
    seen: set[Problem] = field(default_factory=set)

    def report(self, found: Problem) -> None:
        if found.code not in _SAID_ELSEWHERE and found not in self.seen:
            self.seen.add(found)
            arguments: dict[str, Any] = dict(found.data)
            self.faults.add(found.code, found.at, on_key=found.on_key, **arguments)


@dataclass(slots=True)
class _Table:
    """A rulebook's rules and scheme, or those of a roll-up (`group`)."""

    rulebook: Rulebook
    faults: Faults
    types: tuple[str, ...]
    group: bool = False
    reporter: _Reporter = field(init=False)

    def __post_init__(self) -> None:
        self.reporter = _Reporter(self.faults)

    def measures(self, at: At) -> None:
        """The named measures, or a roll-up's figures."""
        for name, figure in self.rulebook.measures.items():
            path = (*at, name, "is")

            def visit(inference: Inference, name: str = name, path: At = path) -> None:
                inference.named_at(name, self.rulebook.measures[name], path)

            self.visit(figure.measure, self.types, (), visit)

    def rules(self, around: At) -> None:
        """The rules of the table."""
        for rule in self.rulebook.rules:
            at = (*around, "rules", rule.id)

            def visit(inference: Inference, rule: Rule = rule, at: At = at) -> None:
                _visit_rule(rule, self.rulebook, inference, at)

            days = tuple(day for day in (rule.from_day,) if day is not None)
            self.visit((rule.award, rule.when, rule.mandatory, rule.base), self._types_of(rule.for_types), days, visit)

    def scheme(self, around: At) -> None:
        """Gates and rankings."""
        for gate in self.rulebook.gates:
            self._gate(gate, (*around, "gates", gate.id))
        for ranking in self.rulebook.rankings:
            self._ranking(ranking, (*around, "ranking", ranking.id))

    def visit(self, root: object, types: Iterable[str], days: tuple[date, ...], visit: Visit) -> None:
        """Type a piece once for every set of values that its parameters can have."""
        for unit_type, day in _situations(root, self.rulebook, types, days):
            # A parameter that has no value yet is only wrong on the day its rule takes effect.
            report = self.reporter.report if day in days or day == date.max else self._but_no_value
            visit(Inference(scope_of(self.rulebook, unit_type, day, group=self.group), report))

    def _but_no_value(self, found: Problem) -> None:
        if found.code != "JJ319":
            self.reporter.report(found)

    def _types_of(self, for_types: tuple[str, ...] | None) -> tuple[str, ...]:
        return self.types if for_types is None or self.group else for_types

    def _gate(self, gate: Gate, at: At) -> None:
        condition = gate.condition
        if condition is not None:
            path = (*at, "if" if gate.kind is GateKind.GRADE_CAP else gate.kind.value)
            types = self._types_of(gate.for_types)
            self.visit(condition, types, (), lambda inference: _drop(inference.condition(condition, path)))

    def _ranking(self, ranking: Ranking, at: At) -> None:
        for index, within in enumerate(ranking.within):
            self._within(within, (*at, "within", index))
        for index, by in enumerate(ranking.by):
            measure = by.measure
            if measure is None:
                continue
            path = (*at, "by", index)

            def visit(inference: Inference, measure: object = measure, path: At = path) -> None:
                inference.operand(measure, path, NUMBER)  # type: ignore[arg-type]

            self.visit(measure, self.types, (), visit)

    def _within(self, path: FieldPath, at: At) -> None:
        if path[0] == "record" and not self.group:
            scope = scope_of(self.rulebook, "")
            field_type(Field(path[1:]), scope, at, self.reporter.report)


def _visit_rule(rule: Rule, rulebook: Rulebook, inference: Inference, at: At) -> None:
    path = None if rule.evidence is None else rule.evidence.per_item
    counted = inference if path is None else replace(inference, evidence=path)
    worth = Worth(_points(rule, inference), inference.scope.unit_type, tuple(rulebook.answers.items()))
    award = bound_award(rule.award, worth, counted, (*at, "award"))
    if path is not None and not _asks_for(award, path):
        inference.report(problem((*at, "evidence", "per_item"), "JJ424", name=".".join(path)))
    if rule.when is not None:
        inference.condition(rule.when, (*at, "when"))
    if not isinstance(rule.mandatory, bool):
        inference.condition(rule.mandatory, (*at, "mandatory"))
    if rule.base is not None:
        found: Typed = inference.measure(rule.base, (*at, "base"))
        fit(found, NUMBER, "", (*at, "base"), inference.report)


def _points(rule: Rule, inference: Inference) -> Number:
    """The row's points; 1 where an averaging part needs none, or they are missing, which is reported elsewhere."""
    points = rule.points
    if isinstance(points, PointsByType):
        points = dict(points.points).get(inference.scope.unit_type)
    return 1 if points is None else points


def _asks_for(award: Award, path: FieldPath) -> bool:
    """Whether some item of a bound award has to have the field that holds its evidence."""
    return any(isinstance(node, Field) and node.path == path for node in nodes(award))


def _situations(
    root: object, rulebook: Rulebook, types: Iterable[str], days: tuple[date, ...]
) -> Iterator[tuple[str, date]]:
    """Unit types and days that give a piece's parameters different values; at least one."""
    names = uses_of(root, rulebook.measures).parameters
    values = [rulebook.parameters[name].value for name in names if name in rulebook.parameters]
    changes = sorted({*days, date.max}.union(*(dates_of(value) for value in values)))
    seen = set()
    for unit_type in types:
        for day in changes:
            situation = tuple(value_at(value, unit_type, day) for value in values)
            if situation not in seen:
                seen.add(situation)
                yield unit_type, day


def _drop(_: object) -> None:
    """The bound form is not needed."""
