"""How many records came in and what became of them; it always adds up."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import field

from jianjia_rules.dataclass import dataclass
from jianjia_rules.diagnostics import Diagnostic, Place
from jianjia_rules.records.reading_faults import one

UNTOLD = "JJ975"
"""Records refused without saying for each what is wrong with it."""


@dataclass(slots=True)
class Tally:
    """Counts of one run; `read` is always `assessed + refused + replaced`.

    `assessed` are handed on for assessment; `replaced` gave way to a later record of the same unit and period
    (`repeated: last`); `changed` values were read as others than stand in the files; `waived` rows count as waived,
    which is known at the end of a run; `files` were opened and `unreadable` could not be; `reasons` counts refused
    records by the code of their first fault. Of each file `told` counts the refused records whose faults were told,
    `untold` the others, from where `untold_from` says: their reason is `UNTOLD`.
    """

    read: int = 0
    assessed: int = 0
    refused: int = 0
    replaced: int = 0
    changed: int = 0
    waived: int = 0
    files: int = 0
    unreadable: int = 0
    reasons: Counter[str] = field(default_factory=Counter)
    told: Counter[str] = field(default_factory=Counter)
    untold: Counter[str] = field(default_factory=Counter)
    untold_from: dict[str, Place] = field(default_factory=dict)

    def accept(self) -> None:
        """One more record that is handed on."""
        self.read += 1
        self.assessed += 1

    def refuse(self, code: str) -> None:
        """One more record that is not, and why."""
        self.read += 1
        self.refused += 1
        self.reasons[code] += 1

    def refuse_untold(self, file: str, place: Place | None) -> None:
        """One more record that is not, without saying why."""
        self.refuse(UNTOLD)
        self.untold[file] += 1
        self.untold_from.setdefault(file, place or Place(file, 1, 1))

    def replace(self) -> None:
        """One more record that a later one stands for."""
        self.read += 1
        self.replaced += 1

    def add(self, other: "Tally") -> None:
        """Add what another process counted."""
        self.read += other.read
        self.assessed += other.assessed
        self.refused += other.refused
        self.replaced += other.replaced
        self.changed += other.changed
        self.files += other.files
        self.unreadable += other.unreadable
        self.reasons.update(other.reasons)
        self.told.update(other.told)
        self.untold.update(other.untold)
        self.untold_from = {**other.untold_from, **self.untold_from}

    def about_untold(self) -> Iterator[Diagnostic]:
        """What there is to tell of records that were refused without saying why: one message for each file."""
        for file, count in self.untold.items():
            yield one(UNTOLD, self.untold_from[file], count=count)
