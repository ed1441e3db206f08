"""How rows become parts and parts a total: the cells of the specification, one by one."""

from __future__ import annotations

from fractions import Fraction

import pytest

from jianjia_rules.findings.verdict import Verdict
from jianjia_rules.language.awards import PointsByType
from jianjia_rules.language.outcomes import Outcome
from jianjia_rules.language.rulebook import UnitType
from jianjia_rules.language.scheme import Combine, PartKind, Rescale, Rounding, RoundingAt, RoundingMode
from jianjia_rules.language.text import same
from tests.scoring.tables import assessed, left, part, plan, row, scored

A40_B60 = ([part("a", 40), part("b", 60)], [row("a1", "a", 20), row("a2", "a", 20), row("b1", "b", 60)])


@pytest.mark.parametrize(
    ("rescale", "total"),
    [(Rescale.PART, 80), (Rescale.TOTAL, Fraction(175, 2)), (Rescale.NONE, 90)],
)
def test_what_does_not_apply_is_spread_as_the_rulebook_says(rescale: Rescale, total: Fraction) -> None:
    assert scored(plan(*A40_B60, rescale=rescale), a1=10, a2=None, b1=60).total == total


@pytest.mark.parametrize("rescale", list(Rescale))
def test_a_table_that_applies_whole_is_the_sum_of_its_rows(rescale: Rescale) -> None:
    assert scored(plan(*A40_B60, rescale=rescale), a1=10, a2=5, b1=60).total == 75


@pytest.mark.parametrize(("rescale", "total"), [(Rescale.PART, 50), (Rescale.TOTAL, 50), (Rescale.NONE, 70)])
def test_a_part_in_which_nothing_applies_scales_the_table(rescale: Rescale, total: int) -> None:
    assert scored(plan(*A40_B60, rescale=rescale), a1=None, a2=None, b1=30).total == total


def test_a_blank_that_is_left_out_is_not_credited_where_nothing_is_rescaled() -> None:
    score = scored(plan(*A40_B60, rescale=Rescale.NONE), a1=10, a2=left(Outcome.UNDETERMINED, None), b1=60)
    assert score.total == 70


def test_a_waived_row_stays_like_one_that_does_not_apply() -> None:
    score = scored(plan(*A40_B60, rescale=Rescale.NONE), a1=10, a2=left(Outcome.WAIVED), b1=60)
    assert score.total == 90


def test_nothing_applies_and_there_is_no_total() -> None:
    score = scored(plan(*A40_B60), a1=None, a2=None, b1=None)
    assert score.total is None
    assert score.exact_total is None


def test_parts_nest_and_a_part_that_left_scales_the_one_around_it() -> None:
    table = plan(
        [part("a", 60), part("a1", 40, "a"), part("a2", 20, "a"), part("b", 40)],
        [row("x", "a1", 40), row("y", "a2", 20), row("z", "b", 40)],
    )
    assert scored(table, x=10, y=20, z=40).total == 70
    assert scored(table, x=10, y=None, z=40).total == 55  # 10 of 40 of what the part around it is worth


def test_a_bonus_is_capped_inside_first_and_never_rescaled() -> None:
    table = plan(
        [
            part("a", 100),
            part("more", kind=PartKind.BONUS, up_to=10),
            part("prizes", parent="more", up_to=6),
            part("papers", parent="more", up_to=6),
        ],
        [row("x", "a", 100), row("p", "prizes", 9), row("q", "papers", 9)],
    )
    assert scored(table, x=50, p=9, q=3).total == 59
    assert scored(table, x=50, p=9, q=9).total == 60
    assert scored(table, x=50, p=None, q=2).total == 52


def test_deductions_are_capped_and_the_total_is_never_below_0() -> None:
    table = plan(
        [part("a", 100), part("faults", kind=PartKind.DEDUCTION, up_to=5)],
        [row("x", "a", 100), row("late", "faults", 4), row("lost", "faults", 4)],
    )
    assert scored(table, x=50, late=-4, lost=-4).total == 45
    assert scored(table, x=3, late=-4, lost=0).total == 0


def test_a_bonus_inside_a_part_of_the_table_stands_outside_the_full_total() -> None:
    table = plan(
        [part("a", 100), part("extra", parent="a", kind=PartKind.BONUS, up_to=5)],
        [row("x", "a", 100), row("y", "extra", 5)],
    )
    assert scored(table, x=100, y=5).total == 105
    assert scored(table, x=None, y=5).total is None


def test_a_ceiling_holds_the_total() -> None:
    table = plan(
        [part("a", 100), part("more", kind=PartKind.BONUS, up_to=10)],
        [row("x", "a", 100), row("y", "more", 10)],
        ceiling=Fraction(100),
    )
    assert scored(table, x=95, y=10).total == 100


def test_a_table_of_bonus_rows_only_has_a_total() -> None:
    table = plan([part("more", kind=PartKind.BONUS, up_to=10)], [row("y", "more", 10)])
    assert scored(table, y=4).total == 4


def test_caps_come_before_rescaling() -> None:
    """Rows worth more than their part: what applies is capped like what is earned."""
    table = plan([part("a", 10), part("b", 90)], [row("x", "a", 8), row("y", "a", 8), row("z", "b", 90)])
    assert scored(table, x=8, y=8, z=0).total == 10
    assert scored(table, x=4, y=None, z=0).total == 5


def test_weights_nest_as_the_specification_says() -> None:
    table = plan(
        [
            part("access", combine=Combine.AVERAGE, weight=3),
            part("passwords", parent="access", combine=Combine.AVERAGE, weight=2),
            part("accounts", parent="access", combine=Combine.AVERAGE, weight=1),
            part("network", combine=Combine.AVERAGE, weight=1),
            part("audit", 10, combine=Combine.ADD, weight=2),
        ],
        [
            row("length", "passwords", weight=10),
            row("age", "passwords", weight=1),
            row("lock", "accounts", weight=1),
            row("root", "accounts", weight=3),
            row("banner", "access", weight=1),
            row("wall", "network", weight=1),
            row("log", "audit", 6),
            row("keep", "audit", 4),
        ],
        combine=Combine.AVERAGE,
        scale=Fraction(100),
    )
    score = scored(table, length=1, age=0, lock=1, root=None, banner=1, wall=0, log=6, keep=0)
    assert score.exact_total == 100 * Fraction(149, 220)
    left_over = scored(table, length=0, age=1, lock=None, root=None, banner=1, wall=None, log=0, keep=0)
    assert left_over.exact_total == 100 * Fraction(13, 55)
    nothing = scored(table, length=None, age=None, lock=None, root=None, banner=None, wall=None, log=None, keep=None)
    assert nothing.total is None


def test_an_averaging_part_with_points_counts_in_an_adding_one() -> None:
    table = plan(
        [part("a", 60), part("b", 40, combine=Combine.AVERAGE)],
        [row("x", "a", 60), row("y", "b", weight=3), row("z", "b", weight=1)],
    )
    assert scored(table, x=30, y=1, z=0).total == 60
    assert scored(table, x=30, y=None, z=None).total == 50


def test_an_averaging_part_without_points_adds_nothing() -> None:
    table = plan([part("a", combine=Combine.AVERAGE)], [row("x", "a", weight=1)])
    score = scored(table, x=1)
    assert score.total is None
    assert assessed(table, x=1).part("a").score == 1


def test_an_averaging_part_without_points_adds_nothing_where_others_leave() -> None:
    table = plan(
        [part("whole", 10), part("mean", parent="whole", combine=Combine.AVERAGE)],
        [row("x", "whole", 6), row("y", "whole", 4), row("z", "mean", weight=1)],
    )
    assert scored(table, x=3, y=None, z=1).total == 5
    assert scored(table, x=3, y=4, z=1).total == 7
    assert scored(table, x=None, y=None, z=1).total is None


def test_odd_shares_of_weighted_rows_are_averaged_exactly() -> None:
    table = plan(
        [part("a", 10, combine=Combine.AVERAGE)],
        [row("x", "a", weight=2), row("y", "a", weight=1), row("z", "a", weight=4)],
    )
    assert scored(table, x="1/3", y="1/7", z=0).exact_total == 10 * (Fraction(2, 3) + Fraction(1, 7)) / 7
    assert scored(table, x="1/3", y="1/7", z=None).exact_total == 10 * (Fraction(2, 3) + Fraction(1, 7)) / 3
    assert scored(table, x="1/3", y=1, z=None).exact_total == 10 * (Fraction(2, 3) + 1) / 3


def test_weights_of_0_do_not_apply() -> None:
    table = plan([part("a", combine=Combine.AVERAGE)], [row("x", "a", weight=0)], combine=Combine.AVERAGE)
    assert scored(table, x=1).total is None


@pytest.mark.parametrize(("unit_type", "total"), [("firm", 25), ("club", 50)])
def test_parts_may_be_worth_more_to_one_type_than_to_another(unit_type: str, total: int) -> None:
    by_type = PointsByType((("firm", 50), ("club", 100)))
    types = (UnitType("firm", same("firm")), UnitType("club", same("club")))
    table = plan([part("a", by_type)], [row("x", "a", by_type)], unit_type, unit_types=types)  # type: ignore[arg-type]
    assert scored(table, x=total).total == total


def test_a_part_without_a_weight_weighs_1() -> None:
    table = plan(
        [
            part("table", combine=Combine.AVERAGE),
            part("passwords", parent="table", combine=Combine.AVERAGE, weight=2),
            part("accounts", parent="table", combine=Combine.AVERAGE),
        ],
        [row("length", "passwords", weight=10), row("age", "accounts", weight=1)],
        combine=Combine.AVERAGE,
        scale=Fraction(100),
    )
    assert scored(table, length=1, age=0).exact_total == Fraction(200, 3)


def test_rounding_once_at_the_end_or_at_each_row() -> None:
    thirds = [part("a", 2)], [row("x", "a", 1), row("y", "a", 1)]
    at_end = plan(*thirds, rounding=Rounding())
    at_rows = plan(*thirds, rounding=Rounding(RoundingMode.HALF_EVEN, 2, RoundingAt.ROW))
    assert scored(at_end, x="2/3", y="2/3").total == Fraction("1.33")
    assert scored(at_rows, x="2/3", y="2/3").total == Fraction("1.34")
    assert assessed(at_rows, x=0.125, y=0).finding("x").earned == Fraction("0.12")


def test_parts_are_rounded_for_print_only() -> None:
    table = plan([part("a", 1), part("b", 1)], [row("x", "a", 1), row("y", "b", 1)], rounding=Rounding(places=0))
    result = assessed(table, x=0.5, y=0.5)
    assert [each.score for each in result.parts] == [1, 1]
    assert result.total == 1
    assert not result.result.parts_add_up
    assert assessed(table, x=1, y=0).result.parts_add_up


def test_that_parts_do_not_add_up_to_a_ceiling_is_no_matter_of_rounding() -> None:
    table = plan([part("a", 60), part("b", 60)], [row("x", "a", 60), row("y", "b", 60)], ceiling=Fraction(100))
    assert assessed(table, x=60, y=60).result.parts_add_up


def test_what_is_taken_away_is_taken_away_from_the_sum_of_the_parts() -> None:
    table = plan([part("a", 60), part("late", kind=PartKind.DEDUCTION)], [row("x", "a", 60), row("y", "late", 5)])
    result = assessed(table, x=60, y=3)
    assert (result.total, result.result.parts_add_up) == (57, True)


def test_what_is_waived_in_full_counts_as_earned() -> None:
    full = Verdict(Outcome.WAIVED, 20, 20, 20, 20)
    assert scored(plan(*A40_B60, waived_counts_full=True), a1=0, a2=full, b1=0).total == 20


def test_the_losses_and_the_score_make_the_whole_table() -> None:
    table = plan(*A40_B60)
    result = assessed(table, a1=10, a2=5, b1=60)
    assert result.lost_on_text + result.lost_on_assumptions + result.base == 100
