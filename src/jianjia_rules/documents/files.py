"""A file by the name that messages give it: on the disk, or in a zip archive (`申报.zip!企业A.xlsx`)."""

from pathlib import Path
from typing import TYPE_CHECKING

from jianjia_rules.documents.archives import ENDING, MARK
from jianjia_rules.documents.existing import is_file

if TYPE_CHECKING:
    from jianjia_rules.documents.archives.member import AnyFile

_IN_ARCHIVE = f"{ENDING}{MARK}"


def file_at(name: str) -> "AnyFile":
    """The place of a file; nothing need be there."""
    at = name.lower().find(_IN_ARCHIVE)
    while at >= 0:
        archive = Path(name[: at + len(ENDING)])
        if is_file(archive):
            from jianjia_rules.documents.archives.member import Member  # only archives need what it imports

            return Member(archive, name[at + len(_IN_ARCHIVE) :])
        at = name.lower().find(_IN_ARCHIVE, at + 1)
    return Path(name)
