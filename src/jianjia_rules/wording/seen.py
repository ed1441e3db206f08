"""What the sentence of a finding needs to know of an evaluation: plain data that an engine's trace is converted to."""

from collections.abc import Mapping
from dataclasses import field
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from jianjia_rules.dataclass import dataclass
from jianjia_rules.language.awards import Award
from jianjia_rules.language.conditions import Condition
from jianjia_rules.language.measures import Field, Items, Operand
from jianjia_rules.language.paths import FieldPath
from jianjia_rules.language.scalars import DateSpan, Number

Value = bool | int | Decimal | Fraction | str | DateSpan | tuple[object, ...] | None


@dataclass(frozen=True, slots=True)
class Found:
    """What an operand came to; `value` is None when it is not known, `most` the upper of two ends it lies between.

    Of a private one sentences only say that there is a value.
    """

    value: Value
    most: Number | None = None
    private: bool = False


@dataclass(frozen=True, slots=True)
class Got:
    """What an award, or one entry of a checklist, came to."""

    least: Number
    most: Number
    pending: Number = 0
    branch: int | None = None


class Lack(StrEnum):
    """What is wrong with a field that leaves a result open."""

    MISSING = "missing"
    MONTH_ONLY = "month only"
    WRONG_TYPE = "wrong type"
    NO_ANSWER = "no known answer"


@dataclass(frozen=True, slots=True)
class Gap:
    """A field that leaves a result open: of the record, or of one entry (counted from 1) of the list at `items`."""

    field: Field
    items: FieldPath = ()
    entry: int | None = None
    previous: bool = False
    lack: Lack = Lack.MISSING


@dataclass(frozen=True, slots=True)
class Unkeyed:
    """How many items of a list lack the fields by which they should count once."""

    items: Items
    fields: tuple[FieldPath, ...]
    count: int


@dataclass(frozen=True, slots=True)
class Seen:
    """What the nodes of a bound row came to when they were evaluated on the record itself (not on list items).

    A condition that is unknown has None in `truths`.
    """

    values: Mapping[Operand, Found] = field(default_factory=dict)
    truths: Mapping[Condition, bool | None] = field(default_factory=dict)
    awards: Mapping[Award, Got] = field(default_factory=dict)
    gaps: tuple[Gap, ...] = ()
    unkeyed: tuple[Unkeyed, ...] = ()

    def value(self, operand: Operand) -> Found:
        """What an operand came to; not known where it was never evaluated."""
        return self.values.get(operand, Found(None))

    def number(self, operand: Operand) -> Number | None:
        """The operand's number, where it is known exactly and may be told."""
        found = self.value(operand)
        if (
            found.private
            or found.most is not None
            or isinstance(found.value, bool)
            or not isinstance(found.value, (int, Fraction))
        ):
            return None
        return found.value


@dataclass(frozen=True, slots=True)
class RowWords:
    """A bound row as far as sentences need it.

    `points` are what its award can earn; `shares` says that they are a share of 1 (an averaging part), which is not
    printed. `deduction` says that the award's points are taken away.
    """

    award: Award
    points: Number
    when: Condition | None = None
    deduction: bool = False
    shares: bool = False
