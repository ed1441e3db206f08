"""One rule as a row of a plan."""

from collections.abc import Iterator
from dataclasses import replace

from jianjia_rules.engine.observe import observables
from jianjia_rules.engine.plan import Row
from jianjia_rules.findings.verdict import Assumption, RowFacts
from jianjia_rules.language.awards import PointsByType
from jianjia_rules.language.conditions import Condition
from jianjia_rules.language.inference import Inference
from jianjia_rules.language.inference_awards import Worth, bound_award
from jianjia_rules.language.outcomes import Cause, Treatment
from jianjia_rules.language.problems import At, problem
from jianjia_rules.language.rulebook import Rulebook
from jianjia_rules.language.rules import Rule
from jianjia_rules.language.scalars import Number
from jianjia_rules.language.scheme import Combine, Part, PartKind


def bind_row(
    index: int,
    rule: Rule,
    rulebook: Rulebook,
    inference: Inference,
    parameters: tuple[str, ...] = (),
    dependencies: tuple[int, ...] = (),
) -> Row:
    """The rule bound for the inference's unit type and days.

    `index` is its place in the table; `parameters` and `dependencies` are the parameters it uses and the rows it reads.
    """
    at: At = ("rules", rule.id)
    part = next((part for part in rulebook.parts if part.id == rule.part), None)
    averaging = part is not None and part.combine is Combine.AVERAGE
    points = 1 if averaging else _points(rule.points, inference, (*at, "points"))
    counted = inference
    if rule.evidence is not None and rule.evidence.per_item is not None:
        counted = replace(inference, evidence=rule.evidence.per_item)
    worth = Worth(points, inference.scope.unit_type, tuple(rulebook.answers.items()))
    award = bound_award(rule.award, worth, counted, (*at, "award"))
    return Row(
        facts=_facts(index, rule, rulebook, points, _weight(rule, averaging, inference), parameters),
        award=award,
        points=points,
        when=_condition(rule.when, inference, (*at, "when")),
        mandatory=_mandatory(rule.mandatory, counted, (*at, "mandatory")),
        enough_partly=rule.enough_partly,
        waivable=rule.waivable,
        evidence=rule.evidence,
        treatments=treatments(rulebook, rule),
        base=None if rule.base is None else inference.bound(rule.base, (*at, "base")),
        deduction=part is not None and _is_deduction(part, rulebook),
        observables=observables(award),
        dependencies=dependencies,
    )


def treatments(rulebook: Rulebook, rule: Rule) -> dict[Cause, Treatment]:
    """How the row counts for each cause of not being determined: as the row says, else the rulebook, else as usual."""
    previous = Treatment.LEAVE_OUT if rulebook.newcomer is not None else Treatment.ZERO
    usual = dict.fromkeys(Cause, Treatment.ZERO)
    usual |= {Cause.PREVIOUS: previous, Cause.ZERO_BASE: Treatment.NOT_APPLICABLE}
    return usual | dict(rulebook.undetermined.treatments) | dict(rule.undetermined.treatments)


def _points(points: Number | PointsByType | None, inference: Inference, at: At) -> Number:
    if isinstance(points, PointsByType):
        points = dict(points.points).get(inference.scope.unit_type)
    if points is None:
        inference.report(problem(at, "JJ510"))
        return 0
    return points


def _weight(rule: Rule, averaging: bool, inference: Inference) -> Number | None:
    """The row's weight; 1 where an averaging part gives it none."""
    if not averaging:
        return None
    if isinstance(rule.weight, PointsByType):
        return dict(rule.weight.points).get(inference.scope.unit_type, 1)
    return 1 if rule.weight is None else rule.weight


def _is_deduction(part: Part, rulebook: Rulebook) -> bool:
    """Whether the part, or one around it, takes points away."""
    by_id = {each.id: each for each in rulebook.parts}
    seen: set[str] = set()
    at: Part | None = part
    while at is not None and at.id not in seen:
        if at.kind is PartKind.DEDUCTION:
            return True
        seen.add(at.id)
        at = by_id.get(at.parent) if at.parent is not None else None
    return False


def _condition(condition: Condition | None, inference: Inference, at: At) -> Condition | None:
    return None if condition is None else inference.condition(condition, at)


def _mandatory(mandatory: bool | Condition, inference: Inference, at: At) -> bool | Condition:
    return mandatory if isinstance(mandatory, bool) else inference.condition(mandatory, at)


def _facts(
    index: int, rule: Rule, rulebook: Rulebook, points: Number, weight: Number | None, parameters: tuple[str, ...]
) -> RowFacts:
    source = rulebook.source
    return RowFacts(
        index=index,
        rule=rule.id,
        title=rule.title,
        part=rule.part,
        points=points,
        weight=weight,
        clauses=rule.cites,
        citations=rule.cites if source is None else source.citations(rule.cites),
        advice=rule.advice,
        assumptions=tuple(_assumptions(rule, rulebook, parameters)),
        level=rule.level,
        mandatory=rule.mandatory is not False,
        origin=rule.origin,
        stated=bool(rule.basis.clauses) or rule.basis.assumption is None,
    )


def _assumptions(rule: Rule, rulebook: Rulebook, parameters: tuple[str, ...]) -> Iterator[Assumption]:
    """What the row assumes: first the row itself, then the parameters it uses, in the order it uses them."""
    if rule.basis.assumption is not None:
        yield Assumption(rule.id, rule.basis.assumption)
    for name in parameters:
        parameter = rulebook.parameters.get(name)
        if parameter is not None and parameter.basis.assumption is not None:
            yield Assumption(name, parameter.basis.assumption)
