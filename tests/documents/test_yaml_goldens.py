"""The exact text of every fault of YAML, in both languages, with the place and the caret."""

from pathlib import Path

import pytest

from jianjia_rules.diagnostics import Diagnostics
from jianjia_rules.documents.yaml_text import read_yaml
from tests import goldens

FOLDER = Path(__file__).parent / "goldens" / "yaml"
CASES = goldens.cases(FOLDER, "*.yaml")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_text_is_exactly_the_golden(case: Path) -> None:
    diagnostics = Diagnostics()
    read_yaml(case.read_bytes(), case.name, diagnostics)
    goldens.check(case, goldens.rendered(diagnostics))


def test_every_golden_has_its_case() -> None:
    assert goldens.orphans(FOLDER, CASES) == []
