"""The shape of the project: small files, telling names, packages that say what they are, no foreign words."""

from __future__ import annotations

import ast
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MOST_LINES = 500
VAGUE_NAMES = {"common", "helper", "helpers", "manager", "managers", "misc", "util", "utils"}
CODE_FOLDERS = ("src", "tests", "benchmarks", "examples")
MADE_FOLDERS = {
    ".git", ".hypothesis", ".import_linter_cache", ".mypy_cache", ".pytest_cache", ".ruff_cache", ".venv",
    ".venv-wheel", "__pycache__", "build", "dist", "htmlcov",
}  # fmt: skip

# Paths of one machine, package registries' host names, and talk of who or what wrote the code. Each is
# written in two halves, so that this file does not hold what it looks for.
FOREIGN = re.compile(
    "|".join(
        (
            r"(?<![\w.])/wor" + r"k/",
            r"/tmp/bri" + r"ef",
            r"(?<![\w.])/roo" + r"t/",
            r"\.libr" + r"ary\b",
            r"pypi\.o" + r"rg",
            r"pythonhos" + r"ted",
            r"npmjs\.(com|o" + r"rg)",
            r"deb(ian)?\.deb" + r"ian\.org",
            r"index-u" + r"rl",
            r"\bsub-?age" + r"nts?\b",
            r"\bcowor" + r"kers?\b",
            r"\bLL" + r"Ms?\b",
            r"\bclau" + r"de\b",
            r"\banthro" + r"pic\b",
            r"\bchat" + r"gpt\b",
            r"co-authored-" + r"by",
        )
    ),
    re.IGNORECASE,
)


def project_files() -> Iterator[Path]:
    """All files of the project but those that a build, a test run or a benchmark makes."""
    for folder, folders, names in os.walk(ROOT):
        folders[:] = sorted(set(folders) - MADE_FOLDERS)
        # in a further worktree `.git` is a file
        kept = set(names) - MADE_FOLDERS
        yield from (Path(folder, name) for name in sorted(kept) if not name.startswith(".coverage"))


def code_files() -> list[Path]:
    return [file for name in CODE_FOLDERS for file in sorted((ROOT / name).rglob("*.py"))]


def place(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


def is_package_file(file: Path) -> bool:
    return file.name == "__init__.py" and "src" in file.relative_to(ROOT).parts


def test_there_is_code_to_look_at() -> None:
    assert any(map(is_package_file, code_files()))


def test_no_module_has_a_name_that_says_nothing() -> None:
    vague = [place(file) for file in code_files() if VAGUE_NAMES & set(re.split(r"[/_.]", place(file).lower()))]
    assert vague == []


def test_no_module_is_longer_than_one_idea() -> None:
    lengths = {place(file): len(file.read_text(encoding="utf-8").splitlines()) for file in code_files()}
    assert {name: lines for name, lines in lengths.items() if lines > MOST_LINES} == {}


def test_every_module_of_the_package_says_what_it_is() -> None:
    silent = [
        place(file)
        for file in code_files()
        if file.is_relative_to(ROOT / "src") and not ast.get_docstring(ast.parse(file.read_text(encoding="utf-8")))
    ]
    assert silent == []


def test_every_folder_of_modules_is_a_package() -> None:
    folders = {file.parent for file in code_files() if file.is_relative_to(ROOT / "src" / "jianjia_rules")}
    assert [place(folder) for folder in sorted(folders) if not (folder / "__init__.py").is_file()] == []


def test_the_project_speaks_of_itself_alone() -> None:
    found = [
        f"{place(file)}:{number}: {match.group()}"
        for file in project_files()
        for number, line in enumerate(file.read_text(encoding="utf-8", errors="replace").splitlines(), start=1)
        if (match := FOREIGN.search(line))
    ]
    assert found == []


@pytest.mark.parametrize(
    "line",
    [
        "cd /wor" + "k/main",
        "see https://pypi.o" + "rg/simple",
        "an LL" + "M wrote it",
    ],
)
def test_a_foreign_word_would_be_seen(line: str) -> None:
    assert FOREIGN.search(line)


@pytest.mark.parametrize("line", ["shared/work/plan", "the root of the tree", "a library card"])
def test_ordinary_words_stand(line: str) -> None:
    assert not FOREIGN.search(line)


def hidden_names(text: str) -> list[str]:
    """The classes that have a name of their own for what their annotations speak of."""
    found = []
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.ClassDef):
            used = {name for each in node.body if isinstance(each, ast.AnnAssign) for name in _names(each.annotation)}
            found += [f"{node.name}.{name}" for name in _named_by(node) if name in used]
    return found


def _names(expression: ast.expr) -> Iterator[str]:
    return (node.id for node in ast.walk(expression) if isinstance(node, ast.Name))


def _named_by(node: ast.ClassDef) -> Iterator[str]:
    for each in node.body:
        match each:
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name) | ast.AnnAssign(target=ast.Name(id=name)):
                yield name
            case ast.Assign(targets=targets):
                yield from (name for target in targets for name in _names(target))


def test_annotations_mean_the_same_when_they_are_read_late() -> None:
    """From Python 3.14 on they are read when somebody asks, and see all that stands in their class."""
    found = [f"{place(file)}: {name}" for file in code_files() for name in hidden_names(file.read_text("utf-8"))]
    assert found == []


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("on: date | None = None", []),
        ("days: list[int]; list: int = 0", ["A.list"]),
        ("on: date\n    def date(self): ...", ["A.date"]),
        ("on: date; date = 3", ["A.date"]),
    ],
)
def test_a_hidden_name_would_be_seen(body: str, found: list[str]) -> None:
    assert hidden_names(f"class A:\n    {body}\n") == found
