"""What generated code promises: the interpreter's verdicts and truths, whatever was asked before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from random import Random
from typing import Any

from jianjia_rules.engine.compile.table import Table
from jianjia_rules.engine.interpret.evaluate import interpret, judge_gates
from jianjia_rules.engine.interpret.reading import read_record
from jianjia_rules.engine.plan import Plan
from jianjia_rules.engine.values import Truth, Unknown
from jianjia_rules.findings.verdict import Verdict
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
    """One record: its verdicts, and the truths of its gates."""
    verdicts, truths = table.evaluate(data, previous)
    expected = interpret(plan, data, previous)
    for row, found, wanted in zip(plan.rows, verdicts, expected, strict=True):
        assert found == wanted, (row.facts.rule, row.award, found, wanted)
    reading = replace(read_record(plan, data, previous), verdicts=by_rule(plan, expected))
    if truths is not None:
        wanted_truths = judge_gates(plan, reading)
        assert [known_truth(each) for each in truths] == [known_truth(each) for each in wanted_truths], plan.gates


def known_truth(truth: Truth | None) -> bool | str | None:
    """A gate's truth, whatever makes it unknown."""
    return "unknown" if isinstance(truth, Unknown) else truth


def by_rule(plan: Plan, verdicts: tuple[Verdict, ...]) -> dict[str, Verdict]:
    """The verdicts by rule id, as gates and composite rows read them."""
    return {row.facts.rule: verdict for row, verdict in zip(plan.rows, verdicts, strict=True)}
