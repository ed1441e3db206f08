"""The object that programs keep: records in, assessments out, from any thread, and again after a journey."""

from __future__ import annotations

import pickle
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from jianjia_rules.errors import RecordError, RulebookError
from jianjia_rules.language.outcomes import Outcome
from jianjia_rules.language.rulebook import Rulebook
from jianjia_rules.running.assessor import Assessor
from jianjia_rules.running.prepared import COMPILED_FROM
from jianjia_rules.units.entries import Review, Waiver
from tests.running.examples import book, firm

DATED = {
    "measures:": "parameters: {least: {title: {zh: 下限}, basis: {assumption: {zh: 试例}},"
    " values: {2014-01-01: 50, 2014-10-01: 95}}}\nmeasures:",
    "award: {value: {field: points}}": "award: {if: {field: points, at_least: $least}}",
}
GROWING = {"award: {value: {field: points}}": "award: {if: {growth: {field: points}, above: 0}}"}


@pytest.fixture(scope="module")
def townships(tmp_path_factory: pytest.TempPathFactory) -> Rulebook:
    return book(tmp_path_factory.mktemp("townships"))


def test_plain_data_and_records_come_to_the_same(townships: Rulebook) -> None:
    assessor = Assessor(townships)
    data = firm("a", late=2)
    record = assessor.record(data)
    assert assessor.record(record) is record
    assert (record.unit.id, record.unit.type, record.unit.parent, record.period) == ("a", "firm", "t1", "2014")
    assert assessor.assess(data) == assessor.assess(record)
    assert assessor.assess(data).total == 88
    assert assessor.score(record).score.total == 88


def test_the_same_record_may_come_twice(townships: Rulebook) -> None:
    assessor = Assessor(townships)
    assert assessor.assess(firm("a")) == assessor.assess(firm("a"))


def test_all_faults_of_a_record_are_raised_at_once(townships: Rulebook) -> None:
    with pytest.raises(RecordError) as raised:
        Assessor(townships).assess({**firm("a", points="many"), "late": "never", "type": "club"})
    assert [each.code for each in raised.value.diagnostics] == ["JJ801", "JJ801", "JJ804"]
    with pytest.raises(RecordError):
        Assessor(townships).assess(firm("a"), previous={"points": 1})


def test_the_record_of_the_period_before_is_what_growth_is_measured_against(tmp_path: Path) -> None:
    assessor = Assessor(book(tmp_path, **GROWING))
    now = firm("a", points=90)
    outcomes = [
        assessor.assess(now, before).finding("base").outcome
        for before in (None, firm("a", 80, "2013"), firm("a", 95, "2013"), assessor.record(firm("a", 80, "2013")))
    ]
    assert outcomes == [Outcome.UNDETERMINED, Outcome.MET, Outcome.NOT_MET, Outcome.MET]


def test_the_day_is_the_last_of_the_period_or_the_one_given(tmp_path: Path) -> None:
    dated = book(tmp_path, **DATED)
    assert Assessor(dated).assess(firm("a")).finding("base").outcome is Outcome.NOT_MET
    june = Assessor(dated, as_of=date(2014, 6, 30)).assess(firm("a"))
    assert (june.finding("base").outcome, june.subject.as_of) == (Outcome.MET, date(2014, 6, 30))


def test_what_keeps_records_of_a_period_from_being_assessed_is_told(tmp_path: Path) -> None:
    dated = book(tmp_path, **DATED)
    assessor = Assessor(dated)
    found = assessor.unfit("firm", "2013")
    assert found
    assert assessor.unfit("firm", "2013") is found
    assert assessor.unfit("firm", "2014") == ()
    assert assessor.unfit("firm", "2014") == ()
    with pytest.raises(RecordError):
        assessor.record(firm("a", period="第一轮"))
    with pytest.raises(RulebookError):
        assessor.assess(firm("a", period="2013"))
    # one day for all records: the rulebook itself has no meaning on it
    early = Assessor(dated, as_of=date(2013, 1, 1))
    assert early.unfit("firm", "2014") == ()
    with pytest.raises(RulebookError):
        early.assess(firm("a"))


def test_a_table_is_made_once_for_a_type_and_period(townships: Rulebook) -> None:
    assessor = Assessor(townships)
    prepared = assessor.prepared("firm", "2014")
    assert assessor.prepared("firm", "2014") is prepared
    others = [assessor.prepared("town", "2014"), assessor.prepared("firm", "2013")]
    assert [(each.plan.unit_type, each.plan.period.id) for each in others] == [("town", "2014"), ("firm", "2013")]
    with pytest.raises(ValueError, match="no period of this rulebook: '第一轮'"):
        assessor.prepared("firm", "第一轮")


def test_reviews_and_waivers_meet_their_records(townships: Rulebook) -> None:
    review = Review("a", "2014", "base", by="考核办", reason="核对", earned=70)
    waiver = Waiver("b", "base", reason="搬迁", by="考核办", until=date(2014, 12, 31))
    assessor = Assessor(townships, reviews=iter([review]), waivers=iter([waiver]))
    outcomes = [assessor.assess(firm(id)).finding("base").outcome for id in "abc"]
    assert outcomes == [Outcome.PARTLY_MET, Outcome.WAIVED, Outcome.PARTLY_MET]
    assert [assessor.assess(firm(id)).finding("base").earned for id in "abc"] == [70, 0, 90]


def test_an_assessor_travels_as_its_rulebook_and_options(tmp_path: Path) -> None:
    review = Review("a", "2014", "days", by="考核办", reason="核对", earned=-5)
    waiver = Waiver("b", "base", reason="搬迁", by="考核办", until=date(2014, 12, 31))
    assessor = Assessor(book(tmp_path, **DATED), as_of=date(2014, 6, 30), reviews=[review], waivers=[waiver])
    rows = [firm(id, points=points) for id, points in zip("abc", (90, 40, 60), strict=True)]
    before = [assessor.assess(row) for row in rows]
    assessor.prepared("firm", "2014").table  # noqa: B018 - what is compiled stays behind
    again = pickle.loads(pickle.dumps(assessor))
    assert again.rulebook == assessor.rulebook
    assert again.as_of == assessor.as_of
    assert again.prepared("firm", "2014").plan == assessor.prepared("firm", "2014").plan
    assert [again.assess(row) for row in rows] == before
    assert [each.total for each in before] == [95, None, 100]


def test_threads_share_an_assessor(townships: Rulebook) -> None:
    rows = [firm(f"u{number}", points=number % 101, late=number % 7) for number in range(4 * COMPILED_FROM)]
    alone = Assessor(townships)
    wanted = [alone.assess(row).result for row in rows]
    shared = Assessor(townships)
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda row: shared.assess(row).result, rows * 3))
    assert found == wanted * 3


def test_a_record_that_was_not_checked_is_interpreted(townships: Rulebook) -> None:
    assessor = Assessor(townships)
    record = replace(assessor.record(firm("a")), data={**firm("a"), "points": "many"}, valid=False)
    for _ in range(COMPILED_FROM + 1):
        assert assessor.score(record).verdicts[0].outcome is Outcome.UNDETERMINED
