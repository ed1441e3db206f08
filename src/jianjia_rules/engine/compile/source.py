"""Writing generated code: statements from our own templates, author's data only as constants of the syntax tree."""

import ast
import linecache
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from types import CodeType, FunctionType
from typing import Any

_CONSTANT = "k_"


class Source:
    """Statements of one function, with the constants and objects they name.

    A text of the rulebook never becomes program text: `constant` gives a name that is replaced by the value in the
    syntax tree; what record schemas ask of items comes with their texts as literals. With `guarded`, an exception in
    one step is caught there and the step's own way out taken; without, it leaves the function, which is shorter and
    faster.
    """

    def __init__(self, guarded: bool = False) -> None:
        self.guarded = guarded
        self.names: dict[str, Any] = {}
        self._lines: list[str] = []
        self._depth = 1
        self._constants: dict[tuple[type, object], str] = {}
        self._values: dict[str, Any] = {}
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
        """The name of a literal."""
        key = (type(value), value)
        if key not in self._constants:
            self._constants[key] = f"{_CONSTANT}{len(self._constants)}"
            self._values[self._constants[key]] = value
        return self._constants[key]

    def object(self, value: Any, prefix: str = "x") -> str:
        """The name of an object: a function is one of the function's globals, anything else one of its constants."""
        name = self.fresh(prefix)
        self.names[name] = value
        return name

    def function(self, name: str, parameters: str, filename: str) -> Callable[..., Any]:
        """The function; tracebacks show its text."""
        text = f"def {name}({parameters}):\n" + "\n".join(self._lines) + "\n"
        functions = {name: value for name, value in self.names.items() if callable(value)}
        places = {name: name.encode() for name in self.names if name not in functions}
        tree = _Constants({**self._values, **places}).visit(ast.parse(text, filename))
        module = compile(ast.fix_missing_locations(tree), filename, "exec")
        (code,) = [constant for constant in module.co_consts if isinstance(constant, CodeType)]
        linecache.cache[filename] = (len(text), None, text.splitlines(keepends=True), filename)
        return FunctionType(self._with_objects(code), {**functions, "__builtins__": _BUILTINS})

    def _with_objects(self, code: CodeType) -> CodeType:
        """The code with the objects in their places, which bytes hold: no literal of a rulebook is bytes.

        A constant is read in half the time that a global takes.
        """
        values = (self.names[each.decode()] if isinstance(each, bytes) else each for each in code.co_consts)
        return code.replace(co_consts=tuple(values))


class _Constants(ast.NodeTransformer):
    def __init__(self, values: Mapping[str, Any]) -> None:
        self._values = values

    def visit_Name(self, node: ast.Name) -> ast.AST:
        if node.id in self._values:
            return ast.copy_location(ast.Constant(self._values[node.id]), node)
        return node


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
