"""The records of cases: named ones, what is laid over them, and the record of the period before."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from jianjia_rules.authoring.rule_tests.overlaid import LayeredOrigin, merged, with_value
from jianjia_rules.authoring.rule_tests.shapes import CaseShape
from jianjia_rules.documents.document import Document
from jianjia_rules.documents.places import TreePath
from jianjia_rules.language.rulebook import Repeated, Rulebook
from jianjia_rules.loading.faults import Faults
from jianjia_rules.loading.node_scalars import MAPPING, wrong_kind
from jianjia_rules.records.normalise import Normalise
from jianjia_rules.records.raw import RawRecord
from jianjia_rules.records.reader import RecordReader
from jianjia_rules.records.text_values import value_at
from jianjia_rules.units.record import Record


class CaseRecords:
    """Makes the records of one file's cases, held against the record schema as submitted ones are."""

    def __init__(self, document: Document, rulebook: Rulebook, faults: Faults) -> None:
        self._document = document
        self._faults = faults
        self._settings = rulebook.record
        self._periods = rulebook.periods
        # A record may serve many cases, and the files that it names as evidence are not looked for.
        settings = replace(rulebook.record, repeated=Repeated.KEEP, evidence=None)
        self._reader = RecordReader(replace(rulebook, record=settings), faults.diagnostics, normalise=Normalise.NO)
        self._named: dict[str, Any] = {}
        self._used: set[str] = set()

    def declare(self, records: Mapping[str, Any] | None) -> None:
        """Take the file's named records."""
        for name, data in (records or {}).items():
            if isinstance(data, Mapping):
                self._named[name] = data
            else:
                wrong_kind(self._faults, ("records", name), MAPPING, data)
                self._used.add(name)

    def note(self, name: str) -> None:
        """Note that a case which cannot be read names a record."""
        self._used.add(name)

    def report_unused(self) -> None:
        """Warn of the named records that no case builds on."""
        for name in self._named:
            if name not in self._used:
                self._faults.add("JJ891", ("records", name), on_key=True, name=name)

    def of(self, case: CaseShape, at: TreePath, unit_type: str | None) -> tuple[Record, Record | None] | None:
        """The record of a case and the one before; None where one of them is faulty."""
        base = self._base(case.record, (*at, "record"))
        before = None if case.previous is None else self._base(case.previous, (*at, "previous"))
        if base is None or (before is None and case.previous is not None):
            return None
        data, layer = base
        origin = LayeredOrigin(self._document, ((*at, "with"), layer) if case.over is not None else (layer,))
        record = self._reader.accept(RawRecord(self._typed(merged(data, case.over or {}), unit_type), origin))
        if record is None or before is None:
            return None if record is None else (record, None)
        previous = self._previous(record, *before, (*at, "previous"))
        return None if previous is None else (record, previous)

    def _base(self, given: Any, at: TreePath) -> tuple[Any, TreePath] | None:
        """The data that a case builds on, and where they stand."""
        if not isinstance(given, str):
            return given, at
        self._used.add(given)
        if given in self._named:
            return self._named[given], ("records", given)
        known = tuple(self._named)
        self._faults.add("JJ882", at, name=given, known=known, nearest=self._faults.nearest(given, known))
        return None

    def _typed(self, data: Any, unit_type: str | None) -> Any:
        path = self._settings.type
        return data if path is None or unit_type is None else with_value(data, path, unit_type)

    def _previous(self, record: Record, data: Any, layer: TreePath, at: TreePath) -> Record | None:
        """The record of the period before: of the same unit and type, whatever it says itself."""
        period = self._periods.find(record.period)
        before = None if period is None else self._periods.before(period)
        if before is None:
            self._faults.add("JJ887", at, on_key=True, period=record.period)
            return None
        for path in self._settings.unit:
            data = with_value(data, path, value_at(record.data, path))
        data = self._typed(data, record.unit.type)
        is_number = isinstance(value_at(record.data, self._settings.period), int)
        data = with_value(data, self._settings.period, int(before.id) if is_number else before.id)
        return self._reader.accept(RawRecord(data, LayeredOrigin(self._document, (layer,))))
