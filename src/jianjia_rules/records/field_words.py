"""How messages speak of a record's fields: their titles, their paths, what may stand there."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from jianjia_rules.diagnostics import Words
from jianjia_rules.language.paths import format_path
from jianjia_rules.language.record_schema import RecordSchema
from jianjia_rules.records import value_formats
from jianjia_rules.units.record import TreePath

_TYPES: Mapping[str, Words] = {
    "string": Words("文字", "a text"),
    "number": Words("数", "a number"),
    "integer": Words("整数", "a whole number"),
    "boolean": Words("true 或 false", "true or false"),
    "array": Words("列表", "a list"),
    "object": Words("一组“键: 值”", "a mapping (key: value)"),
    "null": Words("空值", "nothing"),
}
_EXAMPLES = {"number": "12.5", "integer": "12", "boolean": "true"}


def name_of(path: TreePath, schema: RecordSchema) -> Words:
    """A field as people call it: titles and entries on the way, then the path in brackets."""
    names = tuple(step for step in path if isinstance(step, str))
    field = format_path(names) if names else ""
    zh, en = _titles(path, schema, "zh"), _titles(path, schema, "en")
    return Words(_with_path(zh, field, "（", "）"), _with_path(en, field, " (", ")"))


def kinds(types: object) -> Words:
    """The types a schema allows, in words."""
    named = [types] if isinstance(types, str) else list(types) if isinstance(types, list) else []
    words = [_TYPES[name] for name in named if name in _TYPES and (name != "null" or len(named) == 1)]
    return Words("或".join(each.zh for each in words), " or ".join(each.en for each in words))


def example(schema: object) -> str:
    """What a value may look like: the schema's own example, else one of its type."""
    if not isinstance(schema, Mapping):
        return ""
    examples = schema.get("examples")
    if isinstance(examples, list) and examples and isinstance(examples[0], str | int | Decimal):
        return shown(examples[0])
    types = schema.get("type")
    return _EXAMPLES.get(types, "") if isinstance(types, str) else ""


def wanted(schema: object) -> Words:
    """What a field asks for, in a few words; empty where the schema says nothing."""
    if not isinstance(schema, Mapping):
        return Words("", "")
    choices = schema.get("enum")
    if isinstance(choices, list):
        listed = [shown(choice) for choice in choices[:12]] + (["…"] if len(choices) > 12 else [])
        return Words(f"下列之一：{'、'.join(listed)}", f"one of: {', '.join(listed)}")
    name = schema.get("format")
    if isinstance(name, str) and name in value_formats.WORDS:
        return value_formats.WORDS[name]
    words = kinds(schema.get("type"))
    unit = schema.get("x-unit")
    if isinstance(unit, str) and words.zh and unit != "1":
        return Words(f"{words.zh}，单位：{unit}", f"{words.en}, in {unit}")
    return words


def shown(value: Any) -> str:
    """A scalar of a schema as it would be written in a record."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _with_path(title: str, field: str, before: str, after: str) -> str:
    if not title or not field or title == field:
        return title or field
    return f"{title}{before}{field}{after}"


def _titles(path: TreePath, schema: RecordSchema, lang: Any) -> str:
    parts: list[str] = []
    names: tuple[str, ...] = ()
    for step in path:
        if isinstance(step, int):
            parts.append(f"第 {step + 1} 项" if lang == "zh" else f"entry {step + 1}")
            continue
        names = (*names, step)
        info = schema.lookup(names)
        parts.append((info.title.get(lang) if info is not None else "") or step)
    return " › ".join(parts)
