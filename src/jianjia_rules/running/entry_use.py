"""What became of review entries and waivers, gathered from the records while these are assessed."""

from collections.abc import Iterable, Iterator

from jianjia_rules.findings.verdict import Verdict
from jianjia_rules.language.outcomes import Outcome
from jianjia_rules.scoring.assess import Scored
from jianjia_rules.units.entries import Review, Waiver
from jianjia_rules.units.record import Record

Entry = Review | Waiver
RowKey = tuple[str, str, str]
"""Unit or group, period, rule."""

Uses = dict[RowKey, tuple[str, ...]]
"""What the verdicts of rows say of their entries: their notes, and USED for a waiver that counts."""

USED = "used"
CHANGED = ""
"""In place of a rule: the digests of earlier records that reviews of the unit were made from."""


class EntryUse:
    """Looks at assessed records whose units have entries; it pickles, and so does what it has found."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        given = tuple(entries)
        self._units = frozenset(entry.unit for entry in given)
        self._made_from: dict[tuple[str, str], set[str]] = {}
        for entry in given:
            if isinstance(entry, Review) and entry.made_from is not None:
                self._made_from.setdefault((entry.unit, entry.period), set()).add(entry.made_from)
        self.found: Uses = {}

    def __bool__(self) -> bool:
        """Whether there are any entries."""
        return bool(self._units)

    @property
    def waived(self) -> int:
        """How many rows of units count as waived."""
        return sum(USED in notes for notes in self.found.values())

    def see(self, scored: Scored) -> None:
        """Look at an assessed record."""
        record = scored.record
        if record.unit.id in self._units:
            rows = zip(scored.ready.facts, scored.verdicts, strict=True)
            self.found.update(uses_of(record.unit.id, record.period, ((facts.rule, each) for facts, each in rows)))
            self._compare(record)

    def _compare(self, record: Record) -> None:
        """Note the digests of earlier records that reviews were made from."""
        whose = (record.unit.id, record.period)
        earlier = self._made_from.get(whose)
        if not earlier:
            return
        from jianjia_rules.records.check_code import data_digest  # only review sheets need it

        if changed := earlier - {data_digest(record.data)}:
            self.found[*whose, CHANGED] = tuple(sorted(changed))

    def take(self) -> Uses:
        """What was found since the last time."""
        found, self.found = self.found, {}
        return found


def uses_of(unit: str, period: str, rows: Iterable[tuple[str, Verdict]]) -> Iterator[tuple[RowKey, tuple[str, ...]]]:
    """What the rows of one table say of their entries."""
    for rule, verdict in rows:
        notes = (*verdict.notes, USED) if verdict.outcome is Outcome.WAIVED else verdict.notes
        if notes:
            yield (unit, period, rule), notes
