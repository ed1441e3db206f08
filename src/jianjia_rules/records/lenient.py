"""Values that `--lenient` takes away: a faulty value counts as missing, and the places of the others stay right."""

from collections.abc import Iterable
from typing import Any

from jianjia_rules.dataclass import dataclass
from jianjia_rules.diagnostics import Place
from jianjia_rules.records.faults import Fault, PlacedOrigin
from jianjia_rules.records.placed_origin import Spot, holder
from jianjia_rules.units.record import TreePath

Gaps = dict[TreePath, tuple[int, ...]]
"""By the path of a list, as it is now: the indexes that entries had which are gone, in order."""


@dataclass(frozen=True, slots=True)
class GappedOrigin:
    """The origin of a record that entries of lists were taken from."""

    origin: PlacedOrigin
    gaps: Gaps

    @property
    def file(self) -> str:
        """The file's name as the user gave it."""
        return self.origin.file

    def at(self, path: TreePath) -> Spot:
        """Where the value at a path is from."""
        return holder(self.origin, self._before(path))

    def place(self, path: TreePath) -> Place | None:
        """The place of the value at a path, or of its nearest ancestor."""
        return self.origin.place(self._before(path))

    def key_place(self, path: TreePath) -> Place | None:
        """The place of the key at a path, or of its nearest ancestor."""
        return self.origin.key_place(self._before(path))

    def line(self, number: int) -> str | None:
        """A line of the file, counted from 1."""
        return self.origin.line(number)

    def _before(self, path: TreePath) -> TreePath:
        """The path that a value had before anything was taken away."""
        steps: list[str | int] = []
        for at, step in enumerate(path):
            if isinstance(step, int):
                for gone in self.gaps.get(path[:at], ()):
                    step += gone <= step
            steps.append(step)
        return tuple(steps)


def taken_away(data: Any, faults: Iterable[Fault]) -> tuple[Any, Gaps]:
    """The data (a copy that may be changed) without the values the faults speak of, and where entries went."""
    paths = sorted({path for fault in faults if (path := fault.path if fault.drop is None else fault.drop)}, key=_order)
    gone: dict[TreePath, list[int]] = {}
    for path in reversed(paths):
        holder = _at(data, path[:-1])
        last = path[-1]
        if isinstance(holder, dict) and isinstance(last, str):
            holder.pop(last, None)
        elif isinstance(holder, list) and isinstance(last, int) and last < len(holder):
            del holder[last]
            gone.setdefault(path[:-1], []).append(last)
    return data, _as_now(gone)


def _as_now(gone: dict[TreePath, list[int]]) -> Gaps:
    """Paths of lists as they are after all is gone: an outer list may have become shorter too."""
    now: Gaps = {}
    for path, indexes in gone.items():
        steps: list[str | int] = []
        for at, step in enumerate(path):
            lost = gone.get(path[:at], ()) if isinstance(step, int) else ()
            if step in lost:
                break  # it went with what held it
            steps.append(step - sum(index < step for index in lost) if isinstance(step, int) else step)
        else:
            now[tuple(steps)] = tuple(sorted(indexes))
    return now


def _at(data: Any, path: TreePath) -> Any:
    for step in path:
        if isinstance(data, dict) and isinstance(step, str):
            data = data.get(step)
        elif isinstance(data, list) and isinstance(step, int) and step < len(data):
            data = data[step]
        else:
            return None
    return data


def _order(path: TreePath) -> tuple[tuple[int, int | str], ...]:
    return tuple((0, step) if isinstance(step, int) else (1, step) for step in path)
