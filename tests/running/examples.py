"""Folders of records, runs over them, and a maker of lines that people can read."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from jianjia_rules.language.rulebook import Rulebook
from jianjia_rules.language.scalars import format_number
from jianjia_rules.running.lines import Piece, lines
from jianjia_rules.running.run import Run
from jianjia_rules.scoring.assess import Scored
from jianjia_rules.scoring.scorer import Scorer
from tests.scoring.written import TOWNSHIPS, written

Row = Mapping[str, Any]


def firm(id: str, points: Any = 90, period: str = "2014", **data: Any) -> Row:
    """A firm's record, as a program gives it."""
    given = {"parent": "t1", "late": 0, "trained": 5, "founded": True, **data}
    return {"id": id, "type": "firm", "period": period, "points": points, **given}


def book(folder: Path, repeated: str = "refuse", **replaced: str) -> Rulebook:
    """The rulebook of townships; `replaced` gives other words for some of its text."""
    text = TOWNSHIPS.replace("period: period,", f"period: period, repeated: {repeated},")
    for old, new in replaced.items():
        assert old in text
        text = text.replace(old, new)
    folder.mkdir(parents=True, exist_ok=True)
    return written(folder, text)


def ndjson(file: Path, rows: Iterable[Row | str]) -> Path:
    """A file of one record a line; a text is a line as it stands."""
    file.parent.mkdir(parents=True, exist_ok=True)
    texts = [row if isinstance(row, str) else json.dumps(row, ensure_ascii=False) for row in rows]
    file.write_text("".join(text + "\n" for text in texts), encoding="utf-8", newline="\n")
    return file


class UnitLines:
    """Lines such as `a 2014 90`; what it notes is how many it has made. It fails at a unit that it refuses."""

    def __init__(self, refused: str = "") -> None:
        self._made = 0
        self._refused = refused

    def line(self, *given: Any) -> str:
        scored = next(each for each in given if isinstance(each, Scored))
        if scored.record.unit.id == self._refused:
            raise ZeroDivisionError(self._refused)
        self._made += 1
        return line_of(scored)

    def quick(self, ready: Scorer) -> None:  # noqa: ARG002 - the contract of a maker
        return None

    def note_failure(self) -> None:
        raise AssertionError("nothing of this fails")

    def take(self) -> int:
        made, self._made = self._made, 0
        return made


def line_of(scored: Scored) -> str:
    total = scored.score.total
    return f"{scored.record.unit.id} {scored.record.period} {'-' if total is None else format_number(total)}\n"


def text_of(pieces: Iterable[Piece]) -> str:
    """All lines of a run."""
    return b"".join(piece.text for piece in pieces).decode("utf-8")


def run_lines(run: Run, jobs: int = 1) -> str:
    """All lines that `UnitLines` makes of a run."""
    return text_of(lines(run, UnitLines(), jobs))


def codes(run: Run) -> list[str]:
    """The codes of what a run has to tell."""
    return [each.code for each in run.diagnostics.sorted()]
