"""The language of a call, and the encoding of its console."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from jianjia_rules.cli.console import language_of
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


def test_a_console_of_code_page_936() -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "gbk"}
    command = [*COMMAND, "check", str(RECORDS), "-r", str(RULEBOOKS / "gates"), "--lang", "zh"]
    done = subprocess.run(command, capture_output=True, cwd=ROOT, env=environment, timeout=60, check=True)
    assert "门槛与等次" in done.stdout.decode("gbk")
    as_json = subprocess.run(
        [*command, "--format", "json"], capture_output=True, cwd=ROOT, env=environment, timeout=60, check=True
    )
    assert "门槛与等次" in as_json.stdout.decode("utf-8")
