"""Every total against one worked out in another way, over tables of every shape."""

from __future__ import annotations

import pickle
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from jianjia_rules.engine.plan import Plan
from jianjia_rules.findings.verdict import Verdict
from jianjia_rules.language.scheme import PartKind, Rounding, RoundingMode
from jianjia_rules.scoring.losses import losses
from jianjia_rules.scoring.rounding import rounded
from jianjia_rules.scoring.scorer import Scorer
from tests.scoring import oracle
from tests.scoring.made import scored_tables

Case = tuple[Plan, tuple[Verdict, ...]]


@given(scored_tables())
def test_totals_agree_with_the_oracle(case: Case) -> None:
    table, verdicts = case
    by_rule = {row.facts.rule: verdict for row, verdict in zip(table.rows, verdicts, strict=True)}
    ready = Scorer(table)
    if not any(rule.part == part.id for part in table.rulebook.parts for rule in table.rulebook.rules):
        return
    if not ready.table.has_base:
        return
    for _ in range(2):  # the second time the verdicts are known
        score = ready(ready.settled(verdicts))
        assert score.exact_total == oracle.exact_total(table.rulebook, by_rule)
        assert score.total == oracle.total(table.rulebook, by_rule)


@given(scored_tables())
def test_a_scorer_that_travelled_scores_the_same(case: Case) -> None:
    table, verdicts = case
    ready = Scorer(table)
    again = pickle.loads(pickle.dumps(ready))
    assert again(again.settled(verdicts)).total == ready(ready.settled(verdicts)).total


@given(scored_tables())
def test_a_total_is_never_negative_and_never_above_the_ceiling(case: Case) -> None:
    table, verdicts = case
    ready = Scorer(table)
    score = ready(ready.settled(verdicts))
    if score.sum is not None:
        assert score.exact_total >= 0  # type: ignore[operator]
        ceiling = table.rulebook.ceiling
        assert ceiling is None or score.exact_total <= ceiling  # type: ignore[operator]


@given(scored_tables(plain=True))
def test_what_was_lost_and_what_was_scored_make_the_whole(case: Case) -> None:
    """Where no cap cuts anything off."""
    table, verdicts = case
    ready = Scorer(table)
    settled = ready.settled(verdicts)
    score = ready(settled)
    root = score.nodes[-1]
    if not root.leaves:
        lost = losses(ready.table, score.nodes, settled)
        assert sum(lost.values()) == Fraction(*root.worth) - Fraction(*root.score)


@given(
    st.fractions(min_value=-1000, max_value=1000, max_denominator=10_000),
    st.sampled_from(RoundingMode),
    st.integers(0, 6),
)
def test_rounding_agrees_with_the_decimal_module(value: Fraction, mode: RoundingMode, places: int) -> None:
    rounding = Rounding(mode, places)
    assert rounded(value, rounding) == oracle.rounded(value, rounding)


@given(scored_tables())
def test_deductions_take_away_and_bonuses_add(case: Case) -> None:
    table, verdicts = case
    ready = Scorer(table)
    score = ready(ready.settled(verdicts))
    kinds = {node.kind for node in ready.table.nodes}
    assert Fraction(*score.bonus) >= 0
    assert Fraction(*score.deduction) <= 0
    assert PartKind.BONUS in kinds or score.bonus[0] == 0
