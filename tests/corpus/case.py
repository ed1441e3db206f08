"""What a bad file is, and what it must come to beside a good one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
BOOK = HERE / "book"
GOOD = "good.yaml"
GOOD_RECORD = """\
unit: {id: good, name: 好单位}
period: 2014
area: 60
founded: 2014-06-23
activities:
  - {title: 沙龙, participants: 30}
"""

Make = Callable[[Path], object]
"""Makes the file (or folder) at a path."""


@dataclass(frozen=True)
class Case:
    """A bad file: its name in the folder, how it is made, what it is told by.

    `codes` must all be told of it. `refused` says that exit code 2 follows; else what is wrong is only remarked on.
    `places` says that the first of `codes` has a line. A `bomb` is small on the disk and large where it is believed;
    one whose records are fine has no code.
    """

    name: str
    make: Make
    codes: tuple[str, ...]
    refused: bool = True
    places: bool = True
    bomb: bool = False
    names_itself: bool = True


def content(data: bytes | str) -> Make:
    """A file of these bytes, or of this text in UTF-8."""
    return lambda path: path.write_bytes(data.encode("utf-8") if isinstance(data, str) else data)


def put_good(folder: Path) -> Path:
    """A record in which nothing is wrong."""
    file = folder / GOOD
    file.write_text(GOOD_RECORD, encoding="utf-8")
    return file
