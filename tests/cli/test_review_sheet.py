"""The assessors' workbook: what it holds, that texts stay texts, and what comes of it when it is read back."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from fractions import Fraction
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianjia_rules import Review, assess, load_rulebook
from jianjia_rules.diagnostics import Diagnostics
from jianjia_rules.language.rulebook import Several
from jianjia_rules.records.entries import read_reviews
from jianjia_rules.reports.review_sheet import _names, review_sheet
from jianjia_rules.running.entries import standing
from jianjia_rules.units import review_sheet as at
from jianjia_rules.units.several import combined
from tests.cli.calling import Caller

ONE = "examples/enterprises/2014/润禾纺织.yaml"
BOOK = ("--rulebook", "jianjia-2014")
Scores = Mapping[str, tuple[Any, Any]]


@pytest.fixture
def sheet(tmp_path: Path, jianjia: Caller) -> Path:
    file = tmp_path / "考评.xlsx"
    assert jianjia("review-sheet", ONE, *BOOK, "-o", file, "--lang", "zh").code == 0
    return file


def filled(sheet: Path, by: str, scores: Scores, unit: str = "QY-03") -> Path:
    """The workbook as an assessor gives it back."""
    book: Any = openpyxl.load_workbook(sheet)
    book.worksheets[0].cell(*at.ASSESSOR_CELL).value = by
    page = book[unit]
    rows = {page.cell(row, at.RULE).value: row for row in range(at.HEADER_ROW + 1, page.max_row + 1)}
    for rule, (score, reason) in scores.items():
        page.cell(rows[rule], at.AUDITED).value = score
        page.cell(rows[rule], at.REASON).value = reason
    out = sheet.with_name(f"{by or 'nobody'}.xlsx")
    book.save(out)
    return out


def test_every_row_has_its_facts_and_the_same_records_give_the_same_bytes(sheet: Path, jianjia: Caller) -> None:
    assessment = next(iter(assess("jianjia-2014", ONE)))
    book: Any = openpyxl.load_workbook(sheet)
    assert book.sheetnames == ["说明", "差异", "QY-03"]
    page = book["QY-03"]
    for row, finding in enumerate(assessment.findings, at.HEADER_ROW + 1):
        assert page.cell(row, at.RULE).value == finding.rule
        assert page.cell(row, at.COMPUTED).value == pytest.approx(float(finding.earned), abs=1e-4)
        assert page.cell(row, at.AUDITED).value is None
        assert not page.cell(row, at.AUDITED).protection.locked
        assert page.cell(row, at.COMPUTED).protection.locked
    evidence = {page.cell(row, at.RULE).value: page.cell(row, at.EVIDENCE).value for row in range(7, page.max_row)}
    assert "佐-" in evidence["venue-area"]
    again = sheet.with_name("again.xlsx")
    jianjia("review-sheet", ONE, *BOOK, "-o", again, "--lang", "zh")
    assert again.read_bytes() == sheet.read_bytes()


def test_scores_come_back_as_review_entries(sheet: Path, jianjia: Caller) -> None:
    one = filled(sheet, "甲", {"rules-in-practice": (1, "好"), "venue-area": (0.5, "现场量过")})
    result = assess("jianjia-2014", ONE, reviews=one)
    assessment = next(iter(result))
    assert [each.code for each in result.diagnostics if each.code.startswith("JJ84")] == []
    finding = assessment.finding("venue-area")
    assert (finding.earned, finding.steps[-1].by, finding.steps[-1].reason) == (Fraction(1, 2), "甲", "现场量过")
    assert assessment.finding("rules-in-practice").earned == 1
    assert jianjia("check", ONE, *BOOK, "--reviews", one).code == 0


def test_several_assessors_combine_on_discretionary_rows(sheet: Path) -> None:
    two = [filled(sheet, "甲", {"new-ways": (1, "新")}), filled(sheet, "乙", {"new-ways": (0, "")})]
    result = assess("jianjia-2014", ONE, reviews=two)
    finding = next(iter(result)).finding("new-ways")
    assert finding.earned == Fraction(1, 2)
    assert finding.steps[-1].by == "甲、乙"
    assert "JJ843" not in [each.code for each in result.diagnostics]
    out = [*two, filled(sheet, "丙", {"new-ways": (9, "过高")})]
    result = assess("jianjia-2014", ONE, reviews=out)
    assert next(iter(result)).finding("new-ways").earned == Fraction(1, 2)
    (fault,) = [each for each in result.diagnostics if each.code == "JJ846"]
    assert fault.place is not None
    assert fault.place.sheet == "QY-03"


def test_faults_are_told_at_their_cells(sheet: Path, jianjia: Caller) -> None:
    wrong = filled(sheet, "甲", {"venue-area": ("一分", ""), "membership": (0, ""), "new-ways": (True, "")})
    done = jianjia("check", ONE, *BOOK, "--reviews", wrong, "--lang", "zh")
    assert done.code == 2
    for text in ("甲.xlsx QY-03!I9: 错误 JJ898", "考评分“一分”不是数", "JJ899", "缺改动计算得分的理由"):
        assert text in done.err
    nobody = filled(sheet, "", {"venue-area": (0.5, "量过"), "membership": (0, "核过")})
    done = jianjia("check", ONE, *BOOK, "--reviews", nobody, "--lang", "en")
    assert done.err.count("JJ899") == 1
    assert "B9" in done.err


def test_what_is_no_review_sheet_is_said_so(tmp_path: Path, sheet: Path, jianjia: Caller) -> None:
    plain, broken, cut = tmp_path / "plain.xlsx", tmp_path / "broken.xlsx", tmp_path / "cut.xlsx"
    openpyxl.Workbook().save(plain)
    broken.write_bytes(b"PK\x03\x04 no archive")
    cut.write_bytes(sheet.read_bytes()[:5000])
    bomb = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"0" * (80 << 20))
    for file in (plain, broken, cut, bomb, tmp_path / "none.xlsx"):
        done = jianjia("check", ONE, *BOOK, "--reviews", file, "--lang", "en")
        assert done.code == 2
        codes = {"none.xlsx": "JJ901", "broken.xlsx": "JJ751", "cut.xlsx": "JJ751", "bomb.xlsx": "JJ755"}
        assert codes.get(file.name, "JJ830") in done.err
        assert "Traceback" not in done.err
    done = jianjia(
        "check", "tests/rulebooks/gates/cases/records.yaml", "-r", "tests/rulebooks/gates", "--reviews", sheet
    )
    assert "JJ830" in done.err


def test_it_is_written_as_xlsx_alone(tmp_path: Path, jianjia: Caller) -> None:
    done = jianjia("review-sheet", ONE, "--rulebook", "jianjia-2014", "-o", tmp_path / "r.ods")
    assert (done.code, "JJ968" in done.err, list(tmp_path.iterdir())) == (2, True, [])


@pytest.mark.parametrize("extra", [(), ("--format", "ndjson"), ("--format", "ndjson", "-j", "2")])
def test_a_record_that_changed_since_is_told_with_the_unit(
    tmp_path: Path, jianjia: Caller, extra: tuple[str, ...]
) -> None:
    paths = [tmp_path / Path(each).name for each in (ONE, ONE.replace("润禾纺织", "望河酒业"))]
    for path in paths:
        path.write_text(Path("examples/enterprises/2014", path.name).read_text("utf-8"), "utf-8")
    sheet = tmp_path / "sheet.xlsx"
    assert jianjia("review-sheet", *paths, *BOOK, "-o", sheet).code == 0
    by = filled(sheet, "甲", {"venue-area": (0.5, "量过"), "membership": (0, "核过")})
    by = filled(by, "甲", {"venue-area": (0.5, "量过")}, "QY-02")
    given = ("check", *paths, *BOOK, "--reviews", by, *extra)
    assert "JJ784" not in (done := jianjia(*given, "--lang", "zh")).out + done.err
    text = paths[0].read_text("utf-8")
    assert "area_m2: 42" in text
    paths[0].write_text(text.replace("area_m2: 42", "area_m2: 43"), "utf-8")
    for lang, words in (
        ("zh", "单位“QY-03” 2014 的记录改过；甲的考评分"),
        ("en", "for 2014 changed since the review sheet was written; the scores of 甲"),
    ):
        done = jianjia(*given, "--lang", lang)
        told = done.out + done.err
        assert told.count("JJ784") == 1
        assert words in told
        assert done.code == 0


def test_what_the_office_gives_counts_as_a_change_and_another_order_of_keys_does_not(
    tmp_path: Path, sheet: Path, jianjia: Caller
) -> None:
    by = filled(sheet, "甲", {"venue-area": (0.5, "量过")})
    again = tmp_path / "again.ndjson"
    jianjia("convert", ONE, "-o", again)
    done = jianjia("check", again, *BOOK, "--reviews", by)
    assert "JJ784" not in done.out + done.err
    office = tmp_path / "office.yaml"
    office.write_text('unit: {id: QY-03}\nperiod: "2014"\noffice: {review: {late_days: 3}}\n', "utf-8")
    done = jianjia("check", again, *BOOK, "--reviews", by, "--office", office)
    assert "JJ784" in done.out + done.err


def test_an_ordinary_list_of_entries_may_stand_in_a_workbook(tmp_path: Path, jianjia: Caller) -> None:
    heads = (
        ["unit", "period", "rule", "by", "reason", "earned", "date"],
        ["单位编号", "考核期", "行", "由谁", "理由", "得分", "日期"],
    )
    for head in heads:
        book: Any = openpyxl.Workbook()
        book.active.append(head)
        book.active.append(["QY-03", "2014年度", "venue-area", "甲", "量过", "０.５", "2014年12月3日"])
        file = tmp_path / "list.xlsx"
        book.save(file)
        result = assess("jianjia-2014", ONE, reviews=file)
        assert result.diagnostics == ()
        assert next(iter(result)).finding("venue-area").earned == Fraction(1, 2)
        done = jianjia("check", ONE, *BOOK, "--reviews", file, "--no-normalise")
        assert done.code == 2
        assert "Sheet!F2" in done.err
        done = jianjia("check", ONE, *BOOK, "--reviews", file, "--show-changes", "--format", "json")
        assert done.out.count("JJ872") == 3


def test_a_sheet_saved_as_another_kind_of_workbook_is_read(tmp_path: Path) -> None:
    filled_in = Path(__file__).parents[1] / "records" / "workbooks" / "files" / "review.ods"
    diagnostics = Diagnostics()
    found = read_reviews([filled_in], load_rulebook("jianjia-2014"), diagnostics)
    assert [(each.unit, each.rule, each.earned, each.by) for each in found] == [
        ("QY-03", "venue-area", Fraction(1, 2), "甲")
    ]
    assert {each.code for each in diagnostics.sorted()} <= {"JJ880"}


def test_texts_stay_texts(tmp_path: Path, jianjia: Caller) -> None:
    text = Path(ONE).read_text("utf-8").replace("QY-03", "=HYPERLINK(1)/[x]").replace("泽滨润禾纺织", "=1+1")
    file = tmp_path / "a.yaml"
    file.write_text(text.replace("{id: =", "{id: '=").replace("[x]", "[x]'"), "utf-8")
    out = tmp_path / "out.xlsx"
    done = jianjia("review-sheet", file, *BOOK, "-o", out, "--lang", "en")
    assert done.code == 0, done.err
    book: Any = openpyxl.load_workbook(out)
    for page in book.worksheets:
        for row in page.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    assert cell.value.startswith(("=IF(", "='")), cell.value
                    assert "HYPERLINK(1)/" not in cell.value


@given(st.lists(st.text(max_size=40), max_size=8))
def test_sheet_names_are_safe_and_told_apart(ids: list[str]) -> None:
    names = list(_names(("About",), ids))
    assert len({name.casefold() for name in ["about", *names]}) == len(ids) + 1
    for name in names:
        assert 1 <= len(name) <= 31
        assert not set(name) & set("[]:*?/\\")
        assert not name.startswith("'")
    book: Any = openpyxl.Workbook()
    for name in names:
        book.create_sheet(name)
    book.save(BytesIO())


points = st.lists(st.integers(0, 8).map(lambda number: Fraction(number, 2)), min_size=1, max_size=6)


@given(points, st.randoms())
def test_points_combine_in_any_order(given_points: list[Fraction], random: Any) -> None:
    reviews = [Review("u", "2014", "r", f"b{at}", "", judged=each) for at, each in enumerate(given_points)]
    shuffled = random.sample(reviews, len(reviews))
    for how in (Several.MEAN, Several.TRIMMED_MEAN, Several.MEDIAN):
        found = combined(reviews, how)
        assert combined(shuffled, how).judged == found.judged
        assert min(given_points) <= Fraction(found.judged or 0) <= max(given_points)
    ordered = sorted(given_points)
    inner = ordered[1:-1] if len(ordered) > 2 else ordered
    assert combined(reviews, Several.TRIMMED_MEAN).judged == sum(inner, Fraction(0)) / len(inner)


def test_only_discretionary_rows_combine() -> None:
    rulebook = load_rulebook("jianjia-2014")
    assert rulebook.assessors is Several.MEAN
    given_by = (("a", 0), ("b", 1), ("b", Fraction(1, 2)))
    reviews = [Review("u", "2014", "new-ways", by, "", judged=score) for by, score in given_by]
    reviews += [Review("u", "2014", "venue-area", by, "", earned=score) for by, score in given_by]
    stood = {each.rule: each for each in standing(reviews, rulebook)}
    assert stood["new-ways"].judged == Fraction(1, 4)
    assert stood["venue-area"].earned == Fraction(1, 2)
    assert len(list(standing(reviews, rulebook))) == 4


def test_the_library_writes_and_reads_it_too(tmp_path: Path) -> None:
    rulebook = load_rulebook("jianjia-2014")
    made = review_sheet(rulebook, assess(rulebook, ONE).inputs.run, "en")
    file = tmp_path / "a.xlsx"
    file.write_bytes(made)
    diagnostics = Diagnostics()
    assert read_reviews([filled(file, "Li", {"venue-area": (0, "none")})], rulebook, diagnostics)[0].by == "Li"
    assert diagnostics.sorted() == ()
