"""What the cells of a table's first row name: fields by their paths, or by their titles in either language.

Titles may be led by those of the sections around them (经费.年度安排的科协经费) and have the unit and the star of a
form behind them (场所面积（平方米）*); width, case and what stands between them do not count.
"""

import re
from functools import cached_property
from typing import NamedTuple

from jianjia_rules.language.paths import FieldPath, PathError, format_path, parse_path
from jianjia_rules.language.record_schema import RecordSchema
from jianjia_rules.language.text import Lang
from jianjia_rules.language.types import Kind, ValueType
from jianjia_rules.records.cells import is_kept
from jianjia_rules.records.normal.marks import key
from jianjia_rules.wording.numbers import unit_words

_LISTS = frozenset((Kind.ITEMS, Kind.VALUES))
_BETWEEN = re.compile(r"[./›>·:：_\-*＊]")


class Field(NamedTuple):
    """A field that a cell can hold, and its type."""

    path: FieldPath
    type: ValueType


SECTIONS = Field(("{}",), ValueType(Kind.VALUES, entry=ValueType(Kind.TEXT)))
"""The column `{}`: the paths of sections that are given without anything in them, which no other column can say."""


def heading(path: FieldPath) -> str:
    """What the column of a field is headed by; a name that a spreadsheet would take for a formula stands in quotes."""
    if path == SECTIONS.path:
        return path[0]
    text = format_path(path)
    if not is_kept(text):
        return text
    first = path[0].replace("\\", "\\\\").replace('"', '\\"')
    return ".".join([f'"{first}"', *([format_path(path[1:])] if path[1:] else [])])


class Headings:
    """The headings of tables of one schema, or of the entries of its list at `base`."""

    def __init__(self, schema: RecordSchema, base: FieldPath = ()) -> None:
        self.schema = schema
        self._base = base
        self._found: dict[str, tuple[Field, ...]] = {}

    def find(self, text: str) -> tuple[Field, ...]:
        """The fields that a heading may name: one by its path, one or several by a title, none."""
        if text not in self._found:
            by_path = self._by_path(text)
            self._found[text] = (by_path,) if by_path is not None else self._titled.get(_joined(text), ())
        return self._found[text]

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        """All fields that a cell can hold, in the order of the schema."""
        below = [path[len(self._base) :] for path in self.schema.paths if path[: len(self._base)] == self._base]
        found = tuple(field for path in below if path and (field := self._field(path)) is not None)
        return (*found, SECTIONS) if any(len(field.path) > 1 for field in found) else found

    def _by_path(self, text: str) -> Field | None:
        if text.strip() == SECTIONS.path[0]:
            return SECTIONS
        try:
            path = parse_path(text.strip())
        except PathError:
            # Where no schema says what there is, a heading is a name, whatever it looks like: 单位编号 *.
            return None if self.schema.document else Field((text.strip(),), ValueType(Kind.ANY))
        return self._field(path)

    def _field(self, path: FieldPath) -> Field | None:
        """The field at a path, if a cell can hold it: nothing inside a list, no section with fields of its own."""
        for length in range(1, len(path)):
            outer = self.schema.lookup(path[:length], self._base)
            if outer is None or outer.type.kind in _LISTS:
                return None
        info = self.schema.lookup(path, self._base)
        if info is None or (info.type.kind is Kind.OBJECT and self.schema.names((*self._base, *path))):
            return None
        return Field(path, info.type)

    @cached_property
    def _titled(self) -> dict[str, tuple[Field, ...]]:
        found: dict[str, tuple[Field, ...]] = {}
        for field in self.fields:
            if field is SECTIONS:
                continue
            infos = [self.schema.lookup(field.path[:length], self._base) for length in range(1, len(field.path) + 1)]
            titles = [info.title for info in infos if info is not None]
            words = {
                _joined("".join(title.get(lang) for title in titles[at:]))
                for lang in _LANGS
                for at in range(len(titles))
            }
            if field.type.unit is not None:
                words |= {
                    f"{word}({_joined(unit)})"
                    for lang in _LANGS
                    if (unit := unit_words(field.type.unit, lang))
                    for word in tuple(words)
                }
            for word in sorted(words):
                found[word] = (*found.get(word, ()), field)
        return found


_LANGS: tuple[Lang, ...] = ("zh", "en")


def _joined(text: str) -> str:
    return key(_BETWEEN.sub("", text))
