"""Lists of objects in files beside a table: `units.activities.csv` holds the activities of the records of `units.csv`.

Its first columns are columns of the table itself (`unit.id`, `period`) and say whose entry a row is; the others are
fields of an entry. Entries keep the order of their rows. These files are held in memory as long as the table is read.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from jianjia_rules.diagnostics import Diagnostic, Place
from jianjia_rules.documents.existing import is_file
from jianjia_rules.language.paths import FieldPath, PathError, format_path, parse_path
from jianjia_rules.language.record_schema import RecordSchema
from jianjia_rules.language.types import Kind
from jianjia_rules.records.raw import Unread
from jianjia_rules.records.reading_faults import one
from jianjia_rules.records.table_cells import row_data
from jianjia_rules.records.table_header import Column, columns_of
from jianjia_rules.records.table_headings import Headings
from jianjia_rules.records.table_rows import Row, RowError
from jianjia_rules.records.table_text import Header, row_fault, shape_fault, table_parts
from jianjia_rules.units.record import TreePath

if TYPE_CHECKING:
    from jianjia_rules.documents.archives.member import AnyFile

ENDINGS = (".csv", ".tsv")

Key = tuple[str, ...]


class EntryRow(NamedTuple):
    """An entry of a list, and the row that holds it."""

    data: dict[str, object]
    file: str
    row: Row
    columns: tuple[Column, ...]

    def place(self, path: TreePath) -> Place:
        """The place of the cell for a path of the entry; else of the row."""
        names = tuple(step for step in path if isinstance(step, str))
        for column in self.columns:
            if names and column.path[: len(names)] == names[: len(column.path)]:
                return Place(self.file, *self.row.spot(column.index))
        return Place(self.file, self.row.line, 1)


class Companion:
    """The entries of the list at `base`, by whose they are; `told` is what is to be told of the file."""

    def __init__(
        self, path: "AnyFile", name: str, base: FieldPath, schema: RecordSchema, main: tuple[Column, ...]
    ) -> None:
        self.base = base
        self.told: tuple[Diagnostic, ...] = ()
        self._name = name
        self._main = {column.path: column for column in main}
        self._keys: tuple[Column, ...] = ()
        self._by_key: dict[Key, tuple[EntryRow, ...]] = {}
        self._read(path, Headings(schema), Headings(schema, base))

    def take(self, row: Row) -> tuple[EntryRow, ...]:
        """The entries of a row of the table; they belong to no later one."""
        return self._by_key.pop(self._key(row, tuple(self._main[key.path] for key in self._keys)), ())

    def left_over(self) -> Iterator[Unread]:
        """The rows that belong to no record."""
        told = [
            one("JJ877", entry.place(()), source_line=entry.row.lines()[0], list=format_path(self.base))
            for rows in self._by_key.values()
            for entry in rows
        ]
        if told:
            yield Unread(self._name, tuple(told), is_record=False)

    def _read(self, path: "AnyFile", of_records: Headings, of_entries: Headings) -> None:
        told: list[Diagnostic] = []
        columns: tuple[Column, ...] = ()
        width = 0
        found: dict[Key, list[EntryRow]] = {}
        for part in table_parts(path, self._name, lambda text: bool(of_entries.find(text) or of_records.find(text))):
            match part:
                case Unread():
                    told += part.diagnostics
                case Header(row):
                    width = len(row.cells)
                    columns, faults = self._columns(row, of_records, of_entries)
                    told += faults
                case RowError():
                    told.append(row_fault(part, self._name))
                case Row():
                    fault = shape_fault(part, width, self._name)
                    if fault is not None:
                        told.append(fault)
                    elif self._keys:
                        entry = EntryRow(row_data(part, columns), self._name, part, columns)
                        found.setdefault(self._key(part, self._keys), []).append(entry)
        self.told = tuple(told)
        self._by_key = {key: tuple(rows) for key, rows in found.items()}

    def _columns(
        self, header: Row, of_records: Headings, of_entries: Headings
    ) -> tuple[tuple[Column, ...], list[Diagnostic]]:
        """The columns of entries; those in front of them that name columns of the table become the keys."""
        keys: list[Column] = []
        for index, cell in enumerate(header.cells):
            found = of_records.find(cell.strip())
            if len(found) != 1 or found[0].path not in self._main:
                break
            keys.append(Column(index, *found[0]))
        self._keys = tuple(keys)
        if not keys:
            place, line = Place(self._name, header.line, 1), header.lines()[0]
            known = tuple(format_path(path) for path in self._main)
            return (), [one("JJ878", place, source_line=line, list=format_path(self.base), known=known)]
        blank = tuple("" if index < len(keys) else self._entry_name(cell) for index, cell in enumerate(header.cells))
        return columns_of(Row(header.line, blank, header.text, header.delimiter), self._name, of_entries)

    def _entry_name(self, cell: str) -> str:
        """A heading without the path of the list, where it begins with that."""
        return cell.strip().removeprefix(f"{format_path(self.base)}.")

    @staticmethod
    def _key(row: Row, columns: tuple[Column, ...]) -> Key:
        return tuple(row.cells[column.index].strip() for column in columns)


def companions_of(path: "AnyFile", name: str, schema: RecordSchema, main: tuple[Column, ...]) -> Iterator[Companion]:
    """The files beside a table that hold entries of its lists, in the order of their names."""
    before = name.removesuffix(path.name)
    try:
        names = sorted(each.name for each in path.parent.iterdir())
    except OSError:  # the folder may be closed to listing while its files are open to reading
        return
    for each in names:
        other = path.with_name(each)
        if other.suffix.lower() not in ENDINGS or not other.name.startswith(f"{path.stem}.") or other == path:
            continue
        base = _list_called(other.stem.removeprefix(f"{path.stem}."), schema)
        if base is not None and is_file(other):
            yield Companion(other, f"{before}{other.name}", base, schema, main)


def is_companion(path: "AnyFile", schema: RecordSchema) -> bool:
    """Whether a table holds the entries of a list of another one beside it."""
    parts = path.stem.split(".")
    return any(
        _list_called(".".join(parts[at:]), schema) is not None
        and any(is_file(path.with_name(".".join(parts[:at]) + ending)) for ending in ENDINGS)
        for at in range(1, len(parts))
    )


def _list_called(text: str, schema: RecordSchema) -> FieldPath | None:
    """The list of objects with this path or title."""
    try:
        path = parse_path(text)
    except PathError:
        path = ()
    info = schema.lookup(path) if path else None
    if info is not None and info.type.kind is Kind.ITEMS:
        return path
    found = [field.path for field in Headings(schema).find(text) if field.type.kind is Kind.ITEMS]
    return found[0] if len(found) == 1 else None
