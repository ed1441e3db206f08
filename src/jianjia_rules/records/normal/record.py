"""A whole record normalised: the values that do not fit their fields, each with what it was and what it is read as."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

from jianjia_rules.diagnostics import Words, kind_of
from jianjia_rules.language.paths import FieldPath
from jianjia_rules.language.record_schema import RecordSchema
from jianjia_rules.language.rulebook import Rulebook
from jianjia_rules.records.faults import Fault
from jianjia_rules.records.field_words import name_of
from jianjia_rules.records.normal.facts import Facts, facts_of
from jianjia_rules.records.normal.outcome import Doubt, Read
from jianjia_rules.records.normal.value import normal
from jianjia_rules.units.record import Change, TreePath

_MOST_REMEMBERED = 10_000
_DOUBT = "JJ871"
_CHANGE = "JJ872"
_PRIVATE = Words("不显示的内容", "a value that is not shown")
_NOTHING = Words("没有填", "not given")
_EMPTY = Words("一项也没有", "none at all")


class Normalised(NamedTuple):
    """A record with its values read, what was changed, and a fault for each value that has to be asked about."""

    data: dict[str, Any]
    changes: tuple[Change, ...]
    doubts: list[Fault]


class Normaliser:
    """Normalises the records of one rulebook, or entries of lists beside them; it remembers what a schema says."""

    def __init__(self, rulebook: Rulebook, schema: RecordSchema | None = None, period: FieldPath = ()) -> None:
        """`schema` and `period` are those of entries that are no records: where they name the period."""
        self._schema: RecordSchema = rulebook.schema if schema is None else schema
        self._type = rulebook.record.type if schema is None else None
        self._period = rulebook.record.period if schema is None else period
        self._ids = frozenset((*rulebook.record.unit, rulebook.record.parent)) if schema is None else frozenset()
        self._periods = rulebook.periods
        self._types = [
            (unit_type.id, title)
            for unit_type in rulebook.unit_types
            for title in (unit_type.title.zh, unit_type.title.en)
            if title
        ]
        self._facts: dict[tuple[str, ...], Facts | None] = {}

    def record(self, data: Mapping[str, Any], serials: date | None = None) -> Normalised:
        """A record as `given` copies it, normalised; `serials` as for `value.normal`."""
        reading = _Reading(self, serials)
        read = reading.mapping(data, (), ())
        return Normalised(read, tuple(reading.changes), reading.doubts)

    def facts(self, names: tuple[str, ...]) -> Facts | None:
        """What is known of the field at a path; every list on the way stands for one of its items."""
        if names not in self._facts:
            if len(self._facts) >= _MOST_REMEMBERED:  # names come from records
                self._facts.clear()
            self._facts[names] = self._made(names)
        return self._facts[names]

    def _made(self, names: tuple[str, ...]) -> Facts | None:
        if names == self._period:
            return facts_of(self._schema, names, periods=self._periods)
        if names == self._type:
            return facts_of(self._schema, names, self._types)
        facts = facts_of(self._schema, names)
        return replace(facts or Facts(frozenset(("string",))), is_id=True) if names in self._ids else facts

    def doubt(self, path: TreePath, value: object, readings: tuple[str, ...]) -> Fault:
        """The fault of a value that has to be asked about."""
        names = names_of(path)
        arguments = {"path": name_of(path, self._schema), "found": value, "readings": readings}
        if self.is_private(names):
            arguments = {"path": name_of(path, self._schema), "found": _PRIVATE, "readings": ()}
        return Fault(_DOUBT, path, arguments)

    def note(self, change: Change) -> Fault:
        """What a note says of a change."""
        private = self.is_private(names_of(change.path))
        was: object = _PRIVATE if private else change.was
        value: object = change.value
        if value is None:
            value = _NOTHING
        elif private:
            value = _PRIVATE
        elif value == []:
            value = _EMPTY
        elif str(value) == str(was):
            value = kind_of(value)  # 101 and "101" look alike
        return Fault(_CHANGE, change.path, {"path": name_of(change.path, self._schema), "found": was, "value": value})

    def is_private(self, names: tuple[str, ...]) -> bool:
        """Whether values of the field are not repeated in messages."""
        info = self._schema.lookup(names)
        return info is not None and info.private


class _Reading:
    """One record, being read."""

    def __init__(self, normaliser: Normaliser, serials: date | None) -> None:
        self._normaliser = normaliser
        self._serials = serials
        self.changes: list[Change] = []
        self.doubts: list[Fault] = []

    def mapping(self, data: Mapping[str, Any], names: tuple[str, ...], path: TreePath) -> dict[str, Any]:
        read: dict[str, Any] = {}
        for name, value in data.items():
            inner = (*names, name)
            facts = self._normaliser.facts(inner)
            found = self._value(value, facts, inner, (*path, name))
            if found is not None:
                read[name] = found
        return read

    def _value(self, value: Any, facts: Facts | None, names: tuple[str, ...], path: TreePath) -> Any:
        if facts is not None:
            outcome = normal(value, facts, self._serials)
            if isinstance(outcome, Read):
                self.changes.append(Change(path, value, outcome.value))
                return outcome.value
            if isinstance(outcome, Doubt):
                self.doubts.append(self._normaliser.doubt(path, value, outcome.readings))
                return value
        if isinstance(value, dict):
            return self.mapping(value, names, path)
        if isinstance(value, list):
            return [self._item(item, facts, names, (*path, index)) for index, item in enumerate(value)]
        return value

    def _item(self, item: Any, facts: Facts | None, names: tuple[str, ...], path: TreePath) -> Any:
        if isinstance(item, dict):
            return self.mapping(item, names, path)
        if facts is None or facts.entry is None:
            return item
        outcome = normal(item, facts.entry, self._serials)
        if isinstance(outcome, Doubt):
            self.doubts.append(self._normaliser.doubt(path, item, outcome.readings))
        if not isinstance(outcome, Read) or outcome.value is None:
            return item  # an entry of a list is never missing
        self.changes.append(Change(path, item, outcome.value))
        return outcome.value


def names_of(path: TreePath) -> tuple[str, ...]:
    """The path of the field, without the places in lists."""
    return tuple(step for step in path if isinstance(step, str))
