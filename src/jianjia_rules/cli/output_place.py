"""Where a result may be written: never over what the same call reads."""

import os
import re
from collections.abc import Iterable
from pathlib import Path

from jianjia_rules.cli.inputs import fault
from jianjia_rules.cli.options import Call
from jianjia_rules.documents.existing import is_file, is_folder
from jianjia_rules.records.formats import format_of

_OWN = re.compile(
    "|".join(
        (
            r"\A\ufeff(?:kind,period|类别,考核期),",  # csv
            r'"format": ?"jianjia-',  # json, ndjson
            r"/sarif-schema-",
            r'"check_name":',  # gitlab
        )
    )
)
"""What stands at the beginning of our own results."""

_FIRST_BYTES = 200
_READ = ("--rulebook", "--previous", "--reviews", "--waivers", "--office")


_OTHER_BOOKS = frozenset((".xls", ".ods", ".xlsm", ".csv", ".pdf", ".docx", ".zip"))


def check_book_ending(path: str) -> None:
    """Raise CallError where a workbook would get the ending of another kind of file, which nothing opens then."""
    if Path(path).suffix.lower() in _OTHER_BOOKS:
        raise fault("JJ968", path=path)


def check_output_place(call: Call, read: Iterable[str] = (), written: Iterable[str] | None = None) -> None:
    """Raise CallError where a file is written (by default `--output`) that the call reads.

    It reads `read`, and what its options name. A result of an earlier call in such a folder may be written anew: it is
    no input, and left out (`Walk.pass_over`).
    """
    named = [each for option in _READ for each in call.all(option)]
    registers = [each.partition("=")[2] or each for each in call.all("--register")]
    inputs = (*read, *named, *registers)
    for path in call.all("--output") if written is None else written:
        if path != "-":
            _check(path, inputs)


def _check(path: str, inputs: Iterable[str]) -> None:
    target = Path(os.path.realpath(path))
    for each in inputs:
        if each == "-":
            continue
        source = Path(os.path.realpath(each))
        if target == source or (source in target.parents and is_folder(source) and _would_be_read(target)):
            raise fault("JJ926", path=path)


def _would_be_read(target: Path) -> bool:
    if format_of(target) is None or not is_file(target):
        return False
    try:
        with target.open("rb") as file:
            return _OWN.search(file.read(_FIRST_BYTES).decode("utf-8", "replace")) is None
    except OSError:
        return True
