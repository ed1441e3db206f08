"""A rulebook ready to assess: the object that programs keep."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from jianjia_rules.diagnostics import Diagnostic, Diagnostics
from jianjia_rules.engine.bind import bind
from jianjia_rules.errors import RecordError, RulebookError
from jianjia_rules.findings.assessment import Assessment
from jianjia_rules.language.rulebook import Repeated, Rulebook
from jianjia_rules.records.normalise import Normalise
from jianjia_rules.records.origins import NoOrigin
from jianjia_rules.records.raw import RawRecord
from jianjia_rules.records.reader import RecordReader
from jianjia_rules.running.entries import EntryIndex, standing
from jianjia_rules.running.prepared import Prepared
from jianjia_rules.scoring.assess import Scored
from jianjia_rules.units.entries import Review, Waiver
from jianjia_rules.units.record import Record


class Assessor:
    """Assesses records by one rulebook, as of one day.

    `as_of` is by default the last day of each record's period; with `normalise` values that do not fit as they are
    written (1,200 as a text) are read where they can be read in one way only. Threads may share an assessor; it pickles
    as its rulebook and options and makes what is compiled again on arrival.
    """

    def __init__(
        self,
        rulebook: Rulebook,
        *,
        as_of: date | None = None,
        reviews: Iterable[Review] = (),
        waivers: Iterable[Waiver] = (),
        normalise: bool = True,
    ) -> None:
        self.rulebook = rulebook
        self.as_of = as_of
        self._reviews = tuple(reviews)
        self._waivers = tuple(waivers)
        self._normalise = normalise
        self.entries = EntryIndex(standing(self._reviews, rulebook), self._waivers)
        self._prepared: dict[tuple[str, str], Prepared] = {}
        self._unfit: dict[tuple[str, str], tuple[Diagnostic, ...]] = {}

    def __reduce__(self) -> tuple[Any, ...]:
        return _again, (self.rulebook, self.as_of, self._reviews, self._waivers, self._normalise)

    def assess(
        self, record: Record | Mapping[str, Any], previous: Record | Mapping[str, Any] | None = None
    ) -> Assessment:
        """The assessment of one record, given as a Record or as plain data.

        `previous` is the unit's record of the period before. Raises RecordError with all faults of plain data that the
        rulebook's record schema does not pass.
        """
        return self.score(self.record(record), None if previous is None else self.record(previous)).assessment()

    def score(self, record: Record, previous: Record | None = None) -> Scored:
        """The record scored; the assessment and everything in it are made when they are asked for."""
        before = None if previous is None else previous.data
        entries = self.entries.of(record.unit.id, record.period)
        return self.prepared(record.unit.type, record.period).score(record, before, entries)

    def record(self, data: Record | Mapping[str, Any]) -> Record:
        """Plain data as a record; raises RecordError with all its faults."""
        if isinstance(data, Record):
            return data
        diagnostics = Diagnostics()
        # one record by itself repeats no other
        settings = replace(self.rulebook.record, repeated=Repeated.KEEP)
        normalise = Normalise.of(self._normalise, show=False)
        reader = RecordReader(replace(self.rulebook, record=settings), diagnostics, normalise=normalise)
        record = reader.accept(RawRecord(data, NoOrigin()))
        if record is None:
            raise RecordError(diagnostics.sorted())
        return record

    def unfit(self, unit_type: str, period: str) -> tuple[Diagnostic, ...]:
        """What keeps records of a unit type and period from being assessed: a parameter without a value by then.

        Where one day holds for all records nothing does: the rulebook itself has no meaning on it.
        """
        key = (unit_type, period)
        if self.as_of is not None or key in self._prepared:
            return ()
        found = self._unfit.get(key)
        if found is None:
            try:
                self.prepared(unit_type, period)
                found = ()
            except RulebookError as error:
                found = error.diagnostics
            self._unfit[key] = found
        return found

    def prepared(self, unit_type: str, period: str) -> Prepared:
        """What assesses the records of one unit type and period (its id)."""
        key = (unit_type, period)
        prepared = self._prepared.get(key)
        if prepared is None:
            found = self.rulebook.periods.find(period)
            if found is None:
                raise ValueError(f"no period of this rulebook: {period!r}")
            prepared = self._prepared[key] = Prepared(bind(self.rulebook, unit_type, found, self.as_of))
        return prepared


def _again(
    rulebook: Rulebook,
    as_of: date | None,
    reviews: tuple[Review, ...],
    waivers: tuple[Waiver, ...],
    normalise: bool,
) -> Assessor:
    return Assessor(rulebook, as_of=as_of, reviews=reviews, waivers=waivers, normalise=normalise)
