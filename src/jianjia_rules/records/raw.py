"""What the readers of files yield: records before anybody looked at what they say, and what could not be read."""

from datetime import date
from typing import Any, NamedTuple

from jianjia_rules.dataclass import dataclass
from jianjia_rules.diagnostics import Diagnostic
from jianjia_rules.records.faults import PlacedOrigin


class RawRecord(NamedTuple):
    """One value that stands where a record should; `diagnostics` are what its text gave cause for.

    `line` is the line of NDJSON it was decoded from without looking for keys that stand there twice. `serials` is the
    day that the numbers of dates are counted from (`normal.dates.COUNTED_FROM_1900`), for values of a workbook only.
    """

    data: Any
    origin: PlacedOrigin
    diagnostics: tuple[Diagnostic, ...] = ()
    line: bytes | None = None
    serials: date | None = None


@dataclass(frozen=True, slots=True)
class Unread:
    """Something that could not be read, and why; `is_record` when it stood where a record should (a line, a row)."""

    file: str
    diagnostics: tuple[Diagnostic, ...]
    is_record: bool = True


Raw = RawRecord | Unread
