"""The files that a conversion writes: beside their places, and put there together when all are whole."""

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from stat import S_IMODE
from types import TracebackType
from typing import BinaryIO

_PART_NAME = 40

Write = Callable[[str], object]
"""Takes a piece of a file's text."""

Open = Callable[[str], Write]
"""Opens the output for a part of the records: the empty text for the records, `.activities` for a list beside them."""


IsThere = Callable[[str], bool]
"""Whether there is a file for a part of the records already; None where records have only one place to go to."""


class OutputFiles:
    """A context in which files are written; raises OSError for what cannot be. On an error nothing comes to be."""

    def __init__(self, path: Path) -> None:
        self._target = path
        self._parts: list[tuple[BinaryIO, Path, Path]] = []

    def open(self, part: str) -> Write:
        """The file for a part of the records, opened."""
        target = self.path(part)
        if target.exists() and not target.is_file():
            return self._written(target, target)  # a device; a folder says that it is one
        beside = target.with_name(f".{target.name[:_PART_NAME]}.{os.getpid()}.part")
        return self._written(beside, target)

    def _written(self, beside: Path, target: Path) -> Write:
        file = beside.open("wb")
        self._parts.append((file, beside, target))
        if beside != target and target.exists():
            beside.chmod(S_IMODE(target.stat().st_mode))  # who may read and write it stays as it was
        return lambda text: file.write(text.encode("utf-8"))

    def path(self, part: str) -> Path:
        """Where a part of the records goes: `units.activities.csv` for `.activities` of `units.csv`."""
        return self._target.with_name(f"{self._target.stem}{part}{self._target.suffix}")

    def is_there(self, part: str) -> bool:
        """Whether there is such a file already, of an earlier time."""
        return self.path(part).is_file()

    @property
    def targets(self) -> list[Path]:
        """The places of the files that were opened so far."""
        return [target for _, _, target in self._parts]

    def __enter__(self) -> "OutputFiles":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        try:
            for file, _, _ in self._parts:
                file.close()
            if kind is None:
                for _, beside, target in self._parts:
                    if beside != target:
                        beside.replace(target)
        finally:
            for _, beside, target in self._parts:
                with suppress(OSError):
                    if beside != target:
                        beside.unlink()
