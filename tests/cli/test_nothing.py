"""Inputs that hold nothing: the call says so, and does not pass for a good one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.calling import RULEBOOKS, Caller

GATES = ("-r", RULEBOOKS / "gates", "--lang", "en")
NOTHING = {
    "empty.yaml": ("", ["JJ829"]),
    "comments.yaml": ("# nothing yet\n", ["JJ829"]),
    "list.yaml": ("[]\n", []),
    "list.json": ("[]", []),
    "empty.ndjson": ("", []),
    "blank.ndjson": ("\n\n", []),
    "header.csv": ("unit.id,unit.type,period\n", []),
    "folder": (None, ["JJ906"]),
}


@pytest.mark.parametrize("name", NOTHING)
@pytest.mark.parametrize("format", ["table", "json", "ndjson"])
def test_nothing_to_assess_is_an_error(tmp_path: Path, jianjia: Caller, name: str, format: str) -> None:
    text, codes = NOTHING[name]
    path = tmp_path / name
    if text is None:
        path.mkdir()
    else:
        path.write_text(text, encoding="utf-8")
    done = jianjia("check", path, *GATES, "--format", format)
    assert done.code == 2
    shown = done.out if format == "table" else done.err
    assert f"error JJ925 There is nothing to assess: no record was found in {path}." in shown
    if format == "json":
        found = [each["code"] for each in json.loads(done.out)["diagnostics"]]
        assert sorted(found) == sorted(["JJ925", *codes])


@pytest.mark.parametrize(("name", "code"), [("empty.json", "JJ164"), ("empty.csv", "JJ824")])
def test_a_file_without_its_least_content_is_a_fault_of_its_own(
    tmp_path: Path, jianjia: Caller, name: str, code: str
) -> None:
    (tmp_path / name).touch()
    done = jianjia("check", tmp_path / name, *GATES)
    assert done.code == 2
    assert f"error {code} " in done.out
    assert "JJ925" not in done.out  # one message is enough


def test_an_empty_file_among_others_is_a_warning(tmp_path: Path, jianjia: Caller) -> None:
    (tmp_path / "records.yaml").write_bytes((RULEBOOKS / "gates" / "cases" / "records.yaml").read_bytes())
    (tmp_path / "empty.yaml").touch()
    done = jianjia("check", tmp_path, *GATES)
    assert done.code == 0
    assert "empty.yaml:1:1: warning JJ829 This file is empty, or holds only comments." in done.out


def test_a_list_of_entries_may_be_empty(tmp_path: Path, jianjia: Caller) -> None:
    (tmp_path / "waivers.yaml").write_text("# none yet\n", encoding="utf-8")
    records = RULEBOOKS / "gates" / "cases" / "records.yaml"
    done = jianjia("check", records, *GATES, "--waivers", tmp_path / "waivers.yaml")
    assert (done.code, "JJ829" in done.out) == (0, False)
