"""Whole records: only those that do not fit are normalised, and in them only the values that do not."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from jianjia_rules.records import reader as reader_module
from jianjia_rules.records.normalise import Normalise
from jianjia_rules.units.record import Change
from tests.records.rulebooks import Read

GOOD = {"unit": {"id": "QY-01", "type": "enterprise_kx", "name": "　全角　"}, "period": "2014", "members": 3}
WRITTEN = {**GOOD, "members": "１，２００", "venue": {"plaque": "是", "tenure": "/", "facilities": ["会 议"]}}


def written(tmp_path: Path, name: str, *records: Any) -> Path:
    file = tmp_path / name
    if name.endswith(".ndjson"):
        text = "".join(f"{json.dumps(record, ensure_ascii=False)}\n" for record in records)
    else:
        text = json.dumps(list(records), ensure_ascii=False)  # YAML too
    file.write_text(text, encoding="utf-8")
    return file


@pytest.mark.parametrize("name", ["r.yaml", "r.json", "r.ndjson"])
def test_every_format_is_read_alike(tmp_path: Path, name: str) -> None:
    (record,) = Read(written(tmp_path, name, WRITTEN)).records
    assert record.data == {**GOOD, "members": 1200, "venue": {"plaque": True, "facilities": ["会议"]}}
    assert record.valid
    assert record.changes == (
        Change(("members",), "１，２００", 1200),
        Change(("venue", "plaque"), "是", True),
        Change(("venue", "tenure"), "/", None),
        Change(("venue", "facilities", 0), "会 议", "会议"),
    )


def test_tables_too(tmp_path: Path) -> None:
    file = tmp_path / "t.csv"
    file.write_text("unit.id,unit.type,period,members\nQY-01,企业科协,2014年,１，２００\n", encoding="utf-8")
    (record,) = Read(file).records
    assert [change.was for change in record.changes] == ["企业科协", "2014年", "１，２００"]


def test_full_width_digits_in_yaml_are_no_fault_of_a_record(tmp_path: Path) -> None:
    file = tmp_path / "r.yaml"
    file.write_text(
        "- unit: {id: a, type: township_kx}\n  period: ２０１４\n- unit: {id: b, type: township_kx}\n  period: 2014\n",
        encoding="utf-8",
    )
    quiet, told, strict = (Read(file, normalise=each) for each in (Normalise.YES, Normalise.SHOW, Normalise.NO))
    assert (quiet.codes, quiet.tally.changed, len(quiet.records)) == ([], 1, 2)
    assert told.places == ["JJ874 2:11"]
    assert (strict.codes, strict.tally.refused) == (["JJ117"], 2)


def test_a_record_that_fits_is_not_looked_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader_module.RecordReader, "_normalised", None)
    (record,) = Read(written(tmp_path, "r.ndjson", GOOD)).records
    assert record.data == GOOD
    assert record.changes == ()


def test_changes_are_counted_and_told_on_request(tmp_path: Path) -> None:
    file = written(tmp_path, "r.json", WRITTEN)
    quiet, told = Read(file), Read(file, normalise=Normalise.SHOW)
    assert (quiet.codes, quiet.tally.changed) == ([], 4)
    assert (told.codes, told.tally.changed) == (["JJ872"] * 4, 4)


def test_as_written_everything_else_is_a_fault(tmp_path: Path) -> None:
    read = Read(written(tmp_path, "r.json", WRITTEN), normalise=Normalise.NO)
    assert read.codes == ["JJ801", "JJ801", "JJ804", "JJ804"]
    assert (read.records, read.tally.changed) == ([], 0)


def test_a_doubt_refuses_the_record_and_counts_as_missing_when_lenient(tmp_path: Path) -> None:
    file = written(tmp_path, "r.json", {**GOOD, "members": "1,20"})
    assert Read(file).codes == ["JJ871"]
    (record,) = Read(file, lenient=True).records
    assert "members" not in record.data


def test_private_values_are_not_told(tmp_path: Path) -> None:
    from jianjia_rules.language.record_schema import RecordSchema
    from tests.records.rulebooks import SCHEMA, rulebook

    properties = {**SCHEMA["properties"], "phone": {"type": "string", "format": "date", "x-private": True}}
    private = rulebook(RecordSchema({**SCHEMA, "properties": properties}, {}).document)
    for value in ("2014.6.23", "3/4/2014"):
        read = Read(written(tmp_path, "r.json", {**GOOD, "phone": value}), by=private, normalise=Normalise.SHOW)
        (told,) = read.diagnostics
        assert "2014" not in told.message("en") + told.message("zh")


def test_only_values_that_do_not_fit_are_changed(tmp_path: Path) -> None:
    (record,) = Read(written(tmp_path, "r.json", {**WRITTEN, "period": "2014 年"})).records
    assert record.unit.name == "　全角　"
    assert record.period == "2014"
