"""The order of application: condition, award, review, waiver; what each outcome says to a mandatory set."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from jianjia_rules.language.conditions import Condition
from jianjia_rules.language.outcomes import Cause, Outcome, Treatment
from jianjia_rules.language.rules import Undetermined
from jianjia_rules.language.scheme import Part, PartKind
from jianjia_rules.language.text import same
from jianjia_rules.units.entries import Entries, Review, Waiver
from tests import pieces
from tests.engine.examples import told, verdict

IF = "{if: {field: plaque, is: true}}"
BANDS = "{bands: [{if: {field: area, at_least: 50}}, {if: {field: area, at_least: 20}, points: 4}]}"
JUDGED = "{checklist: [{if: {field: plaque, is: true}, points: 4}, {judged: {by: 考核组}, points: 6}]}"
MET, PARTLY, NOT_MET, UNKNOWN = "area: 50", "area: 20", "area: 1", "{}"
FAULTS: dict[str, Any] = {"parts": (Part("table", same("t"), kind=PartKind.DEDUCTION),)}

BIG: Condition = pieces.condition("{field: people, at_least: 10}")


def review(**decision: Any) -> Entries:
    return Entries({"row": Review("u", "2014", "row", "某人", "看过现场", **decision)})


def waiver(until: str = "2014-12-31") -> Entries:
    return Entries(waivers={"row": Waiver("u", "row", "正在搬迁", "某人", date.fromisoformat(until))})


# 2 the condition under which the row applies


@pytest.mark.parametrize(
    ("people", "result"), [("people: 10", "met 10"), ("people: 1", "not-applicable"), ("{}", "undetermined 0..10")]
)
def test_a_row_applies_when_its_condition_holds(people: str, result: str) -> None:
    record = people.strip("{}")
    assert told(verdict(IF, f"{{plaque: true, {record}}}", when=BIG)) == result


def test_a_deduction_that_may_not_apply_may_take_all() -> None:
    assert told(verdict(IF, "plaque: true", when=BIG, **FAULTS)) == "undetermined -10..0"


# 3 causes of what cannot be told, and their treatment


def treated(**causes: str) -> dict[str, Any]:
    return {"undetermined": Undetermined(tuple((Cause(cause), Treatment(each)) for cause, each in causes.items()))}


@pytest.mark.parametrize(
    ("treatment", "result", "left", "possible"),
    [
        ("zero", "undetermined 4..10", False, 10),
        ("leave-out", "undetermined", True, 0),
        ("not-applicable", "not-applicable", True, 0),
    ],
)
def test_what_is_missing_is_treated_as_the_row_says(treatment: str, result: str, left: bool, possible: int) -> None:
    award = "{checklist: [{if: {field: plaque, is: true}, points: 4}, {if: {field: area, above: 1}, points: 6}]}"
    row = verdict(award, "plaque: true", **treated(answer=treatment))
    assert (told(row), row.left, row.possible) == (result, left, possible)
    assert row.causes == (Cause.ANSWER,)


def test_points_that_are_sure_are_kept_when_the_rest_cannot_be_told() -> None:
    award = "{per: {count: activities, where: {field: people, above: 1}}, earns: 1}"
    row = verdict(award, "activities: [{people: 2}, {}]")
    assert (row.earned, row.least, row.most) == (1, 1, 2)


@pytest.mark.parametrize(
    ("award", "record", "cause", "result"),
    [
        (IF, "{}", "answer", "undetermined 0..10"),
        ("{answer: name, answers: {问: undetermined}}", "name: 问", "unsure", "undetermined 0..10"),
        ("{if: {growth: {field: people}, above: 0}}", "people: 1", "previous", "undetermined 0..10"),
        ("{if: {ratio: {field: people}, to: {field: plain}, above: 0}}", "{people: 1, plain: 0}", "zero-base",
         "not-applicable"),
        ("{proportion: {mean: activities, of: people}, of: 5}", "activities: []", "zero-base", "not-applicable"),
        ("{answer: name, answers: {无: met}, reason: tenure, needs_reason: [无]}", "name: 无", "reason",
         "undetermined 0..10"),
    ],
)  # fmt: skip
def test_every_cause_has_its_usual_treatment(award: str, record: str, cause: str, result: str) -> None:
    row = verdict(award, record)
    assert ([str(each) for each in row.causes], told(row)) == ([cause], result)


def test_of_several_causes_the_strictest_treatment_counts() -> None:
    award = "{checklist: [{if: {field: plaque, is: true}}, {if: {ratio: 1, to: {field: plain}, above: 0}}]}"
    settings = treated(**{"answer": "leave-out", "zero-base": "not-applicable"})
    assert told(verdict(award, "{plaque: true, plain: 0}", **settings)) == "met 10"
    either = "{if: {all: [{field: plaque, is: true}, {ratio: 1, to: {field: plain}, above: 0}]}}"
    assert told(verdict(either, "{plaque: true, plain: 0}", **settings)) == "not-applicable"
    assert told(verdict(either, "plain: 0", **settings)) == "undetermined"
    assert told(verdict(either, "plain: 0")) == "undetermined 0..10"


def test_what_a_ratio_lacks_is_told_apart_from_a_base_of_zero() -> None:
    award = "{if: {any: [{field: plaque, is: true}, {ratio: {field: people}, to: {field: plain}, at_least: 80%}]}}"
    assert told(verdict(award, "{plaque: false, people: 1, plain: 0}")) == "not-applicable"
    assert told(verdict(award, "{plaque: false, plain: 0}")) == "undetermined 0..10"
    assert told(verdict(award, "{people: 1, plain: 0}")) == "undetermined 0..10"
    assert told(verdict(award, "{plaque: true, plain: 0}")) == "met 10"


# newcomers and base figures

GROWTH = "{if: {growth: {field: people}, above: 0}}"
NEWCOMER: dict[str, Any] = {"newcomer": pieces.condition("{field: unit.founded_on, on_or_after: $period_from}")}


@pytest.mark.parametrize(
    ("founded", "left"), [("'2014-03-01'", True), ("'2010-03-01'", False), ("null", False), ("'2014-01-01'", True)]
)
def test_only_a_newcomer_is_not_held_to_the_period_before(founded: str, left: bool) -> None:
    row = verdict(GROWTH, f"{{people: 1, unit: {{founded_on: {founded}}}}}", **NEWCOMER)
    assert (row.outcome, row.left) == (Outcome.UNDETERMINED, left)


def test_withholding_the_record_of_the_period_before_never_pays() -> None:
    row = verdict(GROWTH, "people: 1", **treated(previous="leave-out"))
    assert (row.left, row.earned, row.possible) == (False, 0, 10)


BASE: dict[str, Any] = {"base": pieces.measure("{field: plain}")}


@pytest.mark.parametrize(
    ("previous", "result", "notes"),
    [
        (None, "met 10", ()),
        ("people: 3", "met 10", ()),
        ("people: 9", "not-met 0", ("base-differs",)),
        ("{}", "undetermined 0..10", ()),
    ],
)
def test_a_base_figure_stands_in_for_the_record_only(previous: str | None, result: str, notes: tuple[str, ...]) -> None:
    row = verdict(GROWTH, "{people: 5, plain: 3}", previous=previous, **BASE)
    assert (told(row), row.notes) == (result, notes)


def test_a_base_figure_that_is_missing_is_none() -> None:
    row = verdict(GROWTH, "people: 5", **BASE)
    assert row.causes == (Cause.PREVIOUS,)


def test_a_base_figure_does_not_stand_in_for_itself() -> None:
    base = pieces.measure("{previous: {field: plain}}")
    assert verdict(GROWTH, "people: 5", base=base).causes == (Cause.PREVIOUS,)


def test_a_base_figure_serves_the_mandatory_condition_too() -> None:
    floor = pieces.condition("{growth: {field: people}, at_least: 0}")
    row = verdict(IF, "{plaque: true, people: 5, plain: 3}", mandatory=floor, **BASE)
    assert row.mandatory_holds is True


# 5 reviews


@pytest.mark.parametrize(
    ("decision", "result"),
    [
        ({"outcome": Outcome.MET}, "met 10"),
        ({"outcome": Outcome.NOT_MET}, "not-met 0"),
        ({"outcome": Outcome.PARTLY_MET}, "partly-met 4"),
        ({"outcome": Outcome.PARTLY_MET, "earned": 3}, "partly-met 3"),
        ({"outcome": Outcome.NOT_APPLICABLE}, "not-applicable"),
        ({"earned": 10}, "met 10"),
        ({"earned": 7}, "partly-met 7"),
        ({"earned": 99}, "met 10"),
        ({"earned": -5}, "not-met 0"),
    ],
)
def test_a_review_replaces_what_was_computed(decision: dict[str, Any], result: str) -> None:
    row = verdict(BANDS, PARTLY, entries=review(**decision))
    assert told(row) == result
    assert [step.name for step in row.steps] == ["award", "review"]
    assert (row.steps[0].outcome, row.steps[0].earned) == (Outcome.PARTLY_MET, 4)
    assert (row.steps[1].by, row.steps[1].reason) == ("某人", "看过现场")


@pytest.mark.parametrize(
    ("points", "result"), [(5, "partly-met 9"), (6, "met 10"), (60, "met 10"), (-1, "partly-met 4")]
)
def test_a_review_gives_the_points_of_the_judged_entry(points: int, result: str) -> None:
    assert told(verdict(JUDGED, "plaque: true", entries=review(judged=points))) == result


@pytest.mark.parametrize(
    ("decision", "result"),
    [
        ({"judged": 3}, "partly-met -3"), ({"judged": 30}, "not-met -10"), ({"earned": -4}, "partly-met -4"),
        ({"earned": 4}, "met 0"), ({"outcome": Outcome.NOT_MET}, "not-met -10"), ({"outcome": Outcome.MET}, "met 0"),
    ],
)  # fmt: skip
def test_a_review_of_a_deduction_takes_away(decision: dict[str, Any], result: str) -> None:
    assert told(verdict("{judged: {by: 考核组}}", "{}", entries=review(**decision), **FAULTS)) == result


@pytest.mark.parametrize(
    ("applicable", "result", "notes"),
    [(False, "not-applicable", ("review-not-applicable",)), (True, "met 10", ())],
)
def test_a_row_that_does_not_apply_is_reviewed_on_demand(applicable: bool, result: str, notes: tuple[str, ...]) -> None:
    row = verdict(IF, "people: 1", when=BIG, entries=review(outcome=Outcome.MET, applicable=applicable))
    assert (told(row), row.notes) == (result, notes)


def test_a_review_keeps_the_tier_only_with_its_points() -> None:
    assert verdict(BANDS, PARTLY, entries=review(earned=4)).branch == 1
    assert verdict(BANDS, PARTLY, entries=review(earned=5)).branch is None


# 6 waivers


@pytest.mark.parametrize(
    ("award", "record", "result", "notes"),
    [
        (BANDS, NOT_MET, "waived", ()),
        (BANDS, PARTLY, "waived", ()),
        (BANDS, UNKNOWN, "waived", ()),
        (JUDGED, "plaque: true", "waived", ()),
        (BANDS, MET, "met 10", ("waiver-unused",)),
        ("{proportion: 1, of: 0}", "{}", "not-applicable", ("waiver-unused",)),
    ],
)
def test_a_waiver_serves_what_is_not_met(award: str, record: str, result: str, notes: tuple[str, ...]) -> None:
    row = verdict(award, record, entries=waiver())
    assert (told(row), row.notes) == (result, notes)


def test_a_waived_row_leaves_the_table_or_counts_in_full() -> None:
    left = verdict(BANDS, NOT_MET, entries=waiver())
    full = verdict(BANDS, NOT_MET, entries=waiver(), waived_counts_full=True)
    assert (left.left, left.earned, left.possible) == (True, 0, 0)
    assert (full.left, full.earned, full.possible) == (False, 10, 10)
    assert [step.name for step in full.steps] == ["award", "waiver"]
    assert (full.steps[1].until, full.steps[1].reason) == ("2014-12-31", "正在搬迁")


def test_a_waiver_expires() -> None:
    row = verdict(BANDS, NOT_MET, entries=waiver("2014-12-30"))
    assert (told(row), row.notes) == ("not-met 0", ("waiver-expired",))


@pytest.mark.parametrize(
    ("waivable", "result", "notes", "holds"),
    [(False, "not-met 0", ("waiver-not-allowed",), False), (True, "waived", (), True)],
)
def test_a_mandatory_row_is_waived_where_it_says_so(
    waivable: bool, result: str, notes: tuple[str, ...], holds: bool
) -> None:
    row = verdict(BANDS, NOT_MET, mandatory=True, waivable=waivable, entries=waiver())
    assert (told(row), row.notes, row.mandatory_holds) == (result, notes, holds)


def test_a_waiver_comes_after_a_review() -> None:
    entries = Entries(review(earned=2).reviews, waiver().waivers)
    row = verdict(BANDS, NOT_MET, entries=entries)
    assert [step.name for step in row.steps] == ["award", "review", "waiver"]
    assert told(row) == "waived"


# what a row says to a mandatory set


@pytest.mark.parametrize(
    ("record", "more", "holds"),
    [
        (MET, {}, True),
        (PARTLY, {}, False),
        (PARTLY, {"enough_partly": True}, True),
        (NOT_MET, {}, False),
        (UNKNOWN, {}, None),
        (UNKNOWN, treated(answer="leave-out"), None),
        ("{area: 1, people: 1}", {"when": BIG}, True),
        (NOT_MET, {"entries": waiver()}, False),
        (NOT_MET, {"entries": waiver(), "waivable": True}, True),
        (NOT_MET, {"entries": review(outcome=Outcome.MET)}, True),
    ],
)
def test_an_outcome_says_whether_a_mandatory_set_holds(record: str, more: dict[str, Any], holds: bool | None) -> None:
    assert verdict(BANDS, record, **more).mandatory_holds is holds


@pytest.mark.parametrize(("people", "holds"), [("people: 10", True), ("people: 1", False), ("people: null", None)])
def test_a_floor_of_its_own_says_it_instead(people: str, holds: bool | None) -> None:
    assert verdict(BANDS, f"{{area: 1, {people}}}", mandatory=BIG).mandatory_holds is holds


def test_a_pending_row_is_open() -> None:
    assert verdict(JUDGED, "plaque: true").mandatory_holds is None
