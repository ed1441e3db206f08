"""Texts of observed values in compact lines: those that stand for themselves are what the interpreter says."""

from __future__ import annotations

from typing import Any

import pytest

from benchmarks.engine import Engine
from jianjia_rules.engine.interpret.expressions import evaluate
from jianjia_rules.engine.interpret.reading import read_record
from jianjia_rules.language.measures import Field
from jianjia_rules.language.types import Kind
from jianjia_rules.reports.json_text import compact
from jianjia_rules.reports.line_style import LineStyle
from jianjia_rules.reports.ndjson_v1 import value_json
from jianjia_rules.scoring.scorer import Scorer

PLAN = Engine().plan("enterprise_kx")


@pytest.mark.parametrize(
    "raw", ["2014-06-23", "2014-06", "2014-02-30", "20140623", "2014-W01-1", "x", "", None, "“<b>”\n", "=1+1"]
)
@pytest.mark.parametrize("kind", [Kind.DATE, Kind.TEXT])
def test_days_and_texts_are_written_as_the_interpreter_has_them(kind: Kind, raw: Any) -> None:
    fields = [each for row in PLAN.rows for each in row.observables if isinstance(each, Field) and each.kind is kind]
    style = LineStyle(Scorer(PLAN), lambda *_: 0)
    for field in fields[:2]:
        record: Any = raw
        for key in reversed(field.path):
            record = {key: record}
        value = evaluate(field, read_record(PLAN, record))
        assert style.values(field)[raw] == compact(value_json(value, field, PLAN)).encode()
    assert fields
