"""A process that is killed, wherever in its work, ends the run; nobody waits for it."""

from __future__ import annotations

import os
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import connection
from pathlib import Path
from typing import Any

import pytest

from jianjia_rules.running import tasks
from jianjia_rules.running.lines import lines
from jianjia_rules.running.run import Run
from tests.running.examples import UnitLines, book, firm, ndjson


class DiesWhileSending(UnitLines):
    """Makes long lines, and is killed when half of them are sent."""

    def line(self, *given: Any) -> str:
        def half(pipe: Any, data: bytes, *_: Any) -> None:
            os.write(pipe._handle, bytes(data)[: len(data) // 2])
            os._exit(9)

        pipes: Any = connection.Connection
        pipes._send = half
        return super().line(*given)


class Dies(UnitLines):
    """Is killed while it works."""

    def line(self, *_: Any) -> str:
        os._exit(9)


@pytest.mark.skipif(os.name != "posix", reason="pipes have other names there")
@pytest.mark.parametrize("maker", [DiesWhileSending(), Dies()])
def test_a_killed_process_ends_the_run(tmp_path: Path, maker: UnitLines, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tasks, "PIECE", 700)
    file = ndjson(tmp_path / "a.ndjson", [firm(f"u{number}") for number in range(200)])
    with pytest.raises(BrokenProcessPool):
        list(lines(Run(book(tmp_path / "book"), [file]), maker, 2))
