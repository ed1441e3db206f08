"""Ctrl-C and kill in the middle: a conventional exit code, no traceback, nothing half-written, no process left over."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest

from tests.cli.calling import ROOT, RULEBOOKS
from tests.cli.processes import COMMAND

if sys.platform == "win32":
    pytest.skip("there a signal gives no process a last word", allow_module_level=True)

GATES = ["-r", str(RULEBOOKS / "gates"), "--lang", "en"]
SIGNALS = [
    (signal.SIGINT, 130, b"Interrupted.\n"),
    (signal.SIGTERM, 143, b""),
]


@contextmanager
def _begun(words: list[str], **options: object) -> Iterator[subprocess.Popen[bytes]]:
    """The call in a session of its own, all of which is ended with it."""
    command = [*COMMAND, *words]
    begin: Any = subprocess.Popen
    process = begin(command, stderr=subprocess.PIPE, cwd=ROOT, start_new_session=True, **options)
    try:
        yield process
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.communicate()


def _wait_for(condition: Callable[[], object]) -> None:
    for _ in range(6000):
        if condition():
            return
        time.sleep(0.05)
    raise AssertionError("it never came to be")


@pytest.mark.parametrize(("number", "code", "said"), SIGNALS)
def test_nothing_half_written_is_left(tmp_path: Path, number: signal.Signals, code: int, said: bytes) -> None:
    target = tmp_path / "result.ndjson"
    words = ["check", "-", *GATES, "--format", "ndjson", "-o", str(target)]
    with _begun(words, stdin=subprocess.PIPE) as process:
        _wait_for(lambda: list(tmp_path.iterdir()))
        assert [path.name for path in tmp_path.iterdir()] == [f".result.ndjson.{process.pid}.part"]
        process.send_signal(number)
        assert process.wait(300) == code
        assert process.stderr is not None
        assert process.stderr.read() == said
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("number", "code", "said"), SIGNALS)
def test_the_rows_of_a_workbook_leave_no_temporary_files(
    tmp_path: Path, number: signal.Signals, code: int, said: bytes
) -> None:
    pytest.importorskip("openpyxl")
    words = ["check", "-", *GATES, "--format", "xlsx", "-o", str(tmp_path / "result.xlsx")]
    (tmp_path / "tmp").mkdir()
    with _begun(words, stdin=subprocess.PIPE, env={**os.environ, "TMPDIR": str(tmp_path / "tmp")}) as process:
        _wait_for(lambda: any(path.name.startswith("openpyxl") for path in (tmp_path / "tmp").iterdir()))
        process.send_signal(number)
        assert process.wait(300) == code
        assert process.stderr is not None
        assert process.stderr.read() == said
    assert [path.name for path in tmp_path.rglob("*")] == ["tmp"]


@pytest.mark.parametrize(
    ("number", "to_all", "code", "said"),
    [
        (signal.SIGINT, True, 130, b"Interrupted.\n"),
        (signal.SIGTERM, False, 143, b""),
        (signal.SIGKILL, False, -signal.SIGKILL, b""),
    ],
)
def test_the_other_processes_end_too(
    tmp_path: Path, number: signal.Signals, to_all: bool, code: int, said: bytes
) -> None:
    words = ["check", str(_many_records(tmp_path)), *GATES, "--format", "ndjson", "--jobs", "2"]
    with _begun(words, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        assert process.stdout.read(10_000)  # the others are at work; nobody reads on, so the work never ends
        (os.killpg if to_all else os.kill)(process.pid, number)
        # The streams end when every process that holds them has ended.
        rest, errors = process.communicate(timeout=300)
        assert (process.returncode, errors) == (code, said)
        assert b'"summary"' not in rest


def test_a_closed_pipe_ends_the_other_processes(tmp_path: Path) -> None:
    words = ["check", str(_many_records(tmp_path)), *GATES, "--format", "ndjson", "--jobs", "2"]
    with _begun(words, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10_000)
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(300) == 141


def _many_records(folder: Path) -> Path:
    """A piece for each of two processes, with more to say of either than a pipe holds."""
    line = (
        "{"
        + " " * 2_000
        + '"unit":{"id":"u%d","type":"firm","group":"A"},"period":2014,"founded":true,"points":1,"must":"是"}'
    )
    file = folder / "many.ndjson"
    file.write_text("\n".join(line % number for number in range(800)), encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("made_ready", "code"),
    [
        ("from jianjia_rules.cli.stopping import end_in_order; end_in_order()", 128 + signal.SIGUSR1),
        ("from jianjia_rules.running.children import follow_parent; follow_parent()", 0),
    ],
)
def test_ctrl_break_ends_as_kill_does_and_is_left_to_the_parent(made_ready: str, code: int) -> None:
    """Windows alone has it; here another signal stands for it."""
    said = f"import os, signal; signal.SIGBREAK = signal.SIGUSR1\n{made_ready}\nos.kill(os.getpid(), signal.SIGUSR1)\n"
    assert subprocess.run([sys.executable, "-c", said], cwd=ROOT, capture_output=True, check=False).returncode == code
