"""One pass over submissions: who is assessed, who is refused and why, and who stands where."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from pathlib import Path

import pytest

from jianjia_rules.language.rulebook import Rulebook
from jianjia_rules.running.run import Run
from jianjia_rules.scoring.standing import Missing
from jianjia_rules.units.entries import Review, Waiver
from tests.running.examples import book, codes, firm, line_of, ndjson

YAML = """
- {id: c, type: firm, period: '2014', parent: t1, points: 70, late: 0, founded: true}
- {id: d, type: firm, period: '2014', parent: t2, points: 60, late: 1, founded: true}
"""


@pytest.fixture(scope="module")
def townships(tmp_path_factory: pytest.TempPathFactory) -> Rulebook:
    return book(tmp_path_factory.mktemp("townships"))


def lines_of(run: Run) -> list[str]:
    return [line_of(each).strip() for each in run]


def test_records_come_in_the_order_of_the_input(townships: Rulebook, tmp_path: Path) -> None:
    second = ndjson(tmp_path / "b.ndjson", [firm("b"), firm("a", late=3)])
    first = tmp_path / "z.yaml"
    first.write_text(YAML, encoding="utf-8")
    run = Run(townships, [first, second])
    assert lines_of(run) == ["c 2014 70", "d 2014 59", "b 2014 90", "a 2014 87"]
    assert lines_of(Run(townships, [tmp_path])) == ["b 2014 90", "a 2014 87", "c 2014 70", "d 2014 59"]
    standings = run.finish()
    assert [standings.of(id, "2014").ranks[0].rank for id in "abcd"] == [2, 1, 3, 4]
    tally = run.tally
    assert (tally.read, tally.assessed, tally.refused, tally.replaced, tally.files) == (4, 4, 0, 0, 2)
    assert codes(run) == []


def test_what_is_wrong_is_told_and_the_rest_goes_on(townships: Rulebook, tmp_path: Path) -> None:
    file = ndjson(tmp_path / "a.ndjson", [firm("a", points="many"), "{not json", firm("b"), {"points": 3}])
    run = Run(townships, [file, tmp_path / "none.ndjson"])
    assert lines_of(run) == ["b 2014 90"]
    assert (run.tally.read, run.tally.assessed, run.tally.refused) == (4, 1, 3)
    assert run.tally.reasons.total() == 3
    assert {each.place.line for each in run.diagnostics.sorted() if each.place is not None and each.place.line} >= {
        1,
        2,
        4,
    }


def test_a_lenient_run_takes_a_faulty_value_for_a_missing_one(townships: Rulebook, tmp_path: Path) -> None:
    file = ndjson(tmp_path / "a.ndjson", [firm("a", points="many"), firm("b")])
    run = Run(townships, [file], lenient=True)
    assert lines_of(run) == ["a 2014 0", "b 2014 90"]
    assert (run.tally.assessed, run.tally.refused) == (2, 0)
    assert codes(run)


@pytest.mark.parametrize(
    ("repeated", "lines", "counts", "told"),
    [
        ("refuse", ["a 2014 90", "b 2014 80", "a 2013 50"], (3, 1, 0), 1),
        ("last", ["b 2014 80", "a 2014 70", "a 2013 50"], (3, 0, 1), 0),
        ("keep", ["a 2014 90", "b 2014 80", "a 2014 70", "a 2013 50"], (4, 0, 0), 0),
    ],
)
def test_two_records_of_one_unit_and_period(
    tmp_path: Path, repeated: str, lines: list[str], counts: tuple[int, int, int], told: int
) -> None:
    rows = [firm("a", 90), firm("b", 80), firm("a", 70), firm("a", 50, "2013")]
    run = Run(book(tmp_path / "book", repeated), [ndjson(tmp_path / "a.ndjson", rows)])
    assert lines_of(run) == lines
    assert (run.tally.assessed, run.tally.refused, run.tally.replaced) == counts
    assert run.tally.read == 4
    assert len(codes(run)) == told
    standings = run.finish()
    places = [standings.of("a", "2014", order).ranks[0].rank for order in ((0, 2) if repeated == "keep" else (0,))]
    assert places == {"refuse": [1], "last": [2], "keep": [1, 3]}[repeated]


def test_repeats_across_files_are_told_with_the_place_of_the_first(townships: Rulebook, tmp_path: Path) -> None:
    files = [ndjson(tmp_path / f"{name}.ndjson", [firm("a"), firm(name)]) for name in "bc"]
    run = Run(townships, files)
    assert lines_of(run) == ["a 2014 90", "b 2014 90", "c 2014 90"]
    (found,) = run.diagnostics.sorted()
    assert found.place is not None
    assert (Path(found.place.file).name, found.place.line) == ("c.ndjson", 1)
    assert "b.ndjson" in found.message("en")


def test_records_of_the_period_before_are_compared_with_and_stand_in(tmp_path: Path) -> None:
    growing = {"award: {value: {field: points}}": "award: {if: {growth: {field: points}, above: 0}}"}
    now = ndjson(tmp_path / "now.ndjson", [firm("a", 90), firm("b", 90), firm("c", 90)])
    before = ndjson(tmp_path / "old" / "x.ndjson", [firm("a", 80, "2013"), firm("b", 95, "2013"), firm("d", 1, "2013")])
    run = Run(book(tmp_path / "book", **growing), [now], previous=[before.parent])
    assert lines_of(run) == ["a 2014 100", "b 2014 0", "c 2014 0"]
    assert run.tally.read == 3  # those of before are not among the input
    town = next(each for each in run.finish().rollups if each.unit == "t1")
    assert next(each.value for each in town.figures if each.id == "firms") == 4  # d stands with its record of 2013


def test_registers_say_who_is_missing_and_what_groups_are_called(townships: Rulebook, tmp_path: Path) -> None:
    registers = {"expected": {"a": "甲厂", "b": "乙厂"}, "towns": {"t1": "一乡", "t9": "九乡"}}
    run = Run(townships, [ndjson(tmp_path / "a.ndjson", [firm("a")])], registers=registers)
    list(run)
    standings = run.finish()
    assert standings.missing == (Missing("expected", "b", "乙厂", "2014"),)
    assert [each.name for each in standings.rollups if each.subject.rollup == "town"] == ["一乡", "九乡"]


def test_reviews_and_waivers_count_for_units_and_groups(townships: Rulebook, tmp_path: Path) -> None:
    reviews = [
        Review(unit, "2014", rule, by="考核办", reason="核对", earned=earned)
        for unit, rule, earned in (("a", "base", 50), ("t1", "agrees", 5))
    ]
    waiver = Waiver("b", "days", reason="搬迁", by="考核办", until=date(2014, 12, 31))
    file = ndjson(tmp_path / "a.ndjson", [firm("a"), firm("b", late=4)])
    run = Run(townships, [file], reviews=iter(reviews), waivers=iter([waiver]))
    assert lines_of(run) == ["a 2014 50", "b 2014 90"]
    town = next(each for each in run.finish().rollups if each.unit == "t1")
    assert [step.name for step in town.finding("agrees").steps] == ["award", "review"]


def test_files_used_for_something_else_are_left_out(townships: Rulebook, tmp_path: Path) -> None:
    ndjson(tmp_path / "a.ndjson", [firm("a")])
    other = ndjson(tmp_path / "registers.ndjson", [{"id": "x"}])
    assert lines_of(Run(townships, [tmp_path], leave_out=[other])) == ["a 2014 90"]
    assert codes(run := Run(townships, [tmp_path])) == []
    assert lines_of(run) == ["a 2014 90"]
    assert codes(run)


@pytest.mark.parametrize(("repeated", "lines"), [("refuse", ["a 2014 90"]), ("last", ["a 2014 70"])])
def test_standard_input_is_read_once_or_kept_to_be_read_again(tmp_path: Path, repeated: str, lines: list[str]) -> None:
    text = ndjson(tmp_path / "a.ndjson", [firm("a", 90), firm("a", 70)]).read_bytes()
    run = Run(book(tmp_path / "book", repeated), ["-"], stdin=BytesIO(text))
    assert lines_of(run) == lines


def test_a_period_in_which_the_rulebook_has_no_meaning_refuses_its_records(tmp_path: Path) -> None:
    dated = {
        "measures:": "parameters: {least: {title: {zh: 下限}, basis: {assumption: {zh: 试例}},"
        " values: {2014-01-01: 50}}}\nmeasures:",
        "award: {value: {field: points}}": "award: {if: {field: points, at_least: $least}}",
    }
    file = ndjson(tmp_path / "a.ndjson", [firm("a", period="2013"), firm("a"), firm("b", period="2013")])
    run = Run(book(tmp_path / "book", **dated), [file])
    assert lines_of(run) == ["a 2014 100"]
    assert run.tally.refused == 2


def test_nothing_in_nothing_out(townships: Rulebook) -> None:
    run = Run(townships, [])
    assert lines_of(run) == []
    standings = run.finish()
    assert (standings.by_unit, standings.rollups, standings.missing, standings.periods) == ({}, (), (), ())
