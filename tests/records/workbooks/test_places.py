"""Where the values of a form stand; and of what it does not ask, that it stands nowhere in it."""

from __future__ import annotations

from jianjia_rules.records.workbooks.origin import WorkbookOrigin

SPOTS = {("unit", "id"): (0, 4, 2), ("acts", 0, "title"): (2, 7, 3)}


def test_a_value_its_nearest_ancestor_and_what_is_below() -> None:
    origin = WorkbookOrigin("a.xlsx", ("封面", "答", "活动"), SPOTS, (0, 1, 1))
    assert str(origin.place(("unit", "id"))) == "a.xlsx 封面!B4"
    assert str(origin.place(("unit", "id", "x"))) == "a.xlsx 封面!B4"
    assert str(origin.place(("acts",))) == "a.xlsx 活动!C7"
    assert str(origin.place(())) == "a.xlsx 封面!A1"


def test_a_field_that_is_not_asked_has_no_cell() -> None:
    origin = WorkbookOrigin("a.xlsx", ("封面", "答", "活动"), SPOTS, (0, 1, 1))
    assert str(origin.place(("office", "accepted"))) == "a.xlsx:1:1"


def test_a_field_without_a_column_stands_in_its_row() -> None:
    origin = WorkbookOrigin("a.xlsx", ("表",), {("id",): (0, 3, 1)}, (0, 3, 1), is_row=True)
    assert str(origin.place(("area",))) == "a.xlsx 表!A3"
