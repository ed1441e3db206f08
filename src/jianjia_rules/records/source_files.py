"""A file to read, and which names in a folder are none."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from jianjia_rules.dataclass import dataclass
from jianjia_rules.records.formats import Format
from jianjia_rules.records.raw import Unread
from jianjia_rules.records.reading_faults import unread

if TYPE_CHECKING:
    from jianjia_rules.documents.archives.member import AnyFile

WAIVERS = ("waivers", "豁免")
"""Names (without their ending) under which waivers are looked for beside the submissions."""

KEPT_APART = (*WAIVERS, "review", "reviews")
"""Names (without their ending) of files in a folder that hold no records but what an office enters beside them."""

_MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file to read: its path, its name for messages, its format."""

    path: "AnyFile"
    name: str
    format: Format


def not_read(folder: str, others: Sequence[str]) -> Unread:
    """That files in a folder are no records."""
    named = [*others[:_MOST_NAMED], *(["…"] if len(others) > _MOST_NAMED else [])]
    return unread(folder, "JJ821", path=folder, count=len(others), names=tuple(named))


def is_hidden(name: str) -> bool:
    """Whether a file or folder is passed over by its name."""
    return name.startswith((".", "~$"))
