"""Values on their way to JSON and back: the same values; and nothing that JSON could hold runs anything."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianjia_rules.diagnostics import Diagnostic, Place, Words
from jianjia_rules.running.resuming.packing import Packing


class Pair(NamedTuple):
    one: Any
    other: Any


PACKING = Packing((Place, Words, Diagnostic, Pair))

TEXTS = st.text(st.characters(codec="utf-8")) | st.sampled_from(["\ud800", "t", "d", "\x00\n", "𠮷"])
SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.integers(990, 20_000).map(lambda size: -(1 << size))
    | st.integers(990, 20_000).map(lambda size: 1 << size)
    | TEXTS
    | st.fractions()
    | st.decimals(allow_nan=False)
    | st.binary(max_size=8)
    | st.dates()
    | st.builds(Words, TEXTS, TEXTS)
    | st.builds(Place, TEXTS, st.integers(1, 9), st.integers(1, 9))
    | st.frozensets(st.tuples(TEXTS, TEXTS), max_size=3)
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.lists(inner, max_size=4).map(tuple)
        | st.dictionaries(TEXTS, inner, max_size=4)
        | st.dictionaries(st.tuples(TEXTS, st.integers()) | st.binary(max_size=3), inner, max_size=4)
        | st.builds(Pair, inner, inner)
    ),
    max_leaves=20,
)


def text_of(packed: Any) -> bytes:
    return json.dumps(packed, ensure_ascii=False).encode("utf-8", "surrogatepass")


def value_of(text: bytes) -> Any:
    return json.loads(text.decode("utf-8", "surrogatepass"))


def kinds(value: Any) -> Any:
    """What is equal may still be of another kind: True and 1, a list and a tuple of its entries."""
    if isinstance(value, dict):
        return [(kinds(key), kinds(each)) for key, each in value.items()]
    if isinstance(value, (tuple, list)):
        return type(value), [kinds(each) for each in value]
    return type(value)


@given(VALUES)
def test_what_is_read_is_what_was_written(value: Any) -> None:
    found = PACKING.unpack(value_of(text_of(PACKING.pack(value))))
    assert found == value
    assert kinds(found) == kinds(value)


def test_a_whole_diagnostic() -> None:
    arguments = (("wanted", (Words("甲", "a"), 3)), ("found", Decimal("1E+30")), ("share", Fraction(1, 3)))
    diagnostic = Diagnostic("JJ804", Place("a", 1, 2, sheet="活动"), arguments, "line", Place("b", 3, 4), 7)
    assert PACKING.unpack(value_of(text_of(PACKING.pack(diagnostic)))) == diagnostic


@dataclass
class Stranger:
    path: str = "x"


@pytest.mark.parametrize("value", [Stranger(), object(), print, 0.5, {1, 2}, [Stranger()], {"a": Stranger}])
def test_what_is_of_no_known_class_is_not_written(value: Any) -> None:
    with pytest.raises(TypeError, match="not to be packed"):
        PACKING.pack(value)


FORGED = [
    ["x", 1],
    [],
    [99, 1],
    [-1, 1],
    [True, "a", "b"],
    [0, "file"],
    [None],
    [["t"]],
    ["n", "no number"],
    ["n"],
    ["f", 1, 0],
    ["f", "a", 1],
    ["b", "zz"],
    ["y", 0],
    ["y", "2014"],
    ["i", "x"],
    ["s", ["l"]],
    ["d", 1],
    ["d", ["l"], 1],
    0.5,
    {"a": ["x"]},
    ["builtins.eval", "1"],
    ["cos\nsystem\n(S'true'\ntR."],
]


@pytest.mark.parametrize("packed", FORGED, ids=json.dumps)
def test_what_was_never_written_is_refused(packed: Any) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - whatever it says
        PACKING.unpack(packed)


JSON: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.sampled_from(["t", "d", "n", "s", "x"]),
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=15,
)


@given(JSON)
def test_any_json_is_a_value_or_refused(packed: Any) -> None:
    try:
        PACKING.unpack(packed)
    except ValueError:
        return


def test_too_deep_is_refused() -> None:
    packed: Any = 1
    for _ in range(100_000):
        packed = ["t", packed]
    with pytest.raises(ValueError, match="nothing that was packed"):
        PACKING.unpack(packed)


@pytest.mark.parametrize("made", [lambda: date(2014, 1, 1), lambda: b"\xff"], ids=["date", "bytes"])
def test_letters_stand_for_plain_values_only(made: Callable[[], Any]) -> None:
    assert PACKING.pack(made())[0] in {"y", "b"}
