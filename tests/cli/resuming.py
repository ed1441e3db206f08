"""Runs with `--resume` that are cut off, and everything that can stand beside their records."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from jianjia_rules.running.resuming import journal
from tests.cli.calling import RULEBOOKS, Caller, Done
from tests.running.examples import book, firm, ndjson

OUT = "out.ndjson"
PART, JOURNAL = f".{OUT}.part", f".{OUT}.resume"


@dataclass(frozen=True)
class Submissions:
    """Records in a folder, everything that can stand beside them, and the call that checks them."""

    folder: Path
    words: tuple[object, ...]

    @property
    def long(self) -> Path:
        return self.folder / "in" / "b.ndjson"

    @property
    def out(self) -> Path:
        return self.folder / OUT

    def state(self) -> dict[str, bytes]:
        """The two files of a run that was cut off."""
        return {name: (self.folder / name).read_bytes() for name in (PART, JOURNAL) if (self.folder / name).exists()}

    def put(self, state: dict[str, bytes]) -> None:
        for name in (PART, JOURNAL, OUT):
            (self.folder / name).unlink(missing_ok=True)
        for name, content in state.items():
            (self.folder / name).write_bytes(content)


def later(kind: str, id: str, **data: Any) -> Any:
    return {"id": id, "type": "firm", "period": "2014", "submission": {"kind": kind}, **data}


def town(id: str, **data: Any) -> Any:
    return {"id": id, "type": "town", "period": "2014", "points": 70, "county": "c", "firms": 20, **data}


def everything(folder: Path) -> Submissions:
    """Roll-ups, ranks, share caps, registers, versions, an office, the year before, reviews, waivers, and faults."""
    book(folder / "book", **{"name: name}": "name: name, version: submission}"})
    firms = [firm(f"u{number}", number % 97, parent=f"t{number % 3}", late=number % 3) for number in range(90)]
    ndjson(folder / "in" / "a.ndjson", [town("t1"), town("t2"), later("supplement", "u80", name="甲")])
    faults = [firm("u3"), "{no json", firm("bad", "many"), later("correction", "u7", points=99), firm("slip", 400_000)]
    again = [firm(f"u{number}") for number in range(34, 46)]  # seen first beside another that came twice
    ndjson(
        folder / "in" / "b.ndjson", [*firms[:40], *faults, *firms[40:], *again, later("correction", "u4", trained=1)]
    )
    table = "id,type,period,points,late,parent\nj,firm,2014,7,0,t9\nk,firm,2014,x,0,t1\n"
    (folder / "in" / "c.csv").write_text(table, encoding="utf-8")
    (folder / "in" / "d.yaml").write_text("- {id: u50, type: firm, period: '2014'}\n- 3\n", encoding="utf-8")
    ndjson(folder / "before.ndjson", [*(firm(f"u{n}", 5, "2013") for n in range(20)), firm("slip", 40, "2013")])
    (folder / "towns.csv").write_text("id,name\nt0,甲镇\nt1,乙镇\nt5,丙镇\n", encoding="utf-8")
    (folder / "expected.csv").write_text("id,name\nu1,一\nu2,二\nbad,退\nnobody,无\n", encoding="utf-8")
    (folder / "office.csv").write_text("id,period,points\nu9,2014,1\nghost,2014,2\n", encoding="utf-8")
    entry = "- {unit: u%d, rule: days, period: 2014, by: 张, reason: 核实, %s}\n"
    (folder / "reviews.yaml").write_text(entry % (11, "earned: -1") + entry % (99, "earned: 0"), encoding="utf-8")
    waiver = "- {unit: %s, rule: days, by: 张, reason: 核实, until: 2015-01-01}\n"
    (folder / "in" / "waivers.yaml").write_text(waiver % "u2" + waiver % "u77" + waiver % "u0", encoding="utf-8")
    registers = [f"{name}={folder / name}.csv" for name in ("towns", "expected")]
    words = (
        *(folder / "in", "-r", folder / "book", "--previous", folder / "before.ndjson"),
        *("--office", folder / "office.csv", "--reviews", folder / "reviews.yaml"),
        *("--register", registers[0], "--register", registers[1], "--lang", "zh"),
    )
    return Submissions(folder, words)


def plain(folder: Path) -> Submissions:
    """Units that are alike, taken straight from their lines; one fails by its outcome."""
    rows = [
        {"unit": {"id": f"u{n}", "type": "firm", "group": "A"}, "period": 2014, "founded": True, "points": n, "must": m}
        for n, m in ((n, "否" if n == 3 else "是") for n in range(90))
    ]
    ndjson(folder / "in" / "b.ndjson", rows)
    words = (folder / "in" / "b.ndjson", "-r", RULEBOOKS / "gates", "--fail-on", "not-met", "--lang", "en")
    return Submissions(folder, words)


def detailed(folder: Path) -> Submissions:
    """The same with sentences and places."""
    made = plain(folder)
    return Submissions(folder, (*made.words, "--detail", "--show-changes"))


KINDS: tuple[Callable[[Path], Submissions], ...] = (everything, plain, detailed)


def check(jianjia: Caller, given: Submissions, *words: object, out: Path | None = None) -> Done:
    return jianjia("check", *given.words, "--format", "ndjson", "-o", out or given.out, *words)


@dataclass(frozen=True)
class Ended:
    """How a run ended: its result, exit code and messages."""

    result: bytes
    code: int
    err: str


def undisturbed(jianjia: Caller, given: Submissions) -> Ended:
    done = check(jianjia, given)
    ended = Ended(given.out.read_bytes(), done.code, done.err)
    given.out.unlink()
    return ended


def is_left(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.name.startswith(("." + OUT, OUT)))


def resumed(jianjia: Caller, given: Submissions, *words: object) -> tuple[Ended, str]:
    """How it ends, and what it says of where it begins."""
    done = check(jianjia, given, "--resume", *words)
    assert is_left(given.folder) == [OUT]
    begins = [line for line in done.err.splitlines(keepends=True) if line.startswith(("Going on", "接着上次做"))]
    err = "".join(line for line in done.err.splitlines(keepends=True) if line not in begins)
    return Ended(given.out.read_bytes(), done.code, err), "".join(begins)


class Cuts:
    """Lets a run be cut off after a number of pieces, and keeps both files as they were at every moment."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._patch = monkeypatch

    def states(self, jianjia: Caller, given: Submissions, *words: object) -> list[dict[str, bytes]]:
        """Both files after each piece, as `kill -9` would leave them."""
        found: list[dict[str, bytes]] = []
        keep = journal.Journal.keep

        def noted(self: journal.Journal, state: Any) -> None:
            keep(self, state)
            found.append(given.state())

        with self._patch.context() as patch:
            patch.setattr(journal.Journal, "keep", noted)
            check(jianjia, given, "--resume", *words)
        return found

    def after(
        self, pieces: int, error: BaseException, jianjia: Caller, given: Submissions, out: Path | None = None
    ) -> Done:
        """The call, in which something happens after some pieces."""
        left = [pieces]
        keep = journal.Journal.keep

        def cut(self: journal.Journal, state: Any) -> None:
            if not left[0]:
                raise error
            left[0] -= 1
            keep(self, state)

        with self._patch.context() as patch:
            patch.setattr(journal.Journal, "keep", cut)
            return check(jianjia, given, "--resume", out=out)


def append(path: Path, text: str) -> None:
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8", newline="\n")


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")
