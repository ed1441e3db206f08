"""Choices between schemas for one value: `anyOf`, `oneOf`, `not`, `if` and `contains`."""

from collections.abc import Callable, Mapping
from typing import Any

from jianjia_rules.records.validator.writer import Names, Statements, constant


class Branches:
    """Writes the statements of one function."""

    def __init__(self, writer: Statements, names: Names, function: Callable[[Any], str]) -> None:
        """`function` writes the function of a schema, and gives its name."""
        self._writer = writer
        self._names = names
        self._function = function

    def write(self, node: Mapping[str, Any], v: str, look: Callable[[Any], None]) -> None:
        """Return -1 where the value in `v` does not fit; `look` writes what looks at it by a schema."""
        for key in ("anyOf", "oneOf"):
            if key in node:
                fitting = [f"({self._fits(branch, v)})" for branch in node[key]]
                some = f"not ({' or '.join(fitting)})"
                self._refuse_if(f"{' + '.join(fitting)} != 1" if key == "oneOf" else some)
        if "not" in node:
            self._refuse_if(self._fits(node["not"], v))
        if "if" in node:
            self._conditional(node, v, look)
        if "contains" in node:
            self._contains(node, v)

    def _conditional(self, node: Mapping[str, Any], v: str, look: Callable[[Any], None]) -> None:
        for head, key in ((f"if {self._fits(node['if'], v)}:", "then"), ("else:", "else")):
            with self._writer.block(head):
                self._writer.line("pass")
                if key in node:
                    look(node[key])

    def _contains(self, node: Mapping[str, Any], v: str) -> None:
        x = self._names.fresh("v")
        found = f"sum({self._fits(node['contains'], x)} for {x} in {v})"
        tests = [f"{found} < {constant(int(node.get('minContains', 1)))}"]
        if "maxContains" in node:
            tests.append(f"{found} > {constant(int(node['maxContains']))}")
        self._refuse_if(f"{v}.__class__ is list and ({' or '.join(tests)})")

    def _fits(self, branch: Any, v: str) -> str:
        return f"{self._function(branch)}({v}) >= 0"

    def _refuse_if(self, test: str) -> None:
        with self._writer.block(f"if {test}:"):
            self._writer.line("return -1")
