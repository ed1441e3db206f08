"""`jianjia handbook`: forms by option and by the name of the file, and calls that cannot be done."""

from __future__ import annotations

import builtins
from pathlib import Path
from typing import Any

import pytest

from tests.cli.calling import Caller

ISSUED = Path(__file__).parents[1] / "reports" / "handbook" / "rulebook"


def test_markdown_goes_to_the_terminal(jianjia: Caller) -> None:
    done = jianjia("handbook", ISSUED, "--lang", "zh", "--type", "club", "--as-of", "2016-05-01")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("# 示范单位考核办法\n\n**考核细则（学会）**\n")
    assert "取值日期：2016年5月1日" in done.out


@pytest.mark.parametrize(
    ("name", "start"),
    [("a.md", b"# "), ("a.html", b"<!DOCTYPE"), ("a.HTM", b"<!DOCTYPE"), ("a.docx", b"PK"), ("a.txt", b"# ")],
)
def test_the_file_says_which_form(jianjia: Caller, tmp_path: Path, name: str, start: bytes) -> None:
    assert jianjia("handbook", ISSUED, "-o", tmp_path / name).code == 0
    assert (tmp_path / name).read_bytes().startswith(start)


def test_the_option_goes_before_the_name_of_the_file(jianjia: Caller, tmp_path: Path) -> None:
    assert jianjia("handbook", ISSUED, "--format", "html", "-o", tmp_path / "a.md").code == 0
    assert (tmp_path / "a.md").read_bytes().startswith(b"<!DOCTYPE")


def test_blank_columns(jianjia: Caller) -> None:
    assert "| 自评分 | 考评分 | 备注 |" in jianjia("handbook", ISSUED, "--lang", "zh", "--blank-scores").out


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--format", "docx"), "JJ936"),
        (("--type", "frim"), "JJ932"),
        (("--as-of", "yesterday"), "JJ904"),
        (("--as-of", "2013-01-01"), "JJ319"),
        (("--format", "pdf"), "JJ904"),
    ],
)
def test_what_cannot_be_done_is_said(jianjia: Caller, words: tuple[str, ...], code: str) -> None:
    done = jianjia("handbook", ISSUED, *words, "--lang", "en")
    assert (done.code, done.out) == (2, "")
    assert code in done.err


def test_a_missing_extra_is_said_with_how_to_install_it(
    jianjia: Caller, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any, **more: Any) -> Any:
        if name == "docx":
            raise ImportError(name)
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    done = jianjia("handbook", ISSUED, "-o", tmp_path / "a.docx", "--lang", "zh")
    assert (done.code, list(tmp_path.iterdir())) == (2, [])
    assert 'pip install "jianjia-rules[docx]"' in done.err
