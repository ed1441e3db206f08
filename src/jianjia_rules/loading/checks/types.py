"""The type check of a whole rulebook: every field, comparison, unit and parameter value, for every unit type.

Each piece is typed by the inference that binding uses, once for every set of values that its parameters can have; what
is bound so is handed on to the checks of what it means.
"""

from collections.abc import Callable, Sequence
from dataclasses import field, replace
from datetime import date
from typing import Any

from jianjia_rules.dataclass import dataclass
from jianjia_rules.language.awards import Award, Band, Bands, BestOf, Checklist, Each, PointsByType
from jianjia_rules.language.fields import field_type
from jianjia_rules.language.fitting import Typed, fit
from jianjia_rules.language.group_schema import group_rulebook
from jianjia_rules.language.inference import Inference, ignore
from jianjia_rules.language.inference_awards import Worth, bound_award
from jianjia_rules.language.measures import Field
from jianjia_rules.language.parameters import dates_of
from jianjia_rules.language.paths import FieldPath
from jianjia_rules.language.problems import At, Problem, problem
from jianjia_rules.language.rulebook import Rulebook
from jianjia_rules.language.rules import Rule
from jianjia_rules.language.scalars import Number
from jianjia_rules.language.scheme import Combine, Gate, GateKind, Ranking, Rollup
from jianjia_rules.language.scope import scope_of
from jianjia_rules.language.types import NUMBER
from jianjia_rules.language.uses import uses_of
from jianjia_rules.language.walk import nodes
from jianjia_rules.loading.checks.parameter_types import check_parameters
from jianjia_rules.loading.checks.pieces import Case, Piece, Root
from jianjia_rules.loading.checks.situations import ALWAYS, Days, Used, situations
from jianjia_rules.loading.checks.work import Work
from jianjia_rules.loading.faults import Faults

_SAID_ELSEWHERE = frozenset(("JJ301", "JJ306", "JJ311", "JJ412"))
"""Names that lead nowhere are reported by the check of references, a parameter's wrong value where it is defined."""

_OF_EVERY_UNIT: tuple[FieldPath, ...] = (("period",), ("type",), ("group",))
"""What groups of units may be named by beside fields of the record."""

Visit = Callable[[Inference], tuple[Root, ...]]


def check_types(rulebook: Rulebook, faults: Faults) -> list[Piece]:
    """Report every type problem of a rulebook, each once, at its place; returns what was bound without any."""
    types = tuple(each.id for each in rulebook.unit_types)
    work = Work(faults)
    table = _Table(rulebook, faults, types, work)
    check_parameters(rulebook, faults)
    table.measures(("measures",))
    table.rules(())
    table.scheme(())
    newcomer = rulebook.newcomer
    if newcomer is not None:
        at: At = ("newcomer",)
        table.visit(newcomer, types, at, lambda inference: (Root(newcomer, inference.condition(newcomer, at), at),))
    return [*table.pieces, *(piece for rollup in rulebook.rollups for piece in _rollup(rulebook, rollup, faults, work))]


def _rollup(rulebook: Rulebook, rollup: Rollup, faults: Faults, work: Work) -> list[Piece]:
    at: At = ("rollups", rollup.id)
    if rollup.by is not None:
        report = _Reporter(faults).report
        field_type(Field(rollup.by), scope_of(rulebook, ""), (*at, "groups", "by"), report)
    group = group_rulebook(rulebook, rollup)
    table = _Table(group, faults, (rollup.own or rollup.id,), work, group=True)
    table.measures((*at, "figures"))
    table.rules(at)
    table.scheme(at)
    return table.pieces


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
    work: Work
    group: bool = False
    pieces: list[Piece] = field(default_factory=list)
    reporter: _Reporter = field(init=False)
    averaging: frozenset[str] = field(init=False)
    used: dict[str, Used] = field(init=False)

    def __post_init__(self) -> None:
        self.reporter = _Reporter(self.faults)
        self.averaging = frozenset(part.id for part in self.rulebook.parts if part.combine is Combine.AVERAGE)
        parameters = self.rulebook.parameters.items()
        self.used = {name: Used(each.value, frozenset(dates_of(each.value))) for name, each in parameters}

    def measures(self, at: At) -> None:
        """The named measures, or a roll-up's figures."""
        for name, figure in self.rulebook.measures.items():
            path = (*at, name, "is")

            def visit(inference: Inference, name: str = name, path: At = path) -> tuple[Root, ...]:
                figure = self.rulebook.measures[name]
                return (Root(figure.measure, inference.named_at(name, figure, path), path),)

            self.visit(figure.measure, self.types, path, visit)

    def rules(self, around: At) -> None:
        """The rules of the table."""
        for rule in self.rulebook.rules:
            at = (*around, "rules", rule.id)

            def visit(inference: Inference, rule: Rule = rule, at: At = at) -> tuple[Root, ...]:
                return _visit_rule(rule, self.points(rule, inference.scope.unit_type), inference, at, self.rulebook)

            root = (rule.award, rule.when, rule.mandatory, rule.base)
            self.visit(root, self._types_of(rule.for_types), at, visit, rule)

    def points(self, rule: Rule, unit_type: str) -> Number:
        """What the row is worth; 1 in an averaging part, or where its points are missing, which is said elsewhere."""
        points = rule.points
        if isinstance(points, PointsByType):
            points = dict(points.points).get(unit_type)
        return 1 if points is None or rule.part in self.averaging else points

    def scheme(self, around: At) -> None:
        """Gates, rankings, and the groups in which a grade has a limited share."""
        for gate in self.rulebook.gates:
            self._gate(gate, (*around, "gates", gate.id))
        for ranking in self.rulebook.rankings:
            self._ranking(ranking, (*around, "ranking", ranking.id))
        for grade in self.rulebook.grades:
            self._groups(grade.share_within, (*around, "grades", grade.id, "share_within"))

    def visit(self, root: object, types: Sequence[str], at: At, visit: Visit, rule: Rule | None = None) -> None:
        """Type a piece once for every set of values that its parameters and points can have."""
        days = ALWAYS if rule is None else Days(rule.from_day or date.min, rule.until or date.max)
        by_type = rule is not None and (isinstance(rule.points, PointsByType) or _varies(rule.award))
        names = uses_of(root, self.rulebook.measures).parameters
        used = [self.used[name] for name in names if name in self.used]
        if not self.work.may_lay_out(len(types) * (sum(len(each.changes) for each in used) + 1), at):
            return
        found = situations(used, types, days, by_type)
        if not self.work.may_read(sum(1 for _ in nodes(root)), len(found), at):
            return
        cases = []
        for situation in found:
            # A parameter that has no value yet is only wrong on the day its rule takes effect.
            runs = [cell.days for cell in situation.cells]
            from_day = rule is not None and rule.from_day
            late = any(run.last == days.last or run.first == from_day for run in runs)
            problems: list[Problem] = []
            unit_type, day = situation.unit_type, situation.as_of
            inference = Inference(scope_of(self.rulebook, unit_type, day, group=self.group), problems.append)
            roots = visit(inference)
            for each in problems:
                if late or each.code != "JJ319":
                    self.reporter.report(each)
            if not problems:
                points = 0 if rule is None else self.points(rule, unit_type)
                cases.append(Case(situation, inference, roots, points))
        cells = tuple(cell for situation in found for cell in situation.cells)
        self.pieces.append(Piece(at, self.rulebook, rule, cells, tuple(cases)))

    def _types_of(self, for_types: tuple[str, ...] | None) -> tuple[str, ...]:
        return self.types if for_types is None or self.group else for_types

    def _gate(self, gate: Gate, at: At) -> None:
        condition = gate.condition
        if condition is not None:
            path = (*at, "if" if gate.kind is GateKind.GRADE_CAP else gate.kind.value)
            self.visit(
                condition,
                self._types_of(gate.for_types),
                at,
                lambda inference: (Root(condition, inference.condition(condition, path), path),),
            )

    def _ranking(self, ranking: Ranking, at: At) -> None:
        self._groups(ranking.within, (*at, "within"))
        for index, by in enumerate(ranking.by):
            measure = by.measure
            if measure is None:
                continue
            path = (*at, "by", index)

            def visit(inference: Inference, measure: Any = measure, path: At = path) -> tuple[Root, ...]:
                return (Root(measure, inference.operand(measure, path, NUMBER).node, path),)

            self.visit(measure, self.types, path, visit)

    def _groups(self, paths: Sequence[FieldPath], at: At) -> None:
        """Check what decides who competes with whom: one of `_OF_EVERY_UNIT`, or a field of the record."""
        scope = scope_of(self.rulebook, "", group=self.group)
        for index, path in enumerate(paths):
            if path not in _OF_EVERY_UNIT:
                read = path[1:] if path[0] == "record" and not self.group else path
                field_type(Field(read), scope, (*at, index), self.reporter.report)


def _visit_rule(rule: Rule, points: Number, inference: Inference, at: At, rulebook: Rulebook) -> tuple[Root, ...]:
    path = None if rule.evidence is None else rule.evidence.per_item
    worth = Worth(points, inference.scope.unit_type, tuple(rulebook.answers.items()))
    counted = inference if path is None else replace(inference, evidence=path)
    award = bound_award(rule.award, worth, counted, (*at, "award"))
    if path is not None:
        if not _asks_for(award, path):
            inference.report(problem((*at, "evidence", "per_item"), "JJ424", name=".".join(path)))
        # What is checked further is what the author wrote, without the evidence that each item must have.
        award = bound_award(rule.award, worth, replace(inference, report=ignore), (*at, "award"))
    roots = [Root(rule.award, award, (*at, "award"))]
    if rule.when is not None:
        roots.append(Root(rule.when, inference.condition(rule.when, (*at, "when")), (*at, "when")))
    if not isinstance(rule.mandatory, bool):
        place = (*at, "mandatory")
        roots.append(Root(rule.mandatory, inference.condition(rule.mandatory, place), place))
    if rule.base is not None:
        found: Typed = inference.measure(rule.base, (*at, "base"))
        fit(found, NUMBER, "", (*at, "base"), inference.report)
        roots.append(Root(rule.base, found.node, (*at, "base")))
    return tuple(roots)


def _varies(award: Award | Band) -> bool:
    """Whether an award, or something inside it, is worth something else for another unit type."""
    if isinstance(award.points, PointsByType):
        return True
    match award:
        case Bands(inner) | Checklist(inner) | BestOf(inner):
            return any(_varies(each) for each in inner)
        case Each():
            return any(_varies(each) for each in award.bands)
    return False


def _asks_for(award: Award, path: FieldPath) -> bool:
    """Whether some item of a bound award has to have the field that holds its evidence."""
    return any(isinstance(node, Field) and node.path == path for node in nodes(award))
