"""What lives as long as a run, kept out of the search for cycles: it grows with the input, and the search with it."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_OFTEN = 300
"""Things added after which those so far are put aside."""
_FEW = 1_000
"""Python 3.12 itself begins with some hundred objects put aside."""


class Added:
    """Is told what was added that lives to the end."""

    def __init__(self, aside: bool) -> None:
        """Without putting it `aside` nothing is done."""
        self._aside = aside
        self._count = 0

    def add(self, count: int) -> None:
        """So many things more. What cannot live that long is collected before the others are put aside."""
        self._count += count
        if self._aside and self._count >= _OFTEN:
            self._count = 0
            gc.collect(1)
            gc.freeze()


@contextmanager
def long_lived() -> Iterator[Added]:
    """Behind it all is as before. Where the host of the process does likewise nothing is done."""
    aside = gc.isenabled() and gc.get_freeze_count() < _FEW
    try:
        yield Added(aside)
    finally:
        if aside:
            gc.unfreeze()
