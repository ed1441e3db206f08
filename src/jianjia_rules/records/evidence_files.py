"""Files named as evidence: whether they are there and are what the record says (SHA-256).

Only entries that name a file are looked at. A file is sought below the folder of the record's own file, in an archive
where that stands in one; nothing else is ever opened: no absolute path, no `..`, no symbolic link that leads out.
"""

import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING, Any

from jianjia_rules.diagnostics import Diagnostics, Words
from jianjia_rules.documents.files import file_at
from jianjia_rules.language.paths import FieldPath
from jianjia_rules.records.faults import PlacedOrigin
from jianjia_rules.records.placed_origin import holder
from jianjia_rules.records.reading_faults import one, reason
from jianjia_rules.records.text_values import value_at
from jianjia_rules.units.record import Record

if TYPE_CHECKING:
    from jianjia_rules.documents.archives.member import AnyFile, Folder

MISSING, UNREADABLE, WRONG_HASH = "missing", "unreadable", "wrong-hash"

LARGEST = 1 << 30
"""Bytes of a file that is hashed."""

_PIECE = 1 << 20
_TOO_LARGE = Words(f"超过 {LARGEST} 字节", f"it is larger than {LARGEST} bytes")
_NO_FILE = Words("不是普通文件", "it is no ordinary file")


class EvidenceFiles:
    """Verifies the evidence of records; a file that many records name is read once."""

    def __init__(self, evidence: FieldPath | None, diagnostics: Diagnostics) -> None:
        self._evidence = evidence
        self._diagnostics = diagnostics
        self._sums: dict[tuple[str, int, int], str] = {}

    @property
    def are_sought(self) -> bool:
        """Whether records may name files."""
        return self._evidence is not None

    def is_asked(self, data: Mapping[str, Any]) -> bool:
        """Whether a record names any file."""
        return self._evidence is not None and any(True for _ in _named(value_at(data, self._evidence)))

    def verified(self, record: Record, origin: PlacedOrigin) -> Record:
        """The record with what is wrong with the files it names; the reasons are told as warnings."""
        if self._evidence is None or not origin.file:
            return record  # of none, or of a program's own data: there is no folder to look in
        problems = {
            index: problem
            for index, entry in _named(value_at(record.data, self._evidence))
            if (problem := self._look(entry, index, origin))
        }
        return replace(record, evidence_problems=problems) if problems else record

    def _look(self, entry: Mapping[str, Any], index: int, origin: PlacedOrigin) -> str | None:
        name = entry["file"]
        held_by, _ = holder(origin, (*(self._evidence or ()), index, "file"))
        folder = file_at(held_by.file).parent if held_by.file else Path()
        path = inside(folder, name) if isinstance(name, str) else None
        if path is None:
            return self._tell("JJ854", UNREADABLE, name, index, origin)
        try:
            status = path.stat()
            if not stat.S_ISREG(status.st_mode):
                return self._tell("JJ852", UNREADABLE, name, index, origin, reason=_NO_FILE)
            wanted = entry.get("sha256")
            if not isinstance(wanted, str) or not wanted:
                return None
            if status.st_size > LARGEST:
                return self._tell("JJ852", UNREADABLE, name, index, origin, reason=_TOO_LARGE)
            found = self._sum(path, status)
        except FileNotFoundError:
            return self._tell("JJ851", MISSING, name, index, origin)
        except (OSError, ValueError) as error:
            return self._tell("JJ852", UNREADABLE, name, index, origin, reason=reason(error))
        if found != wanted.strip().lower():
            return self._tell("JJ853", WRONG_HASH, name, index, origin, key="sha256", found=found)
        return None

    def _sum(self, path: "AnyFile", status: os.stat_result) -> str:
        known = (str(path), status.st_size, status.st_mtime_ns)
        if known not in self._sums:
            if len(self._sums) > 10_000:
                self._sums.clear()
            self._sums[known] = sha256_of(path)
        return self._sums[known]

    def _tell(
        self, code: str, problem: str, name: object, index: int, origin: PlacedOrigin, key: str = "file", **more: Any
    ) -> str:
        place = origin.place((*(self._evidence or ()), index, key))
        self._diagnostics.extend([one(code, place, file=name, **more)])
        return problem


def _named(listed: object) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """The entries of a record's evidence that name a file."""
    if isinstance(listed, list):
        for index, entry in enumerate(listed):
            if isinstance(entry, Mapping) and entry.get("file"):
                yield index, entry


def inside(folder: "Path | Folder", name: str) -> "AnyFile | None":
    """The path of a file below a folder, links resolved; None when the name, or a link on the way, leads out of it."""
    relative = name.replace("\\", "/")
    steps = PurePosixPath(relative).parts
    if not steps or relative.startswith("/") or PureWindowsPath(name).drive or ".." in steps or "\0" in name:
        return None
    if not isinstance(folder, Path):
        return folder / "/".join(steps)
    try:
        root = folder.resolve()
        path = (root / relative).resolve()
    except (OSError, ValueError, RuntimeError):  # RuntimeError: links in a circle, before Python 3.13
        return None
    return path if path.is_relative_to(root) else None


def sha256_of(path: "AnyFile") -> str:
    """The sum of a file's bytes; raises OSError."""
    import hashlib  # only records that name files need it

    digest = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            digest.update(piece)
    return digest.hexdigest()
