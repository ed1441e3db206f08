"""A process that is told to end (`kill`, a closed terminal) ends the way Ctrl-C ends it: nothing half-written stays."""

import signal
import sys
from types import FrameType

_NAMES = ("SIGTERM", "SIGHUP", "SIGBREAK")  # the last is Ctrl-Break on Windows


def end_in_order() -> None:
    """From now on, leave by SystemExit with the code that shells give for the signal: 128 and its number."""
    for name in _NAMES:
        number = getattr(signal, name, None)  # Windows has no SIGHUP, and nobody else SIGBREAK
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:  # `nohup` stays as it is
            signal.signal(number, _leave)


def _leave(number: int, _frame: FrameType | None) -> None:
    sys.exit(128 + number)
