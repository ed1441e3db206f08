"""Faults at places of the rulebook's tree: where each piece of the tree stands in which file."""

from collections.abc import Container, Iterable
from itertools import islice

from jianjia_rules.dataclass import dataclass
from jianjia_rules.diagnostics.diagnostic import Diagnostics
from jianjia_rules.diagnostics.nearest import nearest
from jianjia_rules.diagnostics.place import Place
from jianjia_rules.documents.document import Document
from jianjia_rules.documents.places import TreePath
from jianjia_rules.loading.chinese_keys import meant_by

__all__ = ["Faults", "Locator", "TreePath"]


@dataclass(frozen=True, slots=True)
class _Mount:
    document: Document
    path: TreePath


class Locator:
    """Finds the place of a tree path such as `("rules", "venue", "award", "bands", 0, "if", "at_least")`.

    Entries that a file lists (`rules: [...]`) are named by their id in tree paths, and overlays put pieces of other
    files in between; `mount` says where such a piece stands. What is below it follows.
    """

    def __init__(self) -> None:
        self._mounts: dict[TreePath, _Mount] = {}

    def mount(self, path: TreePath, document: Document, inner: TreePath) -> None:
        """Say that the tree below `path` stands at `inner` of `document`."""
        self._mounts[path] = _Mount(document, inner)

    def source(self, path: TreePath) -> tuple[Document, TreePath] | None:
        """The document a tree path stands in, and the path there."""
        for length in range(len(path), -1, -1):
            mount = self._mounts.get(path[:length])
            if mount is not None:
                return mount.document, mount.path + path[length:]
        return None

    def value(self, path: TreePath) -> Place | None:
        """Where the value at `path` stands; of what encloses it where nothing stands there."""
        found = self.source(path)
        return None if found is None else found[0].places.value(found[1])

    def key(self, path: TreePath) -> Place | None:
        """Where the key at `path` stands; for an entry of a list, or where there is none, the value's place."""
        found = self.source(path)
        return None if found is None else found[0].places.key(found[1])

    def character(self, path: TreePath, offset: int) -> Place | None:
        """The place of one character of a text on a single line; the value's place where that cannot be told."""
        found, place = self.source(path), self.value(path)
        line = None if found is None or place is None else found[0].line(place.line)
        if place is None or line is None or place.end_column is None:
            return place
        quoted = line[place.column - 1 : place.column] in {"'", '"'}
        column = min(place.column + offset + quoted, place.end_column)
        return Place(place.file, place.line, column, column + 1)


_MOST_SHOWN = 13
"""Of a list of names a message shows a dozen and that there are more."""

_MOST_COMPARED = 200_000
"""How many names are compared, in all, to find nearest ones: a file of nothing but faults must not take long."""


class Faults:
    """Collects diagnostics by tree path."""

    def __init__(self, diagnostics: Diagnostics, locator: Locator) -> None:
        self.diagnostics = diagnostics
        self.locator = locator
        self._comparisons_left = _MOST_COMPARED

    def nearest(self, name: str, known: Iterable[str]) -> str | None:
        """The nearest known name; the work spent on it is bounded, however many names and faults there are."""
        candidates = list(islice(known, self._comparisons_left))
        self._comparisons_left -= len(candidates)
        return nearest(name, candidates) or meant_by(name, candidates) or _with_colon(name, candidates)

    def nearest_key(self, name: str, known: Iterable[str], value: Container[str]) -> str | None:
        """The key that was meant by one that is not known: rather one that is still missing in the mapping `value`."""
        keys = tuple(known)
        return self.nearest(name, [key for key in keys if key not in value]) or self.nearest(name, keys)

    def add(
        self,
        code: str,
        path: TreePath,
        /,
        *,
        on_key: bool = False,
        offset: int | None = None,
        related: TreePath | None = None,
        **arguments: object,
    ) -> None:
        """Add a diagnostic at the value of `path`, at its key, or at one character of its text."""
        if offset is not None:
            place = self.locator.character(path, offset)
        else:
            place = self.locator.key(path) if on_key else self.locator.value(path)
        second = None if related is None else self.locator.value(related)
        for name, value in arguments.items():
            if isinstance(value, list | tuple):
                arguments[name] = tuple(value[:_MOST_SHOWN])
        self.diagnostics.add(code, place, related=second, source_line=None, **arguments)


def _with_colon(name: str, known: Iterable[str]) -> str | None:
    """`at_least 50`, inside braces a key, as the known key and its value that it was meant for."""
    key, _, value = name.partition(" ")
    return f"{key}: {value.strip()}" if value.strip() and key in known else None
