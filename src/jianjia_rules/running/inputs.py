"""What a run is made of besides records: registers, review entries and waivers, from files or given as they are."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from jianjia_rules.dataclass import dataclass
from jianjia_rules.diagnostics import LIMIT, Diagnostic, Diagnostics
from jianjia_rules.language.rulebook import Rulebook
from jianjia_rules.records.normalise import Normalise
from jianjia_rules.records.stream import AnyPath
from jianjia_rules.running.run import Run
from jianjia_rules.scoring.standing import Standings
from jianjia_rules.units.entries import Review, Waiver

if TYPE_CHECKING:
    from jianjia_rules.records.office import Office

_Entry = TypeVar("_Entry", Review, Waiver)


@dataclass(frozen=True, slots=True)
class Inputs:
    """A run over records, made ready; `found` is what there is to tell of the files beside them."""

    rulebook: Rulebook
    paths: tuple[AnyPath, ...]
    as_of: date | None
    run: Run
    entries: tuple[Review | Waiver, ...]
    found: Diagnostics

    def diagnostics(self, standings: Standings) -> tuple[Diagnostic, ...]:
        """Everything there is to tell of the input, once all of it was read: by file and line."""
        told = Diagnostics(self.run.diagnostics.limit)
        told.extend(self.found)
        told.extend(self.run.diagnostics)
        if self.entries:
            from jianjia_rules.running.entry_checks import entry_faults

            told.extend(entry_faults(self.entries, standings, self.run.assessor, self.run.use.found))
        told.extend(self.run.about_submissions(standings))
        told.extend(self._previous_unused(standings.periods))
        if not self.run.tally.read and not told.has_errors:
            told.add("JJ925", None, paths=tuple(str(path) for path in self.paths))
        return told.sorted()

    def _previous_unused(self, periods: Iterable[str]) -> Iterator[Diagnostic]:
        """A warning where records of a period before were given, and none of a period that is asked for."""
        known, given = self.rulebook.periods, self.run.earlier_periods
        found = [known.find(period) for period in periods]
        wanted = [before.id for each in found if each is not None and (before := known.before(each)) is not None]
        if self.run.previous and found and not given & set(wanted):
            from jianjia_rules.records.reading_faults import one

            paths = tuple(str(path) for path in self.run.previous)
            yield one("JJ927", paths=paths, found=tuple(sorted(given)), wanted=tuple(wanted))


def inputs_of(
    rulebook: Rulebook,
    paths: Sequence[AnyPath],
    *,
    as_of: date | None = None,
    lenient: bool = False,
    previous: Sequence[AnyPath] = (),
    registers: Mapping[str, Sequence[AnyPath]] | None = None,
    reviews: Iterable[AnyPath | Review] = (),
    waivers: Iterable[AnyPath | Waiver] = (),
    office: Iterable[AnyPath | Mapping[str, Any]] = (),
    leave_out: Iterable[AnyPath] = (),
    normalise: Normalise = Normalise.YES,
    most_told: int = LIMIT,
) -> Inputs:
    """Reads the files beside the records; where `found` has errors, the run should not be begun.

    `registers` are files by the register's id; `office` are files, or plain pieces of records; `leave_out` are
    files in folders of records that are none; `most_told` is as in `Run`.
    """
    found = Diagnostics(most_told)
    files: list[AnyPath] = [*leave_out]
    all_reviews = _reviews(reviews, rulebook, found, files, normalise)
    all_waivers = _waivers(waivers, rulebook, found, files, normalise)
    own = _office(office, rulebook, found, files)
    run = Run(
        rulebook,
        paths,
        as_of=as_of,
        lenient=lenient,
        previous=previous,
        registers=_registers(registers or {}, rulebook, found, files),
        reviews=all_reviews,
        waivers=all_waivers,
        office=own,
        leave_out=files,
        normalise=normalise,
        most_told=most_told,
    )
    return Inputs(rulebook, tuple(paths), as_of, run, (*all_reviews, *all_waivers), found)


def _registers(
    given: Mapping[str, Sequence[AnyPath]], rulebook: Rulebook, found: Diagnostics, files: list[AnyPath]
) -> dict[str, dict[str, str]]:
    if not given:
        return {}
    from jianjia_rules.records.registers import column_words, read_register

    files += [path for paths in given.values() for path in paths]
    registers = rulebook.registers
    return {
        id: read_register(paths, registers[id], found, column_words(rulebook, registers[id]))
        for id, paths in given.items()
    }


def _reviews(
    given: Iterable[AnyPath | Review],
    rulebook: Rulebook,
    found: Diagnostics,
    files: list[AnyPath],
    normalise: Normalise,
) -> tuple[Review, ...]:
    paths, entries = _apart(given, Review)
    if not paths:
        return entries
    from jianjia_rules.records.entries import read_reviews

    files += paths
    return (*read_reviews(paths, rulebook, found, normalise), *entries)


def _waivers(
    given: Iterable[AnyPath | Waiver],
    rulebook: Rulebook,
    found: Diagnostics,
    files: list[AnyPath],
    normalise: Normalise,
) -> tuple[Waiver, ...]:
    paths, entries = _apart(given, Waiver)
    if not paths:
        return entries
    from jianjia_rules.records.entries import read_waivers

    files += paths
    return (*read_waivers(paths, rulebook, found, normalise), *entries)


def _office(
    given: Iterable[AnyPath | Mapping[str, Any]], rulebook: Rulebook, found: Diagnostics, files: list[AnyPath]
) -> "Office | None":
    entries = tuple(given)
    if not entries:
        return None
    from jianjia_rules.records.office import read_office

    files += [each for each in entries if not isinstance(each, Mapping)]
    return read_office(entries, rulebook, found)


def _apart(given: Iterable[AnyPath | _Entry], kind: type[_Entry]) -> tuple[list[AnyPath], tuple[_Entry, ...]]:
    """Paths of files, and entries that a program gives."""
    paths: list[AnyPath] = []
    entries: list[_Entry] = []
    for each in given:
        if isinstance(each, kind):
            entries.append(each)
        else:
            paths.append(each)  # type: ignore[arg-type]
    return paths, tuple(entries)
