"""A unit's record for one period, and where it was read from."""

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum
from typing import Any, Protocol

from jianjia_rules.dataclass import dataclass
from jianjia_rules.diagnostics.place import Place

TreePath = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """A value that was read as another than stands there: what it was, and what it is now (None: as not given).

    `path` leads to it in the record as it was submitted.
    """

    path: TreePath
    was: Any
    value: Any


class Origin(Protocol):
    """Where a record was read from; finds the place of a value when asked."""

    @property
    def file(self) -> str:
        """The file's name as the user gave it."""

    def place(self, path: TreePath) -> Place | None:
        """The place of the value at a path of the record, or of its nearest ancestor."""


class Source(StrEnum):
    """What a value is from that the unit's first submission does not give: a later version of it, or the office."""

    SUPPLEMENT = "supplement"
    CORRECTION = "correction"
    REPLACEMENT = "replacement"
    OFFICE = "office"


@dataclass(frozen=True, slots=True)
class Amendment:
    """A value of a record that a later version or the office gave, and what stood there before.

    `before` is None where nothing was given, `after` where it was taken away; equal where the office confirms what the
    unit gave. `number` is that of the version, or its date, as text. `private` values are not to be shown.
    """

    path: TreePath
    source: Source
    before: Any
    after: Any
    place: Place | None = None
    before_place: Place | None = None
    number: str = ""
    private: bool = False


@dataclass(frozen=True, slots=True)
class Unit:
    """Who is assessed. `id` is the scheme's own; several id fields are joined by `/`."""

    id: str
    type: str
    name: str = ""
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """What a unit submitted for one period.

    `data` is the parsed mapping; it is never changed. `valid` says that the rulebook's schema validator has passed it.
    `evidence_problems` are the verified facts about files: index in the evidence list -> `missing`, `unreadable` or
    `wrong-hash`. `changes` are the values that were read as others than stand in the file; `amendments` those that
    later versions and the office gave, in the order of their coming.
    """

    data: Mapping[str, Any]
    unit: Unit
    period: str
    origin: Origin | None = None
    valid: bool = False
    evidence_problems: Mapping[int, str] = field(default_factory=dict)
    changes: tuple[Change, ...] = ()
    amendments: tuple[Amendment, ...] = ()

    def source_of(self, path: TreePath) -> Source | None:
        """What the value at a path, or part of it, is from other than the unit's first submission."""
        for each in reversed(self.amendments):
            length = min(len(path), len(each.path))
            if each.path[:length] == path[:length]:
                return each.source
        return None
