"""That the engine earns what the oracle works out."""

from __future__ import annotations

from fractions import Fraction
from random import Random

from jianjia_rules.engine.interpret.evaluate import interpret
from tests.engine.books import planned
from tests.engine.generated import records
from tests.engine.generated.book import Book
from tests.engine.oracle_rows import rows


def check_worked_out(random: Random, book: Book, count: int = 4) -> int:
    """Points and outcomes of complete records; returns how many rows could be told."""
    unit_type = random.choice(["firm", "club"])
    plan = planned(book.rulebook, unit_type)
    told = 0
    for _ in range(count):
        record, previous = (records.record(random, book.schema, given=1.0, months=False) for _ in range(2))
        world = rows(book.main, unit_type, record, previous)
        for row, verdict in zip(plan.rows, interpret(plan, record, previous), strict=True):
            expected = world.results[row.facts.rule]
            if expected is not None:
                told += 1
                found = (str(verdict.outcome), Fraction(verdict.earned))
                assert found == expected, (row.facts.rule, row.award, found, expected)
                assert verdict.least == verdict.most
    return told
