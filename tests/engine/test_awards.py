"""How every award earns, from nothing to all."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from jianjia_rules.engine.interpret.awards import amount_of, worth
from jianjia_rules.language.awards import Share
from jianjia_rules.language.measures import Constant
from jianjia_rules.language.outcomes import Outcome
from jianjia_rules.language.rulebook import Function
from jianjia_rules.language.scheme import Part, PartKind
from jianjia_rules.language.text import same
from jianjia_rules.language.types import Kind
from tests.engine.examples import earned, verdict

ANSWERS = {"是": Outcome.MET, "否": Outcome.NOT_MET, "不清楚": Outcome.UNDETERMINED, "半": Outcome.PARTLY_MET}
ANSWERS |= {"不适用": Outcome.NOT_APPLICABLE, "true": Outcome.MET, "2.5": Outcome.MET, "待定": Outcome.PENDING}
TAKING: dict[str, Any] = {"parts": (Part("table", same("t"), kind=PartKind.DEDUCTION),)}
"""The rows of a part that takes points away."""


@pytest.mark.parametrize(
    ("record", "result"),
    [("area: 50", "met 10"), ("area: 49", "not-met 0"), ("{}", "undetermined 0..10")],
)
def test_all_or_nothing(record: str, result: str) -> None:
    assert earned("{if: {field: area, at_least: 50}}", record) == result


BANDS = "{bands: [{if: {field: area, at_least: 50}, points: 10}, {if: {field: plaque, is: true}, points: 4}]}"


@pytest.mark.parametrize(
    ("record", "result", "branch"),
    [
        ("{area: 50, plaque: true}", "met 10", 0),
        ("{area: 20, plaque: true}", "partly-met 4", 1),
        ("{area: 20, plaque: false}", "not-met 0", None),
        ("{plaque: true}", "undetermined 4..10", None),
        ("{plaque: false}", "undetermined 0..10", None),
        ("{area: 20}", "undetermined 0..4", None),
        ("{}", "undetermined 0..10", None),
    ],
)
def test_tiers_the_first_that_holds(record: str, result: str, branch: int | None) -> None:
    assert earned(BANDS, record) == result
    assert verdict(BANDS, record).branch == branch


@pytest.mark.parametrize(
    ("record", "result"),
    [
        ("activities: [{kind: 学术}, {kind: 学术}]", "partly-met 4"),
        ("activities: [{kind: 学术}, {}]", "undetermined 0..4"),
        ("activities: [{kind: 学术}, {kind: 学术}, {kind: 学术}, {}]", "partly-met 4"),
        ("activities: [{kind: 学术}, {kind: 学术}, {kind: 学术}, {kind: 学术}, {}]", "undetermined 4..10"),
        ("activities: [{}]", "not-met 0"),
    ],
)
def test_tiers_of_a_count_that_is_open(record: str, result: str) -> None:
    counted = "{count: activities, where: {field: kind, is: 学术}, at_least: %s}"
    award = f"{{bands: [{{if: {counted % 5}}}, {{if: {counted % 2}, points: 4}}]}}"
    assert earned(award, record) == result


def test_tiers_of_a_count_that_is_open_may_all_earn_the_same() -> None:
    """Whatever the number is, one of them holds: told apart one by one, none of them would for sure."""
    counted = "{count: activities, where: {field: kind, is: 学术}, %s}"
    award = f"{{bands: [{{if: {counted % 'at_least: 2'}, points: 4}}, {{if: {counted % 'below: 2'}, points: 4}}]}}"
    assert earned(award, "activities: [{kind: 学术}, {}]") == "partly-met 4"


def test_the_last_tier_may_be_for_everybody_else() -> None:
    tiers = "{bands: [{if: {field: area, at_least: 50}}, {otherwise: true, points: 1}]}"
    assert earned(tiers, "area: 1") == "partly-met 1"
    assert earned(tiers, "{}") == "undetermined 1..10"


def test_tiers_of_the_same_points_need_not_be_told_apart() -> None:
    tiers = "{bands: [{if: {field: area, at_least: 50}, points: 3}, {if: {field: plaque, is: true}, points: 3}]}"
    assert earned(tiers, "plaque: true") == "partly-met 3"


@pytest.mark.parametrize(
    ("award", "people", "result"),
    [
        ("{per: {field: people}, earns: 2}", 3, "partly-met 6"),
        ("{per: {field: people}, earns: 2}", 9, "met 10"),
        ("{per: {field: people}, earns: 2}", 0, "not-met 0"),
        ("{per: {field: people}, earns: 2}", -3, "not-met 0"),
        ("{per: {field: people}, earns: 2, up_to: 5}", 9, "partly-met 5"),
        ("{per: {field: people}, step: 5, earns: 1}", 14, "partly-met 2"),
        ("{per: {field: people}, step: 5, part_step: started, earns: 1}", 11, "partly-met 3"),
        ("{per: {field: people}, step: 5, part_step: share, earns: 1}", 12, "partly-met 2.4"),
        ("{per: {field: people}, earns: {share: 1/4}}", 1, "partly-met 2.5"),
        ("{per: {field: people}, loses: 2}", 3, "partly-met 4"),
        ("{per: {field: people}, loses: 2}", 0, "met 10"),
        ("{per: {field: people}, loses: 2}", 90, "not-met 0"),
        ("{per: {field: people}, loses: 2, up_to: 5}", 90, "partly-met 5"),
        ("{per: {shortfall: {ratio: {field: people}, to: 100}, from: 90%}, step: 2%, loses: 0.5}", 85, "partly-met 9"),
        ("{per: {shortfall: {ratio: {field: people}, to: 100}, from: 90%}, step: 2%, part_step: started, loses: 0.5}",
         85, "partly-met 8.5"),
    ],
)  # fmt: skip
def test_so_much_for_each(award: str, people: int, result: str) -> None:
    assert earned(award, f"people: {people}") == result


def test_so_much_for_each_of_what_is_not_known() -> None:
    activities = "activities: [{people: 9}, {}, {people: 1}]"
    counted = "{count: activities, where: {field: people, at_least: 5}}"
    assert earned(f"{{per: {counted}, earns: 2}}", activities) == "undetermined 2..4"
    assert earned(f"{{per: {counted}, loses: 2}}", activities) == "undetermined 6..8"
    assert earned(f"{{per: {counted}, earns: 2}}", "{}") == "undetermined 0..10"
    assert earned(f"{{per: {counted}, earns: 2, up_to: 3}}", "{}") == "undetermined 0..3"
    assert earned(f"{{per: {counted}, loses: 2, up_to: 3}}", "{}") == "undetermined 7..10"
    assert earned("{per: {field: open.a}, earns: 2}", "open: {a: x}") == "undetermined 0..10"


@pytest.mark.parametrize(
    ("award", "plain", "result"),
    [
        ("{proportion: {field: plain}, of: 30}", "15", "partly-met 5"),
        ("{proportion: {field: plain}, of: 30}", "10", "partly-met 10/3"),
        ("{proportion: {field: plain}, of: 30}", "45", "met 10"),
        ("{proportion: {field: plain}, of: 30}", "-3", "not-met 0"),
        ("{proportion: {field: plain}, of: 30, from: 10}", "20", "partly-met 5"),
        ("{proportion: {field: plain}, of: 30, from: 10}", "10", "not-met 0"),
        ("{proportion: {field: plain}, of: 0}", "5", "not-applicable"),
        ("{inverse: {field: plain}, of: 5}", "10", "partly-met 5"),
        ("{inverse: {field: plain}, of: 5}", "4", "met 10"),
        ("{inverse: {field: plain}, of: 5}", "0", "met 10"),
        ("{inverse: {field: plain}, of: 0}", "4", "not-met 0"),
        ("{value: {field: plain}}", "3.5", "partly-met 3.5"),
        ("{value: {field: plain}}", "30", "met 10"),
        ("{value: {field: plain}}", "-1", "not-met 0"),
    ],
)
def test_in_proportion_and_by_value(award: str, plain: str, result: str) -> None:
    assert earned(award, f"plain: {plain}") == result


@pytest.mark.parametrize(
    ("award", "record", "result"),
    [
        ("{proportion: {field: plain}, of: 30}", "{}", "undetermined 0..10"),
        ("{proportion: {count: activities, where: {field: people, above: 0}}, of: 4}",
         "activities: [{people: 1}, {}]", "undetermined 2.5..5"),
        ("{proportion: 1, of: {count: activities, where: {field: people, above: 0}}}",
         "activities: [{people: 1}, {}]", "undetermined 5..10"),
        ("{proportion: 1, of: {count: activities, where: {field: people, above: 0}}}",
         "activities: [{}]", "undetermined 0..10"),
        ("{proportion: 1, of: 1, from: {difference: [{count: activities, where: {field: people, above: 0}}, 1]}}",
         "activities: [{}, {}, {}]", "undetermined 0..10"),
        ("{inverse: {count: activities, where: {field: people, above: 0}}, of: 1}",
         "activities: [{people: 1}, {}]", "undetermined 5..10"),
        ("{value: {field: people}}", "{}", "undetermined 0..10"),
    ],
)  # fmt: skip
def test_in_proportion_to_what_is_not_known(award: str, record: str, result: str) -> None:
    assert earned(award, record) == result


CHECKLIST = "{checklist: [{if: {field: plaque, is: true}, points: 4}, {per: {field: people}, earns: 2, points: 8}]}"
BEST = "{best_of: [{if: {field: plaque, is: true}, points: 4}, {per: {field: people}, earns: 2, points: 8}]}"


@pytest.mark.parametrize(
    ("record", "added", "best"),
    [
        ("{plaque: true, people: 1}", "partly-met 6", "partly-met 4"),
        ("{plaque: true, people: 9}", "met 10", "partly-met 8"),
        ("{plaque: false, people: 0}", "not-met 0", "not-met 0"),
        ("{plaque: true}", "undetermined 4..10", "undetermined 4..8"),
        ("{people: 1}", "undetermined 2..6", "undetermined 2..4"),
        ("{people: 9}", "undetermined 8..10", "partly-met 8"),
    ],
)
def test_several_add_up_or_the_best_counts(record: str, added: str, best: str) -> None:
    assert earned(CHECKLIST, record) == added
    assert earned(BEST, record) == best


HONOURS = """
each: awards
once_by: [title]
bands: [{if: {field: level, at_least: 国家级}, points: 5}, {if: {field: level, at_least: 市级}, points: 2}]
up_to: 8
"""


@pytest.mark.parametrize(
    ("awards", "result"),
    [
        ("[{title: a, level: 国家级}, {title: b, level: 市级}]", "partly-met 7"),
        ("[{title: a, level: 国家级}, {title: a, level: 市级}]", "partly-met 5"),
        ("[{title: a, level: 市级}, {title: a, level: 国家级}]", "partly-met 5"),
        ("[{title: a, level: 国家级}, {title: b, level: 国家级}]", "partly-met 8"),
        ("[{title: a, level: 县级}]", "not-met 0"),
        ("[{level: 市级}, {level: 市级}]", "partly-met 4"),
        ("[{title: a}, {title: b, level: 市级}]", "undetermined 2..7"),
        ("[{title: a}, {title: a, level: 国家级}]", "partly-met 5"),
        ("[]", "not-met 0"),
        ("null", "undetermined 0..8"),
    ],
)
def test_each_item_by_its_own_tiers(awards: str, result: str) -> None:
    assert earned(HONOURS, f"awards: {awards}") == result


def test_an_item_that_may_not_count_earns_perhaps() -> None:
    award = "{each: activities, where: {field: people, above: 5}, bands: [{otherwise: true, points: 3}]}"
    assert earned(award, "activities: [{people: 9}, {}]") == "undetermined 3..6"


@pytest.mark.parametrize(
    ("name", "result"),
    [
        ("是", "met 10"), ("否", "not-met 0"), ("半", "partly-met 5"), ("不适用", "not-applicable"),
        ("不清楚", "undetermined 0..10"), ("''", "undetermined 0..10"), ("别的", "undetermined 0..10"),
        ("待定", "pending 0+10"),
    ],
)  # fmt: skip
def test_an_answer_is_mapped(name: str, result: str) -> None:
    assert earned("{answer: name}", f"name: {name}", answers=ANSWERS) == result


def test_a_rows_own_answers_add_to_the_rulebooks() -> None:
    award = "{answer: name, answers: {否: met, 也: met}, reason: tenure, needs_reason: [否]}"
    assert earned(award, "name: 也", answers=ANSWERS) == "met 10"
    assert earned(award, "{name: 否, tenure: 自有}", answers=ANSWERS) == "met 10"
    missing = verdict(award, "{name: 否}", answers=ANSWERS)
    assert [str(cause) for cause in missing.causes] == ["reason"]
    assert earned(award, "name: 是", answers=ANSWERS) == "met 10"


def test_answers_that_are_no_texts_are_read_as_they_are_written() -> None:
    assert earned("{answer: open.a}", "open: {a: true}", answers=ANSWERS) == "met 10"
    assert earned("{answer: open.a}", "open: {a: 2.50}", answers=ANSWERS) == "met 10"
    assert earned("{answer: open.a}", "open: {a: [1]}", answers=ANSWERS) == "undetermined 0..10"


def test_an_assessors_points_are_pending() -> None:
    assert earned("{judged: {by: 考核组}}", "{}") == "pending 0+10"
    mixed = "{checklist: [{if: {field: plaque, is: true}, points: 4}, {judged: {by: 考核组}, points: 6}]}"
    assert earned(mixed, "plaque: true") == "pending 4+6"
    assert earned(mixed, "plaque: false") == "pending 0+6"
    either = "{best_of: [{if: {field: plaque, is: true}, points: 4}, {judged: {by: 考核组}, points: 6}]}"
    assert earned(either, "plaque: true") == "pending 4+2"


@pytest.mark.parametrize(
    ("name", "people", "result"),
    [("share", 1, "partly-met 5"), ("share", -3, "met 10"), ("share", -1, "undetermined 0..10"), ("half", 9, "met 10")],
)
def test_a_function_gives_a_share(name: str, people: int, result: str) -> None:
    functions = {"f": Function("f", same("f"), f"tests.engine.functions:{name}", (Kind.NUMBER,), Kind.NUMBER)}
    assert earned("{call: f, with: [{field: people}]}", f"people: {people}", functions=functions) == result


@pytest.mark.parametrize(
    ("award", "record", "result"),
    [
        ("{if: {field: plaque, is: true}}", "plaque: true", "not-met -10"),
        ("{if: {field: plaque, is: true}}", "plaque: false", "met 0"),
        ("{if: {field: plaque, is: true}}", "{}", "undetermined -10..0"),
        ("{per: {field: people}, loses: 2}", "people: 3", "partly-met -6"),
        ("{per: {field: people}, earns: 2}", "people: 3", "partly-met -6"),
        ("{per: {field: people}, loses: 2, up_to: 4}", "people: 3", "partly-met -4"),
        ("{per: {field: people}, loses: 2}", "{}", "undetermined -10..0"),
        ("{judged: {by: 考核组}}", "{}", "pending 0+10"),
    ],
)
def test_a_deduction_takes_away(award: str, record: str, result: str) -> None:
    assert earned(award, record, **TAKING) == result
    assert verdict(award, record, **TAKING).possible == 0


@pytest.mark.parametrize(
    ("award", "record", "result"),
    [
        ("{value: {field: people}}", "people: 3", "met 0"),
        ("{value: {field: people}}", "{}", "undetermined 0"),
        ("{value: {field: name}}", "name: 甲", "met 0"),
        ("{value: {count: activities, where: {field: people, above: 1}}}", "activities: [{}]", "undetermined 0"),
        ("{if: {field: plaque, is: true}}", "plaque: false", "not-met 0"),
        (BANDS.replace("10}", "0}").replace("4}", "0}"), "{plaque: true}", "undetermined 0"),
        (BANDS.replace("10}", "0}").replace("4}", "0}"), "{area: 1, plaque: true}", "partly-met 0"),
    ],
)
def test_a_row_without_points_is_shown(award: str, record: str, result: str) -> None:
    assert earned(award, record, points=0) == result


def test_points_differ_by_type_and_shares_with_them() -> None:
    from jianjia_rules.language.awards import PointsByType

    points = PointsByType((("firm", 4), ("club", Fraction(5, 2))))
    award = "{bands: [{if: {field: area, at_least: 50}}, {otherwise: true, share: 1/2}]}"
    assert earned(award, "area: 1", points=points) == "partly-met 2"
    assert earned(award, "area: 1", points=points, unit_type="club") == "partly-met 1.25"


def test_a_text_is_no_number_of_points() -> None:
    missing = verdict("{value: {field: open.a}}", "open: {a: x}")
    assert [str(cause) for cause in missing.causes] == ["type"]


@pytest.mark.parametrize("amount", [Share(Fraction(1, 2)), None, Constant("x")])
def test_amounts_that_are_not_bound_are_refused(amount: object) -> None:
    with pytest.raises(TypeError):
        amount_of(amount)  # type: ignore[arg-type]


def test_points_that_are_not_bound_are_refused() -> None:
    with pytest.raises(TypeError):
        worth(Share(Fraction(1, 2)))
