"""Wrong calls: one plain message in the language asked for, exit code 2, never a traceback."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest

from jianjia_rules.running.lines import Piece
from tests.cli.calling import RULEBOOKS, Caller

GATES = str(RULEBOOKS / "gates")
RECORDS = str(RULEBOOKS / "gates" / "cases" / "records.yaml")
CHECK = ("check", RECORDS, "--rulebook", GATES)


@pytest.mark.parametrize(
    ("words", "english", "chinese"),
    [
        (("chek", "x"), 'There is no command "chek".', "没有“chek”这个命令。"),
        ((*CHECK, "--formt", "json"), "There is no option --formt.", "没有 --formt 这个选项。"),
        ((*CHECK, "--format", "jsn"), 'The option --format cannot be "jsn".', "选项 --format 不能是“jsn”。"),
        ((*CHECK, "--format"), "The option --format needs a value.", "选项 --format 后面没有值。"),
        ((*CHECK, "--detail=1"), "The option --detail takes no value.", "选项 --detail 不带值。"),
        ((*CHECK, "--format", "json", "--format=table"), "The option --format stands twice.", "写了两次"),
        (("check",), "Nothing is given for PATHS.", "没有给出路径。"),
        (("check", "no-such-file.yaml", "-r", GATES), "There is no such file or folder", "没有这个文件或文件夹"),
        (("check", RECORDS), "Nothing says which rulebook to use.", "没有指明规则集。"),
        (
            ("check", RECORDS, "-r", "jianjia-2104"),
            'There is no rulebook "jianjia-2104".',
            "没有规则集“jianjia-2104”。",
        ),
        ((*CHECK, "--as-of", "2014-13-01"), 'The option --as-of cannot be "2014-13-01".', "选项 --as-of 不能是"),
        ((*CHECK, "--as-of", "2014-W01"), 'The option --as-of cannot be "2014-W01".', "选项 --as-of 不能是"),
        (("explain", "home", "-r", GATES, "--as-of", "x"), 'The option --as-of cannot be "x".', "选项 --as-of 不能是"),
        ((*CHECK, "--register", "x="), "The option --register needs a value.", "选项 --register 后面没有值。"),
        ((*CHECK, "--fail-on", "score-below=1_0"), "score-below=a number", "score-below=一个数"),
        ((*CHECK, "--fail-on", "notmet"), 'The option --fail-on cannot be "notmet".', "选项 --fail-on 不能是"),
        ((*CHECK, "--fail-on", "grade-below=god"), "grade-below=good", "grade-below=good"),
        ((*CHECK, "--fail-on", "score-below=many"), "score-below=a number", "score-below=一个数"),
        ((*CHECK, "--jobs", "0"), 'The option --jobs cannot be "0".', "选项 --jobs 不能是“0”。"),
        ((*CHECK, "--jobs", "99999999999999"), "The option --jobs cannot be", "选项 --jobs 不能是"),
        ((*CHECK, "--register", "x.csv"), "The rulebook has no registers", "规则集没有名册"),
        ((*CHECK, "--reviews", "none.yaml"), "There is no such file or folder: none.yaml", "none.yaml"),
        (("explain", "hom", "-r", GATES), 'The rulebook "gates" has no rule "hom".', "没有“hom”这条规则"),
        (("explain", "home", "x", "-r", GATES), '"x" is one too many here.', "这里多出了“x”。"),
        (("explain", "home", "--unit", "a1", "-r", GATES), "Nothing is given for PATHS.", "没有给出路径。"),
        (("explain", "home", RECORDS, "--unit", "a11", "-r", GATES), 'no unit "a11"', "记录里没有单位“a11”。"),
        (("lint", "nothing-here"), 'There is no rulebook "nothing-here".', "没有规则集“nothing-here”。"),
        (("--versoin",), "There is no option --versoin.", "没有 --versoin 这个选项。"),
        ((), "Usage: jianjia", "用法：jianjia"),
    ],
)
def test_says_what_is_wrong(jianjia: Caller, words: tuple[str, ...], english: str, chinese: str) -> None:
    for lang, expected in (("en", english), ("zh", chinese)):
        done = jianjia("--lang", lang, *words)
        said = done.out if words[:1] == ("lint",) or "no-such-file.yaml" in words else done.err
        assert done.code == 2
        assert expected in said
        assert "Traceback" not in done.err


@pytest.mark.parametrize(
    ("words", "nearest"),
    [
        (("chek",), "check"),
        ((*CHECK, "--formt", "json"), "--format"),
        ((*CHECK, "--format", "jsn"), "json"),
        ((*CHECK, "--as-of", "2014/6/30"), "2014-06-30"),
        ((*CHECK, "--as-of", "2014年6月30日"), "2014-06-30"),
        ((*CHECK, "--fail-on", "notmet"), "not-met"),
        (("explain", "hom", "-r", GATES), "home"),
        (("check", RECORDS, "-r", "jianjia-2041"), "jianjia-2014"),
        (("explain", "home", RECORDS, "--unit", "a11", "-r", GATES), "a1"),
    ],
)
def test_names_the_nearest(jianjia: Caller, words: tuple[str, ...], nearest: str) -> None:
    assert f"Did you mean {nearest}?" in jianjia(*words, "--lang", "en").err.replace('"', "")


@pytest.mark.parametrize("word", ["-j2", "-j=2", "-j"])
def test_a_short_option_may_hold_its_value(jianjia: Caller, word: str) -> None:
    value = () if "2" in word else ("2",)
    done = jianjia(*CHECK, "--format", "ndjson", word, *value, "--lang", "en")
    assert (done.code, done.err) == (0, "")
    assert done.out == jianjia(*CHECK, "--format", "ndjson", "--lang", "en").out


@pytest.mark.parametrize("word", ["-x2", "-jx", "-"])
def test_other_short_words_are_no_options(jianjia: Caller, word: str) -> None:
    assert jianjia(*CHECK, "--format", "ndjson", word).code == 2


def test_records_of_the_same_period_are_none_of_the_one_before(jianjia: Caller) -> None:
    for format in ("json", "ndjson"):
        done = jianjia(*CHECK, "--previous", RECORDS, "--format", format, "--lang", "en")
        assert done.code == 0
        assert f"What --previous gives ({RECORDS}) holds no record of the period before. It holds: 2014." in done.out
        assert "records of 2013." in done.out


def test_says_everything_at_once(jianjia: Caller) -> None:
    done = jianjia("check", "--formt", "json", "--detail=1", "--lang", "en")
    assert [code for code in ("JJ910", "JJ912") if code not in done.err] == []


def test_several_registers_need_a_name(jianjia: Caller, tmp_path: Path) -> None:
    index = ("check", RECORDS, "-r", "examples/open-data-index", "--lang", "en")
    places = tmp_path / "places.csv"
    places.write_text("id,name\nde,Germany\n", encoding="utf-8")
    assert "several registers" in jianjia(*index, "--register", str(places)).err
    assert 'no register "place"' in jianjia(*index, "--register", f"place={places}").err


def test_a_faulty_rulebook_is_shown_with_carets(jianjia: Caller, tmp_path: Path) -> None:
    (tmp_path / "rulebook.yaml").write_text("rulebook: x\nlanguag: 1\n", encoding="utf-8")
    done = jianjia("check", RECORDS, "--rulebook", tmp_path, "--lang", "en")
    assert done.code == 2
    assert done.out == ""
    assert "rulebook.yaml:2:1: error" in done.err
    assert "^^^^^^^" in done.err
    linted = jianjia("lint", tmp_path, "--lang", "en")
    assert (linted.code, linted.err) == (2, "")
    assert done.err in linted.out


@pytest.mark.parametrize("option", ["--output", "--rulebook", "--previous", "--waivers"])
def test_an_empty_value_is_none(jianjia: Caller, option: str) -> None:
    done = jianjia(*CHECK, option, "", "--lang", "en")
    assert done.code == 2
    assert f"error JJ911 The option {option} needs a value." in done.err


def test_an_empty_path_is_not_the_folder_one_stands_in(jianjia: Caller) -> None:
    done = jianjia("check", "", *CHECK[2:], "--lang", "en")
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("error JJ913 Nothing is given for ")


def test_what_the_program_itself_does_wrong_is_no_traceback(jianjia: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("JIANJIA_TRACEBACK")
    monkeypatch.setattr("jianjia_rules.cli.check.read_inputs", lambda *_: 1 / 0)
    done = jianjia(*CHECK, "--lang", "en")
    assert done.code == 2
    assert done.err.startswith("error JJ990 The program itself failed: ZeroDivisionError")


def test_a_process_that_is_gone_is_told(jianjia: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(*_: object) -> Iterator[Piece]:
        yield Piece(b"", False, 0)
        raise BrokenProcessPool

    monkeypatch.setattr("jianjia_rules.running.lines.lines", gone)
    done = jianjia(*CHECK, "--format", "ndjson", "--jobs", "2", "--lang", "en")
    assert done.code == 2
    assert done.err.startswith("error JJ928 One of the processes ended before its work was done")


def test_ctrl_c_is_answered(jianjia: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("jianjia_rules.cli.check.read_inputs", interrupt)
    done = jianjia(*CHECK, "--lang", "en")
    assert (done.code, done.err) == (130, "Interrupted.\n")
