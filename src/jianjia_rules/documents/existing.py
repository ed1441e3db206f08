"""What stands at a path that anybody may have written.

`Path` raises for names that are too long, and for what lies in folders that are closed to us; these say False.
"""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jianjia_rules.documents.archives.member import AnyFile


def is_file(path: "AnyFile") -> bool:
    """Whether it is an ordinary file."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def is_folder(path: Path) -> bool:
    """Whether it is a folder."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def is_there(path: Path) -> bool:
    """Whether it is anything."""
    try:
        return path.exists()
    except (OSError, ValueError):
        return False
