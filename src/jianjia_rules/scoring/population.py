"""Measures over all groups (`all.NAME`) are the same for every group: evaluated once, not once for each."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

from jianjia_rules.engine.interpret.expressions import evaluate
from jianjia_rules.engine.interpret.reading import Reading, read_record
from jianjia_rules.engine.plan import Plan, Row
from jianjia_rules.engine.values import Interval
from jianjia_rules.language.measures import (
    Aggregate,
    Choice,
    Constant,
    Count,
    EarnedOf,
    Field,
    Growth,
    Items,
    Named,
    OutcomeOf,
    Previous,
    Scope,
)
from jianjia_rules.language.types import Kind
from jianjia_rules.language.walk import nodes

_ALL = "all"


def with_population(plan: Plan, group: Mapping[str, Any]) -> Plan:
    """The plan with known numbers in the place of measures that read nothing but the lists over all groups.

    `group` is the data of any one group. What is read of the period before is left as it is, and so are named measures,
    which may be read of either period.
    """
    reading = read_record(plan, group)
    return replace(plan, rows=tuple(_row(row, reading) for row in plan.rows))


def _row(row: Row, reading: Reading) -> Row:
    return replace(
        row,
        award=_settled(row.award, reading),
        when=_settled(row.when, reading),
        mandatory=_settled(row.mandatory, reading),
    )


def _settled(node: Any, reading: Reading) -> Any:
    if isinstance(node, tuple):
        return tuple(_settled(each, reading) for each in node)
    if not is_dataclass(node) or isinstance(node, (Previous, Growth, Items)):
        return node
    if isinstance(node, (Aggregate, Count)) and node.items.path[:1] == (_ALL,) and _alone(node):
        value = evaluate(node, reading)
        return Constant(value.low, Kind.NUMBER) if isinstance(value, Interval) and value.exact else node
    if hasattr(node, "items"):  # what stands beside a list is read of its items
        return node
    changed = {each.name: _settled(getattr(node, each.name), reading) for each in fields(node)}
    return replace(node, **changed)  # type: ignore[type-var]


def _alone(measure: Aggregate | Count) -> bool:
    """Whether the measure reads nothing but its list's items."""
    return not any(
        isinstance(node, (Named, Choice, OutcomeOf, EarnedOf, Previous, Growth))
        or (isinstance(node, Field) and node.scope is Scope.RECORD)
        for node in nodes(measure)
    )
