"""The later submissions among the files of an input, read before any record is assessed; nothing else is kept."""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import BinaryIO

from jianjia_rules.language.rulebook import Rulebook
from jianjia_rules.records.amender import Whose
from jianjia_rules.records.formats import Expected
from jianjia_rules.records.identities import Identities
from jianjia_rules.records.line_files import read_lines, read_strictly
from jianjia_rules.records.normalise import Normalise
from jianjia_rules.records.raw import Raw, RawRecord
from jianjia_rules.records.source_files import SourceFile
from jianjia_rules.records.version_scan import MayHold, may_hold_of
from jianjia_rules.records.versions import Version, is_version, version_of


def versions_in(
    sources: Iterable[SourceFile],
    given: Iterator[Raw],
    rulebook: Rulebook,
    normalise: Normalise = Normalise.YES,
) -> dict[Whose, list[Version]]:
    """The later submissions by unit and period; those whose identity is faulty are left to the reading of records.

    `given` are records that stand in no file.
    """
    path = rulebook.record.version
    found: dict[Whose, list[Version]] = {}
    if path is None:
        return found
    identities, may_hold = Identities(rulebook, normalise), may_hold_of(path)
    for raw in chain(_raws(sources, rulebook, may_hold), given):
        if not (isinstance(raw, RawRecord) and isinstance(raw.data, dict) and is_version(raw.data, path)):
            continue
        raw = read_strictly(raw)
        identity = identities.of(raw) if isinstance(raw, RawRecord) else None
        if isinstance(raw, RawRecord) and identity is not None:
            found.setdefault((identity.unit.id, identity.period), []).append(version_of(raw, path))
    return found


def _raws(sources: Iterable[SourceFile], rulebook: Rulebook, may_hold: MayHold) -> Iterator[Raw]:
    for source in sources:
        try:
            if source.format.name == "NDJSON":
                with source.path.open("rb") as file:
                    yield from _lines(file, source.name, may_hold)
            else:
                yield from source.format.read(source.path, source.name, Expected(rulebook.schema, rulebook))
        except (OSError, ValueError):
            continue  # told when records are read


def _lines(file: BinaryIO, name: str, may_hold: MayHold) -> Iterator[Raw]:
    """The records on those lines that hold the field's name."""
    return read_lines(file, name, taken=lambda line, _: not may_hold(line))
