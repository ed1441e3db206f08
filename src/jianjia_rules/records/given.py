"""What a record really gives: a plain copy without what is missing.

Null, an absent key and an empty text are the same: missing. A record is therefore validated as if keys with null or an
empty text were not there: `required` asks for them, an optional field may have them. Entries of a list stay.

Values from other programs are made plain: floats become the decimal number that Python prints for them, dates their
ISO 8601 text, tuples lists. Numbers no exact arithmetic should touch (NaN, infinities, more than 100 digits before or
after the point) are faults; so is nesting deeper than a document may have.
"""

import math
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

from jianjia_rules.diagnostics.words import Words
from jianjia_rules.documents.limits import DEFAULT_LIMITS, MOST_DIGITS
from jianjia_rules.records.faults import Fault
from jianjia_rules.units.record import TreePath

LARGEST = 10**MOST_DIGITS
"""No number in a record is greater, or less than its negative."""

_FINITE = Words(f"有限的、不超过 {MOST_DIGITS} 位的数", f"a finite number of at most {MOST_DIGITS} digits")


def is_missing(value: object) -> bool:
    """Whether a value stands for nothing: null or an empty text."""
    return value is None or (isinstance(value, str) and value == "")


def given(data: object, faults: list[Fault]) -> Any:
    """The plain copy; what cannot stand in any record is added to `faults` and left out."""
    return _copied(data, (), faults)


def _copied(value: object, path: TreePath, faults: list[Fault]) -> Any:
    match value:
        case None | bool() | str():
            return value
        case int() | float() | Decimal() | Fraction():
            return _number(value, path, faults)
        case Mapping() | list() | tuple() if len(path) > DEFAULT_LIMITS.depth:
            faults.append(Fault("JJ106", path, {"most": DEFAULT_LIMITS.depth}))
            return None
        case Mapping():
            return _mapping(value, path, faults)
        case datetime():
            return value.isoformat()
        case date():
            return value.isoformat()
        case Sequence() if not isinstance(value, (bytes, bytearray)):
            return [_copied(entry, (*path, index), faults) for index, entry in enumerate(value)]
        case _:
            wanted = Words("文字、数、是非值、列表或一组键值", "a text, a number, a truth value, a list, a mapping")
            faults.append(Fault("JJ801", path, {"path": _path_text(path), "wanted": wanted, "found": str(type(value))}))
            return None


def _mapping(value: Mapping[Any, object], path: TreePath, faults: list[Fault]) -> dict[str, Any]:
    copied: dict[str, Any] = {}
    for key, entry in value.items():
        if not is_missing(entry):
            name = key if isinstance(key, str) else str(key)
            plain = _copied(entry, (*path, name), faults)
            if plain is not None:
                copied[name] = plain
    return copied


def _number(value: int | float | Decimal | Fraction, path: TreePath, faults: list[Fault]) -> int | Decimal | None:
    exact = _exact(value)
    if exact is None:
        arguments = {"path": _path_text(path), "wanted": _FINITE, "found": _shown(value)}
        faults.append(Fault("JJ801", path, arguments))
    return exact


def _exact(value: int | float | Decimal | Fraction) -> int | Decimal | None:
    if isinstance(value, int):
        return int(value) if -LARGEST <= value <= LARGEST else None
    if isinstance(value, float):
        value = Decimal(repr(float(value))) if math.isfinite(value) else Decimal("NaN")
    elif isinstance(value, Fraction):
        whole = value.denominator == 1 and -LARGEST <= value <= LARGEST
        return value.numerator if whole else None
    return value if _in_bounds(value) else None


def _in_bounds(value: Decimal) -> bool:
    """Finite and of bounded length; without making the digits."""
    if not value.is_finite():
        return False
    _, digits, exponent = value.as_tuple()
    return isinstance(exponent, int) and len(digits) <= 2 * MOST_DIGITS and abs(exponent) <= 2 * MOST_DIGITS


def _shown(value: object) -> str:
    try:
        return str(value)
    except ValueError:  # an int too long to be written
        return "…"


def _path_text(path: TreePath) -> str:
    return ".".join(str(step) for step in path)
