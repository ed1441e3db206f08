"""The form that is written: what stands where, the same bytes, one workbook a unit."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from jianjia_rules import CallError, template
from jianjia_rules.diagnostics import Diagnostics
from jianjia_rules.records.previous import PreviousRecords
from jianjia_rules.reports.template.registered import registered
from jianjia_rules.units.record import Record, Unit
from tests.records.workbooks.forms import FULL, ROOT, column_of, edited, made, row_of, small


def test_the_sheets_are_those_of_the_schema() -> None:
    names: list[str] = []
    edited(made(), lambda book: names.extend(book.sheetnames))
    assert names == ["封面", "基本情况", "活动", "文件", "佐证", "自评分", "选项", "_jianjia"]
    names.clear()
    edited(made(lang="en"), lambda book: names.extend(book.sheetnames))
    assert names == ["Cover", "Answers", "activities", "papers", "evidence", "Self scores", "Choices", "_jianjia"]


def test_questions_come_with_unit_explanation_rows_and_checks() -> None:
    def look(book: Workbook) -> None:
        answers = book["基本情况"]
        row = row_of(answers, "venue.area")
        assert [answers.cell(row, column).value for column in (3, 4, 5, 7)] == [
            "面积（平方米）",
            80,
            "平方米",
            "面积达标",
        ]
        comment = answers.cell(row, 4).comment
        assert comment is not None
        assert comment.text == "例：80"
        assert answers.cell(row, 3).protection.locked
        assert not answers.cell(row, 4).protection.locked
        assert answers.protection.sheet
        assert answers.freeze_panes == "E4"
        assert answers.print_title_rows == "$3:$3"
        assert (answers.page_setup.paperSize, answers.page_setup.orientation) == (9, "landscape")
        checks = {each.type for each in answers.data_validations.dataValidation}
        assert checks == {"list", "decimal", "whole", "date"}
        assert book["_jianjia"].sheet_state == "hidden"
        facts = {each[0].value: each[1].value for each in book["_jianjia"].iter_rows()}
        assert facts["digest"] == small().digest
        cover = str([cell.value for row in book["封面"].iter_rows() for cell in row])
        for word in ("承诺", "签字", "盖章", "数据校验码", "1.0.0"):
            assert word in cover

    edited(made(), look)


def test_a_text_is_never_a_formula() -> None:
    def look(book: Workbook) -> None:
        sheet = book["活动"]
        cell = sheet.cell(7, column_of(sheet, "title"))
        assert (cell.value, cell.data_type) == ('=HYPERLINK("x")', "s")

    form = made()
    assert b"<f>" not in form  # stored, not compressed
    assert b"HYPERLINK" in form
    edited(form, look)


def test_the_same_bytes_whatever_the_hash_seed() -> None:
    program = (
        "import sys, hashlib; from tests.records.workbooks.forms import made; print(hashlib.sha256(made()).hexdigest())"
    )
    found = set()
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "OPENPYXL_LXML": "True" if seed == "1" else "False"}
        ran = subprocess.run(
            [sys.executable, "-c", program], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
        )
        found.add(ran.stdout)
    assert len(found) == 1


def test_what_the_form_has_no_place_for_is_said() -> None:
    data = {**FULL, "office": {"accepted": True}, "evidence": [{"kind": "批复", "sha256": "0" * 64}]}
    assert template(small(), data=data).left_out == ("evidence.sha256", "office.accepted")
    assert template(small(), data=FULL).left_out == ()


def test_type_and_period_must_be_known() -> None:
    with pytest.raises(CallError) as caught:
        template(small(), period="第一季度")
    assert [each.code for each in caught.value.diagnostics] == ["JJ960", "JJ961"]
    with pytest.raises(CallError) as caught:
        template(small(), unit_type="firn")
    assert [each.code for each in caught.value.diagnostics] == ["JJ932"]


def register(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "units.csv"
    path.write_text(text, encoding="utf-8-sig")
    return path


def test_one_form_for_each_unit_of_a_list(tmp_path: Path) -> None:
    path = register(tmp_path, "id,名称,type,电话号码\nA/1,甲: 公司,企业,1\nnul,乙,town,\nnul,丙,town,\n")
    with pytest.raises(CallError) as caught:
        list(registered(small(), [path], period="2014"))
    assert [each.code for each in caught.value.diagnostics] == ["JJ809", "JJ832"]
    path = register(tmp_path, "id,名称,type,电话号码\nA/1,甲: 公司,企业,1\nnul,,town,\nA:1,甲? 公司,firm,\n")
    before = Record(FULL, Unit("A/1", "firm"), "2013")
    told = Diagnostics()
    forms = list(registered(small(), [path], period="2014", previous=PreviousRecords(small(), [before]), told=told))
    assert [each.name for each in forms] == ["A_1 甲_ 公司", "_nul", "A_1 甲_ 公司 (2)"]
    assert forms[0].template.data == {"unit": {"id": "A/1", "name": "甲: 公司", "type": "firm"}, "period": "2014"}
    assert [each.code for each in told.sorted()] == ["JJ809"]

    def look(book: Workbook) -> None:
        answers = book["基本情况"]
        assert answers.cell(row_of(answers, "venue.area"), 8).value == "80"
        assert answers.cell(row_of(answers, "venue.phone"), 8).value is None  # private
        assert "上期报了 2 条" in str(book["活动"].cell(3, 2).value)

    edited(forms[0].template.xlsx(), look)
    assert [each.template.unit_type for each in registered(small(), [path], unit_type="town")] == ["town"]


@pytest.mark.parametrize(
    ("text", "code"),
    [("id,type\n,firm\n", "JJ831"), ("id,type\nx,shop\n", "JJ963"), ("id,type\n", "JJ962"), ("id\nx\ny\n", "JJ969")],
)
def test_a_list_that_cannot_be_used(tmp_path: Path, text: str, code: str) -> None:
    with pytest.raises(CallError) as caught:
        list(registered(small(), [register(tmp_path, text)]))
    assert code in [each.code for each in caught.value.diagnostics]


def test_units_are_of_the_type_they_had_before_where_the_list_tells_none(tmp_path: Path) -> None:
    path = register(tmp_path, "id,name\nＡ－1 ,甲\nB,乙\n")
    before = PreviousRecords(small(), [Record(FULL, Unit("A-1", "town"), "2013")])
    with pytest.raises(CallError) as caught:
        list(registered(small(), [path], period="2014", previous=before))
    (told,) = caught.value.diagnostics
    assert (told.code, dict(told.arguments)["count"], dict(told.arguments)["unit"]) == ("JJ969", 1, "B")
    path = register(tmp_path, "编号 *,名称\nＡ－1 ,甲\n")
    (form,) = registered(small(), [path], period="2014", previous=before)
    assert (form.name, form.template.unit_type, form.template.data["unit"]["id"]) == ("A-1 甲", "town", "A-1")


def test_a_list_may_be_a_workbook(tmp_path: Path) -> None:
    book = Workbook()
    for row in (["编号", "名称", "类别"], [7, "甲公司", "企业"]):
        book.worksheets[0].append(row)
    path: Any = tmp_path / "units.xlsx"
    book.save(path)
    forms = list(registered(small(), [path]))
    assert [each.name for each in forms] == ["7 甲公司"]
    assert forms[0].template.data["unit"]["type"] == "firm"
