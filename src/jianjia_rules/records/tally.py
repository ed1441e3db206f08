"""How many records came in and what became of them; it always adds up."""

from collections import Counter
from dataclasses import field

from jianjia_rules.dataclass import dataclass


@dataclass(slots=True)
class Tally:
    """Counts of one run; `read` is always `assessed + refused + replaced`.

    `assessed` are handed on for assessment; `replaced` gave way to a later record of the same unit and period
    (`repeated: last`); `changed` values were read as others than stand in the files; `files` were opened and
    `unreadable` could not be; `reasons` counts refused records by the code of their first fault.
    """

    read: int = 0
    assessed: int = 0
    refused: int = 0
    replaced: int = 0
    changed: int = 0
    files: int = 0
    unreadable: int = 0
    reasons: Counter[str] = field(default_factory=Counter)

    def accept(self) -> None:
        """One more record that is handed on."""
        self.read += 1
        self.assessed += 1

    def refuse(self, code: str) -> None:
        """One more record that is not, and why."""
        self.read += 1
        self.refused += 1
        self.reasons[code] += 1

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
