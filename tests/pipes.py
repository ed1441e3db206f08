"""Named pipes, where there are such."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest


def make_pipe(path: Path) -> None:
    """A pipe that nobody writes to."""
    if sys.platform == "win32":
        pytest.skip("there are no named pipes")
    else:
        os.mkfifo(path)
