"""What `--resume` does not go with, and what must not have changed since a run was cut off."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from hashlib import blake2b
from pathlib import Path
from typing import Any

import pytest

from tests.cli.calling import ROOT, RULEBOOKS, Caller
from tests.cli.resuming import (
    JOURNAL,
    OUT,
    PART,
    Cuts,
    Submissions,
    append,
    check,
    everything,
    is_left,
    later,
    plain,
    replace,
    resumed,
    undisturbed,
)
from tests.running.examples import book, firm, ndjson

pytestmark = pytest.mark.usefixtures("small_pieces")


CHANGES: tuple[tuple[str, Callable[[Submissions], Any], str], ...] = (
    ("JJ981", lambda given: replace(given.long, "u1", "x1"), "in/b.ndjson"),
    ("JJ981", lambda given: ndjson(given.folder / "in" / "a0.ndjson", [firm("new")]), "in/a0.ndjson"),
    ("JJ981", lambda given: (given.folder / "in" / "a.ndjson").unlink(), "in/b.ndjson"),
    ("JJ981", lambda given: ndjson(given.folder / "in" / "z.ndjson", [later("correction", "u1")]), "in/z.ndjson"),
    ("JJ981", lambda given: append(given.folder / "before.ndjson", "\n"), "before.ndjson"),
    ("JJ981", lambda given: replace(given.folder / "towns.csv", "甲", "丁"), "towns.csv"),
    ("JJ981", lambda given: replace(given.folder / "expected.csv", "一", "二"), "expected.csv"),
    ("JJ981", lambda given: append(given.folder / "office.csv", "u8,2014,3\n"), "office.csv"),
    ("JJ981", lambda given: replace(given.folder / "reviews.yaml", "u11", "u12"), "reviews.yaml"),
    ("JJ981", lambda given: append(given.folder / "in" / "waivers.yaml", "# 甲\n"), "waivers.yaml"),
    ("JJ982", lambda given: replace(given.folder / "book" / "rulebook.yaml", "from: 80", "from: 81"), "townships"),
)


@pytest.mark.parametrize(("code", "make", "named"), CHANGES, ids=lambda value: value if isinstance(value, str) else "")
def test_what_has_changed_is_named(
    jianjia: Caller,
    cuts: Cuts,
    tmp_path: Path,
    code: str,
    make: Callable[[Submissions], Any],
    named: str,
) -> None:
    given = everything(tmp_path)
    cuts.after(4, KeyboardInterrupt(), jianjia, given)
    state = given.state()
    make(given)
    done = check(jianjia, given, "--resume")
    assert done.code == 2
    assert code in done.err
    first = done.err.split("\n", 1)[0]
    assert named in first
    assert PART in done.err
    assert JOURNAL in done.err
    assert given.state() == state
    assert not given.out.exists()
    for path in (PART, JOURNAL):
        (given.folder / path).unlink()
    now = undisturbed(jianjia, given)
    assert resumed(jianjia, given) == (now, "")


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (("--lenient",), "--lenient"),
        (("--detail", "--fail-on", "error"), "--detail, --fail-on"),
        (("--as-of", "2014-12-31"), "--as-of"),
        (("--no-normalise",), "--no-normalise"),
        (("nowhere.ndjson",), "PATHS"),
        (("--previous", ROOT / "examples" / "enterprises" / "2013"), "--previous"),
    ],
)
def test_other_options_are_named(
    jianjia: Caller, cuts: Cuts, tmp_path: Path, words: tuple[object, ...], named: str
) -> None:
    given = plain(tmp_path)
    cuts.after(2, KeyboardInterrupt(), jianjia, given)
    done = check(jianjia, given, "--resume", *words)
    assert done.code == 2
    said = f"error JJ983 The last run cannot be gone on with: the call differs from its call in: {named}.\n"
    assert done.err.startswith(said)
    assert done.err.count("JJ") == 1


def test_another_language_is_another_option(jianjia: Caller, cuts: Cuts, tmp_path: Path) -> None:
    given = plain(tmp_path)
    cuts.after(2, KeyboardInterrupt(), jianjia, given)
    words = [word if word != "en" else "zh" for word in given.words]
    done = check(jianjia, Submissions(given.folder, tuple(words)), "--resume")
    assert done.err.startswith("错误 JJ983 不能接着上次做：选项与上次的不同：--lang。\n")


def test_another_version_of_the_program_is_refused(
    jianjia: Caller, cuts: Cuts, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = plain(tmp_path)
    cuts.after(2, KeyboardInterrupt(), jianjia, given)
    monkeypatch.setattr("jianjia_rules.cli.resuming.__version__", "99.1")
    done = check(jianjia, given, "--resume")
    said = "cannot be gone on with: it was made by another version of the program. It was 0.1.0, this is 99.1.\n"
    assert said in done.err.split("hint")[0]
    assert "JJ984" in done.err


REFUSED = (
    (("--format", "json", "-o", OUT), "it is for a result of NDJSON alone"),
    (("--format", "ndjson", "-o", OUT, "-o", "csv=x.csv"), "it is for a result of NDJSON alone"),
    (("--format", "ndjson", "-o", OUT, "--write-baseline", "b"), "it is for a result of NDJSON alone"),
    (("--format", "ndjson"), "the result goes to no file"),
    (("--format", "ndjson", "-o", "-"), "the result goes to no file"),
)


@pytest.mark.parametrize(("words", "said"), REFUSED)
def test_what_it_does_not_go_with_is_said(
    jianjia: Caller, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], said: str
) -> None:
    given = plain(tmp_path)
    monkeypatch.chdir(tmp_path)
    done = jianjia("check", *given.words, *words, "--resume")
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"error JJ980 --resume cannot be used here: {said}.\n  hint: ")
    assert done.err.count("JJ") == 1
    assert is_left(tmp_path) == []


def test_all_that_it_does_not_go_with_is_said_at_once(jianjia: Caller) -> None:
    done = jianjia("check", "-", "-r", RULEBOOKS / "gates", "--format", "csv", "--resume", "--lang", "zh")
    assert done.err.count("JJ980") == 3
    assert "标准输入只能读一次" in done.err


def test_a_device_is_no_file(jianjia: Caller, tmp_path: Path) -> None:
    given = plain(tmp_path)
    if not Path(os.devnull).is_char_device():
        pytest.skip("no such device")
    done = jianjia("check", *given.words, "--format", "ndjson", "-o", os.devnull, "--resume")
    assert "the result goes to no file" in done.err


def test_the_last_of_repeated_records_is_not_known_before_the_end(jianjia: Caller, tmp_path: Path) -> None:
    book(tmp_path / "book", repeated="last")
    file = ndjson(tmp_path / "in.ndjson", [firm("a")])
    out = tmp_path / OUT
    done = jianjia("check", file, "-r", tmp_path / "book", "--format", "ndjson", "-o", out, "--resume", "--lang", "en")
    assert done.code == 2
    assert "JJ980" in done.err
    assert "repeated: last" in done.err
    assert is_left(tmp_path) == []


def forge(folder: Path, change: Callable[[Any], Any]) -> None:
    """Change the first state of a journal, with right check sums."""
    first, second = (folder / JOURNAL).read_bytes().splitlines()[:2]
    facts = json.loads(second[33:])
    facts["states"] = [change(facts["states"][0])]
    text = json.dumps(facts).encode()
    check = blake2b(first[:32] + text, digest_size=16).hexdigest().encode()
    (folder / JOURNAL).write_bytes(b"%s\n%s %s\n" % (first, check, text))


def in_place(value: Any, *path: int) -> Callable[[Any], Any]:
    def change(state: Any) -> Any:
        node = state
        for step in path[:-1]:
            node = node[step]
        node[path[-1]] = value
        return state

    return change


# A state: its class, name, mark, versions, done (class, text, tally, messages, fold, …), handed (class, sender, …).
FORGERIES: tuple[Callable[[Any], Any], ...] = (
    lambda _: ["cos\nsystem\n(S'touch pwned'\ntR.", "os.system", "touch pwned"],
    in_place("x", 4),
    in_place(7, 4, 2),
    in_place("x", 4, 2, 1),
    in_place(["t", "x"], 4, 3),
    in_place(7, 4, 5),
    in_place(None, 5),
    in_place("x", 5, 1),
    in_place(["t", 1], 5, 3),
    in_place({"2014": ["l", ["t", "u", 1, 99]]}, 5, 5),
)


@pytest.mark.parametrize("forgery", FORGERIES)
def test_a_forged_journal_runs_nothing_and_is_said_to_be_damaged(
    jianjia: Caller, cuts: Cuts, tmp_path: Path, forgery: Callable[[Any], Any]
) -> None:
    """Whoever knows the format can make its check sums; what it holds is data all the same."""
    given = plain(tmp_path)
    cuts.after(2, KeyboardInterrupt(), jianjia, given)
    forge(tmp_path, forgery)
    done = check(jianjia, given, "--resume")
    assert done.code == 2
    assert "error JJ985 The last run cannot be gone on with:" in done.err
    assert "JJ990" not in done.err
    assert "pwned" not in done.err
    assert not given.out.exists()
