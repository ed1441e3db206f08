"""Texts through memory that processes share: they come as they were left, too long ones by themselves."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from jianjia_rules.running import shared_text
from jianjia_rules.running.shared_text import SharedText


@given(st.lists(st.binary(max_size=200), max_size=20), st.integers(1, 4))
def test_texts_come_as_they_were_left(texts: list[bytes], places: int) -> None:
    shared = SharedText(places)
    sent: list[bytes | int] = []
    for task, text in enumerate(texts):
        if task >= places:
            assert shared.take(task - places, sent[task - places]) == texts[task - places]
        sent.append(shared.put(task, text))
    for task in range(max(0, len(texts) - places), len(texts)):
        assert shared.take(task, sent[task]) == texts[task]


def test_a_text_that_is_too_long_comes_along_by_itself() -> None:
    shared = SharedText(1)
    longest = b"a" * shared_text._SIZE
    assert shared.put(0, longest) == len(longest)
    assert shared.take(0, len(longest)) == longest
    assert shared.put(1, longest + b"b") == longest + b"b"
    assert shared.take(1, longest + b"b") == longest + b"b"


def test_only_forked_processes_share_it() -> None:
    assert SharedText.where_forked("fork", 2) is not None
    assert SharedText.where_forked("spawn", 2) is None
    assert SharedText.where_forked("forkserver", 2) is None
    assert SharedText.where_forked("fork", 1 << 60) is None
