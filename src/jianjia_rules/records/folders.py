"""The files that paths stand for: files as given, folders walked in sorted order and in depth.

Hidden files and folders are passed over, so are devices and pipes; files of other formats leave a note. A zip archive
is a folder. A symbolic link
is followed only inside the folder that was given, and no folder twice. A file that two paths lead to is read once.
"""

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import field
from pathlib import Path

from jianjia_rules.dataclass import dataclass
from jianjia_rules.diagnostics import Words, nearest
from jianjia_rules.documents.archives import ENDING
from jianjia_rules.records.formats import endings, format_of
from jianjia_rules.records.raw import Unread
from jianjia_rules.records.reading_faults import unread, unreadable
from jianjia_rules.records.source_files import KEPT_APART, WAIVERS, SourceFile, is_hidden, not_read

_DEEPEST = 40
_TOO_DEEP = Words(f"文件夹套了 {_DEEPEST} 层以上", f"its folders lie more than {_DEEPEST} deep")
_NO_FILE = Words("它是管道或设备，不是文件", "it is a pipe or a device, no file")

AnyPath = str | os.PathLike[str]
Key = tuple[int, int]
"""What tells a file or folder from all others, whatever it is called: device and number."""


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
        if is_archive(path, status):
            if self._is_new(status):
                yield from _in_archive(path)
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
            yield not_read(str(root), others)
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
            if not is_hidden(name):
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
        if is_archive(path, status):
            if self._is_new(status):
                yield from _in_archive(path)
            return
        format = format_of(path)
        is_apart = path.stem.lower() in KEPT_APART
        if format is None or is_apart or not stat.S_ISREG(status.st_mode):
            if not is_apart or _key(status) not in self.seen:  # else the call reads it as what it is
                others.append(path.name)
        elif self._is_new(status):
            yield SourceFile(path, str(path), format)

    def _is_new(self, status: os.stat_result) -> bool:
        key = _key(status)
        if key in self.seen and status.st_ino:  # some file systems number nothing
            return False
        self.seen.add(key)
        return True


def is_archive(path: Path, status: os.stat_result) -> bool:
    """Whether it is an archive, which is read as a folder."""
    return path.suffix.lower() == ENDING and stat.S_ISREG(status.st_mode)


def _in_archive(path: Path) -> "Iterator[SourceFile | Unread]":
    from jianjia_rules.records.archives import in_archive  # only archives need what it imports

    return in_archive(path)


def waivers_beside(paths: Iterable[AnyPath]) -> tuple[Path, ...]:
    """The files of waivers in the folders that are given, and in those of the files that are given; not deeper down.

    A unit hands in a folder of its own below: what it calls waivers there is not taken for such.
    """
    found: dict[str, Path] = {}
    for path in map(Path, paths):
        try:
            folder = path if path.is_dir() else path.parent
            names = sorted(each.name for each in folder.iterdir() if each.stem.lower() in WAIVERS and each.is_file())
        except (OSError, ValueError):
            continue  # whoever reads the records tells of it
        for name in names:
            if format_of(folder / name) is not None:
                found.setdefault(os.path.realpath(folder / name), folder / name)
    return tuple(found.values())


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
