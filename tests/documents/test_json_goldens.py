"""The exact text of every fault of JSON, in both languages, with the place and the caret."""

from pathlib import Path

import pytest

from jianjia_rules.diagnostics import Diagnostics
from jianjia_rules.documents.json_text import read_json
from tests import goldens

FOLDER = Path(__file__).parent / "goldens" / "json"
CASES = goldens.cases(FOLDER, "*.json")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_text_is_exactly_the_golden(case: Path) -> None:
    diagnostics = Diagnostics()
    read_json(case.read_bytes(), case.name, diagnostics)
    goldens.check(case, goldens.rendered(diagnostics))


def test_every_golden_has_its_case() -> None:
    assert goldens.orphans(FOLDER, CASES) == []
