"""Measures everything in one run, prints it beside its targets, and keeps it in benchmarks/latest.json.

Figures are ratios or counts that hold on any machine, but for the seconds of loading. Before anything is measured, the
engine has to make the same findings as the hand-written function on all records.
"""

import json
import platform
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.agreement import DisagreementError, check_agreement
from benchmarks.evaluation import evaluation_ratios
from benchmarks.make_records import lines
from benchmarks.processes import (
    check_one_record_ratio,
    load_seconds,
    ndjson_ratio,
    stream_peak_mib,
    two_processes_speed_up,
)

LATEST = Path(__file__).with_name("latest.json")
COMPARED = 1_000
EVALUATED = 400
LINES, BEGUN = 12_000, 2_000
SHARED = 80_000
STREAMED = 100_000


@dataclass(frozen=True, slots=True)
class Target:
    """One figure: at most `limit`, or at least where `least`."""

    key: str
    title: str
    limit: float
    unit: str
    least: bool = False

    def holds(self, value: float) -> bool:
        """Whether the value is as good as was set out."""
        return value >= self.limit if self.least else value <= self.limit


TARGETS = (
    Target("evaluate_lazy", "evaluation, the engine's own result / by hand", 1.0, "×"),
    Target("evaluate_objects", "evaluation, every finding made / by hand", 1.4, "×"),
    Target("ndjson", "NDJSON to findings, standard library / json.loads", 2.5, "×"),
    Target("ndjson_fast", "NDJSON to findings, extra fast / json.loads", 1.6, "×"),
    Target("two_processes", "two processes, times faster", 1.7, "×", least=True),
    Target("stream_peak_mib", "100,000 records streamed, most memory", 200, "MiB"),
    Target("load_100_rules_s", "100 rules loaded, checked, compiled", 0.3, "s"),
    Target("check_one_record", "jianjia check, one record / import pydantic", 4, "×"),
)


def main(chosen: Sequence[str] = ()) -> int:
    """Measure the figures named (all by default); exit code 1 when the two sides do not make the same findings."""
    keys = {target.key for target in TARGETS}
    unknown = sorted(set(chosen) - keys)
    if unknown:
        print(f"No such figure: {', '.join(unknown)}. There are: {', '.join(sorted(keys))}.", file=sys.stderr)
        return 2
    try:
        compared = check_agreement(lines(COMPARED))
    except DisagreementError as error:
        print(f"Nothing is measured, the findings differ: {error}", file=sys.stderr)
        return 1
    print(f"Python {platform.python_version()}; {compared:,} findings of {COMPARED:,} records agree.")
    values = _measured([target.key for target in TARGETS if target.key in chosen or not chosen])
    _keep(values)
    return 0


def _measured(keys: Sequence[str]) -> dict[str, float]:
    """The figures, each printed as soon as it is known."""
    values: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        evaluated: dict[str, float] = {}

        def evaluation(key: str) -> float:
            if not evaluated:
                evaluated.update(evaluation_ratios(list(lines(EVALUATED))))
            return evaluated[key]

        measures: dict[str, Callable[[], float]] = {
            "evaluate_lazy": lambda: evaluation("evaluate_lazy"),
            "evaluate_objects": lambda: evaluation("evaluate_objects"),
            "ndjson": lambda: ndjson_ratio(folder, LINES, BEGUN, 9, fast=False),
            "ndjson_fast": lambda: ndjson_ratio(folder, LINES, BEGUN, 9, fast=True),
            "two_processes": lambda: two_processes_speed_up(folder, SHARED, 3),
            "stream_peak_mib": lambda: stream_peak_mib(STREAMED),
            "load_100_rules_s": lambda: load_seconds(folder / "hundred", 9),
            "check_one_record": lambda: check_one_record_ratio(folder, 15),
        }
        print(f"{'figure':<18} {'what':<52} {'target':>10} {'measured':>10}")
        for target in TARGETS:
            if target.key in keys:
                values[target.key] = round(measures[target.key](), 3)
                print(_row(target, values[target.key]), flush=True)
    return values


def _row(target: Target, value: float) -> str:
    bound = f"{'≥' if target.least else '≤'} {target.limit:g} {target.unit}"
    measured = f"{value:.2f} {target.unit}"
    return (
        f"{target.key:<18} {target.title:<52} {bound:>10} {measured:>10}  {'ok' if target.holds(value) else 'MISSED'}"
    )


def _keep(values: dict[str, float]) -> None:
    """Write the figures; those of an earlier run that were not measured now stay."""
    known = json.loads(LATEST.read_text(encoding="utf-8")) if LATEST.exists() else {}
    text = json.dumps({**known, **values}, indent=2) + "\n"
    LATEST.write_text(text, encoding="utf-8", newline="\n")
