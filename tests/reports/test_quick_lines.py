"""Lines written by generated code are the reference writer's, byte for byte; so is what is kept of their records."""

from __future__ import annotations

import json
from collections.abc import Iterable
from fractions import Fraction
from random import Random
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from benchmarks.engine import Engine
from benchmarks.make_records import lines
from jianjia_rules.cli.fail_on import FailOn
from jianjia_rules.engine.plan import Plan
from jianjia_rules.language.outcomes import Outcome
from jianjia_rules.language.rules import Level
from jianjia_rules.records.check import check_of
from jianjia_rules.records.decoding import decode
from jianjia_rules.records.typed.form import typed_form
from jianjia_rules.reports.ndjson_v1 import assessment_line
from jianjia_rules.reports.quick_lines import QuickLines
from jianjia_rules.running.prepared import Prepared
from jianjia_rules.scoring.fold import Fold
from jianjia_rules.scoring.scorer import Scorer
from jianjia_rules.units.record import Record, Unit
from tests.engine.agreement import good_records
from tests.engine.books import planned
from tests.engine.generated.book import book

FAILING = FailOn(frozenset({Outcome.NOT_MET}), least_score=Fraction(60))
BY_LEVEL = FailOn(level=Level.ERROR)

tried = settings(phases=[Phase.explicit, Phase.reuse, Phase.generate], deadline=None)


def same_lines(plan: Plan, pairs: Iterable[tuple[dict[str, Any], dict[str, Any] | None]]) -> int:
    """Holds every line to the reference; how many generated code wrote."""
    ready = Scorer(plan)
    quick = QuickLines(ready, FAILING.watch(ready))
    by_level = QuickLines(ready, BY_LEVEL.watch(ready))
    prepared = Prepared(plan)
    check = check_of(plan.rulebook.schema)
    of_form = quick.of_form(check.plain)
    assert of_form is not None
    written = 0
    for number, (data, previous) in enumerate(pairs):
        unit = Unit(f"u{number}", plan.unit_type, f"单位“{number}”", "p")
        record = Record(data, unit, plan.period.id, valid=True)
        scored = prepared.score(record, previous)
        made = quick.line(data, previous, unit.id, unit.name, unit.parent)
        if made is None:
            continue
        written += 1
        text, fails, of_unit, as_scored = made
        assert text.decode() == assessment_line(scored)
        assert fails == FAILING.record_fails(scored)
        also = by_level.line(data, previous, unit.id, unit.name, unit.parent)
        assert also is not None
        assert also[1] == BY_LEVEL.record_fails(scored)
        if (texts := check.texts(data)) >= 0:
            left = texts - check.plain.texts(data)
            again = of_form(data, previous, unit.id, unit.name, unit.parent, left)
            assert again is not None
            assert again[:3] == made[:3]
            assert of_form(data, previous, unit.id, unit.name, unit.parent, left + 1) is None
        kept, wanted = Fold(plan.rulebook), Fold(plan.rulebook)
        if of_unit is not None:
            kept.add_alike(of_unit, unit.id, plan.period, number)
        else:
            assert as_scored is not None
            kept.add(as_scored, number)
        wanted.add(scored, number)
        assert kept.state == wanted.state
    return written


def same_as_objects(plan: Plan, records: Iterable[Any]) -> int:
    """Holds the lines of records that are objects to those of the same records as mappings; how many there were."""
    form = typed_form(plan.rulebook.schema.document)
    ready = Scorer(plan)
    quick = QuickLines(ready, FAILING.watch(ready))
    write = None if form is None else quick.of_form(form)
    check = check_of(plan.rulebook.schema)
    written = 0
    for data in records:
        if form is None or write is None:
            return written
        line = json.dumps(data, default=float).encode()
        plain, record = decode(line), form.decode(line)
        texts = check.texts(plain)
        left = texts - form.texts(record)
        if texts < 0 or form.texts(record) < 0:
            continue
        wanted, made = quick.line(plain, None, "u", "名", None), write(record, None, "u", "名", None, left)
        assert write(record, None, "u", "名", None, left + 1) is None
        assert (made is None) == (wanted is None)
        if made is not None and wanted is not None:
            assert made[:3] == wanted[:3]
            written += 1
    return written


def test_objects_give_the_lines_of_mappings() -> None:
    pytest.importorskip("msgspec")
    engine = Engine()
    by_type: dict[str, list[Any]] = {}
    for record in map(engine.read, lines(300, seed=6)):
        by_type.setdefault(record.unit.type, []).append(record.data)
    for unit_type, found in by_type.items():
        assert same_as_objects(engine.plan(unit_type), found * 2) == 2 * len(found)


@tried
@given(st.integers(0, 2**32))
def test_objects_give_the_lines_of_mappings_by_generated_rulebooks(seed: int) -> None:
    pytest.importorskip("msgspec")
    random = Random(seed)
    made = book(random)
    plan = planned(made.rulebook, random.choice(["firm", "club"]))
    same_as_objects(plan, good_records(random, made, 6) * 2)


def test_on_the_records_of_the_benchmark() -> None:
    engine = Engine()
    by_type: dict[str, list[tuple[Any, None]]] = {}
    for line in lines(300, seed=5):
        record = engine.read(line)
        by_type.setdefault(record.unit.type, []).append((record.data, None))
    for unit_type, pairs in by_type.items():
        assert same_lines(engine.plan(unit_type), pairs * 2) == 2 * len(pairs)


@tried
@given(st.integers(0, 2**32))
def test_on_generated_rulebooks_and_records(seed: int) -> None:
    random = Random(seed)
    made = book(random)
    plan = planned(made.rulebook, random.choice(["firm", "club"]))
    good = good_records(random, made, 6)
    same_lines(plan, [(data, random.choice([None, *good])) for data in good] * 2)
