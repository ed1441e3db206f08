"""A fold's state on its way between processes: what arrives is what was sent, whatever was sent before."""

from __future__ import annotations

import pickle
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianjia_rules.language.periods import Period
from jianjia_rules.language.rulebook import Rulebook
from jianjia_rules.running import handing
from jianjia_rules.running.handing import Receiver, Sender
from jianjia_rules.scoring.fold import FoldState, Kept
from jianjia_rules.scoring.rank_keys import RankKeys
from tests.running.examples import book


@pytest.fixture(scope="module")
def period(tmp_path_factory: pytest.TempPathFactory) -> Period:
    rulebook: Rulebook = book(tmp_path_factory.mktemp("townships"))
    found = rulebook.periods.find("2014")
    assert found is not None
    return found


def kept(total: int, member: dict[str, int] | None = None, groups: tuple[str, ...] = ()) -> Kept:
    return Kept("firm", groups, member or {}, total, counted=True, keys=RankKeys(((),), ((total,),), ()))


ALIKE = [kept(total) for total in range(4)]
UNITS = st.lists(
    st.tuples(
        st.sampled_from("abcdefgh"),
        st.integers(0, 2),
        st.sampled_from([*ALIKE, kept(3), kept(5, {"x": 1}), kept(6, groups=("g",))]),
    ),
    max_size=8,
)


def state(units: list[tuple[str, int, Kept]], first: int, period: Period) -> FoldState:
    found = FoldState(periods={"2014": period})
    for place, (unit, order, one) in enumerate(units):
        found.units["2014", unit, order and first + order] = (first + place, one)
    return found


def arrive(sent: Iterator[FoldState] | list[FoldState], firsts: list[int], most: int) -> list[FoldState]:
    sender, receiver = Sender(7), Receiver()
    before, handing._MOST_NUMBERED = handing._MOST_NUMBERED, most
    try:
        return [
            receiver.take(pickle.loads(pickle.dumps(sender.hand(one, first))))
            for one, first in zip(sent, firsts, strict=True)
        ]
    finally:
        handing._MOST_NUMBERED = before


@given(st.lists(UNITS, max_size=4), st.sampled_from([1, 2, 1 << 16]))
def test_what_arrives_is_what_was_sent(period: Period, tasks: list[list[tuple[str, int, Kept]]], most: int) -> None:
    firsts = [place << 32 for place in range(len(tasks))]
    sent = [state(units, first, period) for units, first in zip(tasks, firsts, strict=True)]
    assert arrive(sent, firsts, most) == sent


def test_equal_objects_arrive_as_one_and_travel_once(period: Period) -> None:
    units = [(name, 0, ALIKE[0]) for name in "abc"]
    sender, receiver = Sender(1), Receiver()
    first = sender.hand(state(units, 0, period), 0)
    again = sender.hand(state([("d", 0, ALIKE[0])], 0, period), 0)
    other = Sender(2).hand(state([("e", 0, kept(0))], 0, period), 0)
    assert (len(first.new), len(again.new)) == (1, 0)
    arrived = [one for handed in (first, again, other) for _, one in receiver.take(handed).units.values()]
    assert len({id(one) for one in arrived}) == 1


def test_what_is_written_down_is_equal_and_one_object_for_equal_units(period: Period) -> None:
    receiver = Receiver()
    units = [("a", 0, kept(3)), ("b", 0, kept(3)), ("c", 0, kept(3, {"x": 1})), ("d", 0, kept(4, groups=("g",)))]
    given_state = state(units, 5, period)
    found = receiver.same(given_state)
    assert found == given_state
    assert found.units["2014", "a", 0][1] is found.units["2014", "b", 0][1]
    again = receiver.same(state([("e", 0, kept(3))], 9, period))
    assert again.units["2014", "e", 0][1] is found.units["2014", "a", 0][1]
