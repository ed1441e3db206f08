"""What the README pages show can be run as it stands and prints what they say."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.docs.snippets import Snippet, check, commands_of, matches, snippets

ROOT = Path(__file__).parent.parent.parent
PAGES = ("README.md", "README.zh-CN.md")
OTHERS = ("docs/library.md",)


def marked(page: str) -> tuple[Snippet, ...]:
    return snippets((ROOT / page).read_text(encoding="utf-8"), page)


@pytest.mark.parametrize("snippet", [snippet for page in (*PAGES, *OTHERS) for snippet in marked(page)], ids=str)
def test_a_marked_block_does_what_the_page_says(snippet: Snippet) -> None:
    check(snippet, ROOT)


def test_both_languages_show_the_same_commands() -> None:
    english, chinese = ([_commands(snippet) for snippet in marked(page)] for page in PAGES)
    assert english == chinese


def _commands(snippet: Snippet) -> list[tuple[str, ...]]:
    return [command.words for command in commands_of(snippet.body)]


def run(text: str, folder: Path) -> None:
    for snippet in snippets(text, "page"):
        check(snippet, folder)


PYTHON = "<!-- run -->\n```python\nprint('好')\n```\n\n```text\n{}\n```\n"
CONSOLE = "<!-- run{} -->\n```console\n$ python -c \"print('a'); print('b'); raise SystemExit({})\"\n{}\n```\n"


def test_unmarked_blocks_are_left_alone() -> None:
    assert snippets("```python\nraise\n```\n", "page") == ()


def test_a_block_knows_its_line() -> None:
    assert str(snippets("# Title\n\n" + PYTHON.format("好"), "page")[0]) == "page:4"


def test_python_prints_what_the_next_block_says(tmp_path: Path) -> None:
    run(PYTHON.format("好"), tmp_path)
    with pytest.raises(AssertionError, match="printed:\n好"):
        run(PYTHON.format("坏"), tmp_path)


@pytest.mark.parametrize("printed", ["a\nb", "...", "a\n...", "...\nb"])
def test_a_command_prints_the_lines_under_it(tmp_path: Path, printed: str) -> None:
    run(CONSOLE.format("", 0, printed), tmp_path)


def test_other_output_and_other_exit_codes_are_seen(tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match="printed"):
        run(CONSOLE.format("", 0, "a"), tmp_path)
    with pytest.raises(AssertionError, match="ended with 1"):
        run(CONSOLE.format("", 1, "a\nb"), tmp_path)
    run(CONSOLE.format(": exit 1", 1, "a\nb"), tmp_path)


def test_dots_match_whole_lines_only() -> None:
    assert matches("one\ntwo\nthree\n", "one\n...\nthree\n")
    assert not matches("one\ntwo\nthree\n", "one\n...\nhree\n")
