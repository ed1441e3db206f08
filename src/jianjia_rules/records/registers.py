"""Registers: the groups or units that had to be there, each with its title.

`--register places=places.csv`: a table or a list with the columns that the rulebook names as key and title, or a YAML
or JSON mapping from key to title. Where a table has no such column, its headings are looked at as people write them
(编号, 名称; of units also what the form calls their id and name).
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from jianjia_rules.diagnostics import Diagnostic, Diagnostics, Place, kind_of, nearest
from jianjia_rules.language.paths import FieldPath, PathError, format_path, parse_path
from jianjia_rules.language.record_schema import RecordSchema
from jianjia_rules.language.rulebook import Rulebook
from jianjia_rules.language.scheme import Register
from jianjia_rules.language.text import Lang
from jianjia_rules.records.list_files import AnyPath, read_entries
from jianjia_rules.records.normal.marks import key as word_key
from jianjia_rules.records.origins import DocumentOrigin
from jianjia_rules.records.raw import RawRecord
from jianjia_rules.records.reading_faults import one
from jianjia_rules.records.text_values import plain_id, text_of, value_at

_LANGS: tuple[Lang, ...] = ("zh", "en")
_STARS = " *＊"
"""What a form sets behind the title of a field that is required."""


class ColumnWords(NamedTuple):
    """What the columns of a register may be called beside what the rulebook calls them, as `key` compares words."""

    key: frozenset[str] = frozenset(("id", "编号"))
    title: frozenset[str] = frozenset(("name", "title", "名称"))


def column_words(rulebook: Rulebook, register: Register) -> ColumnWords:
    """The words for a register's columns; of a register of units also paths and titles of their id and name."""
    words, settings = ColumnWords(), rulebook.record
    if not register.units:
        return words
    ids = _words(rulebook.schema, settings.unit[0]) if len(settings.unit) == 1 else ()
    names = _words(rulebook.schema, settings.name) if settings.name is not None else ()
    return ColumnWords(words.key.union(ids), words.title.union(names))


def _words(schema: RecordSchema, path: FieldPath) -> Iterator[str]:
    info = schema.lookup(path)
    yield word_key(format_path(path))
    if info is not None:
        yield from (word_key(info.title.get(lang)) for lang in _LANGS)


def read_register(
    paths: Iterable[AnyPath], register: Register, diagnostics: Diagnostics, words: ColumnWords | None = None
) -> dict[str, str]:
    """Keys and titles in the order of the files; without a title the key stands for it. All faults are reported.

    Keys are made plain (`plain_id`), as ids in records are.
    """
    titles: dict[str, str] = {}
    first: dict[str, Place | None] = {}
    for row in _rows(paths, register, diagnostics, words or ColumnWords()):
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


def _rows(paths: Iterable[AnyPath], register: Register, diagnostics: Diagnostics, words: ColumnWords) -> Iterator[_Row]:
    key, title = _path(register.key), _path(register.title)
    for raw in read_entries(paths, RecordSchema({}, {}), diagnostics):
        if _is_key_to_title(raw, key):
            for name, value in raw.data.items():
                yield _Row(name, value, raw.origin.key_place((name,)))
            continue
        at = _column(raw.data, key, words.key)
        found = value_at(raw.data, at)
        if not _key(found):
            diagnostics.extend([_no_key(raw, at)])
        yield _Row(found, value_at(raw.data, _column(raw.data, title, words.title)), raw.origin.place(at))


def _column(data: Any, path: FieldPath, words: frozenset[str]) -> FieldPath:
    """Where an entry has what stands at the path, or else under one of the words."""
    if not isinstance(data, Mapping) or path[0] in data:
        return path
    for name, value in data.items():
        if word_key(str(name).rstrip(_STARS)) in words:
            return (str(name),)
        if isinstance(value, Mapping):
            for inner in value:
                if word_key(format_path((str(name), str(inner)))) in words:
                    return (str(name), str(inner))
    return path


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
