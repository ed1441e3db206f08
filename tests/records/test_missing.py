"""Null, an absent key and an empty text are the same: missing; and what --lenient makes of faults."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianjia_rules.diagnostics import Diagnostics
from jianjia_rules.records.faults import Fault
from jianjia_rules.records.given import given as as_given
from jianjia_rules.records.lenient import GappedOrigin, taken_away
from jianjia_rules.records.origins import NoOrigin
from jianjia_rules.records.raw import RawRecord
from jianjia_rules.records.reader import RecordReader
from jianjia_rules.units.record import Record
from tests.records.rulebooks import Read, rulebook
from tests.records.schemas import values

WHO = {"unit": {"id": "1", "type": "enterprise_kx"}, "period": "2014"}


def accept(data: Any, *, lenient: bool = False) -> tuple[Record | None, list[str]]:
    diagnostics = Diagnostics()
    record = RecordReader(rulebook(), diagnostics, lenient=lenient).accept(RawRecord(data, NoOrigin()))
    return record, [each.code for each in diagnostics.sorted()]


@pytest.mark.parametrize("nothing", [None, ""])
@pytest.mark.parametrize("field", ["members", "code", "venue", "activities", "contact", "share"])
def test_nothing_is_missing_in_an_optional_field(field: str, nothing: object) -> None:
    record, codes = accept({**WHO, field: nothing})
    assert codes == []
    assert record is not None
    assert record.valid
    assert field not in record.data


@pytest.mark.parametrize("nothing", [None, ""])
def test_nothing_does_not_do_where_a_field_is_needed(nothing: object) -> None:
    assert accept({**WHO, "activities": [{"kind": nothing}]}) == (None, ["JJ802"])
    assert accept({**WHO, "activities": [nothing]})[1] == ["JJ801"]
    assert accept({**WHO, "unknown": nothing})[1] == []


@given(values)
def test_a_plain_copy_loses_only_what_is_missing(value: Any) -> None:
    faults: list[Fault] = []
    copy = as_given(value, faults)
    assert faults == []
    assert copy == without_nothing(value)
    assert as_given(copy, []) == copy


def without_nothing(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: without_nothing(inner) for key, inner in value.items() if inner is not None and inner != ""}
    return [without_nothing(inner) for inner in value] if isinstance(value, list) else value


def test_values_of_other_programs_become_plain() -> None:
    data = {**WHO, "venue": {"area_m2": 0.1, "opened_on": date(2014, 6, 23)}, "activities": ({"kind": "讲座"},)}
    record, codes = accept(data)
    assert codes == []
    assert record is not None
    assert record.data["venue"] == {"area_m2": Decimal("0.1"), "opened_on": "2014-06-23"}
    assert record.data["activities"] == [{"kind": "讲座"}]
    assert record.valid


@pytest.mark.parametrize(
    "value",
    [float("nan"), float("inf"), Decimal("NaN"), Decimal("1e500"), 10**101, Fraction(1, 3), b"x", {1}, object()],
)
def test_values_no_record_may_hold_are_faults(value: Any) -> None:
    assert accept({**WHO, "members": value}) == (None, ["JJ801"])
    assert accept({**WHO, "evidence": [{"any": value}]}) == (None, ["JJ801"])


def test_nesting_is_bounded() -> None:
    deep: Any = 1
    for _ in range(100_000):
        deep = [deep]
    record, codes = accept({**WHO, "evidence": [{"any": deep}]})
    assert record is None
    assert "JJ106" in codes


def test_a_whole_decimal_is_an_integer_and_left_to_the_interpreter() -> None:
    record, codes = accept({**WHO, "members": Decimal("2.0")})
    assert codes == []
    assert record is not None
    assert not record.valid


FAULTY = """\
unit: {id: 1, type: enterprise_kx}
period: 2014
members: many
venue: {area_m2: -1, facilities: [食堂, 会议, 锅炉, 图书], tenure: 自有}
activities:
  - {kind: 讲座, people: 0}
  - 参观
  - {people: 3, kind: 参观}
extra: 1
"""


def test_lenient_takes_faulty_values_away_and_says_so(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text(FAULTY, "utf-8")
    found = Read(file, lenient=True)
    assert set(found.codes) == {"JJ811"}
    assert len(found.codes) == 7
    (record,) = found.records
    assert record.data == {
        "unit": {"id": 1, "type": "enterprise_kx"},
        "period": 2014,
        "venue": {"facilities": ["会议", "图书"], "tenure": "自有"},
        "activities": [{"kind": "讲座"}, {"people": 3, "kind": "参观"}],
    }
    assert record.valid
    assert isinstance(record.origin, GappedOrigin)
    places = [record.origin.place(path) for path in (("activities", 1, "people"), ("venue", "facilities", 1))]
    assert [(place.line, place.column) for place in places if place] == [(8, 14), (4, 47)]
    assert Read(file).records == []


def test_what_is_needed_and_taken_away_leaves_the_record_to_the_interpreter() -> None:
    record, codes = accept({**WHO, "activities": [{"kind": 5}]}, lenient=True)
    assert codes == ["JJ811"]
    assert record is not None
    assert record.data["activities"] == [{}]
    assert not record.valid


PATHS = st.lists(st.tuples(st.just("a"), st.integers(0, 4), st.just("b"), st.integers(0, 3)) | st.tuples(
    st.just("a"), st.integers(0, 4)), max_size=8)  # fmt: skip


@given(PATHS)
def test_places_of_what_is_left_stay_right(paths: list[Any]) -> None:
    data = {"a": [{"b": [(i, j) for j in range(4)], "i": i} for i in range(5)]}
    left, gaps = taken_away(data, [Fault("JJ801", path) for path in paths])

    class Asked(NoOrigin):
        def place(self, path: Any) -> Any:
            return path

    origin = GappedOrigin(Asked(), gaps)
    for i, entry in enumerate(left["a"]):
        assert origin.place(("a", i))[1] == entry["i"]  # type: ignore[index]
        for j, cell in enumerate(entry["b"]):
            asked: Any = origin.place(("a", i, "b", j))
            assert (asked[1], asked[3]) == cell
