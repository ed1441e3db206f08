"""What accounts for a clause, what does not, and how clauses and pairs are counted."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from jianjia_rules.coverage.cover import coverage_of
from jianjia_rules.coverage.result import ClauseCoverage, Counted, Coverage
from jianjia_rules.errors import CallError
from jianjia_rules.language.rulebook import UnitType
from jianjia_rules.language.text import same
from jianjia_rules.loading.load import load_rulebook
from tests.coverage.changed import BOOK, changed


def clause(found: Coverage, id: str) -> ClauseCoverage:
    return next(each for chapter in found.chapters for each in chapter.clauses if each.clause.id == id)


def left_open(folder: Path, *changes: tuple[str, str]) -> list[tuple[str, list[str]]]:
    """The clauses that are not accounted for once the text is changed, each with its open unit types."""
    found = coverage_of(load_rulebook(changed(folder, *changes)))
    return [(each.clause.id, [pair.unit_type for pair in each.pairs if not pair.accounted]) for each in found.missing]


def test_everything_is_accounted_for() -> None:
    found = coverage_of(load_rulebook(BOOK))
    assert (found.clauses, found.pairs, found.is_complete) == (Counted(11, 11), Counted(20, 20), True)
    assert [chapter.citation for chapter in found.chapters] == [
        "《意见》引言",
        "《意见》第一条",
        "《意见》第二条",
        "《意见》第三条",
    ]


def test_a_pair_is_a_clause_and_a_unit_type_that_it_names() -> None:
    found = coverage_of(load_rulebook(BOOK))
    types = {
        id: [pair.unit_type for pair in clause(found, id).pairs] for id in ("1-02", "1-03", "2-02", "2-03", "0-01")
    }
    assert types == {
        "1-02": ["firm", "town", "society"],  # in the order of the rulebook, whatever the clause's
        "1-03": ["society"],  # the office is no unit type
        "2-02": [],  # nor are firms without an association, although a town stands for them
        "2-03": ["firm", "town", "society"],  # nobody named: everybody
        "0-01": [],  # background
    }


def test_a_row_counts_for_the_types_it_is_for() -> None:
    found = clause(coverage_of(load_rulebook(BOOK)), "1-02")
    assert [[row.id for row in pair.cited_by] for pair in found.pairs] == [["home"], ["home"], ["no-home"]]


def test_what_is_cited_for_no_type_that_is_addressed_counts_for_none(tmp_path: Path) -> None:
    found = clause(coverage_of(load_rulebook(BOOK)), "1-03")
    assert [row.id for row in found.others] == ["home"]
    listed = "  - {clauses: [1-03], for: [society], because: reported}\n"
    assert left_open(tmp_path, (listed, "")) == [("1-03", ["society"])]


@pytest.mark.parametrize(
    ("before", "after", "left"),
    [
        ("cites: [1-01, 3-01]", "cites: [1-01]", [("3-01", ["firm", "town", "society"])]),
        ("cites: [1-02]\n", "no_clause: 例\n", [("1-02", ["society"])]),
        ("because: effort}", "because: effort, see: []}", []),
        ("  - {clauses: [2-01], for: [society], because: effort}\n", "", [("2-01", ["society"])]),
        ("clauses: [3-02], for: [society]", "clauses: [3-02], for: [firm]", [("3-02", ["society"])]),
        ("cites: [2-02]\n", "no_clause: 例\n", [("2-02", [])]),
        ("seen_through: [town]", "seen_through: [society]", [("2-02", [])]),
        ("cites: [3-03, 1-01]", "cites: [1-01]", [("3-03", [])]),
        ("  - {clauses: [3-04], because: issuer}\n", "", [("3-04", [])]),
        ("cites: [2-03]", "no_clause: 例", [("2-03", ["firm", "town", "society"])]),
    ],
    ids=lambda value: value[:24].strip() if isinstance(value, str) else "",
)
def test_what_is_taken_away_is_open(before: str, after: str, left: list[tuple[str, list[str]]], tmp_path: Path) -> None:
    assert left_open(tmp_path, (before, after)) == left


def test_a_rollup_does_not_answer_where_a_unit_type_does(tmp_path: Path) -> None:
    rolled_up = ("cites: [3-03, 1-01]", "cites: [3-03, 1-01, 2-02]")
    assert left_open(tmp_path, ("cites: [2-02]\n", "no_clause: 例\n"), rolled_up) == [("2-02", [])]


def test_a_citation_stands_above_a_listing(tmp_path: Path) -> None:
    folder = changed(tmp_path, ("clauses: [1-04], because", "clauses: [1-04, 1-01], because"))
    pairs = clause(coverage_of(load_rulebook(folder)), "1-01").pairs
    assert [([row.id for row in pair.cited_by], len(pair.listed)) for pair in pairs] == [(["founded"], 1)] * 3


def test_a_part_cites_for_nobody(tmp_path: Path) -> None:
    """The part cites 1-01; only its rows account for the clause."""
    assert left_open(tmp_path, ("cites: [1-01, 3-01]", "cites: [3-01]")) == [("1-01", ["firm", "town", "society"])]


def test_a_row_that_rests_on_nothing_says_why_or_is_a_fault(tmp_path: Path) -> None:
    found = coverage_of(load_rulebook(BOOK))
    assert [row.id for row in found.without_clause] == ["tidy"]
    gate = changed(tmp_path, ("    cites: [1-02]\n", ""), ("[1-03], for: [society]", "[1-03, 1-02], for: [society]"))
    found = coverage_of(load_rulebook(gate))
    assert ([row.id for row in found.uncited], found.missing, found.is_complete) == (["no-home"], (), False)


def test_points_are_shared_among_the_chapters_that_a_row_cites() -> None:
    found = coverage_of(load_rulebook(BOOK))
    points = {chapter.section: dict(chapter.points) for chapter in found.chapters}
    # firm: founded 4 on two chapters, home 5 on three; town: founded 5 on two, home 2 on three, growing 3 on one
    assert points["1"] == {"firm": 2 + Fraction(5, 3), "town": Fraction(5, 2) + Fraction(2, 3), "society": 5}
    assert points["2"] == {"firm": Fraction(5, 3), "town": Fraction(2, 3) + 3, "society": 0}
    assert points["0"] == {"firm": 0, "town": 0, "society": 0}
    assert dict(found.on_no_clause) == {"firm": 1, "town": 0, "society": 0}
    assert dict(found.total) == {"firm": 10, "town": 10, "society": 10}
    for id, total in found.total:
        assert sum(dict(chapter.points)[id] for chapter in found.chapters) + dict(found.on_no_clause)[id] == total


def test_one_type_alone() -> None:
    found = coverage_of(load_rulebook(BOOK), ["society"])
    assert [each.id for each in found.types] == ["society"]
    assert (found.clauses, found.pairs) == (Counted(8, 8), Counted(8, 8))
    assert all(
        pair.unit_type == "society" for chapter in found.chapters for each in chapter.clauses for pair in each.pairs
    )
    assert found.total == (("society", 10),)


def test_a_rulebook_without_clauses_and_a_type_that_there_is_not() -> None:
    with pytest.raises(CallError, match="JJ931"):
        coverage_of(load_rulebook(BOOK.parent / "gates"))
    with pytest.raises(CallError, match=r'JJ932 .*"towns"'):
        coverage_of(load_rulebook(BOOK), ["towns"])


def test_the_memorandum_has_169_clauses_and_439_pairs(tmp_path: Path) -> None:
    """Whatever of it is assessed by now: the counting rule gives what was counted by hand."""
    rulebook = load_rulebook("jianjia-2014")
    types = tuple(UnitType(id, same(id)) for id in ("enterprise_kx", "township_kx", "society"))
    found = coverage_of(replace(rulebook, unit_types=types))
    assert (found.clauses.all, found.pairs.all) == (169, 439)
    without = [
        each.clause.id
        for chapter in found.chapters
        for each in chapter.clauses
        if each.clause.normative and not each.pairs
    ]
    assert without == ["3.1-02", "4.3-01", "4.3-05", "4.3-06"]
