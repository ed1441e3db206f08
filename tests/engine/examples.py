"""Measures, conditions and rows out of YAML text, on small records: interpreted, and compiled where that can be."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jianjia_rules.diagnostics.diagnostic import Diagnostics
from jianjia_rules.documents.yaml_text import read_yaml
from jianjia_rules.engine.bind import bind
from jianjia_rules.engine.compile.table import Table
from jianjia_rules.engine.interpret.evaluate import NO_PROBLEMS, interpret
from jianjia_rules.engine.interpret.expressions import evaluate, judge
from jianjia_rules.engine.interpret.reading import read_record
from jianjia_rules.engine.plan import Plan
from jianjia_rules.engine.values import Interval, Known, Truth, Unknown, Value
from jianjia_rules.findings.verdict import Verdict
from jianjia_rules.language.inference import Inference
from jianjia_rules.language.problems import Problem
from jianjia_rules.language.scalars import format_number
from jianjia_rules.language.scope import Days, scope_of
from jianjia_rules.records.check import SchemaCheck
from jianjia_rules.units.entries import NO_ENTRIES, Entries
from tests import pieces

Data = Mapping[str, Any]


def data(text: str) -> dict[str, Any]:
    """A record out of YAML text, as a reader makes it."""
    document = read_yaml(text, "record.yaml", Diagnostics())
    assert document is not None
    assert isinstance(document.value, dict)
    return document.value


def measured(text: str, record: str, previous: str | None = None, **settings: Any) -> str:
    """What a measure comes to: `3`, `3..5`, a text, or `? answer` with the causes."""
    plan = _plan(**settings)
    bound = _inference(plan).measure(pieces.measure(text), ()).node
    reading = read_record(plan, data(record), None if previous is None else data(previous))
    return shown(evaluate(bound, reading))


def judged(text: str, record: str, previous: str | None = None, **settings: Any) -> str:
    """What a condition comes to: `true`, `false`, or `? answer` with the causes."""
    plan = _plan(**settings)
    bound = _inference(plan).condition(pieces.condition(text), ())
    before = None if previous is None else data(previous)
    truth = judge(bound, read_record(plan, data(record), before))
    row = verdict(f"{{if: {text}}}", record, previous=previous, **settings)
    if isinstance(truth, bool):
        assert str(row.outcome) == ("met" if truth else "not-met")
    return shown(truth)


def verdict(award: str, record: str, /, *, points: Any = 10, previous: str | None = None, **more: Any) -> Verdict:
    """One row's verdict. `more` are settings of the rule, of the rulebook, and what an office enters."""
    entries, problems = more.pop("entries", NO_ENTRIES), more.pop("problems", NO_PROBLEMS)
    settings = {key: more.pop(key) for key in list(more) if key not in RULE}
    rules = settings.pop("rules", ())
    plan = _plan(*rules, pieces.rule("row", award, points, **more), **settings)
    given = data(record), None if previous is None else data(previous), entries, problems
    found = interpret(plan, *given)
    if all(each is None or VALIDATOR.texts(each) >= 0 for each in given[:2]):
        assert Table(plan).evaluate(*given)[0] == found
    return found[-1]


def earned(award: str, record: str, /, **more: Any) -> str:
    """What a row earns: `met 3`, or `undetermined 1..3`, `pending 1+2`."""
    return told(verdict(award, record, **more))


def told(row: Verdict) -> str:
    """An outcome with its points."""
    if row.left:
        return str(row.outcome)
    if row.pending:
        return f"{row.outcome} {format_number(row.earned)}+{format_number(row.pending)}"
    if row.least != row.most:
        return f"{row.outcome} {format_number(row.least)}..{format_number(row.most)}"
    return f"{row.outcome} {format_number(row.earned)}"


def shown(value: Value | Truth) -> str:
    """A value or a truth as text."""
    match value:
        case bool():
            return str(value).lower()
        case Unknown(causes):
            return "? " + ", ".join(sorted(causes))
        case Known(known):
            return str(known)
        case Interval(low, high):
            return format_number(low) if low == high else f"{format_number(low)}..{format_number(high)}"


VALIDATOR = SchemaCheck(pieces.SCHEMA)

RULE = frozenset(
    ("part", "when", "mandatory", "waivable", "enough_partly", "evidence", "undetermined", "base", "weight")
)  # fmt: skip
"""The settings that belong to a rule."""


def _plan(*rules: Any, **settings: Any) -> Plan:
    unit_type = settings.pop("unit_type", "firm")
    return bind(pieces.rulebook(*rules, **settings), unit_type, pieces.year("2014"))


def _inference(plan: Plan) -> Inference:
    found: list[Problem] = []
    days = Days(plan.period, plan.as_of)
    before = plan.rulebook.periods.before(plan.period)
    assert before is not None
    scope = scope_of(plan.rulebook, plan.unit_type, plan.as_of, days, Days(before, before.last))

    def report(problem: Problem) -> None:
        found.append(problem)
        raise AssertionError(problem)

    return Inference(scope, report)


__all__ = ["Entries", "data", "earned", "judged", "measured", "shown", "told", "verdict"]
