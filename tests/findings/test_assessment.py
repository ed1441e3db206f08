"""The assessment as a program walks it: immutable, lazy, the same after a journey."""

from __future__ import annotations

import pickle
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from jianjia_rules.findings.assessment import Assessment
from jianjia_rules.findings.results import GradeResult, Result, Standing
from jianjia_rules.language.scheme import Grade, PartKind, Rounding
from jianjia_rules.language.text import same
from tests.scoring.tables import assessed, part, plan, row

TABLE = plan(
    [part("a", 60), part("b", 40), part("extra", kind=PartKind.BONUS, up_to=5), part("late", kind=PartKind.DEDUCTION)],
    [row("x", "a", 60), row("y", "b", 40), row("z", "extra", 5), row("w", "late", 10)],
    grades=(Grade("good", same("good"), start=60), Grade("poor", same("poor"))),
    rounding=Rounding(places=1),
)


def made(**data: Any) -> Assessment:
    return assessed(TABLE, **{"x": 50, "y": 20.05, "z": 3, "w": 2, **data})


def test_everything_of_the_score_is_there() -> None:
    found = made(self={"x": 60, "y": 30, "not-a-row": 5})
    assert (found.total, found.exact_total, found.possible) == (Fraction("71.1"), Fraction("71.05"), 100)
    assert (found.base, found.bonus, found.deduction) == (Fraction("70.05"), 3, 2)
    assert (found.self_total, found.difference) == (90, Fraction("19.95"))
    assert (found.unit, found.unit_type, found.period, found.name) == ("u", "unit", "2014", "")
    assert found.as_of == date(2014, 12, 31)
    assert found.grade == GradeResult("good", same("good"), 0, "good")
    assert (found.provisional, found.not_admitted, found.vetoed, found.cannot_be_graded) == (False,) * 4
    assert (found.gates, found.figures, found.notes, found.ranks) == ((), (), (), ())
    assert found.lost_on_text == 100 - Fraction("70.05") + 2
    assert found.lost_on_assumptions == 0
    assert found.result.places == 1


def test_parts_say_what_was_earned_of_what() -> None:
    late = made().part("late")
    assert (late.score, late.earned, late.possible, late.kind) == (2, 2, 0, PartKind.DEDUCTION)
    second = made().part("b")
    assert (second.score, second.exact, second.earned, second.possible, second.full, second.leaves) == (
        Fraction("20.1"),
        Fraction("20.05"),
        Fraction("20.05"),
        40,
        40,
        False,
    )


def test_what_is_not_there_is_a_key_error() -> None:
    for look in (Assessment.finding, Assessment.part, Assessment.gate):
        with pytest.raises(KeyError, match="nowhere"):
            look(made(), "nowhere")


def test_findings_are_walked_in_the_order_of_the_table() -> None:
    found = made()
    assert [each.rule for each in found] == ["x", "y", "z", "w"]
    assert found.finding("w").earned == -2


def test_without_self_scores_there_is_no_difference() -> None:
    assert (made().self_total, made().difference) == (None, None)


def test_the_score_is_made_once_and_only_when_looked_at() -> None:
    made_results: list[Result] = []
    whole = made()

    def make() -> Result:
        made_results.append(whole.result)
        return whole.result

    lazy = Assessment(whole.subject, whole.findings, make)
    assert list(lazy) == list(whole)
    assert made_results == []
    assert (lazy.total, lazy.bonus) == (whole.total, whole.bonus)
    assert len(made_results) == 1


def test_an_assessment_cannot_be_changed() -> None:
    found = made()
    with pytest.raises(AttributeError, match="cannot be changed"):
        found.total = 3  # type: ignore[misc]
    with pytest.raises(AttributeError, match="cannot be changed"):
        del found._subject


def test_assessments_are_equal_when_they_say_the_same() -> None:
    assert made() == made()
    assert hash(made()) == hash(made())
    assert made() != made(x=49)
    assert made() != made().with_standing(Standing((), None))
    assert made() != "a text"
    assert repr(made()) == "<Assessment of u for 2014: 4 findings>"


def test_a_pickled_assessment_is_whole() -> None:
    found = made(self={"x": 60})
    again = pickle.loads(pickle.dumps(found))
    assert again == found
    assert [each.reason("zh") for each in again] == [each.reason("zh") for each in found]
    assert again.finding("x").self_score == 60


def test_the_standing_decides_the_grade() -> None:
    lower = GradeResult("poor", same("poor"), 1, "good", share_cap=True)
    placed = made().with_standing(Standing((), lower))
    assert placed.grade == lower
    assert placed.standing == Standing((), lower)
    assert placed.total == made().total
