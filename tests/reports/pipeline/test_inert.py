"""Names that would do something somewhere come out inert in every form."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import sys
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable
from pathlib import Path

import pytest

from jianjia_rules.language.text import Lang
from tests.reports.pipeline.example import HERE, NAMES, results, written

NAMES_OF_UNITS = {
    "script": "<script>alert(1)</script>",
    "image": '"><img src=x onerror=alert(1)>',
    "formula": '=HYPERLINK("http://evil.example","click")',
    "plus": "+1+1",
    "minus": "-2+3",
    "at": "@SUM(A1)",
    "full-width": "＝1+1",
    "tab": "\t=1+1",
    "return": "\r=1+1",
    "semicolon": "x;=1+1",
    "quotes": "\"'`“",
    "lines": "one\ntwo\r\nthree\u2028four\x85five",
    "command": "\n::error::injected\n::stop-commands::x",
    "command-at-start": "::add-mask::1",
    "old-command": "##[error]injected",
    "markdown": "[x](javascript:alert(1)) ![i](http://evil.example/i) **b** `c` # | <!-- -->",
    "mention": "@everybody #1 www.evil.example https://evil.example",
    "right-to-left": "abc\u202egnp.exe\u2066x",
    "nul": "a\x00b\x1b[31mc",
    "half": "a\ud83db",
    "not-xml": "a\ufffe\x0bb\x7f",
    "astral": "𠮷野家😀",
    "cdata": "]]>&lt;![CDATA[",
    "link": "[a](0) {0} {{",
    "long": "长" * 5000,
}
ACTIVE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")


def _csv(text: str) -> None:
    assert text.startswith("\ufeff")
    for row in csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")):
        for cell in row:
            number = re.fullmatch(r"-?[0-9.]+", cell)
            assert number or not cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")), cell
    assert not re.search(r';"*[=+\-@]', text)


def _xlsx(text: str) -> None:
    assert "<f>" not in text
    assert "<script" not in text
    assert "<img" not in text


def _markdown(text: str) -> None:
    own = re.sub(r"</?(details|summary)>", "", text)
    assert "<" not in own
    assert not re.search(r"(?<!\\)\]\(", own)
    assert "://" not in own
    assert not re.search(r"@\w|(?<![#&])#[0-9]", own.replace("@&#8203;", "")), own
    assert "www.evil" not in own
    tables = [line for line in text.splitlines() if line.startswith("|")]
    assert {len(re.findall(r"(?<!\\)\|", line)) for line in tables} == {5, 10}


def _json(text: str) -> None:
    json.loads(text)


def _sarif(text: str) -> None:
    for result in json.loads(text)["runs"][0]["results"]:
        assert "](" not in result["message"]["text"]


def _junit(text: str) -> None:
    ElementTree.fromstring(text)


def _github(text: str) -> None:
    for line in text.splitlines():
        assert re.match(r"::(error|warning|notice) (file=[^,:]*,)?|共：|另有|In all: |Not annotated: ", line), line
        assert line.count("::") <= 2 or "::" in line.split("::", 2)[2]


def _table(text: str) -> None:
    assert not any(line.lstrip().startswith(("::", "##[")) for line in text.splitlines())


def _ndjson(text: str) -> None:
    assert text.isascii() or text
    for line in text.rstrip("\n").split("\n"):
        json.loads(line)


INERT: dict[str, Callable[[str], None]] = {
    "table": _table,
    "json": _json,
    "ndjson": _ndjson,
    "csv": _csv,
    "xlsx": _xlsx,
    "markdown": _markdown,
    "sarif": _sarif,
    "junit": _junit,
    "github": _github,
    "gitlab": _json,
}
DATA = {"json", "ndjson"}
"""Forms that hold names as they are: data, in which nothing is active."""


def test_every_form_is_looked_at() -> None:
    assert tuple(INERT) == NAMES


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("kind", NAMES_OF_UNITS)
@pytest.mark.parametrize("name", NAMES)
def test_a_hostile_name_is_inert(name: str, kind: str, lang: Lang, tmp_path: Path) -> None:
    hostile = NAMES_OF_UNITS[kind]
    # What no reader lets in may still stand in a file's name.
    record = tmp_path / ("r.json" if kind != "half" or sys.platform == "win32" else os.fsdecode(b"r\xff.json"))
    unit = {"id": hostile[:100], "name": hostile}
    records = [
        {"unit": unit, "period": 2014, "home": {"area_m2": 10, "plaque": False}},
        {"unit": {"id": "second", "name": hostile}, "period": 2014, "home": {"area_m2": hostile, "plaque": hostile}},
    ]
    record.write_text(json.dumps(records), encoding="utf-8")
    hostile = hostile.replace("\ud83d", "")
    waiver = tmp_path / "w.json"
    entry = {"unit": hostile[:100], "rule": "plaque", "reason": hostile, "by": hostile, "until": "2015-01-01"}
    waiver.write_text(json.dumps([entry]), encoding="utf-8")
    register = tmp_path / "units.json"
    register.write_text(json.dumps([{"id": f"missing {hostile[:90]}", "name": hostile}]), encoding="utf-8")
    text = written(name, lang, results(record, f"{HERE}/book", waivers=waiver, registers={"units": register}))
    if name in DATA:
        assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]", text)
    else:
        found = ACTIVE.search(text.replace("\r\n", "\n"))
        assert found is None, repr(text[max(0, found.start() - 60) : found.end() + 20])
    INERT[name](text)
