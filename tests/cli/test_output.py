"""Where results go: files that come to be whole, streams that are closed, disks that are full."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from jianjia_rules.cli.output import output_to
from jianjia_rules.errors import CallError
from tests.cli.calling import ROOT, RULEBOOKS
from tests.cli.processes import COMMAND, run

RECORDS = RULEBOOKS / "gates" / "cases" / "records.yaml"
CHECK: list[str | Path] = ["check", RECORDS, "-r", RULEBOOKS / "gates", "--lang", "en"]
CALLS: list[list[str | Path]] = [
    *([*CHECK, "--format", format] for format in ("table", "json", "ndjson")),
    ["explain", "home", "-r", RULEBOOKS / "gates", "--lang", "en"],
    ["lint", RULEBOOKS / "gates", "--lang", "en"],
    ["--help", "--lang", "en"],
    ["--version", "--lang", "en"],
    ["check", "--help", "--lang", "en"],
]
CLOSED = "error JJ924 Cannot write to standard output: it is closed.\n  hint: Write to a file with -o.\n"
FULL = (
    "error JJ924 Cannot write to standard output: the disk is full.\n"
    "  hint: Make room, or write it elsewhere with -o.\n"
)
posix = pytest.mark.skipif(sys.platform == "win32", reason="no such devices and redirections there")


@posix
@pytest.mark.parametrize("words", CALLS, ids=lambda words: " ".join(map(str, words[::4])))
def test_a_closed_pipe_ends_quietly(words: list[str | Path]) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    command = [*COMMAND, *map(str, words)]
    done = subprocess.run(command, stdout=writer, stderr=subprocess.PIPE, cwd=ROOT, timeout=300, check=False)
    os.close(writer)
    assert (done.returncode, done.stderr) == (141, b"")


@posix
@pytest.mark.parametrize("words", CALLS, ids=lambda words: " ".join(map(str, words[::4])))
@pytest.mark.parametrize(("redirected", "said"), [(">&-", CLOSED), ("> /dev/full", FULL)])
def test_standard_output_that_takes_nothing_is_said(words: list[str | Path], redirected: str, said: str) -> None:
    done = run(words, redirected)
    assert (done.returncode, done.stderr.decode()) == (2, said)


@posix
@pytest.mark.parametrize("redirected", [">&-", "2>&-", "2> /dev/full", ">&- 2>&-"])
def test_a_file_is_written_whatever_the_streams_are(tmp_path: Path, redirected: str) -> None:
    done = run([*CHECK, "-o", tmp_path / "out.txt"], redirected)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert "units" in (tmp_path / "out.txt").read_text(encoding="utf-8")


@posix
@pytest.mark.parametrize("redirected", ["2>&-", "2> /dev/full"])
def test_messages_that_nobody_can_get_change_no_exit_code(redirected: str) -> None:
    assert run(["chek"], redirected).returncode == 2


@posix
@pytest.mark.parametrize("format", ["table", "json", "ndjson"])
def test_a_disk_that_fills_up_leaves_nothing_half_written(tmp_path: Path, format: str) -> None:
    target = tmp_path / "out.json"
    target.write_text("before", encoding="utf-8")
    words = [*COMMAND, *map(str, CHECK), "--format", format, "--detail", "-o", str(target)]
    # Blocks of 512 bytes or 1 KiB: less than any of the results.
    limited = ["sh", "-c", 'ulimit -f 2; exec "$@"', "sh", *words]
    done = subprocess.run(limited, capture_output=True, cwd=ROOT, timeout=300, check=False)
    assert done.returncode == 2
    assert done.stderr.decode() == (
        f"error JJ908 Cannot write {target}: the file grows too large.\n"
        "  hint: Make room, or write it elsewhere with -o.\n"
    )
    assert [path.name for path in tmp_path.iterdir()] == ["out.json"]
    assert target.read_text(encoding="utf-8") == "before"


def test_a_fault_on_the_way_leaves_what_was_there(tmp_path: Path) -> None:
    target = tmp_path / "result.json"
    target.write_text("before", encoding="utf-8")
    with pytest.raises(RuntimeError):
        _write_half(target)
    assert target.read_text(encoding="utf-8") == "before"
    assert [path.name for path in tmp_path.iterdir()] == ["result.json"]


def _write_half(target: Path) -> None:
    with output_to(str(target), sys.stdout) as output:
        output.write("half")
        raise RuntimeError


@posix
def test_a_device_is_written_to_as_it_is() -> None:
    with output_to("/dev/null", sys.stdout) as output:
        output.write("gone")


@posix
def test_a_link_stays_a_link(tmp_path: Path) -> None:
    link = tmp_path / "latest.txt"
    for name in ("a.txt", "b.txt"):
        link.unlink(missing_ok=True)
        link.symlink_to(name)
        _write(link, name)
        assert link.is_symlink()
        assert (tmp_path / name).read_text(encoding="utf-8") == name


@posix
def test_who_may_read_a_file_stays(tmp_path: Path) -> None:
    target = tmp_path / "private.txt"
    target.touch(mode=0o600)
    _write(target, "new")
    assert target.stat().st_mode & 0o777 == 0o600


def test_a_protected_file_is_not_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "final.txt"
    target.write_text("final", encoding="utf-8")
    monkeypatch.setattr(os, "access", lambda *_: False)  # whoever runs the tests may write everything
    with pytest.raises(CallError, match="permission denied"):
        _write(target, "new")
    assert target.read_text(encoding="utf-8") == "final"


def test_the_longest_name_can_be_written(tmp_path: Path) -> None:
    target = tmp_path / f"{'n' * 251}.txt"
    _write(target, "text")
    assert target.read_text(encoding="utf-8") == "text"


def _write(target: Path, text: str) -> None:
    with output_to(str(target), sys.stdout) as output:
        output.write(text)


@posix
@pytest.mark.parametrize(
    ("target", "reason"),
    [
        ("missing/r.json", "its folder is not there"),
        (".", "it is a folder"),
        ("file/r.json", "a part of its path is no folder"),
        ("n" * 300, "its name is too long"),
    ],
)
def test_why_a_file_cannot_be_written(tmp_path: Path, target: str, reason: str) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(CallError) as caught:
        _write(tmp_path / target, "text")
    (fault,) = caught.value.diagnostics
    assert fault.message("en").startswith("Cannot write ")
    assert fault.message("en").endswith(f": {reason}.")
    assert fault.hint("en")


@posix
@pytest.mark.parametrize("rest", [[], ["-o", "main", "--output", "csv=-"]], ids=["main", "another"])
def test_other_results_are_written_though_nobody_reads_this_one(tmp_path: Path, rest: list[str]) -> None:
    words = [*CHECK, "--format", "json", "--output", f"sarif={tmp_path / 'sarif'}"]
    words += [str(tmp_path / each) if each == "main" else each for each in rest]
    reader, writer = os.pipe()
    os.close(reader)
    command = [*COMMAND, *map(str, words)]
    done = subprocess.run(command, stdout=writer, stderr=subprocess.PIPE, cwd=ROOT, timeout=300, check=False)
    os.close(writer)
    assert (done.returncode, done.stderr) == (141, b"")
    names = ["main", "sarif"] if rest else ["sarif"]
    assert sorted(each.name for each in tmp_path.iterdir()) == names
    for name in names:
        json.loads((tmp_path / name).read_text(encoding="utf-8"))
