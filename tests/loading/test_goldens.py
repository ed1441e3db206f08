"""The exact text of the faults that loading finds, in both languages, with the place and the caret."""

from pathlib import Path

import pytest

from jianjia_rules.loading.load import load
from tests import goldens

FOLDER = Path(__file__).parent / "goldens"
CASES = goldens.cases(FOLDER, "*/rulebook.yaml")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.parent.name)
def test_text_is_exactly_the_golden(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(FOLDER)
    goldens.check(case.parent, goldens.rendered(load(case.parent.name).diagnostics))


def test_every_golden_has_its_case() -> None:
    assert goldens.orphans(FOLDER, [case.parent for case in CASES]) == []
