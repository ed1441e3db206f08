"""Operands and measures: what is observed in a record, and what it is compared with.

Every node is plain frozen data. `kind` is None as parsed; binding (`engine.bind`) fills it in, replaces parameters by
their values, and gives literals their meaning.
"""

from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING

from jianjia_rules.dataclass import dataclass
from jianjia_rules.language.paths import FieldPath
from jianjia_rules.language.scalars import DateSpan, MonthDay, Scalar
from jianjia_rules.language.types import Kind

if TYPE_CHECKING:
    from jianjia_rules.language.conditions import Condition


class Scope(StrEnum):
    """Where a field path starts."""

    ITEM = "field"  # the innermost list item, else the record
    RECORD = "record"  # the unit's record, always


class AggregateKind(StrEnum):
    """How the values of a list's items become one."""

    DISTINCT = "distinct"
    SUM = "sum"
    MEAN = "mean"
    LEAST = "least"
    GREATEST = "greatest"
    LATEST = "latest"
    EARLIEST = "earliest"


@dataclass(frozen=True, slots=True)
class Constant:
    """A scalar or a list of scalars; bound, a number is int or Fraction and a date is a DateSpan."""

    value: Scalar | Fraction | DateSpan | MonthDay | tuple[Scalar | Fraction | DateSpan | MonthDay, ...]
    kind: Kind | None = None


@dataclass(frozen=True, slots=True)
class ParameterRef:
    """`$name`; bound, it is gone."""

    name: str


@dataclass(frozen=True, slots=True)
class Choice:
    """A parameter's values by the value of a record field; exists only in bound trees."""

    field: "Field"
    cases: tuple[tuple[str, Constant], ...]
    otherwise: Constant | None


@dataclass(frozen=True, slots=True)
class Field:
    """The value at a path."""

    path: FieldPath
    scope: Scope = Scope.ITEM
    kind: Kind | None = None
    levels: tuple[str, ...] = ()
    """Bound, for a scale: its levels, lowest first."""


@dataclass(frozen=True, slots=True)
class Named:
    """A measure said once in the rulebook, or a figure of a roll-up; evaluated on the record."""

    name: str


@dataclass(frozen=True, slots=True)
class Previous:
    """The same measure on the unit's record of the period before."""

    measure: "Measure"


@dataclass(frozen=True, slots=True)
class OncePer:
    """Items with the same key count once; with `highest`, the item kept is the one highest on that field."""

    keys: tuple[FieldPath, ...]
    highest: Field | None = None


@dataclass(frozen=True, slots=True)
class Items:
    """The entries of a list, filtered and, where asked, reduced to one for each key."""

    path: FieldPath
    where: "Condition | None" = None
    once: OncePer | None = None
    scalars: bool = False
    """Bound: the entries are scalars; `where` sees the entry as the field `item`."""


@dataclass(frozen=True, slots=True)
class Count:
    """How many items there are."""

    items: Items


@dataclass(frozen=True, slots=True)
class Aggregate:
    """One value out of the items' values; `of` is evaluated on each item."""

    how: AggregateKind
    items: Items
    of: "Measure | None" = None


@dataclass(frozen=True, slots=True)
class Add:
    """The sum of several measures."""

    terms: tuple["Operand", ...]


@dataclass(frozen=True, slots=True)
class Times:
    """The product of several operands."""

    factors: tuple["Operand", ...]


@dataclass(frozen=True, slots=True)
class LowerOf:
    """The least of several operands."""

    operands: tuple["Operand", ...]


@dataclass(frozen=True, slots=True)
class HigherOf:
    """The greatest of several operands."""

    operands: tuple["Operand", ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """The first less the second."""

    minuend: "Operand"
    subtrahend: "Operand"


@dataclass(frozen=True, slots=True)
class Ratio:
    """One divided by the other; unknown for cause zero-base when `to` is 0."""

    value: "Operand"
    to: "Operand"


@dataclass(frozen=True, slots=True)
class Growth:
    """A measure less the same measure of the period before; as a share, divided by the latter."""

    measure: "Measure"
    share: bool = False
    before: "Measure | None" = None
    """Bound: the measure as it reads the period before, where the days it speaks of differ; else None."""


@dataclass(frozen=True, slots=True)
class Shortfall:
    """What is missing up to a target; 0 when it is reached."""

    value: "Operand"
    target: "Operand"


@dataclass(frozen=True, slots=True)
class Excess:
    """What goes beyond a limit; 0 when it is kept."""

    value: "Operand"
    limit: "Operand"


@dataclass(frozen=True, slots=True)
class DaysFrom:
    """Days from one date to another; negative when the other is earlier."""

    start: "Operand"
    end: "Operand"


@dataclass(frozen=True, slots=True)
class HowMany:
    """How many of several conditions are true."""

    conditions: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class OutcomeOf:
    """The outcome of another rule for the same unit, as text."""

    rule: str


@dataclass(frozen=True, slots=True)
class EarnedOf:
    """The points that another rule or a part earned for the same unit."""

    id: str


@dataclass(frozen=True, slots=True)
class Call:
    """A Python function that the base rulebook declares by name."""

    function: str
    arguments: tuple["Operand", ...] = ()


Measure = (
    Field
    | Named
    | Previous
    | Count
    | Aggregate
    | Add
    | Times
    | LowerOf
    | HigherOf
    | Difference
    | Ratio
    | Growth
    | Shortfall
    | Excess
    | DaysFrom
    | HowMany
    | OutcomeOf
    | EarnedOf
    | Call
)
Operand = Constant | ParameterRef | Choice | Measure
