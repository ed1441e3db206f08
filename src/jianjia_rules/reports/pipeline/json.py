"""The result document, as one form among others."""

from collections.abc import Iterator

from jianjia_rules.reports.changes import Changes
from jianjia_rules.reports.comparison_v1 import comparison_facts
from jianjia_rules.reports.json_v1 import results_text
from jianjia_rules.reports.pipeline.report import Ending, Setting
from jianjia_rules.scoring.assess import Scored


class JsonReport:
    """Keeps all records: the document holds grades and ranks among all of them."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        self._records: list[Scored] = []
        self._changes: list[Changes] = []

    def begin(self) -> str:
        """Nothing yet."""
        return ""

    def record(self, scored: Scored) -> str:
        """Nothing yet."""
        self._records.append(scored)
        if self._setting.baseline is not None:
            self._changes.append(self._setting.baseline.record(scored))
        return ""

    def end(self, ending: Ending) -> Iterator[str]:
        """The document."""
        rulebook, asked = self._setting.rulebook, self._setting.asked
        baseline = self._setting.baseline
        compared = None if baseline is None else comparison_facts(baseline, self._changes)
        found, tally = ending.diagnostics, ending.tally
        yield results_text(rulebook, self._records, ending.standings, found, tally, asked, compared)
