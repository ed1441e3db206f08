"""What `jianjia convert` writes is data and nothing else, whatever records and the names of fields say."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.cli.calling import ROOT, Caller

FORMULAS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
FIELDS: dict[str, Any] = {
    "=1+1": {"type": "string", "title": "=2+2"},
    "@x": {"type": "number"},
    "../../evil": {"type": "array", "items": {"type": "object", "properties": {"+a": {"type": "string"}}}},
    "awards": {"type": "array", "items": {"type": "object", "properties": {"+a": {"type": "string"}}}},
    'a,b"c': {"type": "string"},
    "\u202ertl": {"type": "string"},
}
RECORD: dict[str, Any] = {
    "unit": {"id": "=1+1", "name": "<script>\u202e=1"},
    "period": 2014,
    "=1+1": "=HYPERLINK(\"http://evil.example\",'x')",
    "@x": -3,
    "../../evil": [{"+a": "@SUM(A1)"}],
    "awards": [{"+a": "=1+1"}, {"+a": "𠮷😀\n=2"}],
    'a,b"c': "\t=1",
    "\u202ertl": "\r\n::error::x\u2028<img src=x>",
}


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A rulebook whose record schema names fields like formulas and paths."""
    target = tmp_path / "book"
    shutil.copytree(ROOT / "tests" / "reports" / "pipeline" / "book", target)
    file = target / "record.schema.json"
    schema = json.loads(file.read_text(encoding="utf-8"))
    schema["properties"].update(FIELDS)
    file.write_text(json.dumps(schema), encoding="utf-8")
    return target


@pytest.fixture
def records(tmp_path: Path) -> Path:
    file = tmp_path / "records.json"
    file.write_text(json.dumps([RECORD]), encoding="utf-8")
    return file


def test_no_cell_and_no_heading_is_a_formula(tmp_path: Path, book: Path, records: Path, jianjia: Caller) -> None:
    out = tmp_path / "out"
    out.mkdir()
    assert jianjia("convert", records, "-o", out / "r.csv", "--rulebook", book).code == 0
    for file in out.iterdir():
        with file.open(encoding="utf-8-sig", newline="") as text:
            for cell in (cell for row in csv.reader(text) for cell in row):
                assert not cell.startswith(FORMULAS) or cell == "-3", (file, cell)


def test_no_list_leads_out_of_the_folder(tmp_path: Path, book: Path, records: Path, jianjia: Caller) -> None:
    out = tmp_path / "a" / "b"
    out.mkdir(parents=True)
    done = jianjia("convert", records, "-o", out / "r.csv", "--rulebook", book)
    assert (done.code, "JJ990" in done.err) == (0, False)
    assert sorted(each.name for each in out.iterdir()) == ["r.awards.csv", "r.csv"]
    assert [each.name for each in tmp_path.rglob("*evil*")] == []


@pytest.mark.parametrize("form", ["csv", "yaml", "json", "ndjson"])
def test_it_comes_back_as_it_was(form: str, tmp_path: Path, book: Path, records: Path, jianjia: Caller) -> None:
    file, back = tmp_path / f"r.{form}", tmp_path / "back.json"
    assert jianjia("convert", records, "-o", file, "--rulebook", book).code == 0
    assert jianjia("convert", file, "-o", back, "--rulebook", book).code == 0
    assert json.loads(back.read_text(encoding="utf-8")) == [RECORD]
