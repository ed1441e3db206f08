"""What every form of a result is asked: what to write at the beginning, for each record, and at the end."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Protocol

from jianjia_rules.dataclass import dataclass
from jianjia_rules.diagnostics import Diagnostic
from jianjia_rules.language.rulebook import Rulebook
from jianjia_rules.language.text import Lang
from jianjia_rules.records.normalise import Normalise
from jianjia_rules.records.tally import Tally
from jianjia_rules.reports.changes import Changes, Compared, Fate
from jianjia_rules.reports.page import Page
from jianjia_rules.scoring.assess import Scored
from jianjia_rules.scoring.standing import Standings

if TYPE_CHECKING:
    from jianjia_rules.reports.json_v1 import Asked


@dataclass(frozen=True, slots=True)
class Setting:
    """What a report is made of and for; the page's width and colours matter to what is laid out for a terminal.

    `paths` are what was checked; `baseline` says how findings stand to an earlier result.
    """

    rulebook: Rulebook
    page: Page
    paths: tuple[str, ...] = ()
    lenient: bool = False
    as_of: date | None = None
    baseline: "Baseline | None" = None
    normalise: Normalise = Normalise.YES

    @property
    def lang(self) -> Lang:
        """The language of words."""
        return self.page.lang

    @property
    def asked(self) -> "Asked":
        """How the results were asked for, as the JSON formats say it."""
        from jianjia_rules.reports.json_v1 import Asked

        return Asked(self.lang, self.page.detail, self.lenient, self.as_of, self.normalise)


class Baseline(Compared, Protocol):
    """An earlier result that this one is compared with."""

    def record(self, scored: Scored) -> Changes:
        """What changed in the record that is being told of."""
        ...

    def state(self, fingerprint: str) -> str:
        """`new`, `unchanged` or `updated`, of an issue of that record, or of the ending."""
        ...

    def fate(self, fingerprint: str) -> Fate | None:
        """What became of a failure of that record, or of the ending; None for what is and was none."""
        ...


@dataclass(frozen=True, slots=True)
class Ending:
    """What is known once all records were read."""

    standings: Standings
    diagnostics: Sequence[Diagnostic]
    tally: Tally


class Report(Protocol):
    """One form of a result. The pieces in their order are the whole; a binary one comes as one piece at the end."""

    def begin(self) -> str:
        """What stands before the records."""
        ...

    def record(self, scored: Scored) -> str:
        """What is said of the next record; empty where it is only kept in mind."""
        ...

    def end(self, ending: Ending) -> Iterator[str | bytes]:
        """What stands behind the records."""
        ...
