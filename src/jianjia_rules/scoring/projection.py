"""What of a record (or of a member's results) is kept for a roll-up: the fields that its rules read, and no more."""

from collections.abc import Iterable, Mapping
from typing import Any

from jianjia_rules.dataclass import dataclass
from jianjia_rules.engine.read import is_list
from jianjia_rules.language.paths import FieldPath


@dataclass(frozen=True, slots=True)
class Projection:
    """A tree of names: below each, what is kept of the value there; `whole` keeps all of it."""

    names: Mapping[str, "Projection"]
    whole: bool = False

    def of(self, value: Any) -> Any:
        """The value with only what is kept; a list keeps its entries, each with only what is kept."""
        if self.whole:
            return value
        if isinstance(value, Mapping):
            return {name: inner.of(value[name]) for name, inner in self.names.items() if value.get(name) is not None}
        if is_list(value):
            return [self.of(entry) for entry in value]
        return value

    def __bool__(self) -> bool:
        return self.whole or bool(self.names)

    def at(self, name: str) -> "Projection":
        """What is kept below one name."""
        return WHOLE if self.whole else self.names.get(name, NOTHING)


NOTHING = Projection({})
WHOLE = Projection({}, whole=True)


def projection(paths: Iterable[FieldPath]) -> Projection:
    """What must be kept to read all the paths; a path that others go through keeps only these."""
    below: dict[str, list[FieldPath]] = {}
    for path in paths:
        if path:
            below.setdefault(path[0], []).append(path[1:])
    return Projection({name: _below(inner) for name, inner in sorted(below.items())})


def _below(paths: list[FieldPath]) -> Projection:
    return projection(paths) if any(paths) else WHOLE
