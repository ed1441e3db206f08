"""Files of a rulebook's folder, which may come from anywhere: nothing that is wrong with one of them is raised."""

import os
from pathlib import Path

from jianjia_rules.diagnostics import Diagnostics, Place
from jianjia_rules.diagnostics.unreadable import reason
from jianjia_rules.documents.limits import DEFAULT_LIMITS


def real(path: Path) -> Path:
    """The path with its links followed; of links in a circle as far as they lead."""
    return Path(os.path.realpath(path))


def names_in(folder: Path, label: str, diagnostics: Diagnostics) -> list[str]:
    """The names in a folder, sorted; none where it cannot be listed, which is told."""
    try:
        return sorted(path.name for path in folder.iterdir())
    except (OSError, ValueError) as error:
        diagnostics.add("JJ902", Place(label, 1, 1), path=label, reason=reason(error))
        return []


def contents(path: Path, label: str, diagnostics: Diagnostics) -> bytes | None:
    """The bytes of a file; None for one that is too large or cannot be read, which is told."""
    most = DEFAULT_LIMITS.bytes
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            data = file.read(most + 1)
    except (OSError, ValueError) as error:
        diagnostics.add("JJ902", Place(label, 1, 1), path=label, reason=reason(error))
        return None
    if len(data) > most:
        diagnostics.add("JJ105", Place(label, 1, 1), size=max(size, len(data)), most=most)
        return None
    return data
