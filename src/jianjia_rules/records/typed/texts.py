"""What is left to look at once a record has become an object: a generated function that also counts its texts.

As of the validator of plain records, its answer is the number of texts (keys and values alike), or -1 for "ask".
"""

from collections.abc import Callable, Mapping
from typing import Any

from jianjia_rules.records.typed.shapes import ListOf, Scalar, Section, Shape
from jianjia_rules.records.validator.leaves import Leaves
from jianjia_rules.records.validator.writer import Names, Writer, assemble


def texts_of(shape: Section, attributes: Mapping[str, str], filename: str) -> Callable[[Any], int]:
    """The function for a record's objects."""
    return _Texts(attributes).function(shape, filename)


class _Texts:
    def __init__(self, attributes: Mapping[str, str]) -> None:
        self._attributes = attributes
        self._names = Names()
        self._leaves = Leaves(self._names)
        self._writer = Writer("def texts(v):")

    def function(self, shape: Section, filename: str) -> Callable[[Any], int]:
        self._writer.line("t = 0")
        self._section(shape, "v")
        self._writer.line("return t")
        return assemble("\n".join(self._writer.lines) + "\n", self._names, filename)["texts"]

    def _section(self, shape: Section, v: str) -> None:
        """All its texts are counted first; those of keys that are missing are taken away again."""
        self._writer.line(f"t += {sum(1 + _is_text(inner) for inner in shape.fields.values())}")
        for key, inner in shape.fields.items():
            self._field(inner, f"{v}.{self._attributes[key]}", key in shape.required)

    def _field(self, shape: Shape, expression: str, required: bool) -> None:
        x = self._names.fresh("v")
        line, block = self._writer.line, self._writer.block
        failing = self._failing(shape, x, required)
        if required and failing is None and isinstance(shape, Scalar):
            return
        line(f"{x} = {expression}")
        if not required:
            with block(f"if {x} is None:"):
                line(f"t -= {1 + _is_text(shape)}")
        match shape:
            case Scalar():
                if failing is not None:
                    with block(f"if {failing}:" if required else f"elif {failing}:"):
                        line("return -1")
            case Section() if required:
                self._section(shape, x)
            case Section():
                with block("else:"):
                    self._section(shape, x)
            case ListOf(item) if required:
                self._list(item, x)
            case ListOf(item):
                with block("else:"):
                    self._list(item, x)

    def _list(self, item: Shape, v: str) -> None:
        line, block = self._writer.line, self._writer.block
        i = self._names.fresh("i")
        if _is_text(item):
            line(f"t += len({v})")
        if isinstance(item, Scalar):
            failing = None if item.is_typed else self._leaves.fails(item.node, i, of_property=False)
            if failing is not None:
                with block(f"for {i} in {v}:"), block(f"if {failing}:"):
                    line("return -1")
            return
        with block(f"for {i} in {v}:"):
            if isinstance(item, Section):
                self._section(item, i)
            else:
                self._list(item.item, i)

    def _failing(self, shape: Shape, v: str, required: bool) -> str | None:
        """The expression that is true of a scalar that does not surely fit; None where its class says that it does."""
        if not isinstance(shape, Scalar):
            return None
        tests = [] if shape.is_typed else [self._leaves.fails(shape.node, v, of_property=True) or "True"]
        if _is_text(shape) and required and not self._leaves.refuses_empty(shape.node):
            tests.append(f"not {v}")
        return " or ".join(tests) or None


def _is_text(shape: Shape) -> bool:
    return isinstance(shape, Scalar) and shape.kind == "string"
