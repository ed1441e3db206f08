"""The branches of rows: every one that a record reaches is asked for, and nothing that no record can reach."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from jianjia_rules.authoring.rule_tests.branches import branches_of_row
from jianjia_rules.authoring.rule_tests.missing import waits_for_assessor
from jianjia_rules.authoring.rule_tests.reached import reached_branches
from jianjia_rules.engine.interpret.evaluate import is_newcomer, trace_row
from jianjia_rules.engine.plan import Plan, Row
from jianjia_rules.language.outcomes import Cause
from jianjia_rules.loading.load import load_rulebook
from jianjia_rules.records.check import check_of
from jianjia_rules.scoring.assess import score
from jianjia_rules.scoring.scorer import Scorer
from jianjia_rules.units.record import Record, Unit
from tests.cli.calling import RULEBOOKS
from tests.engine.books import planned
from tests.engine.generated import records
from tests.engine.generated.book import book

ENDS = {"met", "partly-met", "not-met"}
"""The outcomes between the most and the least are not asked for; bands have branches of their own instead."""


@settings(phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(st.integers(0, 2**32))
def test_what_a_record_reaches_is_asked_for(seed: int) -> None:
    random = Random(seed)
    generated = book(random)
    plan = planned(generated.rulebook, random.choice(["firm", "club"]))
    for _ in range(3):
        full, previous = (records.record(random, generated.schema) for _ in range(2))
        holed = records.holed(random, full, share=0.03)
        fits = not check_of(plan.rulebook.schema).faults(holed).faults
        data = holed if fits else full
        before = previous if random.random() < 0.5 else None
        scored = score(Scorer(plan), Record(data, Unit("a", plan.unit_type), plan.period.id), _record(before, plan))
        for row, verdict in zip(plan.rows, scored.verdicts, strict=True):
            if waits_for_assessor(row.award) or Cause.TYPE in verdict.causes:
                continue  # of the one only that is asked for; the other is no missing data
            traces = trace_row(row, scored.reading(), is_newcomer(plan, scored.reading()))
            reached = reached_branches(row, verdict, traces)
            asked = set(branches_of_row(row, plan))
            assert reached - ENDS <= asked, (seed, row.facts.rule, row.award, reached, asked, verdict)


def _record(data: object, plan: Plan) -> Record | None:
    return None if data is None else Record(data, Unit("a", plan.unit_type), "2013")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("rule", "branches"),
    [
        ("founded", ["met", "not-met", "undetermined"]),
        ("venue", ["band-1", "band-2", "no-band", "undetermined"]),
        ("papers", ["met", "not-met", "undetermined"]),
        ("reply-days", ["met", "partly-met", "undetermined"]),
        ("honours", ["band-1", "band-2", "band-3", "met", "not-met", "undetermined"]),
        ("honours-alt", ["alternative-1", "alternative-2", "met", "not-met", "undetermined"]),
        ("brand", ["entry-1", "pending"]),
        ("quality", ["pending"]),
        ("retreats", ["met", "undetermined"]),
        ("exchange", ["met", "not-met", "undetermined", "not-applicable"]),
    ],
)
def test_the_branches_of_each_kind_of_row(rule: str, branches: list[str]) -> None:
    row, plan = _row("ten-rows", rule)
    assert list(branches_of_row(row, plan)) == branches


@pytest.mark.parametrize(
    ("rule", "missing"), [("present-object", False), ("present-list", False), ("field-is", True), ("mean", True)]
)
def test_what_is_always_known_need_not_be_missing(rule: str, missing: bool) -> None:
    row, plan = _row("operators", rule)
    assert ("undetermined" in branches_of_row(row, plan)) is missing


def _row(rulebook: str, rule: str) -> tuple[Row, Plan]:
    book = load_rulebook(RULEBOOKS / rulebook)
    plan = planned(book, book.unit_types[0].id)
    return next(row for row in plan.rows if row.facts.rule == rule), plan
