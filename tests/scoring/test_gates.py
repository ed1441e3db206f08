"""Gates and grades: every kind on true, false and unknown, and how they work together."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from jianjia_rules.engine.values import Truth, unknown
from jianjia_rules.findings.assessment import Assessment
from jianjia_rules.findings.verdict import Verdict
from jianjia_rules.language import conditions
from jianjia_rules.language.conditions import Comparison, Word
from jianjia_rules.language.measures import Constant, Field
from jianjia_rules.language.outcomes import Cause, Outcome
from jianjia_rules.language.scheme import Gate, GateKind, Grade, Members, Rescale
from jianjia_rules.language.text import same
from jianjia_rules.scoring.gates import CLEAR, HIT, HIT_OPEN, OPEN, GateState
from jianjia_rules.scoring.scorer import Score, Scorer
from tests.scoring.tables import assessed, left, part, plan, row, verdicts

UNKNOWN = unknown(Cause.ANSWER)
GRADES = (
    Grade("excellent", same("excellent"), start=90),
    Grade("good", same("good"), start=75),
    Grade("qualified", same("qualified"), start=60),
    Grade("unqualified", same("unqualified")),
)
ROWS = [row("a", "main", 50, mandatory=True), row("b", "main", 50)]
FLAG = conditions.Test(Field(("flag",)), (Comparison(Word.IS, (Constant(1),)),))


def gate(kind: GateKind, **settings: Any) -> Gate:
    condition = None if kind is GateKind.MANDATORY_SET else FLAG
    return Gate("g", same("g"), kind, condition=condition, **settings)


def score(gates: list[Gate], truths: list[Truth | None], grades: tuple[Grade, ...] = GRADES, **earned: Any) -> Score:
    table = plan([part("main", 100)], ROWS, gates=tuple(gates), grades=grades)
    ready = Scorer(table)
    return ready(verdicts(table, {"a": 50, "b": 50, **earned}), truths)


def grade(found: Score, grades: tuple[Grade, ...] = GRADES) -> str | None:
    return None if found.grade is None else grades[found.grade].id


@pytest.mark.parametrize(
    ("kind", "truth", "state"),
    [
        (GateKind.ENTRY_BAR, True, CLEAR),
        (GateKind.ENTRY_BAR, False, HIT),
        (GateKind.ENTRY_BAR, UNKNOWN, OPEN),
        (GateKind.GRADE_CAP, True, HIT),
        (GateKind.GRADE_CAP, False, CLEAR),
        (GateKind.GRADE_CAP, UNKNOWN, OPEN),
        (GateKind.VETO, True, HIT),
        (GateKind.VETO, False, CLEAR),
        (GateKind.VETO, UNKNOWN, OPEN),
    ],
)
def test_when_a_gate_is_hit(kind: GateKind, truth: Truth, state: GateState) -> None:
    assert score([gate(kind, grade="good")], [truth]).gates == (state,)


@pytest.mark.parametrize("kind", [GateKind.ENTRY_BAR, GateKind.GRADE_CAP, GateKind.VETO])
def test_a_gate_may_count_what_is_unknown_as_hit(kind: GateKind) -> None:
    assert score([gate(kind, grade="good", hit_if_unknown=True)], [UNKNOWN]).gates == (HIT_OPEN,)


@pytest.mark.parametrize(
    ("holds", "state"), [((True, True), CLEAR), ((True, False), HIT), ((None, True), HIT_OPEN), ((None, False), HIT)]
)
def test_a_mandatory_set_fails_with_one_member_and_is_open_when_only_open_ones_fail(
    holds: tuple[bool | None, bool | None], state: GateState
) -> None:
    members = gate(GateKind.MANDATORY_SET, members=Members(rules=("a", "b", "not-in-this-table")))
    a, b = (Verdict(Outcome.MET, 50, 50, 50, 50, mandatory_holds=each) for each in holds)
    assert score([members], [None], a=a, b=b).gates == (state,)


def test_members_are_named_or_those_of_a_part_or_those_marked() -> None:
    lost = Verdict(Outcome.NOT_MET, 0, 50, 0, 0, mandatory_holds=False)
    marked = gate(GateKind.MANDATORY_SET, members=Members(marked=True))
    assert score([marked], [None], a=lost).gates == (HIT,)
    assert score([marked], [None], b=lost).gates == (CLEAR,)
    whole = gate(GateKind.MANDATORY_SET, members=Members(part="main"))
    assert score([whole], [None], b=lost).gates == (HIT,)


def test_who_is_not_admitted_keeps_the_findings_and_has_no_grade() -> None:
    found = score([gate(GateKind.ENTRY_BAR)], [False])
    assert (found.total, found.grade, found.not_admitted, found.ranked) == (100, None, True, False)


def test_a_veto_gives_the_last_grade_and_leaves_the_total() -> None:
    found = score([gate(GateKind.VETO)], [True])
    assert (found.total, grade(found), found.vetoed, found.ranked) == (100, "unqualified", True, False)


def test_a_cap_leaves_its_grade_at_best() -> None:
    assert grade(score([gate(GateKind.GRADE_CAP, grade="qualified")], [True])) == "qualified"
    assert grade(score([gate(GateKind.GRADE_CAP, grade="qualified")], [True], b=0)) == "unqualified"


def test_a_mandatory_set_blocks_a_grade_and_costs_no_points() -> None:
    lost = Verdict(Outcome.WAIVED, 50, 50, 50, 50, mandatory_holds=False)
    found = score([gate(GateKind.MANDATORY_SET, members=Members(marked=True), blocks="good")], [None], a=lost)
    assert (found.total, grade(found), found.ranked) == (100, "qualified", True)


def test_a_set_that_blocks_the_last_grade_leaves_the_last() -> None:
    lost = Verdict(Outcome.MET, 50, 50, 50, 50, mandatory_holds=False)
    members = gate(GateKind.MANDATORY_SET, members=Members(marked=True), blocks="unqualified")
    assert grade(score([members], [None], a=lost)) == "unqualified"


@pytest.mark.parametrize("order", [1, -1])
def test_the_worst_gate_wins_in_any_order(order: int) -> None:
    gates = [gate(GateKind.GRADE_CAP, grade="good"), gate(GateKind.GRADE_CAP, grade="qualified")][::order]
    assert grade(score(gates, [True, True])) == "qualified"


def test_a_gate_caps_nothing_where_there_are_no_grades() -> None:
    found = score([gate(GateKind.GRADE_CAP, grade="good"), gate(GateKind.VETO)], [True, True], grades=())
    assert (found.grade, found.gates, found.vetoed) == (None, (HIT, HIT), True)


@pytest.mark.parametrize(("b", "expected"), [(50, "excellent"), (40, "excellent"), (Fraction("39.99"), "good")])
def test_a_grade_begins_at_its_threshold(b: Fraction, expected: str) -> None:
    assert grade(score([], [], b=b)) == expected


def test_grades_read_the_published_total() -> None:
    from jianjia_rules.language.scheme import Rounding

    table = plan([part("main", 100)], ROWS, grades=GRADES, rounding=Rounding(places=0))
    ready = Scorer(table)
    assert grade(ready(verdicts(table, {"a": 50, "b": Fraction("39.5")}))) == "excellent"


def test_grades_that_need_others_and_sets_of_rows() -> None:
    grades = (
        Grade("gold", same("gold"), needs="silver", members=Members(rules=("b",))),
        Grade("silver", same("silver"), members=Members(rules=("a",))),
        Grade("none", same("none")),
    )
    lost = Verdict(Outcome.NOT_MET, 0, 50, 0, 0, mandatory_holds=False)
    assert grade(score([], [], grades), grades) == "gold"
    assert grade(score([], [], grades, b=lost), grades) == "silver"
    assert grade(score([], [], grades, a=lost), grades) == "none"


def test_grades_that_need_each_other_come_to_an_end() -> None:
    grades = (
        Grade("x", same("x"), needs="y"),
        Grade("y", same("y"), needs="x", members=Members(rules=("a",))),
        Grade("z", same("z")),
    )
    lost = Verdict(Outcome.NOT_MET, 0, 50, 0, 0, mandatory_holds=False)
    assert grade(score([], [], grades), grades) == "x"
    assert grade(score([], [], grades, a=lost), grades) == "z"


def test_too_little_that_applies_cannot_be_graded() -> None:
    table = plan([part("main", 100)], ROWS, grades=GRADES, least_share=Fraction(3, 5))
    ready = Scorer(table)
    found = ready(verdicts(table, {"a": 50, "b": None}))
    assert (found.total, found.grade, found.cannot_be_graded, found.ranked) == (100, None, True, False)
    assert not ready(verdicts(table, {"a": 50, "b": 0})).cannot_be_graded


def test_what_does_not_apply_is_not_answered_where_it_counts_in_full() -> None:
    table = plan([part("main", 100)], ROWS, grades=GRADES, least_share=Fraction(3, 5), rescale=Rescale.NONE)
    ready = Scorer(table)
    found = ready(ready.settled(verdicts(table, {"a": 50, "b": None})))
    assert (found.total, found.cannot_be_graded) == (100, True)


def test_a_waived_row_applies_where_the_rulebook_counts_it_in_full() -> None:
    waived = Verdict(Outcome.WAIVED, 50, 50, 50, 50)
    for full, expected in ((True, False), (False, True)):
        table = plan([part("main", 100)], ROWS, grades=GRADES, least_share=Fraction(3, 5), waived_counts_full=full)
        found = Scorer(table)(verdicts(table, {"a": 50, "b": waived}))
        assert found.cannot_be_graded is expected


def test_the_share_that_applies_follows_parts_and_weights() -> None:
    from jianjia_rules.language.scheme import Combine
    from jianjia_rules.scoring.applicable import applicable_share

    table = plan(
        [part("a", combine=Combine.AVERAGE, weight=3), part("b", 10, weight=1)],
        [row("x", "a", weight=2), row("y", "a", weight=1), row("z", "b", 10)],
        combine=Combine.AVERAGE,
    )
    ready = Scorer(table)
    assert applicable_share(ready.table, table, verdicts(table, {"y": None})) == Fraction(3, 4)
    assert applicable_share(ready.table, table, verdicts(table, {"z": None})) == Fraction(3, 4)
    assert applicable_share(ready.table, table, verdicts(table, {"z": left(Outcome.UNDETERMINED)})) == Fraction(3, 4)


def test_a_table_without_points_has_nothing_to_leave_out() -> None:
    table = plan([part("a")], [row("x", "a", 0)], least_share=Fraction(1), grades=GRADES[-1:])
    assert grade(Scorer(table)(verdicts(table, {"x": 0})), GRADES[-1:]) == "unqualified"


def test_nothing_applies_and_no_grade_can_be_given() -> None:
    assert score([], [], a=None, b=None).cannot_be_graded


def test_points_that_wait_for_an_assessor_make_the_total_provisional() -> None:
    waiting = Verdict(Outcome.PENDING, 0, 50, 0, 0, pending=50, mandatory_holds=None)
    found = score([], [], b=waiting)
    assert (found.provisional, found.ranked, grade(found)) == (True, False, "unqualified")


def test_an_assessment_says_what_lowered_the_grade() -> None:
    found = _assessment(flag=1)
    assert found.grade is not None
    assert (found.grade.id, found.grade.reached, found.grade.lowered_by) == ("qualified", "excellent", ("cap",))
    assert [(each.id, each.hit, each.best) for each in found.gates] == [
        ("cap", True, "qualified"),
        ("set", False, "good"),
    ]
    assert found.gate("cap").failing == ()


def test_an_assessment_says_which_members_fail() -> None:
    found = _assessment(flag=0, a=None)
    assert found.gate("set").hit
    assert found.gate("set").open
    assert found.gate("set").failing == found.gate("set").unclear == ("a",)
    assert found.grade is not None
    assert found.grade.lowered_by == ()  # 50 points reach no better grade


def _assessment(flag: int, a: int | None = 50) -> Assessment:
    gates = (
        Gate("cap", same("cap"), GateKind.GRADE_CAP, condition=FLAG, grade="qualified"),
        Gate("set", same("set"), GateKind.MANDATORY_SET, members=Members(marked=True), blocks="excellent"),
    )
    table = plan([part("main", 100)], ROWS, gates=gates, grades=GRADES)
    data = {"b": 50, "flag": flag} if a is None else {"a": a, "b": 50, "flag": flag}
    return assessed(table, **data)
