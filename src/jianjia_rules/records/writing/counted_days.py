"""Numbers of a workbook that stand for days: elsewhere nobody knows from which day they are counted."""

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from jianjia_rules.language.rulebook import Rulebook
from jianjia_rules.records.faults import Fault
from jianjia_rules.units.record import Change, TreePath

if TYPE_CHECKING:
    from jianjia_rules.records.normal.record import Normaliser


class CountedDays:
    """Reads them by what the schema says of their fields."""

    def __init__(self, rulebook: Rulebook | None) -> None:
        self._rulebook = rulebook
        self._normaliser: Normaliser | None = None

    def read(self, data: Any, serials: date) -> tuple[Any, list[Fault]]:
        """A workbook's record with its days as dates; nothing else is changed.

        Also a fault for each number whose meaning nobody can tell, such as a code that lost digits.
        """
        if self._rulebook is None or not isinstance(data, dict):
            return data, []
        if self._normaliser is None:
            from jianjia_rules.records.normal.record import Normaliser  # only workbooks need it

            self._normaliser = Normaliser(self._rulebook)
        read = self._normaliser.record(data, serials)
        for change in read.changes:
            if _is_number(change.was) and self._is_day(change):
                _put(data, change.path, change.value)
        return data, [doubt for doubt in read.doubts if _is_number(_at(data, doubt.path))]

    def _is_day(self, change: Change) -> bool:
        assert self._normaliser is not None
        facts = self._normaliser.facts(tuple(step for step in change.path if isinstance(step, str)))
        return facts is not None and bool({"date", "x-month"} & set(facts.formats))


def _is_number(value: object) -> bool:
    return isinstance(value, int | Decimal) and not isinstance(value, bool)


def _at(data: Any, path: TreePath) -> Any:
    for step in path:
        data = data[step]
    return data


def _put(data: Any, path: TreePath, value: object) -> None:
    _at(data, path[:-1])[path[-1]] = value
