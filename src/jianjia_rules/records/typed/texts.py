"""What is left to look at once a record has become an object: generated statements that also count its texts.

As of the validator of plain records, the answer is the number of texts (keys and values alike), or -1 for "ask".
"""

from collections.abc import Callable, Mapping, Set
from typing import Any

from jianjia_rules.language.paths import FieldPath
from jianjia_rules.records.typed.shapes import ListOf, Scalar, Section, Shape
from jianjia_rules.records.validator.leaves import Leaves
from jianjia_rules.records.validator.writer import Names, Statements, Writer, assemble


def texts_of(shape: Section, attributes: Mapping[str, str], filename: str, unsigned: Set[str]) -> Callable[[Any], int]:
    """The function for a record's objects, which passes over what `checks_of` looks at; for `unsigned` see `Leaves`."""
    names, writer = Names(), Writer("def texts(v):")
    apart = frozenset(id(each) for each in _lists_of_flat_items(shape, ()).values())
    writer.line("t = 0")
    _Body(attributes, names, Leaves(names, unsigned), writer, {}, apart).section(shape, "v")
    writer.line("return t")
    return assemble("\n".join(writer.lines) + "\n", names, filename)["texts"]


def checks_of(shape: Section, attributes: Mapping[str, str], unsigned: Set[str]) -> Mapping[FieldPath, "ObjectCheck"]:
    """What looks at the items of the lists of flat objects, by their paths; for `unsigned` see `Leaves`."""
    names = Names("_")
    lists = _lists_of_flat_items(shape, ())
    items = {path: each.item for path, each in lists.items() if isinstance(each.item, Section)}
    return {path: ObjectCheck(item, attributes, names, unsigned) for path, item in items.items()}


class ObjectCheck:
    """Looks at an item of one list, an object without lists and sections; see `validator.items.ItemCheck`."""

    def __init__(self, item: Section, attributes: Mapping[str, str], names: Names, unsigned: Set[str]) -> None:
        self._item = item
        self._attributes = attributes
        self._names = names
        self._leaves = Leaves(names, unsigned)
        self.variables: Mapping[str, str] = {key: names.fresh("a") for key in item.fields}
        self.read = frozenset(self._body(Writer("")).fields(item, "v"))
        self.texts = _texts_of_all(item)

    @property
    def objects(self) -> Mapping[str, Any]:
        """What the statements name."""
        return self._names.objects

    def write(self, writer: Statements, item: str) -> None:
        """The statements for the item in a variable."""
        self._body(writer).fields(self._item, item)

    def _body(self, writer: Statements) -> "_Body":
        return _Body(self._attributes, self._names, self._leaves, writer, self.variables, frozenset())


class _Body:
    def __init__(
        self,
        attributes: Mapping[str, str],
        names: Names,
        leaves: Leaves,
        writer: Statements,
        variables: Mapping[str, str],
        apart: frozenset[int],
    ) -> None:
        """`apart` are the ids of the lists that somebody else looks at."""
        self._apart = apart
        self._attributes = attributes
        self._names = names
        self._leaves = leaves
        self._writer = writer
        self._variables = variables

    def section(self, shape: Section, v: str) -> None:
        """The statements for a section: all its texts are counted first."""
        self._writer.line(f"t += {_texts_of_all(shape)}")
        self.fields(shape, v)

    def fields(self, shape: Section, v: str) -> list[str]:
        """The statements for its fields, which take away texts that are missing; the keys whose values they read."""
        fields = shape.fields.items()
        return [key for key, inner in fields if self._field(key, inner, v, required=key in shape.required)]

    def _field(self, key: str, shape: Shape, v: str, *, required: bool) -> bool:
        """The statements for a field; whether there are any."""
        x = self._variables.get(key) or self._names.fresh("v")
        line, block = self._writer.line, self._writer.block
        failing = self._failing(shape, x, required)
        apart = id(shape) in self._apart
        if required and (apart or (failing is None and isinstance(shape, Scalar))):
            return False
        line(f"{x} = {v}.{self._attributes[key]}")
        if not required:
            with block(f"if {x} is None:"):
                line(f"t -= {1 + _is_text(shape)}")
        match shape:
            case Scalar():
                if failing is not None:
                    with block(f"if {failing}:" if required else f"elif {failing}:"):
                        line("return -1")
            case Section() if required:
                self.section(shape, x)
            case Section():
                with block("else:"):
                    self.section(shape, x)
            case ListOf() if apart:
                pass
            case ListOf(item) if required:
                self._list(item, x)
            case ListOf(item):
                with block("else:"):
                    self._list(item, x)
        return True

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
                self.section(item, i)
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


def _lists_of_flat_items(shape: Section, path: FieldPath) -> dict[FieldPath, ListOf]:
    """Those that no list stands above."""
    found: dict[FieldPath, ListOf] = {}
    for key, inner in shape.fields.items():
        if isinstance(inner, Section):
            found |= _lists_of_flat_items(inner, (*path, key))
        elif isinstance(inner, ListOf) and isinstance(inner.item, Section) and _is_flat(inner.item):
            found[*path, key] = inner
    return found


def _texts_of_all(shape: Section) -> int:
    """The texts of a section that has everything, apart from those of sections and lists in it."""
    return sum(1 + _is_text(inner) for inner in shape.fields.values())


def _is_flat(shape: Section) -> bool:
    return all(isinstance(inner, Scalar) for inner in shape.fields.values())


def _is_text(shape: Shape) -> bool:
    return isinstance(shape, Scalar) and shape.kind == "string"
