"""Origins that know keys and lines, and the origin of a record that was put together from several."""

from dataclasses import field
from typing import Protocol, runtime_checkable

from jianjia_rules.dataclass import dataclass
from jianjia_rules.diagnostics import Place
from jianjia_rules.units.record import TreePath


class PlacedOrigin(Protocol):
    """An origin that also knows keys and the lines of its text."""

    @property
    def file(self) -> str:
        """The file's name as the user gave it."""

    def place(self, path: TreePath) -> Place | None:
        """The place of the value at a path, or of its nearest ancestor."""

    def key_place(self, path: TreePath) -> Place | None:
        """The place of the key at a path, or of its nearest ancestor."""

    def line(self, number: int) -> str | None:
        """A line of the file, counted from 1."""


Spot = tuple[PlacedOrigin, TreePath]
"""Where a value really is from: its origin, and its path there."""


@runtime_checkable
class Composed(Protocol):
    """An origin that stands for others."""

    def at(self, path: TreePath) -> Spot:
        """Where the value at a path is from."""


def holder(origin: PlacedOrigin, path: TreePath) -> Spot:
    """The origin that really holds a value, and the value's path there."""
    return origin.at(path) if isinstance(origin, Composed) else (origin, path)


@dataclass(slots=True)
class Spots:
    """Which values of a record are from elsewhere: a tree of steps, where what is said of a value holds below it."""

    spot: Spot | None = None
    below: "dict[str | int, Spots]" = field(default_factory=dict)

    def put(self, path: TreePath, spot: Spot) -> None:
        """Say where the value at a path is from, whole."""
        node = self
        for step in path:
            node = node.below.setdefault(step, Spots())
        node.spot, node.below = spot, {}

    def copy(self) -> "Spots":
        """The same, to stay as it is."""
        return Spots(self.spot, {step: node.copy() for step, node in self.below.items()})


@dataclass(frozen=True, slots=True)
class LayeredOrigin:
    """The origin of a record that others were put over; `spots` say which values are theirs."""

    origin: PlacedOrigin
    spots: Spots

    @property
    def file(self) -> str:
        """The name of the file that the record itself stands in."""
        return self.origin.file

    def at(self, path: TreePath) -> Spot:
        """Where the value at a path is from."""
        node, found, length = self.spots, self.spots.spot, 0
        for at, step in enumerate(path, 1):
            if step not in node.below:
                break
            node = node.below[step]
            if node.spot is not None:
                found, length = node.spot, at
        origin, start = found or (self.origin, ())
        return holder(origin, (*start, *path[length:]))

    def place(self, path: TreePath) -> Place | None:
        """The place of the value at a path, or of its nearest ancestor."""
        origin, path = self.at(path)
        return origin.place(path)

    def key_place(self, path: TreePath) -> Place | None:
        """The place of the key at a path, or of its nearest ancestor."""
        origin, path = self.at(path)
        return origin.key_place(path)

    def line(self, number: int) -> str | None:
        """A line of the file that the record itself stands in."""
        return self.origin.line(number)
