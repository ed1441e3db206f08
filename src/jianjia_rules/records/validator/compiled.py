"""The generated function of a record schema."""

from collections.abc import Callable, Mapping, Set
from itertools import count
from typing import Any

from jianjia_rules.dataclass import dataclass
from jianjia_rules.language.paths import FieldPath
from jianjia_rules.records.schema_numbers import exact_schema
from jianjia_rules.records.validator.emit import Body, Emitter
from jianjia_rules.records.validator.items import ItemCheck, lists_of_flat_items
from jianjia_rules.records.validator.writer import Names, Writer, assemble


@dataclass(frozen=True, slots=True)
class Compiled:
    """`texts(record)` is the number of texts, keys included, in a record that surely fits, else -1.

    `complete`: nothing in the schema is beyond it. It is meant for plain values as this project's readers make them. -1
    may also stand for a null, for an empty text that counts as missing, or for a whole Decimal where an integer is
    asked for: all that `reference` has to settle.
    """

    texts: Callable[[Any], int]
    complete: bool
    source: str


def compile_schema(document: Mapping[str, Any]) -> Compiled:
    """The function for a schema (JSON Schema, draft 2020-12)."""
    emitter = Emitter(exact_schema(document))
    emitter.function(emitter.document, "record_texts", _CAUGHT)
    text = _text(emitter)
    return Compiled(assemble(text, emitter.names, _filename())["record_texts"], emitter.complete, text)


def compile_apart(
    document: Mapping[str, Any], unsigned: Set[str]
) -> tuple[Callable[[Any], int], Mapping[FieldPath, ItemCheck]]:
    """The function for all of a record but the items of some lists, and by their paths what looks at those.

    Both take the decoder's word for numbers of `unsigned` kinds (see `records.decoding.Unsigned`).
    """
    emitter = Emitter(exact_schema(document), unsigned=unsigned)
    lists = dict(lists_of_flat_items(Body(emitter, Writer("")), emitter.document))
    emitter.apart = {id(node) for node in lists.values()}
    emitter.function(emitter.document, "record_texts", _CAUGHT)
    texts = assemble(_text(emitter), emitter.names, _filename())["record_texts"]
    names = Names("_")
    return texts, {path: ItemCheck(node["items"], names, unsigned) for path, node in lists.items()}


def compile_sections(document: Mapping[str, Any]) -> Mapping[str, Callable[[Any], int]]:
    """The function of each of the properties a record has itself, for its value."""
    emitter = Emitter(exact_schema(document))
    properties = emitter.document.get("properties", {})
    names = {name: emitter.function(node, emitter.names.fresh("section"), _CAUGHT) for name, node in properties.items()}
    made = assemble(_text(emitter), emitter.names, _filename())
    return {name: made[function] for name, function in names.items()}


def _text(emitter: Emitter) -> str:
    return "\n\n\n".join("\n".join(writer.lines) for writer in emitter.functions) + "\n"


def _filename() -> str:
    return f"<record schema {next(_numbers)}>"


_CAUGHT = "(KeyError, TypeError, ArithmeticError, RecursionError)"
_numbers = count(1)
