"""One list of forms, which the files, the documents and the command know; each form's exact text."""

from __future__ import annotations

import re
from importlib.metadata import version
from pathlib import Path

import pytest

from jianjia_rules import CallError
from jianjia_rules.reports import pipeline
from jianjia_rules.reports.pipeline.formats import FORMATS
from tests.cli.calling import Caller
from tests.cli.conftest import jianjia as jianjia
from tests.goldens import check, orphans
from tests.reports.pipeline.example import HERE, NAMES, ROOT, TEXTS, example, written

GOLDENS = Path(__file__).parent / "goldens"
_SHARED = {
    "__init__",
    "formats",
    "report",
    "issue",
    "levels",
    "paths",
    "rows",
    "words",
    "baseline",
    "sarif_rules",
    "tables",
    "differences",
    "fates",
    "summary",
}


def test_every_module_is_a_form_of_the_list() -> None:
    files = {file.stem for file in Path(pipeline.__path__[0]).glob("*.py")}
    assert files - _SHARED == {each.module for each in FORMATS}
    assert files >= _SHARED


@pytest.mark.parametrize("page", ["ci.md", "ci.zh-CN.md", "command-line.md", "command-line.zh-CN.md"])
def test_the_documents_name_every_form(page: str) -> None:
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    missing = [name for name in NAMES if not re.search(rf"`{name}`|\b{name}\b", text)]
    assert missing == []


@pytest.mark.parametrize("page", ["ci.md", "ci.zh-CN.md"])
def test_the_documents_say_which_forms_stream(page: str) -> None:
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| `(\w+)` \|.*\| (yes|no|是|否) \|$", text, re.MULTILINE))
    assert {name: said in {"yes", "是"} for name, said in rows.items()} == {each.name: each.streams for each in FORMATS}


@pytest.mark.parametrize("name", TEXTS)
def test_the_text_is_as_it_was_read(name: str) -> None:
    this = f'"version": "{version("jianjia-rules")}"'
    check(
        GOLDENS / f"{name}.case", lambda lang: written(name, lang).replace(this, '"version": "…"').replace("\r\n", "\n")
    )


def test_no_golden_without_its_form() -> None:
    assert orphans(GOLDENS, [GOLDENS / f"{name}.case" for name in TEXTS]) == []


@pytest.mark.parametrize("name", NAMES)
def test_the_same_input_gives_the_same_bytes(name: str) -> None:
    assert example().report(name) == example().report(name)


def test_the_command_writes_what_the_library_gives(tmp_path: Path, jianjia: Caller) -> None:
    outputs = [word for name in NAMES for word in ("--output", f"{name}={tmp_path / name}")]
    inputs = (f"{HERE}/records", "-r", f"{HERE}/book", "--waivers", f"{HERE}/waivers.yaml")
    done = jianjia("check", *inputs, "--register", f"{HERE}/units.csv", "--lang", "en", "-o", tmp_path / "m", *outputs)
    assert done.code == 2  # a record is refused
    given = example()
    for name in NAMES:
        assert (tmp_path / name).read_bytes() == given.report(name, lang="en"), name


def test_an_unknown_form_is_told_with_the_nearest() -> None:
    with pytest.raises(CallError) as raised:
        example().report("sariff")
    assert 'Did you mean "sarif"?' in raised.value.diagnostics[0].hint("en")
