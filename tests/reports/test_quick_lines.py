"""Lines written by generated code are the reference writer's, byte for byte; so is what is kept of their records."""

from __future__ import annotations

from collections.abc import Iterable
from random import Random
from typing import Any

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from benchmarks.engine import Engine
from benchmarks.make_records import lines
from jianjia_rules.engine.plan import Plan
from jianjia_rules.language.outcomes import Outcome
from jianjia_rules.language.scalars import Number
from jianjia_rules.reports.ndjson_v1 import assessment_line
from jianjia_rules.reports.quick_lines import QuickLines
from jianjia_rules.running.prepared import Prepared
from jianjia_rules.scoring.fold import Fold
from jianjia_rules.scoring.scorer import Scorer
from jianjia_rules.units.record import Record, Unit
from tests.engine.agreement import good_records
from tests.engine.books import planned
from tests.engine.generated.book import book

WATCHED = frozenset({Outcome.NOT_MET})

tried = settings(phases=[Phase.explicit, Phase.reuse, Phase.generate], deadline=None)


def failed(total: Number | None) -> bool:
    return total is None or total < 60


def same_lines(plan: Plan, pairs: Iterable[tuple[dict[str, Any], dict[str, Any] | None]]) -> int:
    """Holds every line to the reference; how many generated code wrote."""
    ready = Scorer(plan)
    quick = QuickLines(ready, failed, WATCHED)
    prepared = Prepared(plan)
    written = 0
    for number, (data, previous) in enumerate(pairs):
        unit = Unit(f"u{number}", plan.unit_type, f"单位“{number}”", "p")
        record = Record(data, unit, plan.period.id, valid=True)
        scored = prepared.score(record, previous)
        made = quick.line(data, previous, unit.id, unit.name, unit.parent)
        if made is None:
            continue
        written += 1
        assert made.text == assessment_line(scored)
        fails = any(verdict.outcome in WATCHED for verdict in scored.verdicts) or failed(scored.score.total)
        assert made.fails == fails
        kept, wanted = Fold(plan.rulebook), Fold(plan.rulebook)
        if made.kept is not None:
            kept.add_alike(made.kept, unit.id, plan.period, number)
        else:
            assert made.scored is not None
            kept.add(made.scored, number)
        wanted.add(scored, number)
        assert kept.state == wanted.state
    return written


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
