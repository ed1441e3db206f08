"""The result document, as one form among others."""

from collections.abc import Iterator

from jianjia_rules.reports.json_v1 import results_text
from jianjia_rules.reports.pipeline.report import Ending, Setting
from jianjia_rules.scoring.assess import Scored


class JsonReport:
    """Keeps all records: the document holds grades and ranks among all of them."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        self._records: list[Scored] = []

    def begin(self) -> str:
        """Nothing yet."""
        return ""

    def record(self, scored: Scored) -> str:
        """Nothing yet."""
        self._records.append(scored)
        return ""

    def end(self, ending: Ending) -> Iterator[str]:
        """The document."""
        rulebook, asked = self._setting.rulebook, self._setting.asked
        yield results_text(rulebook, self._records, ending.standings, ending.diagnostics, ending.tally, asked)
