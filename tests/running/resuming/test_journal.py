"""The two files of a run: whatever moment it was cut off at, what they say is the truth up to some piece."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianjia_rules.errors import CallError
from jianjia_rules.running.resuming import journal as module
from jianjia_rules.running.resuming.journal import Files, Journal

ABOUT = {"who": "甲"}
HEAD = b"head\n"
PIECES = [b"one\n", b"", b"three\n" * 9, b"four\n"]


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every piece is written down when it is done."""
    monkeypatch.setattr(module, "_BYTES", 0)


def files_in(folder: Path) -> Files:
    return Files(folder / ".r.part", folder / ".r.resume")


@contextmanager
def opened(folder: Path) -> Iterator[Journal]:
    journal = Journal(files_in(folder))
    try:
        yield journal
    finally:
        journal.close()


def begun(folder: Path, pieces: int = len(PIECES)) -> Files:
    """A run that was cut off behind some pieces, in the middle of the next line."""
    with opened(folder) as journal:
        journal.begin(ABOUT, HEAD)
        for number, piece in enumerate(PIECES[:pieces]):
            journal.write(piece)
            journal.keep(number)
        journal.write(b"half a li")
    return files_in(folder)


def taken_up(folder: Path) -> tuple[Any, list[Any], bytes]:
    """What an earlier run said of itself, what it kept, and its lines."""
    with opened(folder) as journal:
        states = list(journal.past()) if journal.about is not None else []
        return journal.about, states, files_in(folder).part.read_bytes()


def lines_of(count: int) -> bytes:
    return HEAD + b"".join(PIECES[:count])


@pytest.mark.parametrize("count", range(len(PIECES) + 1))
def test_it_says_what_was_done_and_cuts_off_the_rest(tmp_path: Path, count: int) -> None:
    begun(tmp_path, count)
    assert taken_up(tmp_path) == (ABOUT, list(range(count)), lines_of(count))
    assert taken_up(tmp_path) == (ABOUT, list(range(count)), lines_of(count))


def test_where_there_is_nothing_nothing_was_done(tmp_path: Path) -> None:
    assert taken_up(tmp_path) == (None, [], b"")


@pytest.mark.parametrize("gone", [0, 1])
def test_one_file_alone_is_nothing(tmp_path: Path, gone: int) -> None:
    begun(tmp_path)[gone].unlink()
    assert taken_up(tmp_path)[:2] == (None, [])


def test_any_beginning_of_the_journal_is_one(tmp_path: Path) -> None:
    files = begun(tmp_path)
    part, whole = files.part.read_bytes(), files.journal.read_bytes()
    found = []
    for size in range(len(whole) + 1):
        files.journal.write_bytes(whole[:size])
        files.part.write_bytes(part)
        about, states, lines = taken_up(tmp_path)
        if about is not None:
            assert (about, states, lines) == (ABOUT, list(range(len(states))), lines_of(len(states)))
        found.append(-1 if about is None else len(states))
    assert found == sorted(found)
    assert set(found) == {-1, 0, 1, 2, 3, 4}


def test_a_last_line_of_nothing_is_no_damage(tmp_path: Path) -> None:
    """What a system leaves that lost its power: the length is there, what should stand there is not."""
    files = begun(tmp_path)
    whole = files.journal.read_bytes()
    last = whole.rindex(b"\n", 0, -1) + 1
    files.journal.write_bytes(whole[:last] + b"\0" * 4096)
    assert taken_up(tmp_path) == (ABOUT, [0, 1, 2], lines_of(3))
    files.part.write_bytes(lines_of(3) + b"\0" * 4096)
    assert taken_up(tmp_path) == (ABOUT, [0, 1, 2], lines_of(3))


@given(st.data())
def test_any_other_byte_is_found(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    folder = tmp_path_factory.mktemp("files")
    file = begun(folder)[data.draw(st.integers(0, 1))]
    bytes_ = bytearray(file.read_bytes())
    at = data.draw(st.integers(0, len(bytes_) - 1))
    bytes_[at] = data.draw(st.integers(0, 255).filter(lambda byte: byte != bytes_[at]))
    file.write_bytes(bytes_)
    try:
        about, states, lines = taken_up(folder)
    except CallError:
        return
    # the last line of the journal, the end of the one before, or what stands behind the last piece
    assert (about, states, lines) == (ABOUT, list(range(len(states))), lines_of(len(states)))
    assert len(states) >= len(PIECES) - 2


@pytest.mark.parametrize("size", [0, 4, 20])
def test_a_part_that_is_too_short_is_damage(tmp_path: Path, size: int) -> None:
    files = begun(tmp_path)
    files.part.write_bytes(files.part.read_bytes()[:size])
    with pytest.raises(CallError, match="JJ985"):
        taken_up(tmp_path)


def test_lines_cannot_be_left_out_or_change_places(tmp_path: Path) -> None:
    files = begun(tmp_path)
    lines = files.journal.read_bytes().splitlines(keepends=True)
    for others in ([*lines[:2], *lines[3:]], [lines[0], lines[2], lines[1], *lines[3:]], [*lines, lines[-1], b"x"]):
        files.journal.write_bytes(b"".join(others))
        with pytest.raises(CallError, match="JJ985"):
            taken_up(tmp_path)


def test_it_goes_on_where_it_stopped(tmp_path: Path) -> None:
    begun(tmp_path, 2)
    with opened(tmp_path) as journal:
        assert list(journal.past()) == [0, 1]
        journal.write(PIECES[2])
        journal.keep("again")
    assert taken_up(tmp_path) == (ABOUT, [0, 1, "again"], lines_of(3))


def test_what_is_half_written_down_when_it_is_cut_off_stays_the_last(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[BinaryIO] = []

    def interrupted(file: BinaryIO) -> None:
        file.flush()
        synced.append(file)
        if len(synced) == 2:  # the journal, behind the part
            raise KeyboardInterrupt

    with opened(tmp_path) as journal:
        journal.begin(ABOUT, HEAD)
        journal.write(PIECES[0])
        journal.keep(0)
        monkeypatch.setattr(module, "_to_disk", interrupted)
        journal.write(PIECES[1])
        with pytest.raises(KeyboardInterrupt):
            journal.keep(1)
        size = files_in(tmp_path).journal.stat().st_size
    assert files_in(tmp_path).journal.stat().st_size == size  # nothing was put behind it


def test_what_is_not_yet_written_down_is_when_it_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_BYTES", 1 << 20)
    monkeypatch.setattr(module, "_SECONDS", 10_000)
    begun(tmp_path)
    assert taken_up(tmp_path) == (ABOUT, [0, 1, 2, 3], lines_of(4))
    assert len(files_in(tmp_path).journal.read_bytes().splitlines()) == 2  # the beginning, and all pieces together


def test_a_whole_result_leaves_nothing_beside_it(tmp_path: Path) -> None:
    begun(tmp_path, 4)
    with opened(tmp_path) as journal:
        list(journal.past())
        journal.write(b"end\n")
        journal.put(tmp_path / "r")
    assert [path.name for path in tmp_path.iterdir()] == ["r"]
    assert (tmp_path / "r").read_bytes() == lines_of(4) + b"end\n"


@pytest.mark.skipif(os.name == "nt", reason="there files have no such modes")
def test_nobody_else_may_read_the_journal(tmp_path: Path) -> None:
    files = begun(tmp_path)
    assert files.journal.stat().st_mode & 0o077 == 0


@pytest.mark.skipif(os.name == "nt", reason="there links need a right of their own")
@pytest.mark.parametrize("which", [0, 1])
@pytest.mark.parametrize("is_there", [True, False])
def test_a_link_is_not_followed(tmp_path: Path, which: int, is_there: bool) -> None:
    other = tmp_path / "other"
    if is_there:
        other.write_bytes(b"mine")
    files_in(tmp_path)[which].symlink_to(other)
    with pytest.raises(CallError, match="JJ985"):
        Journal(files_in(tmp_path))
    assert other.exists() == is_there
    assert not is_there or other.read_bytes() == b"mine"


def test_another_process_cannot_have_it_too(tmp_path: Path) -> None:
    begun(tmp_path)
    said = (
        "import sys; from pathlib import Path; from jianjia_rules.errors import CallError\n"
        "from jianjia_rules.running.resuming.journal import Files, Journal\n"
        "try:\n    Journal(Files(Path(sys.argv[1]), Path(sys.argv[2]))).close(); print('open')\n"
        "except CallError as error:\n    print(error.diagnostics[0].code)\n"
    )
    command = [sys.executable, "-c", said, *map(str, files_in(tmp_path))]
    with opened(tmp_path):
        assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == "JJ986\n"
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == "open\n"
