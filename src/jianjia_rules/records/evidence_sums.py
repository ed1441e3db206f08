"""The SHA-256 of files named as evidence: no link is followed, nothing outside the record's folder is read."""

import hashlib
import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from jianjia_rules.dataclass import dataclass
from jianjia_rules.diagnostics import Words
from jianjia_rules.records.evidence_files import LARGEST, inside, sha256_of
from jianjia_rules.records.reading_faults import reason

if TYPE_CHECKING:
    from jianjia_rules.documents.archives.member import Folder

_PIECE = 1 << 20
_NO_FILE = Words("不是普通文件", "it is no ordinary file")
_TOO_LARGE = Words(f"超过 {LARGEST} 字节", f"it is larger than {LARGEST} bytes")


@dataclass(frozen=True, slots=True)
class FileSum:
    """A file's SHA-256, or why there is none: `missing`, `unreadable`, `outside`, `link`."""

    sha256: str | None = None
    problem: str | None = None
    reason: Words | None = None


class FileSums:
    """Computes sums; a file that several entries name is read once."""

    def __init__(self) -> None:
        self._known: dict[tuple[Path | Folder, str], FileSum] = {}

    def of(self, folder: "Path | Folder", name: object) -> FileSum:
        """The sum of the file of this name below a folder."""
        if not isinstance(name, str):
            return FileSum(problem="outside")
        key = (folder, name)
        if key not in self._known:
            self._known[key] = _sum(folder, name)
        return self._known[key]


def _sum(folder: "Path | Folder", name: str) -> FileSum:
    if not isinstance(folder, Path):
        return _sum_in_archive(folder, name)
    if inside(folder, name) is None and not _first_link(folder, name):
        return FileSum(problem="outside")
    if _first_link(folder, name):
        return FileSum(problem="link")
    path = folder / name.replace("\\", "/")
    try:
        with _opened(path) as file:
            status = os.fstat(file)
            if not stat.S_ISREG(status.st_mode):
                return FileSum(problem="unreadable", reason=_NO_FILE)
            if status.st_size > LARGEST:
                return FileSum(problem="unreadable", reason=_TOO_LARGE)
            return _read(file)
    except FileNotFoundError:
        return FileSum(problem="missing")
    except (OSError, ValueError) as error:
        return FileSum(problem="unreadable", reason=reason(error))


def _sum_in_archive(folder: "Folder", name: str) -> FileSum:
    path = inside(folder, name)
    if path is None:
        return FileSum(problem="outside")
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            return FileSum(problem="unreadable", reason=_NO_FILE)
        if status.st_size > LARGEST:
            return FileSum(problem="unreadable", reason=_TOO_LARGE)
        return FileSum(sha256_of(path))
    except FileNotFoundError:
        return FileSum(problem="missing")
    except OSError as error:
        return FileSum(problem="unreadable", reason=reason(error))


def _read(file: int) -> FileSum:
    digest, size = hashlib.sha256(), 0
    while piece := os.read(file, _PIECE):
        digest.update(piece)
        size += len(piece)
        if size > LARGEST:  # it grows while it is read
            return FileSum(problem="unreadable", reason=_TOO_LARGE)
    return FileSum(digest.hexdigest())


class _opened:  # noqa: N801 - reads as a verb
    """A file opened for reading; neither a link nor a pipe that nobody writes to keeps it."""

    def __init__(self, path: Path) -> None:
        flags = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
        self._file = os.open(path, flags)

    def __enter__(self) -> int:
        return self._file

    def __exit__(self, *_: object) -> None:
        os.close(self._file)


def _first_link(folder: Path, name: str) -> bool:
    """Whether a step below the folder is a symbolic link, or what Windows has for one."""
    path = folder
    for step in Path(name.replace("\\", "/")).parts:
        if step in {"..", os.sep} or Path(step).is_absolute():
            return False
        path /= step
        try:
            status = path.lstat()
        except (OSError, ValueError):
            return False
        reparse_tag: int = getattr(status, "st_reparse_tag", 0)  # Windows: junctions too
        if stat.S_ISLNK(status.st_mode) or reparse_tag:
            return True
    return False
