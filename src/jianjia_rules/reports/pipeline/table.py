"""The report for people, as one form among others."""

from collections.abc import Iterator

from jianjia_rules.reports.gathering import Gathering
from jianjia_rules.reports.pipeline.report import Ending, Setting
from jianjia_rules.reports.table import table_report
from jianjia_rules.scoring.assess import Scored


class TableReport:
    """Keeps a line for each unit, and all of a few."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        self._gathered = Gathering()

    def begin(self) -> str:
        """Nothing yet."""
        return ""

    def record(self, scored: Scored) -> str:
        """Nothing yet."""
        self._gathered.add(scored)
        return ""

    def end(self, ending: Ending) -> Iterator[str]:
        """The report."""
        found = ending.diagnostics
        setting = self._setting
        yield table_report(setting.rulebook, self._gathered, ending.standings, found, ending.tally, setting.page)
