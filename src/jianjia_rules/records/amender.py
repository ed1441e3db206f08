"""Records with what stands above them: later versions of the submission, and on top of these the office's own data."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from typing import NamedTuple

from jianjia_rules.dataclass import dataclass
from jianjia_rules.diagnostics import Diagnostic, Diagnostics
from jianjia_rules.language.rulebook import Rulebook
from jianjia_rules.records.amendment_words import amendment_note, amendment_notes
from jianjia_rules.records.concealing import Concealing
from jianjia_rules.records.faults import Fault, diagnose
from jianjia_rules.records.identities import Identities
from jianjia_rules.records.layering import Layer, Layering
from jianjia_rules.records.line_files import read_strictly
from jianjia_rules.records.normalise import Normalise
from jianjia_rules.records.raw import Raw, RawRecord
from jianjia_rules.records.repeats import Key, Repeats, key_of
from jianjia_rules.records.roll_call import RollCall
from jianjia_rules.records.tally import Tally
from jianjia_rules.records.versions import WORDS, Version, in_order, is_version
from jianjia_rules.units.record import Amendment, Source

Whose = tuple[str, str]
"""A unit and a period."""


@dataclass(slots=True)
class Above:
    """What stands above plain records, by unit and period; it pickles. `office` are layers in the order of their files.

    `versions` are those of one input, `office` serves any.
    """

    versions: Mapping[Whose, Sequence[Version]] = field(default_factory=dict)
    office: Mapping[Whose, Sequence[Layer]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.versions or self.office)

    def keys(self) -> frozenset[Key]:
        """The keys of all units and periods that records need more than a glance for."""
        return frozenset(key_of(unit, period) for unit, period in (*self.versions, *self.office))


class Amended(NamedTuple):
    """What stands where a record should, with everything above it, and what that changed."""

    raw: Raw
    amendments: tuple[Amendment, ...] = ()


class Amender:
    """Puts what stands above them over the records of one input; `met` are the units and periods it was asked for.

    Later submissions are counted and told where the record is that they stand above, and not where they stand.
    """

    def __init__(
        self,
        above: Above,
        rulebook: Rulebook,
        diagnostics: Diagnostics,
        tally: Tally,
        normalise: Normalise = Normalise.YES,
        roll: RollCall | None = None,
    ) -> None:
        self.above = above
        self._roll = roll
        self.met: set[Whose] = set()
        self._identities = Identities(rulebook, normalise)
        self._concealing = Concealing(rulebook.schema)
        self._schema = rulebook.schema
        self._settings = rulebook.record
        self._path = rulebook.record.version
        self._diagnostics = diagnostics
        self._tally = tally

    def amended(self, raw: RawRecord, seen: Repeats) -> Amended | None:
        """The record with what stands above it; None for a version, which waits for its record.

        Where a record of the unit and period is among those `seen` before, it is left as it is: one too many.
        """
        identity = self._identities.of(raw)
        if identity is None:
            return Amended(raw)
        whose = (identity.unit.id, identity.period)
        versions = self.above.versions.get(whose, ())
        if versions and self.is_version(raw.data):
            return None
        office = self.above.office.get(whose, ())
        if not (versions or office) or (versions and (whose in self.met or key_of(*whose) in seen)):
            return Amended(raw)
        plain = read_strictly(raw)
        if not isinstance(plain, RawRecord):
            return Amended(plain)
        self.met.add(whose)
        return self._put_over(plain, self._layers(versions, whose), office, whose)

    def is_version(self, data: object) -> bool:
        """Whether a record is a later submission."""
        return self._path is not None and is_version(data, self._path)

    def left(self, met: Iterable[Whose] = ()) -> Iterator[Amended]:
        """What comes of versions whose record was not among those read; `met` are those that others have met."""
        met = self.met.union(met)
        for whose in sorted(self.above.versions):
            if whose in met:
                continue
            versions = self._layers(self.above.versions[whose], whose)
            last = max((at for at, each in enumerate(versions) if each.source is Source.REPLACEMENT), default=None)
            if last is None:
                for each in versions:
                    words = WORDS[each.source or Source.CORRECTION]
                    arguments = {
                        "unit": whose[0],
                        "period": whose[1],
                        "kind": words,
                        "path": ".".join(self._path or ()),
                    }
                    self._refuse(each, Fault("JJ857", self._path or (), arguments), whose)
                continue
            self.met.add(whose)
            for _ in versions[:last]:
                self._tally.replace()
            office = self.above.office.get(whose, ())
            yield self._put_over(versions[last].raw, versions[last + 1 :], office, whose)

    def _layers(self, versions: Sequence[Version], whose: Whose) -> tuple[Version, ...]:
        """The versions in their order, once those that cannot be used are refused."""
        if not versions:
            return ()
        broken = [each for each in versions if each.error]
        for version in broken:
            self._tell(version, version.raw.diagnostics)
            self._tally.refuse(version.error)
            self._note(whose)
        ordered = in_order([each for each in versions if not each.error], self._path or (), *whose)
        for version, fault in ordered.refused:
            self._refuse(version, fault, whose)
        for _ in range(ordered.twice):
            self._tally.replace()
        return ordered.versions

    def _put_over(self, raw: RawRecord, versions: Sequence[Version], office: Sequence[Layer], whose: Whose) -> Amended:
        layering = Layering(raw.data, raw.origin, self._schema, self._settings)
        for version in versions:
            assert version.source is not None
            layering.put(Layer(version.source, version.raw.data, version.raw.origin, version.label))
            self._tally.replace()
        for layer in office:
            layering.put(layer)
        told = self._diagnostics
        told.extend(amendment_notes(layering.amendments, self._schema, *whose))
        told.extend(amendment_note("JJ858", each, self._schema, *whose) for each in layering.refused)
        remarks = (*raw.diagnostics, *(remark for version in versions for remark in version.raw.diagnostics))
        made = raw._replace(data=layering.data, origin=layering.origin, diagnostics=remarks, line=None)
        return Amended(made, tuple(layering.amendments))

    def _refuse(self, version: Version, fault: Fault, whose: Whose) -> None:
        self._tell(version, (*version.raw.diagnostics, *diagnose([fault], version.raw.origin)))
        self._tally.refuse(fault.code)
        self._note(whose)

    def _note(self, whose: Whose) -> None:
        if self._roll is not None:
            self._roll.refuse(*whose)

    def _tell(self, version: Version, found: Sequence[Diagnostic]) -> None:
        raw = version.raw
        self._diagnostics.extend(self._concealing.of_record(found, raw.data, raw.origin))
