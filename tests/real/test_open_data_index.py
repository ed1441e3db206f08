"""A real index that nobody here wrote: the rulebook must reproduce every value that was published for it.

Reads the answers from the folder `open-data-index` under JIANJIA_DATA (by default `../shared/data`), runs the command
that a user would, and compares 5,283 values.
"""

from __future__ import annotations

import csv
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
DATA = Path(os.environ.get("JIANJIA_DATA") or ROOT.parent / "shared" / "data") / "open-data-index"

pytestmark = pytest.mark.skipif(
    not (DATA / "entries.csv").is_file(), reason=f"the published answers are not at hand: no {DATA / 'entries.csv'}"
)


@dataclass(frozen=True)
class Value:
    """One published value, and what came out in its place."""

    what: str
    published: object
    got: object


def jianjia() -> str:
    """The command beside the interpreter that runs the tests."""
    found = shutil.which("jianjia", path=str(Path(sys.executable).parent))
    assert found, "the command jianjia is not installed"
    return found


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    file = tmp_path_factory.mktemp("index") / "result.json"
    command = [
        *(jianjia(), "check", str(DATA / "entries.csv")),
        *("--rulebook", str(ROOT / "examples" / "open-data-index")),
        *("--register", f"places={DATA / 'places.csv'}", "--register", f"datasets={DATA / 'datasets.csv'}"),
        *("--format", "json", "-o", str(file)),
    ]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    loaded: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return loaded


def rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def rank_of(assessment: dict[str, Any]) -> object:
    return next(each["rank"] for each in assessment["ranks"] if each["ranking"] == "rank")


def of_entries(document: dict[str, Any]) -> Iterator[Value]:
    """Score, openness and rank of every entry; both lists are in the order of entries.csv."""
    for entry, assessment in zip(rows("published-entries.csv"), document["assessments"], strict=True):
        what = f"{entry['place']}/{entry['dataset']} {entry['year']}"
        assert (assessment["unit"], assessment["period"]) == (f"{entry['place']}/{entry['dataset']}", entry["year"])
        is_open = next(gate for gate in assessment["gates"] if gate["id"] == "isopen")
        yield Value(f"{what} score", int(entry["score"]), assessment["total"])
        yield Value(f"{what} isopen", entry["isopen"], "No" if is_open["hit"] else "Yes")
        yield Value(f"{what} rank", int(entry["rank"]), rank_of(assessment))


def of_groups(document: dict[str, Any], rollup: str) -> Iterator[Value]:
    """Score and rank of every place (dataset) and year; a blank was not published."""
    groups = {(each["unit"], each["period"]): each for each in document["rollups"] if each["type"] == rollup}
    for published in rows(f"published-{rollup}s.csv"):
        for year in ("2013", "2014"):
            got = groups[published["id"], year]
            for column, found in (("score", got["total"]), ("rank", rank_of(got))):
                text = published[f"{column}_{year}"]
                if text:
                    yield Value(f"{rollup} {published['id']} {year} {column}", int(text), found)


def test_every_published_value_comes_out(document: dict[str, Any], capsys: pytest.CaptureFixture[str]) -> None:
    values = [*of_entries(document), *of_groups(document, "place"), *of_groups(document, "dataset")]
    agree = sum(value.published == value.got for value in values)
    with capsys.disabled():
        print(f"\nGlobal Open Data Index: {agree:,} of {len(values):,} published values agree")
    assert [value for value in values if value.published != value.got] == []
    assert len(values) == 5283


def test_every_answer_was_read(document: dict[str, Any]) -> None:
    assert document["summary"]["read"] == document["summary"]["assessed"] == 1567
    assert document["diagnostics"] == []
