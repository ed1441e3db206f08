"""Sentences made from the tree: goldens of every operator, of the language page's rules, of every kind of reason."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from jianjia_rules.language import conditions
from jianjia_rules.language.conditions import Comparison, Word
from jianjia_rules.language.measures import Constant, Field, ParameterRef
from jianjia_rules.language.outcomes import Cause, Outcome
from jianjia_rules.language.parameters import Parameter
from jianjia_rules.language.record_schema import RecordSchema
from jianjia_rules.language.scope import Scope
from jianjia_rules.language.text import Text
from jianjia_rules.wording.english import agreeing, is_plural
from jianjia_rules.wording.facts import facts
from jianjia_rules.wording.numbers import date_text, difference_text, number_text, quantity
from jianjia_rules.wording.outcomes import CAUSES, OUTCOMES
from jianjia_rules.wording.seen import Found, Seen
from jianjia_rules.wording.titles import Titles
from jianjia_rules.wording.tree import describe_condition, voice_of
from jianjia_rules.wording.voice import points_text
from tests.wording.sentences import GOLDENS, HERE


@pytest.mark.parametrize("name", GOLDENS)
def test_the_sentences_are_those_of_the_golden(name: str) -> None:
    assert GOLDENS[name]() == (HERE / f"{name}.txt").read_text(encoding="utf-8"), (
        "if the change is meant: python -m tests.wording.sentences, and read the difference"
    )


@pytest.mark.parametrize("name", GOLDENS)
def test_no_sentence_shows_code_or_stray_punctuation(name: str) -> None:
    for line in (HERE / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        for stray in ("  ", "。。", "；；", "，，", "{", "}", "None", "Fraction(", " ,", "（）"):
            if name == "operators" and (": {" in line or "〔" in line):
                continue  # the example itself, and a pattern
            assert stray not in line, line


def test_every_outcome_and_cause_has_words() -> None:
    assert (set(OUTCOMES), set(CAUSES)) == (set(Outcome), set(Cause))


@pytest.mark.parametrize(
    ("number", "unit", "zh", "en"),
    [
        (50, "平方米", "50 平方米", "50 m²"),
        (1, "天", "1 天", "1 day"),
        (2, "天", "2 天", "2 days"),
        (Fraction(1, 2), "万元", "0.5 万元", "5,000 yuan"),
        (80, "%", "80%", "80%"),
        (Fraction(4, 5), "1", "80%", "80%"),
        (Fraction(2, 3), "1", "66.67%", "66.67%"),
        (12345, None, "12345", "12,345"),
        (3, "家", "3 家", "3"),
        (3, "人次/场", "3 人次/场", "3 attendances per event"),
        (-1234567, "元", "-1234567 元", "-1,234,567 yuan"),
        (Fraction(-1, 2), None, "-0.5", "-0.5"),
    ],
)
def test_a_quantity_reads_as_people_write_it(number: Fraction, unit: str | None, zh: str, en: str) -> None:
    assert (quantity(number, unit, "zh"), quantity(number, unit, "en")) == (zh, en)


def test_a_rounded_number_never_looks_like_the_one_it_missed() -> None:
    assert number_text(Fraction(2699999, 30000)) == "90"
    assert number_text(Fraction(2699999, 30000), [90]) == "89.999967"


def test_percentages_are_apart_by_percentage_points() -> None:
    assert difference_text(Fraction(1, 100), "1", "zh") == "1 个百分点"
    assert difference_text(Fraction(1, 100), "1", "en") == "1 percentage point"
    assert difference_text(Fraction(5, 2), "%", "en") == "2.5 percentage points"


def test_points_are_singular_and_plural() -> None:
    assert [points_text(points, "en") for points in (1, Fraction(3, 2), 0)] == ["1 point", "1.5 points", "0 points"]


def test_verbs_agree_with_the_title() -> None:
    assert agreeing("rules in place", "is at least 3") == "are at least 3"
    assert agreeing("the number of rules", "is at least 3") == "is at least 3"
    assert agreeing("rules on meetings", "is “yes”") == "is “yes”"
    assert not is_plural("status")


def test_dates_are_written_out() -> None:
    day = date(2014, 6, 3)
    assert (date_text(day, "zh"), date_text(day, "en")) == ("2014年6月3日", "3 June 2014")


def test_a_field_without_a_title_is_called_by_its_name() -> None:
    schema = RecordSchema({"type": "object"}, {})
    test = conditions.Test(Field(("area",)), (Comparison(Word.AT_LEAST, (Constant(3),)),))
    assert describe_condition(test, "zh", Titles(Scope(schema))) == "area 不少于 3"


def test_a_parameter_is_said_with_its_value_where_it_has_one() -> None:
    schema = RecordSchema({"type": "object"}, {})
    parameter = Parameter("least", Text("最低数", "least number"), Constant(3), unit="次")
    titles = Titles(Scope(schema, parameters={"least": parameter}))
    known = conditions.Test(Field(("n",)), (Comparison(Word.AT_LEAST, (ParameterRef("least"),)),))
    unknown = conditions.Test(Field(("n",)), (Comparison(Word.AT_LEAST, (ParameterRef("other"),)),))
    assert describe_condition(known, "en", titles) == "n is at least 3 (parameter: least number)"
    assert describe_condition(unknown, "zh", titles) == "n 不少于参数“other”规定的值"


def test_a_records_text_is_shown_inert_and_short() -> None:
    schema = RecordSchema({"type": "object"}, {})
    said = describe_condition(
        conditions.Test(Field(("n",)), (Comparison(Word.IS, (Constant("\x1b[31m" + "长" * 100),)),)),
        "zh",
        Titles(Scope(schema)),
    )
    assert said.startswith("n 为“<U+001B>[31m长")
    assert said.endswith("…”")
    assert len(said) < 80


def test_a_private_value_is_not_said() -> None:
    schema = RecordSchema(
        {"type": "object", "properties": {"phone": {"type": "string", "title": "电话", "x-private": True}}}, {}
    )
    field = Field(("phone",))
    test = conditions.Test(field, (Comparison(Word.MATCHES, (Constant("1[0-9]+"),)),))
    seen = Seen({field: Found("0511-123")}, {test: False})
    said = list(facts(test, seen, voice_of("zh", Titles(Scope(schema)))))
    assert said == ["电话为不公开的内容（要求符合格式“1[0-9]+”）"]
