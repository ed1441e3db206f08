"""The files that paths stand for: files as given, folders walked in sorted order and in depth.

Hidden files and folders are passed over, so are devices and pipes; files of other formats leave a note. A symbolic link
is followed only inside the folder that was given, and no folder twice. A file that two paths lead to is read once.
"""

import os
import stat
from collections.abc import Iterator
from dataclasses import field
from pathlib import Path

from jianjia_rules.dataclass import dataclass
from jianjia_rules.diagnostics import Words, nearest
from jianjia_rules.records.formats import Format, endings, format_of
from jianjia_rules.records.raw import Unread
from jianjia_rules.records.reading_faults import unread, unreadable

KEPT_APART = ("waivers", "review", "reviews")
"""Names (without their ending) of files in a folder that hold no records but what an office enters beside them."""

_DEEPEST = 40
_MOST_NAMED = 5
_TOO_DEEP = Words(f"文件夹套了 {_DEEPEST} 层以上", f"its folders lie more than {_DEEPEST} deep")
_NO_FILE = Words("它是管道或设备，不是文件", "it is a pipe or a device, no file")

Key = tuple[int, int]
"""What tells a file or folder from all others, whatever it is called: device and number."""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file to read: its path, its name for messages, its format."""

    path: Path
    name: str
    format: Format


@dataclass(slots=True)
class Walk:
    """Finds files under paths; what it has found once it passes over."""

    seen: set[Key] = field(default_factory=set)

    def pass_over(self, path: Path) -> None:
        """Leave a file out: the call uses it for something else."""
        try:
            self.seen.add(_key(path.stat()))
        except (OSError, ValueError):
            return

    def under(self, path: Path) -> Iterator[SourceFile | Unread]:
        """The file itself, or the files in the folder."""
        name = str(path)
        try:
            status = path.stat()
        except FileNotFoundError:
            yield unread(name, "JJ901", path=name, nearest=_nearest(path))
            return
        except (OSError, ValueError) as error:
            yield unreadable(name, error)
            return
        if stat.S_ISDIR(status.st_mode):
            yield from self._folder(path)
            return
        format = format_of(path)
        if format is None:
            yield unread(name, "JJ905", path=name, known=endings())
        elif not stat.S_ISREG(status.st_mode):
            yield unread(name, "JJ902", path=name, reason=_NO_FILE)
        elif self._is_new(status):
            yield SourceFile(path, name, format)

    def _folder(self, root: Path) -> Iterator[SourceFile | Unread]:
        others: list[str] = []
        found = 0
        for entry in self._inside(root, os.path.realpath(root), others, 0):
            found += isinstance(entry, SourceFile)
            yield entry
        if others:
            named = [*others[:_MOST_NAMED], *(["…"] if len(others) > _MOST_NAMED else [])]
            yield unread(str(root), "JJ821", path=str(root), count=len(others), names=tuple(named))
        if not found:
            yield unread(str(root), "JJ906", path=str(root), known=endings())

    def _inside(self, folder: Path, root: str, others: list[str], depth: int) -> Iterator[SourceFile | Unread]:
        try:
            is_new = self._is_new(folder.stat())
            names = sorted(entry.name for entry in folder.iterdir()) if is_new and depth < _DEEPEST else []
        except (OSError, ValueError) as error:
            yield unreadable(str(folder), error)
            return
        if is_new and depth >= _DEEPEST:
            yield unread(str(folder), "JJ902", path=str(folder), reason=_TOO_DEEP)
        for name in names:
            if not name.startswith((".", "~$")):
                yield from self._entry(folder / name, root, others, depth)

    def _entry(self, path: Path, root: str, others: list[str], depth: int) -> Iterator[SourceFile | Unread]:
        try:
            if path.is_symlink() and not _is_inside(path, root):
                yield unread(str(path), "JJ822", path=str(path))
                return
            status = path.stat()
        except (OSError, ValueError) as error:
            yield unreadable(str(path), error)
            return
        if stat.S_ISDIR(status.st_mode):
            yield from self._inside(path, root, others, depth + 1)
            return
        format = format_of(path)
        if format is None or path.stem.lower() in KEPT_APART or not stat.S_ISREG(status.st_mode):
            others.append(path.name)
        elif self._is_new(status):
            yield SourceFile(path, str(path), format)

    def _is_new(self, status: os.stat_result) -> bool:
        key = _key(status)
        if key in self.seen and status.st_ino:  # some file systems number nothing
            return False
        self.seen.add(key)
        return True


def _key(status: os.stat_result) -> Key:
    return status.st_dev, status.st_ino


def _is_inside(link: Path, root: str) -> bool:
    target = os.path.realpath(link)
    return os.path.commonpath([root, target]) == root if _same_drive(root, target) else False


def _same_drive(one: str, other: str) -> bool:
    return os.path.splitdrive(one)[0].lower() == os.path.splitdrive(other)[0].lower()


def _nearest(path: Path) -> str | None:
    try:
        name = nearest(path.name, sorted(entry.name for entry in path.parent.iterdir()))
    except (OSError, ValueError):
        return None
    return str(path.with_name(name)) if name is not None else None
