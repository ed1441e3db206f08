"""What the checks say of bands and conditions, held against the interpreter."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from jianjia_rules.engine.interpret.awards import earn
from jianjia_rules.engine.interpret.expressions import judge
from jianjia_rules.engine.interpret.reading import read_record
from jianjia_rules.language.awards import Bands
from jianjia_rules.language.operators import WORD_BY_KEY
from tests.loading.checked import any_record, book, conditions, fields_of, found_in, free_comparisons, plan_of, records

NEVER = {"JJ601", "JJ602", "JJ608"}
LADDERS = st.lists(conditions(), min_size=2, max_size=4)
SMALL = st.lists(free_comparisons(), min_size=2, max_size=4)


def ladder(asked: list[Any]) -> Any:
    return book({"bands": [{"if": each, "points": 10 - index} for index, each in enumerate(asked)]})


def unreachable(found: list[tuple[str, tuple[Any, ...]]]) -> set[int]:
    """The bands that are called unreachable, or whose whole condition is called never true."""
    head = ("rules", "row", "award", "bands")
    ends = {
        (code, path[len(head)]): path[len(head) + 1 :]
        for code, path in found
        if code in NEVER and path[: len(head)] == head
    }
    return {index for (code, index), rest in ends.items() if code != "JJ602" or len(rest) == 2}


@given(LADDERS, any_record())
@settings(max_examples=200)
def test_a_band_called_unreachable_is_never_taken(asked: list[Any], record: dict[str, Any]) -> None:
    rulebook = ladder(asked)
    plan = plan_of(rulebook)
    assert earn(plan.rows[0].award, read_record(plan, record)).branch not in unreachable(found_in(rulebook))


@given(SMALL)
@settings(max_examples=150, deadline=None)
def test_a_band_that_no_record_reaches_is_found(asked: list[Any]) -> None:
    rulebook = ladder(asked)
    plan = plan_of(rulebook)
    award = plan.rows[0].award
    assert isinstance(award, Bands)
    reached = set()
    for record in records(fields_of(asked)):
        reading = read_record(plan, record)
        first = next(
            (i for i, band in enumerate(award.bands) if band.condition and judge(band.condition, reading) is True), None
        )
        reached.add(first)
    assert unreachable(found_in(rulebook)) == set(range(len(asked))) - reached


@given(conditions(), any_record())
@settings(max_examples=200)
def test_a_condition_called_never_or_always_true_is(asked: Any, record: dict[str, Any]) -> None:
    rulebook = book({"if": asked})
    codes = {code for code, path in found_in(rulebook) if len(path) == 5}
    plan = plan_of(rulebook)
    condition = plan.rows[0].award.condition  # type: ignore[union-attr]
    truth = judge(condition, read_record(plan, record))
    assert not ("JJ602" in codes and truth is True)
    if sum(key in WORD_BY_KEY for key in asked) < 2:  # of several words each may be always true
        assert not ("JJ603" in codes and truth is False)
