"""The two files of a run that can be taken up again: its lines so far, and a journal of what they came from.

Every line of the journal speaks of the lines of the result behind those of the line before: up to which byte of the
part they go, their check sum, the state after them. The part reaches the disk first. So a run that is cut off at any
moment, by the system too, leaves a journal of which at most the last line is broken, and a part that is long enough.
Every line begins with a check sum of itself and of the lines before it.
"""

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from time import monotonic
from typing import Any, BinaryIO, NamedTuple

from jianjia_rules.errors import CallError
from jianjia_rules.records.reading_faults import one
from jianjia_rules.running.resuming.locks import lock

_BYTES = 1 << 20
_SECONDS = 1.0
"""How much of the result, or after what time, is written down at once: waiting for the disk takes its time."""

_READ = 1 << 20
_LONGEST = 1 << 28
"""Bytes of a line; none that was written is as long."""
_SUM = 32
"""Characters of a check sum."""

_AS_USUAL, _FOR_THE_OWNER = 0o666, 0o600


class Files(NamedTuple):
    """Where the lines of a result and the journal stand."""

    part: Path
    journal: Path

    @property
    def arguments(self) -> dict[str, Any]:
        """As messages name them."""
        return {"part": str(self.part), "journal": str(self.journal)}


class Journal:
    """Both files, open and locked. `about` is what the run that began them said of itself; None where none did.

    First either `begin` or, to the end, `past`; then `write` and `keep`; last `close` or `put`. Raises OSError where
    the disk does not play along, CallError where another process works on the files or they hold something else.
    """

    def __init__(self, files: Files) -> None:
        self.files = files
        self._chain = b""
        self._size = self._written = 0
        self._sum = _new_sum()
        self._states: list[Any] = []
        self._kept = _Kept(0, "", 0)
        self._next = 0.0
        self._is_whole = True
        if any(path.is_symlink() or (path.exists() and not path.is_file()) for path in files):
            raise self._damaged()
        self._log = _opened(files.journal, _FOR_THE_OWNER)
        try:
            if not lock(self._log):
                raise CallError((one("JJ986", path=str(files.journal)),))
            is_there = files.part.exists()
            self._part = _opened(files.part, _AS_USUAL)
        except BaseException:
            self._log.close()
            raise
        try:
            self._first = self._line() if is_there else None
        except BaseException:
            self.close()
            raise
        self.about: Any = None if self._first is None else self._first.get("about")

    def begin(self, about: Mapping[str, Any], head: bytes) -> None:
        """Begin anew; `head` is the beginning of the result."""
        for file in (self._log, self._part):
            file.seek(0)
            file.truncate()
        self._chain, self._size, self._first = b"", 0, None
        self.write(head)
        self._kept = _Kept(self._size, self._sum.hexdigest(), 0)
        self._commit({"about": about})

    def past(self) -> Iterator[Any]:
        """The states that were kept, in their order; what was written behind the last one is cut off.

        Raises CallError where the files are damaged, or do not belong together.
        """
        entry, end = self._first, self._log.tell()
        while entry is not None:
            states = self._checked(entry)
            yield from states
            end = self._log.tell()
            entry = self._line()
        for file, size in ((self._log, end), (self._part, self._size)):
            file.seek(size)
            file.truncate()

    def write(self, piece: bytes) -> None:
        """Some more of the result."""
        self._part.write(piece)
        self._sum.update(piece)
        self._size += len(piece)

    def keep(self, state: Any) -> None:
        """The state (JSON) after what was written so far; it is on the disk before long."""
        self._states.append(state)
        # In one step: an interruption may come anywhere.
        self._kept = _Kept(self._size, self._sum.hexdigest(), len(self._states))
        if self._size - self._written >= _BYTES or monotonic() >= self._next:
            self._commit({})

    def close(self) -> None:
        """Leave the files as they are, for a run that takes them up; nothing more is raised."""
        with suppress(OSError, ValueError):
            if self._kept.states and self._is_whole:
                self._commit({})
        for file in (self._part, self._log):
            with suppress(OSError, ValueError):
                file.close()

    def put(self, target: Path) -> None:
        """The result is whole: put it where it belongs, and leave nothing beside it."""
        _to_disk(self._part)
        self._part.close()
        self.files.part.replace(target)
        _folder_to_disk(target.parent)
        self._log.seek(0)
        self._log.truncate()
        self._log.close()
        self.files.journal.unlink()

    def _commit(self, also: Mapping[str, Any]) -> None:
        self._is_whole = False  # until the line is; behind half a line there must be nothing
        size, check_sum, count = self._kept
        _to_disk(self._part)
        facts = {**also, "size": size, "sum": check_sum, "states": self._states[:count]}
        text = json.dumps(facts, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
        check = self._check(text)
        self._log.write(b"%s %s\n" % (check, text))
        _to_disk(self._log)
        self._chain = check
        self._written = size
        self._states = []
        self._sum = _new_sum()
        self._kept = _Kept(size, "", 0)
        self._next = monotonic() + _SECONDS
        self._is_whole = True

    def _check(self, text: bytes) -> bytes:
        return blake2b(self._chain + text, digest_size=_SUM // 2).hexdigest().encode("ascii")

    def _line(self) -> dict[str, Any] | None:
        """What the next line says; None at the end, and for a broken line at the end."""
        line = self._log.readline(_LONGEST)
        check, text = line[:_SUM], line[_SUM + 1 : -1]
        if not line.endswith(b"\n") or check != self._check(text):
            if self._log.read(1):
                raise self._damaged()
            return None
        self._chain = check
        try:
            facts = json.loads(text.decode("utf-8", "surrogatepass"))
        except (ValueError, RecursionError) as error:
            raise self._damaged() from error
        if not isinstance(facts, dict):
            raise self._damaged()
        return facts

    def _checked(self, entry: Mapping[str, Any]) -> list[Any]:
        """The states of a line, when the part is what it says."""
        size, check_sum, states = entry.get("size"), entry.get("sum"), entry.get("states")
        if type(size) is not int or size < self._size or not isinstance(states, list):
            raise self._damaged()
        found = _new_sum()
        while self._size < size:
            piece = self._part.read(min(_READ, size - self._size))
            if not piece:
                raise self._damaged()
            found.update(piece)
            self._size += len(piece)
        if found.hexdigest() != check_sum:
            raise self._damaged()
        self._written = size
        return states

    def _damaged(self) -> CallError:
        return CallError((one("JJ985", **self.files.arguments),))


class _Kept(NamedTuple):
    """What is kept: the result up to a byte, the sum of what is new of it, how many states are new."""

    size: int
    check_sum: str
    states: int


def _new_sum() -> "blake2b":
    return blake2b(digest_size=_SUM // 2)


def _opened(path: Path, mode: int) -> BinaryIO:
    """Open for reading and writing, from the beginning; `mode` is that of a new one."""
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
    return os.fdopen(os.open(path, flags, mode), "r+b")


def _to_disk(file: BinaryIO) -> None:
    file.flush()
    os.fsync(file.fileno())


def _folder_to_disk(folder: Path) -> None:
    with suppress(OSError):  # Windows opens no folders
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)
