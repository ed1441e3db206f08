"""Places in reports are relative to the root of the project."""

from __future__ import annotations

import pytest

from tests.reports.pipeline.example import ROOT


@pytest.fixture(autouse=True)
def _in_the_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
