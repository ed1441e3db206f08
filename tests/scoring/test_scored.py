"""A record scored: what programs look at, and what travels."""

from __future__ import annotations

import pickle

import pytest

from jianjia_rules.engine.interpret.reading import read_record
from jianjia_rules.engine.values import Interval, Known, Value, known, unknown
from jianjia_rules.findings.results import FigureResult
from jianjia_rules.language.outcomes import Cause, Outcome
from jianjia_rules.language.text import same
from jianjia_rules.scoring.assess import ByRule, assess, score
from jianjia_rules.scoring.members import figures, plain
from jianjia_rules.scoring.scorer import Scorer
from tests import pieces
from tests.scoring.tables import bound, left, part, plan, record, row

TABLE = plan([part("a", 10)], [row("x", "a", 6), row("y", "a", 4)])


def test_verdicts_are_found_by_rule() -> None:
    ready = Scorer(TABLE)
    first, second = score(ready, record(x=6, y=1)).verdicts
    by_rule = ByRule(ready.rows, (first, second))
    assert dict(by_rule) == {"x": first, "y": second}
    assert (len(by_rule), list(by_rule), "z" in by_rule) == (2, ["x", "y"], False)
    with pytest.raises(KeyError):
        by_rule["z"]


def test_a_scorer_travels_as_its_plan() -> None:
    again = pickle.loads(pickle.dumps(Scorer(TABLE)))
    assert again.plan == TABLE
    assert score(again, record(x=6, y=1)).score == score(Scorer(TABLE), record(x=6, y=1)).score


def test_a_scorer_may_be_kept_between_records() -> None:
    ready = Scorer(TABLE)
    for x, y in ((6, 4), (0, 1), (3, 0)):
        assert assess(TABLE, record(x=x, y=y), ready=ready) == assess(TABLE, record(x=x, y=y))
        assert assess(TABLE, record(x=x, y=y)).total == x + y


def test_what_a_table_came_to_without_gates_asks_nobody() -> None:
    found = Scorer(TABLE)((left(), left()))
    assert (found.total, found.ranked, found.held_back, found.gates) == (None, True, False, ())


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (known(3), 3),
        (Known("甲"), "甲"),
        (Known(("a", "b")), ("a", "b")),
        (Interval(1, 2), None),
        (unknown(Cause.ANSWER), None),
    ],
)
def test_a_value_as_a_record_would_hold_it(value: Value, shown: object) -> None:
    assert plain(value) == shown


def test_figures_may_be_numbers_texts_or_open() -> None:
    measures = (
        pieces.figure("size", "{field: unit.size}")
        | pieces.figure("people", "{sum: activities, of: people}", "人")
        | pieces.figure("held", "{count: activities, where: {field: kind, is: 学术}}", "场")
        | pieces.figure("none", "{field: area}")
    )
    table = bound(pieces.rulebook(measures=measures), "firm")
    data = {"unit": {"size": "大型"}, "activities": [{"people": 3, "kind": "学术"}, {"people": 4}]}
    assert figures(table, read_record(table, data)) == (
        FigureResult("size", same("size"), "大型", None, None),
        FigureResult("people", same("people"), 7, "人", None),
        FigureResult("held", same("held"), 1, "场", 2),
        FigureResult("none", same("none"), None, None, None),
    )


def test_a_row_that_reads_another_sees_its_settled_verdict() -> None:
    first = pieces.rule("first", "{value: {field: plain}}")
    second = pieces.rule("second", "{if: {earned: first, at_least: 5}}")
    found = assess(bound(pieces.rulebook(first, second), "firm"), record(type="firm", plain=5))
    assert found.finding("second").outcome is Outcome.MET
