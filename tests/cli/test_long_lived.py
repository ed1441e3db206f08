"""What lives to the end of a run is put aside, garbage is not, and behind it all is as before."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from jianjia_rules.cli.long_lived import long_lived


@pytest.fixture(autouse=True)
def _nothing_aside() -> Iterator[None]:
    before = gc.get_freeze_count()
    yield
    assert gc.get_freeze_count() <= before


class Node:
    """Something that can hold itself."""

    gone = 0

    def __init__(self) -> None:
        self.other = self

    def __del__(self) -> None:
        Node.gone += 1


def test_much_that_was_added_is_put_aside_once_garbage_is_gone() -> None:
    Node.gone = 0
    before = gc.get_freeze_count()
    with long_lived() as kept:
        Node()
        kept.add(1)
        assert gc.get_freeze_count() == before
        kept.add(1_000)
        assert gc.get_freeze_count() > before + 1_000
        assert Node.gone == 1


def test_all_is_as_before_also_where_it_fails() -> None:
    def fail() -> None:
        with long_lived() as kept:
            kept.add(1_000)
            raise KeyError

    with pytest.raises(KeyError):
        fail()


def test_a_host_that_puts_its_own_aside_is_left_alone() -> None:
    gc.freeze()
    try:
        with long_lived() as kept:
            count = gc.get_freeze_count()
            kept.add(1_000)
            assert gc.get_freeze_count() == count
        assert gc.get_freeze_count() == count
    finally:
        gc.unfreeze()


def test_where_nothing_is_searched_nothing_is_put_aside() -> None:
    before = gc.get_freeze_count()
    gc.disable()
    try:
        with long_lived() as kept:
            kept.add(1_000)
            assert gc.get_freeze_count() == before
    finally:
        gc.enable()
