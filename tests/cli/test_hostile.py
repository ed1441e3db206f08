"""What other commands print of hostile names, values and files: nothing that a terminal or a runner acts upon."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.cli.calling import Caller
from tests.reports.pipeline.test_inert import ACTIVE, NAMES_OF_UNITS

BOOK = "tests/reports/pipeline/book"
COMMANDS = {
    "check": ("check", "{records}", "-r", BOOK),
    "check-code": ("check-code", "{records}", "-r", BOOK),
    "evidence": ("evidence", "{records}", "-r", BOOK),
    "explain": ("explain", "--unit", "{unit}", "area", "{records}", "-r", BOOK),
    "explain-trace": ("explain", "--unit", "{unit}", "area", "{records}", "-r", BOOK, "--trace"),
    "a-file-that-is-not-there": ("check", "{unit}", "-r", BOOK),
    "a-rulebook-that-is-not-there": ("check", "{records}", "-r", "{unit}"),
    "an-option-that-is-not-there": ("check", "--{unit}"),
    "lint": ("lint", "{unit}"),
}


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("kind", [kind for kind in NAMES_OF_UNITS if kind not in {"half", "nul", "not-xml"}])
@pytest.mark.parametrize("command", COMMANDS)
def test_nothing_that_is_printed_is_active(command: str, kind: str, lang: str, tmp_path: Path, jianjia: Caller) -> None:
    hostile = NAMES_OF_UNITS[kind]
    unit = hostile[:100]
    records = tmp_path / "records.json"
    given = [
        {"unit": {"id": unit, "name": hostile}, "period": 2014, "home": {"area_m2": 10}},
        {"unit": {"id": "b", "name": hostile}, "period": hostile, "home": {"area_m2": hostile}},
    ]
    records.write_text(json.dumps(given), encoding="utf-8")
    places = {"{records}": str(records), "{unit}": unit, "--{unit}": f"--{unit}"}
    done = jianjia(*(places.get(word, word) for word in COMMANDS[command]), "--lang", lang)
    assert "JJ990" not in done.err
    for text in (done.out, done.err):
        found = ACTIVE.search(text)
        assert found is None, repr(text[max(0, found.start() - 60) : found.end() + 20])
        assert "##[" not in text
        assert not re.search(r"^\s*::", text, re.MULTILINE), text
