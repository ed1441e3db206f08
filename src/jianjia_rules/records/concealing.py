"""Messages about records made fit for logs: what the record schema marks as private is neither quoted nor told.

Where a record could be read, the places of its private values are known, and just these are covered in the quoted line.
Of a text that could not be read only lines are quoted that surely hold nothing private.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from pathlib import PurePath

from jianjia_rules.diagnostics import Diagnostic, Place, Words
from jianjia_rules.language.paths import FieldPath
from jianjia_rules.language.record_schema import RecordSchema
from jianjia_rules.records.faults import PlacedOrigin
from jianjia_rules.units.record import TreePath

PRIVATE = Words("不显示的内容", "a value that is not shown")

_QUOTING = frozenset(("found", "plain", "key", "name", "tag", "word"))
"""The arguments of messages that repeat what stands in a text."""

_GUESSING = "nearest"
"""The argument that tells what a text was perhaps meant to be; nobody is helped by a guess that is not shown."""

_VALUELESS = frozenset(("JJ133", "JJ135", "JJ136"))
"""Faults of YAML that leave no value in the record: tags, and aliases of nothing."""

_COVER = "█"
_KEYED = re.compile(r"""^[\s\-{\[]*["']?[\w.$-]+["']?\s*[:：]""")
_TABLES = frozenset((".csv", ".tsv"))


class Concealing:
    """Covers what one record schema marks as private."""

    def __init__(self, schema: RecordSchema) -> None:
        self._schema = schema

    def of_record(self, found: Iterable[Diagnostic], data: object, origin: PlacedOrigin) -> tuple[Diagnostic, ...]:
        """Messages about a record that could be read."""
        if not self._names:
            return tuple(found)
        listed = tuple(found)
        if not listed:
            return listed
        places = [place for path in self._paths(data, (), ()) if (place := origin.place(path)) is not None]
        told = (self._of_text(each) if each.code in _VALUELESS else each for each in listed)
        return tuple(_covered(each, places) for each in told)

    def of_text(self, found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
        """Messages about a text that could not be read, or not as a record."""
        return tuple(self._of_text(each) for each in found) if self._names else tuple(found)

    def _of_text(self, found: Diagnostic) -> Diagnostic:
        line, place = found.source_line, found.place
        if line is None or place is None:
            return found
        known = PurePath(place.file).suffix.lower() not in _TABLES and _KEYED.match(line) is not None
        return found if known and not self._named.search(line) else _untold(replace(found, source_line=None))

    @cached_property
    def _names(self) -> frozenset[str]:
        """The names of private fields, and of all fields inside of them."""
        return frozenset(path[-1] for path in self._schema.private_paths)

    @cached_property
    def _named(self) -> re.Pattern[str]:
        return re.compile("|".join(re.escape(name) for name in sorted(self._names)))

    def _paths(self, data: object, path: TreePath, names: FieldPath, inside: bool = False) -> Iterator[TreePath]:
        """The paths of a record's single values that are private, or stand `inside` or in place of what is."""
        info = self._schema.lookup(names) if names else None
        private = inside or (info is not None and info.private)
        if isinstance(data, Mapping):
            if private and any(self._schema.lookup((*names, str(key))) is None for key in data):
                yield path  # its keys are no names of fields: what stands there was meant as the value
            for key, value in data.items():
                yield from self._paths(value, (*path, key), (*names, str(key)), private)
        elif isinstance(data, list | tuple):
            for index, value in enumerate(data):
                yield from self._paths(value, (*path, index), names, private)
        elif private or (names and isinstance(data, str) and self._schema.holds_private(names)):
            yield path


def _covered(found: Diagnostic, private: Iterable[Place]) -> Diagnostic:
    """A message whose quoted line covers the private values; one about such a value does not repeat it either."""
    place, line = found.place, found.source_line
    if place is None:
        return found
    for each in private:
        if each.line > place.line or each.file != place.file or each.sheet != place.sheet:
            continue
        if each.sheet is not None:
            found = _untold(found) if (each.line, each.column) == (place.line, place.column) else found
            continue
        if each.end_column is None:
            # It may go on over more lines than one: nothing from here on is quoted.
            line = None
            found = _untold(found) if each.line == place.line and place.column >= each.column else found
        elif each.line == place.line:
            if each.column <= place.column < each.end_column:
                found = _untold(found)
            if line is not None:
                line = _cover(line, each.column - 1 - found.source_from, each.end_column - 1 - found.source_from)
    return replace(found, source_line=line)


def _cover(line: str, start: int, end: int) -> str:
    start, end = max(start, 0), max(min(end, len(line)), 0)
    return f"{line[:start]}{_COVER * (end - start)}{line[end:]}" if end > start else line


def _untold(found: Diagnostic) -> Diagnostic:
    arguments = tuple(
        (name, PRIVATE if name in _QUOTING and isinstance(value, str) and value else value)
        for name, value in found.arguments
        if name != _GUESSING
    )
    return replace(found, arguments=arguments)
