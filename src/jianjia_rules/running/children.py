"""What a process that works for another does about signals, and about the end of the other."""

import os
import signal
from concurrent.futures import Future
from multiprocessing import get_context, parent_process
from multiprocessing.process import BaseProcess
from multiprocessing.queues import SimpleQueue
from threading import Thread
from typing import Any, TypeVar

T = TypeVar("T")

_LOOK_AGAIN_S = 1.0
"""How long a result is waited for before it is looked whether it can still come."""


def follow_parent() -> None:
    """Leave signals to the parent, and end when it ends, however it does: nobody is left to take the results."""
    for name in ("SIGINT", "SIGBREAK"):  # Ctrl-C, and Ctrl-Break on Windows, reach all processes of a terminal
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)  # Windows has no SIGHUP
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, signal.SIG_DFL)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


class Children:
    """The processes of a pool, as the context that it makes them with; it knows when one of them was killed.

    A pool sees that by itself, but where a process is killed in the middle of a long result it waits for the rest for
    ever: others hold the pipe open. So does this process, which no library call tells it not to.
    """

    def __init__(self) -> None:
        self._context = get_context()
        self._made: list[BaseProcess] = []
        self._results: list[SimpleQueue[Any]] = []

    def __getattr__(self, name: str) -> Any:
        return getattr(self._context, name)

    def Process(self, *given: Any, **named: Any) -> BaseProcess:  # noqa: N802 - the name in a context
        """A new process, which is remembered."""
        process: BaseProcess = self._context.Process(*given, **named)
        self._made.append(process)
        return process

    def SimpleQueue(self) -> "SimpleQueue[Any]":  # noqa: N802
        """A new pipe, which is remembered: that of the results."""
        queue = self._context.SimpleQueue()
        self._results.append(queue)
        return queue

    def result(self, future: "Future[T]") -> T:
        """What a process came to; raises BrokenExecutor where one was killed, wherever in its work."""
        while True:
            try:
                return future.result(_LOOK_AGAIN_S)
            except TimeoutError:
                if future.done():  # its own
                    raise
                if any(each.exitcode is not None for each in self._made):
                    self._end()

    def _end(self) -> None:
        """End the others and close the pipe, so that the pool sees its end too."""
        for each in self._made:
            each.terminate()
        for queue in self._results:
            queue.close()
