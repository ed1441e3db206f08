"""What a record schema refuses to units of one type, and what it asks of them: its `allOf` of `if` and `then`."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from jianjia_rules.language.paths import FieldPath
from jianjia_rules.language.record_schema import RecordSchema


class ForType(NamedTuple):
    """Field paths, through lists where they lead into items."""

    refused: frozenset[FieldPath]
    required: frozenset[FieldPath]


def for_type(schema: RecordSchema, type_path: FieldPath | None, unit_type: str | None) -> ForType:
    """What holds for records of a type; nothing where there is no type to go by."""
    refused: set[FieldPath] = set()
    required: set[FieldPath] = set()
    if type_path is not None and unit_type is not None:
        for node in _branches(schema.document, _record(type_path, unit_type)):
            _gather(node, (), refused, required)
    return ForType(frozenset(refused), frozenset(required))


def _record(path: FieldPath, value: str) -> Any:
    record: Any = value
    for name in reversed(path):
        record = {name: record}
    return record


def _branches(document: Mapping[str, Any], record: Any) -> Iterator[Any]:
    """The branches that the type alone decides for."""
    from jsonschema import Draft202012Validator

    for node in (document, *document.get("allOf", ())):
        if isinstance(node, Mapping) and "if" in node:
            holds = Draft202012Validator(node["if"]).is_valid(record)
            yield node.get("then" if holds else "else")


def _gather(node: Any, path: FieldPath, refused: set[FieldPath], required: set[FieldPath]) -> None:
    if node is False or (isinstance(node, Mapping) and node.get("not") == {}):
        refused.add(path)
        return
    if not isinstance(node, Mapping):
        return
    required.update((*path, name) for name in node.get("required", ()) if isinstance(name, str))
    properties = node.get("properties", {})
    for name, inner in properties.items() if isinstance(properties, Mapping) else ():
        _gather(inner, (*path, name), refused, required)
    if "items" in node:
        _gather(node["items"], path, refused, required)
