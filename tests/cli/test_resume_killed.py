"""`kill -9` in the middle of a run with `--resume`, again and again, and then a run that gets through."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.calling import ROOT, RULEBOOKS
from tests.cli.processes import COMMAND
from tests.cli.resuming import OUT, PART, is_left

if sys.platform == "win32":
    pytest.skip("there are no process groups", allow_module_level=True)


@pytest.mark.parametrize(("seed", "jobs"), [(0, "1"), (1, "2"), (2, "1"), (3, "2")])
def test_killed_at_any_length_of_the_result(tmp_path: Path, seed: int, jobs: str) -> None:
    """The real thing: `kill -9` as soon as so many bytes of the result are there, three times."""
    file = _many_records(tmp_path)
    out = tmp_path / OUT
    words = ["check", str(file), "-r", str(RULEBOOKS / "gates"), "--lang", "en", "--format", "ndjson"]
    whole = subprocess.run([*COMMAND, *words, "--jobs", jobs], cwd=ROOT, capture_output=True, check=False)
    assert whole.stdout.count(b"\n") > 2_000
    command = [*COMMAND, *words, "--jobs", jobs, "-o", str(out), "--resume"]
    chance = random.Random(seed)
    for _ in range(3):
        length = chance.randint(_size(tmp_path / PART), len(whole.stdout))
        with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL, start_new_session=True) as process:
            while process.poll() is None and _size(tmp_path / PART) < length:
                time.sleep(0.001)
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
    last = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    assert last.returncode == whole.returncode
    assert out.read_bytes() == whole.stdout
    told = last.stderr.decode().splitlines(keepends=True)
    assert "".join(line for line in told if not line.startswith("Going on")) == whole.stderr.decode()
    assert is_left(tmp_path) == [OUT]


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _many_records(folder: Path) -> Path:
    """Some pieces of a megabyte, of records with more blanks than words; one is refused, one there twice."""
    line = (
        "{"
        + " " * 3_000
        + '"unit":{"id":"u%d","type":"%s","group":"A"},"period":2014,"founded":true,"points":%d,"must":"是"}'
    )
    rows = [
        line % (number if number != 2_000 else 5, "firm" if number != 9 else "x", number % 90)
        for number in range(2_100)
    ]
    file = folder / "many.ndjson"
    file.write_text("\n".join(rows), encoding="utf-8")
    return file
