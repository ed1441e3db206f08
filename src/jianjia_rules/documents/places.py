"""Where every key and value of a document stands, in a side table beside the plain values."""

from collections.abc import Callable, Mapping

from jianjia_rules.diagnostics.place import Place

TreePath = tuple[str | int, ...]
"""Keys and list indexes from the root of a document down to one value."""

Span = tuple[int, int, int, int]
"""First line and column, last line and column (exclusive), counted from 0 as parsers do."""

Spot = tuple[Span | None, Span, "Node | None"]
"""One entry of a container: the span of its key (None in a list), of its value, and what is inside."""

Node = Mapping[str, Spot] | list[Spot]

Shifts = Mapping[int, tuple[tuple[int, int], ...]]
"""By line: (column, characters) that were put in there to make the line readable."""


class Places:
    """Places by tree path, kept as a tree of bare numbers; made when first asked for.

    `first_line` is the line in the file (from 0) at which the text of this document begins.
    """

    __slots__ = ("_file", "_first_line", "_root", "_shifts")

    def __init__(
        self, file: str, root: Spot | Callable[[], Spot], first_line: int = 0, shifts: Shifts | None = None
    ) -> None:
        self._file = file
        self._root = root
        self._first_line = first_line
        self._shifts = shifts

    def key(self, path: TreePath) -> Place:
        """The place of the last key of the path; of the value where there is no such key."""
        spot = self._spot(path)
        return self._place(spot[0] or spot[1])

    def value(self, path: TreePath) -> Place:
        """The place of the value at the path, else of the nearest ancestor that is known."""
        return self._place(self._spot(path)[1])

    def _spot(self, path: TreePath) -> Spot:
        if callable(self._root):
            self._root = self._root()
        spot = self._root
        for step in path:
            inner = _inside(spot[2], step)
            if inner is None:
                break
            spot = inner
        return spot

    def _place(self, span: Span) -> Place:
        line, column, last_line, end = span
        shifts = self._shifts.get(line, ()) if self._shifts else ()
        start = _unshifted(column, shifts)
        stop = _unshifted(end, shifts) if last_line == line and end > column else None
        return Place(self._file, self._first_line + line + 1, start + 1, stop + 1 if stop is not None else None)


def _inside(node: Node | None, step: str | int) -> Spot | None:
    if isinstance(node, list):
        return node[step] if isinstance(step, int) and 0 <= step < len(node) else None
    return node.get(step) if node is not None and isinstance(step, str) else None


def _unshifted(column: int, shifts: tuple[tuple[int, int], ...]) -> int:
    return column - sum(min(count, column - at) for at, count in shifts if column > at)
