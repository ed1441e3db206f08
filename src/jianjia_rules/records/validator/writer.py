"""Writing generated functions: statements of our own templates, the schema's words only as constants.

A text of a schema never becomes program text: it enters as its `repr`, or as an object that the code knows by name.
"""

import linecache
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any, Protocol

DEEPEST = 12
"""Levels of blocks in one function; what is deeper gets a function of its own."""


class Statements(Protocol):
    """Where statements are written."""

    @property
    def depth(self) -> int:
        """How deep the next one stands."""

    def line(self, text: str) -> None:
        """A statement at the present depth."""

    def block(self, head: str) -> AbstractContextManager[None]:
        """A compound statement around what is written inside."""


class Writer:
    """The lines of one function."""

    def __init__(self, head: str) -> None:
        self.depth = 1
        self.lines = [head]

    def line(self, text: str) -> None:
        """A statement at the present depth."""
        self.lines.append("    " * self.depth + text)

    @contextmanager
    def block(self, head: str) -> Iterator[None]:
        """A compound statement around what is written inside."""
        self.line(head)
        self.depth += 1
        yield
        self.depth -= 1


class Names:
    """Names that are used once in a module, and the objects that generated code reads from its globals."""

    def __init__(self, ending: str = "") -> None:
        """With an `ending` they differ from the names of others in the same function."""
        self.objects: dict[str, Any] = {}
        self._ending = ending
        self._count = 0

    def fresh(self, prefix: str) -> str:
        """A name that nothing else has."""
        self._count += 1
        return f"{prefix}{self._count}{self._ending}"

    def object(self, value: Any, prefix: str) -> str:
        """The name of an object."""
        name = self.fresh(prefix)
        self.objects[name] = value
        return name


def constant(value: str | int | bool | None) -> str:
    """The literal of a constant; floats and texts of other types have no place in code."""
    if value.__class__ not in {str, int, bool, type(None)}:
        raise TypeError(value)
    return repr(value)


def assemble(text: str, names: Names, filename: str) -> dict[str, Callable[..., Any]]:
    """The functions of a module's text; tracebacks show it."""
    namespace: dict[str, Any] = {**names.objects, "__builtins__": _BUILTINS}
    code = compile(text, filename, "exec")
    exec(code, namespace)  # noqa: S102 - our own templates; see the module's docstring
    linecache.cache[filename] = (len(text), None, text.splitlines(keepends=True), filename)
    return namespace


_BUILTINS = {
    "ArithmeticError": ArithmeticError,
    "KeyError": KeyError,
    "TypeError": TypeError,
    "RecursionError": RecursionError,
    "bool": bool,
    "dict": dict,
    "int": int,
    "len": len,
    "list": list,
    "set": set,
    "str": str,
    "sum": sum,
}
