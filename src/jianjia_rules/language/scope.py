"""From where a node is read: the record's schema, the list it stands in, and what names mean there."""

from collections.abc import Mapping
from dataclasses import field, replace
from datetime import date

from jianjia_rules.dataclass import dataclass
from jianjia_rules.language.parameters import Parameter
from jianjia_rules.language.paths import FieldPath
from jianjia_rules.language.periods import Period
from jianjia_rules.language.record_schema import FieldInfo, RecordSchema
from jianjia_rules.language.rulebook import Function, Rulebook
from jianjia_rules.language.scalars import DateSpan
from jianjia_rules.language.scheme import Figure
from jianjia_rules.language.types import ValueType

ITEM = "item"
"""The field as which `where` sees the entry of a list of scalars."""


@dataclass(frozen=True, slots=True)
class Days:
    """The days that reserved parameters and month-days mean: those of a period, seen on a day."""

    period: Period
    as_of: date

    def reserved(self, name: str) -> DateSpan:
        """`as_of`, `period_from`, `period_to` or `materials_due` as a day."""
        day = {
            "as_of": self.as_of,
            "period_from": self.period.first,
            "period_to": self.period.last,
            "materials_due": self.period.due,
        }[name]
        return DateSpan(day.toordinal(), day.toordinal())


@dataclass(frozen=True, slots=True)
class Scope:
    """What a node sees.

    `base` is the path of the list whose item is read, empty for the record; `entry` the type of the item where the list
    holds scalars. Parameters have the value of `unit_type` on `as_of`. Without `days`, reserved dates and month-days
    stay what they are (a check needs no period); `before` are the days of the period before. `group` says that the
    record is a roll-up's group.
    """

    schema: RecordSchema
    base: FieldPath = ()
    entry: ValueType | None = None
    measures: Mapping[str, Figure] = field(default_factory=dict)
    parameters: Mapping[str, Parameter] = field(default_factory=dict)
    functions: Mapping[str, Function] = field(default_factory=dict)
    unit_type: str = ""
    as_of: date = date.max
    days: Days | None = None
    before: Days | None = None
    group: bool = False

    def inside(self, path: FieldPath, entry: ValueType | None) -> "Scope":
        """The scope of the items of a list."""
        return replace(self, base=(*self.base, *path), entry=entry)

    def outside(self) -> "Scope":
        """The scope of the record itself."""
        return replace(self, base=(), entry=None) if self.base else self

    def find(self, path: FieldPath) -> FieldInfo | None:
        """What the schema says of a path from the item, or from the record outside any list."""
        return self.schema.lookup(path, self.base)


def scope_of(
    rulebook: Rulebook,
    unit_type: str,
    as_of: date = date.max,
    days: Days | None = None,
    before: Days | None = None,
    group: bool = False,
) -> Scope:
    """The scope of a rulebook's rules for one unit type."""
    return Scope(
        rulebook.schema,
        measures=rulebook.measures,
        parameters=rulebook.parameters,
        functions=rulebook.functions,
        unit_type=unit_type,
        as_of=as_of,
        days=days,
        before=before,
        group=group,
    )
