"""The hooks, the action, and what docs/ci.md gives to copy: the very commands are run in a small repository."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.cli.test_check import GOOD

ROOT = Path(__file__).parents[2]
ENTERPRISES = ROOT / "examples" / "enterprises" / "2014"
PAGES = ("ci.md", "ci.zh-CN.md")
HOOKS: dict[str, dict[str, Any]] = {
    hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
}
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
BASH = ("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c")  # as GitHub calls it

needs_bash = pytest.mark.skipif(shutil.which("bash") is None or os.name == "nt", reason="needs bash")
needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
pytestmark = needs_git


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Two units and a rulebook."""
    subprocess.run(["git", "init", "--quiet", str(tmp_path)], check=True)
    (tmp_path / "submissions").mkdir()
    for file in sorted(ENTERPRISES.iterdir())[:2]:
        shutil.copy(file, tmp_path / "submissions")
    shutil.copytree(ROOT / "tests" / "rulebooks" / "ten-rows", tmp_path / "rules")
    return tmp_path


def _run(words: list[str], folder: Path, **variables: str) -> subprocess.CompletedProcess[bytes]:
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GITHUB_", "PYTEST_"))}
    environment = {**kept, "PATH": path, "PYTHONUTF8": "1", **variables}
    return subprocess.run(words, cwd=folder, env=environment, capture_output=True, check=False)


def _hook(id: str, folder: Path, args: list[str] | None = None) -> subprocess.CompletedProcess[bytes]:
    """As pre-commit calls it: the entry's words, then the arguments."""
    hook = HOOKS[id]
    words = [*shlex.split(hook["entry"]), *(hook["args"] if args is None else args)]
    words[0] = shutil.which(words[0], path=str(Path(sys.executable).parent)) or words[0]
    return _run(words, folder)


def test_the_hooks_are_whole() -> None:
    for hook in HOOKS.values():
        assert {"id", "name", "entry", "language", "files"} <= hook.keys()
        assert (hook["language"], hook["pass_filenames"]) == ("python", False)
        re.compile(hook["files"])


def test_the_hook_checks_submissions(repository: Path) -> None:
    done = _hook("jianjia-check", repository, ["submissions", "--rulebook", "jianjia-2014", "--fail-on", "error"])
    assert done.returncode == 1, done.stderr
    assert b"QY-12" in done.stdout
    done = _hook("jianjia-check", repository, ["submissions", "--rulebook", "jianjia-2014"])
    assert done.returncode == 0, done.stderr


def test_the_hook_checks_without_arguments(repository: Path) -> None:
    shutil.rmtree(repository / "submissions")
    shutil.rmtree(repository / "rules")
    shutil.copytree(ROOT / "tests" / "rulebooks" / "gates", repository / "rules")
    (repository / "submissions").mkdir()
    (repository / "submissions" / "a1.yaml").write_text(GOOD, encoding="utf-8")
    done = _hook("jianjia-check", repository)
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"a1" in done.stdout


def test_the_hook_lints_rulebooks(repository: Path) -> None:
    assert _hook("jianjia-lint", repository).returncode == 0
    (repository / "rules" / "rulebook.yaml").write_text("rulebook: x\n", encoding="utf-8")
    assert _hook("jianjia-lint", repository).returncode == 2


def _steps() -> dict[str, dict[str, Any]]:
    return {step["name"]: step for step in ACTION["runs"]["steps"] if "run" in step}


def _step(name: str, folder: Path, given: dict[str, str], **more: str) -> subprocess.CompletedProcess[bytes]:
    """As GitHub runs it, with the values of the inputs in the step's variables."""
    step = _steps()[name]
    assert step["shell"] == "bash"
    values = {f"inputs.{key}": str(about.get("default", "")) for key, about in ACTION["inputs"].items()}
    values |= {f"inputs.{key}": value for key, value in given.items()}
    values["github.action_path"] = str(ROOT)

    def filled(text: str) -> str:
        return re.sub(r"\$\{\{ ([\w.-]+) \}\}", lambda found: values[found[1]], text)

    variables = {key: filled(text) for key, text in step["env"].items()}
    return _run([*BASH, step["run"]], folder, **variables, **more)


def test_nothing_from_outside_is_part_of_a_command() -> None:
    assert all("${{" not in step["run"] for step in _steps().values())


@needs_bash
def test_the_action_checks(repository: Path) -> None:
    summary = repository / "summary.md"
    done = _step("Check", repository, {"rulebook": "jianjia-2014", "lang": "en"}, GITHUB_STEP_SUMMARY=str(summary))
    assert done.returncode == 1, done.stderr
    assert b"::error " in done.stdout
    assert summary.read_bytes()
    assert json.loads((repository / "jianjia.sarif").read_bytes())["version"] == "2.1.0"


@needs_bash
def test_the_action_takes_all_its_inputs(repository: Path) -> None:
    made = ["jianjia", "check", "submissions", "-r", "jianjia-2014", "--write-baseline", "base line.ndjson"]
    made[0] = shutil.which("jianjia", path=str(Path(sys.executable).parent)) or made[0]
    assert _run(made, repository).returncode == 0
    first, second = (f"submissions/{file.name}" for file in sorted((repository / "submissions").iterdir()))
    given = {
        "rulebook": "jianjia-2014",
        "paths": f"{first}\n{second}\n",
        "fail-on": "new\n",
        "baseline": "base line.ndjson",
        "sarif": "a b.sarif",
        "options": "--as-of\n2014-12-31",
    }
    done = _step("Check", repository, given)
    assert done.returncode == 0, done.stderr + done.stdout
    results = json.loads((repository / "a b.sarif").read_bytes())["runs"][0]["results"]
    assert "new" not in {each["baselineState"] for each in results}
    assert _step("Check", repository, {**given, "fail-on": "error"}).returncode == 1
    assert _step("Check", repository, {**given, "fail-on": "", "rulebook": "$(touch x); `touch x`"}).returncode == 2
    assert not (repository / "x").exists()


@needs_bash
@pytest.mark.skipif(find_spec("hatchling") is None or find_spec("pip") is None, reason="needs hatchling and pip")
def test_the_action_installs_this_project(repository: Path) -> None:
    dry = {"PIP_DRY_RUN": "1", "PIP_NO_DEPS": "1", "PIP_NO_INDEX": "1", "PIP_NO_BUILD_ISOLATION": "0"}
    done = _step("Install", repository, {}, **dry)
    assert done.returncode == 0, done.stderr


def _fences(page: str, kind: str) -> list[str]:
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    return re.findall(rf"^```{kind}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def _named(page: str, name: str) -> Any:
    (text,) = (fence for fence in _fences(page, "yaml") if fence.startswith(f"# {name}\n"))
    return yaml.safe_load(text)


@needs_bash
@pytest.mark.parametrize("page", PAGES)
def test_what_the_page_gives_for_github_runs(page: str, repository: Path) -> None:
    steps = _named(page, ".github/workflows/submissions.yml")["jobs"]["check"]["steps"]
    (ours,) = (step for step in steps if "jianjia-rules" in step.get("uses", ""))
    assert ours["with"].keys() <= ACTION["inputs"].keys()
    assert _step("Check", repository, ours["with"]).returncode == 1
    (upload,) = (step for step in steps if "upload-sarif" in step.get("uses", ""))
    assert (repository / upload["with"]["sarif_file"]).is_file()
    (comment,) = (step["run"] for step in steps if step.get("run", "").startswith("jianjia"))
    assert _run([*BASH, comment], repository).returncode == 0
    assert (repository / "comment.md").read_bytes().startswith(b"### ")


@needs_bash
@pytest.mark.parametrize("page", PAGES)
def test_what_the_page_gives_for_gitlab_runs(page: str, repository: Path) -> None:
    job = _named(page, ".gitlab-ci.yml")["submissions"]
    (command,) = (line for line in job["script"] if line.startswith("jianjia"))
    assert _run([*BASH, command], repository).returncode == 1
    for file in job["artifacts"]["reports"].values():
        assert (repository / file).is_file()


@pytest.mark.parametrize("page", PAGES)
def test_what_the_page_gives_for_pre_commit_runs(page: str, repository: Path) -> None:
    (repo,) = _named(page, ".pre-commit-config.yaml")["repos"]
    codes = [_hook(hook["id"], repository, hook["args"]).returncode for hook in repo["hooks"]]
    assert codes == [1, 0]


@needs_bash
@pytest.mark.skipif(find_spec("openpyxl") is None, reason="needs openpyxl")
@pytest.mark.parametrize("page", PAGES)
def test_what_the_page_gives_for_a_shell_runs(page: str, repository: Path) -> None:
    (script,) = _fences(page, "sh")
    done = _run(["bash", "-c", script], repository)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout
    shutil.rmtree(repository / "submissions")
    assert _run(["bash", "-c", script], repository).returncode == 2
