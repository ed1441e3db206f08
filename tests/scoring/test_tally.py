"""Whole numbers for verdicts: the same sums whether a verdict was seen before, forgotten, or is too odd to pack."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from jianjia_rules.findings.verdict import Verdict
from jianjia_rules.language.outcomes import Outcome
from jianjia_rules.language.scalars import Number
from jianjia_rules.language.scheme import Rescale, Rounding, RoundingAt
from jianjia_rules.scoring.scorer import Scorer
from jianjia_rules.scoring.tally import Tally, has_not_left, split, unit_of
from tests.scoring.tables import left, part, plan, row, scored

TABLE = plan([part("a", 10)], [row("x", "a", Fraction(5, 2)), row("y", "a", Fraction(15, 2))])
UNIT = unit_of(TABLE)


def verdict(earned: int | Fraction, possible: int | Fraction = 5) -> Verdict:
    return Verdict(Outcome.PARTLY_MET, earned, possible, earned, earned)


def earned(verdicts: tuple[Verdict, ...], tally: Tally | None = None) -> list[Number]:
    tallied = (tally or Tally(UNIT))(verdicts)
    return [
        Fraction(split((number,))[0] + tallied.rests.get(index, 0)) / tallied.unit
        for index, number in enumerate(tallied.numbers)
    ]


def test_points_become_whole_numbers() -> None:
    tallied = Tally(UNIT)((verdict(Fraction(5, 2)), verdict(3)))
    assert (tallied.unit, tallied.numbers, tallied.plain, tallied.pending) == (2, [5, 6], True, False)


def test_what_is_special_is_told_apart() -> None:
    waits = replace(verdict(-1), outcome=Outcome.PENDING, pending=2)
    both = replace(waits, left=True)
    assert earned((left(), waits, both)) == [0, -1, -1]
    assert [has_not_left(number) for number in Tally(UNIT)((left(), waits, both)).numbers] == [
        False,
        True,
        False,
    ]
    assert split(Tally(UNIT)((left(), waits, both, verdict(3))).numbers) == (2 * (0 - 1 - 1 + 3), 2)
    assert [Tally(UNIT)((each,)).pending for each in (left(), waits, both)] == [False, True, True]


def test_odd_shares_and_large_numbers_have_rests() -> None:
    odd = (verdict(Fraction(1, 3)), left(), verdict(10**12), verdict(Fraction(-1, 3)), verdict(5))
    tally = Tally(UNIT)
    for _ in range(2):
        assert earned(odd, tally) == [Fraction(1, 3), 0, 10**12, Fraction(-1, 3), 5]
    assert not tally(odd).pending


def test_more_verdicts_than_are_remembered() -> None:
    tally = Tally(UNIT)
    for number in range(10_000):
        assert earned((verdict(number), verdict(Fraction(number, 7))), tally) == [number, Fraction(number, 7)]


def test_more_settled_verdicts_than_are_remembered() -> None:
    ready = Scorer(plan([part("a", 10)], [row("x", "a", 10)], rounding=Rounding(places=0, at=RoundingAt.ROW)))
    for number in range(10_000):
        settled = ready.settled((verdict(Fraction(number, 4000), 10),))
        assert settled[0].earned == (2 * number + 4000) // 8000


def test_a_verdict_that_was_settled_before_is_the_same_object() -> None:
    ready = Scorer(plan([part("a", 10)], [row("x", "a", 10)], rescale=Rescale.NONE))
    gone = left()
    assert ready.settled((gone,))[0] is ready.settled((gone,))[0]


def test_points_with_a_large_denominator_do_not_blow_the_unit_up() -> None:
    table = plan([part("a")], [row("x", "a", Fraction(1, 10**7)), row("y", "a", Fraction(1, 3))])
    assert unit_of(table) == 3
    assert scored(table, x=str(Fraction(1, 10**7)), y=None).exact_total == Fraction(1, 10**7) + Fraction(1, 3)


def test_a_table_without_rows_has_no_total() -> None:
    assert scored(plan([part("a", 10)], [])).total == 0
