"""A plan is interpreted for the first records and compiled for the rest; nobody can tell which."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest

from jianjia_rules.engine.interpret.evaluate import interpret
from jianjia_rules.language.outcomes import Outcome
from jianjia_rules.language.rulebook import Rulebook
from jianjia_rules.running.assessor import Assessor
from jianjia_rules.running.prepared import COMPILED_FROM, Prepared
from jianjia_rules.scoring.assess import score
from jianjia_rules.units.entries import Entries, Waiver
from jianjia_rules.units.record import Record
from tests.running.examples import book, firm


@pytest.fixture(scope="module")
def assessor(tmp_path_factory: pytest.TempPathFactory) -> Assessor:
    return Assessor(book(tmp_path_factory.mktemp("townships")))


def prepared(assessor: Assessor, seen: int = 0) -> Prepared:
    return Prepared(assessor.prepared("firm", "2014").plan, seen)


def records(assessor: Assessor, count: int) -> list[Record]:
    """Firms with points and without, of good standing and not, and such as do not say."""
    rows = []
    for number in range(count):
        row = {**firm(f"u{number}", points=number % 103, late=number % 4, founded=number % 3 == 0)}
        for name in [("founded",), ("points", "late"), (), ()][number % 4]:
            del row[name]
        rows.append(row)
    return [assessor.record(row) for row in rows]


def test_the_first_records_are_interpreted(assessor: Assessor) -> None:
    one = prepared(assessor)
    truths = [one.evaluate(record, None)[1] for record in records(assessor, COMPILED_FROM + 3)]
    assert [each is None for each in truths] == [True] * COMPILED_FROM + [False] * 3


def test_who_expects_many_compiles_at_the_first(assessor: Assessor) -> None:
    one = prepared(assessor, COMPILED_FROM)
    assert one.evaluate(records(assessor, 1)[0], None)[1] is not None
    assert one.table is one.table


def test_verdicts_gates_and_scores_are_the_interpreters(assessor: Assessor) -> None:
    one = prepared(assessor)
    for record in records(assessor, 3 * COMPILED_FROM):
        found, wanted = one.score(record, None), score(one.scorer, record)
        assert found.verdicts == wanted.verdicts == interpret(one.plan, record.data)
        assert found.score == wanted.score


def test_a_record_that_is_not_valid_never_meets_generated_code(assessor: Assessor) -> None:
    one = prepared(assessor, COMPILED_FROM)
    record = Record({"points": "many", "late": None}, assessor.record(firm("a")).unit, "2014")
    verdicts, truths = one.evaluate(record, None)
    assert truths is None
    assert [each.outcome for each in verdicts] == [Outcome.UNDETERMINED, Outcome.UNDETERMINED]


def test_entries_and_the_record_before_count_in_either_way(tmp_path: Path) -> None:
    growing = {"award: {value: {field: points}}": "award: {if: {growth: {field: points}, above: 0}}"}
    assessor = Assessor(book(tmp_path, **growing))
    record, before = assessor.record(firm("a", late=1)), firm("a", 80, "2013")
    waiver = Waiver("a", "days", reason="搬迁", by="考核办", until=date(2014, 12, 31))
    for seen in (0, COMPILED_FROM):
        one = prepared(assessor, seen)
        assert one.score(record, before).score.total == 99
        assert one.score(record, None).score.total == 0
        assert one.score(record, before, Entries(waivers={"days": waiver})).score.total == 100


def test_threads_share_what_is_prepared(assessor: Assessor) -> None:
    given = records(assessor, 4 * COMPILED_FROM)
    wanted = [interpret(prepared(assessor).plan, record.data) for record in given]
    one = prepared(assessor)
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(lambda record: one.evaluate(record, None)[0], given)) == wanted


def test_every_rulebook_has_its_own_way_to_the_same_score(tmp_path: Path) -> None:
    """A gate that has to be asked of the interpreter is, also where the rows were compiled."""
    asked: Rulebook = book(
        tmp_path,
        **{"if: {field: founded, is: false}, ranked_after: true": "if: {outcome: base, is: not-met}"},
    )
    assessor = Assessor(asked)
    for seen in (0, COMPILED_FROM):
        one = prepared(assessor, seen)
        for points, hit in ((0, True), (90, False)):
            record = assessor.record(firm("a", points=points))
            assert one.score(record, None).score.gates[0].hit is hit
