"""Competition ranks, groups, tie-breakers, who is not counted, and shares of a grade."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction
from math import floor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianjia_rules.scoring.ranking import Entrant, Place, beyond_share, places

NUMBERS = st.none() | st.integers(-3, 3) | st.fractions(-2, 2, max_denominator=4)
ENTRANTS = st.lists(
    st.tuples(st.sampled_from("AB"), st.tuples(NUMBERS, NUMBERS), st.booleans(), st.booleans()), max_size=12
).map(
    lambda rows: [
        Entrant(index, (group,), compared, after, counted)
        for index, (group, compared, after, counted) in enumerate(rows)
    ]
)


def ranks(*totals: int) -> list[int]:
    found = places(Entrant(index, (), (total,)) for index, total in enumerate(totals))
    return [found[index].rank for index in range(len(totals))]


def test_equals_share_a_rank_and_the_next_ones_are_skipped() -> None:
    assert ranks(90, 80, 80, 70) == [1, 2, 2, 4]
    assert ranks(5, 5, 5) == [1, 1, 1]


def test_ties_are_broken_in_turn_and_exactly() -> None:
    third = Fraction(1, 3)
    close = third + Fraction(1, 10**30)
    found = places(
        [
            Entrant("a", (), (80, third)),
            Entrant("b", (), (80, close)),
            Entrant("c", (), (80, third)),
            Entrant("d", (), (81, 0)),
        ]
    )
    assert {id: place.rank for id, place in found.items()} == {"d": 1, "b": 2, "a": 3, "c": 3}


def test_groups_are_ranked_by_themselves() -> None:
    found = places([Entrant(1, ("A",), (1,)), Entrant(2, ("B",), (2,)), Entrant(3, ("A",), (3,))])
    assert found == {1: Place(2, 2), 2: Place(1, 1), 3: Place(1, 2)}


def test_those_after_come_behind_all_others() -> None:
    found = places([Entrant("full", (), (60,)), Entrant("no home", (), (99,), after=True)])
    assert found["no home"].rank == 2


def test_who_is_not_counted_takes_nobodys_place() -> None:
    found = places([Entrant("a", (), (90,)), Entrant("waits", (), (95,), counted=False), Entrant("b", (), (80,))])
    assert found == {"a": Place(1, 2), "waits": Place(1, 3), "b": Place(2, 2)}


def test_what_is_not_known_is_worst() -> None:
    found = places([Entrant("known", (), (-5,)), Entrant("unknown", (), (None,))])
    assert found["unknown"].rank == 2


@given(ENTRANTS)
def test_a_rank_is_one_more_than_the_number_of_better_ones(entrants: list[Entrant]) -> None:
    found = places(entrants)
    for entrant in entrants:
        rivals = [each for each in entrants if each.group == entrant.group and (each.counted or not entrant.counted)]
        assert found[entrant.id] == Place(1 + sum(_better(each, entrant) for each in rivals), len(rivals))


@given(ENTRANTS, st.randoms(use_true_random=False))
def test_the_order_of_units_never_matters(entrants: list[Entrant], shuffle: random.Random) -> None:
    mixed = list(entrants)
    shuffle.shuffle(mixed)
    assert places(mixed) == places(entrants)


@given(ENTRANTS)
def test_a_unit_of_another_group_changes_nothing(entrants: list[Entrant]) -> None:
    other = Entrant("new", ("another",), (1, 1))
    before, after = places(entrants), places([*entrants, other])
    assert {id: place for id, place in after.items() if id != "new"} == before


@given(ENTRANTS, st.randoms(use_true_random=False), st.sampled_from([Fraction(1, 3), Fraction(1, 2)]))
def test_several_equals_are_as_many_units(entrants: list[Entrant], random: random.Random, share: Fraction) -> None:
    counts = {each.id: random.randint(1, 3) for each in entrants}
    together = [replace(each, units=counts[each.id]) for each in entrants]
    apart = [replace(each, id=(each.id, copy)) for each in entrants for copy in range(counts[each.id])]
    assert {(id, copy): place for id, place in places(together).items() for copy in range(counts[id])} == places(apart)
    ranked = Counter(each.group for each in apart)
    lost = beyond_share(together, ranked, share)
    assert {(id, copy) for id in lost for copy in range(counts[id])} == beyond_share(apart, ranked, share)


def _better(one: Entrant, other: Entrant) -> bool:
    """Compared in turn, step by step; what is not known is worst."""
    if one.after != other.after:
        return other.after
    for mine, theirs in zip(one.compared, other.compared, strict=True):
        if mine != theirs:
            return theirs is None if mine is None or theirs is None else mine > theirs
    return False


def beyond(totals: Iterable[int], others: int = 0, share: Fraction = Fraction(2, 5)) -> set[int]:
    held = [Entrant(index, ("A",), (total,)) for index, total in enumerate(totals)]
    return beyond_share(held, {("A",): len(held) + others}, share)


@pytest.mark.parametrize(
    ("totals", "others", "lost"),
    [
        ((98, 92), 5, set()),  # 2 of 7 may
        ((98, 92, 92), 4, {1, 2}),  # a tie across the line falls as a whole
        ((92, 92), 5, set()),  # a tie up to the line stays
        ((92, 92, 92), 4, {0, 1, 2}),
        ((99,), 0, {0}),  # 40 % of one is none
        ((), 3, set()),
    ],
)
def test_a_share_of_the_ranked_may_have_a_grade(totals: tuple[int, ...], others: int, lost: set[int]) -> None:
    assert beyond(totals, others) == lost


@given(ENTRANTS, st.sampled_from([Fraction(0), Fraction(1, 3), Fraction(1, 2), Fraction(1)]))
def test_a_share_is_never_exceeded_and_nobody_better_falls(entrants: list[Entrant], share: Fraction) -> None:
    ranked = Counter(entrant.group for entrant in entrants)
    lost = beyond_share(entrants, ranked, share)
    for group, count in ranked.items():
        line = floor(share * count)
        kept = [entrant for entrant in entrants if entrant.group == group and entrant.id not in lost]
        fallen = [entrant for entrant in entrants if entrant.group == group and entrant.id in lost]
        assert len(kept) <= line
        assert not any(_better(down, up) for down in fallen for up in kept)
        best = [each for each in fallen if not any(_better(other, each) for other in fallen)]
        assert not fallen or len(kept) + len(best) > line  # no more could have kept it
