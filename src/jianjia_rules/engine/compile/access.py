"""How generated code reads a record: a mapping by its keys, or the object of a typed decoder by its attributes."""

from collections.abc import Callable, Collection, Mapping
from types import SimpleNamespace
from typing import Any, Protocol

from jianjia_rules.engine.compile.leaves import NotCompiledError
from jianjia_rules.engine.compile.source import Source
from jianjia_rules.language.paths import FieldPath

RECORD = "r"
PREVIOUS = "p"


class ItemCheck(Protocol):
    """Looks at an item of one list: its statements leave the function with -1, or raise, where it is not as it should.

    They add the number of the item's texts to `t`, less `texts` for every item, and leave what stands under the keys
    `read` in the variables of these, None where it is missing. They name `objects`; all their names end in `_`.
    """

    @property
    def texts(self) -> int:
        """What is to be added for every item."""

    @property
    def variables(self) -> Mapping[str, str]:
        """A variable for each key."""

    @property
    def read(self) -> Collection[str]:
        """The keys whose values are in their variables."""

    @property
    def objects(self) -> Mapping[str, Any]:
        """What the statements that have been written name."""

    def write(self, writer: Source, item: str) -> None:
        """The statements for the item in a variable."""


class Form(Protocol):
    """What records just decoded are: mappings, or objects whose lists hold objects again and that miss with None.

    Nobody has looked yet at the items of the lists that have `checks`.
    """

    @property
    def attributes(self) -> Mapping[str, str] | None:
        """The attribute that holds what stands under a key, wherever that is; None for mappings."""

    @property
    def checks(self) -> Mapping[FieldPath, ItemCheck]:
        """What looks at the items of lists, by their paths."""

    @property
    def plain(self) -> Callable[[Any], Any]:
        """Makes the plain mapping of a record."""


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

    def __init__(self, source: Source, attributes: Mapping[str, str], plain: Callable[[Any], Any]) -> None:
        """`attributes` and `plain` are those of a form."""
        self._source = source
        self._attributes = attributes
        self._plain = plain
        self._empty = SimpleNamespace(**dict.fromkeys(attributes.values()))

    def value(self, of: str, key: str, *, required: bool) -> str:  # noqa: ARG002 - what is missing is None anyway
        """See Access."""
        return f"{of}.{self._attribute(key)}"

    def section(self, of: str, key: str) -> str:
        """See Access."""
        return f"{of}.{self._attribute(key)} or {self._source.object(self._empty, 'e')}"

    def whole(self) -> str:
        """See Access."""
        return f"{self._source.object(self._plain, 'W')}({RECORD})"

    def _attribute(self, key: str) -> str:
        if key not in self._attributes:
            raise NotCompiledError
        return self._attributes[key]
