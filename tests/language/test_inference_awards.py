"""Awards: points become numbers, operands get the meaning of what they stand beside."""

from __future__ import annotations

from fractions import Fraction

import pytest

from jianjia_rules.language.awards import Answer, Bands, BestOf, Checklist, Each, If, Inverse, Judged, Per, Proportion
from jianjia_rules.language.inference import Inference
from jianjia_rules.language.inference_awards import Worth, bound_award
from jianjia_rules.language.measures import Constant
from jianjia_rules.language.outcomes import Outcome
from jianjia_rules.language.parameters import ByField, ByType
from jianjia_rules.language.types import Kind
from tests.pieces import award, award_problems, parameter, scope


def bind(text: str, row: int = 10, **changes: object) -> object:
    worth = Worth(row, "firm", (("是", Outcome.MET), ("否", Outcome.NOT_MET)))
    return bound_award(award(text), worth, Inference(scope(unit_type="firm", **changes)), ())


def number(value: object) -> Constant:
    return Constant(value, Kind.NUMBER)  # type: ignore[arg-type]


def test_points_fall_to_what_has_none() -> None:
    whole = bind("{if: {field: plaque, is: true}}")
    assert isinstance(whole, If)
    assert whole.points == 10
    listed = bind("{checklist: [{if: {field: plaque, is: true}, points: 2}, {judged: {by: 组}, share: 1/4}]}")
    assert isinstance(listed, Checklist)
    assert [entry.points for entry in listed.entries] == [2, Fraction(5, 2)]
    best = bind("{best_of: [{if: {field: plaque, is: true}}, {value: {field: area}, points: 4}]}")
    assert isinstance(best, BestOf)
    assert [entry.points for entry in best.entries] == [10, 4]
    tiers = bind("{bands: [{if: {field: area, above: 50}}, {if: {field: area, above: 20}, share: 1/2}, "
                 "{otherwise: true, points: 1}]}")  # fmt: skip
    assert isinstance(tiers, Bands)
    assert [band.points for band in tiers.bands] == [10, 5, 1]
    assert tiers.bands[2].condition is None
    varied = bind("{if: {field: plaque, is: true}, points: {firm: 3, club: 4}}")
    assert isinstance(varied, If)
    assert varied.points == 3


def test_amounts_steps_and_caps_are_numbers() -> None:
    per = bind(
        "{per: {shortfall: {ratio: {field: plain}, to: {field: people}}, from: 90%}, step: 2%, loses: {share: 1/20}}"
    )
    assert isinstance(per, Per)
    assert per.step == number(Fraction(1, 50))
    assert per.amount == number(Fraction(1, 2))
    assert per.up_to == number(10)
    assert per.measure.target == number(Fraction(9, 10))  # type: ignore[union-attr]
    plain = bind("{per: {count: activities}, earns: 0.5, up_to: 3}")
    assert isinstance(plain, Per)
    assert (plain.step, plain.amount, plain.up_to) == (number(1), number(Fraction(1, 2)), number(3))
    values = ByType((("firm", Constant(2)), ("club", Constant(3))))
    named = bind("{per: {count: activities}, earns: $p, step: $p, up_to: $p}", parameters=parameter("p", values, "分"))
    assert isinstance(named, Per)
    assert (named.step, named.amount, named.up_to) == (number(2), number(2), number(2))
    each = bind(
        "{each: awards, where: {field: on, after: 2014-01-01},"
        " bands: [{if: {field: level, at_least: 市级}, points: 1}]}"
    )
    assert isinstance(each, Each)
    assert each.up_to == number(10)
    assert each.bands[0].condition.levels  # type: ignore[union-attr]


def test_targets_have_the_unit_of_what_is_measured() -> None:
    share = bind("{proportion: {ratio: {field: plain}, to: {field: people}}, of: 90%, from: 50%}")
    assert isinstance(share, Proportion)
    assert (share.target, share.start) == (number(Fraction(9, 10)), number(Fraction(1, 2)))
    fewer = bind("{inverse: {mean: activities, of: cost}, of: $p}", parameters=parameter("p", Constant(1), "万元"))
    assert isinstance(fewer, Inverse)
    assert fewer.target == number(10_000)


def test_answers_add_to_those_of_the_rulebook() -> None:
    said = bind("{answer: name, answers: {不适用: not-applicable}, reason: tenure, needs_reason: [不适用]}")
    assert isinstance(said, Answer)
    assert dict(said.answers) == {"是": Outcome.MET, "否": Outcome.NOT_MET, "不适用": Outcome.NOT_APPLICABLE}
    assert said.field.kind is Kind.TEXT
    assert said.reason is not None
    assert said.reason.kind is Kind.TEXT
    assert isinstance(bind("{judged: {by: 组}}"), Judged)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("{if: {field: aera, above: 1}}", ["JJ307 if.field (area?)"]),
        ("{bands: [{if: {field: aera, above: 1}, points: 1}]}", ["JJ307 bands.0.if.field (area?)"]),
        ("{checklist: [{if: {field: aera, above: 1}}]}", ["JJ307 checklist.0.if.field (area?)"]),
        ("{best_of: [{value: {field: aera}}]}", ["JJ307 best_of.0.value.field (area?)"]),
        ("{per: {field: name}, earns: 1}", ["JJ407 per"]),
        ("{per: {field: share}, step: 2, earns: 1}", ["JJ404 step"]),
        ("{per: {field: area}, step: 2%, earns: 1}", ["JJ415 step"]),
        ("{proportion: {field: share}, of: 90, from: 20%}", ["JJ404 of"]),
        ("{proportion: {field: area}, of: {field: people}}", ["JJ403 of"]),
        ("{proportion: {field: name}, of: 5}", ["JJ407 proportion"]),
        ("{inverse: {field: area}, of: 5%}", ["JJ415 of"]),
        ("{each: awards, bands: [{if: {field: levl, is: 市级}, points: 1}]}", ["JJ307 bands.0.if.field (level?)"]),
        ("{each: area, bands: [{otherwise: true, points: 1}]}", ["JJ406 each"]),
        ("{value: {field: name}}", ["JJ407 value"]),
        ("{value: {field: name}, points: 0}", []),
        ("{answer: nme}", ["JJ307 answer (name?)"]),
        ("{answer: activities}", ["JJ405 answer"]),
        ("{answer: name, answers: {好: met}, reason: nme}", ["JJ307 reason (name?)"]),
        ("{answer: tenure}", ["JJ202 answer"]),
        ("{answer: tenure, answers: {自有: met}}", ["JJ422 answer"]),
        ("{answer: tenure, answers: {自有: met, 租用: met}}", []),
        ("{answer: tenure, answers: {自有: met, 租用: met, 租: met}}", ["JJ411 answers (租用?)"]),
        (
            "{answer: tenure, answers: {自有: met, 租用: met}, reason: name, needs_reason: [借用]}",
            ["JJ411 needs_reason (租用?)"],
        ),
        ("{answer: tenure, answers: {自有: met, 租用: met}, needs_reason: [租用]}", ["JJ202 needs_reason"]),
        (
            "{answer: name, answers: {好: met, 差: not-met}, reason: tenure, needs_reason: [坏]}",
            ["JJ427 needs_reason.0"],
        ),
        ("{answer: plaque, answers: {'true': met, 'false': not-met}}", []),
        ("{answer: plaque, answers: {'true': met}}", ["JJ422 answer"]),
    ],
)  # fmt: skip
def test_problems_of_awards(text: str, found: list[str]) -> None:
    assert award_problems(text) == found


def test_a_parameter_can_be_measured_against_a_target() -> None:
    parameters = parameter("p", Constant(3), "人")
    assert award_problems("{proportion: $p, of: 5%}", parameters=parameters) == ["JJ415 of"]
    assert award_problems("{proportion: $p, of: {field: people}}", parameters=parameters) == []


def test_points_and_steps_cannot_differ_by_field() -> None:
    values = ByField(("unit", "size"), (("大型", Constant(1)),), Constant(2))
    parameters = parameter("p", values)
    assert award_problems("{per: {count: activities}, earns: $p}", parameters=parameters) == ["JJ423 earns"]
    assert award_problems("{per: {count: activities}, step: $p, loses: 1}", parameters=parameters) == ["JJ423 step"]
    zero = parameter("p", Constant(0))
    assert award_problems("{per: {count: activities}, step: $p, loses: 1}", parameters=zero) == ["JJ511 step"]
