"""A result is never written over what the same call reads."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.cli.calling import RULEBOOKS, Caller

RECORDS = RULEBOOKS / "gates" / "cases" / "records.yaml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder `in` with records, one with a rulebook, and a link to the first."""
    (tmp_path / "in").mkdir()
    shutil.copy(RECORDS, tmp_path / "in" / "records.yaml")
    shutil.copytree(RULEBOOKS / "gates", tmp_path / "book")
    for name in ("reviews.yaml", "waivers.yaml"):
        (tmp_path / name).write_text("[]\n", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    "target",
    ["in/records.yaml", "in/../in/records.yaml", "book/rulebook.yaml", "reviews.yaml", "waivers.yaml"],
)
def test_what_is_read_stays(folder: Path, jianjia: Caller, target: str) -> None:
    before = (folder / target).read_bytes()
    inputs = ("--reviews", folder / "reviews.yaml", "--waivers", folder / "waivers.yaml")
    for paths in (folder / "in", folder / "in" / "records.yaml"):
        done = jianjia("check", paths, "-r", folder / "book", *inputs, "-o", folder / target, "--lang", "en")
        assert done.code == 2
        assert "error JJ926 The result cannot be written to " in done.err
    linted = jianjia("lint", folder / "book", "-o", folder / "book" / "rulebook.yaml", "--lang", "en")
    assert "error JJ926" in linted.err
    assert (folder / target).read_bytes() == before


def test_a_result_in_the_folder_of_the_records_is_no_record(folder: Path, jianjia: Caller) -> None:
    words = ("check", folder / "in", "-r", folder / "book", "--format", "json", "-o", folder / "in" / "result.json")
    assert jianjia(*words).code == 0
    first = (folder / "in" / "result.json").read_bytes()
    assert jianjia(*words).code == 0  # the second call meets the result of the first
    assert (folder / "in" / "result.json").read_bytes() == first
    (folder / "in" / "result.json").write_bytes(RECORDS.read_bytes())
    assert jianjia(*words).code == 2
