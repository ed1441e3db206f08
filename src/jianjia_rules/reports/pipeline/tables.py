"""The tables of one result, for every form that has tables; with a baseline, rows say what became of them."""

from collections.abc import Iterable, Iterator, Sequence

from jianjia_rules.findings.assessment import Assessment
from jianjia_rules.language.outcomes import Outcome
from jianjia_rules.reports.gathering import UnitLine
from jianjia_rules.reports.pipeline.differences import Differences
from jianjia_rules.reports.pipeline.issue import fault_issues, faults, missing_issue
from jianjia_rules.reports.pipeline.report import Ending, Setting
from jianjia_rules.reports.pipeline.rows import Row, Rows
from jianjia_rules.scoring.assess import Scored


class Tables:
    """Makes rows; of changes it has none without a baseline."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        self._rows = Rows(setting.rulebook, setting.lang)
        baseline = setting.baseline
        self._told: set[object] = set()
        self._differences = None if baseline is None else Differences(baseline, self._rows, setting.lang)

    def findings(self, scored: Scored) -> list[Row]:
        """Those of a record."""
        self._told.clear()
        return self._marked(self._rows.of_record(scored))

    def waived(self, scored: Scored) -> Iterator[Row]:
        """Those rows of a record that are waived."""
        if any(verdict.outcome is Outcome.WAIVED for verdict in scored.verdicts):
            yield from self._rows.of_waived(scored.assessment())

    def changes(self, order: int, scored: Scored) -> list[Row]:
        """What became new or was fixed in a record, the one whose findings were asked for last."""
        if self._differences is None:
            return []
        return [*self._differences.record(order, scored)]

    def end(self, groups: Sequence[Assessment]) -> None:
        """All records were told of; these are the groups."""
        self._told.clear()
        if self._differences is not None:
            self._differences.end(groups)

    def units(self, lines: Sequence[UnitLine], ending: Ending) -> Iterator[Row]:
        """A row for each unit."""
        rows = self._rows.of_units(lines, ending.standings)
        return rows if self._differences is None else self._differences.units(rows)

    def group_findings(self, group: Assessment) -> list[Row]:
        """Those of a group."""
        return self._marked(self._rows.of_findings(group))

    def waived_of_group(self, group: Assessment) -> Iterator[Row]:
        """Those rows of a group that are waived."""
        return self._rows.of_waived(group)

    def group(self, group: Assessment) -> Row:
        """The row of a group."""
        row = self._rows.of_group(group)
        return row if self._differences is None else self._differences.group(row, group)

    def missing(self, ending: Ending) -> Iterator[Row]:
        """A row for each unit on a register of which there is no record."""
        rulebook, lang = self._setting.rulebook, self._setting.lang
        missing = ending.standings.missing
        prints = [missing_issue(each, rulebook, lang).fingerprint for each in missing]
        return self._of_input(map(self._rows.of_missing, missing), prints)

    def faults(self, ending: Ending) -> Iterator[Row]:
        """A row for each fault of the input."""
        found = faults(ending)
        prints = [each.fingerprint for each in fault_issues(found, self._setting.lang)]
        return self._of_input(map(self._rows.of_fault, found), prints)

    def last_changes(self) -> Iterator[Row]:
        """What is only known at the end: changes in groups, of the input, and of units that are gone."""
        return iter(()) if self._differences is None else self._differences.endings()

    def movements(self) -> Iterator[Row]:
        """The totals that moved, came or went."""
        return iter(()) if self._differences is None else self._differences.movements()

    def changes_untold(self, order: int, scored: Scored) -> Iterator[Row]:
        """Those changes in a record that stand in no row of a finding; its findings were asked for last."""
        return (row for row in self.changes(order, scored) if row["fingerprint"] not in self._told)

    def last_changes_untold(self) -> Iterator[Row]:
        """Those of the last changes that stand in no row of a group's finding, of who is missing, or of a fault."""
        return (row for row in self.last_changes() if row.get("fingerprint") not in self._told)

    def _of_input(self, rows: Iterable[Row], fingerprints: Sequence[str]) -> Iterator[Row]:
        if self._differences is None:
            return iter(rows)
        self._told.update(fingerprints)
        return self._differences.marked(rows, fingerprints)

    def _marked(self, rows: Iterable[Row]) -> list[Row]:
        made = [*rows]
        if self._differences is None:
            return made
        self._told.update(row["fingerprint"] for row in made)
        return [*self._differences.marked(made, (str(row["fingerprint"]) for row in made))]
