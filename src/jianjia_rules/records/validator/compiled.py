"""The generated function of a record schema."""

from collections.abc import Callable, Mapping
from itertools import count
from typing import Any

from jianjia_rules.dataclass import dataclass
from jianjia_rules.records.schema_numbers import exact_schema
from jianjia_rules.records.validator.emit import Emitter
from jianjia_rules.records.validator.writer import assemble


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
    emitter.function(emitter.document, "record_texts", "(KeyError, TypeError, ArithmeticError, RecursionError)")
    text = "\n\n\n".join("\n".join(writer.lines) for writer in emitter.functions) + "\n"
    filename = f"<record schema {next(_numbers)}>"
    return Compiled(assemble(text, emitter.names, filename)["record_texts"], emitter.complete, text)


_numbers = count(1)
