"""`jianjia convert` into workbooks and out of them, as people call it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from jianjia_rules import CallError, check_code, convert, load_rulebook
from jianjia_rules.documents.workbooks.book import BookError
from jianjia_rules.reports.template.file_names import FileNames
from tests.cli.calling import Caller

EXAMPLES = "examples/enterprises/2014"
CITY = "examples/city/2014.ndjson"
BY = ("--rulebook", "jianjia-2014")


def lines(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def written(path: Path, *records: dict[str, object]) -> Path:
    path.write_text("".join(f"{json.dumps(each)}\n" for each in records), encoding="utf-8")
    return path


def unit(id: str = "QY-01", type: str = "enterprise_kx", **more: object) -> dict[str, object]:
    return {"unit": {"id": id, "type": type, "name": "甲", "parent": "XZ-01"}, "period": "2014", **more}


def test_the_enterprises_become_workbooks_and_come_back(tmp_path: Path, jianjia: Caller) -> None:
    straight, forms, back = tmp_path / "a.ndjson", tmp_path / "forms", tmp_path / "b.ndjson"
    jianjia("convert", EXAMPLES, "-o", straight)
    done = jianjia("convert", EXAMPLES, "--to", "xlsx", "-o", forms, *BY, "--lang", "zh")
    assert (done.code, done.err) == (0, "读入 12 条记录，写出 12 条，退回 0 条。\n")
    assert "QY-03 泽滨润禾纺织有限公司科协 2014.xlsx" in {each.name for each in forms.iterdir()}
    done = jianjia("convert", forms, "-o", back, *BY)
    assert (done.code, len(done.err.splitlines())) == (0, 1)
    given = sorted(lines(straight), key=lambda each: str(each["unit"]))
    assert sorted(lines(back), key=lambda each: str(each["unit"])) == given


def test_units_of_the_city_of_every_type(tmp_path: Path, jianjia: Caller) -> None:
    by_type = {each["unit"]["type"]: each for each in lines(Path(CITY))}  # type: ignore[index]
    some = written(tmp_path / "some.ndjson", *by_type.values())
    assert set(by_type) == {"enterprise_kx", "township_kx", "society", "municipal_kx"}
    assert jianjia("convert", some, "--to", "xlsx", "-o", tmp_path / "forms", *BY).code == 0
    assert jianjia("convert", tmp_path / "forms", "-o", tmp_path / "b.ndjson", *BY).code == 0
    given = sorted(by_type.values(), key=lambda each: str(each["unit"]))
    assert sorted(lines(tmp_path / "b.ndjson"), key=lambda each: str(each["unit"])) == given
    found = [jianjia("check", path, *BY, "--format", "json", "--lang", "en").out for path in (some, tmp_path / "forms")]
    totals = [{each["unit"]: each["total"] for each in json.loads(out)["assessments"]} for out in found]
    assert totals[0] == totals[1]


def test_the_cover_has_the_check_code_of_the_data(tmp_path: Path) -> None:
    record = unit(office={"review": {"late_days": 3}}, venue={"facilities": ["文体", "会议洽谈"]})
    assert (
        convert(written(tmp_path / "a.ndjson", record), tmp_path / "a.xlsx", rulebook="jianjia-2014").diagnostics == ()
    )
    cover = load_workbook(tmp_path / "a.xlsx")["封面"]
    cell = next(row[3].value for row in cover.iter_rows() if row[0].value == "#code")
    assert cell == check_code(record, load_rulebook("jianjia-2014").schema)
    convert(tmp_path / "a.xlsx", tmp_path / "b.ndjson", rulebook="jianjia-2014")
    assert lines(tmp_path / "b.ndjson") == [record]


def test_what_a_workbook_cannot_hold_is_told_at_its_place(tmp_path: Path, jianjia: Caller) -> None:
    odd = unit(
        nick="b",
        venue={"address": " 一楼 ", "area_m2": True},
        meetings=[{"kind": "其他", "subject": "x" * 33_000}, {}],
        organization={},
        evidence=[{"kind": "照片", "sha256": "0" * 64}],
    )
    for lang, words in (("en", "cannot hold"), ("zh", "放不下")):
        done = jianjia(
            "convert", written(tmp_path / "a.ndjson", odd), "-o", tmp_path / lang, "--to", "xlsx", *BY, "--lang", lang
        )
        assert done.code == 2
        assert done.err.count("JJ879") == 4
        assert "a.ndjson:1:" in done.err
        assert words in done.err
        for field in ("nick", "venue.address", "venue.area_m2", "meetings"):
            assert field in done.err
    done = jianjia("convert", tmp_path / "zh", "--to", "ndjson", *BY)
    assert done.code == 0  # the check code on the cover is that of what the workbook holds
    back = json.loads(done.out)
    assert (back["organization"], back["evidence"]) == ({}, odd["evidence"])


def test_words_for_a_choice_are_read_as_the_choice_and_no_loss(tmp_path: Path, jianjia: Caller) -> None:
    table = tmp_path / "a.csv"
    table.write_text(
        "unit.id,unit.type,period,venue.plaque,venue.area_m2\nQY-9,企业科协,2014,有,42㎡\n", encoding="utf-8"
    )
    done = jianjia("convert", table, "--to", "xlsx", "-o", tmp_path / "forms", *BY)
    assert (done.code, done.err.count("\n")) == (0, 1)
    done = jianjia("convert", tmp_path / "forms", "--to", "json", *BY)
    assert json.loads(done.out)[0]["unit"]["type"] == "enterprise_kx"


def test_days_that_a_workbook_counts_become_dates(tmp_path: Path, jianjia: Caller) -> None:
    convert(written(tmp_path / "a.ndjson", unit()), tmp_path / "a.xlsx", rulebook="jianjia-2014")
    book = load_workbook(tmp_path / "a.xlsx")
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            if row[0].value in {"organization.approved_on", "filing.filed_on"}:
                row[3].value, row[3].number_format = 41813, "General"
            if row[0].value == "unit.credit_code":
                row[3].value = 911234567890123456
    book.save(tmp_path / "b.xlsx")
    done = jianjia("convert", tmp_path / "b.xlsx", "--to", "json", *BY, "--lang", "en")
    data = json.loads(done.out)[0]
    assert data["organization"]["approved_on"] == data["filing"]["filed_on"] == "2014-06-23"
    assert (done.code, done.err.count("JJ871")) == (2, 1)  # of the code nobody knows the last digits


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("convert", EXAMPLES, "--to", "xlsx", *BY), "JJ783"),
        (("convert", EXAMPLES, "--to", "xlsx", "-o", "forms"), "JJ942"),
        (("convert", EXAMPLES, "-o", "all.xlsx", *BY), "JJ782"),
        (("convert", EXAMPLES, "-o", "forms.ods", *BY), "JJ941"),
        (("convert", EXAMPLES, "-o", f"{EXAMPLES}/润禾纺织.yaml/forms", "--to", "xlsx", *BY), "JJ908"),
    ],
)
def test_calls_that_are_wrong(
    words: tuple[str, ...], code: str, jianjia: Caller, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = Path.cwd()
    monkeypatch.chdir(tmp_path)
    done = jianjia(*(str(here / word) if word.startswith("examples/") else word for word in words))
    assert done.code == 2
    assert code in done.err
    assert list(tmp_path.iterdir()) == []


def test_a_unit_of_no_known_type_is_told_and_the_others_are_written(tmp_path: Path, jianjia: Caller) -> None:
    file = written(tmp_path / "a.ndjson", unit(type="club"), unit("QY-02"))
    done = jianjia("convert", file, "--to", "xlsx", "-o", tmp_path / "forms", *BY, "--lang", "en")
    assert (done.code, done.err.count("JJ786")) == (2, 1)
    assert done.err.endswith("Records: 2 read, 1 written, 1 refused.\n")
    assert [each.name for each in (tmp_path / "forms").iterdir()] == ["QY-02 甲 2014.xlsx"]


def test_a_workbook_that_is_there_is_never_written_over(tmp_path: Path, jianjia: Caller) -> None:
    forms = tmp_path / "forms"
    first = written(tmp_path / "a.ndjson", unit(venue={"area_m2": 40}))
    for _ in range(2):  # the same again is the same
        assert jianjia("convert", first, "--to", "xlsx", "-o", forms, *BY).code == 0
    before = (forms / "QY-01 甲 2014.xlsx").read_bytes()
    other = written(tmp_path / "b.ndjson", unit("QY-00"), unit(venue={"area_m2": 41}))
    done = jianjia("convert", other, "--to", "xlsx", "-o", forms, *BY)
    assert (done.code, "JJ967" in done.err) == (2, True)
    assert [each.name for each in forms.iterdir()] == ["QY-01 甲 2014.xlsx"]
    assert (forms / "QY-01 甲 2014.xlsx").read_bytes() == before
    with pytest.raises(CallError):
        convert([first, other], tmp_path / "one.xlsx", rulebook="jianjia-2014")
    assert not (tmp_path / "one.xlsx").exists()


def test_records_of_any_shape_are_told_and_the_rest_is_written(tmp_path: Path, jianjia: Caller) -> None:
    file = written(
        tmp_path / "a.ndjson",
        {"unit": "text", "period": "2014"},
        unit(meetings=[1, "x", None, {"kind": None}], venue=[], activities={"a": 1}, self_scores=[1], filing="x"),
        unit("&R <b>\u202e=1+1", period=["2014"]),
        unit("QY-02", people=[{}]),
    )
    done = jianjia("convert", file, "--to", "xlsx", "-o", tmp_path / "forms", *BY, "--lang", "en")
    assert (done.code, done.err.count("JJ786"), done.err.count("JJ879")) == (2, 1, 7)
    assert done.err.endswith("Records: 4 read, 3 written, 1 refused.\n")
    back = jianjia("convert", tmp_path / "forms", "--to", "json", *BY)
    assert back.code == 0
    assert json.loads(back.out)[0]["unit"]["id"] == "&R <b>\u202e=1+1"


def test_a_record_that_is_too_much_for_a_workbook_is_told(
    tmp_path: Path, jianjia: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    def too_much(*_: object) -> None:
        raise BookError("JJ756", most=1)

    monkeypatch.setattr("jianjia_rules.reports.conversion.forms.read_book", too_much)
    done = jianjia("convert", written(tmp_path / "a.ndjson", unit()), "-o", tmp_path / "a.xlsx", *BY, "--lang", "en")
    assert (done.code, "JJ879" in done.err) == (2, True)
    assert not (tmp_path / "a.xlsx").exists()


def test_names_that_windows_and_gbk_take() -> None:
    names = FileNames()
    given = ["CON", "a/b:c", "甲\u202e乙", "乡𠮷", "གཞིས", ' "x" .', "a\tb", "A\tB", "~$x", "长" * 200]
    made = [names.of(each) for each in given]
    assert made[:6] == ["_CON", "a_b_c", "甲_乙", "乡_", "____", "_x_"]
    assert len({each.casefold() for each in made}) == len(given)
    for name in made:
        assert name.encode("gbk")
        assert not set(name) & set('<>:"/\\|?*')
        assert len(f"{name}.xlsx".encode()) <= 255
