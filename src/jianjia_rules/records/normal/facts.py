"""What the record schema says of one field, as far as reading its values takes it."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from jianjia_rules.dataclass import dataclass
from jianjia_rules.language.patterns import PatternError
from jianjia_rules.language.periods import Periods
from jianjia_rules.language.record_schema import RecordSchema, SchemaNode
from jianjia_rules.language.schema_patterns import pattern
from jianjia_rules.language.types import Kind
from jianjia_rules.records.json_values import same
from jianjia_rules.records.normal.choices import Words, words_of
from jianjia_rules.records.text_values import plain_id
from jianjia_rules.records.value_formats import FORMATS

_SYNONYMS = "x-synonyms"


@dataclass(frozen=True, slots=True)
class Facts:
    """One field: the JSON types it may have (none: any), unit, choices with all their words, formats and patterns.

    `zero` says whether it may be 0; `periods` is given for the field that holds the record's period; `entry` are the
    facts of a list's entries. `is_id` is given for fields that make a unit's or a parent's id.
    """

    types: frozenset[str] = frozenset()
    unit: str | None = None
    enum: tuple[Any, ...] | None = None
    words: Words | None = None
    formats: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    zero: bool = True
    periods: Periods | None = None
    entry: "Facts | None" = None
    of_objects: bool = False
    is_id: bool = False

    def fits(self, value: object) -> bool:
        """Whether the value is one that the field takes; bounds of numbers and lengths are not looked at."""
        if self.types and not self.types & _types_of(value):
            return False
        if self.enum is not None and not any(same(value, each) for each in self.enum):
            return False
        if not isinstance(value, str):
            return True
        if self.periods is not None and self.periods.find(value) is None:
            return False
        if self.is_id and plain_id(value) != value:
            return False
        return _any(FORMATS[name](value) for name in self.formats) and _any(
            _matches(each, value) for each in self.patterns
        )


def facts_of(
    schema: RecordSchema,
    path: tuple[str, ...],
    said: Sequence[tuple[str, str]] = (),
    periods: Periods | None = None,
) -> Facts | None:
    """The facts of the field at a path; None where the schema knows none.

    `said` are pairs of a choice and a word for it that the rulebook gives; without choices in the schema these are.
    """
    nodes = schema.said(path)
    if not nodes:
        return None
    info = schema.lookup(path)
    of_objects = info is not None and info.type.kind is Kind.ITEMS
    entries = () if of_objects else schema.said_of_entries(path)
    levels = () if info is None else info.type.levels
    return _facts(nodes, levels, said, periods, _facts(entries, (), (), None) if entries else None, of_objects)


def _facts(
    nodes: tuple[SchemaNode, ...],
    levels: tuple[str, ...],
    said: Sequence[tuple[str, str]],
    periods: Periods | None,
    entry: Facts | None = None,
    of_objects: bool = False,
) -> Facts:
    types = frozenset(name for node in nodes for name in _named_types(node))
    listed = [value for node in nodes for value in (node.get("enum") or ())] + [
        node["const"] for node in nodes if "const" in node
    ]
    enum = tuple(listed) or levels or tuple(dict.fromkeys(choice for choice, _ in said)) or None
    choices = tuple(dict.fromkeys(value for value in enum or () if isinstance(value, str)))
    pairs = [*said, *(pair for node in nodes for pair in _said(node))]
    return Facts(
        types,
        next((node["x-unit"] for node in nodes if isinstance(node.get("x-unit"), str)), None),
        enum,
        words_of(choices, pairs) if choices or pairs else None,
        tuple(dict.fromkeys(node["format"] for node in nodes if node.get("format") in FORMATS)),
        tuple(dict.fromkeys(node["pattern"] for node in nodes if isinstance(node.get("pattern"), str))),
        all(_may_be_zero(node) for node in nodes),
        periods,
        entry,
        of_objects,
    )


def _any(tests: Iterable[bool]) -> bool:
    """Whether one of them holds, or there is none."""
    found = list(tests)
    return not found or any(found)


def _said(node: SchemaNode) -> Iterable[tuple[str, str]]:
    """The titles and synonyms that a schema gives its choices."""
    for keyword in ("x-enum-en", "x-enum-zh", _SYNONYMS):
        words = node.get(keyword)
        if isinstance(words, Mapping):
            for choice, said in words.items():
                yield from ((str(choice), word) for word in _texts(said))


def _texts(value: object) -> list[str]:
    listed = value if isinstance(value, (list, tuple)) else [value]
    return [text for text in listed if isinstance(text, str)]


def _named_types(node: SchemaNode) -> list[str]:
    return _texts(node.get("type"))


def _may_be_zero(node: SchemaNode) -> bool:
    return _number(node.get("minimum"), 0) <= 0 and _number(node.get("exclusiveMinimum"), -1) < 0


def _number(value: object, otherwise: int) -> int | float | Decimal:
    return value if isinstance(value, (int, float, Decimal)) else otherwise


def _types_of(value: object) -> set[str]:
    match value:
        case bool():
            return {"boolean"}
        case int():
            return {"integer", "number"}
        case Decimal():
            return {"integer", "number"} if value == value.to_integral_value() else {"number"}
        case str():
            return {"string"}
        case list():
            return {"array"}
        case dict():
            return {"object"}
        case _:
            return {"null"}


def _matches(text: str, value: str) -> bool:
    try:
        return pattern(text).fits(value)
    except PatternError:
        return True
