"""`jianjia coverage`: exit codes, what it shows of what is missing, and where it writes."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.calling import RULEBOOKS, Caller
from tests.coverage.changed import changed

DOCUMENT = RULEBOOKS / "document"


def test_all_is_accounted_for(jianjia: Caller) -> None:
    done = jianjia("coverage", DOCUMENT, "--lang", "zh")
    assert (done.code, done.err) == (0, "")
    assert done.out.endswith("\n规范性条款 11/11，条款与类型 20/20\n")


def test_a_clause_that_nothing_accounts_for(jianjia: Caller, tmp_path: Path) -> None:
    folder = changed(tmp_path, ("cites: [1-01, 3-01]", "cites: [1-01]"), ("cites: [2-02]", "no_clause: 例"))
    done = jianjia("coverage", folder, "--lang", "en", "--missing")
    assert done.code == 1
    assert done.out.splitlines() == [
        "Founding and housing",
        "关于建会的意见",
        "document 1.0.0",
        "",
        "《意见》第二条",
        "  2-02  未成立的企业要成立，",
        "        firms without an association: not accounted for",
        "",
        "《意见》第三条",
        "  3-01  再说一遍，成立组织，",
        "        repeats 1-01",
        "        firms' associations, towns' associations, societies: not accounted for",
        "",
        "Clauses not accounted for: 2",
        "  firms without an association: 2-02",
        "  firms' associations, towns' associations, societies: 3-01",
        "",
        "9 of 11 normative clauses, 17 of 20 pairs accounted for",
    ]
    document = json.loads(jianjia("coverage", folder, "--missing", "--format", "json").out)
    assert [clause["id"] for chapter in document["chapters"] for clause in chapter["clauses"]] == ["2-02", "3-01"]
    assert document["summary"]["complete"] is False


def test_a_row_that_cites_nothing_and_does_not_say_why(jianjia: Caller, tmp_path: Path) -> None:
    listed = ("clauses: [1-03], for: [society]", "clauses: [1-03, 1-02], for: [society]")
    folder = changed(tmp_path, ("    cites: [1-02]\n", ""), listed)
    done = jianjia("coverage", folder, "--lang", "zh", "--missing")
    assert done.code == 1
    assert "没有引用条款、也没有说明理由的\n  没有“家”的不得评优〔no-home，门槛〕\n" in done.out
    for form in ("markdown", "html"):
        assert "没有引用条款、也没有说明理由的" in jianjia("coverage", folder, "--lang", "zh", "--format", form).out


def test_what_is_wrong_with_the_rulebook_or_the_call(jianjia: Caller, tmp_path: Path) -> None:
    unknown = jianjia("coverage", changed(tmp_path, ("cites: [2-02]", "cites: [2-2]")), "--lang", "en")
    assert (unknown.code, unknown.out) == (2, "")
    assert 'JJ302 There is no clause "2-2"' in unknown.err
    assert 'Did you mean "2-02"?' in unknown.err
    for words, code in ((("coverage", RULEBOOKS / "gates"), "JJ931"), (("coverage", DOCUMENT, "--type", "x"), "JJ932")):
        done = jianjia(*words)
        assert (done.code, done.out) == (2, "")
        assert code in done.err


def test_one_type(jianjia: Caller) -> None:
    done = jianjia("coverage", DOCUMENT, "--type", "society", "--lang", "en")
    assert done.code == 0
    assert done.out.endswith("\n8 of 8 normative clauses, 8 of 8 pairs accounted for\n")
    assert "growing" not in done.out


def test_it_writes_a_file(jianjia: Caller, tmp_path: Path) -> None:
    file = tmp_path / "coverage.html"
    done = jianjia("coverage", DOCUMENT, "--format", "html", "--lang", "zh", "-o", file)
    assert (done.code, done.out) == (0, "")
    assert file.read_text(encoding="utf-8").startswith('<!DOCTYPE html>\n<html lang="zh-CN">')


def test_the_shipped_rulebook_names_what_is_missing(jianjia: Caller) -> None:
    """Whether or not all of the memorandum is assessed by now, the report says so, and fails when it is not."""
    document = json.loads(jianjia("coverage", "jianjia-2014", "--format", "json").out)
    done = jianjia("coverage", "jianjia-2014", "--missing", "--lang", "en")
    counts = document["summary"]
    assert done.code == (0 if counts["complete"] else 1)
    assert counts["clauses"]["all"] == 169
    missing = [
        clause["id"] for chapter in document["chapters"] for clause in chapter["clauses"] if not clause["accounted"]
    ]
    assert len(missing) == counts["clauses"]["all"] - counts["clauses"]["accounted"]
    assert all(f"  {id}" in done.out for id in missing)
