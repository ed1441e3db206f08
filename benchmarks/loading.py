"""Loading, checking and compiling a rulebook for all its unit types, in seconds, in a process that did it never before.

`python -m benchmarks.loading FOLDER` prints the seconds. Importing is not part of them.
"""

import sys
from pathlib import Path
from time import perf_counter

from jianjia_rules.engine.bind import bind
from jianjia_rules.engine.compile.table import Table
from jianjia_rules.loading.load import load_rulebook

PERIOD = "2014"


def main(folder: Path) -> float:
    """Seconds from the folder to compiled tables."""
    start = perf_counter()
    rulebook = load_rulebook(folder)
    period = rulebook.periods.find(PERIOD)
    assert period is not None
    for unit_type in rulebook.unit_types:
        Table(bind(rulebook, unit_type.id, period))
    return perf_counter() - start


if __name__ == "__main__":
    print(main(Path(sys.argv[1])))
