"""Exit codes by level: what fails by its level, in every form alike; --exit-zero."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.calling import RULEBOOKS, Caller

BOOK = "tests/reports/pipeline/book"
FINE = {"area_m2": 60, "plaque": True}
STAFF = [{"pay": 3_000_000}, {"pay": 3_000_000}]
WHOLE: dict[str, Any] = {"home": FINE, "staff": STAFF, "contact": {"age": 95}, "office": {"falsified": False}}
CASES: dict[str, tuple[dict[str, Any], str | None]] = {
    "nothing": (WHOLE, None),
    "a note": ({**WHOLE, "contact": {"age": 1}}, "note"),
    "a warning": ({**WHOLE, "home": {**FINE, "plaque": False}}, "warning"),
    "an error": ({**WHOLE, "staff": STAFF[:1]}, "error"),
    "a mandatory row": ({**WHOLE, "home": {**FINE, "area_m2": 30}}, "error"),
    "a gate": ({**WHOLE, "office": {"falsified": True}}, "error"),
    "an open gate": ({key: value for key, value in WHOLE.items() if key != "office"}, "note"),
    "a fault that only warns": ({**WHOLE, "contact": "123"}, "warning"),
}


def _records(folder: Path, data: dict[str, Any], many: int = 1) -> Path:
    """Only the last of them is the one that is looked at; the others have nothing against them."""
    file = folder / "records.ndjson"
    given = [WHOLE] * (many - 1) + [data]
    records = ({"unit": {"id": f"u{number}"}, "period": 2014, **each} for number, each in enumerate(given))
    file.write_text("".join(json.dumps(each) + "\n" for each in records), encoding="utf-8")
    return file


@pytest.mark.parametrize("form", [["--format", "table"], ["--format", "ndjson"], ["--format", "sarif"]])
@pytest.mark.parametrize("name", CASES)
def test_levels(name: str, form: list[str], tmp_path: Path, jianjia: Caller) -> None:
    data, level = CASES[name]
    # So many records that generated code writes the line of the last one.
    words = ("check", _records(tmp_path, data, 20), "-r", BOOK, "--lenient", *form, "-o", tmp_path / "out")
    assert jianjia(*words).code == 0
    assert jianjia(*words, "--fail-on", "error").code == (1 if level == "error" else 0)
    assert jianjia(*words, "--fail-on", "warning").code == (1 if level in {"error", "warning"} else 0)
    assert jianjia(*words, "--fail-on", "warning", "--exit-zero").code == 0


def test_the_worse_of_two_levels_does_not_hide_the_other(tmp_path: Path, jianjia: Caller) -> None:
    words = ("check", _records(tmp_path, CASES["a warning"][0]), "-r", BOOK, "-o", tmp_path / "out")
    assert jianjia(*words, "--fail-on", "error", "--fail-on", "warning").code == 1


def test_who_submitted_nothing_is_a_warning(tmp_path: Path, jianjia: Caller) -> None:
    (tmp_path / "units.csv").write_text("id,name\nu0,a\nv,b\n", encoding="utf-8")
    words = ("check", _records(tmp_path, WHOLE), "-r", BOOK, "--register", tmp_path / "units.csv")
    assert jianjia(*words).code == 0
    assert jianjia(*words, "--fail-on", "error").code == 0
    assert jianjia(*words, "--fail-on", "warning").code == 1
    assert jianjia(*words, "--fail-on", "submission").code == 1


def test_groups_fail_too(jianjia: Caller) -> None:
    cases = RULEBOOKS / "townships" / "cases"
    words = ("check", cases / "records.yaml", "-r", RULEBOOKS / "townships")
    assert jianjia(*words, "--fail-on", "error").code == 0
    assert jianjia(*words, "--fail-on", "warning").code == 1


def test_exit_zero_leaves_2_as_it_is(tmp_path: Path, jianjia: Caller) -> None:
    words = ("check", _records(tmp_path, {"home": 1}), "-r", BOOK, "--exit-zero", "--fail-on", "error")
    assert jianjia(*words).code == 2


def test_a_misspelt_condition_gets_the_nearest(tmp_path: Path, jianjia: Caller) -> None:
    done = jianjia("check", _records(tmp_path, WHOLE), "-r", BOOK, "--fail-on", "errors", "--lang", "en")
    assert done.code == 2
    assert 'Did you mean "error"?' in done.err
