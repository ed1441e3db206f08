"""What is kept of a record: the paths that are read, through lists, and nothing beside them."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from jianjia_rules.engine.read import is_list
from jianjia_rules.scoring.projection import NOTHING, WHOLE, projection

RECORD = {"venue": {"area": 45, "own": True}, "lists": [{"kind": "a", "n": 1}, {"n": 2}], "tags": ["x"], "none": None}


def test_only_what_is_read_is_kept() -> None:
    keep = projection([("venue", "area"), ("lists",), ("lists", "kind"), ("tags",), ("none",), ("absent",)])
    assert keep.of(RECORD) == {"venue": {"area": 45}, "lists": [{"kind": "a"}, {}], "tags": ["x"]}


def test_a_list_that_is_counted_keeps_its_entries() -> None:
    assert projection([("lists",)]).of(RECORD) == {"lists": RECORD["lists"]}


def test_a_value_where_an_object_is_read_stays() -> None:
    assert projection([("venue", "area")]).of({"venue": "a text"}) == {"venue": "a text"}


def test_everything_and_nothing() -> None:
    assert WHOLE.of(RECORD) is RECORD
    assert NOTHING.of(RECORD) == {}
    assert (bool(WHOLE), bool(NOTHING)) == (True, False)
    assert (WHOLE.at("venue"), NOTHING.at("venue")) == (WHOLE, NOTHING)
    assert not projection([()])


NAMES = st.sampled_from("abc")
VALUES = st.recursive(
    st.none() | st.integers(0, 3) | st.text("xy", max_size=2),
    lambda inner: st.dictionaries(NAMES, inner, max_size=3) | st.lists(inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(NAMES, VALUES), st.lists(st.lists(NAMES, min_size=1, max_size=3).map(tuple), max_size=4))
def test_every_path_reads_the_same_of_what_is_kept(record: dict[str, Any], paths: list[tuple[str, ...]]) -> None:
    kept = projection(paths).of(record)
    for path in paths:
        assert read(kept, path) == read(record, path)


def read(value: Any, path: tuple[str, ...]) -> Any:
    """What a path leads to, in each entry of a list; of an object or a list at its end only that it is there."""
    if is_list(value) and path:
        return [read(entry, path) for entry in value]
    if not path:
        return is_list(value) or isinstance(value, dict) or value
    if not isinstance(value, dict):
        return value
    return read(value[path[0]], path[1:]) if value.get(path[0]) is not None else None
