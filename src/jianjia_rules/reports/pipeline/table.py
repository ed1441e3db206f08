"""The report for people, as one form among others."""

from collections.abc import Iterator

from jianjia_rules.reports.comparison_text import Gathered, heading, lines
from jianjia_rules.reports.gathering import Gathering
from jianjia_rules.reports.pipeline.report import Ending, Setting
from jianjia_rules.reports.table import table_report
from jianjia_rules.scoring.assess import Scored


class TableReport:
    """Keeps a line for each unit, and all of a few."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        self._gathered = Gathering()
        self._changes = Gathered()

    def begin(self) -> str:
        """Nothing yet."""
        return ""

    def record(self, scored: Scored) -> str:
        """Nothing yet."""
        self._gathered.add(scored)
        if self._setting.baseline is not None:
            self._changes.add(self._setting.baseline.record(scored))
        return ""

    def end(self, ending: Ending) -> Iterator[str]:
        """The report."""
        found = ending.diagnostics
        setting = self._setting
        compared = [*self._compared()]
        yield table_report(
            setting.rulebook, self._gathered, ending.standings, found, ending.tally, setting.page, compared
        )

    def _compared(self) -> Iterator[str]:
        baseline, page = self._setting.baseline, self._setting.page
        if baseline is None:
            return
        for changes in baseline.endings():
            self._changes.add(changes)
        yield page.style.heading(heading(baseline, page.lang))
        yield from lines(self._changes.rows(baseline, page.lang))
