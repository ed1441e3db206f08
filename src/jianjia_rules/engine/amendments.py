"""What later submissions and an office changed in a record, as an assessment shows it."""

from collections.abc import Mapping
from typing import Any

from jianjia_rules.findings.results import AmendedValue
from jianjia_rules.language.paths import FieldPath, format_path
from jianjia_rules.language.record_schema import RecordSchema
from jianjia_rules.language.text import same
from jianjia_rules.units.record import Amendment, Record


def amended_values(record: Record, schema: RecordSchema) -> tuple[AmendedValue, ...]:
    """Every value that was given anew, in the order of its coming."""
    return tuple(_amended(each, schema) for each in record.amendments)


def _amended(amendment: Amendment, schema: RecordSchema) -> AmendedValue:
    path = tuple(step for step in amendment.path if isinstance(step, str))
    info = schema.lookup(path)
    entries = [step for step in amendment.path if isinstance(step, int)]
    return AmendedValue(
        format_path(path),
        same(format_path(path)) if info is None else info.title,
        amendment.source.value,
        amendment.number,
        _open(amendment.before, path, schema),
        _open(amendment.after, path, schema),
        entries[-1] + 1 if entries else None,
        amendment.place,
        amendment.before_place,
    )


def _open(value: Any, path: FieldPath, schema: RecordSchema) -> Any:
    """The value without what is private."""
    info = schema.lookup(path)
    if info is not None and info.private:
        return None
    if isinstance(value, Mapping):
        return {name: _open(entry, (*path, name), schema) for name, entry in value.items()}
    return tuple(_open(entry, path, schema) for entry in value) if isinstance(value, list | tuple) else value
