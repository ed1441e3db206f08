"""Texts from one process to another through memory that both see: through a pipe they are copied four times more.

Only forked processes see the same memory without a name for it, which others could read and somebody had to take away.
"""

from mmap import mmap
from typing import Self

_SIZE = 1 << 22
"""Bytes of the longest text that goes this way; of the memory only what was used once is really there."""


class SharedText:
    """So many places for texts; the first of so many tasks that are under way has the first one, and so on around."""

    def __init__(self, places: int) -> None:
        self._places = places
        self._memory = mmap(-1, places * _SIZE)

    @classmethod
    def where_forked(cls, start_method: str, places: int) -> Self | None:
        """None where processes are started otherwise, and where there is not as much memory to be had."""
        if start_method != "fork":
            return None
        try:
            return cls(places)
        except (OSError, ValueError, OverflowError):
            return None

    def put(self, task: int, text: bytes) -> bytes | int:
        """Leaves the text of a task, by its number; what to send in its stead."""
        if len(text) > _SIZE:
            return text
        start = task % self._places * _SIZE
        self._memory[start : start + len(text)] = text
        return len(text)

    def take(self, task: int, sent: bytes | int) -> bytes:
        """The text; its place may then be given to the task so many behind this."""
        if isinstance(sent, bytes):
            return sent
        start = task % self._places * _SIZE
        return self._memory[start : start + sent]
