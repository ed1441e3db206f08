"""Code blocks of a Markdown page that are marked for running, and how to run them.

A block is run where the line before its fence is `<!-- run -->`, or `<!-- run: exit 1 -->` when the last
command is to end with that code. In a `console` block every line that starts with `$ ` is a command, the
lines under it are exactly what it prints, and a line `...` stands for any number of lines; a command with
no lines under it may print anything. A `python` block is one script; where a `text` block follows it,
that is what it prints.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_BLOCK = re.compile(
    r"^<!-- run(?:: exit (?P<exit>\d+))? -->\n+```(?P<language>\w+)\n(?P<body>.*?)^```$"
    r"(?:\n+```text\n(?P<printed>.*?)^```$)?",
    re.MULTILINE | re.DOTALL,
)
_LONGEST_RUN_S = 300


@dataclass(frozen=True, slots=True)
class Snippet:
    """One marked block: its page's name, the line of its fence, its language, and what it is to do."""

    page: str
    line: int
    language: str
    body: str
    printed: str | None
    exit_code: int

    def __str__(self) -> str:
        return f"{self.page}:{self.line}"


@dataclass(frozen=True, slots=True)
class Command:
    """One command of a console block with the lines it is to print (none: anything)."""

    words: tuple[str, ...]
    printed: str


def snippets(text: str, page: str) -> tuple[Snippet, ...]:
    """Return the marked blocks of a page in order."""
    return tuple(
        Snippet(
            page,
            text.count("\n", 0, match.start("language")) + 1,
            match["language"],
            match["body"],
            match["printed"],
            int(match["exit"] or 0),
        )
        for match in _BLOCK.finditer(text.replace("\r\n", "\n"))
    )


def check(snippet: Snippet, folder: Path) -> None:
    """Run a block in `folder`; an AssertionError says what came out otherwise than the page says."""
    if snippet.language == "python":
        _check_run([sys.executable, "-c", snippet.body], snippet.printed or "", snippet.exit_code, folder)
        return
    assert snippet.language == "console", f"{snippet}: only python and console blocks can be run"
    commands = list(commands_of(snippet.body))
    assert commands, f"{snippet}: a console block needs a line that starts with '$ '"
    for number, command in enumerate(commands, start=1):
        last = number == len(commands)
        _check_run(_program(command.words), command.printed, snippet.exit_code if last else 0, folder)


def commands_of(body: str) -> Iterator[Command]:
    """Split a console block into its commands."""
    for part in re.split(r"^\$ ", body, flags=re.MULTILINE)[1:]:
        line, _, printed = part.partition("\n")
        yield Command(tuple(shlex.split(line, comments=True)), printed)


def matches(printed: str, expected: str) -> bool:
    """Whether the text is as expected; `...` alone on a line stands for any number of lines."""
    lines = [r"(?:.*\n)*" if line.strip() == "..." else re.escape(line) + r"[ \t]*\n" for line in expected.splitlines()]
    return re.fullmatch("".join(lines), printed if printed.endswith("\n") else printed + "\n") is not None


def _program(words: tuple[str, ...]) -> list[str]:
    """Name the programs of the environment under test by their full paths: no shell, no PATH."""
    if words[0] in ("python", "python3"):
        return [sys.executable, *words[1:]]
    suffix = ".exe" if os.name == "nt" else ""
    return [str(Path(sysconfig.get_path("scripts"), words[0] + suffix)), *words[1:]]


def _check_run(program: list[str], expected: str, exit_code: int, folder: Path) -> None:
    environment = {**os.environ, "PYTHONUTF8": "1", "COLUMNS": "100", "NO_COLOR": "1"}
    done = subprocess.run(
        program, cwd=folder, env=environment, capture_output=True, timeout=_LONGEST_RUN_S, encoding="utf-8"
    )
    shown = shlex.join(program)
    assert done.returncode == exit_code, f"{shown} ended with {done.returncode}:\n{done.stdout}{done.stderr}"
    assert not expected or matches(done.stdout, expected), f"{shown} printed:\n{done.stdout}"
