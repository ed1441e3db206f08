"""One process at a time: a lock on an open file, which the system gives back however the process ends."""

import errno
import os
import sys
from typing import BinaryIO

_HELD = frozenset((errno.EACCES, errno.EAGAIN, errno.EDEADLK))

if sys.platform == "win32":
    import msvcrt

    _FAR = 0x7FFF_FFF0
    """A byte far behind the beginning, as far as the system can lock: what is locked, others cannot read."""

    def _lock(number: int) -> None:
        os.lseek(number, _FAR, os.SEEK_SET)
        try:
            msvcrt.locking(number, msvcrt.LK_NBLCK, 1)
        finally:
            os.lseek(number, 0, os.SEEK_SET)

else:
    import fcntl

    def _lock(number: int) -> None:
        # Not `flock`: processes that this one begins would hold that lock, too.
        fcntl.lockf(number, fcntl.LOCK_EX | fcntl.LOCK_NB)


def lock(file: BinaryIO) -> bool:
    """Whether the file, just opened for writing, is now this process's; true also where there are no locks."""
    try:
        _lock(file.fileno())
    except OSError as error:
        return error.errno not in _HELD
    return True
