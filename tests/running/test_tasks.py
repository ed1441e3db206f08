"""Work cut into pieces: together they are the whole input, each can be read by itself, and lines keep their numbers."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianjia_rules.records.formats import Expected
from jianjia_rules.records.raw import Raw, RawRecord, Unread
from jianjia_rules.running import tasks
from jianjia_rules.running.tasks import LinesOfFile, NothingRead, Task, WholeFile, tasks_under
from tests.pieces import SCHEMA
from tests.running.examples import firm, ndjson


def read(found: list[Task]) -> list[Raw]:
    return [raw for task in found for raw in task.read(Expected(SCHEMA))]


def units(raws: list[Raw]) -> list[object]:
    return [raw.data["id"] for raw in raws if isinstance(raw, RawRecord)]


def test_files_are_whole_and_long_ones_are_cut(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tasks, "PIECE", 300)
    file = ndjson(tmp_path / "a.ndjson", [firm(f"u{number}") for number in range(20)])
    (tmp_path / "b.yaml").write_text("{id: y}\n", encoding="utf-8")
    found = list(tasks_under([tmp_path]))
    *lines, whole = found
    assert isinstance(whole, WholeFile)
    assert all(isinstance(task, LinesOfFile) for task in lines)
    assert len(lines) > 3
    assert units(read(found)) == [*(f"u{number}" for number in range(20)), "y"]
    ends = [(task.start, task.end) for task in lines if isinstance(task, LinesOfFile)]
    assert ends[0][0] == 0
    assert [end for _, end in ends[:-1]] == [start for start, _ in ends[1:]]
    assert ends[-1][1] == file.stat().st_size
    places = [raw.origin.place(()) for raw in read(lines) if isinstance(raw, RawRecord)]
    assert [place.line for place in places if place is not None] == list(range(1, 21))


def test_large_files_are_cut_into_large_pieces(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tasks, "PIECE", 300)
    monkeypatch.setattr(tasks, "LARGE_PIECE", 900)
    file = ndjson(tmp_path / "a.ndjson", [firm(f"u{number}") for number in range(20)])
    size = file.stat().st_size
    cut = {}
    for large in (size + 1, size):
        monkeypatch.setattr(tasks, "LARGE_FILE", large)
        cut[large] = [task.end - task.start for task in tasks_under([file]) if isinstance(task, LinesOfFile)]
    assert sum(cut[size]) == sum(cut[size + 1]) == size
    assert all(length >= 900 for length in cut[size][:-1])
    assert all(300 <= length < 900 for length in cut[size + 1][:-1])


@given(st.lists(st.text("ab", max_size=12), max_size=12), st.booleans(), st.integers(1, 30), st.integers(1, 10))
def test_however_it_is_cut_it_is_the_same_lines(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str], ends: bool, piece: int, longest: int
) -> None:
    """Also lines that are longer than any may be, blank ones, and a last one without an end."""
    file = tmp_path_factory.mktemp("cut") / "a.ndjson"
    content = "\n".join(texts) + ("\n" if ends and texts else "")
    file.write_bytes(content.encode())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tasks, "PIECE", piece)
        patch.setattr(tasks, "LONGEST_LINE", longest)
        found = [task for task in tasks_under([file]) if isinstance(task, LinesOfFile)]
    pieces = [content.encode()[task.start : task.end] for task in found]
    assert b"".join(pieces) == content.encode()
    assert all(pieces)
    assert all(each.endswith(b"\n") for each in pieces[:-1])
    for at, task in enumerate(found):
        assert task.before == b"".join(pieces[:at]).count(b"\n")


def test_what_is_not_there_or_left_out(tmp_path: Path) -> None:
    kept, left = ndjson(tmp_path / "a.ndjson", [firm("a")]), ndjson(tmp_path / "b.ndjson", [firm("b")])
    assert units(read(list(tasks_under([tmp_path], leave_out=[left])))) == ["a"]
    assert units(read(list(tasks_under([tmp_path], leave_out=[kept])))) == ["b"]
    (missing,) = tasks_under([tmp_path / "none.ndjson"])
    assert isinstance(missing, NothingRead)
    assert [isinstance(raw, Unread) for raw in missing.read(Expected(SCHEMA))] == [True]
    assert list(tasks_under([])) == []


def test_a_file_that_goes_away_between_cutting_and_reading_is_told(tmp_path: Path) -> None:
    file = ndjson(tmp_path / "a.ndjson", [firm("a")])
    (task,) = tasks_under([file])
    file.unlink()
    assert [isinstance(raw, Unread) for raw in task.read(Expected(SCHEMA))] == [True]


def test_a_file_that_goes_away_before_it_is_cut_is_told(tmp_path: Path) -> None:
    for name in ("a", "b"):
        ndjson(tmp_path / f"{name}.ndjson", [firm(name)])
    found = tasks_under([tmp_path])
    first = next(found)
    (tmp_path / "b.ndjson").unlink()
    second = next(found)
    assert units(read([first])) == ["a"]
    assert isinstance(second, NothingRead)


def test_an_empty_file_has_no_pieces(tmp_path: Path) -> None:
    assert list(tasks_under([ndjson(tmp_path / "a.ndjson", [])])) == []
