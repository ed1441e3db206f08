"""Values by what the schema says of their field: answers, words, lists, what stands for nothing."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianjia_rules.language.periods import PeriodKind, Periods
from jianjia_rules.language.record_schema import RecordSchema
from jianjia_rules.records.normal.dates import COUNTED_FROM_1900
from jianjia_rules.records.normal.facts import Facts, facts_of
from jianjia_rules.records.normal.outcome import MISSING, Doubt, Outcome, Read
from jianjia_rules.records.normal.value import normal

SIZE = {
    "type": "string",
    "enum": ["大型", "中型", "小型"],
    "x-enum-en": {"大型": "large", "中型": "medium", "小型": "small"},
    "x-synonyms": {"小型": ["小", "小微"], "中型": "小微"},
}
CODE = {"type": "string", "format": "x-credit-code", "pattern": "^[1-9ANY][0-9A-HJ-NP-RTUWXY]{17}$"}


def facts(node: dict[str, Any], **more: Any) -> Facts:
    found = facts_of(RecordSchema({"type": "object", "properties": {"a": node}}, {}), ("a",), **more)
    assert found is not None
    return found


def read(value: object, node: dict[str, Any]) -> Outcome:
    return normal(value, facts(node))


@pytest.mark.parametrize(
    "text", ["是", "有", "√", "✔", "■", "☑", "Yes", " y ", "TRUE", "1", "☑是 □否", "是√ 否□", "■有□无"]
)
def test_yes(text: str) -> None:
    assert read(text, {"type": "boolean"}) == Read(True)


@pytest.mark.parametrize("text", ["否", "无", "没有", "×", "□", "☐", "no", "N", "false", "0", "□是 ☑否", "□是☒否"])
def test_no(text: str) -> None:
    assert read(text, {"type": "boolean"}) == Read(False)


@pytest.mark.parametrize("text", ["x", "X", "☒", "○", "☑是 ☑否"])
def test_a_cross_or_a_circle_is_asked_about(text: str) -> None:
    assert read(text, {"type": "boolean"}) == Doubt(("true", "false"))


@pytest.mark.parametrize("text", ["也许", "2", "是否", "是的吧", "☑好 □坏"])
def test_what_is_neither_is_left_as_it_is(text: str) -> None:
    assert read(text, {"type": "boolean"}) is None


@pytest.mark.parametrize("text", [" ", "　", "不适用", "/", "—", "——", "-", "N/A", "n/a", "不详"])
@pytest.mark.parametrize(
    "node", [{"type": "boolean"}, {"type": "number"}, {"type": "string", "format": "date"}, SIZE, CODE]
)
def test_what_stands_for_nothing_is_missing(text: str, node: dict[str, Any]) -> None:
    assert read(text, node) == MISSING


def test_none_is_an_answer_where_one_can_be() -> None:
    assert read("无", {"type": "boolean"}) == Read(False)
    assert read("无", {"type": "integer", "minimum": 0}) == Read(0)
    assert read("无", {"type": "integer", "minimum": 1}) is None
    assert read("无", {"type": "array", "items": {"type": "object"}}) == Read([])
    assert read("无", {"type": "array", "items": {"type": "string"}}) == Read([])
    assert read("无", {"type": "string", "enum": ["自有", "无"]}) is None  # it fits
    assert read("none", {"type": "string", "enum": ["自有", "无"], "x-enum-en": {"无": "none"}}) == Read("无")
    assert read("无", SIZE) == MISSING
    assert read("无", {"type": "string", "format": "date"}) == MISSING
    assert read("不适用", {"type": "array", "items": {"type": "object"}}) == MISSING
    assert read("无", {"type": "object", "properties": {}}) == MISSING


@pytest.mark.parametrize("text", [" ", "无", "/", "不适用", "１２", "是"])
def test_a_text_without_a_form_is_never_touched(text: str) -> None:
    assert read(text, {"type": "string"}) is None
    assert read(text, {}) is None


def test_a_choice_goes_by_any_of_its_words() -> None:
    assert read("Small", SIZE) == Read("小型")
    assert read("小", SIZE) == Read("小型")
    assert read(" 中 型 ", SIZE) == Read("中型")
    assert read("小微", SIZE) == Doubt(("小型", "中型"))
    assert read("□大型 ☑中型 □小型", SIZE) == Read("中型")
    assert read("□大型 □中型", SIZE) == MISSING
    assert read("☑大型 ☑中型", SIZE) == Doubt(("大型", "中型"))
    assert read("特大型", SIZE) is None


def test_a_list_is_split_where_that_is_sure() -> None:
    kinds = {"type": "array", "items": SIZE}
    assert read("大型；small", kinds) == Read(["大型", "小型"])
    assert read("大型、中型", kinds) == Read(["大型", "中型"])
    assert read("☑大型 □中型 ☑小型", kinds) == Read(["大型", "小型"])
    assert read("大型、别的", kinds) is None
    assert read("大型；小微", kinds) == Doubt(("小型", "中型"))
    assert read("张三；李四", {"type": "array", "items": {"type": "string"}}) == Read(["张三", "李四"])
    assert read(3, {"type": "array", "items": {"type": "integer"}}) == Read([3])
    assert read("3；1，200", {"type": "array", "items": {"type": "integer"}}) == Read([3, 1200])


def test_a_form_is_held_in_plain_characters() -> None:
    assert read("９１３５０１００Ｍ０００１００Ｙ４３", CODE) == Read("91350100M000100Y43")
    assert read("91350100m000100y43", CODE) == Read("91350100M000100Y43")
    assert read("91350100M000100Y44", CODE) is None  # the check character is wrong
    assert read("０１２３", {"type": "string", "pattern": "^[0-9]{4}$"}) == Read("0123")


def test_numbers_and_texts_stand_for_each_other() -> None:
    assert read(101, {"type": "string"}) == Read("101")
    assert read(Decimal("1.50"), {"type": "string"}) == Read("1.50")
    assert read("12.0", {"type": "integer"}) == Read(Decimal("12.0"))
    assert read("12.5", {"type": "integer"}) is None
    assert read(1, {"type": "boolean"}) == Read(True)
    assert read(2, {"type": "boolean"}) is None
    assert read(True, {"type": "number"}) is None
    assert normal(Decimal("101.0"), facts({"type": "string"}), COUNTED_FROM_1900) == Read("101")
    assert normal(3203011990010112340, facts({"type": "string"}), COUNTED_FROM_1900) == Doubt(("3203011990010112340",))


@pytest.mark.parametrize(
    ("kind", "text", "id"),
    [
        (PeriodKind.YEAR, "２０１４", "2014"),
        (PeriodKind.YEAR, "2014年度", "2014"),
        (PeriodKind.HALF, "2014年上半年", "2014-H1"),
        (PeriodKind.QUARTER, "2014年第三季度", "2014-Q3"),
        (PeriodKind.QUARTER, "2014q3", "2014-Q3"),
        (PeriodKind.MONTH, "2014年6月", "2014-06"),
    ],
)
def test_a_period_is_read(kind: PeriodKind, text: str, id: str) -> None:
    of_periods = facts({"type": ["string", "integer"]}, periods=Periods(kind))
    assert normal(text, of_periods) == Read(id)
    assert normal("去年", of_periods) is None
    assert normal(id, of_periods) is None


NODES = (
    {"type": "boolean"},
    {"type": "number", "x-unit": "万元", "minimum": 0},
    {"type": "integer"},
    {"type": "string", "format": "x-month"},
    {"type": "array", "items": SIZE},
    {"type": ["string", "integer"], "pattern": "^[0-9]{4}$"},
    {"type": "object"},
    SIZE,
    CODE,
)
VALUES = st.text(max_size=30) | st.integers() | st.decimals(allow_nan=False, allow_infinity=False) | st.booleans()


@given(VALUES | st.sampled_from(["1,200", "是", "2014.6.23", "无", "☑大型 □中型"]), st.sampled_from(NODES))
def test_what_is_read_fits_and_is_not_read_again(value: object, node: dict[str, Any]) -> None:
    outcome = read(value, node)
    if isinstance(outcome, Read) and outcome.value is not None:
        assert facts(node).fits(outcome.value)
        assert read(outcome.value, node) is None


@given(VALUES, st.sampled_from(NODES))
def test_what_fits_is_never_touched(value: object, node: dict[str, Any]) -> None:
    if facts(node).fits(value):
        assert read(value, node) is None


@pytest.mark.parametrize("text", ["1," * 500_000, "☑" * 1_000_000, "是；" * 500_000, " " * 2_000_000 + "1"])
@pytest.mark.parametrize("node", NODES)
def test_a_huge_text_is_not_looked_at(text: str, node: dict[str, Any]) -> None:
    assert read(text, node) is None
