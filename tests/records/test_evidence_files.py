"""Files named as evidence: there, readable, of the right hash; and nothing outside the record's folder."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianjia_rules.records.evidence_files import inside
from tests.pipes import make_pipe
from tests.records.rulebooks import Read

SUM = hashlib.sha256(b"seal").hexdigest()


def read(folder: Path, *entries: str) -> Read:
    lines = "\n".join(f"  - {{{entry}}}" for entry in entries)
    (folder / "a.yaml").write_text(f"unit: {{id: a, type: enterprise_kx}}\nperiod: 2014\nevidence:\n{lines}\n", "utf-8")
    return Read(folder / "a.yaml")


def test_what_is_wrong_with_evidence_is_a_fact_of_the_record(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    (folder / "证明").mkdir(parents=True)
    (folder / "证明" / "章程.pdf").write_bytes(b"seal")
    (tmp_path / "outside.pdf").write_bytes(b"seal")
    found = read(
        folder,
        "kind: 章程",
        f"file: 证明/章程.pdf, sha256: {SUM}",
        f"file: '证明\\章程.pdf', sha256: {SUM.upper()}",
        "file: 证明/章程.pdf",
        f"file: 证明/章程.pdf, sha256: {'0' * 64}",
        "file: 证明/没有.pdf",
        "file: 证明/../证明/章程.pdf",
        f"file: {tmp_path / 'outside.pdf'}",
        "file: 'C:\\outside.pdf'",
        "file: 证明",
        "file: 12",
        "file: ''",
    )
    (record,) = found.records
    assert record.evidence_problems == {
        4: "wrong-hash", 5: "missing", 6: "unreadable", 7: "unreadable", 8: "unreadable", 9: "unreadable",
        10: "unreadable",
    }  # fmt: skip
    assert found.places == [
        "JJ853 8:31", "JJ851 9:12", "JJ854 10:12", "JJ854 11:12", "JJ854 12:12", "JJ852 13:12", "JJ854 14:12",
    ]  # fmt: skip
    assert found.tally.assessed == 1


@pytest.mark.skipif(sys.platform == "win32", reason="needs a privilege on Windows")
def test_links_do_not_lead_out(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (tmp_path / "secret").write_bytes(b"seal")
    (folder / "link").symlink_to(tmp_path / "secret")
    (folder / "up").symlink_to(tmp_path)
    (folder / "loop").symlink_to(folder / "loop")
    (folder / "good").write_bytes(b"seal")
    (folder / "near").symlink_to(folder / "good")
    found = read(folder, "file: link", "file: up/secret", "file: loop", f"file: near, sha256: {SUM}")
    (record,) = found.records
    assert set(record.evidence_problems) == {0, 1, 2}
    assert record.evidence_problems[0] == record.evidence_problems[1] == "unreadable"


def test_a_pipe_is_never_opened(tmp_path: Path) -> None:
    make_pipe(tmp_path / "pipe")
    found = read(tmp_path, f"file: pipe, sha256: {SUM}")
    assert found.records[0].evidence_problems == {0: "unreadable"}


@given(st.lists(st.sampled_from(["..", ".", "a", "b", "/", "\\", "C:", "//", "\0", "~"]), max_size=8).map("".join))
def test_no_name_leads_out(name: str) -> None:
    folder = Path(__file__).parent
    path = inside(folder, name)
    assert path is None or (isinstance(path, Path) and path.is_relative_to(folder.resolve()))
