"""Bound trees mean what their author wrote: read by the interpreter on records."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from jianjia_rules.engine.bind import bind
from jianjia_rules.engine.interpret.expressions import judge
from jianjia_rules.engine.interpret.reading import read_record
from jianjia_rules.engine.values import Unknown
from jianjia_rules.language.awards import If
from jianjia_rules.language.measures import Constant
from jianjia_rules.language.parameters import ByField
from jianjia_rules.language.rules import EvidenceRule
from tests.pieces import figure, parameter, rule, rulebook, year

PERIOD = year("2014")
_AMOUNTS = st.decimals(0, 10**6, places=2)


def holds(
    text: str,
    record: dict[str, Any],
    previous: dict[str, Any] | None = None,
    evidence: EvidenceRule | None = None,
    **settings: Any,
) -> bool | None:
    """Whether a condition is true of a record; None when that is unknown."""
    plan = bind(rulebook(rule("row", f"{{if: {text}}}", evidence=evidence), **settings), "firm", PERIOD)
    award = plan.rows[0].award
    assert isinstance(award, If)
    truth = judge(award.condition, read_record(plan, record, previous))
    return None if isinstance(truth, Unknown) else truth


@given(_AMOUNTS, _AMOUNTS)
def test_money_is_compared_across_its_units(wan: Decimal, yuan: Decimal) -> None:
    record = {"wan": wan, "yuan": yuan}
    assert holds("{field: wan, at_least: {field: yuan}}", record) is (wan * 10_000 >= yuan)
    assert holds("{add: [{field: yuan}, {field: wan}], above: 0}", record) is (wan > 0 or yuan > 0)
    total = {"wan": wan, "yuan": yuan, "plain": yuan + wan * 10_000}
    assert holds("{field: plain, is: {add: [{field: yuan}, {field: wan}]}}", total) is True


@given(st.integers(0, 200), st.integers(1, 200), st.integers(0, 100))
def test_a_percentage_is_one_threshold_for_rates_shares_and_ratios(part: int, whole: int, percent: int) -> None:
    reached = part * 100 >= percent * whole
    record = {"people": part, "plain": whole, "rate": Decimal(part), "share": Decimal(part) / 100}
    assert holds(f"{{ratio: {{field: people}}, to: {{field: plain}}, at_least: {percent}%}}", record) is reached
    assert holds(f"{{field: rate, at_least: {percent}%}}", record) is (part >= percent)
    assert holds(f"{{field: share, at_least: {percent}%}}", record) is (part >= percent)
    assert holds("{field: rate, is: {field: share}}", record) is True


def test_growth_counts_each_period_by_its_own_days() -> None:
    text = "{growth: {count: awards, where: {field: on, between: [$period_from, $period_to]}}, above: 0}"
    two = {"awards": [{"on": "2014-03-01"}, {"on": "2014-05-01"}, {"on": "2013-05-01"}]}
    one = {"awards": [{"on": "2013-04-01"}, {"on": "2012-04-01"}]}
    assert holds(text, two, one) is True
    assert holds(text, two, {"awards": [{"on": f"2013-0{month}-01"} for month in range(1, 4)]}) is False
    assert holds(text, two) is None


def test_a_choice_is_read_from_the_units_record_inside_a_list() -> None:
    values = ByField(("unit", "size"), (("大型", Constant(2)),), Constant(1))
    text = "{count: activities, where: {field: cost, at_least: $p}, at_least: 1}"
    settings: dict[str, Any] = {"parameters": parameter("p", values, "万元")}
    record = {"unit": {"size": "大型"}, "activities": [{"cost": 15_000}]}
    assert holds(text, record, **settings) is False
    assert holds(text, record | {"unit": {"size": "小型"}}, **settings) is True


def test_an_item_without_its_evidence_is_not_counted() -> None:
    held = figure("held", "{count: activities}")
    record = {"activities": [{"number": "1"}, {"number": ""}, {}]}
    numbered = EvidenceRule(per_item=("number",))
    for text in ("{count: activities, at_least: 2}", "{measure: held, at_least: 2}"):
        assert holds(text, record, measures=held) is True
        assert holds(text, record, evidence=numbered, measures=held) is False


def test_a_day_of_the_year_is_one_of_the_records_period() -> None:
    assert holds("{field: opened_on, before: 12-15}", {"opened_on": "2014-12-14"}) is True
    assert holds("{field: opened_on, before: 12-15}", {"opened_on": "2013-12-16"}) is True
    assert holds("{field: opened_on, before: 12-15}", {"opened_on": "2014-12-15"}) is False


def test_levels_are_compared_by_their_order() -> None:
    assert holds("{field: level, at_least: 市级}", {"level": "国家级"}) is True
    assert holds("{field: level, at_least: 市级}", {"level": "县级"}) is False
    assert holds("{field: level, at_least: 市级}", {}) is None
