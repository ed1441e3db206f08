"""What is private in a workbook: just the cell it stands in, on its own sheet."""

from __future__ import annotations

from pathlib import Path

from openpyxl import Workbook

from tests.records.workbooks.forms import edited, made, places, read, row_of

SECRET = "0500-1"


def test_a_cell_of_another_sheet_is_told_in_full(tmp_path: Path) -> None:
    """The private value stands in the same row and column of its sheet as the faulty one of the list."""

    def wrong(book: Workbook) -> None:
        answers, acts = book["基本情况"], book["活动"]
        row = row_of(answers, "venue.phone")
        assert answers.cell(row, 4).value == SECRET
        acts.cell(row, 3).value, acts.cell(row, 4).value, acts.cell(row, 5).value = "2014-05-05", "会", "交溜"
        acts.cell(row, 6).value = None
        answers.cell(row_of(answers, "venue.tenure"), 4).value = "租佣"

    (records, told) = read(tmp_path, edited(made(), wrong))
    assert records == []
    text = "".join(each.message("zh") + each.hint("zh") for each in told)
    assert "租佣" in text, places(told)
    assert "交溜" in text
    assert "不显示的内容" not in text
    assert SECRET not in text


def test_a_private_cell_is_not_told_and_nothing_is_guessed(tmp_path: Path) -> None:
    def wrong(book: Workbook) -> None:
        answers = book["基本情况"]
        answers.cell(row_of(answers, "venue.phone"), 4).value = True

    (_, told) = read(tmp_path, edited(made(), wrong))
    assert all("TRUE" not in each.message("zh").upper() for each in told)
