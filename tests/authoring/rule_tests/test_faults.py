"""What is wrong with test files: every fault at its place, in both languages, all at once."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from jianjia_rules import RulebookError
from jianjia_rules.authoring.rule_tests.run import rule_test_faults, run_rule_tests
from jianjia_rules.loading.load import load, load_rulebook
from tests.cli.calling import RULEBOOKS
from tests.goldens import check, rendered

HERE = Path(__file__).parent
RECORD = "{unit: {id: a, type: enterprise_kx}, period: 2014}"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The ten rows without their tests."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(RULEBOOKS / "ten-rows", tmp_path / "rows", ignore=shutil.ignore_patterns("*.test.yaml"))
    return Path("rows")


def write(folder: Path, text: str) -> None:
    (folder / "table.test.yaml").write_text(text, encoding="utf-8")


def codes(folder: Path) -> list[str]:
    with pytest.raises(RulebookError) as caught:
        run_rule_tests(folder)
    return [each.code for each in caught.value.diagnostics]


def test_every_fault_is_told_at_its_place(folder: Path) -> None:
    shutil.copy(HERE / "faulty.test.yaml", folder)
    check(HERE / "faulty.case", rendered(rule_test_faults(load(folder))))
    assert codes(folder) == [each.code for each in rule_test_faults(load(folder)).sorted()]


def test_test_files_are_no_part_of_the_rulebook(folder: Path) -> None:
    before = load_rulebook(folder)
    shutil.copy(HERE / "faulty.test.yaml", folder)
    loaded = load(folder)
    assert len(loaded.diagnostics) == 0
    assert loaded.rulebook == before
    assert loaded.rulebook.digest == before.digest


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("", ["JJ206"]),
        ("cases: []\n", ["JJ894"]),
        ("cases: 3\n", ["JJ205"]),
        ("cases: [\n", ["JJ110"]),
        (f"cases: [{{rule: founded, record: {RECORD}, previous: nobody, expect: {{points: 1}}}}]\n", ["JJ882"]),
        (f"cases: [{{rule: founded, record: {RECORD}, as_of: 2012-06-01, expect: {{points: 4}}}}]\n", ["JJ895"]),
        (
            f"""cases: [{{rule: founded, record: {RECORD}, expect: {{points: 0}}}}]
unreachable: [{{rule: founded, branch: band-1, reason: never}}]
""",
            ["JJ893"],
        ),
    ],
)
def test_a_file_that_cannot_be_used(folder: Path, text: str, wanted: list[str]) -> None:
    write(folder, text)
    assert codes(folder) == wanted


def test_no_test_files_is_a_fault(folder: Path) -> None:
    assert codes(folder) == ["JJ894"]


def test_a_rule_is_tested_where_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copytree(RULEBOOKS / "gates", tmp_path / "gates", ignore=shutil.ignore_patterns("*.test.yaml"))
    record = "{unit: {id: a, type: firm}, period: 2014}"
    write(
        Path("gates"),
        f"cases:\n"
        f"  - {{rule: club-only, record: {record}, expect: {{outcome: met}}}}\n"
        f"  - {{rule: old-note, record: {record}, expect: {{outcome: met}}}}\n"
        f"  - {{rule: base, record: {record}, for: [firm, club], expect: {{points: {{firm: 0}}}}}}\n",
    )
    assert codes(Path("gates")) == ["JJ885", "JJ886", "JJ889"]
