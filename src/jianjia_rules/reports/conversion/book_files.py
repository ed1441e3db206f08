"""Workbooks that a conversion writes: beside their places, and put there together when all are whole."""

import os
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from jianjia_rules.errors import CallError
from jianjia_rules.records.reading_faults import one

BOOK_ENDING = ".xlsx"


class BookFiles:
    """A context in which workbooks are written into a folder, or one into a file whose name ends in `.xlsx`.

    On an error nothing comes to be. None is written over another one, since that may be filled in.
    """

    def __init__(self, target: Path) -> None:
        self._target = target
        self.is_single = target.suffix.lower() == BOOK_ENDING and not target.is_dir()
        self._folder = target.parent if self.is_single else target
        self._is_new = False
        self._parts: list[tuple[Path, Path]] = []

    def put(self, name: str, data: bytes) -> None:
        """Write a workbook, named without its ending; raises CallError where that may not be, or OSError."""
        if self.is_single and self._parts:
            raise CallError((one("JJ782", path=str(self._target)),))
        place = self._target if self.is_single else self._target / f"{name}{BOOK_ENDING}"
        if place.is_file() and place.read_bytes() != data:
            raise CallError((one("JJ967", path=str(place)),))
        beside = self._folder / f".{len(self._parts)}.{os.getpid()}.part"
        self._parts.append((beside, place))
        beside.write_bytes(data)

    def __enter__(self) -> "BookFiles":
        if not self.is_single and not self._folder.is_dir():
            self._folder.mkdir(parents=True)
            self._is_new = True
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        try:
            if kind is None:
                for beside, place in self._parts:
                    beside.replace(place)
        finally:
            for beside, _ in self._parts:
                with suppress(OSError):
                    beside.unlink()
            if kind is not None and self._is_new:
                with suppress(OSError):
                    self._folder.rmdir()
