"""What is measured on whole processes: loading, streams, one record from the command line."""

import compileall
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from statistics import median

import yaml

import jianjia_rules
from benchmarks.hundred_rules import write_hundred_rules
from benchmarks.make_records import lines, records, write_ndjson
from benchmarks.pairs import alternating, ratios, timed

ROOT = Path(__file__).parent.parent
RULEBOOK = Path(__file__).with_name("rulebook")


def ndjson_ratio(folder: Path, count: int, begun: int, rounds: int, *, fast: bool) -> float:
    """A line of NDJSON to findings, one process, to a bare json.loads, once as many as `begun` lines have been read.

    `fast` lets the extra of that name take part.
    """
    file, short = folder / f"{count}.ndjson", folder / f"{begun}.ndjson"
    write_ndjson(file, lines(count))
    write_ndjson(short, lines(begun))
    without = () if fast else ("standard-library",)
    return float(_module("ndjson", str(file), str(short), str(rounds), *without).stdout)


def two_processes_speed_up(folder: Path, count: int, rounds: int) -> float:
    """How many times faster two processes are than one."""
    file = folder / f"{count}.ndjson"
    write_ndjson(file, lines(count))
    check = [_command(), "check", str(file), "--rulebook", str(RULEBOOK), "--format", "ndjson", "--jobs"]
    sides = {jobs: timed(partial(_quiet, [*check, jobs])) for jobs in ("1", "2")}
    return ratios(sides, "2", rounds)["1"]


def stream_peak_mib(count: int) -> float:
    """The most memory of one process while `count` records stream through it."""
    arguments = ["check", "-", "--rulebook", str(RULEBOOK), "--format", "ndjson", "--jobs", "1"]
    done = _fed([sys.executable, "-m", "benchmarks.peak_memory", *arguments], lines(count))
    return float(done.splitlines()[-1])


def load_seconds(folder: Path, rounds: int) -> float:
    """Seconds to load, check and compile 100 rules, each time in a new process."""
    write_hundred_rules(RULEBOOK, folder)
    return median(float(_module("loading", str(folder)).stdout) for _ in range(rounds))


def check_one_record_ratio(folder: Path, rounds: int) -> float:
    """`jianjia check` on one YAML record to `python -c "import pydantic"`, whole processes.

    Both find their bytecode, as an installer leaves it; an editable checkout has none where Python may not write it.
    """
    compileall.compile_dir(str(Path(jianjia_rules.__file__).parent), quiet=1)
    file = folder / "record.yaml"
    text = yaml.safe_dump(next(records(1, seed=3)), allow_unicode=True, sort_keys=False)
    file.write_text(text, encoding="utf-8", newline="\n")
    check = [_command(), "check", str(file), "--rulebook", str(RULEBOOK)]
    sides = [timed(partial(_quiet, check)), timed(partial(_quiet, [sys.executable, "-c", "import pydantic"]))]
    checked, imported = alternating(sides, rounds)
    return checked / imported


def _command() -> str:
    found = shutil.which("jianjia", path=str(Path(sys.executable).parent))
    if found is None:
        raise SystemExit("jianjia is not installed beside this Python: pip install -e .")
    return found


def _quiet(command: Sequence[str]) -> None:
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=ROOT)


def _module(name: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", f"benchmarks.{name}", *arguments]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, encoding="utf-8", cwd=ROOT)


def _fed(command: Sequence[str], texts: Iterable[str]) -> str:
    """What the command says on standard error after it was fed the lines."""
    with tempfile.TemporaryFile() as errors:
        with subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=errors, cwd=ROOT
        ) as process:
            assert process.stdin is not None
            for text in texts:
                process.stdin.write(text.encode("utf-8"))
        errors.seek(0)
        said = errors.read().decode("utf-8", "replace")
    if process.returncode:
        raise SystemExit(f"{' '.join(command)}: exit code {process.returncode}\n{said}")
    return said
