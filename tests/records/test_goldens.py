"""Faulty records, and the exact text of everything that is said about them."""

from __future__ import annotations

from pathlib import Path

import pytest

from jianjia_rules.records.normalise import Normalise
from tests.goldens import cases, check, rendered
from tests.records.rulebooks import Read

NORMALISE = {"as-written": Normalise.NO, "values": Normalise.SHOW}
FOLDER = Path(__file__).parent / "goldens"


@pytest.mark.parametrize("case", cases(FOLDER, "*.yaml", "*.ndjson", "*.csv"), ids=lambda case: case.name)
def test_every_fault_of_a_file_is_told(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(case.parent)
    check(case, rendered(Read(case.name, normalise=NORMALISE.get(case.stem, Normalise.YES)).diagnostics))
