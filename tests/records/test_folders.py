"""Which files are read: sorted, each once, nothing that leads out or never ends."""

from __future__ import annotations

import errno
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.pipes import make_pipe
from tests.records.rulebooks import Read

YAML = "unit: {id: %s, type: enterprise_kx}\nperiod: 2014\n"


def put(folder: Path, *names: str) -> None:
    for name in names:
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(YAML % file.stem, "utf-8")


def units(found: Read) -> list[str]:
    return [record.unit.id for record in found.records]


def test_folders_are_walked_in_order_and_in_depth(tmp_path: Path) -> None:
    put(
        tmp_path,
        "b.yaml",
        "a/z.yml",
        "a/c/x.yaml",
        "d.json/y.yaml",
        "B.YAML".lower() + ".yaml",
        ".hidden.yaml",
        ".h/q.yaml",
    )
    (tmp_path / "notes.txt").write_text("x", "utf-8")
    put(tmp_path, "waivers.yaml", "review.yaml", "豁免.yml")
    found = Read(tmp_path)
    assert units(found) == ["x", "z", "b", "b.yaml", "y"]
    assert found.codes == ["JJ821"]
    names = dict(found.diagnostics.sorted()[0].arguments)["names"]
    assert names == (
        "notes.txt",
        "review.yaml",
        "waivers.yaml",
        "豁免.yml",
    )


def test_a_file_is_read_once_and_some_are_left_out(tmp_path: Path) -> None:
    put(tmp_path, "a.yaml", "b.yaml", "c.yaml")
    found = Read(tmp_path / "b.yaml", tmp_path, leave_out=[tmp_path / "c.yaml", tmp_path / "none.yaml"])
    assert units(found) == ["b", "a"]


def test_what_is_not_there_or_not_known(tmp_path: Path) -> None:
    put(tmp_path, "records.yaml")
    (tmp_path / "a.docx").write_bytes(b"x")
    (tmp_path / "empty").mkdir()
    found = Read(tmp_path / "recods.yaml", tmp_path / "a.docx", tmp_path / "empty", "a\0b")
    assert sorted(found.codes) == ["JJ901", "JJ902", "JJ905", "JJ906"]
    missing = next(each for each in found.diagnostics if each.code == "JJ901")
    assert str(tmp_path / "records.yaml") in missing.hint("en")
    assert (found.tally.read, found.tally.unreadable) == (0, 3)


@pytest.mark.skipif(sys.platform == "win32", reason="needs a privilege on Windows")
def test_links_are_followed_inside_the_folder_only(tmp_path: Path) -> None:
    put(tmp_path, "in/a.yaml", "in/sub/b.yaml", "out/c.yaml")
    (tmp_path / "in" / "loop").symlink_to(tmp_path / "in")
    (tmp_path / "in" / "sub" / "up").symlink_to(tmp_path / "in" / "sub")
    (tmp_path / "in" / "again.yaml").symlink_to(tmp_path / "in" / "a.yaml")
    (tmp_path / "in" / "secret.yaml").symlink_to(tmp_path / "out" / "c.yaml")
    (tmp_path / "in" / "elsewhere").symlink_to(tmp_path / "out")
    (tmp_path / "in" / "gone.yaml").symlink_to(tmp_path / "in" / "nowhere.yaml")
    found = Read(tmp_path / "in")
    assert units(found) == ["a", "b"]
    assert sorted(found.codes) == ["JJ822", "JJ822", "JJ902"]


def test_a_pipe_in_a_folder_is_never_opened(tmp_path: Path) -> None:
    put(tmp_path, "a.yaml")
    make_pipe(tmp_path / "pipe.yaml")
    assert units(Read(tmp_path)) == ["a"]
    assert Read(tmp_path / "pipe.yaml").codes == ["JJ902"]


def test_a_file_without_permission_is_told_and_the_rest_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, "a.yaml", "b.yaml")
    really = Path.open

    def open_or_refuse(path: Path, *arguments: Any, **options: Any) -> Any:
        if path.name == "a.yaml":
            raise PermissionError(errno.EACCES, "Permission denied")
        return really(path, *arguments, **options)

    monkeypatch.setattr(Path, "open", open_or_refuse)
    found = Read(tmp_path)
    assert units(found) == ["b"]
    assert found.codes == ["JJ902"]
