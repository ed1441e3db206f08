"""Makes the invented city of this folder: `python examples/city/make_city.py [--out FOLDER] [--seed NUMBER]`.

The lists of `hand/` and the seed decide everything: the same lists and seed give the same bytes on any machine.
"""

import argparse
from pathlib import Path

from making.files import write_city
from making.plan import read_plan

HERE = Path(__file__).resolve().parent


def main() -> None:
    """Reads the call and writes the city."""
    parser = argparse.ArgumentParser(description="Makes the records of an invented city.")
    parser.add_argument("--out", type=Path, default=HERE, help="where to write; this folder by default")
    parser.add_argument("--seed", type=int, default=20140623)
    given = parser.parse_args()
    write_city(read_plan(HERE / "hand"), given.out, given.seed)


if __name__ == "__main__":
    main()
