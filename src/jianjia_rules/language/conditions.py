"""Conditions: tests on measures, joined by logic. Each is true, false or unknown (Kleene's strong logic)."""

from enum import StrEnum

from jianjia_rules.dataclass import dataclass
from jianjia_rules.language.measures import Items, Measure, Operand
from jianjia_rules.language.types import Kind


class Word(StrEnum):
    """The comparison words."""

    IS = "is"
    IS_NOT = "is_not"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    ABOVE = "above"
    BELOW = "below"
    BETWEEN = "between"
    IN = "in"
    NOT_IN = "not_in"
    BEFORE = "before"
    AFTER = "after"
    ON_OR_BEFORE = "on_or_before"
    ON_OR_AFTER = "on_or_after"
    MATCHES = "matches"
    CONTAINS = "contains"
    CONTAINS_ANY = "contains_any"
    CONTAINS_ALL = "contains_all"
    PRESENT = "present"


@dataclass(frozen=True, slots=True)
class Comparison:
    """One comparison word with its operands: two for `between`, any number for the list words, else one."""

    word: Word
    operands: tuple[Operand, ...]


@dataclass(frozen=True, slots=True)
class Test:
    """A measure with one or more comparisons that must all hold; bound, `kind` says how they compare."""

    measure: Measure
    comparisons: tuple[Comparison, ...]
    kind: Kind | None = None
    levels: tuple[str, ...] = ()
    """Bound, for a scale: its levels, lowest first."""


@dataclass(frozen=True, slots=True)
class All:
    """True when every condition is."""

    conditions: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """True when at least one condition is."""

    conditions: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class NoneOf:
    """True when no condition is."""

    conditions: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class Not:
    """True when the condition is false."""

    condition: "Condition"


@dataclass(frozen=True, slots=True)
class Some:
    """True when at least one item fulfils the list's `where`."""

    items: Items


@dataclass(frozen=True, slots=True)
class Every:
    """True when all items fulfil the list's `where`; true over an empty list."""

    items: Items


Condition = Test | All | AnyOf | NoneOf | Not | Some | Every
