"""Runs the command with the arguments given, and prints the most memory the process ever held, in MiB, last on stderr.

`python -m benchmarks.peak_memory check - --rulebook FOLDER < records.ndjson`. On Linux the kernel's VmHWM, which
counts this program alone; elsewhere getrusage, where there is one.
"""

import sys
from pathlib import Path

from jianjia_rules.cli.main import main

STATUS = Path("/proc/self/status")


def peak_mib() -> float:
    """The highest resident set size of this process so far."""
    if STATUS.exists():
        lines = STATUS.read_text(encoding="ascii", errors="replace").splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:")) / 1024
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1024 / (1024 if sys.platform == "darwin" else 1)


if __name__ == "__main__":
    code = main(sys.argv[1:])
    sys.stdout.flush()
    print(peak_mib(), file=sys.stderr)
    raise SystemExit(code)
