"""Evaluation of just-parsed records: the engine's lazy result, and all its findings, against the hand-written function.

Every side parses every line anew, so that all work on data of the same freshness; only the evaluation is timed.
"""

from collections.abc import Callable, Sequence
from time import perf_counter

from benchmarks.engine import Engine
from benchmarks.hand_written import findings
from benchmarks.pairs import Run, ratios
from jianjia_rules.units.record import Record

ROUNDS = 25


def evaluation_ratios(lines: Sequence[str]) -> dict[str, float]:
    """`evaluate_lazy` and `evaluate_objects`, as ratios to the hand-written function's time."""
    engine = Engine()

    def by_hand(record: Record) -> object:
        return findings(record.data)

    def objects(record: Record) -> object:
        return [finding.outcome for finding in engine.evaluate(record)]

    sides = {"by_hand": by_hand, "evaluate_lazy": engine.evaluate, "evaluate_objects": objects}
    runs = {name: _over(lines, engine, evaluate) for name, evaluate in sides.items()}
    found = ratios(runs, "by_hand", ROUNDS)
    return {name: found[name] for name in ("evaluate_lazy", "evaluate_objects")}


def _over(lines: Sequence[str], engine: Engine, evaluate: Callable[[Record], object]) -> Run:
    def run() -> float:
        seconds = 0.0
        for line in lines:
            record = engine.read(line)
            start = perf_counter()
            evaluate(record)
            seconds += perf_counter() - start
        return seconds

    return run
