"""Names that would do something somewhere come out inert in every form."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shutil
import sys
import xml.etree.ElementTree as ElementTree
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from jianjia_rules import CallError
from jianjia_rules.language.rulebook import Rulebook
from jianjia_rules.language.text import Lang, Text
from jianjia_rules.loading.load import load_rulebook
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
    "old-command-within": "x ##[add-mask]injected",
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
    assert {len(re.findall(r"(?<!\\)\|", line)) for line in tables} <= {4, 5, 10}


def _json(text: str) -> None:
    json.loads(text)


def _sarif(text: str) -> None:
    for result in json.loads(text)["runs"][0]["results"]:
        assert "](" not in result["message"]["text"]


def _junit(text: str) -> None:
    ElementTree.fromstring(text)


def _github(text: str) -> None:
    for line in text.splitlines():
        command = re.match(r"::(error|warning|notice) (file=[^,:]*,)?", line)
        assert command or not line.lstrip().startswith("::"), line
        assert "##[" not in line
        assert not command or line.count("::") <= 2 or "::" in line.split("::", 2)[2]


def _table(text: str) -> None:
    assert not any(line.lstrip().startswith("::") for line in text.splitlines())
    assert "##[" not in text  # wherever it stands in a line, it is a command


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
    _check(name, text)


def _hostile_book(hostile: str) -> Rulebook:
    """The example's rulebook with these words wherever an author can write any."""
    book = load_rulebook(f"{HERE}/book")
    words = Text(hostile, hostile)
    assert book.source is not None
    clauses = tuple(replace(clause, text=hostile, cited_as=hostile) for clause in book.source.clauses)
    return replace(
        book,
        title=words,
        edition=hostile,
        source=replace(book.source, title=hostile, cite_as=hostile, clauses=clauses),
        unit_types=tuple(replace(each, title=words) for each in book.unit_types),
        parts=tuple(replace(each, title=words) for each in book.parts),
        rules=tuple(replace(each, title=words, advice=words) for each in book.rules),
        gates=tuple(replace(each, title=words) for each in book.gates),
        grades=tuple(replace(each, title=words) for each in book.grades),
        measures={id: replace(each, title=words) for id, each in book.measures.items()},
    )


@pytest.mark.parametrize("kind", NAMES_OF_UNITS)
@pytest.mark.parametrize("name", NAMES)
def test_hostile_titles_and_advice_are_inert(name: str, kind: str) -> None:
    _check(name, written(name, "en", results(f"{HERE}/records", _hostile_book(NAMES_OF_UNITS[kind]))))


@pytest.fixture
def open_book(tmp_path: Path) -> Path:
    """The example's rulebook with a row that looks at a text, and shows it."""
    book = tmp_path / "book"
    shutil.copytree(f"{HERE}/book", book)
    schema = json.loads((book / "record.schema.json").read_text(encoding="utf-8"))
    schema["properties"]["word"] = {"type": "string", "title": "词", "x-title-en": "word"}
    (book / "record.schema.json").write_text(json.dumps(schema), encoding="utf-8")
    text = (book / "rulebook.yaml").read_text(encoding="utf-8")
    text = text.replace("award: {if: {field: home.area_m2, at_least: 500}}", "award: {if: {field: word, is: fine}}")
    text = text.replace("points: 10}", "points: 12}").replace("gates:", _WORD + "gates:", 1)
    (book / "rulebook.yaml").write_text(text, encoding="utf-8")
    return book


_WORD = """  - {id: word, part: home, title: {zh: 词, en: Word}, points: 2, no_clause: {zh: 示例, en: example},
     award: {if: {field: word, is: fine}}}
"""


@pytest.mark.parametrize("kind", NAMES_OF_UNITS)
@pytest.mark.parametrize("name", NAMES)
def test_a_hostile_value_and_file_name_are_inert(name: str, kind: str, tmp_path: Path, open_book: Path) -> None:
    hostile = NAMES_OF_UNITS[kind]
    folder = tmp_path / "in"
    folder.mkdir()
    called = re.sub(r"[/\x00\ud83d]", "", hostile)[:40]
    if sys.platform == "win32":
        called = re.sub(r'[<>:"|?*\x00-\x1f\\\\]', "", called)
    record = {"unit": {"id": "a"}, "period": 2014, "word": hostile}
    (folder / f"{called}.json").write_text(json.dumps(record), encoding="utf-8")
    (folder / f"bad {called}.json").write_text('{"unit": {"id": "b"}, "period": 2014, "word": 1}', encoding="utf-8")
    _check(name, written(name, "en", results(folder, open_book)))


@pytest.mark.parametrize("kind", NAMES_OF_UNITS)
@pytest.mark.parametrize("name", NAMES)
def test_what_a_hostile_baseline_says_is_inert(name: str, kind: str, tmp_path: Path) -> None:
    given = results(f"{HERE}/records")
    head, *lines = given.baseline().decode("utf-8").splitlines()
    hostile = NAMES_OF_UNITS[kind]
    gone = {"unit": hostile, "type": hostile, "period": hostile, "name": hostile, "total": 3}
    issue = {"key": hostile, "level": "error", "state": "failed", "fingerprint": "0123456789abcdef"}
    changed = json.loads(lines[0])
    changed["issues"].append({**issue, "fingerprint": "0000456789abcdef"})
    last = json.loads(lines[-1])
    last["issues"].append({**issue, "file": hostile})
    kept = [head, json.dumps(changed), *lines[1:-1], json.dumps({"kind": "unit", **gone, "issues": [issue]})]
    baseline = tmp_path / "baseline"
    baseline.write_text("\n".join([*kept, json.dumps(last)]) + "\n", encoding="utf-8")
    if kind == "half":
        with pytest.raises(CallError):
            given.report(name, baseline=baseline)
        return
    made = given.report(name, lang="en", baseline=baseline)
    _check(name, _text(made) if name == "xlsx" else made.decode("utf-8"))


def _text(workbook: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(workbook)) as archive:
        return "\n".join(archive.read(part).decode("utf-8") for part in archive.namelist())


def _check(name: str, text: str) -> None:
    if name in DATA:
        assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]", text)
    else:
        found = ACTIVE.search(text.replace("\r\n", "\n"))
        assert found is None, repr(text[max(0, found.start() - 60) : found.end() + 20])
    INERT[name](text)
