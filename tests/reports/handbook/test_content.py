"""What a handbook says: every row of a table once, sums that agree, values of a day, only what is cited."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from jianjia_rules import CallError, RulebookError, handbook, load_rulebook
from jianjia_rules.language.measures import Constant
from jianjia_rules.language.parameters import ByField
from jianjia_rules.reports.handbook.numerals import chinese, section_number
from jianjia_rules.reports.handbook.tree import Document, Row, RowKind, Section, Table
from tests.reports.handbook.pieces import ISSUED, issued


def sections(document: Document) -> Iterator[Section]:
    for section in document.sections:
        yield section
        yield from section.sections


def table(document: Document, title: str) -> Table:
    """The first table below the section whose title holds a text."""
    section = next(each for each in sections(document) if title in each.title)
    inside = (section, *section.sections)
    return next(block for each in inside for block in each.blocks if isinstance(block, Table))


def texts(row: Row) -> list[str]:
    return [" ".join(cell.lines) for cell in row.cells]


def test_every_row_of_a_shipped_table_is_printed_once_and_its_points_add_up() -> None:
    rulebook = load_rulebook("jianjia-2014")
    for unit in rulebook.unit_types:
        own = [rule for rule in rulebook.rules if rule.for_types is None or unit.id in rule.for_types]
        if not own:
            continue
        document = handbook(rulebook, unit_type=unit.id).document
        rows = [row for each in sections(document) for block in each.blocks if isinstance(block, Table)
                and block.columns[-1].title == "数据来源" for row in block.rows]  # fmt: skip
        entries = [texts(row) for row in rows if row.kind is RowKind.ENTRY]
        assert [entry[1].removeprefix("★") for entry in entries] == [rule.title.get("zh") for rule in own]
        assert [entry[0] for entry in entries] == [str(number) for number in range(1, len(own) + 1)]
        base = table(document, "评分项目")
        points = [Fraction(texts(row)[3]) for row in base.rows if row.kind is RowKind.ENTRY]
        assert texts(base.rows[-1])[:2] == ["合计", "100"]
        assert sum(points) == 100


def test_subtotals_stand_under_their_parts() -> None:
    base = table(handbook(issued(), unit_type="firm").document, "评分项目")
    marked = [texts(row)[:2] for row in base.rows if row.kind is not RowKind.ENTRY]
    assert marked == [["评分表"], ["基础"], ["基础小计", "60"], ["工作"], ["工作小计", "40"], ["合计", "100"]]


def test_a_part_is_worth_the_lower_of_its_points_and_its_cap() -> None:
    parts = tuple(replace(part, up_to=50) if part.id == "base" else part for part in issued().parts)
    base = table(handbook(replace(issued(), parts=parts), unit_type="firm").document, "评分项目")
    assert [texts(row)[1] for row in base.rows if row.kind is RowKind.SUM] == ["50", "40", "100"]


def test_spans_add_up_to_the_columns() -> None:
    document = handbook(issued(), blank_scores=True).document
    for section in sections(document):
        for block in section.blocks:
            if isinstance(block, Table):
                assert {sum(cell.span for cell in row.cells) for row in block.rows} == {len(block.columns)}


def test_blank_columns_are_there_when_asked_for_and_empty() -> None:
    blank = table(handbook(issued(), unit_type="firm", blank_scores=True).document, "评分项目")
    assert [column.title for column in blank.columns[-3:]] == ["自评分", "考评分", "备注"]
    assert all(texts(row)[-3:] == ["", "", ""] for row in blank.rows if row.kind is RowKind.ENTRY)
    assert len(table(handbook(issued(), unit_type="firm").document, "评分项目").columns) == 7


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2014, 1, 1), "不少于 50 平方米（暂定）"),
        (date(2016, 1, 1), "不少于 80 平方米（暂定）"),
        (None, "不少于 50 平方米（自 2016年1月1日起 80 平方米；暂定）"),
    ],
)
def test_a_dated_value_is_that_of_the_day_or_all_with_their_days(day: date | None, said: str) -> None:
    assert said in handbook(issued(), as_of=day).markdown()


def test_values_of_a_type_are_marked_by_what_they_rest_on() -> None:
    firm, club = (handbook(issued(), unit_type=each).markdown() for each in ("firm", "club"))
    assert "论文达到 2 篇（暂定）得 10 分" in firm
    assert "论文达到 5 篇（暂定）得 15 分" in club
    assert "会议的数量达到 4 次（据文件）" in firm
    assert ("适用：学会" in firm, "学会满意度过低" in firm) == (False, False)
    assert ("适用：学会" in club, "学会满意度过低" in club) == (False, True)
    assert "（适用：学会）" in handbook(issued()).markdown()


def test_a_value_by_the_field_of_the_type_is_that_of_the_type() -> None:
    papers = issued().parameters["papers"]
    by_field = ByField(("unit", "type"), (("firm", Constant(3)),), Constant(7))
    rulebook = replace(issued(), parameters={**issued().parameters, "papers": replace(papers, value=by_field)})
    assert "论文达到 3 篇（暂定）" in handbook(rulebook, unit_type="firm").markdown()
    assert "论文达到 7 篇（暂定）" in handbook(rulebook, unit_type="club").markdown()
    assert "| 企业：3 篇；其他 7 篇 |" in handbook(rulebook).markdown()


def test_only_cited_clauses_are_quoted_word_for_word() -> None:
    quoted = table(handbook(issued()).document, "附录")
    assert [texts(row) for row in quoted.rows] == [
        ["第一条", "1-01", "建好场所，"],
        ["第一条", "1-02", "落实经费。"],
        ["第二条", "2-01", "多开展活动。"],
    ]


def test_data_come_from_the_unit_the_office_an_assessor_or_other_rows() -> None:
    base = table(handbook(issued(), unit_type="firm").document, "评分项目")
    found = {texts(row)[1]: row.cells[6].lines for row in base.rows if row.kind is RowKind.ENTRY}
    assert found["★场所面积"] == ("单位填报：场所",)
    assert found["论文增加"] == ("单位填报：论文", "上期记录：论文")
    assert found["执行情况"] == ("考核组评定",)
    assert found["满意度"] == ("考核办掌握：满意度测评", "单位填报：制度")


def test_the_digest_and_edition_are_printed() -> None:
    document = handbook(issued()).document
    assert document.edition == (f"版本 2.1.0　规则集 issued　摘要 {issued().digest[:12]}",)
    assert issued().digest in handbook(issued()).markdown()


def test_a_day_without_a_value_is_refused() -> None:
    with pytest.raises(RulebookError) as caught:
        handbook(ISSUED, as_of=date(2013, 5, 1))
    assert [fault.code for fault in caught.value.diagnostics] == ["JJ319"]


def test_an_unknown_type_is_refused_with_those_there_are() -> None:
    with pytest.raises(CallError) as caught:
        handbook(ISSUED, unit_type="frim")
    (fault,) = caught.value.diagnostics
    assert (fault.code, fault.expected("en"), fault.hint("en")) == (
        "JJ932",
        "one of: firm, club.",
        'Did you mean "firm"?',
    )


def test_section_numbers() -> None:
    assert [chinese(number) for number in (1, 10, 11, 20, 35, 100)] == ["一", "十", "十一", "二十", "三十五", "100"]
    assert [section_number(each, "zh") for each in ((2,), (2, 3), (2, 3, 4))] == ["二、", "（三）", "4．"]
    assert [section_number(each, "en") for each in ((2,), (2, 3))] == ["2. ", "2.3 "]
