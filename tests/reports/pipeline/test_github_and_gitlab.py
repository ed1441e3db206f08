"""What GitHub and GitLab read: commands rightly escaped and the worst ten, a list whose fingerprints are unique."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from jianjia_rules.diagnostics import Diagnostic, Place
from jianjia_rules.reports.pipeline import github, gitlab, markdown
from tests.cli.calling import Caller
from tests.cli.conftest import jianjia as jianjia
from tests.reports.pipeline.example import HERE, results, written


def _many(folder: Path, units: int) -> Path:
    file = folder / "many.ndjson"
    lines = (
        json.dumps({"unit": {"id": f"u{number}"}, "period": 2014, "home": {"area_m2": number % 40, "plaque": False}})
        for number in range(units)
    )
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return file


def test_ten_of_each_level_are_shown_the_worst_first(tmp_path: Path) -> None:
    lines = written("github", "en", results(_many(tmp_path, 30))).splitlines()
    commands = [line.split(" ", 1)[0] for line in lines if line.startswith("::")]
    assert commands == ["::error"] * 10 + ["::warning"] * 10 + ["::notice"] * 10
    assert lines[-2].startswith("Not annotated: error 50, warning 20, note 1")
    assert lines[-1] == "30 records read: 30 assessed, 0 refused."
    assert "mandatory rows" in lines[0]


def test_properties_and_messages_are_escaped() -> None:
    fault = Diagnostic("JJ901", Place("a,b:c%d.yaml", 3, 4, 9), (("path", "50%\r\n::x"),))
    text = github.faults_text([fault], "en")
    command = text.splitlines()[0]
    assert command.startswith("::error file=a%2Cb%3Ac%25d.yaml,line=3,col=4,endColumn=9,title=JJ901::")
    assert "50%25<U+000D><U+000A>::x" in command


def test_gitlab_gets_unique_fingerprints(tmp_path: Path) -> None:
    entries = json.loads(written("gitlab", "zh", results(_many(tmp_path, 30))))
    assert len({entry["fingerprint"] for entry in entries}) == len(entries) > 100
    for entry in entries:
        assert set(entry) == {"check_name", "description", "fingerprint", "severity", "location"}
        assert entry["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert entry["location"]["lines"]["begin"] >= 1
    assert json.loads(gitlab.faults_text([], "zh")) == []


@pytest.mark.parametrize("units", [1, 200, 2000])
def test_a_comment_has_room(units: int, tmp_path: Path) -> None:
    text = written("markdown", "zh", results(_many(tmp_path, units)))
    assert len(text) < markdown.ROOM
    assert text.count("<details>") == text.count("</details>") > 0
    if units > 100:
        assert f"……另有 {units - 100} 个单位" in text
        assert "写不下" in text


def test_a_step_gets_a_summary_behind_what_stands_there(
    tmp_path: Path, jianjia: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    summary = tmp_path / "summary.md"
    summary.write_text("before\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    words = ("check", f"{HERE}/records", "-r", f"{HERE}/book", "--lang", "en")
    jianjia(*words)
    assert summary.read_text(encoding="utf-8") == "before\n"
    done = jianjia(*words, "--output", f"github={tmp_path / 'commands'}", "--format", "markdown")
    assert summary.read_text(encoding="utf-8") == "before\n" + done.out
    jianjia("check", f"{HERE}/records", "-r", "tests/no-such", "--lang", "en", "--format", "github")
    assert "### Nothing can be assessed (error 1)" in summary.read_text(encoding="utf-8")


def test_a_faulty_rulebook_is_told_in_every_form_that_can(tmp_path: Path, jianjia: Caller) -> None:
    (tmp_path / "rulebook.yaml").write_text("rulebook: x\nlanguage: 1\nparst: []\n", encoding="utf-8")
    names = ("markdown", "sarif", "junit", "github", "gitlab")
    outputs = [word for name in names for word in ("--output", f"{name}={tmp_path / name}")]
    done = jianjia("check", f"{HERE}/records", "-r", tmp_path, *outputs, "--lang", "en", "-o", tmp_path / "table")
    assert done.code == 2
    assert "JJ201" in done.err
    for name in names:
        text = (tmp_path / name).read_text(encoding="utf-8")
        assert "JJ201" in text, name
        assert "rulebook.yaml" in text
    assert not (tmp_path / "table").exists()


@pytest.mark.parametrize("name", ["sarif", "junit", "github", "gitlab"])
def test_lint_tells_pipelines_too(name: str, tmp_path: Path, jianjia: Caller) -> None:
    (tmp_path / "rulebook.yaml").write_text("rulebook: x\nlanguage: 1\nparst: []\n", encoding="utf-8")
    done = jianjia("lint", tmp_path, "--format", name, "--lang", "en")
    assert done.code == 2
    assert "JJ201" in done.out
    assert jianjia("lint", f"{HERE}/book", "--format", name).code == 0
