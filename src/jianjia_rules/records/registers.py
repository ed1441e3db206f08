"""Registers: the groups or units that had to be there, each with its title.

`--register places=places.csv`: a table or a list with the columns that the rulebook names as key and title, or a YAML
or JSON mapping from key to title.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from jianjia_rules.diagnostics import Diagnostic, Diagnostics, Place, kind_of, nearest
from jianjia_rules.language.paths import FieldPath, PathError, format_path, parse_path
from jianjia_rules.language.record_schema import RecordSchema
from jianjia_rules.language.scheme import Register
from jianjia_rules.records.list_files import AnyPath, read_entries
from jianjia_rules.records.origins import DocumentOrigin
from jianjia_rules.records.raw import RawRecord
from jianjia_rules.records.reading_faults import one
from jianjia_rules.records.text_values import plain_id, text_of, value_at


def read_register(paths: Iterable[AnyPath], register: Register, diagnostics: Diagnostics) -> dict[str, str]:
    """Keys and titles in the order of the files; without a title the key stands for it. All faults are reported.

    Keys are made plain (`plain_id`), as ids in records are.
    """
    titles: dict[str, str] = {}
    first: dict[str, Place | None] = {}
    for row in _rows(paths, register, diagnostics):
        key = _key(row.key)
        if not key:
            continue
        if key in titles:
            diagnostics.extend([one("JJ832", row.place, related=first[key], key=key, register=register.id)])
            continue
        titles[key] = text_of(row.title) or key
        first[key] = row.place
    return titles


class _Row(NamedTuple):
    key: object
    title: object
    place: Place | None


def _rows(paths: Iterable[AnyPath], register: Register, diagnostics: Diagnostics) -> Iterator[_Row]:
    key, title = _path(register.key), _path(register.title)
    for raw in read_entries(paths, RecordSchema({}, {}), diagnostics):
        if _is_key_to_title(raw, key):
            for name, value in raw.data.items():
                yield _Row(name, value, raw.origin.key_place((name,)))
            continue
        found = value_at(raw.data, key)
        if not _key(found):
            diagnostics.extend([_no_key(raw, key)])
        yield _Row(found, value_at(raw.data, title), raw.origin.place(key))


def _key(value: object) -> str:
    return plain_id(text_of(value) or "")


def _is_key_to_title(raw: RawRecord, key: FieldPath) -> bool:
    whole = isinstance(raw.origin, DocumentOrigin) and not raw.origin.base
    data: Any = raw.data
    return whole and isinstance(data, Mapping) and key[0] not in data and all(map(text_of, data.values()))


def _no_key(raw: RawRecord, key: FieldPath) -> Diagnostic:
    if not isinstance(raw.data, Mapping):
        return one("JJ812", raw.origin.place(()), found=kind_of(raw.data))
    return one("JJ831", raw.origin.place(key), column=format_path(key), nearest=nearest(key[0], raw.data))


def _path(column: str | None) -> FieldPath:
    try:
        return parse_path(column or "title")
    except PathError:
        return (str(column),)
