"""Many messages: some of every kind are shown, and the others are counted, so that it adds up."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from jianjia_rules.diagnostics import Diagnostics, Place, Severity
from jianjia_rules.diagnostics.selection import more, selected

_ARGUMENTS: dict[str, dict[str, Any]] = {
    "JJ102": {},
    "JJ801": {"path": "a", "wanted": "a number", "found": "b"},
    "JJ802": {"path": "a"},
}


def _found(codes: list[str], limit: int = 200) -> Diagnostics:
    found = Diagnostics(limit)
    for line, code in enumerate(codes, start=1):
        found.add(code, Place("a.yaml", line, 1), **_ARGUMENTS[code])
    return found


def test_few_are_all_shown() -> None:
    found = _found(["JJ102", "JJ801", "JJ802"]).sorted()
    assert selected(found, 3) == (found, {})
    assert more({}, "en") == ""


def test_one_of_a_rare_kind_is_not_hidden_by_many_of_another() -> None:
    shown, others = selected(_found(["JJ801"] * 30 + ["JJ802"] + ["JJ102"] * 3).sorted(), 5)
    assert [(each.code, each.place.line) for each in shown if each.place is not None] == [
        *(("JJ801", line) for line in range(1, 5)),
        ("JJ802", 31),
    ]
    assert others == {"JJ801": 26, "JJ102": 3}
    assert more(others, "en") == "… and 29 more (JJ102 × 3, JJ801 × 26)"
    assert more(others, "zh") == "……另有 29 处（JJ102 × 3、JJ801 × 26）"


def test_only_errors() -> None:
    shown, others = selected(_found(["JJ102"] * 4 + ["JJ801"] * 4, limit=3).sorted(), 2, errors_only=True)
    assert [each.severity for each in shown] == [Severity.ERROR] * 2
    assert others == {"JJ801": 2}


@given(st.lists(st.sampled_from(sorted(_ARGUMENTS)), max_size=40), st.integers(1, 12), st.integers(1, 12))
def test_it_adds_up(codes: list[str], limit: int, most: int) -> None:
    shown, others = selected(_found(codes, limit).sorted(), most)
    assert len(shown) <= most
    assert len(shown) + sum(others.values()) == len(codes)
    for code in set(codes):
        assert sum(each.code == code for each in shown) + others.get(code, 0) == codes.count(code)
