"""What an expression is evaluated on: a record, an item in it, the record of the period before."""

from collections.abc import Mapping
from dataclasses import field, replace
from typing import Any

from jianjia_rules.dataclass import dataclass
from jianjia_rules.engine.interpret.trace import Tracer
from jianjia_rules.engine.plan import Plan, Row
from jianjia_rules.engine.values import Interval, Value
from jianjia_rules.findings.verdict import Verdict
from jianjia_rules.language.measures import Measure
from jianjia_rules.units.record import TreePath


@dataclass(frozen=True, slots=True)
class Reading:
    """A place to evaluate from.

    `item` is the innermost list item, or the record itself; `path` is where it stands. `base` is the figure that stands
    in where no record of the period before is on file. `verdicts` are those of the rows already evaluated, by rule id.
    `named` keeps the named measures of one row that are evaluated already: they may speak of each other many times.
    """

    plan: Plan
    record: Mapping[str, Any]
    item: Any
    path: TreePath = ()
    previous: Mapping[str, Any] | None = None
    base: Measure | None = None
    verdicts: Mapping[str, Verdict] = field(default_factory=dict)
    tracer: Tracer | None = None
    in_previous: bool = False
    counted: Interval | None = None
    """The number that tiers of an open count are tried with."""
    named: dict[tuple[str, bool, bool], Value] = field(default_factory=dict)

    def into(self, item: Any, path: TreePath) -> "Reading":
        """The same reading inside a list item, of which there are many; `replace` takes several times as long."""
        around = self.previous, self.base, self.verdicts, self.tracer, self.in_previous, self.counted, self.named
        return Reading(self.plan, self.record, item, path, *around)

    def outside(self) -> "Reading":
        """The same reading at the record itself."""
        return self if self.item is self.record else replace(self, item=self.record, path=())

    def of_row(self, row: Row) -> "Reading":
        """The same reading for one row."""
        return replace(self, base=row.base, named={})

    def before(self, record: Mapping[str, Any]) -> "Reading":
        """The same reading on the record of the period before."""
        return replace(self, record=record, item=record, path=(), previous=None, base=None, in_previous=True)


def read_record(
    plan: Plan,
    record: Mapping[str, Any],
    previous: Mapping[str, Any] | None = None,
    tracer: Tracer | None = None,
) -> Reading:
    """A reading at the record itself."""
    return Reading(plan, record, record, previous=previous, tracer=tracer)
