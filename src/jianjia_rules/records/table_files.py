"""CSV: a header cell is a field, a row is a record; read one at a time. Lists of objects stand in files beside it."""

from collections.abc import Iterator, Mapping
from dataclasses import field
from typing import TYPE_CHECKING, Any

from jianjia_rules.dataclass import dataclass
from jianjia_rules.diagnostics import Place
from jianjia_rules.language.paths import FieldPath
from jianjia_rules.language.record_schema import RecordSchema
from jianjia_rules.records.raw import Raw, RawRecord, Unread
from jianjia_rules.records.reading_faults import unread
from jianjia_rules.records.table_cells import put, row_data
from jianjia_rules.records.table_companions import Companion, EntryRow, companions_of, is_companion
from jianjia_rules.records.table_header import Column, columns_of
from jianjia_rules.records.table_headings import Headings
from jianjia_rules.records.table_rows import Row, RowError
from jianjia_rules.records.table_text import Header, row_fault, shape_fault, table_parts
from jianjia_rules.units.record import TreePath

if TYPE_CHECKING:
    from jianjia_rules.documents.archives.member import AnyFile


@dataclass(frozen=True, slots=True)
class RowOrigin:
    """A record in a row of a table; `entries` are the rows of other files that hold the entries of its lists."""

    file: str
    row: Row
    columns: tuple[Column, ...]
    entries: Mapping[FieldPath, tuple[EntryRow, ...]] = field(default_factory=dict)

    def place(self, path: TreePath) -> Place:
        """The place of the cell that holds a path or is first below it; else of the row."""
        entry = self._entry(path)
        if entry is not None:
            return entry
        names = tuple(step for step in path if isinstance(step, str))
        for column in self.columns:
            length = min(len(names), len(column.path))
            if names[:length] == column.path[:length]:
                return Place(self.file, *self.row.spot(column.index))
        return Place(self.file, self.row.line, 1)

    def key_place(self, path: TreePath) -> Place:
        """The place of the cell: a row has no keys of its own."""
        return self.place(path)

    def line(self, number: int) -> str | None:
        """A line of the row, by its number in the file."""
        lines = self.row.lines()
        return lines[number - self.row.line] if 0 <= number - self.row.line < len(lines) else None

    def _entry(self, path: TreePath) -> Place | None:
        for base, rows in self.entries.items():
            index = path[len(base)] if len(path) > len(base) and path[: len(base)] == base else None
            if isinstance(index, int) and index < len(rows):
                return rows[index].place(path[len(base) + 1 :])
        return None


def read_table_file(path: "AnyFile", name: str, schema: RecordSchema) -> Iterator[Raw]:
    """The records of a CSV file; nothing of one that holds the entries of another's lists."""
    if is_companion(path, schema):
        return
    headings = Headings(schema)
    table: _Table | None = None
    for part in table_parts(path, name, lambda text: len(headings.find(text)) == 1):
        match part:
            case Unread():
                yield part
            case Header():
                columns, diagnostics = columns_of(part.row, name, headings)
                if not columns:
                    yield unread(name, "JJ929", Place(name, part.row.line, 1), source_line=part.row.lines()[0])
                    return
                table = _Table(name, len(part.row.cells), columns)
                for companion in companions_of(path, name, schema, columns):
                    diagnostics += companion.told
                    table.companions.append(companion)
                if diagnostics:
                    yield Unread(name, tuple(diagnostics), is_record=False)
            case RowError():
                yield Unread(name, (row_fault(part, name),))
            case Row() if table is not None:
                yield table.record(part)
    for companion in table.companions if table is not None else ():
        yield from companion.left_over()


class _Table:
    """A table whose header is known."""

    def __init__(self, name: str, width: int, columns: tuple[Column, ...]) -> None:
        self.companions: list[Companion] = []
        self._name = name
        self._width = width
        self._columns = columns

    def record(self, row: Row) -> Raw:
        fault = shape_fault(row, self._width, self._name)
        if fault is not None:
            return Unread(self._name, (fault,))
        data: dict[str, Any] = row_data(row, self._columns)
        entries: dict[FieldPath, tuple[EntryRow, ...]] = {}
        for companion in self.companions:
            found = companion.take(row)
            if found:
                put(data, companion.base, [entry.data for entry in found])
                entries[companion.base] = found
        return RawRecord(data, RowOrigin(self._name, row, self._columns, entries))
