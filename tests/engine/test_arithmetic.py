"""Numbers on intervals: exact, and none where they would grow without measure."""

from __future__ import annotations

from fractions import Fraction

import pytest

from jianjia_rules.engine import arithmetic
from jianjia_rules.engine.values import Interval, Unknown, Value, known, unknown
from jianjia_rules.language.outcomes import Cause

OPEN = Interval(-2, 3, frozenset({Cause.ANSWER}))


@pytest.mark.parametrize(
    ("value", "low", "high"),
    [
        (arithmetic.add([OPEN, known(1)]), -1, 4),
        (arithmetic.times([OPEN, OPEN]), -6, 9),
        (arithmetic.times([OPEN, known(-1)]), -3, 2),
        (arithmetic.difference(known(1), OPEN), -2, 3),
        (arithmetic.lower_of([OPEN, known(0)]), -2, 0),
        (arithmetic.higher_of([OPEN, known(0)]), 0, 3),
        (arithmetic.at_least_zero(OPEN), 0, 3),
        (arithmetic.ratio(OPEN, known(2)), -1, Fraction(3, 2)),
        (arithmetic.ratio(known(6), Interval(2, 3, OPEN.causes)), 2, 3),
        (arithmetic.ratio(known(6), Interval(-3, -2, OPEN.causes)), -3, -2),
    ],
)
def test_the_ends_of_a_result_are_those_of_its_operands(value: Value, low: int, high: int) -> None:
    assert value == Interval(low, high, OPEN.causes)


def test_what_settles_the_result_leaves_no_causes() -> None:
    assert arithmetic.lower_of([OPEN, known(-5)]) == known(-5)
    assert arithmetic.higher_of([OPEN, known(5)]) == known(5)


@pytest.mark.parametrize("divisor", [OPEN, Interval(0, 1, OPEN.causes), Interval(-1, 0, OPEN.causes)])
def test_a_divisor_that_may_be_0_leaves_nothing_known(divisor: Interval) -> None:
    assert arithmetic.ratio(known(1), divisor) == Unknown(OPEN.causes)
    assert arithmetic.ratio(known(1), known(0)) == unknown(Cause.ZERO_BASE)


@pytest.mark.parametrize(
    "value",
    [
        arithmetic.times([known(10**3000), known(10**3000)]),
        arithmetic.add([known(Fraction(1, 2**13_000)), known(Fraction(1, 3**5_000)), known(1)]),
        arithmetic.difference(known(2**14_000), known(1)),
        arithmetic.ratio(known(1), known(2**14_000)),
    ],
)
def test_a_number_too_long_to_go_on_with_is_none(value: Value) -> None:
    assert value == unknown(Cause.TYPE)


def test_a_sum_stops_where_it_gets_too_long() -> None:
    def terms() -> object:
        yield Fraction(1, 2**13_000)
        yield Fraction(1, 3**5_000)
        raise AssertionError("nobody asks for more")

    assert arithmetic.total(terms()) == Fraction(1, 2**13_000) + Fraction(1, 3**5_000)  # type: ignore[arg-type]


def test_whole_numbers_become_ints() -> None:
    assert arithmetic.shrink(Fraction(4, 2)).__class__ is int
    assert arithmetic.shrink(Fraction(1, 2)) == Fraction(1, 2)
