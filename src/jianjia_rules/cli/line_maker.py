"""Makes the lines of records, and notes whether any of them fails; processes take it along."""

from typing import TYPE_CHECKING

from jianjia_rules.cli.fail_on import FailOn
from jianjia_rules.reports.json_v1 import Asked
from jianjia_rules.reports.ndjson_v1 import assessment_line, detailed_line
from jianjia_rules.scoring.assess import Scored
from jianjia_rules.scoring.scorer import Scorer

if TYPE_CHECKING:
    # Only needed where many records are assessed.
    from jianjia_rules.reports.quick_lines import QuickLines


class Lines:
    """What was noted is whether a record failed since the last time it was asked."""

    def __init__(self, asked: Asked, failing: FailOn) -> None:
        self._asked = asked
        self._failing = failing
        self._failed = False

    def line(self, scored: Scored) -> str:
        """The line of a record."""
        self._failed = self._failed or self._failing.record_fails(scored)
        return detailed_line(scored, self._asked) if self._asked.detail else assessment_line(scored)

    def quick(self, ready: Scorer) -> "QuickLines | None":
        """What makes compact lines at speed; detailed ones have nothing quicker."""
        if self._asked.detail:
            return None
        from jianjia_rules.reports.quick_lines import QuickLines

        return QuickLines(ready, self._failing.watch(ready))

    def note_failure(self) -> None:
        """A record failed."""
        self._failed = True

    def take(self) -> bool:
        """Whether any failed."""
        failed, self._failed = self._failed, False
        return failed
