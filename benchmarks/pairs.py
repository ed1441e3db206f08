"""Timing that stands noise: every side in every round, in turning order, and medians of the rounds' ratios."""

import gc
from collections.abc import Callable, Mapping, Sequence
from statistics import median
from time import perf_counter

Run = Callable[[], float]
"""Does its work once and says how many seconds of it count."""


def ratios(sides: Mapping[str, Run], yardstick: str, rounds: int) -> dict[str, float]:
    """For every side the median, over the rounds, of its time divided by the yardstick's of the same round.

    A first round warms up and is thrown away. Garbage is collected between the runs, not during them, for all alike.
    """
    found: dict[str, list[float]] = {name: [] for name in sides}
    names = list(sides)
    for round_number in range(rounds + 1):
        turned = names[round_number % len(names) :] + names[: round_number % len(names)]
        seconds = {name: _undisturbed(sides[name]) for name in turned}
        if round_number:
            for name in names:
                found[name].append(seconds[name] / seconds[yardstick])
    return {name: median(values) for name, values in found.items()}


def alternating(sides: Sequence[Run], rounds: int) -> list[float]:
    """The median seconds of every side, run in turn; one round before them warms up."""
    seconds: list[list[float]] = [[] for _ in sides]
    for round_number in range(rounds + 1):
        for index, side in enumerate(sides):
            took = side()
            if round_number:
                seconds[index].append(took)
    return [median(values) for values in seconds]


def timed(work: Callable[[], object]) -> Run:
    """The whole of a piece of work, on the wall's clock."""

    def run() -> float:
        start = perf_counter()
        work()
        return perf_counter() - start

    return run


def _undisturbed(run: Run) -> float:
    gc.collect()
    enabled = gc.isenabled()
    gc.disable()
    try:
        return run()
    finally:
        if enabled:
            gc.enable()
