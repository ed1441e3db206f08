"""A caller of the command."""

from __future__ import annotations

import pytest

from jianjia_rules.running import tasks
from jianjia_rules.running.resuming import journal
from tests.cli.calling import Caller
from tests.cli.resuming import Cuts


@pytest.fixture
def jianjia(monkeypatch: pytest.MonkeyPatch) -> Caller:
    return Caller(monkeypatch)


@pytest.fixture
def small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    """Small files are many pieces, and each is written down when it is done."""
    monkeypatch.setattr(tasks, "PIECE", 1_200)
    monkeypatch.setattr(journal, "_BYTES", 0)


@pytest.fixture
def cuts(monkeypatch: pytest.MonkeyPatch) -> Cuts:
    return Cuts(monkeypatch)
