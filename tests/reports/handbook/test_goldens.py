"""The whole text of handbooks, read by people; see tests/goldens.py for writing them anew."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from jianjia_rules import handbook
from jianjia_rules.api import AnyPath
from tests.goldens import check, orphans
from tests.reports.handbook.pieces import ISSUED, ROOT

GOLDENS = Path(__file__).parent / "goldens"
BOOKS = ROOT / "tests" / "rulebooks"
CASES: dict[str, tuple[AnyPath, str | None, date | None, bool]] = {
    "issued": (ISSUED, None, None, False),
    "issued-club-blank": (ISSUED, "club", date(2016, 5, 1), True),
    "ten-rows": (BOOKS / "ten-rows", None, None, False),
    "gates": (BOOKS / "gates", None, None, False),
    "averages": (BOOKS / "xccdf", None, None, False),
    "townships": (BOOKS / "townships", None, None, False),
}


@pytest.mark.parametrize("name", CASES)
def test_the_text_is_as_it_was_read(name: str) -> None:
    rulebook, unit_type, as_of, blank = CASES[name]
    check(
        GOLDENS / f"{name}.case",
        lambda lang: handbook(rulebook, unit_type=unit_type, lang=lang, as_of=as_of, blank_scores=blank).markdown(),
    )


def test_no_golden_without_its_case() -> None:
    assert orphans(GOLDENS, [GOLDENS / f"{name}.case" for name in CASES]) == []
