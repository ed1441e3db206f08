"""Records of any format written in another one; everything that cannot be carried is told of."""

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from jianjia_rules.diagnostics import Diagnostics, Severity, kind_of
from jianjia_rules.language.record_schema import RecordSchema
from jianjia_rules.records.faults import Fault, PlacedOrigin, diagnose
from jianjia_rules.records.formats import Expected
from jianjia_rules.records.line_files import read_strictly
from jianjia_rules.records.raw import Raw, RawRecord, Unread
from jianjia_rules.records.stream import AnyPath, read_raw
from jianjia_rules.records.tally import Tally
from jianjia_rules.records.writing.counted_days import CountedDays
from jianjia_rules.records.writing.formats import RecordWriter

OPEN_SCHEMA = RecordSchema({}, {})
"""Says nothing of any field."""


def convert_records(
    paths: Iterable[AnyPath],
    expected: Expected,
    writer: RecordWriter,
    diagnostics: Diagnostics,
    *,
    leave_out: Iterable[AnyPath] = (),
    stdin: BinaryIO | None = None,
) -> Tally:
    """Write the records under the paths as they stand, in order; counts them: `assessed` are those that were written.

    What could not be read, and what a format cannot carry, is told in `diagnostics`. Raises what writing raises.
    """
    tally, days = Tally(), CountedDays(expected.rulebook)
    for raw in _strictly(read_raw(paths, expected, tally, leave_out, stdin)):
        if isinstance(raw, Unread):
            diagnostics.extend(raw.diagnostics)
            errors = [each for each in raw.diagnostics if each.severity is Severity.ERROR]
            if raw.is_record:
                tally.refuse(errors[0].code if errors else "")
            else:
                tally.unreadable += bool(errors)
            continue
        diagnostics.extend(raw.diagnostics)
        wrong = next((each.code for each in raw.diagnostics if each.severity is Severity.ERROR), None)
        if not isinstance(raw.data, dict):
            wrong = "JJ812"
            _tell([Fault(wrong, (), {"found": kind_of(raw.data)})], raw.origin, diagnostics)
        if wrong is not None:
            tally.refuse(wrong)
            continue
        data, doubts = days.read(raw.data, raw.serials) if raw.serials is not None else (raw.data, [])
        faults = [*doubts, *writer.record(data)]
        _tell(faults, raw.origin, diagnostics)
        unwritten = next((fault.code for fault in faults if fault.identity), None)
        if unwritten is None:
            tally.accept()
        else:
            tally.refuse(unwritten)
    writer.end()
    return tally


def _tell(faults: Iterable[Fault], origin: PlacedOrigin, diagnostics: Diagnostics) -> None:
    diagnostics.extend(diagnose(faults, origin))


def _strictly(raws: Iterator[Raw]) -> Iterator[Raw]:
    """Lines of NDJSON held to having every key once."""
    for raw in raws:
        yield read_strictly(raw) if isinstance(raw, RawRecord) else raw
