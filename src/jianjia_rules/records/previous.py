"""The records of the period before, by unit: what growth and "more than last year" are measured against."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from jianjia_rules.dataclass import dataclass
from jianjia_rules.diagnostics import Diagnostics, Place
from jianjia_rules.language.paths import FieldPath
from jianjia_rules.language.rulebook import Rulebook
from jianjia_rules.records.stream import AnyPath, read_records
from jianjia_rules.records.tally import Tally
from jianjia_rules.units.record import Record, TreePath

Kept = Mapping[str, Any]
"""What is kept of a mapping: by name, what is kept of the value, or an empty mapping for all of it."""


@dataclass(frozen=True, slots=True)
class RecordPlace:
    """The origin of a record that was cut down: only where it began."""

    file: str
    begin: Place | None

    def place(self, path: TreePath) -> Place | None:  # noqa: ARG002 - the contract of an origin
        """The beginning of the record."""
        return self.begin


class PreviousRecords:
    """Records by unit and period, found from the period that follows."""

    def __init__(
        self, rulebook: Rulebook, records: Iterable[Record] = (), keep: Iterable[FieldPath] | None = None
    ) -> None:
        """`keep` are the field paths that rules read of earlier records; None keeps all of them, with their places."""
        self._periods = rulebook.periods
        self._before: dict[str, str | None] = {}
        kept = None if keep is None else kept_of(keep)
        self._records = {(each.unit.id, each.period): _cut(each, kept) for each in records}

    @classmethod
    def read(
        cls,
        paths: Iterable[AnyPath],
        rulebook: Rulebook,
        diagnostics: Diagnostics,
        *,
        keep: Iterable[FieldPath] | None = None,
        lenient: bool = False,
        tally: Tally | None = None,
    ) -> "PreviousRecords":
        """The records under the paths; refused ones are reported and count as not on file."""
        return cls(rulebook, read_records(paths, rulebook, diagnostics, lenient=lenient, tally=tally), keep)

    def of(self, unit: str, period: str) -> Record | None:
        """The unit's record of the period before the one given; None when there is none."""
        if period not in self._before:
            self._before[period] = self._find_before(period)
        before = self._before[period]
        return self._records.get((unit, before)) if before is not None else None

    def __len__(self) -> int:
        return len(self._records)

    def _find_before(self, period: str) -> str | None:
        found = self._periods.find(period)
        before = self._periods.before(found) if found is not None else None
        return before.id if before is not None else None


def kept_of(paths: Iterable[FieldPath]) -> Kept:
    """The paths as a tree; of a path and a longer one the shorter stands."""
    tree: dict[str, Any] = {}
    for path in sorted(paths, key=len):
        node = tree
        for at, name in enumerate(path):
            is_new = name not in node
            inner = node.setdefault(name, {})
            if not is_new and not inner:
                break  # all of it is kept already
            if at == len(path) - 1 and not is_new:
                break
            node = inner
    return tree


def projected(data: Any, kept: Kept) -> Any:
    """A copy of the data with what is kept; a list is one for all its entries."""
    if isinstance(data, list):
        return [projected(entry, kept) for entry in data]
    if not kept or not isinstance(data, Mapping):
        return data
    return {name: projected(data[name], inner) for name, inner in kept.items() if name in data}


def _cut(record: Record, kept: Kept | None) -> Record:
    if kept is None:
        return record
    origin = record.origin
    place = RecordPlace(origin.file, origin.place(())) if origin is not None else None
    return replace(record, data=projected(record.data, kept) if kept else {}, origin=place)
