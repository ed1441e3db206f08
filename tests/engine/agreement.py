"""What generated code promises: the interpreter's verdicts and observed values, whatever was asked before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from random import Random
from typing import Any

from jianjia_rules.engine.arithmetic import ratio
from jianjia_rules.engine.compile.observed import Asked, Ends, Pair
from jianjia_rules.engine.compile.table import Table
from jianjia_rules.engine.compile.unread import UNREAD
from jianjia_rules.engine.interpret.evaluate import interpret, judge_gates, observe
from jianjia_rules.engine.interpret.reading import read_record
from jianjia_rules.engine.plan import Plan
from jianjia_rules.engine.read import read
from jianjia_rules.engine.values import Interval, Known, Truth, Unknown, Value, known, unknown
from jianjia_rules.findings.verdict import Verdict
from jianjia_rules.language.measures import Field, Previous
from jianjia_rules.language.outcomes import Cause
from jianjia_rules.records.check import SchemaCheck
from jianjia_rules.records.given import given
from tests.engine.books import planned
from tests.engine.generated import records
from tests.engine.generated.book import Book

Data = Mapping[str, Any]


def accepted(check: SchemaCheck, data: Data) -> Any:
    """The record as the reader hands it on once the generated validator has passed it, else None."""
    if check.texts(data) >= 0:
        return data
    faults: list[Any] = []
    copied = given(data, faults)
    return None if faults or check.texts(copied) < 0 else copied


def good_records(random: Random, book: Book, count: int) -> list[Any]:
    """Records that the validator passes, some of them with holes."""
    check = SchemaCheck(book.rulebook.schema)
    found = []
    for _ in range(count):
        full = records.record(random, book.schema, given=random.choice([0.7, 0.9, 1.0]))
        data = accepted(check, records.holed(random, full) if random.random() < 0.3 else full)
        if data is not None:
            found.append(data)
    return found


def check_compiled(random: Random, book: Book, count: int = 6) -> int:
    """Compiled verdicts are the interpreter's, the second time as well; returns how many records were looked at."""
    plan = planned(book.rulebook, random.choice(["firm", "club"]))
    table = Table(plan)
    good = good_records(random, book, count)
    pairs = [(data, random.choice([None, *good])) for data in good]
    for data, previous in pairs * 2:
        check_one(plan, table, data, previous)
    return len(pairs)


def check_one(plan: Plan, table: Table, data: Data, previous: Data | None) -> None:
    """One record: its verdicts, and what its findings show."""
    verdicts, slots = table.evaluate(data, previous)
    expected = interpret(plan, data, previous)
    for row, found, wanted in zip(plan.rows, verdicts, expected, strict=True):
        assert found == wanted, (row.facts.rule, row.award, found, wanted)
    reading = replace(read_record(plan, data, previous), verdicts=by_rule(plan, expected))
    truths = table.truths(slots)
    if truths is not None:
        wanted_truths = judge_gates(plan, reading)
        assert [known_truth(each) for each in truths] == [known_truth(each) for each in wanted_truths], plan.gates
    if slots is not None:
        check_observed(plan, table, data, previous, slots)


def known_truth(truth: Truth | None) -> bool | str | None:
    """A gate's truth, whatever makes it unknown."""
    return "unknown" if isinstance(truth, Unknown) else truth


def by_rule(plan: Plan, verdicts: tuple[Verdict, ...]) -> dict[str, Verdict]:
    """The verdicts by rule id, as gates and composite rows read them."""
    return {row.facts.rule: verdict for row, verdict in zip(plan.rows, verdicts, strict=True)}


def check_observed(plan: Plan, table: Table, data: Data, previous: Data | None, slots: Any) -> None:
    """The values that findings show."""
    reading = read_record(plan, data, previous)
    for index, row in enumerate(plan.rows):
        sources = table._generated.observed[index]
        values = observe(row, reading)
        for measure, source, raw, value in zip(
            row.observables, sources, table.observed(index, data, slots), values, strict=True
        ):
            if raw is UNREAD or isinstance(source, Asked):
                continue
            read_from = measure.measure if isinstance(measure, Previous) else measure
            kind = read_from.kind if isinstance(read_from, Field) else None
            same(as_value(source, raw, kind), value, (row.facts.rule, measure, raw))


def as_value(source: Any, raw: Any, kind: Any) -> Value | None:
    """A raw observed value as the interpreter would say it; None where it was not read."""
    match source:
        case Pair():
            if any(part is UNREAD for part in raw):
                return None
            return ratio(_number(raw[0]), _number(raw[1]))
        case Ends() if isinstance(raw, tuple):
            low, high = raw
            return unknown(Cause.ANSWER) if high == float("inf") else Interval(low, high)
    if kind is not None:
        return read(raw, kind)
    return _number(raw)


def _number(raw: Any) -> Value:
    return unknown(Cause.ANSWER) if raw is None else known(Fraction(raw))


def same(found: Value | None, wanted: Value, about: Any) -> None:
    """Two values are the same but for the causes."""
    match found, wanted:
        case None, _:
            return
        case Interval(low, high), Interval(least, most):
            assert (Fraction(low), Fraction(high)) == (Fraction(least), Fraction(most)), (about, found, wanted)
        case Known(a), Known(b):
            assert a == b, (about, found, wanted)
        case _:
            assert isinstance(found, Unknown), (about, found, wanted)
            assert isinstance(wanted, Unknown), (about, found, wanted)
