"""A bound rulebook: everything that depends on unit type, date and period is decided, nothing is looked up by name.

In a bound tree every `Constant` has its kind and meaning (numbers are int or Fraction, percentages already converted
to the unit they are compared in, dates DateSpan), every `Field`, `Test` and `Items` its kind, no `ParameterRef` is
left, and every award's `points`, `amount` and `up_to` are absolute numbers.
"""

from collections.abc import Mapping
from datetime import date

from jianjia_rules.dataclass import dataclass
from jianjia_rules.findings.verdict import RowFacts
from jianjia_rules.language.awards import Award
from jianjia_rules.language.conditions import Condition
from jianjia_rules.language.measures import Measure
from jianjia_rules.language.outcomes import Cause, Treatment
from jianjia_rules.language.periods import Period
from jianjia_rules.language.rulebook import Rulebook
from jianjia_rules.language.rules import EvidenceRule
from jianjia_rules.language.scalars import Number
from jianjia_rules.language.scheme import Gate, Ranking


@dataclass(frozen=True, slots=True)
class Row:
    """A rule bound for one unit type, date and period.

    `points` is what its award can earn (1 in an averaging part). `observables` are the measures whose values a finding
    shows, in order of appearance. `deduction` says that the award's amount is taken away: earned is then -points..0.
    `dependencies` are the indexes of the rows whose outcome or points it reads.
    """

    facts: RowFacts
    award: Award
    points: Number
    when: Condition | None
    mandatory: bool | Condition
    enough_partly: bool
    waivable: bool
    evidence: EvidenceRule | None
    treatments: Mapping[Cause, Treatment]
    base: Measure | None
    deduction: bool
    observables: tuple[Measure, ...]
    dependencies: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class BoundGate:
    """A gate with its condition bound; `condition` is None for a mandatory set."""

    gate: Gate
    condition: Condition | None


@dataclass(frozen=True, slots=True)
class BoundRanking:
    """A ranking with what it compares bound, in its order; None for the published total."""

    ranking: Ranking
    by: tuple[Measure | None, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """The rows of one unit type's table, as of a day, for a period.

    `rows` stand in the order of the table; `order` gives their indexes such that rows which others read come first.
    `part_rows` are the row indexes of every part, those of its sub-parts included.
    """

    rulebook: Rulebook
    unit_type: str
    as_of: date
    period: Period
    rows: tuple[Row, ...]
    order: tuple[int, ...]
    measures: Mapping[str, Measure]
    newcomer: Condition | None
    gates: tuple[BoundGate, ...]
    part_rows: Mapping[str, tuple[int, ...]]
    rankings: tuple[BoundRanking, ...] = ()
