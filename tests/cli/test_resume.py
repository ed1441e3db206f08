"""`--resume`: wherever a run was cut off, the same call goes on, and ends as one that nothing disturbed."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cli.calling import Caller
from tests.cli.resuming import (
    JOURNAL,
    KINDS,
    OUT,
    PART,
    Cuts,
    Submissions,
    check,
    everything,
    is_left,
    plain,
    resumed,
    undisturbed,
)
from tests.running.examples import book, firm, ndjson

pytestmark = pytest.mark.usefixtures("small_pieces")


@pytest.fixture(params=KINDS, ids=lambda kind: kind.__name__)
def submissions(request: pytest.FixtureRequest, tmp_path: Path) -> Submissions:
    return request.param(tmp_path)


def test_a_run_that_nothing_cuts_off_is_like_any_other(jianjia: Caller, submissions: Submissions) -> None:
    wanted = undisturbed(jianjia, submissions)
    assert resumed(jianjia, submissions) == (wanted, "")
    assert resumed(jianjia, submissions, "--jobs", "2") == (wanted, "")  # finished: nothing is left to go on with


@pytest.mark.parametrize("jobs", [("1", "1"), ("2", "1"), ("1", "2")])
def test_it_goes_on_behind_every_piece(
    jianjia: Caller, cuts: Cuts, submissions: Submissions, jobs: tuple[str, str]
) -> None:
    wanted = undisturbed(jianjia, submissions)
    states = cuts.states(jianjia, submissions, "--jobs", jobs[0])
    assert len(states) > 5
    begins = []
    for state in states if jobs == ("1", "1") else states[1::4]:
        submissions.put(state)
        ended, begin = resumed(jianjia, submissions, "--jobs", jobs[1])
        assert ended == wanted
        begins.append(begin)
    assert len(set(begins)) > len(begins) // 2
    assert "" not in begins


def test_a_run_can_be_cut_off_again_and_again(jianjia: Caller, cuts: Cuts, submissions: Submissions) -> None:
    wanted = undisturbed(jianjia, submissions)
    for _ in range(4):
        assert cuts.after(1, KeyboardInterrupt(), jianjia, submissions).code == 130
        assert is_left(submissions.folder) == [PART, JOURNAL]
    ended, begin = resumed(jianjia, submissions)
    assert ended == wanted
    assert begin


@pytest.mark.parametrize("cut", [KeyboardInterrupt(), SystemExit(143)])
def test_whoever_is_interrupted_is_told_that_it_can_go_on(
    jianjia: Caller, cuts: Cuts, tmp_path: Path, cut: BaseException
) -> None:
    given = plain(tmp_path)
    wanted = undisturbed(jianjia, given)
    if isinstance(cut, SystemExit):
        with pytest.raises(SystemExit):
            cuts.after(2, cut, jianjia, given)
    else:
        done = cuts.after(2, cut, jianjia, given)
        said = "What is done is written down; the same call goes on from there.\nInterrupted.\n"
        assert (done.code, done.out, done.err) == (130, "", said)
    ended, begin = resumed(jianjia, given)
    assert ended == wanted
    assert begin == "Going on where the last run stopped: 22 done before, this one begins at record 23.\n"


def test_a_full_disk_leaves_what_is_done(
    jianjia: Caller, cuts: Cuts, submissions: Submissions, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = undisturbed(jianjia, submissions)
    done = cuts.after(3, OSError(28, "No space left on device"), jianjia, submissions)
    assert done.code == 2
    assert "JJ908" in done.err
    assert resumed(jianjia, submissions)[0] == wanted


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_beginning_of_the_journal_is_gone_on_with(
    jianjia: Caller, cuts: Cuts, tmp_path: Path, data: st.DataObject
) -> None:
    given = _once(tmp_path, everything)
    wanted, states = _kept(tmp_path, lambda: (undisturbed(jianjia, given), cuts.states(jianjia, given)))
    whole = data.draw(st.sampled_from(states))
    size = data.draw(st.integers(0, len(whole[JOURNAL])))
    more = data.draw(st.binary(max_size=9).filter(lambda some: b"\n" not in some))
    given.put({PART: whole[PART] + more, JOURNAL: whole[JOURNAL][:size]})
    assert resumed(jianjia, given)[0] == wanted


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_what_was_changed_is_refused_or_makes_no_difference(
    jianjia: Caller, cuts: Cuts, tmp_path: Path, data: st.DataObject
) -> None:
    given = _once(tmp_path, everything)
    wanted, states = _kept(tmp_path, lambda: (undisturbed(jianjia, given), cuts.states(jianjia, given)))
    state = dict(data.draw(st.sampled_from(states)))
    name = data.draw(st.sampled_from([PART, JOURNAL]))
    content = bytearray(state[name])
    at = data.draw(st.integers(0, len(content) - 1))
    content[at] ^= data.draw(st.integers(1, 255))
    state[name] = bytes(content)
    given.put(state)
    done = check(jianjia, given, "--resume")
    if done.code == 2 and "JJ985" in done.err:
        assert given.state() == state
        assert not given.out.exists()
    else:
        assert given.out.read_bytes() == wanted.result


_KEPT: dict[Path, Any] = {}


def _once(folder: Path, kind: Callable[[Path], Submissions]) -> Submissions:
    """The submissions in a folder that the examples of one test share."""
    return _kept(folder / "submissions", lambda: kind(folder))


def _kept(name: Path, make: Callable[[], Any]) -> Any:
    if name not in _KEPT:
        _KEPT[name] = make()
    return _KEPT[name]


def test_input_that_was_not_reached_may_change(jianjia: Caller, cuts: Cuts, tmp_path: Path) -> None:
    given = plain(tmp_path)
    cuts.after(2, KeyboardInterrupt(), jianjia, given)
    text = given.long.read_text(encoding="utf-8")
    given.long.write_text(text + text.splitlines()[0].replace("u0", "new") + "\n", encoding="utf-8", newline="\n")
    ended, begin = resumed(jianjia, given)
    assert begin
    assert ended == undisturbed(jianjia, given)


@pytest.mark.parametrize("words", [("--jobs", "2"), ("--no-progress",), ("--exit-zero",)])
def test_what_shapes_no_line_may_differ(jianjia: Caller, cuts: Cuts, tmp_path: Path, words: tuple[object, ...]) -> None:
    given = plain(tmp_path)
    wanted = undisturbed(jianjia, given)
    assert wanted.code == 1
    cuts.after(3, KeyboardInterrupt(), jianjia, given)  # the unit that fails is among the first
    ended, begin = resumed(jianjia, given, *words)
    assert begin
    assert (ended.result, ended.code) == (wanted.result, 0 if words == ("--exit-zero",) else 1)


def test_repeated_records_that_are_all_kept_stay_in_their_places(jianjia: Caller, cuts: Cuts, tmp_path: Path) -> None:
    book(tmp_path / "book", repeated="keep")
    ndjson(tmp_path / "in" / "b.ndjson", [firm(f"u{n % 7}", n) for n in range(80)])
    given = Submissions(tmp_path, (tmp_path / "in", "-r", tmp_path / "book", "--lang", "en"))
    wanted = undisturbed(jianjia, given)
    assert b'"record":' in wanted.result
    for state in cuts.states(jianjia, given):
        given.put(state)
        assert resumed(jianjia, given)[0] == wanted


def test_a_plain_run_neither_leaves_nor_looks_at_anything(jianjia: Caller, cuts: Cuts, tmp_path: Path) -> None:
    given = plain(tmp_path)
    cuts.after(2, KeyboardInterrupt(), jianjia, given)
    state = given.state()
    wanted = check(jianjia, given)
    assert (given.state(), is_left(tmp_path)) == (state, [PART, JOURNAL, OUT])
    result = given.out.read_bytes()
    ended, _ = resumed(jianjia, given)
    assert (ended.result, ended.code) == (result, wanted.code)


def test_the_files_are_no_part_of_the_input(jianjia: Caller, cuts: Cuts, tmp_path: Path) -> None:
    made = plain(tmp_path)
    given = Submissions(made.folder / "in", (made.folder / "in", *made.words[1:]))
    wanted = undisturbed(jianjia, given)
    cuts.after(2, KeyboardInterrupt(), jianjia, given)
    assert resumed(jianjia, given)[0] == wanted


def test_long_names_have_files_of_their_own(jianjia: Caller, cuts: Cuts, tmp_path: Path) -> None:
    given = plain(tmp_path)
    wanted = undisturbed(jianjia, given)
    for number in (1, 2):
        cuts.after(2, KeyboardInterrupt(), jianjia, given, out=tmp_path / f"{'长' * 60}{number}")
    assert len([path for path in tmp_path.iterdir() if path.name.endswith(".resume")]) == 2
    for number in (1, 2):
        out = tmp_path / f"{'长' * 60}{number}"
        done = check(jianjia, given, "--resume", out=out)
        assert "Going on" in done.err
        assert out.read_bytes() == wanted.result
    assert [path for path in tmp_path.iterdir() if path.name.startswith(".")] == []


@pytest.mark.skipif(os.name == "nt", reason="there files have no such modes")
def test_who_may_read_the_result_stays_as_it_was(jianjia: Caller, cuts: Cuts, tmp_path: Path) -> None:
    given = plain(tmp_path)
    given.out.write_bytes(b"")
    given.out.chmod(0o640)
    cuts.after(2, KeyboardInterrupt(), jianjia, given)
    assert (tmp_path / JOURNAL).stat().st_mode & 0o777 == 0o600
    check(jianjia, given, "--resume")
    assert given.out.stat().st_mode & 0o777 == 0o640
