"""The result lines, as one form among others: the same bytes as those of several processes."""

from collections.abc import Iterator

from jianjia_rules.language.rulebook import Repeated
from jianjia_rules.reports.ndjson_v1 import assessment_line, closing_lines, detailed_line, header_line
from jianjia_rules.reports.pipeline.report import Ending, Setting
from jianjia_rules.scoring.assess import Scored


class NdjsonReport:
    """Keeps nothing."""

    def __init__(self, setting: Setting) -> None:
        self._rulebook = setting.rulebook
        self._asked = setting.asked

    def begin(self) -> str:
        """The first line."""
        return header_line(self._rulebook, self._asked)

    def record(self, scored: Scored) -> str:
        """The line of a record."""
        return detailed_line(scored, self._asked) if self._asked.detail else assessment_line(scored)

    def end(self, ending: Ending) -> Iterator[str]:
        """The other lines."""
        repeated = self._rulebook.record.repeated is Repeated.KEEP
        yield from closing_lines(ending.standings, ending.diagnostics, ending.tally, self._asked, repeated)
