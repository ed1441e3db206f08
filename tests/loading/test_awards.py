"""Awards: from YAML to the tree."""

from decimal import Decimal
from fractions import Fraction

from jianjia_rules.language.awards import (
    Answer,
    Band,
    BestOf,
    Checklist,
    Each,
    If,
    Judged,
    PartStep,
    Per,
    PointsByType,
    Proportion,
    Share,
    ValueAward,
)
from jianjia_rules.language.measures import Constant, Count, Field, Items, OncePer, ParameterRef
from jianjia_rules.language.outcomes import Outcome
from jianjia_rules.language.text import Text
from tests.loading.reading import award, condition, read

FOUNDED = "{field: founded, is: true}"


def test_points_are_a_number_by_type_or_a_share() -> None:
    assert award(f"{{if: {FOUNDED}}}") == If(condition(FOUNDED))
    assert award(f"{{if: {FOUNDED}, points: 1.5}}").points == Fraction(3, 2)
    assert award(f"{{if: {FOUNDED}, points: {{firm: 5, school: 4}}}}").points == PointsByType(
        (("firm", 5), ("school", 4))
    )
    for text in ("1/2", "50%", "0.5"):
        assert award(f"{{if: {FOUNDED}, share: {text}}}").points == Share(Fraction(1, 2))


def test_bands_end_with_otherwise() -> None:
    found = award(f"{{bands: [{{if: {FOUNDED}, points: 3}}, {{otherwise: true, share: 1/3}}]}}")
    assert found.bands == (Band(condition(FOUNDED), 3), Band(None, Share(Fraction(1, 3))))


def test_awards_in_awards_take_their_own_points() -> None:
    found = award(f"{{checklist: [{{if: {FOUNDED}, points: 2}}, {{judged: {{by: 考核组, step: 0.5}}, points: 3}}]}}")
    judged = Judged(Text(zh="考核组"), Fraction(1, 2), None, 3)
    assert found == Checklist((If(condition(FOUNDED), 2), judged))
    assert award(f"{{best_of: [{{checklist: [{{if: {FOUNDED}}}]}}]}}") == BestOf(
        (Checklist((If(condition(FOUNDED)),)),)
    )


def test_by_number() -> None:
    papers = Count(Items(("papers",)))
    assert award("{per: {count: papers}, earns: 0.5, up_to: 3}") == Per(
        papers, Constant(Fraction(1, 2)), up_to=Constant(3)
    )
    assert award("{per: {count: papers}, loses: {share: 1/30}, step: 2%, part_step: started}") == Per(
        papers, Share(Fraction(1, 30)), True, Constant("2%"), PartStep.STARTED
    )
    assert award("{per: {count: papers}, earns: $each, step: $step, up_to: $most}") == Per(
        papers, ParameterRef("each"), step=ParameterRef("step"), up_to=ParameterRef("most")
    )


def test_in_proportion_and_by_value() -> None:
    assert award("{proportion: {field: a}, of: 80%, from: 60}") == Proportion(
        Field(("a",)), Constant("80%"), Constant(60)
    )
    assert award("{value: {count: papers}}") == ValueAward(Count(Items(("papers",))))
    assert award("{inverse: {field: days}, of: 2.5}").target == Constant(Decimal("2.5"))


def test_items_by_tiers_once_for_each_key() -> None:
    found = award("{each: awards, once_by: [honour], bands: [{if: {field: level, is: 省级}, points: 3}], up_to: 10}")
    band = Band(condition("{field: level, is: 省级}"), 3)
    assert found == Each(Items(("awards",), None, OncePer((("honour",),))), (band,), Constant(10))


def test_answers() -> None:
    found = award("{answer: tls.status, answers: {N/A: not-applicable}, reason: tls.why, needs_reason: [N/A]}")
    status, why = Field(("tls", "status")), Field(("tls", "why"))
    assert found == Answer(status, (("N/A", Outcome.NOT_APPLICABLE),), why, ("N/A",))


def test_a_band_that_fails_does_not_hide_the_next() -> None:
    text = "{bands: [{if: {field: a}, points: 3}, {if: {field: b}, points: 2}, {points: 1}]}"
    found, codes = read(text, lambda context: context.awards.award)
    assert (found, sorted(codes)) == (None, ["JJ202", "JJ210", "JJ210"])
