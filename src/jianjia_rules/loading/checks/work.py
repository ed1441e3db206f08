"""A bound on the work of checking, so that no rulebook keeps whoever loads it waiting for minutes."""

from jianjia_rules.dataclass import dataclass
from jianjia_rules.language.problems import At
from jianjia_rules.loading.faults import Faults

MOST_CELLS = 100_000
"""Unit types times runs of days between changes of parameters, over all rules; some 5 µs each."""
MOST_NODES = 150_000
"""Nodes of rules times the different values of their parameters; some 10 µs each."""
AROUND = 10
"""A rule costs as much as so many nodes before any of its own is read."""


@dataclass(slots=True)
class Work:
    """What may still be checked of one rulebook."""

    faults: Faults
    cells: int = MOST_CELLS
    nodes: int = MOST_NODES
    told: bool = False

    def may_lay_out(self, cells: int, at: At) -> bool:
        """Whether the days and unit types of a rule may be gone through."""
        self.cells -= cells
        return self._told_unless(self.cells >= 0, at)

    def may_read(self, nodes: int, times: int, at: At) -> bool:
        """Whether a rule of so many nodes may be read so many times."""
        self.nodes -= (nodes + AROUND) * times
        return self._told_unless(self.nodes >= 0, at)

    def _told_unless(self, enough: bool, at: At) -> bool:
        """The first time that it is too much, that is reported at the rule."""
        if enough:
            return True
        if not self.told:
            self.faults.add("JJ428", at)
            self.told = True
        return False
