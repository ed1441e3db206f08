"""NDJSON in, findings as NDJSON out, validated, in one process: as a ratio to a bare json.loads of the same lines.

`python -m benchmarks.ndjson FILE SHORT ROUNDS [standard-library]` prints the ratio. SHORT is a file with the first
lines of FILE: what the same command takes on it (loading the rulebook, compiling, meeting values for the first time) is
taken off on both sides, so that lines are compared with lines.
"""

import json
import os
import sys
from pathlib import Path
from time import perf_counter

from benchmarks.pairs import ratios

RULEBOOK = Path(__file__).with_name("rulebook")


def main(file: Path, short: Path, rounds: int) -> float:
    """The median ratio over the rounds."""
    sides = {
        "json.loads": lambda: _parse(file) - _parse(short),
        "jianjia": lambda: _check(file) - _check(short),
    }
    return ratios(sides, "json.loads", rounds)["jianjia"]


def _parse(file: Path) -> float:
    start = perf_counter()
    with file.open("rb") as lines:
        for line in lines:
            json.loads(line)
    return perf_counter() - start


def _check(file: Path) -> float:
    from jianjia_rules.cli.main import main as jianjia  # after msgspec has been put out of reach

    arguments = ["check", str(file), "--rulebook", str(RULEBOOK), "--format", "ndjson", "--jobs", "1"]
    printed = os.dup(1)
    with open(os.devnull, "wb") as nowhere:  # noqa: PTH123
        os.dup2(nowhere.fileno(), 1)
        try:
            start = perf_counter()
            code = jianjia(arguments)
            sys.stdout.flush()
            seconds = perf_counter() - start
        finally:
            os.dup2(printed, 1)
            os.close(printed)
    if code not in {None, 0}:
        raise SystemExit(f"jianjia {' '.join(arguments)}: exit code {code}")
    return seconds


if __name__ == "__main__":
    if sys.argv[4:] == ["standard-library"]:
        sys.modules["msgspec"] = None  # type: ignore[assignment]
    print(main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])))
