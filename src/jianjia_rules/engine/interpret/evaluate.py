"""The whole table of one unit, row by row: the reference that generated code is held against."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from jianjia_rules.engine.interpret.expressions import evaluate, judge
from jianjia_rules.engine.interpret.reading import Reading, read_record
from jianjia_rules.engine.interpret.rows import apply_row
from jianjia_rules.engine.interpret.trace import Trace, Tracer
from jianjia_rules.engine.plan import Plan, Row
from jianjia_rules.engine.values import Truth, Value
from jianjia_rules.findings.verdict import Verdict
from jianjia_rules.units.entries import NO_ENTRIES, Entries

NO_PROBLEMS: Mapping[int, str] = {}


def interpret(
    plan: Plan,
    record: Mapping[str, Any],
    previous: Mapping[str, Any] | None = None,
    entries: Entries = NO_ENTRIES,
    evidence_problems: Mapping[int, str] = NO_PROBLEMS,
) -> tuple[Verdict, ...]:
    """The verdicts of all rows, in the order of the table."""
    reading = read_record(plan, record, previous)
    newcomer = is_newcomer(plan, reading)
    verdicts: dict[str, Verdict] = {}
    reading = replace(reading, verdicts=verdicts)
    by_index: dict[int, Verdict] = {}
    for index in plan.order:
        by_index[index] = interpret_row(plan.rows[index], reading, entries, evidence_problems, newcomer)
        verdicts[plan.rows[index].facts.rule] = by_index[index]
    return tuple(by_index[index] for index in range(len(plan.rows)))


def interpret_row(
    row: Row,
    reading: Reading,
    entries: Entries = NO_ENTRIES,
    evidence_problems: Mapping[int, str] = NO_PROBLEMS,
    newcomer: bool = False,
) -> Verdict:
    """The verdict of one row; the rows it depends on are in `reading.verdicts`."""
    return apply_row(row, reading.of_row(row), entries, evidence_problems, newcomer)


def is_newcomer(plan: Plan, reading: Reading) -> bool:
    """Whether the unit need not have a record of the period before."""
    return plan.newcomer is not None and judge(plan.newcomer, replace(reading, named={})) is True


def observe(row: Row, reading: Reading) -> tuple[Value, ...]:
    """The values of the row's observables."""
    inside = reading.of_row(row)
    return tuple(evaluate(measure, inside) for measure in row.observables)


def judge_gates(plan: Plan, reading: Reading) -> tuple[Truth | None, ...]:
    """What each gate's condition comes to; None for a mandatory set."""
    return tuple(None if gate.condition is None else judge(gate.condition, reading) for gate in plan.gates)


def trace_row(row: Row, reading: Reading, newcomer: bool = False) -> tuple[Trace, ...]:
    """Every step of one row's condition, award and mandatory condition, as trees."""
    tracer = Tracer()
    interpret_row(row, replace(reading, tracer=tracer), newcomer=newcomer)
    return tuple(tracer.roots)
