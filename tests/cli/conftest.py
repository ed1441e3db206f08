"""A caller of the command."""

from __future__ import annotations

import pytest

from tests.cli.calling import Caller


@pytest.fixture
def jianjia(monkeypatch: pytest.MonkeyPatch) -> Caller:
    return Caller(monkeypatch)
