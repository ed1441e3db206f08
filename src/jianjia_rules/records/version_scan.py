"""The files of an input that may hold later submissions: those whose text holds the name of the field that says so.

Texts are looked through and not parsed, a small part of what reading them costs.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from jianjia_rules.language.paths import FieldPath
from jianjia_rules.records.folders import Walk
from jianjia_rules.records.source_files import SourceFile

if TYPE_CHECKING:
    from jianjia_rules.documents.archives.member import AnyFile

_PIECE = 1 << 20
_TEXTS = frozenset(("YAML", "JSON", "NDJSON", "CSV"))

MayHold = Callable[[bytes], bool]


def candidates(paths: Iterable[Path], leave_out: Iterable[Path], holds: MayHold) -> Iterator[SourceFile]:
    """The files under the paths that may hold one; what cannot be opened is told when records are read."""
    walk = Walk()
    for path in leave_out:
        walk.pass_over(path)
    for path in paths:
        for found in walk.under(path):
            if isinstance(found, SourceFile) and (found.format.name not in _TEXTS or _any_piece(found.path, holds)):
                yield found


def _any_piece(path: "AnyFile", holds: MayHold) -> bool:
    """Whether any piece of a file may hold the name; pieces end at the end of a line."""
    try:
        with path.open("rb") as file:
            return any(holds(piece) for piece in _pieces(file))
    except (OSError, ValueError):
        return False


def _pieces(file: BinaryIO) -> Iterator[bytes]:
    while piece := file.read(_PIECE):
        yield piece + file.readline(_PIECE)


def may_hold_of(path: FieldPath) -> MayHold:
    """What tells quickly that a text does not hold the field's name, however JSON or YAML may write it."""
    import json  # read already where there is JSON

    name = path[0]
    plain = {name.encode("utf-8"), name.encode("gb18030", "replace")}
    escaped = json.dumps(name)[1:-1].encode("ascii")
    written = re.compile(rb"\\(?:u00|x|U0000)[0-9a-fA-F]|" + re.escape(escaped), re.IGNORECASE)

    def holds(text: bytes) -> bool:
        if any(each in text for each in plain):
            return True
        if b"\0" in text:  # UTF-16
            return True
        return b"\\" in text and written.search(text) is not None

    return holds
