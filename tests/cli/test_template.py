"""`jianjia template`, `jianjia check-code` and `jianjia check` on what they wrote."""

from __future__ import annotations

import builtins
from pathlib import Path
from typing import Any

import pytest

from tests.cli.calling import RULEBOOKS, Caller

FORM = RULEBOOKS / "form"


def test_a_form_is_written_and_read_back(jianjia: Caller, tmp_path: Path) -> None:
    path = tmp_path / "申报表.xlsx"
    done = jianjia("template", FORM, "--type", "firm", "--period", "2014", "--lang", "zh", "-o", path)
    assert (done.code, done.out, done.err) == (0, "", "")
    done = jianjia("check", path, "-r", FORM, "--lang", "zh")
    assert done.code == 2
    assert f"{path} 封面!D5: 错误 JJ807" in done.out


def test_a_filled_workbook_is_not_written_over(jianjia: Caller, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    words = ("template", FORM, "--type", "firm", "-o", path)
    assert [jianjia(*words).code, jianjia(*words).code] == [0, 0]
    path.write_bytes(path.read_bytes() + b"filled")
    done = jianjia(*words)
    assert done.code == 2
    assert "JJ967" in done.err
    assert path.read_bytes().endswith(b"filled")


def test_one_form_for_each_unit_and_their_codes(jianjia: Caller, tmp_path: Path) -> None:
    units = tmp_path / "units.csv"
    units.write_text("id,name,type,phone,fax\nQY-01,甲,企业,1,2\nQY-02,乙,town,,\n", encoding="utf-8")
    done = jianjia("template", FORM, "--register", units, "--period", "2014", "-o", tmp_path / "forms", "--lang", "en")
    assert done.code == 0
    assert done.err.count("JJ809") == 1  # phone is a field; fax is none
    assert "2 workbooks written" in done.err
    done = jianjia("check-code", tmp_path / "forms", "-r", FORM)
    assert (done.code, done.err) == (0, "")
    lines = [line.split("\t") for line in done.out.splitlines()]
    assert [(line[1:4], Path(line[4]).name) for line in lines] == [
        (["QY-01", "2014", "甲"], "QY-01 甲.xlsx"),
        (["QY-02", "2014", "乙"], "QY-02 乙.xlsx"),
    ]
    assert len({line[0] for line in lines}) == 2


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--type", "firm", "--previous", "examples", "-o", "x.xlsx"), "JJ964"),
        (("-o", "x.xlsx"), "JJ960"),
        (("--type", "firm", "-o", "x.ods"), "JJ968"),
        (("--register", "units.csv"), "JJ965"),
        (("--register", "units.csv", "--previous", "examples", "-o", "x"), "JJ966"),
    ],
)
def test_calls_that_cannot_be_done(jianjia: Caller, words: tuple[str, ...], code: str) -> None:
    done = jianjia("template", FORM, *words)
    assert done.code == 2
    assert code in done.err


def test_codes_of_nothing_and_of_faulty_records(jianjia: Caller, tmp_path: Path) -> None:
    assert "JJ906" in jianjia("check-code", tmp_path, "-r", FORM).err
    (tmp_path / "a.xlsx").write_bytes(b"PK\x03\x04")
    done = jianjia("check-code", tmp_path, "-r", FORM)
    assert (done.code, done.out) == (2, "")
    assert "JJ751" in done.err


@pytest.mark.parametrize(("package", "extra"), [("openpyxl", "xlsx"), ("xlrd", "xls")])
def test_without_its_extra_it_says_what_to_install(
    jianjia: Caller, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, package: str, extra: str
) -> None:
    import sys

    for name in [name for name in sys.modules if name.split(".")[0] == package or ".template.workbook" in name]:
        monkeypatch.delitem(sys.modules, name)
    real = builtins.__import__

    def refuse(name: str, *rest: Any, **more: Any) -> Any:
        if name.partition(".")[0] == package:
            raise ImportError(package, name=package)
        return real(name, *rest, **more)

    files = Path(__file__).parents[1] / "records" / "workbooks" / "files"
    monkeypatch.setattr(builtins, "__import__", refuse)
    if package == "openpyxl":
        done = jianjia("template", FORM, "--type", "firm", "-o", tmp_path / "a.xlsx")
    else:
        done = jianjia("check", files / "filled.xls", "-r", FORM)
    monkeypatch.undo()
    assert done.code == 2
    assert f"jianjia-rules[{extra}]" in done.out + done.err
