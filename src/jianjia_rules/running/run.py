"""A run: records come in from files, each is scored and handed on, and then everybody's place follows."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, BinaryIO

from jianjia_rules.diagnostics import LIMIT, Diagnostic, Diagnostics
from jianjia_rules.language.outcomes import Outcome
from jianjia_rules.language.rulebook import Rulebook
from jianjia_rules.records.normalise import Normalise
from jianjia_rules.records.previous import PreviousRecords
from jianjia_rules.records.reading_faults import one
from jianjia_rules.records.roll_call import Called
from jianjia_rules.records.stream import AnyPath, read_records
from jianjia_rules.records.tally import Tally
from jianjia_rules.running.assessor import Assessor
from jianjia_rules.running.entry_use import EntryUse
from jianjia_rules.running.registered import roll_of, unknown_parents_of
from jianjia_rules.running.slips import Slips
from jianjia_rules.scoring.assess import Scored
from jianjia_rules.scoring.fold import Fold
from jianjia_rules.scoring.standing import Standings, finish
from jianjia_rules.units.entries import Review, Waiver
from jianjia_rules.units.record import Record

if TYPE_CHECKING:
    # Most runs have no data of an office's own.
    from jianjia_rules.records.office import Office


class Run:
    """One pass over submissions. Iterate over it once, then `finish`.

    `previous` are files and folders with records of earlier periods; `registers` are keys and titles by the
    register's id; `office` stands above records; `stdin` is read for the path `-`. What is wrong with records
    stands in `diagnostics`, how many there were in `tally`, what became of reviews and waivers in `use`; nothing is
    raised on account of what files hold. Nothing is kept of a record that was handed on but what ranks and roll-ups
    need of it. `most_told` bounds what is told: messages of one kind, faulty records of a file, faults of a record.
    """

    def __init__(
        self,
        rulebook: Rulebook,
        paths: Iterable[AnyPath],
        *,
        as_of: date | None = None,
        lenient: bool = False,
        previous: Iterable[AnyPath] = (),
        registers: Mapping[str, Mapping[str, str]] | None = None,
        reviews: Iterable[Review] = (),
        waivers: Iterable[Waiver] = (),
        leave_out: Iterable[AnyPath] = (),
        office: "Office | None" = None,
        stdin: BinaryIO | None = None,
        normalise: Normalise = Normalise.YES,
        most_told: int = LIMIT,
    ) -> None:
        judged, waived = tuple(reviews), tuple(waivers)
        self.assessor = Assessor(rulebook, as_of=as_of, reviews=judged, waivers=waived)
        self.use = EntryUse((*judged, *waived))
        self.diagnostics = Diagnostics(most_told)
        self.tally = Tally()
        self.paths = tuple(paths)
        self.previous = tuple(previous)
        self.earlier_periods: set[str] = set()
        self.lenient = lenient
        self.normalise = normalise
        self._registers = registers or {}
        self.office = office
        self.roll = roll_of(rulebook, self._registers)
        self.leave_out = tuple(leave_out)
        self.stdin = stdin
        self.fold = Fold(rulebook, as_of)

    def __iter__(self) -> Iterator[Scored]:
        """The records of the input in their order, scored."""
        rulebook = self.assessor.rulebook
        earlier = self.earlier()
        slips = Slips(rulebook.schema)
        records = read_records(
            self.paths,
            rulebook,
            self.diagnostics,
            lenient=self.lenient,
            tally=self.tally,
            leave_out=self.leave_out,
            stdin=self.stdin,
            unfit=self.assessor.unfit,
            office=self.office,
            roll=self.roll,
            normalise=self.normalise,
        )
        for record in records:
            before = earlier.of(record.unit.id, record.period)
            if before is not None:
                slips.tell(record, before, self.diagnostics)
            scored = self.assessor.score(record, before)
            self.fold.add(scored)
            self.use.see(scored)
            yield scored

    def finish(self) -> Standings:
        """Ranks, grades after share caps, roll-ups and who is missing, once all records were iterated over."""
        refused = () if self.roll is None else self.roll.refused
        standings = finish(self.fold, self._registers, self.assessor.entries.of, refused)
        if self.use:
            groups = (verdict for group in standings.rollups for verdict in group.findings.verdicts)
            self.tally.waived = self.use.waived + sum(verdict.outcome is Outcome.WAIVED for verdict in groups)
        return standings

    def merge_roll(self, called: Called | None) -> None:
        """Add what another process saw of the units."""
        if self.roll is not None and called is not None:
            self.roll.merge(called)

    def about_submissions(self, standings: Standings) -> Iterator[Diagnostic]:
        """Who had to submit and did not, whose parent nobody knows, which of the office's entries serve nothing."""
        rulebook, registers = self.assessor.rulebook, self._registers
        if self.roll is not None and self.roll.parents:
            yield from unknown_parents_of(self.roll, rulebook, registers, standings)
        for each in standings.missing:
            title = each.title if each.title != each.unit else ""
            code = "JJ949" if each.refused else "JJ834"
            yield one(code, unit=each.unit, period=each.period, register=each.register, title=title)
        if self.office is not None:
            yield from self.office.unused()

    def earlier(self) -> PreviousRecords:
        """The records of earlier periods; roll-ups see them too."""
        rulebook = self.assessor.rulebook

        def noted() -> Iterator[Record]:
            records = read_records(
                self.previous,
                rulebook,
                self.diagnostics,
                lenient=self.lenient,
                normalise=self.normalise,
                office=self.office,
            )
            for record in records:
                self.earlier_periods.add(record.period)
                self.fold.add_earlier(record)
                yield record

        return PreviousRecords(rulebook, noted())
