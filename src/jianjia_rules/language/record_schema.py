"""What a record's JSON Schema (draft 2020-12) says of its fields: types, units, titles, names to choose from.

Only what rules need is read: local `$ref`, `allOf`, `anyOf`, `oneOf`, `if/then/else`, `properties`, `items`, `type`,
`enum`, `const`, `format`, and the extensions `x-unit`, `x-scale`, `x-title-en`, `x-enum-en`, `x-private`, `x-key`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from itertools import islice
from typing import Any

from jianjia_rules.dataclass import dataclass
from jianjia_rules.language.paths import FieldPath
from jianjia_rules.language.text import Lang, Text
from jianjia_rules.language.types import ANY, BOOLEAN, DATE, Kind, ValueType

SchemaNode = Mapping[str, Any]

_MOST_REMEMBERED = 10_000
"""Answers kept for the next time; what records of a stream ask for is not bounded."""

_SCALE = "x-scale"
_UNIT = "x-unit"
_KEY = "x-key"


@dataclass(frozen=True, slots=True)
class FieldInfo:
    """One field: its type, its title, whether it is private."""

    path: FieldPath
    type: ValueType
    title: Text
    private: bool = False


@dataclass(frozen=True)
class RecordSchema:
    """A view of a record's JSON Schema; `scales` gives the levels of the scales that `x-scale` names."""

    document: SchemaNode
    scales: Mapping[str, tuple[str, ...]]

    def lookup(self, path: FieldPath, base: FieldPath = ()) -> FieldInfo | None:
        """The field at `path` below `base`, where every list on the way stands for one of its items; None if unknown.

        A schema that leaves a level open (no `properties` there) knows every name below it, as kind any.
        """
        place = (base, path)
        if place in self._found:
            return self._found[place]
        found = self._look_up(path, base)
        if len(self._found) < _MOST_REMEMBERED:  # names below an open level are those of the records
            self._found[place] = found
        return found

    @cached_property
    def _found(self) -> dict[tuple[FieldPath, FieldPath], FieldInfo | None]:
        """What was looked up before: rules read the same few fields again and again."""
        return {}

    def __reduce__(self) -> tuple[type["RecordSchema"], tuple[SchemaNode, Mapping[str, tuple[str, ...]]]]:
        """Pickle the schema without what was looked up in it."""
        return RecordSchema, (self.document, self.scales)

    def _look_up(self, path: FieldPath, base: FieldPath) -> FieldInfo | None:
        nodes = [self.document]
        private = False
        for segment in (*base, *path):
            found = self._children(nodes, segment)
            if not found:
                open_below = self._open(list(self._entries(nodes)))
                return FieldInfo(path, ANY, Text(segment, segment)) if open_below else None
            nodes = found
            said = (*self._variants(nodes), *self._variants(self._entries(nodes)))
            private = private or any(bool(node.get("x-private")) for node in said)
        return FieldInfo(path, self._type(nodes), _title(self._variants(nodes), path), private)

    def holds_private(self, path: FieldPath) -> bool:
        """Whether the field at `path` is private, or any below it: then a text in its place may hold what they do."""
        info = self.lookup(path)
        return path in self._holders_of_private or (info is not None and info.private)

    @cached_property
    def private_paths(self) -> frozenset[FieldPath]:
        """The private fields among `paths`."""
        return frozenset(path for path in self.paths if (info := self.lookup(path)) is not None and info.private)

    @cached_property
    def _holders_of_private(self) -> frozenset[FieldPath]:
        return frozenset(path[:depth] for path in self.private_paths for depth in range(1, len(path)))

    def names(self, base: FieldPath = ()) -> tuple[str, ...]:
        """The names of the fields at `base` (of the items, for a list), for completion and nearest names."""
        if base in self._names:
            return self._names[base]
        nodes = [self.document]
        for segment in base:
            nodes = self._children(nodes, segment)
        entries = list(self._entries(nodes))
        names = tuple(dict.fromkeys(name for node in self._variants(entries) for name in _named(node)))
        if len(self._names) < _MOST_REMEMBERED:
            self._names[base] = names
        return names

    @cached_property
    def _names(self) -> dict[FieldPath, tuple[str, ...]]:
        """The names that were asked for before: many records have the same faults."""
        return {}

    def counted_in(self, path: FieldPath, base: FieldPath = ()) -> str | None:
        """The word that the entries of a list are counted by (篇, 次): the `x-unit` of the list itself."""
        nodes = [self.document]
        for segment in (*base, *path):
            nodes = self._children(nodes, segment)
        return next((node[_UNIT] for node in self._variants(nodes) if _UNIT in node and "items" in node), None)

    def key_of(self, path: FieldPath) -> tuple[str, ...]:
        """The fields by which the entries of a list are told apart (`x-key` of the list); none where it has no key."""
        nodes = [self.document]
        for segment in path:
            nodes = self._children(nodes, segment)
        key = next((node[_KEY] for node in self._variants(nodes) if _KEY in node), ())
        return (key,) if isinstance(key, str) else tuple(name for name in _listed(key) if isinstance(name, str))

    def choice_words(self, path: FieldPath, base: FieldPath = (), lang: Lang = "en") -> Mapping[str, str]:
        """The words for a field's choices (`x-enum-en`), by choice; empty where the schema gives none.

        Those in Chinese (`x-enum-zh`) are given for the grades and types of a roll-up's members.
        """
        nodes = [self.document]
        for segment in (*base, *path):
            nodes = self._children(nodes, segment)
        variants = self._variants(list(self._entries(nodes)))
        key = f"x-enum-{lang}"
        words = next((variant[key] for variant in variants if key in variant), None)
        if not isinstance(words, Mapping):
            return {}
        return {str(choice): said for choice, said in words.items() if isinstance(said, str)}

    def said(self, path: FieldPath) -> tuple[SchemaNode, ...]:
        """Everything the schema says of the field at a path, in branches too; nothing where it knows no such field."""
        nodes = [self.document]
        for segment in path:
            nodes = self._children(nodes, segment)
        return tuple(self._variants(nodes))

    def said_of_entries(self, path: FieldPath) -> tuple[SchemaNode, ...]:
        """Everything it says of the entries of the list at a path."""
        lists = [node for node in self.said(path) if isinstance(node.get("items"), Mapping)]
        return tuple(self._variants([node["items"] for node in lists]))

    def is_sure(self, kind: Kind, path: FieldPath, base: FieldPath = ()) -> bool:
        """Whether the schema refuses everything at `path` but values of a kind (and null); of lists, texts in them."""
        nodes = self._sure(path, base)
        if kind is Kind.VALUES:
            entries = [node["items"] for node in nodes if isinstance(node.get("items"), Mapping)]
            if not any(_allows_only(Kind.TEXT, node) for node in self._always(entries)):
                return False
        return any(_allows_only(kind, node) for node in nodes)

    def is_full_date(self, path: FieldPath, base: FieldPath = ()) -> bool:
        """Whether the schema asks for a whole date (format date), so that a month alone is refused."""
        return any(node.get("format") == "date" for node in self._sure(path, base))

    def is_at_least_zero(self, path: FieldPath, base: FieldPath = ()) -> bool:
        """Whether the schema refuses negative numbers."""
        least = [node.get(keyword) for node in self._sure(path, base) for keyword in ("minimum", "exclusiveMinimum")]
        return any(isinstance(bound, (int, float, Decimal)) and bound >= 0 for bound in least)

    def is_enumerated(self, path: FieldPath, base: FieldPath = ()) -> bool:
        """Whether the schema lists the values, the empty text not among them."""
        listed = [_listed(node.get("enum")) for node in self._sure(path, base)]
        return any(values and "" not in values for values in listed)

    def is_integer(self, path: FieldPath, base: FieldPath = ()) -> bool:
        """Whether the schema asks for whole numbers."""
        return any(set(_type_names(node)) - {"null"} == {"integer"} for node in self._sure(path, base))

    def is_required(self, path: FieldPath, base: FieldPath = ()) -> bool:
        """Whether the object that holds the field always has it: the schema requires it without a condition."""
        return any(path[-1] in _listed(node.get("required")) for node in self._holders(self._sure(path[:-1], base)))

    def _sure(self, path: FieldPath, base: FieldPath) -> list[SchemaNode]:
        """What the schema says at a path whatever else the record holds: nothing from a branch of `anyOf` or `if`."""
        place = (base, path)
        if place not in self._said_for_sure:
            self._said_for_sure[place] = self._read_for_sure(path, base)
        return self._said_for_sure[place]

    @cached_property
    def _said_for_sure(self) -> dict[tuple[FieldPath, FieldPath], list[SchemaNode]]:
        return {}

    def _read_for_sure(self, path: FieldPath, base: FieldPath) -> list[SchemaNode]:
        nodes = list(self._always([self.document]))
        for segment in (*base, *path):
            named = [_named(node) for node in self._holders(nodes)]
            nodes = list(self._always(properties[segment] for properties in named if segment in properties))
        return nodes

    def _holders(self, nodes: list[SchemaNode]) -> list[SchemaNode]:
        """The nodes, and where they are lists those of their items."""
        items = (node["items"] for node in nodes if "items" in node and "prefixItems" not in node)
        return [*nodes, *self._always(items)]

    def binding(self, path: FieldPath, base: FieldPath = ()) -> tuple[SchemaNode, ...]:
        """The schemas that bind every value at the path in a valid record; none where none is sure to.

        What only one branch of `anyOf`, `oneOf` or `if` says is not among them.
        """
        nodes = list(self._always([self.document]))
        for segment in (*base, *path):
            items = [node["items"] for node in nodes if "items" in node and "prefixItems" not in node]
            entries = list(self._always(items)) if items else nodes
            nodes = list(self._always(_named(node).get(segment) for node in entries))
        return tuple(nodes)

    def _always(self, nodes: Iterable[Any]) -> Iterator[SchemaNode]:
        """The nodes with what they always include: what they refer to, all of `allOf`; each once."""
        return self._reach(nodes, ("allOf",), ())

    @cached_property
    def paths(self) -> tuple[FieldPath, ...]:
        """Field paths of the record outside and inside lists (`activities.kind`), bounded in depth and number."""
        return tuple(islice(self._walk((), 0), 5_000))

    def _walk(self, base: FieldPath, depth: int) -> Iterator[FieldPath]:
        for name in self.names(base):
            yield (*base, name)
            if depth < 8:
                yield from self._walk((*base, name), depth + 1)

    def _children(self, nodes: list[SchemaNode], name: str) -> list[SchemaNode]:
        """What is known of a field of these nodes (of their items, for lists), each once."""
        found = (child for node in self._entries(nodes) for child in self._properties(node, name))
        return list({id(child): child for child in found}.values())

    def _properties(self, node: SchemaNode, name: str) -> Iterator[SchemaNode]:
        for variant in self._variants([node]):
            properties = _named(variant)
            if name in properties and (schema := _schema(properties[name])) is not None:
                yield schema
            elif isinstance(variant.get("additionalProperties"), Mapping):
                yield variant["additionalProperties"]

    def _entries(self, nodes: list[SchemaNode]) -> Iterator[SchemaNode]:
        """The nodes themselves, or their items where they are lists; of a list that leaves them open, anything."""
        for node in nodes:
            variants = list(self._variants([node]))
            items = [variant["items"] for variant in variants if isinstance(variant.get("items"), Mapping)]
            is_list = any("array" in _type_names(variant) for variant in variants)
            yield from items or [_ANYTHING if is_list else node]

    def _open(self, nodes: list[SchemaNode]) -> bool:
        variants = list(self._variants(nodes))
        return bool(variants) and not any(
            "properties" in variant or variant.get("type", "object") != "object" for variant in variants
        )

    def _variants(self, nodes: Iterable[Any]) -> Iterator[SchemaNode]:
        """The nodes with everything they refer to or are combined from, each once."""
        return self._reach(nodes, ("allOf", "anyOf", "oneOf"), ("then", "else"))

    def _reach(self, nodes: Iterable[Any], many: tuple[str, ...], one: tuple[str, ...]) -> Iterator[SchemaNode]:
        """The nodes and what is behind these keys and `$ref`; a schema may refer to itself, or be no schema at all."""
        seen: set[int] = set()
        waiting = list(nodes)[::-1]
        while waiting:
            node = waiting.pop()
            if not isinstance(node, Mapping) or id(node) in seen:
                continue
            seen.add(id(node))
            yield node
            parts = [child for key in many for child in _listed(node.get(key))]
            parts += [node[key] for key in one if key in node]
            if "$ref" in node:
                parts.append(self._resolve(node["$ref"]))
            waiting += reversed(parts)

    def _resolve(self, reference: object) -> SchemaNode | None:
        if not isinstance(reference, str) or not reference.startswith("#"):
            return None
        node: Any = self.document
        for segment in reference[1:].split("/")[1:]:
            key = segment.replace("~1", "/").replace("~0", "~")
            if not isinstance(node, Mapping) or key not in node:
                return None
            node = node[key]
        return node if isinstance(node, Mapping) else None

    def _type(self, nodes: list[SchemaNode], depth: int = 0) -> ValueType:
        variants = list(self._variants(nodes))
        scale = next((variant[_SCALE] for variant in variants if isinstance(variant.get(_SCALE), str)), None)
        if scale is not None:
            return ValueType(Kind.SCALE, levels=tuple(self.scales.get(scale, ())))
        names = [name for variant in variants for name in _type_names(variant)]
        match next((name for name in names if name != "null"), None):
            case "boolean":
                return BOOLEAN
            case "integer" | "number":
                return ValueType(Kind.NUMBER, unit=_unit(variants))
            case "string":
                return self._text_type(variants)
            case "array":
                entry = self._entry_type(nodes, depth)
                return ValueType(Kind.ITEMS if entry.kind is Kind.OBJECT else Kind.VALUES, entry=entry)
            case "object":
                return ValueType(Kind.OBJECT)
            case _:
                return ANY

    def _entry_type(self, nodes: list[SchemaNode], depth: int) -> ValueType:
        # A list may not say what it holds, or hold lists of its own kind.
        entries = [entry for entry in self._entries(nodes) if not any(entry is node for node in nodes)]
        return self._type(entries, depth + 1) if entries and depth < 8 else ANY

    def _text_type(self, variants: list[SchemaNode]) -> ValueType:
        if any(variant.get("format") in ("date", "x-month") for variant in variants):
            return DATE
        choices = next((tuple(v["enum"]) for v in variants if isinstance(v.get("enum"), (list, tuple))), ())
        return ValueType(Kind.TEXT, choices=tuple(choice for choice in choices if isinstance(choice, str)))


def _unit(variants: Iterable[SchemaNode]) -> str | None:
    return next((variant[_UNIT] for variant in variants if isinstance(variant.get(_UNIT), str)), None)


_ANYTHING: SchemaNode = {}


def _schema(value: object) -> SchemaNode | None:
    """A schema; `true` is the one that takes anything."""
    if value is True:
        return _ANYTHING
    return value if isinstance(value, Mapping) else None


def _listed(value: object) -> Sequence[Any]:
    return value if isinstance(value, (list, tuple)) else ()


def _named(node: SchemaNode) -> Mapping[str, Any]:
    """The fields of an object's schema."""
    properties = node.get("properties")
    return properties if isinstance(properties, Mapping) else {}


def _type_names(node: SchemaNode) -> list[str]:
    named = node.get("type")
    if isinstance(named, str):
        return [named]
    if isinstance(named, (list, tuple)):
        return [name for name in named if isinstance(name, str)]
    if "properties" in node:
        return ["object"]
    if "items" in node:
        return ["array"]
    values = [node["const"]] if "const" in node else list(_listed(node.get("enum")))
    return [_json_type(value) for value in values if value is not None][:1]


def _allows_only(kind: Kind, node: SchemaNode) -> bool:
    """Whether a schema node refuses everything but values of a kind, and null."""
    if "type" in node:
        names = set(_type_names(node))
    else:
        names = {_json_type(value) for value in _listed(node.get("enum")) if value is not None}
    names -= {"null"}
    return bool(names) and names <= _JSON_TYPES.get(kind, frozenset())


_JSON_TYPES = {
    Kind.NUMBER: frozenset(("integer", "number")),
    Kind.TEXT: frozenset(("string",)),
    Kind.SCALE: frozenset(("string",)),
    Kind.DATE: frozenset(("string",)),
    Kind.BOOLEAN: frozenset(("boolean",)),
    Kind.VALUES: frozenset(("array",)),
    Kind.ITEMS: frozenset(("array",)),
}


def _json_type(value: object) -> str:
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, (Mapping, list)):
        return "object" if isinstance(value, Mapping) else "array"
    return "string" if isinstance(value, str) else "number"


def _title(variants: Iterator[SchemaNode], path: FieldPath) -> Text:
    for variant in variants:
        title = variant.get("title")
        if isinstance(title, str):
            english = variant.get("x-title-en")
            return Text(title, english if isinstance(english, str) else None)
    return Text(path[-1] if path else "", path[-1] if path else "")
