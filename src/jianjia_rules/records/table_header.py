"""The first row of a table: which column is which field, and what separates the cells."""

import csv
from collections.abc import Callable

from jianjia_rules.dataclass import dataclass
from jianjia_rules.diagnostics import Diagnostic, Place, nearest
from jianjia_rules.language.paths import FieldPath, format_path
from jianjia_rules.language.types import ValueType
from jianjia_rules.records.reading_faults import one
from jianjia_rules.records.table_headings import SECTIONS, Headings
from jianjia_rules.records.table_rows import Row

DELIMITERS = (",", "\t", ";")
_DECLARED = "sep="  # what Excel writes and reads as a first line


@dataclass(frozen=True, slots=True)
class Column:
    """One column that is read: its index, the field it holds, the field's type."""

    index: int
    path: FieldPath
    type: ValueType


def declared_delimiter(line: str) -> str | None:
    """The delimiter that a first line `sep=;` names; None for any other line."""
    text = line.strip("\r\n")
    return text[4] if text.lower().startswith(_DECLARED) and len(text) == 5 else None


def delimiters_of(header: str, names_field: Callable[[str], bool]) -> tuple[str, ...]:
    """The delimiter by which the header has most fields, then most cells; several where they are level."""

    def merit(delimiter: str) -> tuple[int, int]:
        cells = _split(header, delimiter)
        return sum(map(names_field, cells)), len(cells)

    merits = {delimiter: merit(delimiter) for delimiter in DELIMITERS}
    best = max(merits.values())
    if best[1] <= 1:
        return DELIMITERS[:1]  # a single column
    return tuple(delimiter for delimiter in DELIMITERS if merits[delimiter] == best)


def columns_of(header: Row, name: str, headings: Headings) -> tuple[tuple[Column, ...], list[Diagnostic]]:
    """The columns that are read, and what is wrong with the others."""
    columns: dict[FieldPath, Column] = {}
    diagnostics: list[Diagnostic] = []
    for index, cell in enumerate(header.cells):
        text = cell.strip()
        if not text:
            continue
        place = Place(name, *header.spot(index))
        line = header.lines()[place.line - header.line]
        found = headings.find(text)
        if len(found) != 1:
            several = tuple(format_path(field.path) for field in found)
            diagnostics.append(_unread(text, headings, several, place, line))
        elif clash := next((path for path in columns if _overlap(path, found[0].path)), None):
            first, other = Place(name, *header.spot(columns[clash].index)), format_path(clash)
            diagnostics.append(one("JJ823", place, related=first, source_line=line, column=text, other=other))
        else:
            columns[found[0].path] = Column(index, *found[0])
    return tuple(columns.values()), diagnostics


def _unread(text: str, headings: Headings, several: tuple[str, ...], place: Place, line: str) -> Diagnostic:
    if several:
        return one("JJ875", place, source_line=line, column=text, readings=several)
    if text in (format_path(path) for path in headings.schema.paths):
        return one("JJ827", place, source_line=line, column=text)
    fitting = [format_path(field.path) for field in headings.fields if field is not SECTIONS]
    return one("JJ809", place, source_line=line, column=text, nearest=nearest(text, fitting))


def _overlap(one: FieldPath, other: FieldPath) -> bool:
    length = min(len(one), len(other))
    return one[:length] == other[:length]


def _split(line: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return []
