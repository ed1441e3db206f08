"""Very many faulty records: all are counted, the first of each file are explained, by any number of processes alike."""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

import pytest

from jianjia_rules.language.rulebook import Rulebook
from jianjia_rules.records import explain
from jianjia_rules.running import tasks
from jianjia_rules.running.run import Run
from tests.running.examples import book, firm, line_of, ndjson, run_lines

MOST = 5


@pytest.fixture(scope="module")
def townships(tmp_path_factory: pytest.TempPathFactory) -> Rulebook:
    return book(tmp_path_factory.mktemp("townships"))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Files with 40, 3 and 12 faulty records, among good ones; cut into many pieces."""
    monkeypatch.setattr(tasks, "PIECE", 700)
    bad = [firm(f"a{n}", "many") if n % 2 else firm(f"a{n}", late="never", trained="x") for n in range(40)]
    ndjson(tmp_path / "a.ndjson", [row for n, each in enumerate(bad) for row in (firm(f"good{n}"), each)])
    ndjson(tmp_path / "b.ndjson", [firm(f"b{n}", "many") for n in range(3)])
    records = [firm(f"c{n}", "many") for n in range(12)]
    (tmp_path / "c.json").write_text(json.dumps(records), encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_first_faulty_records_of_a_file_are_explained_and_the_others_counted(
    townships: Rulebook, folder: Path, jobs: int
) -> None:
    plain, cut = Run(townships, [folder], most_told=MOST), Run(townships, [folder], most_told=MOST)
    wanted = "".join(map(line_of, plain))
    assert run_lines(cut, jobs) == wanted
    assert cut.tally == plain.tally
    assert cut.diagnostics.sorted() == plain.diagnostics.sorted()
    tally = cut.tally
    assert (tally.read, tally.assessed, tally.refused) == (95, 40, 55)
    assert tally.reasons["JJ975"] == 35 + 7
    assert sum(tally.reasons.values()) == tally.refused
    untold = [each for each in cut.diagnostics.sorted() if each.code == "JJ975"]
    told = [(each.place.file, each.place.line, dict(each.arguments)["count"]) for each in untold if each.place]
    assert [(Path(file).name, *rest) for file, *rest in told] == [("a.ndjson", 2 * MOST + 2, 35), ("c.json", 1, 7)]


def test_nothing_is_explained_that_is_not_told(
    townships: Rulebook, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    explained: Counter[str] = Counter()
    real = explain.explain

    def counting(*given: object) -> object:
        explained["records"] += 1
        return real(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(explain, "explain", counting)
    run_lines(Run(townships, [folder], most_told=MOST))
    assert explained["records"] == MOST + 3 + MOST


def test_all_are_explained_on_request(townships: Rulebook, folder: Path) -> None:
    run = Run(townships, [folder], most_told=sys.maxsize)
    run_lines(run, 2)
    assert run.tally.reasons == Counter({"JJ801": 55})
    assert Counter(each.code for each in run.diagnostics.sorted()) == Counter({"JJ801": 75})


def test_a_lenient_run_reads_them_all(townships: Rulebook, folder: Path) -> None:
    run = Run(townships, [folder], most_told=MOST, lenient=True)
    run_lines(run, 2)
    assert (run.tally.assessed, run.tally.refused) == (95, 0)


def test_faults_of_one_record_are_bounded(townships: Rulebook, tmp_path: Path) -> None:
    file = ndjson(tmp_path / "a.ndjson", [firm("a", "many", late="never", trained="x", founded="y")])
    run = Run(townships, [file], most_told=2)
    run_lines(run)
    assert [each.code for each in run.diagnostics.sorted()] == ["JJ801", "JJ801", "JJ100"]


def test_names_in_records_do_not_fill_the_memory(townships: Rulebook, tmp_path: Path) -> None:
    """What is remembered of a schema is what the schema says, not what records ask it for."""
    before = len(townships.schema._found)
    rows = [{**firm(f"u{n}", "many"), f"x{n}": {"y": "z"}} for n in range(300)]
    run_lines(Run(townships, [ndjson(tmp_path / "a.ndjson", rows)]))
    assert len(townships.schema._found) < before + 50
