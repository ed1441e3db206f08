"""A file's text as plain values that know where they stand."""

from jianjia_rules.dataclass import dataclass
from jianjia_rules.documents.lines import Lines
from jianjia_rules.documents.places import Places

Value = object
"""None, bool, int, Decimal, str, list of values, or dict from text to values."""


@dataclass(frozen=True, slots=True)
class Document:
    """One value read from a file; `lines` are those of the whole file, `places` speak of the same file."""

    value: Value
    file: str
    lines: Lines
    places: Places

    def line(self, number: int) -> str | None:
        """The line with this number, counted from 1; None where there is none."""
        return self.lines.get(number)
