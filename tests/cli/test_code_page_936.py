"""A console of code page 936 (GBK), and of ASCII: every command and form, with characters that it does not have."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from jianjia_rules.cli.commands import COMMANDS
from jianjia_rules.cli.main import main
from jianjia_rules.reports.pipeline.formats import FORMATS
from tests.cli.calling import ROOT, RULEBOOKS
from tests.corpus.case import BOOK

RECORD = """\
unit: {{id: "{id}", name: "😀𠮷㑇é\\u202e 甲"}}
period: 2014
area: {area}
founded: 2014-06-23
activities: []
"""
"""A name with an emoji, a rare Han character of four bytes and one of three, a direction mark; and a plain one."""

BY = ("--rulebook", str(BOOK))
CONSOLE = {"table", "text"}
"""What is in the encoding of the console; all else is UTF-8."""


class Streams:
    """Standard output and error of a console with this encoding, as Python opens them."""

    def __init__(self, patch: pytest.MonkeyPatch, encoding: str) -> None:
        self.out, self.err = io.BytesIO(), io.BytesIO()
        patch.setattr(sys, "stdout", io.TextIOWrapper(self.out, encoding=encoding, errors="strict", newline=""))
        patch.setattr(sys, "stderr", io.TextIOWrapper(self.err, encoding=encoding, errors="strict", newline=""))
        self._patch = patch

    def call(self, *words: object) -> int:
        code = main([str(word) for word in words])
        sys.stdout.flush()
        sys.stderr.flush()
        return code


@pytest.fixture
def records(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a good and a faulty record of such a name, in files that are called like it."""
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("JIANJIA_TRACEBACK", "1")
    monkeypatch.setenv("COLUMNS", "100")
    folder = tmp_path / "😀𠮷"
    folder.mkdir()
    (folder / "好𠮷.yaml").write_text(RECORD.format(id="a😀", area=40), encoding="utf-8")
    (folder / "坏😀.yaml").write_text(RECORD.format(id="b𠮷", area="许多😀"), encoding="utf-8")
    return folder


CALLS: list[tuple[str, ...]] = [
    *(("check", "{}", *BY, "--format", each.name) for each in FORMATS if each.name != "xlsx"),
    ("check", "{}", *BY, "--detail"),
    ("check", "{}", *BY, "--format", "ndjson", "--jobs", "2"),
    ("check", "{}/none😀", *BY),
    ("check", "{}", "--rulebook", "无此规则集😀"),
    ("explain", "area", *BY),
    ("explain", "--unit", "a😀", "area", "{}", *BY),
    ("explain", "--unit", "a😀", "area", "{}", *BY, "--format", "json"),
    ("evidence", "{}", *BY),
    ("evidence", "{}", *BY, "--format", "json"),
    *(("convert", "{}", *BY, "--to", to) for to in ("yaml", "json", "ndjson", "csv")),
    ("check-code", "{}", *BY),
    *(("handbook", str(RULEBOOKS / "gates"), "--format", form) for form in ("markdown", "html")),
    *(("lint", "{}", "--format", form) for form in ("text", "sarif", "junit", "github", "gitlab")),
    *(("coverage", str(RULEBOOKS / "document"), "--format", form) for form in ("table", "json", "markdown", "html")),
    *(("test", str(RULEBOOKS / "ten-rows"), "--format", form) for form in ("table", "json", "junit")),
    ("template", str(RULEBOOKS / "form"), "--type", "无😀", "-o", "{}/x.xlsx"),
    ("review-sheet", "{}", *BY, "-o", "{}/none😀/x.xlsx"),
    ("--help",),
    ("--version",),
    *((each.name, "--help") for each in COMMANDS),
    ("不是命令😀",),
]


@pytest.mark.parametrize("encoding", ["gbk", "ascii"])
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("words", CALLS, ids=lambda words: " ".join(Path(word).name for word in words))
def test_nothing_fails_for_a_character(
    words: tuple[str, ...], lang: str, encoding: str, records: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    streams = Streams(monkeypatch, encoding)
    code = streams.call(*(word.replace("{}", str(records)) for word in words), "--lang", lang)
    assert code in {0, 1, 2}
    out, err = streams.out.getvalue(), streams.err.getvalue().decode(encoding)
    assert "Traceback" not in err
    assert "JJ990" not in err
    assert out or err
    form = words[words.index("--format") + 1] if "--format" in words else "ndjson" if "--to" in words else "table"
    assert out.decode(encoding if form in CONSOLE else "utf-8") is not None  # it can be read


def test_the_table_shows_what_the_console_has_and_forms_are_whole(
    records: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = Streams(monkeypatch, "gbk")
    table.call("check", records, *BY, "--lang", "zh")
    shown = table.out.getvalue().decode("gbk")
    assert "???é<U+202E> 甲" in shown
    form = Streams(monkeypatch, "gbk")
    form.call("check", records, *BY, "--lang", "zh", "--format", "ndjson")
    assert "😀𠮷㑇é" in form.out.getvalue().decode("utf-8")
