"""Binding: a rulebook for one unit type, day and period becomes a plan, in which nothing is looked up by name."""

from collections.abc import Mapping, Sequence
from datetime import date

from jianjia_rules.diagnostics.diagnostic import Diagnostic
from jianjia_rules.diagnostics.severity import Severity
from jianjia_rules.engine.bind_row import bind_row
from jianjia_rules.engine.order import dependencies, order
from jianjia_rules.engine.plan import BoundGate, BoundRanking, Plan
from jianjia_rules.errors import RulebookError
from jianjia_rules.language.group_schema import group_rulebook
from jianjia_rules.language.inference import Inference
from jianjia_rules.language.measures import Measure
from jianjia_rules.language.periods import Period, PeriodKind
from jianjia_rules.language.problems import Problem
from jianjia_rules.language.rulebook import Rulebook
from jianjia_rules.language.rules import Rule
from jianjia_rules.language.scheme import Gate, Part, Ranking, Rollup
from jianjia_rules.language.scope import Days, Scope, scope_of
from jianjia_rules.language.uses import uses_of


def bind(rulebook: Rulebook, unit_type: str, period: Period, as_of: date | None = None) -> Plan:
    """The plan of one unit type's table.

    `as_of` is by default the last day of the period. Raises RulebookError where the rulebook has no meaning there, such
    as a parameter without a value on that day.
    """
    day = as_of or period.last
    return _bind(rulebook, unit_type, period, scope_of(rulebook, unit_type, day, *_days(rulebook, period, day)))


def bind_rollup(rulebook: Rulebook, rollup: Rollup, period: Period, as_of: date | None = None) -> Plan:
    """The plan of a roll-up: its rules, figures, gates and rankings over a group of members' results.

    Its `rulebook` is the roll-up's own, whose record schema describes a group (see `group_schema`); its unit type is
    the roll-up's id. Parameters and points that differ by unit type are those of the roll-up's `own` type.
    """
    day = as_of or period.last
    group = group_rulebook(rulebook, rollup)
    days = _days(rulebook, period, day)
    return _bind(group, rollup.id, period, scope_of(group, rollup.own or rollup.id, day, *days, group=True))


def _bind(rulebook: Rulebook, unit_type: str, period: Period, scope: Scope) -> Plan:
    problems: list[Problem] = []
    inference = Inference(scope, problems.append)
    rules = [rule for rule in rulebook.rules if applies(rule, unit_type, scope.as_of)]
    part_rows = _part_rows(rulebook.parts, rules)
    measures = _measures(rulebook, inference)
    places = {rule.id: index for index, rule in enumerate(rules)}
    rows = []
    for index, rule in enumerate(rules):
        uses = uses_of((rule.award, rule.when, rule.mandatory, rule.base), rulebook.measures)
        reads = dependencies(uses.results, places, part_rows)
        rows.append(bind_row(index, rule, rulebook, inference, uses.parameters, reads))
    plan = Plan(
        rulebook=rulebook,
        unit_type=unit_type,
        as_of=scope.as_of,
        period=period,
        rows=tuple(rows),
        order=order([row.dependencies for row in rows]),
        measures=measures,
        newcomer=rulebook.newcomer and inference.condition(rulebook.newcomer, ("newcomer",)),
        gates=tuple(_gate(gate, inference) for gate in rulebook.gates if is_for_type(gate.for_types, unit_type)),
        part_rows=part_rows,
        rankings=tuple(_ranking(ranking, inference) for ranking in rulebook.rankings),
    )
    _refuse(problems)
    return plan


def applies(rule: Rule, unit_type: str, day: date | None) -> bool:
    """Whether a unit type's table has the rule on a day; without one, whether it has it at all."""
    if not is_for_type(rule.for_types, unit_type):
        return False
    if day is None:
        return True
    return (rule.from_day is None or rule.from_day <= day) and (rule.until is None or day <= rule.until)


def is_for_type(types: tuple[str, ...] | None, unit_type: str) -> bool:
    """Whether something made for some types (None: for all) is for this one."""
    return types is None or unit_type in types


def _days(rulebook: Rulebook, period: Period, day: date) -> tuple[Days, Days]:
    """The days of the period, and those of the one before; the same where there is none."""
    days = Days(period, day)
    if rulebook.periods.kind is PeriodKind.CUSTOM and period not in rulebook.periods.listed:
        return days, days
    before = rulebook.periods.before(period)
    return days, days if before is None else Days(before, before.last)


def _part_rows(parts: Sequence[Part], rules: Sequence[Rule]) -> Mapping[str, tuple[int, ...]]:
    parents = {part.id: part.parent for part in parts}
    found: dict[str, list[int]] = {part.id: [] for part in parts}
    for index, rule in enumerate(rules):
        at: str | None = rule.part
        seen: set[str] = set()
        while at is not None and at not in seen:
            seen.add(at)
            found.setdefault(at, []).append(index)
            at = parents.get(at)
    return {part: tuple(indexes) for part, indexes in found.items()}


def _measures(rulebook: Rulebook, inference: Inference) -> Mapping[str, Measure]:
    measures: dict[str, Measure] = {}
    for name, figure in rulebook.measures.items():
        found = inference.named_at(name, figure, ("measures", name, "is"))
        measures[name] = found
    return measures


def _gate(gate: Gate, inference: Inference) -> BoundGate:
    at = ("gates", gate.id, "if")
    return BoundGate(gate, None if gate.condition is None else inference.condition(gate.condition, at))


def _ranking(ranking: Ranking, inference: Inference) -> BoundRanking:
    return BoundRanking(
        ranking,
        tuple(
            None if each.measure is None else inference.bound(each.measure, ("ranking", ranking.id, "by", index))
            for index, each in enumerate(ranking.by)
        ),
    )


def _refuse(problems: list[Problem]) -> None:
    """Raise the errors that binding met; a rulebook that was checked only meets those that depend on the day."""
    found = (Diagnostic(each.code, None, each.data) for each in dict.fromkeys(problems))
    errors = [each for each in found if each.severity is Severity.ERROR]
    if errors:
        raise RulebookError(errors)
