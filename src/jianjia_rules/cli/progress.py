"""A bar on the terminal while long work goes on; elsewhere a line for each of many workbooks, else nothing."""

from collections.abc import Sequence
from pathlib import Path
from time import monotonic
from types import TracebackType
from typing import TYPE_CHECKING

from jianjia_rules.cli.console import Console, is_terminal
from jianjia_rules.diagnostics.inert import inert, without_commands
from jianjia_rules.documents.files import file_at
from jianjia_rules.language.text import Text
from jianjia_rules.records.folders import Walk
from jianjia_rules.records.formats import format_of
from jianjia_rules.records.origins import LineOrigin
from jianjia_rules.records.source_files import SourceFile
from jianjia_rules.records.stream import AnyPath
from jianjia_rules.units.record import Record

if TYPE_CHECKING:
    from jianjia_rules.documents.archives.member import AnyFile

_BEFORE_FIRST_S, _BETWEEN_S = 1.0, 0.2
_CELLS = 24
_WORKBOOK = "workbook"
_MANY = 20
"""Workbooks from which on a log says which of them is done."""
_DONE = Text("{file}：已考核 {unit}", "{file}: {unit} assessed")
_COUNT = Text("已考核 {count} 条", "{count} assessed")


class Progress:
    """Counts records and, by the bytes of their files, how much of the input they are."""

    def __init__(self, console: Console, paths: Sequence[AnyPath]) -> None:
        """Without paths nothing is shown."""
        self._console = console
        self._paths = paths
        self._shown = bool(paths) and is_terminal(console.err)
        self._is_log = bool(paths) and not self._shown
        self._has_many: bool | None = None
        self._next = monotonic() + _BEFORE_FIRST_S
        self._total: int | None = None
        self._done = 0
        self._file = ""
        self._count = 0
        self._drawn = False

    def __enter__(self) -> "Progress":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._drawn:
            self._console.tell("\r\x1b[K")

    def note(self, record: Record) -> None:
        """One more record is done."""
        if self._is_log:
            self._tell_workbook(record)
        if not self._shown:
            return
        origin = record.origin
        size = 0
        if isinstance(origin, LineOrigin):
            size = len(origin.text)
        elif origin is not None and origin.file != self._file:
            self._file = origin.file
            size = _size(file_at(origin.file))
        self.count(1, size)

    def _tell_workbook(self, record: Record) -> None:
        """A line for a workbook, where there are many; the records of other files are no work of minutes."""
        file = "" if record.origin is None else record.origin.file
        format = format_of(Path(file))
        if format is None or format.name != _WORKBOOK:
            return
        if self._has_many is None:
            self._has_many = sum(each.format.name == _WORKBOOK for each in _files(self._paths)) >= _MANY
        if self._has_many:
            done = _DONE.get(self._console.lang).format(file=file, unit=record.unit.id)
            self._console.say(without_commands(inert(done)))

    def count(self, records: int, size: int) -> None:
        """Some more records are done, and so many bytes of the input."""
        if not self._shown:
            return
        self._count += records
        self._done += size
        now = monotonic()
        if now >= self._next:
            self._next = now + _BETWEEN_S
            self._draw()

    def _draw(self) -> None:
        if self._total is None:
            self._total = sum(_size(file.path) for file in _files(self._paths))
        share = min(self._done / self._total, 1.0) if self._total else 0.0
        filled = int(share * _CELLS)
        bar = f"[{'#' * filled}{'.' * (_CELLS - filled)}] {share:4.0%}  " if self._total else ""
        count = _COUNT.get(self._console.lang).format(count=f"{self._count:,}")
        self._console.tell(f"\r{bar}{count}\x1b[K")
        self._drawn = True


def _files(paths: Sequence[AnyPath]) -> list[SourceFile]:
    walk = Walk()
    return [found for path in paths for found in walk.under(Path(path)) if isinstance(found, SourceFile)]


def _size(path: "AnyFile") -> int:
    try:
        return path.stat().st_size
    except (OSError, ValueError):
        return 0
