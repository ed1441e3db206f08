"""Very many faulty records: each is told or counted, in bounded time and memory."""

from __future__ import annotations

import json
import tracemalloc
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jianjia_rules.diagnostics.diagnostic import LEFT_OUT, LIMIT, left_out
from jianjia_rules.documents import json_scan
from jianjia_rules.language.record_schema import RecordSchema
from jianjia_rules.records import check
from jianjia_rules.records.check import SchemaCheck
from jianjia_rules.records.faults import Fault, first_of
from tests.records.rulebooks import Read
from tests.records.schemas import records, schemas
from tests.records.test_validator import refers_to_itself

FAULTY = {"unit": {"id": "QY", "type": "enterprise_kx"}, "period": 2014, "venue": {"area_m2": "大"}, "zzz": 1}
LINES = 3 * LIMIT


def _lines(path: Path, count: int = LINES, **more: Any) -> Path:
    line = json.dumps({**FAULTY, **more}, ensure_ascii=False)
    path.write_text(f"{line}\n" * count, encoding="utf-8")
    return path


@given(schemas().filter(lambda schema: not refers_to_itself(schema)), st.lists(records, min_size=1, max_size=4))
@settings(max_examples=300)
def test_passing_over_what_fits_loses_no_fault(schema: dict[str, Any], found: list[dict[str, Any]]) -> None:
    whole, sections = (SchemaCheck(RecordSchema(schema, {})) for _ in range(2))
    with pytest.MonkeyPatch.context() as patch:
        for record in found:
            patch.setattr(check, "_SECTIONS_FROM", 1_000)
            expected = whole.faults(record)
            patch.setattr(check, "_SECTIONS_FROM", 0)
            assert _comparable(sections.faults(record).faults) == _comparable(expected.faults)


def _comparable(faults: list[Fault]) -> Counter[str]:
    return Counter(repr(fault) for fault in faults)


def test_every_record_is_explained_or_counted(tmp_path: Path) -> None:
    found = Read(_lines(tmp_path / "many.ndjson"))
    told = Counter(each.code for each in found.diagnostics.sorted())
    counted = Counter(dict(left_out(each) for each in found.diagnostics.sorted() if each.code == LEFT_OUT))
    del told[LEFT_OUT]
    assert told + counted == {"JJ801": LIMIT, "JJ803": LIMIT, "JJ975": 1}
    assert max(told.values()) <= LIMIT
    assert (found.tally.read, found.tally.refused) == (LINES, LINES)
    assert found.tally.reasons == {"JJ801": LIMIT, "JJ975": LINES - LIMIT}


def test_warnings_of_lenient_reading_are_told_or_counted(tmp_path: Path) -> None:
    found = Read(_lines(tmp_path / "many.ndjson"), lenient=True)
    told = Counter(each.code for each in found.diagnostics.sorted())
    # The first line is a record; the others are of the same unit.
    assert (told["JJ811"], told["JJ806"]) == (LIMIT, LIMIT)
    counted = dict(left_out(each) for each in found.diagnostics.sorted() if each.code == LEFT_OUT)
    assert counted == {"JJ811": 2 * LINES - LIMIT, "JJ806": LINES - 1 - LIMIT}


def test_places_are_looked_for_only_where_they_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    really, scans = json_scan.scan, []

    def counted(*arguments: Any) -> Any:
        scans.append(arguments)
        return really(*arguments)

    monkeypatch.setattr(json_scan, "scan", counted)
    Read(_lines(tmp_path / "many.ndjson"))
    assert len(scans) <= LIMIT


def test_memory_does_not_grow_with_the_faults(tmp_path: Path) -> None:
    long = {"note": "长" * 20_000}
    peaks = []
    for count in (2 * LIMIT, 6 * LIMIT):
        file = _lines(tmp_path / f"{count}.ndjson", count, **long)
        tracemalloc.start()
        Read(file)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < peaks[0] * 1.2 + 200_000
    assert peaks[1] < 12_000_000


@pytest.mark.parametrize(
    ("paths", "first"),
    [
        ([("zzz",), ("venue", "area_m2")], ("venue", "area_m2")),
        ([("period",), ("unit", "id")], ("unit", "id")),
        ([("zzz",), ("unit", "name")], ("unit", "name")),  # what is missing counts where it should stand
        ([("unit", "id"), ("missing",)], ("missing",)),
    ],
)
def test_the_first_fault_is_the_first_in_the_record(paths: list[tuple[str, ...]], first: tuple[str, ...]) -> None:
    assert first_of([Fault("JJ801", path) for path in paths], FAULTY).path == first


def test_faults_of_one_record_beyond_the_limit_are_counted(tmp_path: Path) -> None:
    entries = [{"date": "x", "title": 1}] * (LIMIT + 7)
    found = Read(_lines(tmp_path / "one.ndjson", 1, venue={}, activities=entries))
    told = Counter(each.code for each in found.diagnostics.sorted())
    counted = Counter(dict(left_out(each) for each in found.diagnostics.sorted() if each.code == LEFT_OUT))
    del told[LEFT_OUT]
    assert told + counted == {"JJ802": LIMIT + 7, "JJ803": 2 * (LIMIT + 7) + 1, "JJ815": 1}
    assert told.total() == LIMIT
