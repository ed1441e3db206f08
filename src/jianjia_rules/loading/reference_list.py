"""The names that a rulebook's entries use, noted with their places while they are read."""

from collections.abc import Iterator
from enum import StrEnum

from jianjia_rules.dataclass import dataclass
from jianjia_rules.loading.faults import TreePath


class Referred(StrEnum):
    """What a name stands for."""

    PARAMETER = "parameter"
    CLAUSE = "clause"
    RULE = "rule"
    PART = "part"
    RULE_OR_PART = "rule or part"
    GRADE = "grade"
    MEASURE = "measure"
    UNIT_TYPE = "unit type"
    EVIDENCE_KIND = "evidence kind"
    REGISTER = "register"
    FUNCTION = "function"
    ROLLUP = "rollup"


@dataclass(frozen=True, slots=True)
class Reference:
    """One use of a name; `path` is where its text stands."""

    kind: Referred
    name: str
    path: TreePath


class References:
    """Collects the uses of names."""

    def __init__(self) -> None:
        self._all: list[Reference] = []

    def add(self, kind: Referred, name: str, path: TreePath) -> None:
        """Note that `name` is used at `path`."""
        self._all.append(Reference(kind, name, path))

    def add_each(self, kind: Referred, names: tuple[str, ...] | None, path: TreePath) -> None:
        """Note the names of a list that stands at `path`."""
        for index, name in enumerate(names or ()):
            self.add(kind, name, (*path, index))

    def __iter__(self) -> Iterator[Reference]:
        return iter(self._all)
