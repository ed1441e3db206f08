"""From schema nodes to statements. A generated function gives the number of texts it has seen, or -1 for "ask".

Texts are keys and values alike: their number is half the number of quotes in the JSON the record was read from, unless
a key stood there twice.

It never says more than the schema allows: what it passes fits for sure, has no null where the schema names a field, and
has int wherever the schema asks for an integer. What it does not pass `reference` decides.
"""

from collections.abc import Mapping, Set
from typing import Any

from jianjia_rules.language import schema_patterns
from jianjia_rules.language.patterns import PatternError
from jianjia_rules.language.schema_document import resolved
from jianjia_rules.records.json_values import first_repeated
from jianjia_rules.records.validator.branches import Branches
from jianjia_rules.records.validator.cases import split_cases, write_case
from jianjia_rules.records.validator.leaves import Leaves, Node, allowed_types
from jianjia_rules.records.validator.plain import other_texts, plain_texts, settled_texts
from jianjia_rules.records.validator.writer import DEEPEST, Names, Statements, Writer, constant

_BRANCHING = {"anyOf", "oneOf", "not", "if", "contains"}
_COMBINING = {*_BRANCHING, "allOf", "$ref"}
_FEWEST_AT_ONCE = 3
_UNKNOWN = {
    "unevaluatedProperties", "unevaluatedItems", "dependentSchemas", "dependencies", "$dynamicRef", "$recursiveRef",
}  # fmt: skip
_OF_OBJECTS = {
    "properties", "required", "additionalProperties", "patternProperties", "propertyNames", "minProperties",
    "maxProperties", "dependentRequired",
}  # fmt: skip
_OF_LISTS = {"items", "prefixItems", "minItems", "maxItems", "uniqueItems"}


class Emitter:
    """Writes one module: a function for the whole record, one for each `$ref`, one for each branch."""

    def __init__(self, document: Node, names: Names | None = None, unsigned: Set[str] = frozenset()) -> None:
        """For `unsigned` see `Leaves`."""
        self.names = names or Names()
        self.functions: list[Writer] = []
        self.complete = True
        self.has_unknown = _has_unknown(document)
        self.document = document
        self.leaves = Leaves(self.names, unsigned)
        self.plain = self.names.object(plain_texts, "plain_texts")
        self.settled = self.names.object(settled_texts, "settled_texts")
        self.others = self.names.object(other_texts, "other_texts")
        self.repeated = self.names.object(first_repeated, "first_repeated")
        self.apart: set[int] = set()
        """The ids of the nodes of lists whose items somebody else looks at."""
        self._references: dict[str, str] = {}

    def function(self, node: Any, name: str, caught: str = "(KeyError, TypeError)") -> str:
        """Write the function `name(v)` for a node; its name."""
        writer = Writer(f"def {name}(v):")
        self.functions.append(writer)
        with writer.block("try:"):
            writer.line("t = 0")
            Body(self, writer).value(node, "v", counted=True)
            writer.line("return t")
        with writer.block(f"except {caught}:"):
            writer.line("return -1")
        return name

    def reference(self, target: object) -> str | None:
        """The name of the function for a local `$ref`; None when it leads nowhere."""
        if not isinstance(target, str):
            return None
        if target not in self._references:
            node = resolved(self.document, target)
            if node is None:
                return None
            # Its name is known before its body is written: a schema may refer to itself.
            self._references[target] = self.names.fresh("ref")
            self.function(node, self._references[target])
        return self._references[target]


class Body:
    """The statements of one function, or of a part of one."""

    def __init__(self, emitter: Emitter, writer: Statements, variables: Mapping[str, str] | None = None) -> None:
        """`variables` are those that what stands under a key is left in; else nobody asks for them."""
        self._emitter = emitter
        self._variables = variables or {}
        self._names = emitter.names
        self._leaves = emitter.leaves
        self._writer = writer
        self._branches = Branches(writer, emitter.names, self._branch)

    def value(self, node: Any, v: str, *, counted: bool, of_property: bool = False) -> None:
        """Return -1 unless the value in `v` fits the node; add its texts to `t` when `counted`."""
        line, block = self._writer.line, self._writer.block
        if id(node) in self._emitter.apart:
            with block(f"if {v}.__class__ is not list:"):
                line("return -1")
        elif node is True or node == {}:
            self._any_value(v, counted)
        elif not isinstance(node, Mapping) or _UNKNOWN & set(node) or self._is_undecidable(node):
            self._ask()
        elif self._writer.depth > DEEPEST:
            self._call(self._emitter.function(node, self._names.fresh("part")), v, counted)
        elif _COMBINING & set(node):
            cases, rest = split_cases(node)
            if cases:
                self.value(rest, v, counted=counted, of_property=of_property)
            else:
                self._combined(node, v, counted)
            for case in cases:
                write_case(case, v, self._writer, self._names)
        elif (failing := self._leaves.fails(node, v, of_property=of_property)) is not None:
            with block(f"if {failing}:"):
                line("return -1")
            if counted:
                self._count_text(node, v, of_property)
        else:
            self._by_class(node, v, counted)

    def _is_undecidable(self, node: Node) -> bool:
        """Whether "ask" could be taken for "no": under `not`, `oneOf` and the like an unknown keyword spoils all."""
        return bool(_BRANCHING & set(node)) and self._emitter.has_unknown

    def _count_text(self, node: Node, v: str, of_property: bool) -> None:
        if self._leaves.is_text(node, of_property=of_property):
            self._writer.line("t += 1")
        elif "string" in allowed_types(node):
            self._writer.line(f"t += {v}.__class__ is str")

    def _by_class(self, node: Node, v: str, counted: bool) -> None:
        line, block = self._writer.line, self._writer.block
        types = allowed_types(node)
        if len(types) == 1:
            with block(f"if {v}.__class__ is not {_CLASSES[types[0]]}:"):
                line("return -1")
            self._container(node, v, types[0], counted)
            return
        word = "if"
        for kind in (*types, *(["decimal"] if "number" in types else [])):
            test = f"{v}.__class__ is {_CLASSES[kind]}" if kind in _CLASSES else self._leaves.class_test(v, kind)
            with block(f"{word} {test}:"):
                if kind in _CLASSES:
                    self._container(node, v, kind, counted)
                else:
                    with block(f"if {self._leaves.fails_scalar(node, v, kind)}:"):
                        line("return -1")
                    if counted and kind == "string":
                        line("t += 1")
            word = "elif"
        with block("else:" if types else "if True:"):
            line("return -1")

    def _container(self, node: Node, v: str, kind: str, counted: bool) -> None:
        if {"enum", "const"} & set(node):
            self._count(f"{self._emitter.settled}(({v},))", counted=False)
            with self._writer.block(f"if {self._leaves.fails_scalar(node, v, kind)}:"):
                self._writer.line("return -1")
        if kind == "object":
            self._object(node, v, counted)
        else:
            self._list(node, v, counted)

    # ---- mappings

    def flat_item(self, node: Node, v: str) -> None:
        """The statements for a mapping of scalars whose texts are counted but for those that each of its kind has.

        Anything else raises, since it has no such keys or cannot be asked for them.
        """
        n, properties, required = self._names.fresh("n"), node["properties"], _required(node)
        self._writer.line(f"{n} = len({v})")
        self._writer.line(f"t += {n}")
        self._flat(node, properties, required, v, n, counted=True)

    def texts_of_all(self, node: Node) -> int:
        """How many texts a mapping holds that has everything, apart from its keys and what may be text or another."""
        return sum(self._is_text_property(inner) for inner in node["properties"].values())

    def _object(self, node: Node, v: str, counted: bool) -> None:
        line = self._writer.line
        if not _OF_OBJECTS & set(node):
            self._any_value(v, counted)
            return
        n = self._names.fresh("n")
        line(f"{n} = len({v})")
        properties = _mapping(node.get("properties"))
        texts = self.texts_of_all(node) if properties else 0
        if counted:
            line(f"t += {n} + {texts}" if texts else f"t += {n}")
        self._sizes(node, v, n)
        required = _required(node)
        if self.is_flat(node, properties, counted):
            self._flat(node, properties, required, v, n, counted)
        else:
            self._properties(node, properties, required, v, n, counted)

    def _flat(
        self, node: Node, properties: Mapping[str, Any], required: list[str], v: str, n: str, counted: bool
    ) -> None:
        """Most records have all that they may have: nothing has to be looked for then."""
        with self._writer.block(f"if {n} == {len(properties)}:"):
            for name, inner in properties.items():
                self._present(name, inner, v, required=name in required)
        with self._writer.block("else:"):
            self._properties(node, properties, required, v, n, counted)

    def _properties(
        self, node: Node, properties: Mapping[str, Any], required: list[str], v: str, n: str, counted: bool
    ) -> None:
        for name, inner in properties.items():
            self._property(name, inner, v, n, name in required, counted)
        for name in required:
            if name not in properties:
                self._given(f"{v}[{constant(name)}]")
        for name, needed in _mapping(node.get("dependentRequired")).items():
            self._dependent(v, name, [each for each in needed if isinstance(each, str)])
        if "propertyNames" in node:
            k = self._names.fresh("k")
            with self._writer.block(f"for {k} in {v}:"):
                self.value(node["propertyNames"], k, counted=False)
        self._rest(node, v, n, properties, counted)

    def is_flat(self, node: Node, properties: Mapping[str, Any], counted: bool) -> bool:
        """Whether a mapping holds scalars under the names that are listed, and no others."""
        return (
            node.get("additionalProperties") is False
            and not set(node) & (_OF_OBJECTS - {"properties", "required", "additionalProperties"})
            and len(properties) >= _FEWEST_AT_ONCE
            and all(self._is_flat_property(inner, counted) for inner in properties.values())
        )

    def _is_flat_property(self, node: Any, counted: bool) -> bool:
        if not self.is_simple(node) or self._leaves.fails(node, "v", of_property=True) is None:
            return False
        return not counted or self._is_text_property(node) or "string" not in allowed_types(node)

    def _present(self, name: str, node: Node, v: str, *, required: bool) -> None:
        x = self._variable(name)
        failing = self._leaves.fails(node, x, of_property=True)
        self._writer.line(f"{x} = {v}[{constant(name)}]")
        may_be_empty = required and self._is_text_property(node) and not self._leaves.refuses_empty(node)
        with self._writer.block(f"if {failing} or not {x}:" if may_be_empty else f"if {failing}:"):
            self._writer.line("return -1")

    def _property(self, name: str, node: Any, v: str, n: str, required: bool, counted: bool) -> None:
        line, block = self._writer.line, self._writer.block
        x = self._variable(name)
        is_text = self._is_text_property(node)
        failing = self._leaves.fails(node, x, of_property=True) if self.is_simple(node) else None
        if required:
            line(f"{x} = {v}[{constant(name)}]")
            if failing is None or not is_text:
                with block(f"if {x} is None or {x}.__class__ is str and not {x}:"):
                    line("return -1")
                self.value(node, x, counted=counted, of_property=True)
            else:
                with block(f"if {failing}:" if self._leaves.refuses_empty(node) else f"if {failing} or not {x}:"):
                    line("return -1")
            return
        line(f"{x} = {v}.get({constant(name)})")
        with block(f"if {x} is None:"):
            line(f"{n} += 1")  # a key with null is counted twice, and refused
            if counted and is_text:
                line("t -= 1")
        if failing is None or (counted and not is_text and "string" in allowed_types(node)):
            with block("else:"):
                self.value(node, x, counted=counted, of_property=True)
        else:
            with block(f"elif {failing}:"):
                line("return -1")

    def _variable(self, name: str) -> str:
        return self._variables.get(name) or self._names.fresh("v")

    def is_simple(self, node: Any) -> bool:
        """Whether a schema says nothing by way of other schemas for the same value."""
        return isinstance(node, Mapping) and bool(node) and not (_COMBINING | _UNKNOWN) & set(node)

    def _is_text_property(self, node: Any) -> bool:
        """Whether the property is nothing but text: counted once for its mapping, not one by one."""
        return self.is_simple(node) and self._leaves.is_text(node, of_property=True)

    def _given(self, expression: str) -> None:
        x = self._names.fresh("v")
        self._writer.line(f"{x} = {expression}")
        with self._writer.block(f"if {x} is None or {x}.__class__ is str and not {x}:"):
            self._writer.line("return -1")

    def _dependent(self, v: str, name: str, needed: list[str]) -> None:
        x = self._names.fresh("v")
        self._writer.line(f"{x} = {v}.get({constant(name)})")
        with self._writer.block(f"if {x} is not None and not ({x}.__class__ is str and not {x}):"):
            for each in needed:
                self._given(f"{v}.get({constant(each)})")
            if not needed:
                self._writer.line("pass")

    def _sizes(self, node: Node, v: str, n: str) -> None:
        """Keys with an empty text or null do not count, so where there are any somebody else has to count."""
        tests = []
        if "minProperties" in node:
            tests.append(f"{n} < {constant(int(node['minProperties']))}")
        if "maxProperties" in node:
            tests.append(f"{n} > {constant(int(node['maxProperties']))}")
        if tests:
            with self._writer.block(f"if {' or '.join(tests)} or '' in {v}.values() or None in {v}.values():"):
                self._writer.line("return -1")

    def _rest(self, node: Node, v: str, n: str, properties: Mapping[str, Any], counted: bool) -> None:
        """What stands under names that the schema does not list."""
        line, block = self._writer.line, self._writer.block
        additional = node.get("additionalProperties", True)
        shapes = _mapping(node.get("patternProperties"))
        if shapes or isinstance(additional, Mapping):
            self._each_other(v, properties, shapes, additional, counted)
            return
        with block(f"if {n} != {len(properties)}:"):
            if additional is False:
                line("return -1")
                return
            known = self._names.object(frozenset(properties), "known")
            self._count(f"{self._emitter.others}({v}, {known})", counted)

    def _each_other(
        self, v: str, properties: Mapping[str, Any], shapes: Mapping[str, Any], additional: Any, counted: bool
    ) -> None:
        line, block = self._writer.line, self._writer.block
        known = self._names.object(frozenset(properties), "known")
        k, x, other = self._names.fresh("k"), self._names.fresh("v"), self._names.fresh("other")
        with block(f"for {k}, {x} in {v}.items():"):
            with block(f"if {x} is None or {x}.__class__ is str and not {x}:"):
                line("return -1")
            line(f"{other} = {k} not in {known}")
            if shapes and counted:
                with block(f"if {other}:"):
                    self._any_value(x, counted=True)
            for shape, inner in shapes.items():
                fits = self._fits(shape)
                with block(f"if {fits}({k}):"):
                    line(f"{other} = False")
                    self.value(inner, x, counted=False)
            with block(f"if {other}:"):
                if additional is False:
                    line("return -1")
                else:
                    self.value(additional, x, counted=counted and not shapes)

    def _fits(self, shape: str) -> str:
        try:
            return self._names.object(schema_patterns.pattern(shape).fits, "fits")
        except PatternError:
            return "bool"  # as in `reference`: it says nothing, so every name fits

    # ---- lists

    def _list(self, node: Node, v: str, counted: bool) -> None:
        line, block = self._writer.line, self._writer.block
        tests = []
        if "minItems" in node:
            tests.append(f"len({v}) < {constant(int(node['minItems']))}")
        if "maxItems" in node:
            tests.append(f"len({v}) > {constant(int(node['maxItems']))}")
        if node.get("uniqueItems") is True:
            tests.append(f"{self._emitter.repeated}({v}) is not None")
        if tests:
            with block(f"if {' or '.join(tests)}:"):
                line("return -1")
        prefix = node.get("prefixItems", ())
        for index, inner in enumerate(prefix):
            x = self._names.fresh("v")
            with block(f"if len({v}) > {index}:"):
                line(f"{x} = {v}[{index}]")
                self.value(inner, x, counted=counted)
        rest = f"{v}[{len(prefix)}:]" if prefix else v
        items = node.get("items", True)
        if items is True or items == {}:
            self._count(f"{self._emitter.plain}({rest})", counted)
            return
        is_text = self.is_simple(items) and self._leaves.is_text(items, of_property=False)
        x = self._names.fresh("v")
        with block(f"for {x} in {rest}:"):
            self.value(items, x, counted=counted and not is_text)
        if counted and is_text:
            line(f"t += len({rest})")

    # ---- combinations

    def _combined(self, node: Node, v: str, counted: bool) -> None:
        own = {key: value for key, value in node.items() if key not in _COMBINING and key not in _WITH_BRANCHES}
        if _BRANCHING & set(node):
            self._count(f"{self._emitter.settled}(({v},))", counted)
            counted = False
        elif set(node) & {"allOf"} or (set(own) & (_OF_OBJECTS | _OF_LISTS | {"type", "enum", "const"})):
            self._count(f"{self._emitter.plain}(({v},))", counted)
            counted = False
        if set(own) & (_OF_OBJECTS | _OF_LISTS | _OF_SCALARS | {"type", "enum", "const"}):
            self.value(own, v, counted=False)
        if "$ref" in node:
            function = self._emitter.reference(node["$ref"])
            if function is None:
                self._ask()
            else:
                self._call(function, v, counted)
        for inner in node.get("allOf", ()):
            self.value(inner, v, counted=False)
        self._branches.write(node, v, lambda inner: self.value(inner, v, counted=False))

    def _branch(self, node: Any) -> str:
        return self._emitter.function(node, self._names.fresh("branch"))

    # ---- shared

    def _any_value(self, v: str, counted: bool) -> None:
        self._count(f"{self._emitter.plain}(({v},))", counted)

    def _call(self, function: str, v: str, counted: bool) -> None:
        self._count(f"{function}({v})", counted)

    def _count(self, expression: str, counted: bool) -> None:
        k = self._names.fresh("k")
        self._writer.line(f"{k} = {expression}")
        with self._writer.block(f"if {k} < 0:"):
            self._writer.line("return -1")
        if counted:
            self._writer.line(f"t += {k}")

    def _ask(self) -> None:
        self._emitter.complete = False
        with self._writer.block("if True:"):
            self._writer.line("return -1")


def _has_unknown(value: Any) -> bool:
    """Whether an unknown keyword, or a reference to another document, may stand anywhere in a schema."""
    if isinstance(value, Mapping):
        target = value.get("$ref", "#")
        elsewhere = isinstance(target, str) and not target.startswith("#/") and target != "#"
        return bool(_UNKNOWN & set(value)) or elsewhere or any(map(_has_unknown, value.values()))
    return isinstance(value, list) and any(map(_has_unknown, value))


def _required(node: Node) -> list[str]:
    return [name for name in node.get("required", ()) if isinstance(name, str)]


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


_CLASSES = {"object": "dict", "array": "list"}
_WITH_BRANCHES = {"then", "else", "minContains", "maxContains"}
_OF_SCALARS = {
    "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minLength", "maxLength", "pattern",
    "format",
}  # fmt: skip
