"""That nothing a record, an entry or a piece of evidence holds makes the engine raise."""

from __future__ import annotations

from datetime import date
from random import Random
from typing import Any

from jianjia_rules.engine.compile.table import Table
from jianjia_rules.engine.interpret.evaluate import interpret, judge_gates, observe, trace_row
from jianjia_rules.engine.interpret.reading import read_record
from jianjia_rules.engine.plan import Row
from jianjia_rules.findings.verdict import Verdict
from jianjia_rules.language.outcomes import Outcome
from jianjia_rules.units.entries import Entries, Review, Waiver
from tests.engine.books import planned
from tests.engine.generated import records
from tests.engine.generated.book import Book

PROBLEMS = ["missing", "unreadable", "wrong-hash"]


def check_survives(random: Random, book: Book, count: int = 4) -> None:
    """Spoilt records, interpreted with everything there is, and handed raw to the compiled table."""
    plan = planned(book.rulebook, random.choice(["firm", "club"]))
    table = Table(plan)
    for _ in range(count):
        data, previous = spoilt_record(random, book), random.choice([None, spoilt_record(random, book), {}])
        verdicts = interpret(plan, data, previous, entries(random, book), problems(random))
        for row, verdict in zip(plan.rows, verdicts, strict=True):
            check_sane(row, verdict)
        reading = read_record(plan, data, previous)
        judge_gates(plan, reading)
        for row in plan.rows:
            observe(row, reading)
            trace_row(row, reading)
        found, _ = table.evaluate(data, previous)
        assert len(found) == len(plan.rows)
        table.evaluate(data, previous, entries(random, book), problems(random))


def check_sane(row: Row, verdict: Verdict) -> None:
    """What holds of every verdict."""
    low, high = (-row.points, 0) if row.deduction else (0, row.points)
    assert low <= verdict.least <= verdict.most <= high, (row.award, verdict)
    assert verdict.pending >= 0
    assert verdict.left or verdict.outcome is not Outcome.NOT_APPLICABLE
    assert not verdict.left or verdict.possible == 0
    assert verdict.causes or verdict.outcome is not Outcome.UNDETERMINED or verdict.steps


def spoilt_record(random: Random, book: Book) -> dict[str, Any]:
    """A record with anything in it, anywhere."""
    full = records.record(random, book.schema, given=random.choice([0.5, 1.0]))
    return records.spoilt(random, full, random.choice([1, 3, 10, 40]))


def entries(random: Random, book: Book) -> Entries:
    """Reviews and waivers of some rules, and of some that are not there."""
    ids = [rule.id for rule in book.rulebook.rules] + ["nobody"]
    reviewed = [id for id in ids if random.random() < 0.3]
    waived = [id for id in ids if random.random() < 0.3]
    return Entries({id: review(random, id) for id in reviewed}, {id: waiver(random, id) for id in waived})


def review(random: Random, rule: str) -> Review:
    """A review that says something."""
    points = [None, -100, -1, 0, 1, 2, 100]
    return Review(
        "u", "2014", rule, "某人", "理由",
        random.choice([None, *Outcome]), random.choice(points), random.choice(points), applicable=random.random() < 0.5,
    )  # fmt: skip


def waiver(random: Random, rule: str) -> Waiver:
    """A waiver, in force or not."""
    return Waiver("u", rule, "理由", "某人", random.choice([date(2014, 12, 30), date(2014, 12, 31), date(2020, 1, 1)]))


def problems(random: Random) -> dict[int, str]:
    """What is wrong with the files of some pieces of evidence."""
    return {index: random.choice(PROBLEMS) for index in range(4) if random.random() < 0.3}
