"""Exceptions hold data and say it when printed."""

import pickle

import pytest

from jianjia_rules.diagnostics import Diagnostics, Place
from jianjia_rules.errors import CallError, JianjiaError, MissingExtraError, RecordError, RulebookError


def _faults(count: int) -> Diagnostics:
    found = Diagnostics()
    for line in range(1, count + 1):
        found.add("JJ130", Place("a.yaml", line, 1), related=Place("a.yaml", 1, 1), key="points")
    return found


def test_says_every_fault_with_its_place() -> None:
    error = RulebookError(_faults(2).sorted())
    assert str(error) == (
        "the rulebook cannot be used:\n"
        'a.yaml:1:1: error JJ130 The key "points" stands twice in one mapping; it was first given at a.yaml:1:1.\n'
        'a.yaml:2:1: error JJ130 The key "points" stands twice in one mapping; it was first given at a.yaml:1:1.'
    )
    assert len(error.diagnostics) == 2


def test_says_how_many_it_left_out() -> None:
    assert str(RecordError(_faults(25).sorted())).endswith("… and 5 more")


@pytest.mark.parametrize("kind", [RulebookError, RecordError, CallError])
def test_pickles(kind: type[RulebookError]) -> None:
    error = kind(_faults(1).sorted())
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is kind
    assert again.diagnostics == error.diagnostics


def test_a_missing_extra_says_how_to_install_it() -> None:
    error = MissingExtraError("fast", "msgspec")
    assert isinstance(error, JianjiaError)
    assert str(error) == 'msgspec is not installed; install it with: pip install "jianjia-rules[fast]"'
    assert pickle.loads(pickle.dumps(error)).extra == "fast"
