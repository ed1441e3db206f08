"""The rulebook `document` with a piece of its text changed."""

from __future__ import annotations

import shutil
from pathlib import Path

BOOK = Path(__file__).parents[1] / "rulebooks" / "document"


def changed(folder: Path, *changes: tuple[str, str]) -> Path:
    """A copy in which the first text of each change is replaced by the second, wherever it stands."""
    target = folder / "document"
    shutil.copytree(BOOK, target)
    files = {
        path: path.read_text(encoding="utf-8") for path in (target / "rulebook.yaml", target / "source/clauses.yaml")
    }
    for before, after in changes:
        assert any(before in text for text in files.values()), before
        files = {path: text.replace(before, after) for path, text in files.items()}
    for path, text in files.items():
        path.write_text(text, encoding="utf-8", newline="\n")
    return target
