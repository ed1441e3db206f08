"""The check code of a record's data: what matches a signed paper with a file.

60 bits of the SHA-256 over the data in one fixed form, in Crockford's base 32, as `K7QM-2X4T-9PBD`. Keys are sorted,
what is missing is left out, scalars count by their text, the order of single values in a list does not matter: the same
answers have the same code in every format.
"""

import hashlib
import json
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from jianjia_rules.language.paths import FieldPath
from jianjia_rules.language.record_schema import RecordSchema
from jianjia_rules.records.given import given, is_missing

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_BITS = 60
_MEANT = str.maketrans("OIL", "011", "- \t\n‐–—")


def check_code(data: Mapping[str, Any], schema: RecordSchema | None = None) -> str:
    """The code of a record's data (as read, or a program's own).

    With the rulebook's `schema`, what it says is `readOnly` (the office's data, hash sums) does not count.
    """
    plain = given(data, [])
    if schema is not None:
        plain = _of_unit(plain, (), schema)
    number = int.from_bytes(_hashed(plain).digest(), "big") >> (256 - _BITS)
    letters = "".join(_ALPHABET[number >> shift & 31] for shift in range(_BITS - 5, -1, -5))
    return "-".join(letters[at : at + 4] for at in range(0, len(letters), 4))


def data_digest(data: Mapping[str, Any]) -> str:
    """The whole SHA-256, in hexadecimal digits, of everything that a record says."""
    return _hashed(given(data, [])).hexdigest()


def same_code(typed: str, code: str) -> bool:
    """Whether a code that somebody typed is this one: case, hyphens, and O I L for 0 1 1 do not matter."""
    return typed.upper().translate(_MEANT) == code.translate(_MEANT)


def _hashed(plain: Any) -> "hashlib._Hash":
    written = json.dumps(_plain(plain), ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(written.encode("ascii"))


def _of_unit(value: Any, path: FieldPath, schema: RecordSchema) -> Any:
    match value:
        case Mapping():
            inside = {key: (*path, str(key)) for key in value}
            return {key: _of_unit(value[key], at, schema) for key, at in inside.items() if not _read_only(at, schema)}
        case list() if any(isinstance(entry, Mapping) for entry in value):
            return [_of_unit(entry, path, schema) for entry in value]
        case _:
            return value


def _read_only(path: FieldPath, schema: RecordSchema) -> bool:
    return any(node.get("readOnly") is True for node in schema.binding(path))


def _plain(value: Any) -> Any:
    match value:
        case Mapping():
            inside = {str(key): _plain(entry) for key, entry in value.items() if not is_missing(entry)}
            return {key: entry for key, entry in inside.items() if entry != {}}
        case list() | tuple():
            entries = [_plain(entry) for entry in value]
            return sorted(entries) if all(isinstance(entry, str) for entry in entries) else entries
        case bool():
            return "true" if value else "false"
        case Decimal() if value.is_finite():
            return f"{value.normalize():f}"
        case Fraction():
            return str(value)
        case _:
            return str(value)
