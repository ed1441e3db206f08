"""The bar: by bytes of the input, only on a terminal, gone at the end."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from jianjia_rules.cli.console import Console
from jianjia_rules.cli.progress import Progress
from jianjia_rules.diagnostics import Diagnostics
from jianjia_rules.loading.load import load_rulebook
from jianjia_rules.records import read_records
from jianjia_rules.records.origins import NoOrigin
from jianjia_rules.units.record import Record, Unit
from tests.cli.calling import RULEBOOKS


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    ticks = iter(range(0, 100_000, 10))
    monkeypatch.setattr("jianjia_rules.cli.progress.monotonic", lambda: next(ticks))


def shown(err: io.StringIO, paths: list[str]) -> str:
    with Progress(Console("en", io.StringIO(), err), paths) as progress:
        for record in read_records(paths, load_rulebook(RULEBOOKS / "gates"), Diagnostics()):
            progress.note(record)
    return err.getvalue()


@pytest.mark.usefixtures("clock")
def test_grows_with_the_lines_that_were_read(tmp_path: Path) -> None:
    file = tmp_path / "records.ndjson"
    units = ({"a": 1}, {"b": 2}, {"c": 3}, {"d": 4})
    lines = [f'{{"unit": {{"id": "{next(iter(unit))}", "type": "firm"}}, "period": 2014}}' for unit in units]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    said = shown(Terminal(), [str(file)])
    assert [f"{share:4.0%}" in said for share in (0.25, 0.5, 0.75, 1)] == [True] * 4
    assert "4 assessed" in said
    assert said.endswith("\r\x1b[K")


@pytest.mark.usefixtures("clock")
def test_counts_where_the_input_has_no_size() -> None:
    terminal = Terminal()
    with Progress(Console("zh", io.StringIO(), terminal), ["-"]) as progress:
        progress.count(3, 0)
    assert "已考核 3 条" in terminal.getvalue()
    assert "[" not in terminal.getvalue().replace("\x1b[K", "")


@pytest.mark.usefixtures("clock")
def test_says_nothing_where_nobody_looks() -> None:
    assert shown(io.StringIO(), [str(RULEBOOKS / "gates" / "cases" / "records.yaml")]) == ""
    assert shown(Terminal(), []) == ""


def told(console: Console, names: list[str]) -> None:
    """Notes a record of each of these files, while as many stand under the path."""
    with Progress(console, ["."]) as progress:
        for number, name in enumerate(names):
            progress.note(Record({}, Unit(f"u{number}", "firm"), "2014", NoOrigin(name)))


@pytest.mark.parametrize(("count", "lines"), [(19, 0), (20, 20)])
def test_many_workbooks_get_a_line_each_in_a_log(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, count: int, lines: int
) -> None:
    monkeypatch.chdir(tmp_path)
    names = [f"{number}.xlsx" for number in range(count)]
    for name in names:
        (tmp_path / name).touch()
    err = io.StringIO()
    told(Console("en", io.StringIO(), err), [*names, "a.yaml"])
    assert err.getvalue().splitlines() == [f"{name}: u{at} assessed" for at, name in enumerate(names)][:lines]
