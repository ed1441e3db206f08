"""The second phase: ranks, share caps and roll-ups over all units, whatever the order they came in."""

from __future__ import annotations

import pickle
import random
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jianjia_rules.findings.assessment import Assessment
from jianjia_rules.language.outcomes import Outcome
from jianjia_rules.language.rulebook import Rulebook
from jianjia_rules.scoring.fold import Fold
from jianjia_rules.scoring.standing import Missing, Standings, finish
from jianjia_rules.units.entries import Entries, Review
from tests.scoring.written import TOWNSHIPS, finished, folded, record_of, scored, written

Row = Mapping[str, Any]


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Rulebook:
    return written(tmp_path_factory.mktemp("townships"))


def firm(id: str, parent: str | None = "t1", points: float | None = 90, period: str = "2014", **data: Any) -> Row:
    given = {"late": 0, "trained": 5, "founded": True, **data}
    found = {"id": id, "type": "firm", "period": period, "parent": parent, "points": points, **given}
    return {name: value for name, value in found.items() if value is not None}


def town(id: str, period: str = "2014", **data: Any) -> Row:
    return {"id": id, "type": "town", "period": period, "points": 70, "late": 0, "barred": False, **data}


def group(standings: Standings, rollup: str, key: str, period: str = "2014") -> Assessment:
    return next(
        each for each in standings.rollups if (each.subject.rollup, each.unit, each.period) == (rollup, key, period)
    )


def figures(assessment: Assessment) -> dict[str, Any]:
    return {each.id: each.value for each in assessment.figures}


FIRMS = [
    firm("a", points=95),
    firm("b", points=90, late=2),
    firm("c", points=70, founded=False),
    firm("d", "t2", points=50),
]


def test_ranks_and_grades_after_the_share_cap(book: Rulebook) -> None:
    found = finished(book, FIRMS)
    assert [found.of(id, "2014").ranks[0].rank for id in "abcd"] == [1, 2, 4, 3]  # c has no home: behind all others
    assert [found.of(id, "2014").grade.id for id in "abcd"] == ["good", "good", "fair", "poor"]  # type: ignore[union-attr]


def test_who_falls_out_of_a_grade_may_fall_out_of_the_next(book: Rulebook) -> None:
    found = finished(book, [firm(id, points=points) for id, points in zip("abcd", (95, 90, 85, 84), strict=True)])
    grades = [found.of(id, "2014").grade for id in "abcd"]
    assert [grade.id for grade in grades if grade is not None] == ["good", "good", "fair", "fair"]
    assert [grade.share_cap for grade in grades if grade is not None] == [False, False, True, True]
    tied = finished(book, [firm(id, points=90) for id in "abcd"])
    assert {tied.of(id, "2014").grade.id for id in "abcd"} == {"poor"}  # type: ignore[union-attr]


def test_an_assessment_takes_its_place(book: Rulebook) -> None:
    assessment = scored(book, FIRMS[1]).assessment()
    assert (assessment.rank("rank"), assessment.ranks, assessment.standing) == (None, (), None)
    placed = finished(book, FIRMS).placed(assessment)
    assert (placed.rank("rank"), placed.ranks[0].of, placed.ranks[0].group) == (2, 4, ("2014", "firm"))
    assert placed.grade is not None
    assert placed.grade.id == "good"


def test_who_is_not_admitted_is_not_ranked(book: Rulebook) -> None:
    found = finished(book, [town("t1"), town("t2", barred=True)])
    assert found.of("t1", "2014").ranks[0].of == 1
    assert found.of("t2", "2014").ranks[0].rank is None
    assert found.of("t2", "2014").grade is None


def test_a_ranking_is_listed_by_group_rank_and_unit(book: Rulebook) -> None:
    rows = [*FIRMS, firm("b2", points=88), town("t2", barred=True), town("t1")]
    listed = finished(book, rows).listing("rank")
    assert [row.unit for row in listed] == ["a", "b", "b2", "d", "c", "t1", "t2"]
    assert finished(book, rows).listing("no such ranking") == ()


def test_a_group_counts_its_members(book: Rulebook) -> None:
    found = finished(book, [*FIRMS, town("t1", firms=3)])
    assert figures(group(found, "town", "t1")) == {
        "firms": 3,
        "founders": 2,
        "known": 15,
        "best": 1,
        "graded": 2,
        "capped": 1,
        "lost": 2,
        "days": -2,
        "exact": 253,
    }
    first = group(found, "town", "t1")
    assert [each.outcome for each in first] == [
        Outcome.PARTLY_MET,
        Outcome.PARTLY_MET,
        Outcome.UNDETERMINED,
        Outcome.MET,
    ]
    # 2 of 3 of 10, 3 of 4 of 10, nothing known of the year before, 5
    assert first.exact_total == Fraction(20, 3) + Fraction(15, 2) + 5
    assert str(first.total) == "1917/100"
    assert first.grade is not None
    assert (first.grade.id, first.rank("rank")) == ("top", 1)


def test_a_group_without_members_is_listed_by_the_register_or_its_own_unit(book: Rulebook) -> None:
    found = finished(book, [*FIRMS, town("t3", name="三乡")], towns={"t4": "四乡", "t1": "一乡"})
    groups = {each.unit: each for each in found.rollups if each.subject.rollup == "town"}
    assert {key: each.name for key, each in groups.items()} == {"t1": "一乡", "t2": "t2", "t3": "三乡", "t4": "四乡"}
    assert figures(groups["t4"])["firms"] == 0
    assert figures(groups["t4"])["known"] == 0
    assert groups["t4"].vetoed
    assert groups["t4"].rank("rank") is None


@pytest.mark.parametrize(
    ("points", "possible", "total"),
    [
        ("points: 10, until: 2010-12-31", 20, Fraction("12.5")),  # no longer in force: nothing is spread over others
        ("points: {town: 10, firm: 1}", 30, Fraction("19.17")),  # by unit type: what the groups' own type says
    ],
)
def test_a_roll_up_is_worth_what_its_rules_in_force_are(
    tmp_path: Path, points: str, possible: int, total: Fraction
) -> None:
    text = TOWNSHIPS.replace(
        "{id: founded, title: {zh: 成立, en: founded}, points: 10,",
        f"{{id: founded, title: {{zh: 成立, en: founded}}, {points},",
    ).replace("where: {field: rules.founded.outcome, is: met}", "where: {field: rules.share.outcome, is: met}")
    assert text != TOWNSHIPS
    found = group(finished(written(tmp_path, text), [*FIRMS, town("t1", firms=3)]), "town", "t1")
    assert (found.possible, found.total) == (possible, total)


def test_a_unit_without_a_group_counts_in_the_whole_population_only(book: Rulebook) -> None:
    found = finished(book, [*FIRMS, firm("e", None)])
    assert [each.unit for each in found.rollups if each.subject.rollup == "town"] == ["t1", "t2"]
    assert group(found, "town", "t1").finding("share").earned == 6  # 3 of 5


def test_growth_compares_with_the_members_of_the_year_before(book: Rulebook) -> None:
    now = [firm("a"), firm("b")]
    before = [firm("a", period="2013"), firm("b", period="2013", founded=False)]
    for found in (finished(book, now, before), finished(book, [*before, *now])):
        assert group(found, "town", "t1").finding("more").outcome is Outcome.MET
    same = [firm(id, period="2013") for id in "ab"]
    assert group(finished(book, now, same), "town", "t1").finding("more").outcome is Outcome.NOT_MET
    elsewhere = [firm("x", "t9", period="2013")]
    assert group(finished(book, now, elsewhere), "town", "t1").finding("more").outcome is Outcome.MET


def test_who_filed_nothing_stands_with_an_earlier_record(book: Rulebook) -> None:
    before = [firm("a", period="2012", points=80), firm("b", period="2013"), firm("b", period="2011", points=10)]
    found = finished(book, [firm("c")], before)
    assert figures(group(found, "town", "t1"))["firms"] == 3
    assert figures(group(found, "town", "t1"))["exact"] == 80 + 90 + 90
    too_old = [firm("a", period="2011")]
    assert figures(group(finished(book, [firm("c")], too_old), "town", "t1"))["firms"] == 1


def test_the_periods_of_one_input_stand_side_by_side(book: Rulebook) -> None:
    found = finished(book, [firm("a", period="2013", points=60), firm("a"), firm("b", period="2013")])
    assert found.periods == ("2013", "2014")
    assert [found.of("a", period).ranks[0].rank for period in found.periods] == [2, 1]
    assert [figures(group(found, "town", "t1", period))["firms"] for period in found.periods] == [2, 2]


def test_roll_ups_stack_by_the_unit_that_stands_for_the_group(book: Rulebook) -> None:
    rows = [*FIRMS, town("t1", county="k"), town("t2", county="k"), town("t3")]
    found = finished(book, rows)
    county = group(found, "county", "k")
    assert county.finding("met").earned == 5  # one of two
    assert county.finding("more-towns").outcome is Outcome.UNDETERMINED
    before = [firm("d", "t2", period="2013"), town("t2", period="2013", county="k")]
    assert group(finished(book, rows, before), "county", "k").finding("more-towns").outcome is Outcome.MET


def test_a_reason_calls_what_members_came_to_by_its_words(book: Rulebook) -> None:
    found = finished(book, [*FIRMS, town("t1", county="k"), town("t2", county="k")])
    met = group(found, "county", "k").finding("met")
    assert (
        met.reason("zh") == "乡镇中“成立”的结果为“达到”的数量为 1 个（要求达到 2 个，差 1 个），得 5 分（满分 10 分）。"
    )
    assert met.reason("en") == (
        "The number of towns where outcome of “founded” is “met” is 1 (asked: 2, 1 short): 5 of 10 points."
    )
    expected = group(found, "all", "all")
    assert expected.finding("mean").reason("en").startswith("The mean")


def test_the_group_of_all_has_one_own_unit_or_none(book: Rulebook) -> None:
    whole = group(finished(book, [*FIRMS, town("t1")]), "all", "all")
    assert whole.finding("mean").earned == Fraction(95 + 88 + 70 + 50 + 70, 5)
    assert group(finished(book, [town("t1"), town("t2")]), "all", "all").total == 70


def test_who_had_to_submit_and_did_not(book: Rulebook) -> None:
    found = finished(book, [firm("a"), firm("b", period="2013")], expected={"a": "甲", "b": "乙"})
    assert found.missing == (Missing("expected", "a", "甲", "2013"), Missing("expected", "b", "乙", "2014"))


def test_a_group_may_be_reviewed(book: Rulebook) -> None:
    review = Review("t1", "2014", "agrees", "考核办", "核对无误", Outcome.MET)

    def entries(unit: str, period: str) -> Entries:
        return Entries({"agrees": review} if (unit, period) == ("t1", "2014") else {})

    found = finish(folded(book, FIRMS), entries=entries)
    assert group(found, "town", "t1").finding("agrees").outcome is Outcome.MET
    assert group(found, "town", "t2").finding("agrees").outcome is Outcome.UNDETERMINED


def test_an_earlier_year_in_which_the_rulebook_has_no_meaning_gives_records_only(tmp_path: Path) -> None:
    dated = TOWNSHIPS.replace(
        "measures:",
        "parameters: {least: {title: {zh: 下限}, basis: {assumption: {zh: 试例}}, values: {2014-01-01: 1}}}\nmeasures:",
    ).replace("award: {value: {field: points}}", "award: {if: {field: points, at_least: $least}}")
    book = written(tmp_path, dated)
    found = finished(book, [firm("a")], [firm("b", period="2013"), firm("c", period="nonsense")])
    first = group(found, "town", "t1")
    assert figures(first)["firms"] == 2
    assert figures(first)["exact"] is None


def test_a_roll_up_without_meaning_in_an_earlier_year_keeps_whole_records(tmp_path: Path) -> None:
    least = "parameters: {least: {title: {zh: 下限}, basis: {assumption: {zh: 试例}}, values: {2014-01-01: 2}}}"
    dated = TOWNSHIPS.replace("measures:", f"{least}\nmeasures:").replace(
        "award: {if: {field: own.record.firms, is: {measure: firms}}}", "award: {if: {count: firms, at_least: $least}}"
    )
    book = written(tmp_path, dated)
    fold = folded(book, [firm("a")])
    fold.add_earlier(record_of(book, firm("b", period="2013", county="k")))
    assert fold.state.earlier["2013", "b", 0][1].member["record"]["county"] == "k"
    assert group(finish(fold), "town", "t1").finding("agrees").outcome is Outcome.MET


def test_a_figure_that_is_only_partly_known_has_two_ends(book: Rulebook) -> None:
    rows = [firm("a", points=90), firm("b", points=85), firm("c", points=20, founded=None)]
    figure = next(each for each in group(finished(book, rows), "town", "t1").figures if each.id == "founders")
    assert (figure.value, figure.most) == (2, 3)


def test_custom_periods_begin_somewhere(tmp_path: Path) -> None:
    listed = "periods: {kind: custom, list: [{id: first, from: 2014-01-01, to: 2014-06-30, due: 2014-06-30}]}"
    book = written(tmp_path, TOWNSHIPS.replace("measures:", f"{listed}\nmeasures:"))
    found = finished(book, [firm("a", period="first")])
    assert figures(group(found, "town", "t1", "first"))["firms"] == 1


def test_a_fold_without_roll_ups_keeps_no_earlier_records(tmp_path: Path) -> None:
    book = written(tmp_path, TOWNSHIPS[: TOWNSHIPS.index("rollups:")])
    fold = folded(book, FIRMS)
    fold.add_earlier(record_of(book, firm("a", period="2013")))
    assert not fold.state.earlier
    assert finish(fold).rollups == ()


def test_the_last_of_two_records_stands_or_both(tmp_path: Path) -> None:
    rows = [firm("a", points=90), firm("b", points=80), firm("a", points=70)]
    for repeated, ranks in (("last", [2, 1, 2]), ("keep", [1, 2, 3])):
        folder = tmp_path / repeated
        folder.mkdir()
        book = written(folder, TOWNSHIPS.replace("period: period,", f"period: period, repeated: {repeated},"))
        found = finished(book, rows)
        assert [found.of(row["id"], "2014", at).ranks[0].rank for at, row in enumerate(rows)] == ranks
        assert figures(group(found, "town", "t1"))["exact"] == 150  # one member for a unit and period: the last


def test_of_two_records_of_a_unit_the_later_in_the_input_stands_whichever_comes_first(book: Rulebook) -> None:
    first, last = folded(book, [firm("a", points=90)], 3).state, folded(book, [firm("a", points=70)], 5).state
    for states in ([first, last], [last, first]):
        merged = Fold(book)
        for state in states:
            merged.merge(state)
        assert [kept.total for _, kept in merged.state.units.values()] == [70]
        assert merged.state.periods.keys() == {"2014"}


def test_everybodys_type_is_read_from_what_was_kept(book: Rulebook) -> None:
    found = finished(book, [firm("a"), town("t1")])
    assert dict(found.types) == {("2014", "a", 0): "firm", ("2014", "t1", 0): "town"}
    assert len(found.types) == 2


ROWS = st.lists(
    st.builds(
        firm,
        st.sampled_from("abcdef"),
        st.sampled_from(["t1", "t2", None]),
        st.sampled_from([None, 50, 80, 90, 90.5]),
        st.sampled_from(["2013", "2014"]),
        late=st.integers(0, 2),
        founded=st.booleans(),
    ),
    max_size=8,
)


@settings(max_examples=40)
@given(ROWS, st.randoms(use_true_random=False))
def test_folds_merge_in_any_order(book: Rulebook, rows: list[Row], shuffle: random.Random) -> None:
    whole = folded(book, rows)
    parts = [folded(book, [row], start).state for start, row in enumerate(rows)]
    parts = [pickle.loads(pickle.dumps(part)) for part in parts]
    shuffle.shuffle(parts)
    while len(parts) > 1:
        taken = parts.pop(shuffle.randrange(len(parts)))
        parts[shuffle.randrange(len(parts))].merge(taken)
    merged = Fold(book)
    for part in parts:
        merged.merge(part)
    assert merged.state == whole.state
    one, other = finish(merged), finish(whole)
    assert one.by_unit == other.by_unit
    assert one.rollups == other.rollups


@settings(max_examples=40)
@given(ROWS)
def test_a_unit_elsewhere_changes_nobodys_place(book: Rulebook, rows: list[Row]) -> None:
    before = finished(book, rows).by_unit
    after = finished(book, [*rows, town("t1")]).by_unit
    share_of_all = {key: standing.ranks for key, standing in after.items() if key[1] != "t1"}
    assert share_of_all == {key: standing.ranks for key, standing in before.items()}


def test_a_roll_up_pickles_as_it_is(book: Rulebook) -> None:
    found = group(finished(book, FIRMS), "town", "t1")
    assert pickle.loads(pickle.dumps(found)) == found
