"""Numbers ten thousand times off those of the period before are warned of, whichever way the records come in."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from jianjia_rules.cli.fail_on import fail_on
from jianjia_rules.cli.line_maker import Lines
from jianjia_rules.language.record_schema import RecordSchema
from jianjia_rules.language.rulebook import Rulebook
from jianjia_rules.reports.json_v1 import Asked
from jianjia_rules.running.lines import lines
from jianjia_rules.running.run import Run
from jianjia_rules.running.slips import Slips
from tests.running.examples import book, firm, ndjson

SCHEMA = RecordSchema(
    {
        "type": "object",
        "properties": {
            "funds": {"type": "object", "properties": {"budget": {"type": "number", "x-unit": "万元"}}},
            "count": {"type": "integer"},
            "list": {"type": "array", "items": {"type": "object", "properties": {"n": {"type": "number"}}}},
        },
    },
    {},
)


@pytest.mark.parametrize(
    ("now", "then", "is_slip"),
    [
        (80000, 8, True),
        (8, 80000, True),
        (85000, Decimal("8.5"), True),
        (-80000, 8, True),
        (31623, 1, True),
        (3162, 1, True),
        (31624, 1, False),
        (3161, 1, False),
        (8, 8, False),
        (80000, 0, False),
        (0, 80000, False),
        (80000, None, False),
        ("80000", 8, False),
        (True, 10000, False),
    ],
)
def test_about_ten_thousand_times(now: object, then: object, is_slip: bool) -> None:
    found = Slips(SCHEMA).found({"funds": {"budget": now}, "count": 1}, {"funds": {"budget": then}, "count": 1})
    assert [each.path for each in found] == ([("funds", "budget")] if is_slip else [])


def test_what_stands_in_lists_is_not_compared() -> None:
    data, before = {"list": [{"n": 10_000}], "funds": 3}, {"list": [{"n": 1}], "funds": {"budget": 1}}
    assert Slips(SCHEMA).found(data, before) == []


@pytest.fixture(scope="module")
def townships(tmp_path_factory: pytest.TempPathFactory) -> Rulebook:
    return book(tmp_path_factory.mktemp("townships"))


@pytest.mark.parametrize("straight", [False, True])
def test_both_values_and_places_are_told(townships: Rulebook, tmp_path: Path, straight: bool) -> None:
    many = [firm(f"u{number}", points=60) for number in range(40)]
    now = ndjson(tmp_path / "now.ndjson", [*many, firm("a", points=60)])
    then = ndjson(tmp_path / "then.ndjson", [firm("a", points=0.006, period="2013")])
    run = Run(townships, [now], previous=[then])
    if straight:
        assert (
            len(b"".join(piece.text for piece in lines(run, Lines(Asked("en"), fail_on((), townships)))).splitlines())
            == 41
        )
    else:
        assert len(list(run)) == 41
    (told,) = [each for each in run.diagnostics if each.code == "JJ873"]
    assert told.place is not None
    assert told.related is not None
    assert (told.place.line, told.related.line) == (41, 1)
    assert "相差约一万倍" in told.message("zh")
    assert "is 60; the period before it was 0.006" in told.message("en")
