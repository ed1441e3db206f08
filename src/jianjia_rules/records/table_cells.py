"""The cells of a row as the values of a mapping."""

from contextlib import suppress
from typing import Any

from jianjia_rules.documents.limits import DEFAULT_LIMITS
from jianjia_rules.language.paths import FieldPath, PathError, parse_path
from jianjia_rules.records.cells import cell_value
from jianjia_rules.records.table_header import Column
from jianjia_rules.records.table_headings import SECTIONS
from jianjia_rules.records.table_rows import Row


def row_data(row: Row, columns: tuple[Column, ...]) -> dict[str, Any]:
    """What a row says, by its columns; empty cells are left out."""
    data: dict[str, Any] = {}
    for column in columns:
        value = cell_value(row.cells[column.index], column.type)
        if value is not None:
            put(data, column.path, value)
    for text in data.pop(SECTIONS.path[0], ()):
        put_section(data, str(text))
    return data


def put_section(data: dict[str, Any], text: str) -> None:
    """Put an empty section at a path as it is written, unless something else stands there, or it is no path of one."""
    with suppress(PathError):
        path = parse_path(text)
        for segment in path if len(path) <= DEFAULT_LIMITS.depth else ():
            inner = data.setdefault(segment, {})
            if not isinstance(inner, dict):
                return
            data = inner


def put(data: dict[str, Any], path: FieldPath, value: object) -> None:
    """Set the value at a path, with the mappings on the way to it."""
    for segment in path[:-1]:
        data = data.setdefault(segment, {})
    data[path[-1]] = value
