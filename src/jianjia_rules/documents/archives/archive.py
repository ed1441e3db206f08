"""A zip archive as a folder that is never unpacked: its files, and those that are not read, each with the reason.

Bounded before anything is unpacked: by the size of its list of files, by what they state to come to, and by how many
times its size that is. No file gives more than it states.
"""

import io
import os
import stat
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import IO, NamedTuple

from jianjia_rules.diagnostics import Words
from jianjia_rules.documents.archives import ENDING
from jianjia_rules.documents.archives.listing import list_size, truly_flagged
from jianjia_rules.documents.archives.names import leads_outside, names_of

MOST_FILES = 50_000
MOST_LIST = 16 * 1024 * 1024
"""Bytes of the list of files at the end of an archive."""
MOST_UNPACKED = 4 * 1024**3
MOST_RATIO = 200
"""Times its size that a file of more than `RATIO_FROM` bytes may unpack to."""
RATIO_FROM = 4 * 1024 * 1024

DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError)
"""What reading a damaged archive raises, besides OSError."""

_ENCRYPTED = 1
_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_OPENED_AT_ONCE = 4
_MENDED_UP_TO = 64 * 1024 * 1024
"""Bytes of an archive whose list of files is mended in memory."""

DAMAGED = Words("压缩包已损坏，或者不是 zip", "the archive is damaged, or no zip at all")
_TOO_MANY = Words(f"里面的文件超过 {MOST_FILES} 个", f"it holds more than {MOST_FILES} files")
_TOO_LARGE = Words("解压后超过 4 GiB", "it unpacks to more than 4 GiB")
_BOMB = Words(f"解压后是原来的 {MOST_RATIO} 倍以上", f"it unpacks to more than {MOST_RATIO} times its size")
_OVERLAPS = Words("里面的文件互相重叠", "its files overlap")
_OUTSIDE = Words("它的名称指到压缩包外面", "its name leads out of the archive")
_TWICE = Words("同一名称有两个文件", "two files have this name")
_LOCKED = Words("已加密；请解密后再打包", "it is encrypted; pack it again without a password")
_LINK = Words("它是链接", "it is a link")
_NESTED = Words("它是压缩包里的压缩包；请先解压", "it is an archive in an archive; unpack it first")
_METHOD = Words("压缩方法不常见；请用普通 zip 重新打包", "its compression is unusual; pack it again as a plain zip")


class ArchiveError(Exception):
    """An archive that is not read, and why."""

    def __init__(self, reason: Words) -> None:
        super().__init__(reason.en)
        self.reason = reason


class Left(NamedTuple):
    """Why a file of an archive is not read; `harmless` where it need not have been a submission."""

    reason: Words
    harmless: bool = False


class Archive:
    """The files of a zip archive by name, in the order of a walk; `left` are those that are not read, by name."""

    def __init__(self, path: Path) -> None:
        """Raises ArchiveError where it cannot be read as a whole, OSError where the file cannot be opened."""
        try:
            with path.open("rb") as file:
                size = file.seek(0, os.SEEK_END)
                if list_size(file) > MOST_LIST:
                    raise ArchiveError(_TOO_MANY)
            self._zip = _opened_zip(path, size)
        except DAMAGE:
            raise ArchiveError(DAMAGED) from None
        entries = self._zip.infolist()
        if len(entries) > MOST_FILES:
            raise ArchiveError(_TOO_MANY)
        if sum(each.file_size for each in entries) > MOST_UNPACKED:
            raise ArchiveError(_TOO_LARGE)
        if sum(each.compress_size for each in entries) > size:
            raise ArchiveError(_OVERLAPS)
        self.path = path
        self.files, self.left = _sorted_out(names_of(entries))
        self._folders = frozenset(folder for name in self.files for folder in _folders(name))

    def open(self, name: str) -> IO[bytes]:
        """A file, to be read from its beginning. Raises what zipfile raises."""
        return self._zip.open(self.files[name])

    def is_folder(self, name: str) -> bool:
        """Whether it is a folder with files in it; the empty name is the archive itself."""
        return not name or name in self._folders


def opened(path: Path) -> Archive:
    """The archive at a path; the last few are kept open, for their files are read one after the other."""
    status = path.stat()
    return _opened(path, status.st_size, status.st_mtime_ns, os.getpid())


@lru_cache(_OPENED_AT_ONCE)
def _opened(path: Path, size: int, changed: int, process: int) -> Archive:  # noqa: ARG001
    """A changed file is another; a forked process would share its place in the file with its parent."""
    return Archive(path)


def _opened_zip(path: Path, size: int) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(path)
    except UnicodeDecodeError:  # names that are not in UTF-8 as they say
        if size > _MENDED_UP_TO:
            raise
        return zipfile.ZipFile(io.BytesIO(truly_flagged(path.read_bytes())))


def _sorted_out(names: Mapping[zipfile.ZipInfo, str]) -> tuple[dict[str, zipfile.ZipInfo], dict[str, Left]]:
    files: dict[str, zipfile.ZipInfo] = {}
    left: dict[str, Left] = {}
    times = Counter(names.values())
    for entry, name in sorted(names.items(), key=lambda each: each[1].split("/")):
        if name.endswith("/"):
            continue
        why = _why_left(entry, name, times[name] > 1)
        if why is None:
            files[name] = entry
        else:
            left[name] = why
    return files, left


def _why_left(entry: zipfile.ZipInfo, name: str, is_twice: bool) -> Left | None:
    if leads_outside(name):
        return Left(_OUTSIDE)
    if is_twice:
        return Left(_TWICE)
    if stat.S_ISLNK(entry.external_attr >> 16):
        return Left(_LINK, harmless=True)
    if name.lower().endswith(ENDING):
        return Left(_NESTED, harmless=True)
    if entry.flag_bits & _ENCRYPTED:
        return Left(_LOCKED)
    if entry.compress_type not in _METHODS:
        return Left(_METHOD)
    if entry.file_size > RATIO_FROM and entry.file_size > MOST_RATIO * entry.compress_size:
        return Left(_BOMB)
    return None


def _folders(name: str) -> Iterable[str]:
    steps = name.split("/")
    return ("/".join(steps[:length]) for length in range(1, len(steps)))
