"""Whose record it is and for which period: read by the rulebook's paths, faulty ones explained.

A unit id of several fields is joined by `/`; in its parts `%` and `/` are written %25 and %2F, so that no two lists of
parts give the same id. A number stands for its text: period 2014 is "2014". Ids of units and parents are plain
(`plain_id`): where one is written otherwise, nobody is identified before the record's values were normalised.
"""

import math
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from jianjia_rules.diagnostics import Words, kind_of, nearest
from jianjia_rules.language.paths import FieldPath
from jianjia_rules.language.periods import Period, PeriodKind
from jianjia_rules.language.rulebook import Rulebook
from jianjia_rules.records.faults import Fault
from jianjia_rules.records.field_words import name_of
from jianjia_rules.records.text_values import LONGEST_ID, plain_id, text_of, value_at
from jianjia_rules.units.record import Unit

_PERIODS = {
    PeriodKind.YEAR: Words("年度，如 2014", "a year such as 2014"),
    PeriodKind.HALF: Words("半年，如 2014-H1", "a half year such as 2014-H1"),
    PeriodKind.QUARTER: Words("季度，如 2014-Q3", "a quarter such as 2014-Q3"),
    PeriodKind.MONTH: Words("月份，如 2014-06", "a month such as 2014-06"),
}
_MAPPING = Words("一组“键: 值”", "a mapping (key: value)")
_TEXT = Words("文字或整数", "a text or a whole number")


Read = Callable[[Any], str | None]
Whose = tuple[str, str, str, str | None, str]
"""A unit's id, its type, its name ("" for none) and parent, and the period."""


class Identity(NamedTuple):
    """Whose record, for which period."""

    unit: Unit
    period: str


class Identifier:
    """Reads identities as one rulebook says."""

    def __init__(self, rulebook: Rulebook, reader: "Callable[[FieldPath | None], Read] | None" = None) -> None:
        """`reader` gives what reads the text at a path, where records are no mappings."""
        reader = reader or _reader
        self._settings = rulebook.record
        self._types = frozenset(unit_type.id for unit_type in rulebook.unit_types)
        self._only_type = rulebook.unit_types[0].id
        self._schema = rulebook.schema
        self._periods = rulebook.periods
        self._known_periods: dict[str, Period | None] = {}
        settings = rulebook.record
        self._unit_of = _joined([reader(path) for path in settings.unit])
        self._longest = LONGEST_ID if len(settings.unit) == 1 else math.inf
        self._type_of = reader(settings.type) if settings.type is not None else None
        self._period_of = reader(settings.period)
        self._name_of = reader(settings.name)
        self._parent_of = reader(settings.parent)

    def identify(self, data: Any) -> Identity | None:
        """The identity of a record; None when it has a fault (`faults` says which)."""
        whose = self.read(data)
        return None if whose is None else Identity(Unit(*whose[:4]), whose[4])

    def read(self, data: Any) -> Whose | None:
        """The same in a plain tuple, which takes a third of the time."""
        unit, parent, period = self._unit_of(data), self._parent_of(data), self._period_of(data)
        type = self._only_type if self._type_of is None else self._type_of(data)
        if unit is None or type not in self._types or period is None or len(unit) > self._longest:
            return None
        if self._known_periods.get(period) is None and self.period(period) is None:
            return None
        if not _is_plain(unit) or (parent is not None and not _is_plain(parent)):
            return None
        return unit, type, self._name_of(data) or "", parent, period

    def whose(self, data: Mapping[str, Any]) -> tuple[str, str] | None:
        """The unit and the period alone, whatever the type; None when one of them has a fault."""
        unit, period = self._unit_of(data), self._period_of(data)
        unit = plain_id(unit) if unit is not None and len(unit) <= self._longest else None
        return None if not unit or period is None or self.period(period) is None else (unit, period)

    def faults(self, data: Mapping[str, Any], *, with_type: bool = True) -> list[Fault]:
        """Everything that keeps a record from being somebody's for some period."""
        settings = self._settings
        faults = [
            fault for path in settings.unit for fault in self._closed(data, path) or self._unit_faults(data, path)
        ]
        if settings.type is not None and with_type:
            faults += self._closed(data, settings.type) or self._type_faults(data, settings.type)
        if settings.parent is not None and with_type:
            faults += self._not_plain(value_at(data, settings.parent), settings.parent)
        return [*faults, *(self._closed(data, settings.period) or self._period_faults(data))]

    def period(self, text: str) -> Period | None:
        """The period with this id."""
        if text not in self._known_periods:
            if len(self._known_periods) > 1000:
                self._known_periods.clear()
            self._known_periods[text] = self._periods.find(text)
        return self._known_periods[text]

    def _unit_faults(self, data: Mapping[str, Any], path: FieldPath) -> list[Fault]:
        value = value_at(data, path)
        if value is None or value == "":
            return [self._fault("JJ807", path)]
        text = text_of(value)
        if text is None:
            return [self._fault("JJ801", path, wanted=_TEXT, found=kind_of(value))]
        if len(text) > LONGEST_ID:
            wanted = Words(f"不超过 {LONGEST_ID} 个字", f"at most {LONGEST_ID} characters")
            return [self._fault("JJ813", path, wanted=wanted, found=text)]
        return self._not_plain(value, path) if plain_id(text) else [self._fault("JJ807", path)]

    def _not_plain(self, value: object, path: FieldPath) -> list[Fault]:
        """The fault of an id with full-width characters or blanks around it, where values are not normalised."""
        text = text_of(value)
        if text is None or not (plain := plain_id(text)) or plain == text:
            return []
        return [self._fault("JJ813", path, wanted=Words(f"写成“{plain}”", f'written as "{plain}"'), found=text)]

    def _type_faults(self, data: Mapping[str, Any], path: FieldPath) -> list[Fault]:
        value = value_at(data, path)
        known = tuple(sorted(self._types))
        if value is None or value == "":
            wanted = Words(f"下列之一：{'、'.join(known)}", f"one of: {', '.join(known)}")
            return [self._fault("JJ802", path, wanted=wanted)]
        text = text_of(value)
        if text in self._types:
            return []
        if text is None:
            return [self._fault("JJ801", path, wanted=_TEXT, found=kind_of(value))]
        return [self._fault("JJ804", path, found=text, known=known, nearest=nearest(text, known))]

    def _period_faults(self, data: Mapping[str, Any]) -> list[Fault]:
        path = self._settings.period
        value = value_at(data, path)
        wanted = self.periods_in_words()
        if value is None or value == "":
            return [self._fault("JJ802", path, wanted=wanted)]
        text = text_of(value)
        if text is None:
            return [self._fault("JJ801", path, wanted=_TEXT, found=kind_of(value))]
        return [] if self.period(text) is not None else [self._fault("JJ808", path, found=text, wanted=wanted)]

    def _closed(self, data: Mapping[str, Any], path: FieldPath) -> list[Fault]:
        """The fault of a value on the way that is no mapping, such as `unit: 12` where `unit.id` is wanted."""
        for length in range(1, len(path)):
            value = value_at(data, path[:length])
            if value is not None and value != "" and not isinstance(value, Mapping):
                return [self._fault("JJ801", path[:length], wanted=_MAPPING, found=kind_of(value))]
        return []

    def _fault(self, code: str, path: FieldPath, **arguments: object) -> Fault:
        return Fault(code, path, {"path": name_of(path, self._schema), **arguments}, identity=True)

    def periods_in_words(self) -> Words:
        """What a period looks like."""
        if self._periods.kind is PeriodKind.CUSTOM:
            ids = [period.id for period in self._periods.listed]
            return Words(f"下列之一：{'、'.join(ids)}", f"one of: {', '.join(ids)}")
        return _PERIODS[self._periods.kind]


def joined_id(parts: list[str]) -> str:
    """The unit id of these parts: one as it is, several escaped and joined by `/`."""
    return parts[0] if len(parts) == 1 else "/".join(_escaped(part) for part in parts)


def _joined(read: list[Read]) -> Read:
    """What reads the id of a unit: of several fields, each of which is not too long."""
    if len(read) == 1:
        return read[0]

    def joined(data: Any) -> str | None:
        parts = [each(data) for each in read]
        if any(part is None or len(part) > LONGEST_ID for part in parts):
            return None
        return "/".join(_escaped(part) for part in parts if part is not None)

    return joined


def _is_plain(id: str) -> bool:
    return (id.strip() if id.isascii() else plain_id(id)) == id


def _reader(path: FieldPath | None) -> Read:
    """What reads the text at a path: for every record, so without a loop where the path is short."""
    match path:
        case None:
            return lambda _: None
        case (name,):

            def at_top(data: Any) -> str | None:
                value = data.get(name) if data.__class__ is dict else value_at(data, (name,))
                return value or None if value.__class__ is str else text_of(value)

            return at_top
        case (section, name):

            def in_section(data: Any) -> str | None:
                inside = data.get(section) if data.__class__ is dict else value_at(data, (section,))
                value = inside.get(name) if inside.__class__ is dict else value_at(inside, (name,))
                return value or None if value.__class__ is str else text_of(value)

            return in_section
        case _:
            return lambda data: text_of(value_at(data, path))


def _escaped(part: str) -> str:
    return part.replace("%", "%25").replace("/", "%2F")
