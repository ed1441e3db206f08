"""The public names: what they do, and that importing the package imports nothing."""

from __future__ import annotations

import pickle
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import jianjia_rules
from jianjia_rules import (
    Assessor,
    CallError,
    Outcome,
    RecordError,
    Review,
    RulebookError,
    Waiver,
    assess,
    load_rulebook,
)

ROOT = Path(__file__).parents[2]
GATES = ROOT / "tests" / "rulebooks" / "gates"
RECORDS = GATES / "cases" / "records.yaml"
TOWNSHIPS = ROOT / "tests" / "rulebooks" / "townships"


def test_every_public_name_is_there() -> None:
    for name in jianjia_rules.__all__:
        assert getattr(jianjia_rules, name) is not None
    assert set(dir(jianjia_rules)) == set(jianjia_rules.__all__)
    assert set(jianjia_rules._HOMES) | {"__version__"} == set(jianjia_rules.__all__)
    with pytest.raises(AttributeError, match="has no attribute 'asess'"):
        _ = jianjia_rules.asess


def test_importing_the_package_imports_nothing_else() -> None:
    code = "import sys, jianjia_rules; print([m for m in sys.modules if m.startswith('jianjia_rules.')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout == "[]\n"


def test_a_short_check_needs_no_heavy_module() -> None:
    code = (
        "import sys; from jianjia_rules.cli.main import main\n"
        f"main(['check', {str(RECORDS)!r}, '-r', {str(GATES)!r}])\n"
        "heavy = ('argparse', 'jinja2', 'jsonschema', 'multiprocessing', 'pydantic', 'rich', 'concurrent.futures')\n"
        "print([name for name in heavy if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert done.stderr == "[]\n"


def test_assessments_come_with_grades_and_ranks_among_all() -> None:
    results = assess(GATES, RECORDS)
    by_unit = {each.unit: each for each in results}
    assert len(results) == len(by_unit) == results.tally.assessed
    grade = by_unit["a2"].grade
    assert grade is not None
    assert (grade.id, grade.reached, grade.share_cap, str(grade)) == ("good", "excellent", True, "good")
    assert by_unit["a2"].rank("in-group") == 2
    assert by_unit["a2"].score_text == "92"
    assert [each.unit for each in results] == [each.unit for each in results.assessments]


def test_streaming_keeps_none_and_still_finishes() -> None:
    results = assess(str(GATES), [str(RECORDS)])
    streamed = list(results.stream())
    assert streamed[1].grade is not None
    assert streamed[1].grade.id == "excellent"  # before the share cap
    assert streamed[1].ranks == ()
    assert results.tally.assessed == len(streamed)
    assert results.diagnostics == ()
    with pytest.raises(RuntimeError, match="streamed before"):
        len(results)


def test_roll_ups_registers_and_the_period_before() -> None:
    cases = TOWNSHIPS / "cases"
    results = assess(
        TOWNSHIPS,
        cases / "records.yaml",
        previous=cases / "previous.yaml",
        registers={"townships": cases / "townships.csv"},
    )
    township = next(each for each in results.rollups if each.unit == "t1")
    assert township.name == "柳堰镇"
    assert township.score_text == "23.35"
    assert township.finding("coverage").outcome is Outcome.MET
    assert results.missing == ()


def test_reviews_and_waivers_as_files_or_as_data() -> None:
    review = Review("a1", "2014", "base", by="office", reason="seen", earned=50)
    waiver = Waiver("a1", "docs", reason="moved", by="office", until=date(2014, 12, 31))
    results = assess(GATES, RECORDS, reviews=review, waivers=[waiver, GATES / "cases" / "waivers.yaml"])
    first = results.assessments[0]
    assert first.finding("base").earned == 50
    assert [step.name for step in first.finding("base").steps] == ["award", "review"]


def test_refused_records_are_told_not_raised(tmp_path: Path) -> None:
    record = tmp_path / "bad.yaml"
    record.write_text("{unit: {id: a, type: firm}, period: 2014, points: 许多}\n", encoding="utf-8")
    results = assess(GATES, record)
    assert len(results) == 0
    assert [each.code for each in results.diagnostics] == ["JJ801"]
    assert results.tally.refused == 1


def test_wrong_calls_raise_with_everything_that_is_wrong(tmp_path: Path) -> None:
    with pytest.raises(CallError) as caught:
        assess(GATES, [tmp_path / "a", tmp_path / "b"], registers={"places": tmp_path / "c"})
    assert [each.code for each in caught.value.diagnostics] == ["JJ901", "JJ901", "JJ919"]
    with pytest.raises(CallError):
        assess(GATES, RECORDS, reviews=tmp_path / "none.yaml")
    with pytest.raises(RulebookError):
        load_rulebook(tmp_path)


def test_records_from_a_program() -> None:
    assessor = Assessor(load_rulebook(GATES))
    record = {"unit": {"id": "u", "type": "firm", "group": "A"}, "period": 2014, "founded": True, "points": 62.5}
    assert assessor.assess(record).finding("base").earned * 2 == 125
    with pytest.raises(RecordError):
        assessor.assess({**record, "points": "many"})


def test_results_pickle_with_everything_made() -> None:
    assessments = assess(GATES, RECORDS).assessments
    again = pickle.loads(pickle.dumps(assessments))
    assert again == assessments
    assert again[1].findings[0].reason("en") == assessments[1].findings[0].reason("en")
