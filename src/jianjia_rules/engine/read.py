"""Reading one value out of a record: the same for the interpreter and for generated code's way out."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, TypeGuard

from jianjia_rules.engine.values import Interval, Known, Value, unknown
from jianjia_rules.language.outcomes import Cause
from jianjia_rules.language.paths import FieldPath
from jianjia_rules.language.scalars import DateSpan, as_number, format_number, parse_date
from jianjia_rules.language.types import Kind

MISSING = None
"""Null, an absent key and an empty text are the same."""


class _WrongType:
    """Stands for a value that cannot be there: a path through something that is no mapping."""


WRONG_TYPE = _WrongType()


def value_at(data: Any, path: FieldPath) -> Any:
    """The raw value at a path; None when missing, WRONG_TYPE where the path leads through no mapping."""
    for name in path:
        if data is None:
            return MISSING
        if not isinstance(data, Mapping):
            return WRONG_TYPE
        data = data.get(name)
    return MISSING if isinstance(data, str) and data == "" else data


def read(raw: Any, kind: Kind | None) -> Value:
    """A raw value as a value of its kind; unknown when missing, or (cause type) when it is of another kind."""
    if raw is MISSING:
        return unknown(Cause.ANSWER)
    match kind:
        case Kind.NUMBER:
            return _number(raw)
        case Kind.TEXT | Kind.SCALE:
            return Known(raw) if isinstance(raw, str) else unknown(Cause.TYPE)
        case Kind.BOOLEAN:
            return Known(raw) if isinstance(raw, bool) else unknown(Cause.TYPE)
        case Kind.DATE:
            return _date(raw)
        case Kind.VALUES:
            return Known(tuple(raw)) if is_list(raw) else unknown(Cause.TYPE)
        case _:
            return _any(raw)


def answer_text(raw: object) -> str | None:
    """A scalar as the keys of a mapping write it (answers, a parameter's cases); None when there is none."""
    if raw is MISSING:
        return None
    if isinstance(raw, bool):
        return "true" if raw else "false"
    number = as_number(raw)
    return format_number(number) if number is not None else str(raw) if isinstance(raw, str) else ""


def is_list(raw: Any) -> TypeGuard[Sequence[Any]]:
    """Whether a raw value is a list (of items or scalars)."""
    return isinstance(raw, Sequence) and not isinstance(raw, (str, bytes, bytearray))


def _number(raw: Any) -> Value:
    number = as_number(raw)
    return unknown(Cause.TYPE) if number is None else Interval(number, number)


def _date(raw: Any) -> Value:
    if isinstance(raw, str):
        span = parse_date(raw)
    elif isinstance(raw, date) and not isinstance(raw, datetime):
        span = DateSpan(raw.toordinal(), raw.toordinal())
    else:
        span = None
    if span is None:
        return unknown(Cause.TYPE)
    causes = frozenset([Cause.ANSWER]) if span.first != span.last else frozenset()
    return Interval(span.first, span.last, causes)


def _any(raw: Any) -> Value:
    if isinstance(raw, (str, bool)):
        return Known(raw)
    if is_list(raw):
        return Known(tuple(raw))
    return _number(raw)
