"""Lines over one process or several: the same bytes, diagnostics, counts and places, however the work is cut."""

from __future__ import annotations

import json
import multiprocessing
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from jianjia_rules.cli.fail_on import FailOn
from jianjia_rules.cli.line_maker import Lines
from jianjia_rules.language.outcomes import Outcome
from jianjia_rules.language.rulebook import Rulebook
from jianjia_rules.loading.load import load_rulebook
from jianjia_rules.reports.json_v1 import Asked
from jianjia_rules.reports.ndjson_v1 import assessment_line
from jianjia_rules.running import tasks
from jianjia_rules.running.lines import lines
from jianjia_rules.running.run import Run
from jianjia_rules.units.entries import Review
from tests.running.examples import Row, UnitLines, book, codes, firm, line_of, ndjson, run_lines, text_of

JOBS = (1, 2)


@pytest.fixture
def small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files are cut into many pieces, so that small ones are enough to see that nothing gets lost."""
    monkeypatch.setattr(tasks, "PIECE", 700)


@pytest.fixture(scope="module")
def townships(tmp_path_factory: pytest.TempPathFactory) -> Rulebook:
    return book(tmp_path_factory.mktemp("townships"))


def rows(count: int, name: str = "u") -> Iterator[Row]:
    for number in range(count):
        yield firm(f"{name}{number}", number % 97, parent=f"t{number % 3}", founded=number % 5 > 0, late=number % 3)


def submitted(folder: Path) -> Path:
    """A folder with a long file, some short ones, and faults in all of them."""
    ndjson(folder / "long.ndjson", [*rows(90), firm("bad", "many"), *rows(90, "w"), "{no json", firm("last", 3)])
    for name in ("e", "f", "g"):
        ndjson(folder / f"{name}.ndjson", [firm(name, 50), firm(f"{name}2", late="never")])
    (folder / "h.yaml").write_text("- {id: h, type: firm, period: '2014', points: 5}\n- 3\n", encoding="utf-8")
    (folder / "i.json").write_text(json.dumps(firm("i", 64)), encoding="utf-8")
    (folder / "j.csv").write_text("id,type,period,points,late\nj,firm,2014,7,0\nk,firm,2014,x,0\n", encoding="utf-8")
    return folder


@pytest.mark.usefixtures("small_pieces")
@pytest.mark.parametrize("jobs", JOBS)
def test_lines_counts_and_places_are_those_of_a_plain_run(townships: Rulebook, tmp_path: Path, jobs: int) -> None:
    folder = submitted(tmp_path)
    plain, cut = Run(townships, [folder]), Run(townships, [folder])
    wanted = "".join(map(line_of, plain))
    assert run_lines(cut, jobs) == wanted
    assert wanted.count("\n") == 187
    assert cut.tally == plain.tally
    assert cut.diagnostics.sorted() == plain.diagnostics.sorted()
    one, other = cut.finish(), plain.finish()
    assert one.by_unit == other.by_unit
    assert one.rollups == other.rollups
    assert one.listing("rank") == other.listing("rank")


@pytest.mark.usefixtures("small_pieces")
@pytest.mark.parametrize("detail", [False, True])
def test_lines_of_results_are_the_same_bytes_and_fail_alike(townships: Rulebook, tmp_path: Path, detail: bool) -> None:
    folder = submitted(tmp_path)
    made: dict[int, Any] = {}
    for jobs in JOBS:
        maker = Lines(Asked("zh", detail), FailOn(frozenset({Outcome.UNDETERMINED})))
        pieces = list(lines(Run(townships, [folder]), maker, jobs))
        made[jobs] = (text_of(pieces), any(piece.noted for piece in pieces))
    assert made[1] == made[2]
    text, failed = made[1]
    assert failed is True  # h does not say how late it was
    units = [json.loads(line)["unit"] for line in text.splitlines()]
    assert len(units) == len(set(units)) == 187


@pytest.mark.usefixtures("small_pieces")
@pytest.mark.parametrize("jobs", JOBS)
def test_pieces_say_how_much_of_the_input_they_are(townships: Rulebook, tmp_path: Path, jobs: int) -> None:
    file = ndjson(tmp_path / "a.ndjson", [*rows(40), "{no json"])
    pieces = list(lines(Run(townships, [file, tmp_path / "none.ndjson"]), UnitLines(), jobs))
    assert len(pieces) > 5
    assert sum(piece.size for piece in pieces) == file.stat().st_size
    assert sum(piece.records for piece in pieces) == 41
    assert [piece.noted for piece in pieces] == [piece.text.count(b"\n") for piece in pieces]


@pytest.mark.usefixtures("small_pieces")
@pytest.mark.parametrize("jobs", JOBS)
@pytest.mark.parametrize("repeated", ["refuse", "last", "keep"])
def test_repeated_records_are_told_apart_across_pieces_and_files(tmp_path: Path, repeated: str, jobs: int) -> None:
    """The same units at both ends of a file, and in another file: no process sees them all."""
    given = [*rows(20), *rows(20, "w"), *rows(20)]
    paths = [ndjson(tmp_path / f"{name}.ndjson", each) for name, each in (("a", given), ("b", [firm("u3"), firm("x")]))]
    one = book(tmp_path / "book", repeated)
    plain, cut = Run(one, paths), Run(one, paths)
    wanted = "".join(map(line_of, plain))
    assert run_lines(cut, jobs) == wanted
    assert wanted.count("\n") == {"refuse": 41, "last": 41, "keep": 62}[repeated]
    assert cut.tally == plain.tally
    assert (cut.tally.refused, cut.tally.replaced) == {"refuse": (21, 0), "last": (0, 21), "keep": (0, 0)}[repeated]
    assert cut.diagnostics.sorted() == plain.diagnostics.sorted()
    assert len(codes(cut)) == cut.tally.refused
    assert len(cut.finish().by_unit) == wanted.count("\n")
    assert [each.rank for each in _ranks(cut, "u3")] == [each.rank for each in _ranks(plain, "u3")]
    quick = Run(one, paths)  # by generated code, which takes lines without making records of them
    assert text_of(lines(quick, Lines(Asked("zh", False), FailOn(frozenset())), jobs)).count("\n") == wanted.count("\n")
    assert quick.diagnostics.sorted() == plain.diagnostics.sorted()


def _ranks(run: Run, unit: str) -> list[Any]:
    return [standing.ranks[0] for key, standing in run.finish().by_unit.items() if key[1] == unit]


@pytest.mark.parametrize("jobs", JOBS)
def test_everything_beside_the_records_reaches_every_process(tmp_path: Path, jobs: int) -> None:
    growing = {"award: {value: {field: points}}": "award: {if: {growth: {field: points}, above: 0}}"}
    now = [ndjson(tmp_path / f"{id}.ndjson", [firm(id, 90, late="never" if id == "b" else 0)]) for id in "abc"]
    left = ndjson(tmp_path / "d.ndjson", [firm("d")])
    earlier = [firm(id, points, "2013") for id, points in (("a", 80), ("b", 80), ("c", 95))]
    before = ndjson(tmp_path / "old" / "x.ndjson", earlier)
    run = Run(
        book(tmp_path / "book", **growing),
        [*now, left],
        previous=[before],
        lenient=True,
        reviews=[Review("c", "2014", "days", by="考核办", reason="核对", earned=-5)],
        registers={"expected": {"z": "丁厂"}},
        leave_out=[left],
    )
    assert run_lines(run, jobs) == "a 2014 100\nb 2014 95\nc 2014 0\n"
    assert codes(run) == ["JJ833", "JJ833", "JJ811", "JJ833"]
    standings = run.finish()
    assert [each.unit for each in standings.missing] == ["z"]
    town = next(each for each in standings.rollups if each.unit == "t1")
    assert next(each.value for each in town.figures if each.id == "firms") == 3


def test_standard_input_is_read_by_one_process(townships: Rulebook, tmp_path: Path) -> None:
    text = ndjson(tmp_path / "in.ndjson", rows(50)).read_bytes()
    found = [run_lines(Run(townships, ["-"], stdin=BytesIO(text)), jobs) for jobs in (1, 8)]
    assert found[0] == found[1] == "".join(map(line_of, Run(townships, [tmp_path / "in.ndjson"])))


@pytest.mark.usefixtures("small_pieces")
@pytest.mark.parametrize("jobs", JOBS)
def test_who_stops_reading_stops_the_work(townships: Rulebook, tmp_path: Path, jobs: int) -> None:
    pieces = lines(Run(townships, [ndjson(tmp_path / "a.ndjson", rows(200))]), UnitLines(), jobs)
    assert next(pieces).text.startswith(b"u0 2014 ")
    pieces.close()
    assert list(pieces) == []


@pytest.mark.usefixtures("small_pieces")
@pytest.mark.parametrize("jobs", JOBS)
def test_a_fault_in_a_process_is_not_swallowed(townships: Rulebook, tmp_path: Path, jobs: int) -> None:
    run = Run(townships, [ndjson(tmp_path / "a.ndjson", rows(60))])
    with pytest.raises(ZeroDivisionError, match="u13"):
        list(lines(run, UnitLines(refused="u13"), jobs))


def test_processes_may_begin_from_nothing(townships: Rulebook, tmp_path: Path) -> None:
    """As they do on Windows and macOS, and from Python 3.14 on everywhere: all they know came by pickle."""
    paths = [ndjson(tmp_path / f"{name}.ndjson", rows(3, name)) for name in "ab"]
    before = multiprocessing.get_start_method(allow_none=True)
    multiprocessing.set_start_method("spawn", force=True)
    try:
        found = run_lines(Run(townships, paths), 2)
    finally:
        multiprocessing.set_start_method(before, force=True)
    assert found == "".join(map(line_of, Run(townships, paths)))


@pytest.mark.usefixtures("small_pieces")
def test_files_that_records_name_are_looked_at_however_their_lines_are_made(tmp_path: Path) -> None:
    with (Path(__file__).parents[2] / "examples/city/2014.ndjson").open(encoding="utf-8") as file:
        one = json.loads(file.readline())
    named = [{"number": "1", "kind": "批复文件", "file": "missing.pdf"}]
    units = [{**one["unit"], "id": f"u{number}"} for number in range(12)]
    records = [{**one, "unit": unit, "evidence": named if number % 2 else []} for number, unit in enumerate(units)]
    paths = [ndjson(tmp_path / "a.ndjson", records)]
    rulebook = load_rulebook("jianjia-2014")
    plain, quick = Run(rulebook, paths), Run(rulebook, paths)
    wanted = [assessment_line(scored) for scored in plain]
    assert text_of(lines(quick, Lines(Asked("zh", False), FailOn(frozenset())))) == "".join(wanted)
    assert quick.diagnostics.sorted() == plain.diagnostics.sorted()
    assert codes(quick) == ["JJ851"] * 6
