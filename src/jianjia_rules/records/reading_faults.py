"""What could not be read, told in one diagnostic."""

from typing import Any

from jianjia_rules.diagnostics import Diagnostic, Diagnostics, Place
from jianjia_rules.diagnostics.unreadable import reason
from jianjia_rules.records.raw import Unread

__all__ = ["one", "reason", "unread", "unreadable"]


def unreadable(name: str, error: OSError | ValueError) -> Unread:
    """A file or folder that the system does not let us read."""
    return unread(name, "JJ902", path=name, reason=reason(error))


def unread(name: str, code: str, place: Place | None = None, *, is_record: bool = False, **arguments: Any) -> Unread:
    """One diagnostic about a file as a whole, or about a record in it."""
    return Unread(name, (one(code, place, **arguments),), is_record)


def one(
    code: str,
    place: Place | None = None,
    /,
    *,
    related: Place | None = None,
    source_line: str | None = None,
    **arguments: Any,
) -> Diagnostic:
    """A single diagnostic."""
    diagnostics = Diagnostics()
    diagnostics.add(code, place, related=related, source_line=source_line, **arguments)
    return next(iter(diagnostics))
