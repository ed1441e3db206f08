"""What roll-ups see of a unit or of another roll-up's group: a mapping of its record and its results."""

from collections.abc import Callable, Mapping
from typing import Any

from jianjia_rules.engine.interpret.expressions import evaluate
from jianjia_rules.engine.interpret.reading import Reading
from jianjia_rules.engine.plan import Plan
from jianjia_rules.engine.values import Interval, Known, Value
from jianjia_rules.findings.results import FigureResult, Standing
from jianjia_rules.language.private import is_private
from jianjia_rules.language.scheme import PartKind
from jianjia_rules.scoring import exact
from jianjia_rules.scoring.assess import Scored
from jianjia_rules.scoring.projection import Projection
from jianjia_rules.scoring.rounding import rounded
from jianjia_rules.units.record import Record

Member = Mapping[str, Any]

_IDENTITY = ("id", "name", "type", "group", "period", "record")


def filed(record: Record, keep: Projection) -> Member:
    """What a unit is and what it filed."""
    unit = record.unit
    known = {
        "id": unit.id,
        "name": unit.name or None,
        "type": unit.type,
        "group": unit.parent,
        "period": record.period,
        "record": record.data,
    }
    return keep.of(known)  # type: ignore[no-any-return]


def assessed(scored: Scored, keep: Projection) -> Member:
    """What a unit filed and how it was assessed, but for its rank and grade, which need all units."""
    results = {name: read(scored, keep.at(name)) for name, read in _RESULTS.items() if keep.at(name)}
    return {**filed(scored.record, keep), **{name: value for name, value in results.items() if value is not None}}


def with_standing(member: Member, standing: Standing | None) -> Member:
    """The member with its grade, and its rank in the first ranking."""
    if standing is None:
        return member
    grade = None if standing.grade is None else standing.grade.id
    rank = standing.ranks[0].rank if standing.ranks else None
    return {**member, "grade": grade, "rank": rank}


def without_results(member: Member) -> Member:
    """What an earlier period's member may be asked for: what it is and what it filed."""
    return {name: value for name, value in member.items() if name in _IDENTITY}


def figures(plan: Plan, reading: Reading) -> tuple[FigureResult, ...]:
    """The values of a plan's named measures."""
    return tuple(_figure(plan, name, evaluate(measure, reading)) for name, measure in plan.measures.items())


def _figure(plan: Plan, name: str, value: Value) -> FigureResult:
    figure = plan.rulebook.measures[name]
    if is_private(plan.measures[name], plan.rulebook.schema, plan.measures):
        return FigureResult(name, figure.title, None, figure.unit)
    most = value.high if isinstance(value, Interval) and not value.exact else None
    shown = plain(value)
    if shown is None and isinstance(value, Interval):
        shown = value.low
    return FigureResult(name, figure.title, shown, figure.unit, most)


def plain(value: Value) -> Any:
    """A known value as a record would hold it; None when it is not exactly known."""
    match value:
        case Interval(low, _) if value.exact:
            return low
        case Known(scalar):
            return scalar
        case _:
            return None


def _gates(scored: Scored, keep: Projection) -> Any:
    states = zip(scored.ready.gates, scored.score.gates, strict=True)
    return keep.of({ready.gate.id: state.hit for ready, state in states})


def _parts(scored: Scored, keep: Projection) -> Any:
    rounding = scored.plan.rulebook.rounding
    found: dict[str, Member] = {}
    for node, score in zip(scored.ready.table.nodes, scored.score.nodes, strict=True):
        if node.part is None:
            continue
        sign = -1 if node.kind is PartKind.DEDUCTION else 1
        points = sign * exact.number(score.score)
        found[node.part.id] = {
            "score": None if score.leaves else points if rounding is None else rounded(points, rounding),
            "earned": sign * exact.number(score.earned),
            "possible": 0 if node.kind is PartKind.DEDUCTION else exact.number(score.possible),
        }
    return keep.of(found)


def _rules(scored: Scored, keep: Projection) -> Any:
    found = {
        facts.rule: {"outcome": verdict.outcome.value, "earned": verdict.earned, "possible": verdict.possible}
        for facts, verdict in zip(scored.ready.facts, scored.verdicts, strict=True)
        if keep.at(facts.rule)
    }
    return keep.of(found)


def _named(scored: Scored, keep: Projection) -> dict[str, Any]:
    reading = scored.reading()
    return {name: plain(evaluate(measure, reading)) for name, measure in scored.plan.measures.items() if keep.at(name)}


_RESULTS: dict[str, Callable[[Scored, Projection], Any]] = {
    "score": lambda scored, _: scored.score.total,
    "exact_score": lambda scored, _: scored.score.exact_total,
    "possible": lambda scored, _: exact.number(scored.score.nodes[-1].worth),
    "gates": _gates,
    "parts": _parts,
    "rules": _rules,
    "figures": _named,
}
"""What of an assessment a member has, by the name under which rules read it."""
