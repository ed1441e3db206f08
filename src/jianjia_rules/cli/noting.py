"""A maker of lines that also looks at what becomes of review entries and waivers, in whatever process it works."""

from typing import TYPE_CHECKING, NamedTuple

from jianjia_rules.cli.line_maker import Lines
from jianjia_rules.running.entry_use import EntryUse, Uses
from jianjia_rules.scoring.assess import Scored
from jianjia_rules.scoring.scorer import Scorer

if TYPE_CHECKING:
    from jianjia_rules.reports.quick_lines import QuickLines


class Noted(NamedTuple):
    """What was noted: whether a record failed, and what the rows say of their entries."""

    failed: bool
    uses: Uses


class NotingLines:
    """Makes the lines that another makes."""

    def __init__(self, lines: Lines, use: EntryUse) -> None:
        self._lines = lines
        self._use = use

    def line(self, scored: Scored) -> str:
        """The line of a record."""
        self._use.see(scored)
        return self._lines.line(scored)

    def quick(self, ready: Scorer) -> "QuickLines | None":
        """What makes the same lines at speed, of records without entries."""
        return self._lines.quick(ready)

    def note_failure(self) -> None:
        """A record failed."""
        self._lines.note_failure()

    def take(self) -> Noted:
        """What was noted since the last time."""
        return Noted(self._lines.take(), self._use.take())
