"""Measures, conditions and operands: from YAML to the tree."""

from decimal import Decimal

import pytest

from jianjia_rules.language.conditions import All, Comparison, Every, NoneOf, Not, Some, Test, Word
from jianjia_rules.language.measures import (
    Aggregate,
    AggregateKind,
    Call,
    Constant,
    Count,
    Field,
    Growth,
    HowMany,
    Items,
    LowerOf,
    OncePer,
    OutcomeOf,
    ParameterRef,
    Previous,
    Ratio,
    Scope,
    Shortfall,
)
from jianjia_rules.language.operators import AWARDS, LOGIC, MEASURES, WORDS, Operator
from jianjia_rules.language.scalars import Scalar
from tests.loading.reading import award, condition, measure, read

# pytest takes a class of this name for tests.
Test.__test__ = False  # type: ignore[attr-defined]


@pytest.mark.parametrize("operator", [*MEASURES, *LOGIC, *WORDS], ids=lambda operator: operator.key)
def test_the_example_of_every_measure_and_word_reads(operator: Operator) -> None:
    readers = (lambda context: context.nodes.condition), (lambda context: context.nodes.measure)
    assert any(read(operator.example, reader)[1] == [] for reader in readers)


@pytest.mark.parametrize("operator", AWARDS, ids=lambda operator: operator.key)
def test_the_example_of_every_award_reads(operator: Operator) -> None:
    assert award(operator.example) is not None


def test_one_measure_may_have_several_comparisons() -> None:
    assert condition("{field: venue.area, at_least: 20, below: $limit}") == Test(
        Field(("venue", "area")),
        (Comparison(Word.AT_LEAST, (Constant(20),)), Comparison(Word.BELOW, (ParameterRef("limit"),))),
    )


def test_scalars_stay_as_they_were_written() -> None:
    words: dict[str, Scalar] = {
        "80%": "80%",
        "2014-12-31": "2014-12-31",
        "1.50": Decimal("1.50"),
        "true": True,
        "$$x": "$x",
        "'3'": "3",
    }
    for text, value in words.items():
        assert condition(f"{{field: a, is: {text}}}").comparisons[0].operands == (Constant(value),)
    assert repr(condition("{field: a, is: 1.50}").comparisons[0].operands[0].value) == "Decimal('1.50')"


def test_word_lists_hold_their_scalars_or_one_parameter() -> None:
    assert condition("{field: a, in: [x, $y]}").comparisons[0].operands == (Constant("x"), ParameterRef("y"))
    assert condition("{field: a, in: $levels}").comparisons[0].operands == (ParameterRef("levels"),)
    assert condition("{field: a, between: [1, {field: b}]}").comparisons[0].operands == (Constant(1), Field(("b",)))


def test_lists_are_filtered_and_reduced() -> None:
    text = "{sum: awards, of: points, where: {field: level, is: 省级}, once_by: [honour, unit.id], highest: level}"
    where = Test(Field(("level",)), (Comparison(Word.IS, (Constant("省级"),)),))
    once = OncePer((("honour",), ("unit", "id")), Field(("level",)))
    items = Items(("awards",), where, once)
    assert measure(text) == Aggregate(AggregateKind.SUM, items, Field(("points",)))
    assert measure("{mean: cases, of: {ratio: {field: a}, to: {field: b}}}").of == Ratio(Field(("a",)), Field(("b",)))
    assert measure("{distinct: venue.facilities}") == Aggregate(AggregateKind.DISTINCT, Items(("venue", "facilities")))


def test_the_record_is_reached_from_inside_a_where() -> None:
    found = condition("{count: activities, where: {field: on, after: {record: founded_on}}, at_least: 1}")
    assert found.measure.items.where.comparisons[0].operands == (Field(("founded_on",), Scope.RECORD),)


def test_measures_of_measures() -> None:
    assert measure("{shortfall: {count: meetings}, from: {lower_of: [4, {field: due}]}}") == Shortfall(
        Count(Items(("meetings",))), LowerOf((Constant(4), Field(("due",))))
    )
    assert measure("{growth: {previous: {field: a}}, as: share}") == Growth(Previous(Field(("a",))), share=True)
    assert measure("{call: index, with: [{field: on}, 3]}") == Call("index", (Field(("on",)), Constant(3)))
    assert measure("{how_many: [{outcome: venue, is: met}]}") == HowMany((condition("{outcome: venue, is: met}"),))
    assert condition("{outcome: venue, is: met}").measure == OutcomeOf("venue")


def test_logic() -> None:
    true = condition("{field: a, is: true}")
    assert condition("{all: [{field: a, is: true}, {none: [{field: a, is: true}]}]}") == All((true, NoneOf((true,))))
    assert condition("{not: {some: list, where: {field: a, is: true}}}") == Not(Some(Items(("list",), true)))
    assert condition("{every: list, where: {field: a, is: true}}") == Every(Items(("list",), true))


def test_every_fault_of_a_tree_is_found_at_once() -> None:
    text = "{all: [{feild: a, is: 1}, {field: 'a[0]', is: 1}, {field: a}, {count: b, is: null, at_lest: 3}]}"
    found, codes = read(text, lambda context: context.nodes.condition)
    assert found is None
    assert sorted(codes) == ["JJ201", "JJ204", "JJ206", "JJ210", "JJ219"]
