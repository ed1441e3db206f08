"""Records from standard input: NDJSON or one JSON document, told by the first line, or any format that is said."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from jianjia_rules.documents.limits import DEFAULT_LIMITS
from jianjia_rules.records.formats import FORMATS, Expected
from jianjia_rules.records.line_files import INPUT_NAME, STANDARD_INPUT, read_lines, read_standard_input
from jianjia_rules.records.raw import Raw
from jianjia_rules.records.whole_files import read_json_bytes


class StandardInput(str):
    """The path of standard input, with the format that it is said to have."""

    form: str

    def __new__(cls, format: str) -> "StandardInput":
        """`format` is `json`, `ndjson`, `yaml` or `csv`."""
        made = super().__new__(cls, STANDARD_INPUT)
        made.form = format
        return made


def read_input(path: str | os.PathLike[str], file: BinaryIO, expected: Expected) -> Iterator[Raw]:
    """The records of standard input, by the format of its path."""
    format = path.form if isinstance(path, StandardInput) else None
    match format:
        case None:
            yield from read_standard_input(file, INPUT_NAME)
        case "ndjson":
            yield from read_lines(file, INPUT_NAME)
        case "json":
            yield from read_json_bytes(file.read(DEFAULT_LIMITS.bytes + 1), INPUT_NAME)
        case _:
            yield from _from_file(format, file, expected)


def _from_file(format: str, file: BinaryIO, expected: Expected) -> Iterator[Raw]:
    """What can only be read from a file, from one that is gone afterwards; no other file stands beside it."""
    import shutil
    import tempfile

    reader = next(each for each in FORMATS if each.name.lower() == format)
    with tempfile.TemporaryDirectory(prefix="jianjia-") as folder:
        path = Path(folder) / f"stdin{reader.endings[0]}"
        with path.open("wb") as kept:
            shutil.copyfileobj(file, kept)
        yield from reader.read(path, INPUT_NAME, expected)
