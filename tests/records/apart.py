"""Looking at the whole of a record whose lists are looked at apart: what tables do in their own loops."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from jianjia_rules.engine.compile.access import Form, ItemCheck
from jianjia_rules.engine.compile.source import Source
from jianjia_rules.language.paths import FieldPath


def all_texts(form: Form, texts: Callable[[Any], int]) -> Callable[[Any], int]:
    """The number of texts of a record that surely fits, else -1; `texts` are those of all but the lists."""
    lists = [(path, _items_of(check)) for path, check in form.checks.items()]

    def count(record: Any) -> int:
        total = texts(record)
        if total < 0:
            return -1
        for path, items in lists:
            found = items(_at(form, record, path))
            if found < 0:
                return -1
            total += found
        return total

    return count


def _items_of(check: ItemCheck) -> Callable[[Any], int]:
    source = Source()
    source.line(f"t = {check.texts} * len(v or ())")
    with source.block("try:"), source.block("for i in v or ():"):
        check.write(source, "i")
        for key in check.read:  # what was read is there, or None
            source.line(f"{source.object(_seen, 's')}(i, {source.constant(key)}, {check.variables[key]})")
    with source.block("except Exception:"):
        source.line("return -1")
    source.line("return t")
    source.names.update(check.objects)
    return source.function("items", "v", "<items>")


def _seen(item: Any, key: str, value: Any) -> None:
    if isinstance(item, dict) and value is not item.get(key):
        raise SystemExit(f"{key} is not what was read")


def _at(form: Form, record: Any, path: FieldPath) -> Any:
    for key in path:
        if record is None:
            return None
        record = record.get(key) if form.attributes is None else getattr(record, form.attributes[key])
    return record
