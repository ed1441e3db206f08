"""The record's JSON Schema itself: that its keywords hold what they must, and that its references lead somewhere.

Unknown keywords are left alone, as the standard asks (draft 2020-12, core 4.3.1).
"""

from collections.abc import Callable, Collection, Mapping

from jianjia_rules.diagnostics.words import Words
from jianjia_rules.documents.document import Document
from jianjia_rules.language.scalars import as_number
from jianjia_rules.language.schema_document import schema_faults
from jianjia_rules.loading.faults import Faults, TreePath
from jianjia_rules.loading.node_scalars import wrong_kind

ROOT = "schema"
"""The tree path below which the schema's file stands: `("schema", "properties", "unit")`."""

_SCHEMA = Words("一个 JSON Schema（对象、true 或 false）", "a JSON Schema (an object, true or false)")
_TYPES = ("null", "boolean", "object", "array", "number", "integer", "string")

_OF_SCHEMAS = ("properties", "patternProperties", "$defs", "definitions", "dependentSchemas")
_LISTS_OF_SCHEMAS = ("allOf", "anyOf", "oneOf", "prefixItems")
_SCHEMAS = (
    "items",
    "additionalProperties",
    "contains",
    "propertyNames",
    "not",
    "if",
    "then",
    "else",
    "unevaluatedItems",
    "unevaluatedProperties",
)


def _is_type(value: object) -> bool:
    names = value if isinstance(value, list) else [value]
    return bool(names) and all(isinstance(name, str) and name in _TYPES for name in names)


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _is_names(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(name, str) for name in value)


_COUNT = (_is_count, Words("一个不小于 0 的整数", "a whole number not below 0"))
_NUMBER = (lambda value: as_number(value) is not None, Words("一个数", "a number"))
_NAME_OR_NAMES = (
    lambda value: isinstance(value, str) or (_is_names(value) and bool(value)),
    Words("字段名，或字段名的列表", "a field name, or a list of them"),
)
_TEXT = (lambda value: isinstance(value, str), Words("文字", "a text"))
_BOOLEAN = (lambda value: isinstance(value, bool), Words("true 或 false", "true or false"))

_WORDS = Words("一组“选项: 其他说法”", "a mapping from choices to words for them")
_OF_CHOICES = ("x-enum-en", "x-enum-zh", "x-synonyms")

_KEYWORDS: Mapping[str, tuple[Callable[[object], bool], Words]] = {
    "type": (_is_type, Words("类型：" + "、".join(_TYPES), "one or several of " + ", ".join(_TYPES))),
    "enum": (lambda value: isinstance(value, list), Words("一个列表 […]", "a list […]")),
    "required": (_is_names, Words("字段名的列表", "a list of field names")),
    "pattern": _TEXT,  # that it is a safe expression is checked with the schema as a whole
    "minimum": _NUMBER,
    "maximum": _NUMBER,
    "exclusiveMinimum": _NUMBER,
    "exclusiveMaximum": _NUMBER,
    "multipleOf": (lambda value: (as_number(value) or 0) > 0, Words("一个大于 0 的数", "a number above 0")),
    "minLength": _COUNT,
    "maxLength": _COUNT,
    "minItems": _COUNT,
    "maxItems": _COUNT,
    "minProperties": _COUNT,
    "maxProperties": _COUNT,
    "uniqueItems": _BOOLEAN,
    "format": _TEXT,
    "title": _TEXT,
    "x-title-en": _TEXT,
    "x-unit": _TEXT,
    "x-scale": _TEXT,
    "x-private": _BOOLEAN,
    "x-key": _NAME_OR_NAMES,
}


def check_record_schema(document: Document, scales: Collection[str], faults: Faults) -> None:
    """Report keywords that hold something else than they must, and names that lead nowhere.

    `scales` are the names of the rulebook's scales, which `x-scale` refers to.
    """
    faults.locator.mount((ROOT,), document, ())
    waiting: list[tuple[object, TreePath]] = [(document.value, (ROOT,))]
    while waiting:
        schema, path = waiting.pop()
        if isinstance(schema, bool):
            continue
        if not isinstance(schema, Mapping):
            wrong_kind(faults, path, _SCHEMA, schema)
            continue
        scale = schema.get("x-scale")
        if isinstance(scale, str) and scale not in scales:
            near = faults.nearest(scale, scales)
            faults.add("JJ313", (*path, "x-scale"), name=scale, known=tuple(scales), nearest=near)
        for key in _OF_CHOICES:
            _check_choices(schema, key, (*path, key), faults)
        for key, value in schema.items():
            waiting += _keyword(key, value, (*path, key), document, faults)
    for fault in schema_faults(document.value):
        faults.add(fault.code, (ROOT, *fault.path), on_key=fault.at_key, **fault.arguments)  # type: ignore[arg-type]


def _keyword(
    key: str, value: object, path: TreePath, document: Document, faults: Faults
) -> list[tuple[object, TreePath]]:
    """Check one keyword; returns the schemas inside it."""
    if key in _KEYWORDS:
        fits, wanted = _KEYWORDS[key]
        if not fits(value):
            wrong_kind(faults, path, wanted, value)
    elif key in _SCHEMAS:
        return [(value, path)]
    elif key in _OF_SCHEMAS:
        if isinstance(value, Mapping):
            return [(schema, (*path, name)) for name, schema in value.items()]
        wrong_kind(faults, path, Words("一组“字段: JSON Schema”", "a mapping from fields to JSON Schemas"), value)
    elif key in _LISTS_OF_SCHEMAS:
        if isinstance(value, list) and value:
            return [(schema, (*path, index)) for index, schema in enumerate(value)]
        wrong_kind(faults, path, Words("JSON Schema 的列表", "a list of JSON Schemas"), value)
    elif key == "$ref":
        _check_reference(value, path, document, faults)
    return []


def _check_choices(schema: Mapping[str, object], key: str, path: TreePath, faults: Faults) -> None:
    """Words for the choices of a field are words for choices that it has, where the schema lists them beside."""
    words = schema.get(key)
    if words is None:
        return
    if not isinstance(words, Mapping) or not all(map(_is_words, words.values())):
        wrong_kind(faults, path, _WORDS, words)
        return
    listed = schema["enum"] if "enum" in schema else [schema["const"]] if "const" in schema else None
    if not isinstance(listed, list):
        return
    known = tuple(str(choice) for choice in listed)
    for choice in words:
        if choice not in known:
            near = faults.nearest(choice, known)
            faults.add("JJ331", (*path, choice), on_key=True, name=choice, known=known, nearest=near)


def _is_words(value: object) -> bool:
    return isinstance(value, str) or _is_names(value)


def _check_reference(value: object, path: TreePath, document: Document, faults: Faults) -> None:
    if not isinstance(value, str) or not value.startswith("#"):
        wanted = Words("本文件内的引用，如 #/$defs/date", "a reference inside this file, such as #/$defs/date")
        wrong_kind(faults, path, wanted, value)
    elif not _leads_somewhere(value, document.value):
        faults.add("JJ325", path, name=value)


def _leads_somewhere(reference: str, node: object) -> bool:
    for segment in reference[1:].split("/")[1:]:
        key = segment.replace("~1", "/").replace("~0", "~")
        if isinstance(node, list) and key.isdecimal() and len(key) < 9 and int(key) < len(node):
            node = node[int(key)]
        elif isinstance(node, Mapping) and key in node:
            node = node[key]
        else:
            return False
    return isinstance(node, Mapping | bool) and reference[1:2] in {"", "/"}
