"""One line of NDJSON to plain values, by the fastest decoder at hand; both give the same values.

With the extra `fast` installed msgspec decodes; what it refuses, and what it might read differently, the standard
library's decoder reads. Numbers with a point are Decimal, others int; of a key given twice the last one stands.
"""

from typing import Any

from jianjia_rules.documents.json_text import UnreadableError, decode_line

UndecodedError = UnreadableError
"""A line that is no JSON; `documents.json_text.read_json` says why."""


def decode(line: bytes) -> Any:
    """The value on a line of NDJSON; raises `UndecodedError`."""
    return decode_line(line)
