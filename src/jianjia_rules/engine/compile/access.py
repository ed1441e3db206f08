"""How generated code reads a record: a mapping by its keys, or the object of a typed decoder by its attributes."""

from collections.abc import Callable, Mapping
from types import SimpleNamespace
from typing import Any, Protocol

from jianjia_rules.engine.compile.leaves import NotCompiledError
from jianjia_rules.engine.compile.source import Source

RECORD = "r"
PREVIOUS = "p"


class Typed(Protocol):
    """Records as objects: what is missing is None; lists hold objects again."""

    @property
    def attributes(self) -> Mapping[str, str]:
        """The attribute that holds what stands under a key, wherever that is."""

    @property
    def plain(self) -> Callable[[Any], Any]:
        """Makes the plain mapping of an object."""


class Access(Protocol):
    """The expressions that read a record."""

    def value(self, of: str, key: str, *, required: bool) -> str:
        """What stands under a key; None where it is missing. A valid record always has what is required."""
        ...

    def section(self, of: str, key: str) -> str:
        """The section under a key, an empty one where it is missing."""
        ...

    def whole(self) -> str:
        """The record as the interpreter reads it."""
        ...


class ByKey:
    """Reads mappings."""

    def __init__(self, source: Source) -> None:
        self._source = source

    def value(self, of: str, key: str, *, required: bool) -> str:
        """See Access."""
        constant = self._source.constant(key)
        return f"{of}[{constant}]" if required else f"{of}.get({constant})"

    def section(self, of: str, key: str) -> str:
        """See Access."""
        return f"{of}.get({self._source.constant(key)}, {self._source.object({}, 'e')})"

    def whole(self) -> str:
        """See Access."""
        return RECORD


class ByAttribute:
    """Reads objects."""

    def __init__(self, source: Source, typed: Typed) -> None:
        self._source = source
        self._typed = typed
        self._empty = SimpleNamespace(**dict.fromkeys(typed.attributes.values()))

    def value(self, of: str, key: str, *, required: bool) -> str:  # noqa: ARG002 - what is missing is None anyway
        """See Access."""
        return f"{of}.{self._attribute(key)}"

    def section(self, of: str, key: str) -> str:
        """See Access."""
        return f"{of}.{self._attribute(key)} or {self._source.object(self._empty, 'e')}"

    def whole(self) -> str:
        """See Access."""
        return f"{self._source.object(self._typed.plain, 'W')}({RECORD})"

    def _attribute(self, key: str) -> str:
        if key not in self._typed.attributes:
            raise NotCompiledError
        return self._typed.attributes[key]
