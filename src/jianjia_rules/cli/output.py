"""Where a result goes: standard output, or a file that is written beside its place and put there when it is whole."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType
from typing import BinaryIO, TextIO

from jianjia_rules.diagnostics import Diagnostics
from jianjia_rules.errors import CallError
from jianjia_rules.records.reading_faults import reason

UTF8 = "utf-8"


class Output:
    """Takes text; `close` flushes."""

    def __init__(self, file: BinaryIO, encoding: str) -> None:
        self._file = file
        self._encoding = encoding

    def write(self, text: str) -> None:
        """Write a piece of the result."""
        self._file.write(text.encode(self._encoding, "replace"))

    def write_bytes(self, piece: bytes) -> None:
        """Write a piece of a result that is no text."""
        self._file.write(piece)

    def flush(self) -> None:
        """Hand over what was written."""
        self._file.flush()


@contextmanager
def output_to(path: str | None, stdout: TextIO, encoding: str | None = UTF8) -> Iterator[Output]:
    """Standard output, or the file at `path`, which only comes to be when the block ends well.

    Files are UTF-8; standard output has `encoding`, by default too (None: its own). Raises CallError where the file
    cannot be written.
    """
    if path is None or path == "-":
        stdout.flush()
        output = Output(stdout.buffer, encoding or stdout.encoding or UTF8)
        yield output
        output.flush()
        return
    target = Path(path)
    if target.exists() and not target.is_file() and not target.is_dir():
        with _written(path), target.open("wb") as device:
            yield Output(device, UTF8)
        return
    with _beside(target, path) as file:
        yield Output(file, UTF8)


@contextmanager
def _beside(target: Path, path: str) -> Iterator[BinaryIO]:
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    if target.is_dir():
        _refuse(path, IsADirectoryError(21, os.strerror(21)))
    with _stopped_by_kill():
        with _written(path):
            file = part.open("wb")
        try:
            with file:
                yield file
            with _written(path):
                part.replace(target)
        except BaseException:
            with suppress(OSError):
                part.unlink()
            raise


@contextmanager
def _written(path: str) -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except (OSError, ValueError) as error:
        _refuse(path, error)


def _refuse(path: str, error: OSError | ValueError) -> None:
    faults = Diagnostics()
    faults.add("JJ908", None, path=path, reason=reason(error))
    raise CallError(faults.sorted()) from error


@contextmanager
def _stopped_by_kill() -> Iterator[None]:
    """While it lasts, `kill` ends the process the way Ctrl-C does, so that nothing half-written is left."""
    import signal

    def stop(number: int, _frame: FrameType | None) -> None:
        sys.exit(128 + number)

    try:
        before = signal.signal(signal.SIGTERM, stop)
    except ValueError:  # not the main thread
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
