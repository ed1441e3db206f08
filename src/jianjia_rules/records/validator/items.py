"""Items of lists, looked at on the way: statements for a loop that somebody else's function makes over the list."""

from collections.abc import Iterator, Mapping, Set
from typing import Any

from jianjia_rules.language.paths import FieldPath
from jianjia_rules.records.validator.emit import Body, Emitter
from jianjia_rules.records.validator.leaves import Node, allowed_types
from jianjia_rules.records.validator.writer import Names, Statements, Writer


def lists_of_flat_items(body: Body, node: Any, path: FieldPath = ()) -> Iterator[tuple[FieldPath, Node]]:
    """The lists, inside sections of which nothing else is said, that say nothing but what their flat items are."""
    if not body.is_simple(node) or _CHOICES & set(node):
        return
    types, properties = allowed_types(node), node.get("properties")
    if types == ("object",) and isinstance(properties, Mapping):
        for name, inner in properties.items():
            yield from lists_of_flat_items(body, inner, (*path, name))
    elif types == ("array",) and _ABOUT_LISTS & set(node) == {"items"} and _is_flat(body, node["items"]):
        yield path, node


def _is_flat(body: Body, item: Any) -> bool:
    if not body.is_simple(item) or _CHOICES & set(item) or allowed_types(item) != ("object",):
        return False
    properties = item.get("properties")
    return isinstance(properties, Mapping) and body.is_flat(item, properties, counted=True)


_CHOICES = {"enum", "const"}
_ABOUT_LISTS = {"items", "prefixItems", "minItems", "maxItems", "uniqueItems"}


class ItemCheck:
    """Looks at an item of one list, a mapping of scalars.

    Its statements leave the function with -1, or raise, where the item does not surely fit. They add its texts to `t`,
    less `texts`, which are to be added for every item. They leave what stands under each key in its variable, None
    where it is missing: `read` are the keys that they do that for. `objects` are what they name.
    """

    def __init__(self, item: Node, names: Names, unsigned: Set[str] = frozenset()) -> None:
        self._node = item
        self._emitter = Emitter(item, names, unsigned)
        self.texts = Body(self._emitter, Writer("")).texts_of_all(item)
        self.variables: Mapping[str, str] = {key: names.fresh("a") for key in item["properties"]}

    @property
    def read(self) -> frozenset[str]:
        """See the class."""
        return frozenset(self.variables)

    @property
    def objects(self) -> Mapping[str, Any]:
        """See the class."""
        return self._emitter.names.objects

    def write(self, writer: Statements, item: str) -> None:
        """The statements for the item in a variable."""
        Body(self._emitter, writer, self.variables).flat_item(self._node, item)
