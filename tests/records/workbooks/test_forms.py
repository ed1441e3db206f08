"""Forms as they come back: what was moved, renamed, lost, merged, computed; each fault at its sheet and cell."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.records.workbooks.forms import FULL, column_of, edited, made, places, read, row_of, small


def test_a_filled_form_is_read_as_it_was_filled(tmp_path: Path) -> None:
    for lang in ("zh", "en"):
        records, told = read(tmp_path, made(lang=lang))
        assert told == ()
        assert records[0].data == FULL


def test_an_empty_form_answers_nothing_but_its_type(tmp_path: Path) -> None:
    records, told = read(tmp_path, made({"unit": {"type": "firm"}}))
    assert records == []
    assert places(told) == ["JJ807 封面!D5", "JJ802 封面!D8"]


def test_an_empty_list_differs_from_one_that_was_not_answered(tmp_path: Path) -> None:
    data = {"unit": {"id": "x", "type": "firm"}, "period": "2014", "activities": []}
    records, _ = read(tmp_path, made(data))
    assert records[0].data["activities"] == []
    assert "papers" not in records[0].data


def test_a_fault_names_sheet_and_cell_the_choices_and_the_nearest(tmp_path: Path) -> None:
    def wrong(book: Workbook) -> None:
        sheet = book["活动"]
        sheet.cell(6, column_of(sheet, "kinds")).value = "交留"
        sheet.cell(7, column_of(sheet, "people")).value = "十二"
        answers = book["基本情况"]
        answers.cell(row_of(answers, "venue.tenure"), 4).value = "自友"

    _, told = read(tmp_path, edited(made(), wrong))
    assert places(told) == ["JJ804 基本情况!D8", "JJ804 活动!E6", "JJ801 活动!G7"]
    assert str(told[1].place) == f"{tmp_path / '企业A.xlsx'} 活动!E6"
    assert "“交留”" in told[1].message("zh")
    assert told[1].expected("zh") == "下列之一：培训、交流、科普。"
    assert "交流" in told[1].hint("zh")


def test_a_missing_answer_of_an_entry_is_told_at_its_empty_cell(tmp_path: Path) -> None:
    def without_title(book: Workbook) -> None:
        sheet = book["活动"]
        sheet.cell(6, column_of(sheet, "title")).value = None

    _, told = read(tmp_path, edited(made(), without_title))
    assert places(told) == ["JJ802 活动!D6"]


def test_moved_columns_rows_and_sheets_are_read_right(tmp_path: Path) -> None:
    def moved(book: Workbook) -> None:
        sheet = book["活动"]
        sheet.insert_cols(4, 2)
        sheet.insert_rows(3)
        first, last = column_of(sheet, "date"), column_of(sheet, "evidence")
        for row in (1, *range(6, 40)):
            one, other = sheet.cell(row, first), sheet.cell(row, last)
            one.value, other.value = other.value, one.value
        answers = book["基本情况"]
        answers.insert_cols(1)
        answers.insert_rows(6, 2)
        book.move_sheet("活动", -2)
        sheet.title = "改了名"

    records, told = read(tmp_path, edited(made(), moved))
    assert places(told) == []
    assert records[0].data == FULL


def test_a_form_without_its_marks_is_read_by_what_people_see(tmp_path: Path) -> None:
    for lang in ("zh", "en"):
        records, told = read(tmp_path, edited(made(lang=lang), unmarked))
        assert places(told) == []
        assert records[0].data == FULL


def unmarked(book: Workbook) -> None:
    for name in ("_jianjia", "选项", "Choices"):
        if name in book.sheetnames:
            del book[name]
    for sheet in book.worksheets:
        for row in range(1, sheet.max_row + 1):
            sheet.cell(row, 1).value = None
        for column in range(1, sheet.max_column + 1):
            sheet.cell(1, column).value = None


def test_a_renamed_heading_is_read_by_its_mark_and_told(tmp_path: Path) -> None:
    def renamed(book: Workbook) -> None:
        sheet = book["活动"]
        sheet.cell(5, column_of(sheet, "title")).value = "活动的名称"

    records, told = read(tmp_path, edited(made(), renamed))
    assert places(told) == ["JJ761 活动!D5"]
    assert records[0].data == FULL


def test_mark_and_heading_that_contradict_each_other_are_refused(tmp_path: Path) -> None:
    def shifted(book: Workbook) -> None:
        sheet = book["活动"]
        one, other = (sheet.cell(5, column_of(sheet, mark)) for mark in ("title", "evidence"))
        one.value, other.value = other.value, one.value

    records, told = read(tmp_path, edited(made(), shifted))
    assert records == []
    assert places(told) == ["JJ762 活动!D5", "JJ762 活动!H5"]


def test_columns_and_sheets_more_are_told_and_columns_that_are_gone(tmp_path: Path) -> None:
    def changed(book: Workbook) -> None:
        sheet = book["活动"]
        sheet.cell(5, 12).value = "备注"
        sheet.cell(6, 12).value = "天气很好"
        sheet.cell(5, 13).value = "空列"
        sheet.delete_cols(column_of(sheet, "people"))
        book.create_sheet("草稿")["B2"] = "x"
        del book["文件"]

    records, told = read(tmp_path, edited(made(), changed))
    assert places(told) == ["JJ778 1:1", "JJ765 活动!A5", "JJ763 活动!K5", "JJ766 草稿!B2"]
    assert "papers" not in records[0].data
    assert "people" not in records[0].data["activities"][0]


def test_two_columns_of_one_field_are_refused_where_both_are_filled(tmp_path: Path) -> None:
    def doubled(book: Workbook) -> None:
        sheet = book["活动"]
        sheet.cell(1, 12).value = "title"
        sheet.cell(5, 12).value = "名称"
        sheet.cell(6, 12).value = "另一个"

    records, told = read(tmp_path, edited(made(), doubled))
    assert records == []
    assert places(told) == ["JJ764 活动!L5"]


def test_blank_rows_and_notes_between_entries_are_passed_over(tmp_path: Path) -> None:
    def spread(book: Workbook) -> None:
        book["活动"].insert_rows(7, 3)

    records, told = read(tmp_path, edited(made(), spread))
    assert told == ()
    assert records[0].data == FULL


def test_merged_entries_are_refused(tmp_path: Path) -> None:
    def merged(book: Workbook) -> None:
        sheet = book["活动"]
        sheet.merge_cells(start_row=6, start_column=4, end_row=7, end_column=4)

    records, told = read(tmp_path, edited(made(), merged))
    assert records == []
    assert places(told) == ["JJ767 活动!D6"]
    assert "D7" in told[0].message("zh")


def test_formulas_without_their_value_and_errors_are_refused(tmp_path: Path) -> None:
    def computed(book: Workbook) -> None:
        answers = book["基本情况"]
        answers.cell(row_of(answers, "venue.area"), 4).value = "=40+40"
        sheet = book["活动"]
        sheet.cell(6, column_of(sheet, "people")).value = "#REF!"
        sheet.cell(6, column_of(sheet, "people")).data_type = "e"

    records, told = read(tmp_path, edited(made(), computed))
    assert records == []
    assert places(told) == ["JJ768 基本情况!D5", "JJ769 活动!G6"]


def test_numbers_stored_as_text_and_texts_stored_as_numbers(tmp_path: Path) -> None:
    def retyped(book: Workbook) -> None:
        answers = book["基本情况"]
        answers.cell(row_of(answers, "venue.area"), 4).value = " 80 "
        answers.cell(row_of(answers, "venue.phone"), 4).value = 12345
        cover = book["封面"]
        cover.cell(row_of(cover, "period"), 4).value = 2014

    records, told = read(tmp_path, edited(made(), retyped))
    assert told == ()
    assert records[0].data["venue"]["area"] == 80
    assert records[0].data["venue"]["phone"] == "12345"
    assert records[0].data["period"] == 2014


@pytest.mark.parametrize(("tick", "is_none"), [("√", True), ("是", True), ("■", True), ("□", False), ("否", False)])
def test_the_box_for_none(tmp_path: Path, tick: str, is_none: bool) -> None:
    data = {"unit": {"id": "x", "type": "firm"}, "period": "2014"}
    records, told = read(tmp_path, edited(made(data), partial(box, text=tick)))
    assert told == ()
    assert records[0].data.get("activities") == ([] if is_none else None)


def box(book: Workbook, text: str) -> None:
    book["活动"].cell(4, 6, text)


def test_a_box_that_nobody_understands_or_that_contradicts_the_entries(tmp_path: Path) -> None:
    for odd in ("也许", "×", "☒"):
        _, told = read(tmp_path, edited(made(), partial(box, text=odd)))
        assert places(told) == ["JJ776 活动!F4"]
    _, told = read(tmp_path, edited(made(), partial(box, text="√")))
    assert places(told) == ["JJ774 活动!F4"]


def test_printed_kinds_are_no_entries_until_something_is_filled_in(tmp_path: Path) -> None:
    data = {"unit": {"id": "x", "type": "firm"}, "period": "2014"}

    def filled(book: Workbook) -> None:
        sheet = book["文件"]
        assert [sheet.cell(row, 4).value for row in (6, 7, 8, 9)] == ["章程", "计划", "总结", None]
        sheet.cell(7, 5).value = "第3号"
        sheet.cell(8, 3).value = "√"

    records, _ = read(tmp_path, made(data))
    assert "papers" not in records[0].data
    records, _ = read(tmp_path, edited(made(data), filled))
    assert records[0].data["papers"] == [{"kind": "计划", "number": "第3号"}, {"kind": "总结"}]


def test_evidence_prints_the_kinds_that_rows_of_the_type_ask_for(tmp_path: Path) -> None:
    def kinds(book: Workbook) -> None:
        sheet = book["佐证"]
        assert [sheet.cell(row, column_of(sheet, "kind")).value for row in (6, 7, 8)] == ["批复", "照片", None]

    edited(made({"unit": {"type": "firm"}}), kinds)


def test_another_type_is_asked_other_questions() -> None:
    def questions(book: Workbook) -> None:
        assert "文件" not in book.sheetnames
        assert "people" not in [cell.value for cell in book["活动"][1]]
        assert "venue.tenure" not in [cell.value for cell in book["基本情况"]["A"]]
        assert [cell.value for cell in book["自评分"]["A"]][3:] == ["area", "acts"]
        assert "考核办" not in str([cell.value for cell in book["基本情况"]["C"]])

    edited(made({"unit": {"type": "town"}}), questions)


def test_what_a_type_is_not_asked_is_refused_at_its_cell(tmp_path: Path) -> None:
    def retyped(book: Workbook) -> None:
        cover = book["封面"]
        cover.cell(row_of(cover, "unit.type"), 4).value = "乡镇"

    _, told = read(tmp_path, edited(made(), retyped))
    assert set(places(told)) == {"JJ820 基本情况!D8", "JJ820 活动!G6", "JJ820 文件!B5"}


def test_another_edition_is_read_and_told_another_rulebook_is_refused(tmp_path: Path) -> None:
    older = made(rulebook=replace(small(), edition="0.9"))
    records, told = read(tmp_path, older)
    assert places(told) == ["JJ759 1:1"]
    assert records[0].data == FULL
    records, told = read(tmp_path, made(rulebook=replace(small(), id="another")))
    assert records == []
    assert places(told) == ["JJ760 1:1"]


def test_a_record_is_refused_and_the_rest_of_the_folder_is_read(tmp_path: Path) -> None:
    from jianjia_rules import assess

    (tmp_path / "a.xlsx").write_bytes(made()[:500])
    (tmp_path / "b.xlsx").write_bytes(made())
    (tmp_path / "c.xls").write_bytes(b"<html></html>")
    results = assess(small(), tmp_path)
    assert [each.unit for each in results] == ["QY-01"]
    assert (results.tally.read, results.tally.refused) == (3, 2)
    assert places(results.diagnostics) == ["JJ751 1:1", "JJ752 1:1"]


def test_lenient_takes_a_faulty_cell_as_missing(tmp_path: Path) -> None:
    def wrong(book: Workbook) -> None:
        answers = book["基本情况"]
        answers.cell(row_of(answers, "venue.staff"), 4).value = "许多"

    records, told = read(tmp_path, edited(made(), wrong), lenient=True)
    assert places(told) == ["JJ811 基本情况!D6"]
    assert "staff" not in records[0].data["venue"]


def test_findings_name_the_cell_that_decided(tmp_path: Path) -> None:
    from jianjia_rules import assess

    (tmp_path / "a.xlsx").write_bytes(made())
    finding = next(each for each in next(iter(assess(small(), tmp_path))).findings if each.rule == "area")
    assert [str(seen.place) for seen in finding.observed] == [f"{tmp_path / 'a.xlsx'} 基本情况!D5"]


def test_what_people_write_is_normalised_and_codes_that_lost_digits_are_asked_about(tmp_path: Path) -> None:
    def written(book: Workbook) -> None:
        answers = book["基本情况"]
        for mark, value in {"venue.area": "１，２００", "venue.opened_on": 41813, "venue.plaque": "有"}.items():
            answers.cell(row_of(answers, mark), 4).value = value  # type: ignore[assignment]
            answers.cell(row_of(answers, mark), 4).number_format = "General"

    records, told = read(tmp_path, edited(made(), written))
    assert told == ()
    venue = records[0].data["venue"]
    assert (venue["area"], venue["opened_on"], venue["plaque"]) == (1200, "2014-06-23", True)

    def coded(book: Workbook) -> None:
        cover = book["封面"]
        cover.cell(row_of(cover, "unit.name"), 4).value = 911234567890123456

    records, told = read(tmp_path, edited(made(), coded))
    assert records == []
    assert [each.place.spot for each in told if each.place] == ["封面!D6"]
