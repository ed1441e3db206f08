"""Where a result goes: standard output, or a file that is written beside its place and put there when it is whole."""

import errno
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from stat import S_IMODE
from typing import BinaryIO, NoReturn, TextIO

UTF8 = "utf-8"

PART_NAME = 40
"""Characters of a file's name that the name of its part keeps: the whole may be as long as a name can be."""


class Output:
    """Takes text; what cannot be written raises CallError, a reader that is gone BrokenPipeError.

    With `goes_on` nothing is raised for a reader that is gone: `reader_gone` says so, and what is written from then on
    is dropped.
    """

    def __init__(self, file: BinaryIO, encoding: str, path: str | None = None, goes_on: bool = False) -> None:
        """`path` is what messages call it; None for standard output."""
        self._file = file
        self._encoding = encoding
        self._path = path
        self._goes_on = goes_on
        self.reader_gone = False

    def write(self, text: str) -> None:
        """Write a piece of the result."""
        self.write_bytes(text.encode(self._encoding, "replace"))

    def write_bytes(self, piece: bytes) -> None:
        """Write a piece of a result as it is."""
        self._try(lambda: self._file.write(piece))

    def write_piece(self, piece: str | bytes) -> None:
        """Write a piece of either kind."""
        if isinstance(piece, bytes):
            self.write_bytes(piece)
        else:
            self.write(piece)

    def flush(self) -> None:
        """Hand over what was written."""
        self._try(self._file.flush)

    def _try(self, act: Callable[[], object]) -> None:
        if self.reader_gone:
            return
        try:
            act()
        except (OSError, ValueError) as error:
            try:
                _failed(self._path, error)
            except BrokenPipeError:
                self.reader_gone = True
                if not self._goes_on:
                    raise


@contextmanager
def output_to(
    path: str | None, stdout: TextIO | None, encoding: str | None = UTF8, goes_on: bool = False
) -> Iterator[Output]:
    """Standard output, or the file at `path`, which only comes to be when the block ends well.

    Files are UTF-8; standard output has `encoding`, by default too (None: its own); None where the process has none.
    `goes_on` as in `Output`, for standard output.
    Raises CallError where nothing can be written there, at the beginning already if that can be told.
    """
    if path is None or path == "-":
        yield from _standard(stdout, encoding, goes_on)
        return
    target = target_of(path)
    if is_device(target, path):
        try:
            file = target.open("wb")
        except OSError as error:
            _failed(path, error)
        yield from _written_to(file, path)
        return
    part = target.with_name(f".{target.name[:PART_NAME]}.{os.getpid()}.part")
    try:
        yield from _written_to(_opened(target, part, path), path)
        try:
            part.replace(target)
        except OSError as error:
            _failed(path, error)
    except BaseException:
        with suppress(OSError):
            part.unlink()
        raise


def target_of(path: str) -> Path:
    """Where a file really stands: a link stays, and what it leads to is written. Raises CallError for no path."""
    try:
        return Path(os.path.realpath(path))
    except (OSError, ValueError) as error:
        _failed(path, error)


def is_device(target: Path, path: str) -> bool:
    """Whether it is no file that comes to be when it is whole; raises CallError for a folder."""
    try:
        if target.is_dir():
            _failed(path, IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR)))
        return target.exists() and not target.is_file()
    except OSError as error:
        _failed(path, error)


def mode_of(target: Path) -> int | None:
    """Who may read and write the file that is there, if any; raises OSError where it may not be written."""
    if not target.exists():
        return None
    if not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    return S_IMODE(target.stat().st_mode)


def _standard(stdout: TextIO | None, encoding: str | None, goes_on: bool) -> Iterator[Output]:
    if stdout is None:
        _failed(None, OSError(errno.EBADF, os.strerror(errno.EBADF)))
    stdout.flush()
    output = Output(stdout.buffer, encoding or stdout.encoding or UTF8, goes_on=goes_on)
    yield output
    output.flush()


def _written_to(file: BinaryIO, path: str) -> Iterator[Output]:
    output = Output(file, UTF8, path)
    try:
        yield output
        output.flush()
    finally:
        with suppress(OSError):  # what could not be written was said
            file.close()


def _opened(target: Path, part: Path, path: str) -> BinaryIO:
    """The file beside its place; who may read and write it stays as it was."""
    try:
        mode = mode_of(target)
        file = part.open("wb")
        if mode is not None:
            part.chmod(mode)
        return file
    except (OSError, ValueError) as error:
        _failed(path, error)


def _failed(path: str | None, error: OSError | ValueError) -> NoReturn:
    if isinstance(error, BrokenPipeError):
        raise error
    if path is None and sys.platform == "win32" and isinstance(error, OSError) and error.errno == errno.EINVAL:
        raise BrokenPipeError from error  # how Windows says so
    from jianjia_rules.cli.unwritable import unwritable

    raise unwritable(path, error) from error
