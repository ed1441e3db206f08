"""Lists that go beside the records (registers, review entries, waivers), in any format records are read from."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from jianjia_rules.diagnostics import Diagnostics
from jianjia_rules.language.record_schema import RecordSchema
from jianjia_rules.records.folders import Walk
from jianjia_rules.records.formats import Expected
from jianjia_rules.records.raw import RawRecord
from jianjia_rules.records.source_files import SourceFile
from jianjia_rules.records.whole_files import EMPTY_FILE

AnyPath = str | os.PathLike[str]


def read_entries(paths: Iterable[AnyPath], schema: RecordSchema, diagnostics: Diagnostics) -> Iterator[RawRecord]:
    """The entries of list files, which may hold none; what cannot be read is reported, the rest goes on."""
    walk, expected = Walk(), Expected(schema)
    for path in paths:
        for found in walk.under(Path(path)):
            raws = found.format.read(found.path, found.name, expected) if isinstance(found, SourceFile) else (found,)
            for raw in raws:
                diagnostics.extend(each for each in raw.diagnostics if each.code != EMPTY_FILE)
                if isinstance(raw, RawRecord) and raw.data is not None:
                    yield raw
