"""The text of a table's cell as a value of the field's type.

Blanks around it fall away; what is left empty is missing. Numbers become int or Decimal, exactly as written (`1e3`
too); truth values are true and false, 是 and 否, in any case; a list of scalars is split at `;` or `；`. Dates, texts
and levels of a scale stay text, and so does whatever does not fit its type, for the validator to explain.
"""

import re
from decimal import Decimal

from jianjia_rules.documents.numbers import TooLongError, exact, whole
from jianjia_rules.language.types import Kind, ValueType

Cell = str | int | Decimal | bool
CellValue = Cell | list[Cell]

_WHOLE = re.compile(r"[+-]?[0-9]+")
_NUMBER = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]{1,4})?")
_TRUTH = {"true": True, "false": False, "是": True, "否": False}
_BETWEEN = re.compile("[;；]")


def cell_value(text: str, type: ValueType) -> CellValue | None:
    """The value of a cell; None when it is empty."""
    text = text.strip()
    if not text:
        return None
    if type.kind is Kind.VALUES:
        entry = type.entry or ValueType(Kind.TEXT)
        return [_scalar(part.strip(), entry.kind) for part in _BETWEEN.split(text) if part.strip()]
    return _scalar(text, type.kind)


def _scalar(text: str, kind: Kind) -> Cell:
    match kind:
        case Kind.NUMBER:
            return _number(text)
        case Kind.BOOLEAN:
            return _TRUTH.get(text.lower(), text)
        case _:
            return text


def _number(text: str) -> int | Decimal | str:
    try:
        if _WHOLE.fullmatch(text):
            return whole(text)
        if _NUMBER.fullmatch(text):
            return exact(text)
    except TooLongError:
        return text
    return text
