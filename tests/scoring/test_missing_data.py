"""What missing data does to a total, with the whole engine.

While every cause is treated as `zero`, what a unit leaves out never pays: however a gap is filled in, the exact total
is at least what it was with the gap. A treatment that leaves rows out breaks this, and is meant to: the row's points
leave with it, and a bad answer then costs more than none.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from jianjia_rules.language import conditions
from jianjia_rules.language.awards import Award, Band, Bands, BestOf, Checklist, If, Inverse, Per, Proportion
from jianjia_rules.language.conditions import Comparison, Condition, Word
from jianjia_rules.language.measures import Constant, Field, Ratio
from jianjia_rules.language.outcomes import Cause, Treatment
from jianjia_rules.language.rules import Undetermined
from jianjia_rules.language.scheme import PartKind, Rescale
from tests.scoring.tables import assessed, part, plan, row

NAMES = st.sampled_from(["f", "g", "h"])
FIELDS = NAMES.map(lambda name: Field((name,)))
NUMBERS = st.integers(0, 6)


@st.composite
def comparisons(draw: st.DrawFn) -> Condition:
    word = draw(st.sampled_from([Word.AT_LEAST, Word.BELOW, Word.IS]))
    found: Condition = conditions.Test(draw(FIELDS), (Comparison(word, (Constant(draw(NUMBERS)),)),))
    return conditions.Not(found) if draw(st.booleans()) else found


SIMPLE = st.one_of(
    st.builds(If, comparisons()),
    st.builds(lambda a, b: Bands((Band(a), Band(b, 1))), comparisons(), comparisons()),
    st.builds(Per, FIELDS, st.just(Constant(1)), loses=st.booleans(), step=st.just(Constant(2))),
    st.builds(Proportion, FIELDS, FIELDS),
    st.builds(Inverse, FIELDS, st.just(Constant(3))),
    st.builds(lambda a, b: Proportion(Ratio(a, b), Constant(1)), FIELDS, FIELDS),
)
AWARDS: st.SearchStrategy[Award] = st.one_of(
    SIMPLE,
    st.builds(lambda a, b: BestOf((a, b)), SIMPLE, SIMPLE),
    st.builds(lambda a, b: Checklist((If(a, 1), If(b, 2))), comparisons(), comparisons()),
)


@settings(max_examples=150)
@given(
    st.lists(st.tuples(AWARDS, st.none() | comparisons(), st.sampled_from("ab")), min_size=1, max_size=4),
    st.dictionaries(st.sampled_from("fgh"), NUMBERS),
    st.dictionaries(st.sampled_from("fgh"), NUMBERS, min_size=3),
    st.sampled_from(Rescale),
)
def test_leaving_an_answer_out_never_pays(rows: list[Any], known: Any, filling: Any, rescale: Rescale) -> None:
    rules = [row(f"r{at}", in_part, 3, award=award, when=when) for at, (award, when, in_part) in enumerate(rows)]
    late = row("late", "faults", 2, award=Per(Field(("f",)), Constant(1)))
    parts = [part("a"), part("b"), part("faults", kind=PartKind.DEDUCTION, up_to=2)]
    table = plan(parts, [*rules, late], rescale=rescale)
    with_gaps, filled = assessed(table, **known), assessed(table, **{**filling, **known})
    if filled.exact_total is not None:  # with the gaps filled, nothing may apply at all
        assert with_gaps.exact_total is not None
        assert filled.exact_total >= with_gaps.exact_total


def test_a_treatment_that_leaves_rows_out_makes_a_gap_worth_more_than_a_bad_answer() -> None:
    left_out = Undetermined(((Cause.ANSWER, Treatment.LEAVE_OUT),))
    table = plan([part("a", 10)], [row("x", "a", 5, undetermined=left_out), row("y", "a", 5)])
    assert assessed(table, y=5).exact_total == 10
    assert assessed(table, x=0, y=5).exact_total == 5


def test_a_partly_known_row_counts_with_the_least_it_can_be() -> None:
    bands = Bands(
        (Band(conditions.Test(Field(("f",)), (Comparison(Word.AT_LEAST, (Constant(5),)),)), 3), Band(None, 1))
    )
    table = plan([part("a", 3)], [row("x", "a", 3, award=bands)])
    assert assessed(table).exact_total == 1
    assert assessed(table, f=5).exact_total == Fraction(3)
