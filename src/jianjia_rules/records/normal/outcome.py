"""What came of reading one value that does not fit as it is; None stands for a value that was not understood."""

from typing import Any, NamedTuple


class Read(NamedTuple):
    """The value it stands for; None where it says that there is nothing to say (`/`, 不适用)."""

    value: Any


class Doubt(NamedTuple):
    """It may stand for any of these, written as they should be; people have to say which."""

    readings: tuple[str, ...]


Outcome = Read | Doubt | None

MISSING = Read(None)
