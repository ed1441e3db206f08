"""The text of a table's cell as a value of the field's type.

Blanks around it fall away; what is left empty is missing. Numbers become int or Decimal, exactly as written (`1e3`
too); truth values are true and false, 是 and 否, in any case; a list of scalars is split at `;` or `；`. A list may
also be written as JSON, `[]` for one without entries, and so is a section whose names the schema leaves open. Dates,
texts and levels of a scale stay text, and so does whatever does not fit its type, for the validator to explain.

An apostrophe in front keeps a text as it is where it would be a formula for a spreadsheet (`'=1+1`) or has blanks at
its edges; it falls away here, and only there.
"""

import re
from contextlib import suppress
from decimal import Decimal
from typing import Any

from jianjia_rules.documents.json_text import UnreadableError, decode_line_strictly
from jianjia_rules.documents.numbers import TooLongError, exact, whole
from jianjia_rules.language.types import Kind, ValueType

Cell = str | int | Decimal | bool
CellValue = Cell | list[Any] | dict[str, Any]

_WHOLE = re.compile(r"[+-]?[0-9]+")
_NUMBER = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]{1,4})?")
_TRUTH = {"true": True, "false": False, "是": True, "否": False}
_BETWEEN = re.compile("[;；]")
_FORMULA = tuple("=+-@＝＋－＠\t\r")
_MARK = "'"


def cell_value(text: str, type: ValueType) -> CellValue | None:
    """The value of a cell; None when it is empty."""
    if type.kind in {Kind.VALUES, Kind.ITEMS, Kind.OBJECT}:
        return _written_as_json(text.strip(), type)
    if text.startswith(_MARK) and type.kind not in {Kind.NUMBER, Kind.BOOLEAN} and is_kept(text[1:]):
        return text[1:]
    text = text.strip()
    return _scalar(text, type.kind) if text else None


def is_kept(text: str) -> bool:
    """Whether a text stands in a cell only behind an apostrophe: a formula, blanks at its edges, such a text itself."""
    if text.startswith(_FORMULA) or text != text.strip():
        return True
    return text.startswith(_MARK) and is_kept(text[1:])


def kept(text: str) -> str:
    """The text as a cell holds it."""
    return _MARK + text if is_kept(text) else text


def _written_as_json(text: str, type: ValueType) -> CellValue | None:
    if not text:
        return None
    is_section = type.kind is Kind.OBJECT
    if text[0] + text[-1] == ("{}" if is_section else "[]"):
        with suppress(UnreadableError):
            value: CellValue = decode_line_strictly(text.encode("utf-8", "surrogatepass"))
            return value
    if type.kind is not Kind.VALUES:
        return text
    entry = type.entry or ValueType(Kind.TEXT)
    return [_scalar(part.strip(), entry.kind) for part in _BETWEEN.split(text) if part.strip()]


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
