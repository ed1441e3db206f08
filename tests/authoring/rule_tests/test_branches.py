"""The branches of rows: every one that a record reaches is asked for, and nothing that no record can reach."""

from __future__ import annotations

import shutil
from pathlib import Path
from random import Random

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from jianjia_rules.authoring.rule_tests.branches import branches_of_row
from jianjia_rules.authoring.rule_tests.missing import waits_for_assessor
from jianjia_rules.authoring.rule_tests.reached import reached_branches
from jianjia_rules.engine.interpret.evaluate import is_newcomer, trace_row
from jianjia_rules.engine.plan import Plan, Row
from jianjia_rules.language.outcomes import Cause, Outcome
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
            if any(step.outcome is Outcome.UNDETERMINED for step in verdict.steps):
                continue  # what evidence took away no longer says for which of these reasons it was open
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


@pytest.mark.parametrize(
    ("values", "missing"),
    [
        ("{by: {field: size, 大型: 5, otherwise: 2}}", False),
        ("{by: {field: size, 大型: 5, 中型: 4, 小型: 3, 微型: 2}}", False),
        ("{by: {field: size, 大型: 5, 中型: 4}}", True),  # a small firm has none
    ],
)
def test_a_parameter_may_have_no_value_for_what_a_field_says(tmp_path: Path, values: str, missing: bool) -> None:
    old = "{by: {field: size, 大型: {2013-01-01: 5, 2015-01-01: 8}, otherwise: {2013-01-01: 2}}}"
    assert ("undetermined" in _branches(tmp_path, "by-field", old, values)) is missing


@pytest.mark.parametrize(("day", "missing"), [("2014-06-23", False), ("2014-06", True)])
def test_a_month_in_a_rule_leaves_open_which_of_its_days(tmp_path: Path, day: str, missing: bool) -> None:
    old = "{days_from: {field: on}, to: {field: filed_on}, is: 185}"
    new = f"{{days_from: {day}, to: 2014-12-25, is: 185}}"
    assert ("undetermined" in _branches(tmp_path, "days-from", old, new)) is missing


def _branches(folder: Path, rule: str, old: str, new: str) -> list[str]:
    """Of a row of the operators' rulebook, in which something stands differently, and size and funds are required."""
    shutil.copytree(RULEBOOKS / "operators", folder / "book")
    required = ('"required": [\n  "unit"', '"required": [\n  "size", "funds", "unit"')
    for name, before, after in (("rulebook.yaml", old, new), ("record.schema.json", *required)):
        file = folder / "book" / name
        text = file.read_text(encoding="utf-8")
        assert before in text
        file.write_text(text.replace(before, after), encoding="utf-8")
    row, plan = _row(str(folder / "book"), rule)
    return list(branches_of_row(row, plan))


def _row(rulebook: str, rule: str) -> tuple[Row, Plan]:
    book = load_rulebook(RULEBOOKS / rulebook)
    plan = planned(book, book.unit_types[0].id)
    return next(row for row in plan.rows if row.facts.rule == rule), plan
