"""Where a result may be written: never over what the same call reads."""

import os
import re
from collections.abc import Iterable
from pathlib import Path

from jianjia_rules.cli.inputs import fault
from jianjia_rules.cli.options import Call
from jianjia_rules.records.formats import format_of

_OWN = re.compile(rb'"format": ?"jianjia-')
"""What stands at the beginning of our own results."""

_FIRST_BYTES = 200
_READ = ("--rulebook", "--previous", "--reviews", "--waivers", "--office")


def check_output_place(call: Call, read: Iterable[str] = ()) -> None:
    """Raise CallError where `--output` is a file that the call reads (`read`, and what its options name).

    A result of an earlier call in such a folder may be written anew: it is no input, and left out (`Walk.pass_over`).
    """
    path = call.one("--output")
    if path is None or path == "-":
        return
    target = Path(os.path.realpath(path))
    named = [each for option in _READ for each in call.all(option)]
    registers = [each.partition("=")[2] or each for each in call.all("--register")]
    for each in (*read, *named, *registers):
        if each == "-":
            continue
        source = Path(os.path.realpath(each))
        if target == source or (source in target.parents and source.is_dir() and _would_be_read(target)):
            raise fault("JJ926", path=path)


def _would_be_read(target: Path) -> bool:
    if format_of(target) is None or not target.is_file():
        return False
    try:
        with target.open("rb") as file:
            return _OWN.search(file.read(_FIRST_BYTES)) is None
    except OSError:
        return True
