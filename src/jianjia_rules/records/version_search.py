"""The later submissions among the files of an input, found before any record is assessed.

Text that does not hold the name of the field in question holds none: it is looked through and not parsed, a small part
of what reading it costs. Nothing is kept but later submissions.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from jianjia_rules.language.paths import FieldPath
from jianjia_rules.language.rulebook import Rulebook
from jianjia_rules.records.amender import Whose
from jianjia_rules.records.folders import SourceFile, Walk
from jianjia_rules.records.identity import Identifier
from jianjia_rules.records.line_files import read_lines, read_standard_input, read_strictly
from jianjia_rules.records.raw import Raw, RawRecord
from jianjia_rules.records.versions import Version, is_version, version_of

_PIECE = 1 << 20
_TEXTS = frozenset(("YAML", "JSON", "CSV"))


def versions_in(
    sources: Iterable[SourceFile], stdin: BinaryIO | None, rulebook: Rulebook
) -> dict[Whose, list[Version]]:
    """The later submissions by unit and period; those whose identity is faulty are left to the reading of records.

    `stdin` is standard input, at its beginning, where it is read too.
    """
    path = rulebook.record.version
    found: dict[Whose, list[Version]] = {}
    if path is None:
        return found
    identifier, may_hold = Identifier(rulebook), _may_hold(path)
    for raw in _raws(sources, stdin, rulebook, may_hold):
        if not (isinstance(raw, RawRecord) and isinstance(raw.data, dict) and is_version(raw.data, path)):
            continue
        raw = read_strictly(raw)
        identity = identifier.identify(raw.data) if isinstance(raw, RawRecord) else None
        if isinstance(raw, RawRecord) and identity is not None:
            found.setdefault((identity.unit.id, identity.period), []).append(version_of(raw, path))
    return found


def sources_under(paths: Iterable[Path], leave_out: Iterable[Path]) -> Iterator[SourceFile]:
    """The files under the paths, as reading finds them; what cannot be opened is told when records are read."""
    walk = Walk()
    for path in leave_out:
        walk.pass_over(path)
    for path in paths:
        yield from (found for found in walk.under(path) if isinstance(found, SourceFile))


def _raws(
    sources: Iterable[SourceFile], stdin: BinaryIO | None, rulebook: Rulebook, may_hold: Callable[[bytes], bool]
) -> Iterator[Raw]:
    for source in sources:
        try:
            if source.format.name == "NDJSON":
                with source.path.open("rb") as file:
                    if _any_piece(file, may_hold):
                        file.seek(0)
                        yield from _lines(file, source.name, may_hold)
                continue
            if source.format.name in _TEXTS:
                with source.path.open("rb") as file:
                    if not _any_piece(file, may_hold):
                        continue
            yield from source.format.read(source.path, source.name, rulebook.schema)
        except (OSError, ValueError):
            continue  # told when records are read
    if stdin is not None:
        yield from read_standard_input(stdin, "<stdin>")


def _lines(file: BinaryIO, name: str, may_hold: Callable[[bytes], bool]) -> Iterator[Raw]:
    """The records on those lines that hold the field's name."""
    return read_lines(file, name, taken=lambda line, _: not may_hold(line))


def _any_piece(file: BinaryIO, may_hold: Callable[[bytes], bool]) -> bool:
    """Whether any piece of a file may hold the name; pieces end at the end of a line."""
    while piece := file.read(_PIECE):
        if may_hold(piece + file.readline(_PIECE)):
            return True
    return False


def _may_hold(path: FieldPath) -> Callable[[bytes], bool]:
    """What tells quickly that a text does not hold the field's name, however JSON or YAML may write it."""
    name = path[0]
    plain = {name.encode("utf-8"), name.encode("gb18030", "replace")}
    escaped = json.dumps(name)[1:-1].encode("ascii")
    written = re.compile(rb"\\(?:u00|x|U0000)[0-9a-fA-F]|" + re.escape(escaped), re.IGNORECASE)

    def may_hold(text: bytes) -> bool:
        if any(each in text for each in plain):
            return True
        if b"\0" in text:  # UTF-16
            return True
        return b"\\" in text and written.search(text) is not None

    return may_hold
