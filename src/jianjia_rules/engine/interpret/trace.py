"""The trace of an evaluation: every node's value, and the record path it was evaluated at."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import field

from jianjia_rules.dataclass import dataclass
from jianjia_rules.engine.values import Earned, Truth, Value
from jianjia_rules.language.awards import Award
from jianjia_rules.language.conditions import Condition
from jianjia_rules.language.measures import Operand
from jianjia_rules.units.record import TreePath

Node = Operand | Condition | Award


@dataclass(slots=True)
class Trace:
    """One node, what it came to, where in the record it was evaluated, and the nodes it asked.

    `path` is the list item (or the record, empty) that its fields start from; `period` is `previous` inside a measure
    on the period before.
    """

    node: Node
    path: TreePath
    previous: bool = False
    result: Value | Truth | Earned | None = None
    children: list["Trace"] = field(default_factory=list)


class Tracer:
    """Collects a tree of traces while a rule is interpreted."""

    def __init__(self) -> None:
        self.roots: list[Trace] = []
        self._open: list[Trace] = []

    @contextmanager
    def at(self, node: Node, path: TreePath, previous: bool) -> Iterator[Trace]:
        """The trace of a node, filled in while the block runs."""
        trace = Trace(node, path, previous)
        (self._open[-1].children if self._open else self.roots).append(trace)
        self._open.append(trace)
        try:
            yield trace
        finally:
            self._open.pop()
