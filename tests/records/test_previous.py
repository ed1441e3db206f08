"""The record of the period before, by unit."""

from __future__ import annotations

from pathlib import Path

from jianjia_rules.diagnostics import Diagnostics
from jianjia_rules.records.previous import PreviousRecords, kept_of, projected
from jianjia_rules.records.tally import Tally
from tests.records.rulebooks import rulebook

LINE = (
    '{"unit": {"id": "%s", "type": "enterprise_kx"}, "period": %d, "members": %d, "activities": [{"kind": "讲座"}]}\n'
)


def test_the_record_of_the_period_before_is_found_by_unit(tmp_path: Path) -> None:
    file = tmp_path / "2013.ndjson"
    file.write_text(LINE % ("a", 2013, 1) + LINE % ("a", 2012, 2) + LINE % ("b", 2014, 3) + "{\n", "utf-8")
    diagnostics, tally = Diagnostics(), Tally()
    previous = PreviousRecords.read([file], rulebook(), diagnostics, tally=tally)
    assert [each.code for each in diagnostics.sorted()] == ["JJ151"]
    assert (len(previous), tally.refused) == (3, 1)
    record = previous.of("a", "2014")
    assert record is not None
    assert record.data["members"] == 1
    assert record.origin is not None
    assert previous.of("a", "2012") is None
    assert previous.of("b", "2014") is None
    assert previous.of("b", "2015") is not None
    assert previous.of("a", "no period") is None


def test_only_what_is_asked_for_is_kept(tmp_path: Path) -> None:
    file = tmp_path / "2013.ndjson"
    file.write_text(LINE % ("a", 2013, 1), "utf-8")
    keep = [("activities", "kind"), ("venue", "area_m2")]
    previous = PreviousRecords.read([file], rulebook(), Diagnostics(), keep=keep)
    record = previous.of("a", "2014")
    assert record is not None
    assert record.data == {"activities": [{"kind": "讲座"}]}
    assert record.origin is not None
    place = record.origin.place(("members",))
    assert place is not None
    assert place.line == 1


def test_a_path_and_a_longer_one_keep_the_shorter() -> None:
    kept = kept_of([("a", "b", "c"), ("a", "b"), ("d",)])
    data = {"a": {"b": {"c": 1, "x": 2}, "y": 3}, "d": [1], "e": 4}
    assert projected(data, kept) == {"a": {"b": {"c": 1, "x": 2}}, "d": [1]}
    assert projected(data, kept_of([("a",), ("a", "b")])) == {"a": data["a"]}
    assert projected({"a": [{"b": 1, "c": 2}, 3]}, kept_of([("a", "b")])) == {"a": [{"b": 1}, 3]}
