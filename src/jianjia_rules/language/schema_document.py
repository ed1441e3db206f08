"""Whether a record schema can be used safely: no circles, no thickets, patterns that cannot hang, nothing fetched.

JSON Schema draft 2020-12. A keyword that nobody knows means nothing in JSON Schema, so a misspelt one is warned of;
names with `x-` are the author's own. That keywords hold what they must is checked where the rulebook is loaded; what
is malformed is passed over here.
"""

from collections.abc import Iterator, Mapping
from dataclasses import field

from jianjia_rules.dataclass import dataclass
from jianjia_rules.diagnostics import Words, nearest
from jianjia_rules.language.patterns import PatternError
from jianjia_rules.language.schema_patterns import pattern

DIALECT = "https://json-schema.org/draft/2020-12/schema"
"""The only dialect that is read."""

MOST_UNFOLDED = 1_000
"""Schemas that one value may have to be held against, references followed."""

_LONGEST_CHAIN = 100

TreePath = tuple[str | int, ...]
Node = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class SchemaFault:
    """One fault at a path of the schema document; `at_key` points at the key."""

    code: str
    path: TreePath
    arguments: Mapping[str, object] = field(default_factory=dict)
    at_key: bool = False


def schema_faults(document: object) -> list[SchemaFault]:
    """What makes a record schema unsafe, or does not do what it seems to; empty when there is nothing."""
    checker = _Checker(document)
    nodes = list(_nodes(document, ()))
    faults = [fault for path, node in nodes for fault in checker.keywords(node, path)]
    return faults + (checker.circles(nodes) or checker.thickets(nodes))


class _Checker:
    def __init__(self, document: object) -> None:
        self._document = document

    def keywords(self, node: Node, path: TreePath) -> Iterator[SchemaFault]:
        """The faults of a node's own keywords."""
        for keyword, value in node.items():
            at = (*path, keyword)
            if keyword in _REFUSED or (keyword == "$id" and path):
                yield SchemaFault("JJ863", at, {"keyword": keyword}, at_key=True)
            elif keyword == "pattern":
                yield from _pattern(value, at)
            elif keyword == "patternProperties" and isinstance(value, Mapping):
                for shape in value:
                    yield from _pattern(shape, (*at, shape), at_key=True)
            elif keyword == "$schema" and isinstance(value, str) and value.rstrip("#") != DIALECT:
                yield SchemaFault("JJ869", at, {"found": value, "wanted": DIALECT})
            elif keyword not in _KNOWN and not keyword.startswith("x-"):
                close = nearest(keyword, _KNOWN)
                if close is not None:
                    yield SchemaFault("JJ864", at, {"keyword": keyword, "nearest": close}, at_key=True)

    def circles(self, nodes: list[tuple[TreePath, Node]]) -> list[SchemaFault]:
        """References that come back to the same value without going into it: they would never end."""
        done: set[int] = set()
        return [
            SchemaFault("JJ868", (*path, "$ref") if "$ref" in node else path)
            for path, node in nodes
            if id(node) not in done and self._returns(node, [], done)
        ]

    def thickets(self, nodes: list[tuple[TreePath, Node]]) -> list[SchemaFault]:
        """The first schema that unfolds to too many for one value; asked when there are no circles."""
        sizes: dict[int, int] = {}
        for path, node in nodes:
            if self._unfolded(node, sizes) > MOST_UNFOLDED:
                return [SchemaFault("JJ870", path, {"most": MOST_UNFOLDED})]
        return []

    def _returns(self, node: object, on_the_way: list[int], done: set[int]) -> bool:
        if not isinstance(node, Mapping) or id(node) in done:
            return False
        if id(node) in on_the_way or len(on_the_way) > _LONGEST_CHAIN:
            return True
        following = [*on_the_way, id(node)]
        found = any(self._returns(inner, following, done) for inner in self._in_place(node))
        done.add(id(node))
        return found

    def _unfolded(self, node: object, sizes: dict[int, int]) -> int:
        if not isinstance(node, Mapping):
            return 0
        if id(node) not in sizes:
            sizes[id(node)] = 1 + sum(self._unfolded(inner, sizes) for inner in self._in_place(node))
        return sizes[id(node)]

    def _in_place(self, node: Node) -> Iterator[object]:
        """The schemas that look at the same value as this one."""
        yield resolved(self._document, node.get("$ref"))
        for keyword in ("not", "if", "then", "else"):
            yield node.get(keyword)
        for keyword in ("allOf", "anyOf", "oneOf"):
            branches = node.get(keyword)
            if isinstance(branches, list):
                yield from branches
        dependent = node.get("dependentSchemas")
        if isinstance(dependent, Mapping):
            yield from dependent.values()


def resolved(document: object, reference: object) -> object | None:
    """The schema that a `$ref` inside the document leads to; None where it leads nowhere."""
    if not isinstance(reference, str) or not (reference == "#" or reference.startswith("#/")):
        return None
    node = document
    for segment in reference[1:].split("/")[1:]:
        key = segment.replace("~1", "/").replace("~0", "~")
        if isinstance(node, Mapping) and key in node:
            node = node[key]
        elif isinstance(node, list) and key.isdecimal() and len(key) < 9 and int(key) < len(node):
            node = node[int(key)]
        else:
            return None
    return node if isinstance(node, (Mapping, bool)) else None


def _nodes(node: object, path: TreePath) -> Iterator[tuple[TreePath, Node]]:
    if not isinstance(node, Mapping):
        return
    yield path, node
    for keyword, value in node.items():
        if keyword in _ONE:
            yield from _nodes(value, (*path, keyword))
        elif keyword in _LISTS and isinstance(value, list):
            for index, inner in enumerate(value):
                yield from _nodes(inner, (*path, keyword, index))
        elif keyword in _MAPPINGS and isinstance(value, Mapping):
            for name, inner in value.items():
                yield from _nodes(inner, (*path, keyword, name))


def _pattern(text: object, path: TreePath, *, at_key: bool = False) -> Iterator[SchemaFault]:
    if not isinstance(text, str):
        return
    try:
        pattern(text)
    except PatternError as error:
        yield SchemaFault("JJ865", path, {"found": text, "reason": _REASONS[error.reason]}, at_key)


_REASONS = {
    "too long": Words("太长", "it is too long"),
    "too large": Words("太复杂", "it is too large"),
    "syntax": Words("写法有误", "it is not well formed"),
    "not supported": Words(
        "用了不支持的写法（前后查找、反向引用，或者 ^a|b$ 这样两边各管一半的锚）",
        "it uses what is not supported (lookarounds, backreferences, or anchors that bind one side of a bar only)",
    ),
}
_ONE = (
    "not", "if", "then", "else", "items", "additionalProperties", "propertyNames", "contains", "unevaluatedProperties",
    "unevaluatedItems",
)  # fmt: skip
_LISTS = ("allOf", "anyOf", "oneOf", "prefixItems")
_MAPPINGS = ("properties", "patternProperties", "$defs", "definitions", "dependentSchemas")
_REFUSED = (
    "$dynamicRef", "$dynamicAnchor", "$recursiveRef", "$recursiveAnchor", "$anchor", "$vocabulary", "dependencies",
)  # fmt: skip
_KNOWN = (
    *_ONE, *_LISTS, *_MAPPINGS, "$schema", "$id", "$ref", "$comment", "type", "enum", "const", "minimum", "maximum",
    "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minLength", "maxLength", "pattern", "format", "required",
    "dependentRequired", "minProperties", "maxProperties", "minItems", "maxItems", "uniqueItems", "minContains",
    "maxContains", "title", "description", "default", "examples", "deprecated", "readOnly", "writeOnly",
    "contentEncoding", "contentMediaType", "contentSchema",
)  # fmt: skip
