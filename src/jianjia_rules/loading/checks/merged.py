"""Faults found for one unit type and day after the other, reported once each with all that they hold for."""

from collections.abc import Iterable
from dataclasses import field
from typing import Any

from jianjia_rules.dataclass import dataclass
from jianjia_rules.loading.checks.situations import Cell, Names
from jianjia_rules.loading.faults import Faults, TreePath


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a fault is: at a value or at its key, and a second place it speaks of."""

    at: TreePath
    on_key: bool = False
    related: TreePath | None = None


@dataclass(frozen=True, slots=True)
class _Key:
    code: str
    spot: Spot
    arguments: tuple[tuple[str, object], ...]


@dataclass(slots=True)
class Merged:
    """Collects faults of one piece; `whole` is all that the piece is for."""

    names: Names
    whole: tuple[Cell, ...]
    _found: dict[_Key, list[Cell]] = field(default_factory=dict)

    def add(self, code: str, spot: Spot | TreePath, cells: Iterable[Cell], /, **arguments: object) -> None:
        """Note a fault that holds for some cells; the same fault for others is the same fault."""
        where = spot if isinstance(spot, Spot) else Spot(spot)
        key = _Key(code, where, tuple(sorted(arguments.items())))
        self._found.setdefault(key, []).extend(cells)

    def report(self, faults: Faults) -> None:
        """Report each fault, with the unit types and days it holds for where these are not all."""
        for key, cells in self._found.items():
            arguments: dict[str, Any] = dict(key.arguments)
            which = self.names.which(cells, self.whole)
            spot = key.spot
            faults.add(key.code, spot.at, on_key=spot.on_key, related=spot.related, which=which, **arguments)
