"""Calls of the command as a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.cli.calling import ROOT

COMMAND = [sys.executable, "-m", "jianjia_rules.cli.main"]


def run(words: list[str | Path], redirected: str = "", **environment: str) -> subprocess.CompletedProcess[bytes]:
    """The call in the root of the project, with what a shell is told behind it (`> /dev/full`)."""
    command = f'"$@" {redirected}'
    return subprocess.run(
        ["sh", "-c", command, "sh", *COMMAND, *map(str, words)],
        capture_output=True,
        cwd=ROOT,
        env={**os.environ, **environment},
        timeout=300,
        check=False,
    )
