"""Writing generated code: statements from our own templates, author's data only as objects that code holds.

In the text a placeholder stands for such an object: bytes with its name, which no other literal is. A constant is read
in half the time that a global takes.
"""

import linecache
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import CodeType, FunctionType
from typing import Any


class Source:
    """Statements of one function, with the constants and objects they name.

    A text of the rulebook never becomes program text: it takes the place of what `constant` gives once all has been
    compiled; what record schemas ask of items comes with their texts as literals. `names` are the function's globals.
    With `guarded`, an exception in one step is caught there and the step's own way out taken; without, it leaves the
    function, which is shorter and faster.
    """

    def __init__(self, guarded: bool = False) -> None:
        self.guarded = guarded
        self.names: dict[str, Any] = {}
        self._placed: dict[str, Any] = {}
        self._lines: list[str] = []
        self._depth = 1
        self._constants: dict[tuple[type, object], str] = {}
        self._fresh = 0

    @property
    def depth(self) -> int:
        """How deep the next statement stands."""
        return self._depth

    def line(self, text: str) -> None:
        """A statement at the present depth."""
        self._lines.append("    " * self._depth + text)

    @contextmanager
    def block(self, head: str) -> Iterator[None]:
        """A compound statement around what is written inside, which may be nothing."""
        self.line(head)
        self._depth += 1
        above = len(self._lines)
        yield
        if len(self._lines) == above:
            self.line("pass")
        self._depth -= 1

    @contextmanager
    def guard(self, *way_out: str) -> Iterator[None]:
        """A step; `way_out` are the statements that stand for it where it fails in a guarded function."""
        if not self.guarded:
            yield
            return
        with self.block("try:"):
            yield
        with self.block("except Exception:"):
            for statement in way_out:
                self.line(statement)

    def fresh(self, prefix: str) -> str:
        """A name that nothing else has."""
        self._fresh += 1
        return f"{prefix}{self._fresh}"

    def constant(self, value: str | int | float | bool | frozenset[str] | None) -> str:
        """The expression of a literal."""
        key = (type(value), value)
        if key not in self._constants:
            self._constants[key] = self._place(self.fresh("k"), value)
        return self._constants[key]

    def object(self, value: Any, prefix: str = "x") -> str:
        """The expression of an object: a function is one of the function's globals, anything else a constant."""
        name = self.fresh(prefix)
        if not callable(value):
            return self._place(name, value)
        self.names[name] = value
        return name

    def _place(self, name: str, value: Any) -> str:
        self._placed[name] = value
        return f"b{name!r}"

    def function(self, name: str, parameters: str, filename: str) -> Callable[..., Any]:
        """The function; tracebacks show its text."""
        text = f"def {name}({parameters}):\n" + "\n".join(self._lines) + "\n"
        module = compile(text, filename, "exec")
        (code,) = [constant for constant in module.co_consts if isinstance(constant, CodeType)]
        linecache.cache[filename] = (len(text), None, text.splitlines(keepends=True), filename)
        constants = tuple([self._in_place(each) for each in code.co_consts])
        return FunctionType(code.replace(co_consts=constants), {**self.names, "__builtins__": _BUILTINS})

    def _in_place(self, constant: Any) -> Any:
        """What a placeholder stands for; also those in a tuple, which the compiler makes of several constants."""
        match constant:
            case bytes():
                return self._placed[constant.decode()]
            case tuple():
                return tuple([self._in_place(each) for each in constant])
            case _:
                return constant


_BUILTINS = {
    "Exception": Exception,
    "KeyError": KeyError,
    "bool": bool,
    "dict": dict,
    "int": int,
    "len": len,
    "list": list,
    "str": str,
}
