"""Goldens: a folder of cases, and beside each the exact text it must give in Chinese and in English.

A case is whatever a pattern finds in the folder (a file, or a folder that is a rulebook); its goldens are
`NAME.zh.txt` and `NAME.en.txt` beside it. `JIANJIA_UPDATE_GOLDENS=1 pytest …` writes them anew; read the difference
before committing it.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from jianjia_rules.diagnostics import Diagnostics, Lang
from jianjia_rules.diagnostics.render import render_all

UPDATE = "JIANJIA_UPDATE_GOLDENS"
LANGUAGES: tuple[Lang, ...] = ("zh", "en")


def cases(folder: Path, *patterns: str) -> list[Path]:
    """The cases in a folder, sorted by name; never none, so that a moved folder does not pass unseen."""
    found = sorted({path for pattern in patterns for path in folder.glob(pattern)})
    assert found, f"no cases in {folder}"
    return found


def rendered(diagnostics: Diagnostics) -> Callable[[Lang], str]:
    """What a check takes: the text of all diagnostics in a language."""
    return lambda lang: render_all(diagnostics.sorted(), lang)


def check(case: Path, text_in: Callable[[Lang], str]) -> None:
    """Compare both languages with the goldens beside the case, or write them when asked to."""
    for lang in LANGUAGES:
        golden = case.parent / f"{case.stem}.{lang}.txt"
        text = text_in(lang)
        if os.environ.get(UPDATE):
            golden.write_text(text, encoding="utf-8", newline="\n")
            continue
        assert golden.is_file(), f"{golden.name} is missing; write it with {UPDATE}=1 and read it"
        assert text == golden.read_text(encoding="utf-8"), f"{case.name} in {lang}"


def orphans(folder: Path, found: list[Path]) -> list[str]:
    """Goldens whose case is gone."""
    wanted = {f"{case.stem}.{lang}.txt" for case in found for lang in LANGUAGES}
    return sorted(path.name for path in folder.glob("*.txt") if path.name not in wanted)
