"""The language, the pipe that is closed, the process that is killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from jianjia_rules.cli.console import language_of
from jianjia_rules.cli.output import output_to
from tests.cli.calling import ROOT, RULEBOOKS

COMMAND = [sys.executable, "-m", "jianjia_rules.cli.main"]
RECORDS = RULEBOOKS / "gates" / "cases" / "records.yaml"


@pytest.mark.parametrize(
    ("environment", "words", "lang"),
    [
        ({}, [], "en"),
        ({"LANG": "zh_CN.UTF-8"}, [], "zh"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, [], "en"),
        ({"LC_MESSAGES": "zh_TW"}, [], "zh"),
        ({"LANG": "zh_CN.UTF-8"}, ["check", "--lang", "en"], "en"),
        ({}, ["--lang=zh"], "zh"),
        ({}, ["--lang", "fr"], "en"),
    ],
)
def test_language(monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], words: list[str], lang: str) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    if sys.platform != "win32" or environment or words:
        assert language_of(words) == lang


@pytest.mark.skipif(sys.platform == "win32", reason="a pipe closed by its reader raises otherwise there")
@pytest.mark.parametrize("format", ["table", "json", "ndjson"])
def test_a_closed_pipe_ends_quietly(format: str) -> None:
    command = [*COMMAND, "check", str(RECORDS), "-r", str(RULEBOOKS / "gates"), "--format", format, "--detail"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 0


def test_a_console_of_code_page_936() -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "gbk"}
    command = [*COMMAND, "check", str(RECORDS), "-r", str(RULEBOOKS / "gates"), "--lang", "zh"]
    done = subprocess.run(command, capture_output=True, cwd=ROOT, env=environment, timeout=60, check=True)
    assert "门槛与等次" in done.stdout.decode("gbk")
    as_json = subprocess.run(
        [*command, "--format", "json"], capture_output=True, cwd=ROOT, env=environment, timeout=60, check=True
    )
    assert "门槛与等次" in as_json.stdout.decode("utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="there a kill gives no process a last word")
def test_kill_leaves_nothing_half_written(tmp_path: Path) -> None:
    target = tmp_path / "result.ndjson"
    command = [*COMMAND, "check", "-", "-r", str(RULEBOOKS / "gates"), "--format", "ndjson", "-o", str(target)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT) as process:
        for _ in range(600):
            if list(tmp_path.iterdir()):
                break
            time.sleep(0.05)
        assert [path.name for path in tmp_path.iterdir()] == [f".result.ndjson.{process.pid}.part"]
        process.send_signal(signal.SIGTERM)
        assert process.wait(60) == 128 + signal.SIGTERM
    assert list(tmp_path.iterdir()) == []


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


@pytest.mark.skipif(sys.platform == "win32", reason="no such device there")
def test_a_device_is_written_to_as_it_is() -> None:
    with output_to("/dev/null", sys.stdout) as output:
        output.write("gone")
