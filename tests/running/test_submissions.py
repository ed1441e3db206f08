"""Findings about the submissions: the same for any number of processes, with versions and the office's data above."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from jianjia_rules.diagnostics import Diagnostics
from jianjia_rules.diagnostics.about_submissions import about_submissions
from jianjia_rules.language.rulebook import Rulebook
from jianjia_rules.records.office import read_office
from jianjia_rules.running import tasks
from jianjia_rules.running.run import Run
from tests.running.examples import book, firm, line_of, ndjson, run_lines
from tests.scoring.written import written

JOBS = [1, 2]


def versioned(folder: Path, **replaced: str) -> Rulebook:
    """The rulebook of townships, with versions."""
    made = book(folder, **{"name: name}": "name: name, version: submission}", **replaced})
    assert made.record.version == ("submission",)
    return made


def later(kind: str, id: str, **data: Any) -> Any:
    return {"id": id, "type": "firm", "period": "2014", "submission": {"kind": kind}, **data}


@pytest.fixture(autouse=True)
def small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tasks, "PIECE", 2_000)


@pytest.mark.parametrize("jobs", JOBS)
def test_versions_and_the_office_are_above_records_in_every_process(tmp_path: Path, jobs: int) -> None:
    made = versioned(tmp_path / "book")
    firms = [firm(f"u{number}", number % 90) for number in range(120)]
    change = [later("correction", "u7", points=99), later("replacement", "w", points=12, late=0, parent="t1")]
    paths = [
        ndjson(tmp_path / "in" / "a.ndjson", [change[0], *firms[:60], change[1]]),
        ndjson(
            tmp_path / "in" / "b.ndjson", [*firms[60:], later("supplement", "u3", name="甲"), firm("u5"), change[0]]
        ),
    ]
    found = []
    for count in (None, jobs):
        office = read_office([{"id": "u9", "period": "2014", "points": 1}], made, Diagnostics())
        run = Run(made, paths, office=office)
        text = "".join(map(line_of, run)) if count is None else run_lines(run, count)
        assert "u7 2014 99\n" in text
        assert "u9 2014 1\n" in text
        assert text.endswith("w 2014 12\n")
        assert (run.tally.read, run.tally.assessed, run.tally.refused, run.tally.replaced) == (125, 121, 1, 3)
        assert list(office.unused()) == []
        found.append((text, run.diagnostics.sorted(), run.tally))
    assert found[0] == found[1]
    assert sorted(each.code for each in found[0][1]) == ["JJ806", "JJ859", "JJ860", "JJ862"]


@pytest.mark.parametrize("jobs", JOBS)
def test_who_is_on_no_register_whose_parent_nobody_knows_who_is_missing(tmp_path: Path, jobs: int) -> None:
    made = book(tmp_path / "book")
    firms = [firm(f"u{number}", parent="t9" if number == 50 else "t1") for number in range(60)]
    file = ndjson(tmp_path / "a.ndjson", firms)
    expected = {f"u{number}": "" for number in range(61) if number != 40}
    registers = {"expected": expected, "towns": {"t1": "一镇", "t2": "二镇"}}
    run = Run(made, [file], registers=registers)
    assert run_lines(run, jobs).count("\n") == 60
    told = about_submissions([*run.diagnostics.sorted(), *run.about_submissions(run.finish())])
    assert [(each.code, dict(each.arguments).get("unit")) for each in told] == [
        ("JJ833", "u40"), ("JJ835", "u50"), ("JJ834", "u60"),
    ]  # fmt: skip
    assert [each.place and each.place.line for each in told] == [41, 51, None]


def test_parents_are_looked_for_only_where_any_could_be_found(tmp_path: Path) -> None:
    made = book(tmp_path / "book")
    file = ndjson(tmp_path / "a.ndjson", [firm("a"), firm("b", parent="t2")])
    towns = ndjson(tmp_path / "t.ndjson", [{**firm("t1"), "type": "town", "parent": None}])

    def unknown(*paths: Path, **registers: Any) -> list[object]:
        run = Run(made, paths, registers=registers)
        run_lines(run)
        found = run.about_submissions(run.finish())
        return [dict(each.arguments)["parent"] for each in found if each.code == "JJ835"]

    assert unknown(file) == []
    assert unknown(file, towns) == ["t2"]
    assert unknown(file, towns={"t2": ""}) == ["t1"]
    assert unknown(file, towns={}) == ["t1", "t2"]


def test_a_register_lists_the_types_that_it_says(tmp_path: Path) -> None:
    file = ndjson(tmp_path / "a.ndjson", [firm("a"), {**firm("t"), "type": "town"}])
    for types, codes in (("", ["JJ833", "JJ833"]), (", types: [firm]", ["JJ833"])):
        made = book(tmp_path / f"book{types}", **{"of: units}": f"of: units{types}}}"})
        run = Run(made, [file], registers={"expected": {"b": "乙"}})
        run_lines(run)
        assert [each.code for each in run.diagnostics.sorted()] == codes


def test_plain_lines_stay_on_their_straight_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nothing stands above any record nothing is asked of records."""
    from jianjia_rules.records.amender import Amender

    asked: list[Any] = []
    plain = Amender.amended

    def noted(self: Amender, raw: Any, seen: Any) -> Any:
        asked.append(raw.data["id"])
        return plain(self, raw, seen)

    monkeypatch.setattr(Amender, "amended", noted)
    made = versioned(tmp_path / "book")
    firms = [firm(f"u{number}") for number in range(30)]
    file = ndjson(tmp_path / "a.ndjson", firms)
    run_lines(Run(made, [file]))
    assert asked == []


def test_lines_taken_straight_leave_out_what_has_something_above_it(tmp_path: Path) -> None:
    """The maker of the command itself, which writes most lines without a record."""
    from jianjia_rules.cli.fail_on import FailOn
    from jianjia_rules.cli.line_maker import Lines
    from jianjia_rules.reports.json_v1 import Asked
    from jianjia_rules.running.lines import lines

    folder = tmp_path / "book"
    folder.mkdir()
    text = """
rulebook: plain
language: 1
edition: 1.0.0
title: {en: plain}
record: {schema: record.schema.json, unit: id, type: type, period: period, version: submission}
unit_types: {firm: {en: firm}}
parts: [{id: main, title: {en: main}, points: 100}]
rules: [{id: base, part: main, title: {en: points}, points: 100, award: {value: {field: points}}}]
"""
    made = written(folder, text)
    firms = [{"id": f"u{number}", "type": "firm", "period": "2014", "points": 50} for number in range(90)]
    later_one = {**firms[60], "submission": {"kind": "correction"}, "points": 99}
    file = ndjson(tmp_path / "a.ndjson", [*firms, later_one])
    office = read_office([{"id": "u70", "period": "2014", "points": 7}], made, Diagnostics())
    run = Run(made, [file], office=office)
    told = b"".join(bytes(piece.text) for piece in lines(run, Lines(Asked("en"), FailOn()))).decode()
    totals = {each["unit"]: each["total"] for each in map(json.loads, told.splitlines())}
    assert len(totals) == 90
    assert {unit: total for unit, total in totals.items() if total != 50} == {"u60": 99, "u70": 7}


@pytest.mark.parametrize("jobs", JOBS)
def test_what_was_refused_was_submitted_all_the_same(tmp_path: Path, jobs: int) -> None:
    """Refused for a value, as a correction of nothing, or for its type; and what nobody can tell is missing."""
    made = versioned(tmp_path / "book")
    firms = [firm(f"u{number}") for number in range(60)]
    faulty: list[Any] = [firm("bad", points="many"), later("correction", "late", points=3)]
    faulty += [{**firm("typed"), "type": "nothing"}, '{"id": "broken",', {**firm("timeless"), "period": "soon"}]
    elsewhere = firm("elsewhere", points="many")  # on no register: nobody misses it
    file = ndjson(tmp_path / "a.ndjson", [*firms, *faulty, elsewhere])
    expected = dict.fromkeys(
        [*(each["id"] for each in firms), "bad", "late", "typed", "broken", "timeless", "none"], ""
    )
    run = Run(made, [file], registers={"expected": expected})
    assert run_lines(run, jobs).count("\n") == 60
    standings = run.finish()
    assert {each.unit: each.refused for each in standings.missing} == {
        **dict.fromkeys(["bad", "late", "typed"], True),
        **dict.fromkeys(["broken", "timeless", "none"], False),
    }
    told = {dict(each.arguments)["unit"]: each.code for each in run.about_submissions(standings)}
    assert {unit: told[unit] for unit in ("bad", "late", "typed", "none")} == {
        **dict.fromkeys(["bad", "late", "typed"], "JJ949"),
        "none": "JJ834",
    }


def test_a_good_record_beside_a_refused_one_is_enough(tmp_path: Path) -> None:
    made = book(tmp_path / "book")
    file = ndjson(tmp_path / "a.ndjson", [firm("a", points="many"), firm("a"), firm("a")])
    run = Run(made, [file], registers={"expected": {"a": ""}})
    run_lines(run)
    assert run.finish().missing == ()
