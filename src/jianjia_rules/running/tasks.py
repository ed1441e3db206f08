"""Work cut into pieces that processes can do by themselves: whole files, and runs of lines of a long one."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from jianjia_rules.dataclass import dataclass
from jianjia_rules.records.folders import Walk
from jianjia_rules.records.formats import Expected, format_of
from jianjia_rules.records.line_files import LONGEST_LINE, READ_AT_ONCE, read_lines
from jianjia_rules.records.raw import Raw, Unread
from jianjia_rules.records.reading_faults import unreadable
from jianjia_rules.records.source_files import SourceFile
from jianjia_rules.records.stream import AnyPath

if TYPE_CHECKING:
    from jianjia_rules.documents.archives.member import AnyFile

PIECE = 1 << 20
"""Bytes of one run of lines, about."""
LARGE_PIECE = 1 << 22
LARGE_FILE = 1 << 27
"""Bytes of a file that gives work enough for many in larger pieces, of which there is less to do between them."""


@dataclass(frozen=True, slots=True)
class WholeFile:
    """A file that one process reads from beginning to end."""

    path: "AnyFile"
    name: str

    def read(self, expected: Expected) -> Iterator[Raw]:
        """Everything that stands where a record should."""
        format = format_of(self.path)
        if format is not None:
            yield from format.read(self.path, self.name, expected)


@dataclass(frozen=True, slots=True)
class LinesOfFile:
    """The lines of an NDJSON file from one byte to another; `before` lines stand above them."""

    path: Path
    name: str
    start: int
    end: int
    before: int

    @property
    def is_long(self) -> bool:
        """Whether these are so many bytes that they hold many records, or stand among as many."""
        return self.end >= PIECE

    def read(
        self,
        expected: Expected,  # noqa: ARG002 - the contract of a task
        taken: Callable[[bytes, int], bool] | None = None,
    ) -> Iterator[Raw]:
        """Everything that stands where a record should; see `read_lines` for `taken`."""
        try:
            with self.path.open("rb", buffering=READ_AT_ONCE) as file:
                file.seek(self.start)
                yield from read_lines(file, self.name, before=self.before, size=self.end - self.start, taken=taken)
        except (OSError, ValueError) as error:
            yield unreadable(self.name, error)


@dataclass(frozen=True, slots=True)
class NothingRead:
    """Something that could not be opened, and why."""

    unread: Unread

    def read(self, expected: Expected) -> Iterator[Raw]:  # noqa: ARG002
        """What there is to tell."""
        yield self.unread


Task = WholeFile | LinesOfFile | NothingRead


def tasks_under(paths: Iterable[AnyPath], leave_out: Iterable[AnyPath] = ()) -> Iterator[Task]:
    """The pieces of all files under the paths, in the order of the input."""
    walk = Walk()
    for path in leave_out:
        walk.pass_over(Path(path))
    for path in paths:
        for found in walk.under(Path(path)):
            if not isinstance(found, SourceFile):
                yield NothingRead(found)
            elif found.format.name == "NDJSON" and isinstance(found.path, Path):
                yield from _pieces(found.path, found.name)
            else:
                yield WholeFile(found.path, found.name)


def _pieces(path: Path, name: str) -> Iterator[Task]:
    try:
        with path.open("rb") as file:
            yield from _cut(file, path, name)
    except (OSError, ValueError) as error:
        yield NothingRead(unreadable(name, error))


def _cut(file: BinaryIO, path: Path, name: str) -> Iterator[LinesOfFile]:
    """Runs of whole lines; a line that is longer than any may be stays with the piece it begins in."""
    start = before = 0
    piece = bytearray(PIECE if path.stat().st_size < LARGE_FILE else LARGE_PIECE)
    while size := file.readinto(piece):  # type: ignore[attr-defined]
        lines = _ends(piece, size)
        end = start + size
        if piece[size - 1] != _END:
            rest = file.readline(LONGEST_LINE + 1)
            while rest and not rest.endswith(b"\n"):
                end += len(rest)
                rest = file.readline(LONGEST_LINE + 1)
            end += len(rest)
            lines += bool(rest)
        yield LinesOfFile(path, name, start, end, before)
        start, before = end, before + lines


_END = ord("\n")


def _ends(piece: bytearray, size: int) -> int:
    """How many lines end in so many bytes; they are far apart, and looking for the next is quicker than counting."""
    ends = 0
    at = piece.find(_END, 0, size)
    while at >= 0:
        ends += 1
        at = piece.find(_END, at + 1, size)
    return ends
