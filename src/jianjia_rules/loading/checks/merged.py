"""Faults found for one unit type and day after the other, reported once each with all that they hold for."""

from collections.abc import Iterable, Sequence
from dataclasses import field
from typing import Any

from jianjia_rules.dataclass import dataclass
from jianjia_rules.diagnostics.words import Words
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
        groups: dict[tuple[str, Spot], list[_Key]] = {}
        for key in self._found:
            groups.setdefault((key.code, key.spot), []).append(key)
        for (code, spot), keys in groups.items():
            arguments: dict[str, Any] = dict(keys[0].arguments)
            which = self._which(keys)
            faults.add(code, spot.at, on_key=spot.on_key, related=spot.related, which=which, **arguments)

    def _which(self, keys: Sequence[_Key]) -> Words | None:
        """For whom and when; where the numbers of a fault differ, those of the others are not given."""
        which = self.names.which(self._found[keys[0]], self.whole)
        others = self.names.which([cell for key in keys[1:] for cell in self._found[key]], self.whole)
        if which is None or others is None or len(keys) == 1:
            return which
        return Words(f"{which.zh}（{others.zh}也不对）", f"{which.en} (and wrong as well for {others.en})")
