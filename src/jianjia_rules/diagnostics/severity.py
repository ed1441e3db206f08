"""How bad a diagnostic is."""

from enum import StrEnum


class Severity(StrEnum):
    """An error stops the work; a warning and a note do not."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"
