"""The first row of a table: which column is which field, and what separates the cells."""

import csv

from jianjia_rules.dataclass import dataclass
from jianjia_rules.diagnostics import Diagnostic, Place, nearest
from jianjia_rules.language.paths import FieldPath, PathError, format_path, parse_path
from jianjia_rules.language.record_schema import RecordSchema
from jianjia_rules.language.types import Kind, ValueType
from jianjia_rules.records.reading_faults import one
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


def delimiter_of(header: str, schema: RecordSchema) -> str:
    """The delimiter by which the header has most fields of the schema, then most cells."""

    def merit(delimiter: str) -> tuple[int, int]:
        cells = _split(header, delimiter)
        return sum(_field(cell, schema) is not None for cell in cells), len(cells)

    return max(DELIMITERS, key=merit)


def columns_of(header: Row, name: str, schema: RecordSchema) -> tuple[tuple[Column, ...], list[Diagnostic]]:
    """The columns that are read, and what is wrong with the others."""
    columns: dict[FieldPath, Column] = {}
    diagnostics: list[Diagnostic] = []
    for index, cell in enumerate(header.cells):
        text = cell.strip()
        if not text:
            continue
        place = Place(name, *header.spot(index))
        line = header.lines()[place.line - header.line]
        found = _field(text, schema)
        if found is None:
            diagnostics.append(_unread(text, schema, place, line))
        elif clash := next((path for path in columns if _overlap(path, found[0])), None):
            first, other = Place(name, *header.spot(columns[clash].index)), format_path(clash)
            diagnostics.append(one("JJ823", place, related=first, source_line=line, column=text, other=other))
        else:
            columns[found[0]] = Column(index, *found)
    return tuple(columns.values()), diagnostics


def _unread(text: str, schema: RecordSchema, place: Place, line: str) -> Diagnostic:
    known = [format_path(path) for path in schema.paths]
    if text in known:
        return one("JJ827", place, source_line=line, column=text)
    fitting = [path for path in known if _field(path, schema) is not None]
    return one("JJ809", place, source_line=line, column=text, nearest=nearest(text, fitting))


def _field(text: str, schema: RecordSchema) -> tuple[FieldPath, ValueType] | None:
    """The field that a header cell names, if a cell can hold it: no list of objects, nothing inside a list."""
    try:
        path = parse_path(text.strip())
    except PathError:
        return None
    for length in range(1, len(path)):
        outer = schema.lookup(path[:length])
        if outer is None or outer.type.kind in {Kind.ITEMS, Kind.VALUES}:
            return None
    info = schema.lookup(path)
    if info is None or info.type.kind in {Kind.ITEMS, Kind.OBJECT}:
        return None
    return path, info.type


def _overlap(one: FieldPath, other: FieldPath) -> bool:
    length = min(len(one), len(other))
    return one[:length] == other[:length]


def _split(line: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return []
