"""Where a row's observed values are found after generated code has run."""

from collections.abc import Mapping, Sequence
from typing import Any, assert_never

from jianjia_rules.dataclass import dataclass
from jianjia_rules.engine.compile.unread import UNREAD
from jianjia_rules.engine.read import value_at
from jianjia_rules.language.paths import FieldPath


@dataclass(frozen=True, slots=True)
class AtPath:
    """A field, read from the record."""

    path: FieldPath


@dataclass(frozen=True, slots=True)
class InSlot:
    """A value that the function returns at a place."""

    slot: int


@dataclass(frozen=True, slots=True)
class Ends:
    """A count, by its two ends."""

    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Pair:
    """A ratio, by its dividend and divisor."""

    value: "Source"
    to: "Source"


@dataclass(frozen=True, slots=True)
class Asked:
    """A value that only the interpreter can give."""


Source = AtPath | InSlot | Ends | Pair | Asked


def raw_value(source: Source, record: Mapping[str, Any], slots: Sequence[Any]) -> Any:
    """The raw observed value: None when missing, both ends of an open count, dividend and divisor, or UNREAD."""
    match source:
        case AtPath(path):
            return value_at(record, path)
        case InSlot(slot):
            return slots[slot]
        case Ends(low, high):
            ends = (slots[low], slots[high])
            if ends[0] is UNREAD:
                return UNREAD
            return ends[0] if ends[0] == ends[1] else ends
        case Pair(value, to):
            return (raw_value(value, record, slots), raw_value(to, record, slots))
        case Asked():
            return UNREAD
        case _ as never:
            assert_never(never)
