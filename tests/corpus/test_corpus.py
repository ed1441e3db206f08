"""Every bad file beside a good one: told by its name and place, never a traceback, and the good one is assessed."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.cli.calling import Caller, Done
from tests.corpus.case import BOOK, Case, put_good
from tests.corpus.every import CASES, TEXT_CASES
from tests.corpus.memory import peak_memory

MOST_MEMORY = 256 << 20
"""Bytes that are held at once while a bomb is read; the largest file that is taken in at all has 16 MiB."""

SAID = ("Traceback", "JJ990")
FORMS = ("table", "ndjson", "csv", "markdown", "sarif", "junit", "github", "gitlab")
IN_A_RULEBOOK = ("rulebook.yaml", "part.yaml", "record.schema.json", "x.test.yaml", "source/clauses.yaml")


@pytest.fixture
def jianjia(monkeypatch: pytest.MonkeyPatch) -> Caller:
    return Caller(monkeypatch)


@contextmanager
def bounded(case: Case) -> Iterator[None]:
    """Fails where a bomb goes off."""
    if not case.bomb:
        yield
        return
    with peak_memory() as peak:
        yield
    assert peak[0] < MOST_MEMORY


def batch(case: Case, tmp_path: Path) -> Path:
    """A folder with a good record and the bad file."""
    folder = tmp_path / "in"
    folder.mkdir()
    put_good(folder)
    case.make(folder / case.name)
    return folder


def in_words(done: Done) -> None:
    """Whatever happened was said by one who knows what it was."""
    assert done.code in {0, 1, 2}
    assert not any(each in done.out or each in done.err for each in SAID)
    assert len(done.err) < 200_000


def about(found: list[dict[str, Any]], name: str) -> list[dict[str, Any]]:
    return [each for each in found if name in json.dumps(each, ensure_ascii=False)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_rest_is_assessed(case: Case, tmp_path: Path, jianjia: Caller) -> None:
    folder = batch(case, tmp_path)
    with bounded(case):
        done = jianjia("check", folder, "--rulebook", BOOK, "--format", "json", "--lang", "en")
    in_words(done)
    result = json.loads(done.out)
    assert done.code == (2 if case.refused else 0)
    assert "good" in [each["unit"] for each in result["assessments"]]
    assert "secret" not in done.out.replace("secret.yaml", "")
    found = about(result["diagnostics"], case.name if case.names_itself else folder.name)
    assert set(case.codes) <= {each["code"] for each in found}
    if case.places:
        assert any((each["line"] or 0) >= 1 for each in found if each["code"] in (case.codes or (each["code"],)))
    assert all(each["message"] for each in found)
    summary = result["summary"]
    assert summary["read"] == summary["assessed"] + summary["refused"]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("case", CASES[::9], ids=lambda case: case.name)
def test_every_form_tells_of_it(case: Case, form: str, tmp_path: Path, jianjia: Caller) -> None:
    folder = batch(case, tmp_path)
    done = jianjia("check", folder, "--rulebook", BOOK, "--format", form)
    in_words(done)
    assert done.code == (2 if case.refused else 0)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_converted(case: Case, tmp_path: Path, jianjia: Caller) -> None:
    folder = batch(case, tmp_path)
    with bounded(case):
        done = jianjia("convert", folder, "--output", tmp_path / "out.ndjson", "--rulebook", BOOK)
    in_words(done)
    lines = (tmp_path / "out.ndjson").read_text(encoding="utf-8").splitlines()
    assert '"id":"good"' in "".join(lines).replace(" ", "")
    for line in lines:
        json.loads(line)


@pytest.mark.parametrize("option", ["--register", "--reviews", "--waivers", "--previous"])
@pytest.mark.parametrize("case", [each for each in CASES if not each.bomb], ids=lambda case: case.name)
def test_beside_the_records(case: Case, option: str, tmp_path: Path, jianjia: Caller) -> None:
    folder = batch(case, tmp_path)
    good = next(folder.glob("good.*"))
    in_words(jianjia("check", good, "--rulebook", BOOK, option, folder / case.name))


@pytest.mark.parametrize(
    "case", [each for each in TEXT_CASES if each.name.endswith(("yaml", "json"))], ids=lambda case: case.name
)
def test_in_a_rulebook(case: Case, tmp_path: Path, jianjia: Caller) -> None:
    for name in IN_A_RULEBOOK:
        folder = tmp_path / name.replace("/", "-")
        shutil.copytree(BOOK, folder)
        if name.startswith("source/"):
            (folder / "source").mkdir()
            main = folder / "rulebook.yaml"
            main.write_text(main.read_text(encoding="utf-8") + "source: source/\n", encoding="utf-8")
        case.make(folder / name)
        done = jianjia("lint", folder, "--lang", "en")
        in_words(done)
        assert name.rpartition("/")[2] in done.out or done.out.count("\n") == 1
    for command in ("coverage", "test"):
        in_words(jianjia(command, tmp_path / IN_A_RULEBOOK[-1].replace("/", "-")))


@pytest.mark.parametrize("command", ["lint", "coverage", "test", "handbook"])
@pytest.mark.parametrize("case", [each for each in CASES if not each.bomb][::7], ids=lambda case: case.name)
def test_as_a_rulebook(case: Case, command: str, tmp_path: Path, jianjia: Caller) -> None:
    folder = batch(case, tmp_path)
    done = jianjia(command, folder / case.name)
    in_words(done)
    assert done.code == 2


@pytest.mark.parametrize("case", [each for each in CASES if "evidence" in each.name], ids=lambda case: case.name)
def test_the_sums_of_evidence_stay_inside(case: Case, tmp_path: Path, jianjia: Caller) -> None:
    folder = batch(case, tmp_path)
    for options in ((), ("--write",)):
        done = jianjia("evidence", folder, "--rulebook", BOOK, "--format", "json", *options)
        in_words(done)
        sums = [piece["sha256"] for unit in json.loads(done.out)["units"] for piece in unit["pieces"]]
        assert not any(sums)
