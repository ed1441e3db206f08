"""Parameters: named values that vary by date, by unit type or by a field, each with its basis."""

from bisect import bisect_right
from collections.abc import Iterator
from datetime import date
from typing import TypeVar

from jianjia_rules.dataclass import dataclass
from jianjia_rules.language.basis import Basis
from jianjia_rules.language.measures import Constant
from jianjia_rules.language.paths import FieldPath
from jianjia_rules.language.text import Text

_Key = TypeVar("_Key", date, str)


@dataclass(frozen=True, slots=True)
class Dated:
    """Values by the day they take effect, earliest first; before the first there is none."""

    values: tuple[tuple[date, "ParameterValue"], ...]


@dataclass(frozen=True, slots=True)
class ByType:
    """Values by unit type; `otherwise` serves the types that are not named."""

    values: tuple[tuple[str, "ParameterValue"], ...]
    otherwise: "ParameterValue | None" = None


@dataclass(frozen=True, slots=True)
class ByField:
    """Values by what a field of the record holds."""

    path: FieldPath
    values: tuple[tuple[str, "ParameterValue"], ...]
    otherwise: "ParameterValue | None" = None


ParameterValue = Constant | Dated | ByType | ByField


@dataclass(frozen=True, slots=True)
class Parameter:
    """A named value with a title, a unit and what it rests on."""

    id: str
    title: Text
    value: ParameterValue
    unit: str | None = None
    basis: Basis = Basis()


def value_at(value: ParameterValue | None, unit_type: str, as_of: date) -> Constant | ByField | None:
    """The parameter's value for a unit type on a day; a `ByField` has its cases resolved; None when there is none."""
    match value:
        case None | Constant():
            return value
        case Dated(values):
            found = bisect_right(values, as_of, key=_start)
            return value_at(values[found - 1][1], unit_type, as_of) if found else None
        case ByType(values, otherwise):
            return value_at(dict(values).get(unit_type, otherwise), unit_type, as_of)
        case ByField(path, values, otherwise):
            cases = [(key, value_at(case, unit_type, as_of)) for key, case in values]
            return ByField(
                path,
                tuple((key, case) for key, case in cases if case is not None),
                value_at(otherwise, unit_type, as_of),
            )


def narrowed(value: ParameterValue | None, unit_type: str | None, as_of: date | None) -> ParameterValue | None:
    """What is left of a parameter when the unit type or the day, or neither, is known: what they decide is decided."""
    match value:
        case None | Constant():
            return value
        case Dated(values) if as_of is not None:
            found = bisect_right(values, as_of, key=_start)
            return narrowed(values[found - 1][1], unit_type, as_of) if found else None
        case Dated(values):
            return Dated(tuple(_narrowed_cases(values, unit_type, as_of)))
        case ByType(values, otherwise) if unit_type is not None:
            return narrowed(dict(values).get(unit_type, otherwise), unit_type, as_of)
        case ByType(values, otherwise):
            return ByType(tuple(_narrowed_cases(values, unit_type, as_of)), narrowed(otherwise, unit_type, as_of))
        case ByField(path, values, otherwise):
            cases = tuple(_narrowed_cases(values, unit_type, as_of))
            return ByField(path, cases, narrowed(otherwise, unit_type, as_of))


def _narrowed_cases(
    cases: tuple[tuple[_Key, ParameterValue], ...], unit_type: str | None, as_of: date | None
) -> Iterator[tuple[_Key, ParameterValue]]:
    for key, case in cases:
        left = narrowed(case, unit_type, as_of)
        if left is not None:
            yield key, left


def _start(dated: tuple[date, ParameterValue]) -> date:
    return dated[0]


def dates_of(value: ParameterValue) -> set[date]:
    """The days on which the parameter changes."""
    match value:
        case Constant():
            return set()
        case Dated(values):
            return {start for start, _ in values}.union(*(dates_of(inner) for _, inner in values))
        case ByType(values, otherwise) | ByField(_, values, otherwise):
            inner = [case for _, case in values] + ([otherwise] if otherwise is not None else [])
            return set().union(*(dates_of(case) for case in inner))
