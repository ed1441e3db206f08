"""The types of values that rules compare: few, and each with its unit of measurement."""

from enum import StrEnum

from jianjia_rules.dataclass import dataclass


class Kind(StrEnum):
    """What a value is. Comparison words exist per kind."""

    NUMBER = "number"
    TEXT = "text"
    BOOLEAN = "boolean"
    DATE = "date"
    SCALE = "scale"  # a text with an order: 县级 < 市级 < 省级
    VALUES = "values"  # a list of scalars
    ITEMS = "items"  # a list of objects
    OBJECT = "object"
    ANY = "any"  # the schema does not say


@dataclass(frozen=True, slots=True)
class ValueType:
    """A kind with its unit (numbers), levels (scales, lowest first), choices (enumerations) or entries (lists)."""

    kind: Kind
    unit: str | None = None
    levels: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    entry: "ValueType | None" = None


NUMBER = ValueType(Kind.NUMBER)
SHARE = ValueType(Kind.NUMBER, unit="1")
DAYS = ValueType(Kind.NUMBER, unit="天")
TEXT = ValueType(Kind.TEXT)
BOOLEAN = ValueType(Kind.BOOLEAN)
DATE = ValueType(Kind.DATE)
ANY = ValueType(Kind.ANY)
