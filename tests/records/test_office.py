"""An office's own data stand above what units submit: value by value, told apart, and never in the dark."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from openpyxl import Workbook

from jianjia_rules import load_rulebook, template
from jianjia_rules.diagnostics import Diagnostics
from jianjia_rules.records.office import Office, read_office
from jianjia_rules.units.record import Source
from tests.records.rulebooks import Read, fully_said, rulebook
from tests.records.test_versions import book, record
from tests.records.test_versions import read as read_versions

OFFICE = "unit.id,period,members,venue.area_m2\na,2014,8,\nz,2014,1,2\n"


def office_of(*given: Any, codes: tuple[str, ...] = ()) -> Office:
    diagnostics = Diagnostics()
    office = read_office(given, book(), diagnostics)
    assert tuple(each.code for each in diagnostics.sorted()) == codes
    assert all(map(fully_said, diagnostics))
    return office


def with_office(folder: Path, office: Office, *records: Any) -> Read:
    read_versions(folder, *records)
    return Read(folder, by=book(), office=office)


def test_the_office_stands_above_all_versions_value_by_value(tmp_path: Path) -> None:
    file = tmp_path / "office.csv"
    file.write_text(OFFICE, "utf-8")
    office = office_of(file)
    given = [record(members=5, venue={"area_m2": 40}), record("更正", members=6)]
    found = with_office(tmp_path / "in", office, *given)
    (only,) = found.records
    assert (only.data["members"], only.data["venue"]) == (8, {"area_m2": 40})
    assert [each.source for each in only.amendments] == [Source.CORRECTION, Source.OFFICE]
    assert sorted(found.codes) == ["JJ860", "JJ862"]
    (note,) = [each for each in found.diagnostics if each.code == "JJ862"]
    assert note.place is not None
    assert note.related is not None
    assert (Path(note.place.file).name, Path(note.related.file).name) == ("office.csv", "1.json")
    assert [each.code for each in office.unused()] == ["JJ836"]


def test_what_agrees_is_the_offices_all_the_same_and_no_note(tmp_path: Path) -> None:
    office = office_of({"unit": {"id": "a"}, "period": 2014, "members": 5, "code": "0123"})
    found = with_office(tmp_path, office, record(members=5))
    (only,) = found.records
    assert only.data["code"] == "0123"
    assert [only.source_of((name,)) for name in ("members", "code", "share")] == [Source.OFFICE, Source.OFFICE, None]
    assert found.codes == []
    assert list(office.unused()) == []


def test_faults_of_the_offices_data_are_told_at_once() -> None:
    whose = {"unit": {"id": "a"}, "period": 2014}
    office_of(
        {**whose, "members": "many"},
        {**whose, "no-such": 1},
        {"period": 2014, "members": 1},
        {"unit": {"id": "a"}, "members": 1},
        codes=("JJ801", "JJ802", "JJ803", "JJ807"),
    )
    office_of({**whose, "members": 1}, {**whose, "members": 2}, codes=("JJ837",))
    office_of({**whose, "members": 1}, {**whose, "members": 1, "code": "0123"})


def test_a_piece_need_not_be_whole(tmp_path: Path) -> None:
    """Nothing that a whole record needs is asked for, but entries of lists are whole."""
    whose = {"unit": {"id": "a"}, "period": 2014}
    office_of({**whose, "activities": [{"kind": "交流"}]})
    office_of({**whose, "activities": [{"people": 3}]}, codes=("JJ802",))
    made = rulebook()
    assert read_office([{**whose, "code": "0123"}], made, Diagnostics()).layers


def test_tables_and_workbooks_are_read_by_paths_and_titles_with_values_as_people_write_them(tmp_path: Path) -> None:
    rulebook = load_rulebook("jianjia-2014")
    head = [
        "单位编号",
        "考核期",
        "office.attendance.called",
        "“家”的验收合格日期（考核办）",
        "review of the unit's own",
        "活动场所地址",
    ]
    row = ["QY-03", "2014年度", "４", "2014年11月3日", "x", "一楼"]
    (tmp_path / "o.csv").write_text(f"{','.join(head)}\n{','.join(row)}\n", "utf-8")
    workbook = Workbook()
    workbook.worksheets[0].append(head)
    workbook.worksheets[0].append([*row[:3], 41946, *row[4:]])  # a day as the number that a workbook keeps
    workbook.save(tmp_path / "o.xlsx")
    for name in ("o.csv", "o.xlsx"):
        diagnostics = Diagnostics()
        office = read_office([tmp_path / name], rulebook, diagnostics)
        assert [each.code for each in diagnostics.sorted()] == ["JJ809"]
        (layers,) = office.layers.values()
        assert layers[0].data == {
            "office": {"attendance": {"called": 4}, "home": {"accepted_on": "2014-11-03"}},
            "venue": {"address": "一楼"},
        }


def test_a_filled_form_is_no_office_s_list_and_said_to_be_none(tmp_path: Path) -> None:
    rulebook = load_rulebook("jianjia-2014")
    file = tmp_path / "form.xlsx"
    file.write_bytes(template(rulebook, unit_type="society").xlsx())
    diagnostics = Diagnostics()
    read_office([file], rulebook, diagnostics)
    assert "JJ929" in [each.code for each in diagnostics.sorted()]
    assert diagnostics.has_errors
