"""What is found while a text is read, before it is known whether the text has to be mended and read again."""

from typing import Any, NamedTuple

from jianjia_rules.documents.places import Span

MOST_FAULTS = 1001
"""Faults after which a text is given up; one more than a collector keeps, so that it says some are left out."""


class StopError(Exception):
    """The text cannot be read further; the reason was reported."""


class Found(NamedTuple):
    """A diagnostic whose place is still a span in the text as it is being read."""

    code: str
    span: Span
    related: Span | None
    arguments: dict[str, Any]


class Edit(NamedTuple):
    """`put` in place of `removed` characters at a line and column, both counted from 0; never shorter."""

    line: int
    column: int
    removed: int
    put: str


class Habit(NamedTuple):
    """A slip of typing that is surely meant otherwise, and the edits that mend it."""

    found: Found
    edits: tuple[Edit, ...]


class Findings:
    """Faults, mendable habits, and texts that may be keys or lists, of one reading."""

    def __init__(self) -> None:
        self.faults: list[Found] = []
        self.habits: list[Habit] = []
        self.doubts: list[tuple[Span, Found | None]] = []

    def report(self, code: str, span: Span, related: Span | None = None, **arguments: Any) -> None:
        """Note a fault; the text stays as it is. Raises `StopError` when there are too many."""
        self.faults.append(Found(code, span, related, arguments))
        if len(self.faults) >= MOST_FAULTS:
            raise StopError

    def mend(self, code: str, span: Span, *edits: Edit, **arguments: Any) -> None:
        """Note a habit and how to mend it."""
        self.habits.append(Habit(Found(code, span, None, arguments), edits))

    def doubt(self, span: Span, otherwise: Found | None) -> None:
        """Note a text whose lines all may be keys or list items; `otherwise` is said if they are not."""
        self.doubts.append((span, otherwise))
