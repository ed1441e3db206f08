"""Calls of the command inside the test's own process."""

from __future__ import annotations

import io
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from jianjia_rules.cli.main import main

ROOT = Path(__file__).parents[2]
RULEBOOKS = ROOT / "tests" / "rulebooks"
ENTERPRISES = ROOT / "examples" / "enterprises"


@dataclass(frozen=True)
class Done:
    """What a call came to."""

    code: int
    out: str
    err: str


class Caller:
    """Calls `jianjia` in the root of the project, on a console of a given encoding."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self._patch = patch
        patch.chdir(ROOT)
        for name in ("LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR"):
            patch.delenv(name, raising=False)
        patch.setenv("COLUMNS", "100")
        patch.setenv("JIANJIA_TRACEBACK", "1")

    def __call__(self, *words: object, encoding: str = "utf-8", stdin: bytes = b"") -> Done:
        out, err = io.BytesIO(), io.BytesIO()
        self._patch.setattr(sys, "stdout", io.TextIOWrapper(out, encoding=encoding, newline=""))
        self._patch.setattr(sys, "stderr", io.TextIOWrapper(err, encoding=encoding, newline=""))
        self._patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding=encoding))
        code = main([str(word) for word in words])
        sys.stdout.flush()
        sys.stderr.flush()
        return Done(code, out.getvalue().decode(encoding), err.getvalue().decode(encoding))
