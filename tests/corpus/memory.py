"""How much memory something takes at its worst."""

from __future__ import annotations

import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_STATUS, _RESET = Path("/proc/self/status"), Path("/proc/self/clear_refs")


@contextmanager
def peak_memory() -> Iterator[list[int]]:
    """The list gets the most bytes that were taken at once beyond what was taken before.

    Linux counts them for nothing (proc_pid_status(5), VmHWM); elsewhere Python does, at five times the work.
    """
    peak: list[int] = []
    if _reset():
        before = _bytes("VmRSS")
        yield peak
        peak.append(_bytes("VmHWM") - before)
        return
    tracemalloc.start()
    try:
        yield peak
        peak.append(tracemalloc.get_traced_memory()[1])
    finally:
        tracemalloc.stop()


def _reset() -> bool:
    with suppress(OSError):
        _RESET.write_text("5", encoding="ascii")
        return _bytes("VmHWM") > 0
    return False


def _bytes(name: str) -> int:
    lines = _STATUS.read_text(encoding="utf-8", errors="replace").splitlines()
    return next((int(line.split()[1]) << 10 for line in lines if line.startswith(f"{name}:")), 0)
