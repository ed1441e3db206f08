"""A stand-in for a value that generated code did not read: whoever compares it is sent to the interpreter."""

from typing import NoReturn


class NotReadError(Exception):
    """Raised when generated code meets a value that it leaves to the interpreter."""


class Unread:
    """Raises NotReadError at every comparison."""

    __slots__ = ()

    def _refuse(self, *_: object) -> NoReturn:
        raise NotReadError

    __eq__ = __ne__ = __lt__ = __le__ = __gt__ = __ge__ = __bool__ = _refuse
    __hash__ = _refuse  # not even as a key

    def __reduce__(self) -> str:
        return "UNREAD"


UNREAD = Unread()


def refuse() -> NoReturn:
    """Sends the row to the interpreter."""
    raise NotReadError
