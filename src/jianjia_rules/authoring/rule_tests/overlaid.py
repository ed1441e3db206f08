"""A record made of layers of a test file, whose values still know where they stand."""

from collections.abc import Mapping
from typing import Any

from jianjia_rules.dataclass import dataclass
from jianjia_rules.diagnostics import Place
from jianjia_rules.documents.document import Document
from jianjia_rules.language.paths import FieldPath
from jianjia_rules.units.record import TreePath


def merged(below: Any, above: Any) -> Any:
    """`above` laid over `below`: mappings merge, null takes away, everything else replaces."""
    if not isinstance(above, Mapping):
        return above
    result = dict(below) if isinstance(below, Mapping) else {}
    for key, value in above.items():
        if value is None:
            result.pop(key, None)
        else:
            result[key] = merged(result.get(key), value)
    return result


def with_value(data: Any, path: FieldPath, value: object) -> Any:
    """The data with a value at a path; as they are where the path leads through something that is no mapping."""
    if not path:
        return value
    if data is not None and not isinstance(data, Mapping):
        return data
    inside = None if data is None else data.get(path[0])
    return {**(data or {}), path[0]: with_value(inside, path[1:], value)}


@dataclass(frozen=True, slots=True)
class LayeredOrigin:
    """Where the values of a record stand that is made of several pieces of one document, the uppermost first."""

    document: Document
    layers: tuple[TreePath, ...]

    @property
    def file(self) -> str:
        """The file's name as the user gave it."""
        return self.document.file

    def place(self, path: TreePath) -> Place:
        """The place of the value at a path of the record, or of its nearest ancestor."""
        return self.document.places.value(self._source(path))

    def key_place(self, path: TreePath) -> Place:
        """The place of the key at a path of the record, or of its nearest ancestor."""
        return self.document.places.key(self._source(path))

    def line(self, number: int) -> str | None:
        """A line of the file, counted from 1."""
        return self.document.line(number)

    def _source(self, path: TreePath) -> TreePath:
        for length in range(len(path), 0, -1):
            for layer in self.layers:
                if _stands(self.document.value, (*layer, *path[:length])):
                    return (*layer, *path[:length])
        return self.layers[0]


def _stands(value: Any, path: TreePath) -> bool:
    for step in path:
        if isinstance(value, list) and isinstance(step, int):
            inside: Any = value[step] if step < len(value) else None
        else:
            inside = value.get(step) if isinstance(value, Mapping) else None
        if inside is None:
            return False
        value = inside
    return True
