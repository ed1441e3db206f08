"""From raw records to records: identity, schema, repeats; every fault of a record at once, no record stops another."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from jianjia_rules.diagnostics import Diagnostic, Diagnostics, Severity, Words
from jianjia_rules.language.rulebook import Repeated, Rulebook
from jianjia_rules.records.check import Checked, check_of
from jianjia_rules.records.concealing import Concealing
from jianjia_rules.records.evidence_files import EvidenceFiles
from jianjia_rules.records.faults import LENIENT, Fault, PlacedOrigin, diagnose, first_of, notes
from jianjia_rules.records.given import given
from jianjia_rules.records.identity import Identifier
from jianjia_rules.records.lenient import GappedOrigin, taken_away
from jianjia_rules.records.line_files import every_key_once, read_strictly
from jianjia_rules.records.normalise import Normalise
from jianjia_rules.records.origins import LineOrigin, NoOrigin
from jianjia_rules.records.raw import Raw, RawRecord, Unread
from jianjia_rules.records.reading_faults import one
from jianjia_rules.records.repeats import Repeats, Seen
from jianjia_rules.records.tally import Tally
from jianjia_rules.units.record import Change, Record

if TYPE_CHECKING:
    from jianjia_rules.records.normal.record import Normaliser

if TYPE_CHECKING:
    # Most records have nothing above them.
    from jianjia_rules.records.amender import Above, Amended, Amender, Whose
    from jianjia_rules.records.roll_call import RollCall

Unfit = Callable[[str, str], Sequence[Diagnostic]]
"""What keeps the records of a unit type and period from being assessed; nothing for most."""


FULL_WIDTH_DIGITS = "JJ117"
"""What is said of full-width digits in YAML, which are read as plain ones to go on."""


_MOST_TAKEN_AWAY = 10_000
"""Faulty values of one record that a lenient reader looks for."""


class RecordReader:
    """Accepts or refuses records as one rulebook says; `diagnostics` and `tally` take what there is to tell.

    With `lenient`, faulty values count as missing and are warned of; faults of identity refuse a record always. Values
    that do not fit as they are written are normalised before, as `normalise` says. Of each file the faults of as many
    refused records are told as the diagnostics keep of a kind, and of each record as many faults.
    """

    def __init__(
        self,
        rulebook: Rulebook,
        diagnostics: Diagnostics,
        *,
        lenient: bool = False,
        tally: Tally | None = None,
        repeats: Repeats | None = None,
        unfit: Unfit | None = None,
        above: "Above | None" = None,
        roll: "RollCall | None" = None,
        normalise: Normalise = Normalise.YES,
        told: Mapping[str, int] | None = None,
    ) -> None:
        """`repeats` are the identities seen before, of other input; this reader's are added to them.

        `above` is what stands above records, `roll` who is to be among them. `told` says of how many refused records
        of a file the faults were told before, by others.
        """
        self.rulebook = rulebook
        self.diagnostics = diagnostics
        self.tally = Tally() if tally is None else tally
        self.identifier = Identifier(rulebook)
        self.schema = check_of(rulebook.schema)
        self._lenient = lenient
        self._told = told or {}
        self._concealing = Concealing(rulebook.schema)
        self.evidence = EvidenceFiles(rulebook.record.evidence, diagnostics)
        self.repeats = Repeats() if repeats is None else repeats
        self._unfit = unfit
        self._normalise = normalise
        self._rulebook = rulebook
        self._normaliser: Normaliser | None = None
        self._folded: set[Diagnostic] = set()
        self._period = rulebook.record.period
        self.refuses_repeats = rulebook.record.repeated is Repeated.REFUSE
        self.amender = _amender(above, rulebook, diagnostics, self.tally, normalise, roll) if above else None
        self.roll = roll

    def accept_all(self, raws: Iterable[Raw]) -> Iterator[Record]:
        """The good records among these, one after the other; nothing is kept of those that were handed on."""
        for raw in raws:
            match raw:
                case RawRecord() if self.amender is not None:
                    amended = self.amender.amended(raw, self.repeats)
                    if amended is not None and (record := self.accept_amended(amended)) is not None:
                        yield record
                case RawRecord():
                    record = self.accept(raw)
                    if record is not None:
                        yield record
                case Unread():
                    self._unread(raw)

    def is_version(self, raw: RawRecord) -> bool:
        """Whether a record is a later submission, which stands above another one."""
        return self.amender is not None and self.amender.is_version(raw.data)

    def accept_left(self, met: "Iterable[Whose]" = ()) -> Iterator[Record]:
        """The good records that consist of later submissions alone, once all else was read; `met` as in `Amender`."""
        if self.amender is not None:
            for amended in self.amender.left(met):
                record = self.accept_amended(amended)
                if record is not None:
                    yield record

    def accept_amended(self, amended: "Amended") -> Record | None:
        """The record that others were put over, or None when it is refused."""
        if isinstance(amended.raw, Unread):
            self._unread(amended.raw)
            return None
        record = self.accept(amended.raw)
        return replace(record, amendments=amended.amendments) if record and amended.amendments else record

    def accept(self, raw: RawRecord) -> Record | None:
        """The record, or None when it is refused."""
        if isinstance(raw.origin, NoOrigin):
            made_plain = self._plain(raw)
            if made_plain is None:
                return self._look_closely(raw)
            raw = made_plain
        texts = self.schema.texts(raw.data)
        identity = self.identifier.identify(raw.data) if texts >= 0 else None
        if raw.line is not None and not (texts >= 0 and every_key_once(raw.line, texts)):
            read_again = read_strictly(raw)
            if isinstance(read_again, Unread):
                self._unread(read_again)
                return None
        if identity is None or raw.diagnostics:
            return self._look_closely(raw)
        return self._new(Record(raw.data, identity.unit, identity.period, raw.origin, valid=True), raw.origin)

    def _plain(self, raw: RawRecord) -> RawRecord | None:
        """A program's own data as our readers would have made it; None where that cannot be."""
        faults: list[Fault] = []
        data = given(raw.data, faults)
        return None if faults else raw._replace(data=data)

    def _look_closely(self, raw: RawRecord) -> Record | None:
        most = self._most_told(raw.origin.file)
        data, faults, changes, is_told, more = self._normalised(raw, most)
        if not is_told:
            self.tally.refuse_untold(raw.origin.file, raw.origin.place(()))
            return None
        if isinstance(data, dict):
            whose = self.identifier.faults(data)
            # Of a section that is missing as a whole it is enough to say what is needed of it.
            told = {fault.path[:length] for fault in whose for length in range(1, len(fault.path) + 1)}
            faults = [*whose, *(fault for fault in faults if fault.path not in told)]
        remarks = [each for each in raw.diagnostics if not self._is_folded(each)]
        errors = [each for each in remarks if each.severity is Severity.ERROR]
        if errors:
            # Of what could not be read nothing more is said.
            unreadable = {each.place for each in errors}
            faults = [fault for fault in faults if raw.origin.place(fault.path) not in unreadable]
        self.diagnostics.extend(self._concealing.of_record(remarks, data, raw.origin))
        must_refuse = bool(errors) or not isinstance(data, dict) or any(fault.identity for fault in faults)
        if must_refuse or (faults and not self._lenient):
            self.tally.told[raw.origin.file] += not self._lenient
            self._refuse_for(faults, raw.origin, raw.data, errors)
            for code, count in more.items():
                self.diagnostics.leave_out(code, count)
            self._note_refused(data)
            return None
        origin = raw.origin
        if faults:
            origin, data = self._without(faults, origin, data)
        identity = self.identifier.identify(data)
        if identity is None:
            # A value that the unit's id, type or period is made of was taken away.
            self._refuse_for(faults, raw.origin, raw.data)
            self._note_refused(data)
            return None
        valid = self.schema.texts(data) >= 0
        record = Record(data, identity.unit, identity.period, origin, valid=valid, changes=changes)
        return self._new(record, origin)

    def _most_told(self, file: str) -> int:
        """How many faults are told of the next faulty record of a file; 0 where enough of them were.

        A lenient reader has to know the faults of every record to tell what is left of it.
        """
        if self._lenient:
            return _MOST_TAKEN_AWAY
        most = self.diagnostics.limit
        return most if self._told.get(file, 0) + self.tally.told[file] < most else 0

    def _normalised(self, raw: RawRecord, most: int) -> Checked:
        """A record held against the schema; where it does not fit, or is nobody's, its values are normalised first."""
        if self._normalise is Normalise.NO:
            return self.schema.faults(raw.data, most=most)
        if self._normaliser is None:
            from jianjia_rules.records.normal.record import Normaliser  # only records that do not fit need it

            self._normaliser = Normaliser(self._rulebook)
        normaliser = self._normaliser
        checked = self.schema.faults(raw.data, lambda data: normaliser.record(data, raw.serials), most)
        data, faults, changes, told, more = checked
        if told and isinstance(data, dict) and not faults and not changes and self.identifier.identify(data) is None:
            data, changes, faults = normaliser.record(data, raw.serials)
        self.tally.changed += len(changes)
        if self._normalise is Normalise.SHOW:
            self._tell(changes, normaliser, raw.origin)
        return Checked(data, faults, changes, told, more)

    def _is_folded(self, remark: Diagnostic) -> bool:
        """Whether a remark on a text is only that full-width digits were read as plain ones, as is wanted."""
        if remark.code != FULL_WIDTH_DIGITS or self._normalise is Normalise.NO:
            return False
        if remark not in self._folded:  # it comes with every record of its text
            self._folded.add(remark)
            self.tally.changed += 1
            if self._normalise is Normalise.SHOW:
                self.diagnostics.extend((one("JJ874", remark.place, source_line=remark.source_line),))
        return True

    def _tell(self, changes: tuple[Change, ...], normaliser: "Normaliser", origin: PlacedOrigin) -> None:
        told = [normaliser.note(change) for change in changes]
        if told and self.diagnostics.is_full(told[0].code):
            self.diagnostics.leave_out(told[0].code, len(told))
        else:
            self.diagnostics.extend(diagnose(told, origin))

    def _without(self, faults: list[Fault], origin: PlacedOrigin, data: Any) -> tuple[PlacedOrigin, Any]:
        if self.diagnostics.is_full(LENIENT):
            self.diagnostics.leave_out(LENIENT, len(faults))
        else:
            self.diagnostics.extend(self._concealing.of_record(notes(faults, origin), data, origin))
        data, gaps = taken_away(data, faults)
        return (GappedOrigin(origin, gaps) if gaps else origin), data

    def _new(self, record: Record, origin: PlacedOrigin) -> Record | None:
        unfit = self._unfit(record.unit.type, record.period) if self._unfit is not None else ()
        if unfit:
            reasons = [Words(each.message("zh"), each.message("en")) for each in unfit]
            fault = Fault("JJ819", self._period, {"period": record.period, "reason": reasons[0]})
            self._refuse_for([fault], origin, record.data)
            self._note_refused(record.data)
            return None
        if self.refuses_repeats:
            seen = self._seen_before(record, origin)
            if seen is not None:
                place = origin.place(())
                line = origin.line(place.line) if place is not None else None
                whose = {"unit": record.unit.id, "period": record.period}
                repeated = one("JJ806", place, related=seen.place, source_line=line, **whose)
                self._refuse(self._concealing.of_record([repeated], record.data, origin))
                return None
        self.tally.accept()
        if self.roll is not None and not self.roll.is_plain(record.unit):
            self.roll.note(record.unit, record.period, origin.place(()), self.diagnostics)
        return self.evidence.verified(record, origin)

    def _seen_before(self, record: Record, origin: PlacedOrigin) -> Seen | None:
        if isinstance(origin, LineOrigin):  # no place has to be made for it
            return self.repeats.first(record.unit.id, record.period, origin.file, origin.number)
        place = origin.place(())
        if place is None:
            return self.repeats.first(record.unit.id, record.period, "")
        within = place.file if place.sheet is None else (place.file, place.sheet, place.sheet_number)
        return self.repeats.first(record.unit.id, record.period, within, place.line, place.column)

    def _unread(self, raw: Unread) -> None:
        found = self._concealing.of_text(raw.diagnostics)
        if raw.is_record:
            self._refuse(found)
            return
        self.diagnostics.extend(found)
        self.tally.unreadable += any(each.severity is Severity.ERROR for each in raw.diagnostics)

    def _refuse_for(
        self, faults: Sequence[Fault], origin: PlacedOrigin, data: object, told: Sequence[Diagnostic] = ()
    ) -> None:
        """Refuse a record for its faults; `told` are errors of its text that are reported already.

        Places are only looked for where a message comes of it: of very many faults of one kind most are counted.
        """
        known = self.diagnostics
        for fault in faults:
            if known.is_full(fault.code):
                known.leave_out(fault.code)
        self.tally.refuse(told[0].code if told else first_of(faults, data).code)
        told_of = diagnose([fault for fault in faults if not known.is_full(fault.code)], origin)
        known.extend(self._concealing.of_record(told_of, data, origin))

    def _note_refused(self, data: object) -> None:
        """Keep whose a refused record is, as far as it says so: it was submitted, and is not missing."""
        if self.roll is not None and isinstance(data, dict) and (whose := self.identifier.whose(data)) is not None:
            self.roll.refuse(*whose)

    def _refuse(self, found: Sequence[Diagnostic]) -> None:
        self.diagnostics.extend(found)
        errors = (each.code for each in found if each.severity is Severity.ERROR)
        self.tally.refuse(next(errors, ""))


def _amender(
    above: "Above",
    rulebook: Rulebook,
    diagnostics: Diagnostics,
    tally: Tally,
    normalise: Normalise,
    roll: "RollCall | None",
) -> "Amender":
    from jianjia_rules.records.amender import Amender

    return Amender(above, rulebook, diagnostics, tally, normalise, roll)
