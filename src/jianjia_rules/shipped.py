"""Rulebooks and JSON Schemas that come with the package.

The wheel holds them in `_data/` inside the package; in a checkout, where the package is installed
editable, they are the top-level folders `rules/` and `schemas/`. Paths are made from this module's own
place and not by `importlib.resources`, whose import alone costs a tenth of a whole short check.
"""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent
_MAIN_FILE = "rulebook.yaml"


def shipped_rulebooks() -> tuple[str, ...]:
    """Return the names of the rulebooks that come with the package, sorted."""
    rules = _data(_PACKAGE) / "rules"
    if not rules.is_dir():
        return ()
    return tuple(sorted(folder.name for folder in rules.iterdir() if (folder / _MAIN_FILE).is_file()))


def rulebook_folder(name: str) -> Path | None:
    """Return the folder of the shipped rulebook `name`, or None where there is none of that name.

    A name is compared with those that are there and never joined to a path unchecked.
    """
    return _data(_PACKAGE) / "rules" / name if name in shipped_rulebooks() else None


def schema_path(name: str) -> Path | None:
    """Return the file of the published JSON Schema `name` (its file name), or None where there is none."""
    schemas = _data(_PACKAGE) / "schemas"
    if not schemas.is_dir():
        return None
    return next((file for file in schemas.iterdir() if file.name == name and file.is_file()), None)


def _data(package: Path) -> Path:
    """Return the folder that holds `rules/` and `schemas/`: inside a wheel's package, else the checkout."""
    inside = package / "_data"
    return inside if inside.is_dir() else package.parent.parent
