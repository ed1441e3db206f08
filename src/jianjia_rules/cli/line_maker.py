"""Makes the lines of records, and notes whether any of them fails; processes take it along."""

from jianjia_rules.cli.fail_on import FailOn
from jianjia_rules.engine.compile.table import Slots
from jianjia_rules.reports.json_v1 import Asked
from jianjia_rules.reports.ndjson_v1 import assessment_line, detailed_line
from jianjia_rules.running.prepared import Prepared
from jianjia_rules.scoring.assess import Scored


class Lines:
    """What was noted is whether a record failed since the last time it was asked."""

    def __init__(self, asked: Asked, failing: FailOn) -> None:
        self._asked = asked
        self._failing = failing
        self._failed = False

    def line(self, prepared: Prepared, scored: Scored, slots: Slots | None) -> str:  # noqa: ARG002
        """The line of a record."""
        self._failed = self._failed or self._failing.record_fails(scored)
        return detailed_line(scored, self._asked) if self._asked.detail else assessment_line(scored)

    def take(self) -> bool:
        """Whether any failed."""
        failed, self._failed = self._failed, False
        return failed
