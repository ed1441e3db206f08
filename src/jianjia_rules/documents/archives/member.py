"""A file in a zip archive that is read like one on the disk, and the folder that it stands in.

Messages call it `申报.zip!企业A.xlsx`. It pickles as its path and name.
"""

import errno
import io
import os
import stat
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any, Literal, cast, overload

from jianjia_rules.dataclass import dataclass
from jianjia_rules.diagnostics import Words
from jianjia_rules.documents.archives.archive import DAMAGE, DAMAGED, Archive, ArchiveError, opened


@dataclass(frozen=True, slots=True)
class Member:
    """The place of a file in an archive; it need not be there."""

    archive: Path
    inside: str

    @property
    def name(self) -> str:
        """The last step, as of a path."""
        return PurePosixPath(self.inside).name

    @property
    def stem(self) -> str:
        """The last step without its ending."""
        return PurePosixPath(self.inside).stem

    @property
    def suffix(self) -> str:
        """The ending."""
        return PurePosixPath(self.inside).suffix

    @property
    def parent(self) -> "Folder":
        """The folder it stands in."""
        return Folder(self.archive, self.inside.rpartition("/")[0])

    def with_name(self, name: str) -> "Member":
        """The place of another file beside it."""
        return self.parent / name

    def is_file(self) -> bool:
        """Whether it is there."""
        return self.inside in _archive(self.archive).files

    def stat(self) -> os.stat_result:
        """Its kind and size; raises OSError where there is none."""
        archive = _archive(self.archive)
        if self.inside in archive.files:
            kind, size = stat.S_IFREG, archive.files[self.inside].file_size
        elif archive.is_folder(self.inside):
            kind, size = stat.S_IFDIR, 0
        else:
            raise _absent(archive, self.inside)
        return os.stat_result((kind | 0o444, 0, 0, 1, 0, 0, size, 0, 0, 0))

    @overload
    def open(self, mode: Literal["rb"], buffering: int = ...) -> io.BufferedReader: ...

    @overload
    def open(self, mode: Literal["r"], *, encoding: str, newline: str) -> io.TextIOWrapper: ...

    def open(self, mode: str, buffering: int = 1 << 16, **text: Any) -> io.BufferedReader | io.TextIOWrapper:
        """Opens it for reading; raises OSError, also where it is damaged."""
        archive = _archive(self.archive)
        if self.inside not in archive.files:
            raise _absent(archive, self.inside)
        file = cast(io.BufferedReader, io.BufferedReader(_Unpacked(archive, self.inside), max(buffering, 1)))
        return io.TextIOWrapper(file, **text) if mode == "r" else file


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder in an archive; the empty name is the archive itself."""

    archive: Path
    inside: str

    def __truediv__(self, name: str) -> Member:
        return Member(self.archive, f"{self.inside}/{name}" if self.inside else name)

    def iterdir(self) -> Iterator[Member]:
        """The files that stand right in it."""
        files = _archive(self.archive).files
        return (Member(self.archive, name) for name in files if name.rpartition("/")[0] == self.inside)


AnyFile = Path | Member
"""A file on the disk or in an archive."""


def _archive(path: Path) -> Archive:
    try:
        return opened(path)
    except ArchiveError as error:
        raise MemberError(error.reason) from None


def _absent(archive: Archive, name: str) -> OSError:
    return MemberError(archive.left[name].reason) if name in archive.left else FileNotFoundError(errno.ENOENT, name)


class MemberError(OSError):
    """What is read of an archive cannot be; `words` say why."""

    def __init__(self, words: Words) -> None:
        super().__init__(words.en)
        self.words = words


class _Unpacked(io.RawIOBase):
    """The bytes of a file in an archive; what is damaged raises OSError."""

    def __init__(self, archive: Archive, name: str) -> None:
        try:
            self._file = archive.open(name)
        except DAMAGE:
            raise MemberError(DAMAGED) from None

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        try:
            data = self._file.read(len(buffer))
        except DAMAGE:
            raise MemberError(DAMAGED) from None
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        self._file.close()
        super().close()
