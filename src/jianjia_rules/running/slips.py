"""Numbers some ten thousand times off those of the period before: 元 where 万元 is asked for, or the reverse."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cached_property
from typing import Any, NamedTuple

from jianjia_rules.diagnostics import Diagnostics, Words
from jianjia_rules.language.paths import FieldPath
from jianjia_rules.language.record_schema import RecordSchema
from jianjia_rules.language.types import Kind
from jianjia_rules.records.faults import Fault, PlacedOrigin, diagnose
from jianjia_rules.records.field_words import name_of
from jianjia_rules.records.origins import NoOrigin
from jianjia_rules.units.record import Origin, Record

_LEAST, _MOST = 3_162, 31_623
"""Half a power of ten on either side of 10,000."""

_LISTS = frozenset((Kind.ITEMS, Kind.VALUES))
_PRIVATE = Words("不显示的内容", "a value that is not shown")


class Slip(NamedTuple):
    """A field outside lists, its number, and that of the period before."""

    path: FieldPath
    value: int | Decimal
    before: int | Decimal


class Slips:
    """Finds the slips in records of one schema."""

    def __init__(self, schema: RecordSchema) -> None:
        self._schema = schema

    def found(self, data: Any, before: Mapping[str, Any], attributes: Mapping[str, str] | None = None) -> list[Slip]:
        """The slips of a record against the one before; with `attributes` the record is an object that has those."""
        found = []
        for section, names in self._numbers:
            then = _at(before, section)
            now = _at(data, section) if attributes is None else _object_at(data, section, attributes)
            if not now or not then:
                continue
            for name in names:
                value = now.get(name) if attributes is None else getattr(now, attributes.get(name, ""), None)
                if value and (known := then.get(name)) and _is_slip(value, known):
                    found.append(Slip((*section, name), value, known))
        return found

    def tell(self, record: Record, before: Record, diagnostics: Diagnostics) -> None:
        """Warn of the slips, with both places."""
        found = self.found(record.data, before.data)
        if found:
            faults = [self._fault(slip, before.origin) for slip in found]
            diagnostics.extend(diagnose(faults, _placed(record.origin)))

    def _fault(self, slip: Slip, before: Origin | None) -> Fault:
        info = self._schema.lookup(slip.path)
        private = info is not None and info.private
        arguments = {
            "path": name_of(slip.path, self._schema),
            "found": _PRIVATE if private else slip.value,
            "before": _PRIVATE if private else slip.before,
            "unit": info.type.unit if info is not None else None,
        }
        return Fault("JJ873", slip.path, arguments, related=None if before is None else before.place(slip.path))

    @cached_property
    def _numbers(self) -> tuple[tuple[FieldPath, tuple[str, ...]], ...]:
        """The fields outside lists that hold numbers, by the section they stand in."""
        sections: dict[FieldPath, list[str]] = {}
        for path in self._number_paths():
            sections.setdefault(path[:-1], []).append(path[-1])
        return tuple((section, tuple(names)) for section, names in sections.items())

    def _number_paths(self) -> Iterator[FieldPath]:
        for path in self._schema.paths:
            kinds = [info.type.kind for at in range(len(path)) if (info := self._schema.lookup(path[: at + 1]))]
            if kinds and kinds[-1] is Kind.NUMBER and not _LISTS & set(kinds):
                yield path


def _at(data: Any, section: FieldPath) -> Any:
    for name in section:
        data = data.get(name) if isinstance(data, Mapping) else None
    return data if isinstance(data, Mapping) else None


def _object_at(record: Any, section: FieldPath, attributes: Mapping[str, str]) -> Any:
    for name in section:
        record = getattr(record, attributes.get(name, ""), None)
    return record


def _is_slip(value: Any, before: Any) -> bool:
    if not _is_number(value) or not _is_number(before):
        return False
    less, more = sorted((abs(value), abs(before)))
    return bool(less * _LEAST <= more <= less * _MOST)


def _is_number(value: object) -> bool:
    return isinstance(value, (int, Decimal)) and not isinstance(value, bool)


def _placed(origin: Origin | None) -> PlacedOrigin:
    """The origin of a record that was read; one that a program gave has no places."""
    return origin if origin is not None and hasattr(origin, "key_place") else NoOrigin()  # type: ignore[return-value]
