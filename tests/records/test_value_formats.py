"""The formats of values that are asserted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianjia_rules.records.value_formats import is_credit_code

CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
EXAMPLE = "91350100M000100Y43"  # the example of the standard


def checked(body: str) -> str:
    """The code with its last character, worked out as the standard writes it: 31 less the remainder."""
    remainder = sum(CHARACTERS.index(each) * (3**place % 31) for place, each in enumerate(body)) % 31
    return body + CHARACTERS[0 if remainder == 0 else 31 - remainder]


bodies = st.builds(
    lambda first, rest: first + rest,
    st.sampled_from("123456789ANY"),
    st.text(st.sampled_from(CHARACTERS), min_size=16, max_size=16),
)


def test_the_example_of_the_standard_is_a_code() -> None:
    assert is_credit_code(EXAMPLE)
    assert checked(EXAMPLE[:17]) == EXAMPLE


@given(bodies)
def test_a_code_is_accepted_and_every_other_last_character_refused(body: str) -> None:
    code = checked(body)
    accepted = [last for last in CHARACTERS if is_credit_code(body + last)]
    assert accepted == [code[17]]


@given(bodies, st.integers(0, 16), st.sampled_from(CHARACTERS))
def test_one_wrong_character_is_found(body: str, place: int, other: str) -> None:
    code = checked(body)
    wrong = code[:place] + other + code[place + 1 :]
    assert is_credit_code(wrong) is (wrong == code)


@given(bodies, st.integers(0, 15))
def test_two_neighbours_that_changed_places_are_found(body: str, place: int) -> None:
    code = checked(body)
    wrong = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
    assert is_credit_code(wrong) is (wrong == code)


@pytest.mark.parametrize(
    "text", ["", "91350100M000100Y4", "91350100M000100Y433", "91350100m000100y43", "０1350100M000100Y43"]
)
def test_what_has_another_form_is_no_code(text: str) -> None:
    assert not is_credit_code(text)


@given(bodies, st.sampled_from("0BCZIO"))
def test_the_first_character_names_a_registering_body(body: str, first: str) -> None:
    assert not is_credit_code(first + checked(body)[1:])
