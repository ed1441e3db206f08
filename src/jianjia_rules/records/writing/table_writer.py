"""CSV: a row for each record, and a file beside it for each list of objects; what a cell cannot hold is told of.

Every cell is read again before it is written: what would come back as something else is not carried in silence.
"""

import csv
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from io import StringIO
from typing import Any

from jianjia_rules.diagnostics import Words
from jianjia_rules.language.paths import FieldPath, format_path
from jianjia_rules.language.record_schema import RecordSchema
from jianjia_rules.language.rulebook import Rulebook
from jianjia_rules.language.types import Kind, ValueType
from jianjia_rules.records.cells import cell_value, kept
from jianjia_rules.records.faults import Fault
from jianjia_rules.records.field_words import name_of
from jianjia_rules.records.given import is_missing
from jianjia_rules.records.json_values import same
from jianjia_rules.records.table_headings import SECTIONS, Headings, heading
from jianjia_rules.records.text_values import text_of
from jianjia_rules.records.writing.files import IsThere, Open, Write
from jianjia_rules.records.writing.text_writers import json_text
from jianjia_rules.units.record import TreePath

_NOT_CARRIED = "JJ879"
_WHOLE = Words("这条记录", "this record")
_MARK = "\ufeff"  # Excel takes a file without it for one of the system's own encoding
_LONGEST_CELL = 131_072
_FORMULA = ("=", "+", "-", "@")
_FILE_NAME = re.compile(r"[\w\-]+(?:\.[\w\-]+)*")
"""Lists that are called otherwise have no file of their own: their names may lead elsewhere, or be none of files."""


class TableWriter:
    """Writes records of a rulebook as tables."""

    def __init__(self, opens: Open, rulebook: Rulebook, is_there: IsThere | None) -> None:
        """Without `is_there` lists of objects stand in cells, as JSON.

        Files of lists that are there are written anew, so that none of an earlier time is read with this table.
        """
        settings = rulebook.record
        self._schema: RecordSchema = rulebook.schema
        self._open = opens
        self._beside = is_there is not None
        self._identity = (*settings.unit, settings.period)
        self._table = _Table(opens(""), Headings(self._schema), ())
        self._lists: dict[FieldPath, _Table] = {}
        self._seen: set[tuple[str, ...]] = set()
        for path, type in self._table.types.items():
            name = format_path(path)
            if type.kind is Kind.ITEMS and is_there is not None and _FILE_NAME.fullmatch(name) and is_there(f".{name}"):
                self._list(path)

    def record(self, data: dict[str, Any]) -> Iterator[Fault]:
        """Write a record; a fault for everything that cannot be carried."""
        cells: dict[FieldPath, str] = {}
        lists: dict[FieldPath, list[Any]] = {}
        for path, value in _leaves(data, self._table.types):
            type = self._table.types.get(path)
            if type is not None and type.kind is Kind.ITEMS and isinstance(value, list) and value:
                lists[path] = value
                continue
            cell = None if type is None else _cell(value, type)
            if cell is None and path in self._identity and type is not None:
                cell = text_of(value)  # a number stands for its text
            if cell is None:
                yield self._lost(path)
            else:
                cells[path] = cell
        key = self._key(cells)
        for path, entries in lists.items():
            if key is None or not _FILE_NAME.fullmatch(format_path(path)) or not self._entries(path, entries, key):
                cells[path] = json_text(entries)
                if len(cells[path]) > _LONGEST_CELL or cell_value(cells[path], self._table.types[path]) != entries:
                    yield self._lost(path)
        if not any(cells.values()):
            yield self._lost(())
        self._table.row(cells)

    def end(self) -> None:
        """Nothing is left to write."""

    def _key(self, cells: Mapping[FieldPath, str]) -> tuple[str, ...] | None:
        """What entries in files beside the table are found by; None where that is missing, or was there before."""
        key = tuple(cells.get(path, "").strip() for path in self._identity)
        if not self._beside or not all(key) or key in self._seen:
            return None
        self._seen.add(key)
        return key

    def _list(self, base: FieldPath) -> "_Table":
        """The file of a list, begun when it is needed first."""
        if base not in self._lists:
            keys = tuple(heading(path) for path in self._identity)
            write = self._open(f".{format_path(base)}")
            self._lists[base] = _Table(write, Headings(self._schema, base), keys, base)
        return self._lists[base]

    def _entries(self, base: FieldPath, entries: list[Any], key: tuple[str, ...]) -> bool:
        """Write entries to the file of their list; False where one of them cannot be written there."""
        table = self._list(base)
        rows: list[dict[FieldPath, str]] = []
        for entry in entries:
            cells: dict[FieldPath, str] = {}
            if not isinstance(entry, dict):
                return False
            for path, value in _leaves(entry, table.types):
                cell = None if path not in table.types else _cell(value, table.types[path])
                if cell is None:
                    return False
                cells[path] = cell
            rows.append(cells)
        for cells in rows:
            table.row(cells, key)
        return True

    def _lost(self, path: TreePath) -> Fault:
        name = name_of(path, self._schema) if path else _WHOLE
        return Fault(_NOT_CARRIED, path, {"path": name, "format": "CSV"})


class _Table:
    """One file: its columns are the fields that cells can hold, in the order of the schema."""

    def __init__(self, write: Write, headings: Headings, keys: tuple[str, ...], base: FieldPath = ()) -> None:
        self.types: dict[FieldPath, ValueType] = dict(headings.fields)
        self._write = write
        names = [heading(path) for path in self.types]
        # A field of an entry that is called as one of the keys goes by its whole path.
        self._line([*keys, *(f"{format_path(base)}.{name}" if name in keys else name for name in names)], _MARK)

    def row(self, cells: Mapping[FieldPath, str], key: tuple[str, ...] = ()) -> None:
        """Write a row."""
        self._line([*key, *(cells.get(path, "") for path in self.types)])

    def _line(self, cells: list[str], before: str = "") -> None:
        text = StringIO(newline="")
        csv.writer(text).writerow(cells)
        self._write(before + text.getvalue())


def _leaves(data: Mapping[str, Any], types: Mapping[FieldPath, ValueType]) -> Iterator[tuple[FieldPath, Any]]:
    """The values that are given, by their paths; empty sections all together at the end, by `SECTIONS`."""
    empty: list[str] = []
    for path, value in _given(data, types, ()):
        if value == {} and path not in types:
            empty.append(format_path(path))
        else:
            yield path, value
    if empty:
        yield SECTIONS.path, empty


def _given(
    data: Mapping[str, Any], types: Mapping[FieldPath, ValueType], base: FieldPath
) -> Iterator[tuple[FieldPath, Any]]:
    """The values that are given: down to the fields of the table, and to whatever is none."""
    for name, value in data.items():
        path = (*base, name)
        if is_missing(value):
            continue
        if isinstance(value, dict) and value and path not in types:
            yield from _given(value, types, path)
        else:
            yield path, value


def _cell(value: Any, type: ValueType) -> str | None:
    """The text of a cell that is read as this value again; None where there is none."""
    for text in _forms(value):
        if len(text) <= _LONGEST_CELL and "\0" not in text and same(cell_value(text, type), value):
            return text
    return None


def _forms(value: Any) -> Iterator[str]:
    match value:
        case bool():
            yield "true" if value else "false"
        case int() | Decimal():
            yield str(value)
        case str():
            yield kept(value)
        case dict():
            yield json_text(value)
        case list():
            joined = ";".join(form for entry in value for form in _forms(entry)) if value else ""
            if joined and not joined.startswith(_FORMULA) and kept(joined) == joined:
                yield joined
            yield json_text(value)
