"""The base of all models of a rulebook's files, and how their keys are described and checked.

Keys are checked by functions of our own, without any coercion: a check raises `PydanticCustomError` with one of our
codes, and `envelope_check` makes diagnostics of them. Slots for measures, conditions and awards are left alone here
(`nodes` reads them) and name the JSON Schema of what stands in them.
"""

from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

from pydantic import BaseModel, ConfigDict, Field
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from jianjia_rules.diagnostics.nearest import nearest
from jianjia_rules.diagnostics.words import Words, kind_of

if TYPE_CHECKING:
    # Only needed when JSON Schemas are made; importing them costs every load.
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler

REF = "x-ref"
"""In a model's JSON Schema, the name of the schema that stands there: of another model, or text, measure, condition,
award, parameter_value. Whoever publishes the schemas turns it into a `$ref`."""

JsonSchema = dict[str, Any]
Check = Callable[[object], Any]

_T = TypeVar("_T")


class Shape(BaseModel):
    """The base of all models of a rulebook's files: unknown keys are faults; nothing is converted."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, defer_build=True, arbitrary_types_allowed=True)


def said(zh: str, en: str, default: Any = None, *, key: str | None = None) -> Any:
    """A key that may be left out, with its help in both languages; `key` where its name is a Python word."""
    return Field(default, alias=key, description=zh, json_schema_extra={"x-description-en": en})


def needed(zh: str, en: str, *, key: str | None = None) -> Any:
    """A key that must be there."""
    return Field(..., alias=key, description=zh, json_schema_extra={"x-description-en": en})


class Slot:
    """The annotation of a key whose value is read elsewhere; only its JSON Schema is known here."""

    def __init__(self, schema: JsonSchema) -> None:
        self.schema = schema

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: "GetJsonSchemaHandler") -> JsonSchema:
        """The schema, anew each time."""
        return dict(self.schema)


class Checked(Slot):
    """The annotation of a key that a function checks."""

    def __init__(self, check: Check, schema: JsonSchema) -> None:
        super().__init__(schema)
        self._check = check

    def __get_pydantic_core_schema__(self, source: object, handler: "GetCoreSchemaHandler") -> CoreSchema:
        """The check."""
        return core_schema.no_info_plain_validator_function(self._check)


class OneOf(Checked):
    """The annotation of a key that takes one of a few words."""

    def __init__(self, words: type[StrEnum] | tuple[str, ...]) -> None:
        choices = tuple(str(word) for word in words)
        super().__init__(one_of(*choices), {"enum": list(choices)})


def ref(name: str) -> Slot:
    """A slot whose content has a JSON Schema of its own."""
    return Slot({REF: name})


def list_of(name: str) -> Slot:
    """A list of such."""
    return Slot({"type": "array", "items": {REF: name}})


def mapping_of(name: str) -> Slot:
    """A mapping from names to such."""
    return Slot({"type": "object", "additionalProperties": {REF: name}})


def refused(code: str, **arguments: object) -> PydanticCustomError:
    """An error that becomes the diagnostic `code` with these arguments."""
    return PydanticCustomError(code, code, arguments)


def wanted(words: Words, found: object, **arguments: object) -> PydanticCustomError:
    """Another kind of value was expected."""
    if found is None:
        return refused("JJ206", wanted=words)
    return refused("JJ205", wanted=words, found=kind_of(found), **arguments)


def inside(key: str | int, check: Callable[[object], _T], value: object) -> _T:
    """The checked value of an entry; a fault is placed at the entry and not at the whole."""
    try:
        return check(value)
    except PydanticCustomError as error:
        arguments = dict(error.context or {})
        at = (key, *arguments.pop("at", ()))
        raise refused(error.type, **arguments, at=at) from error


def one_of(*choices: str) -> Check:
    """A validator that takes one of a few words."""

    def check(value: object) -> str:
        if not isinstance(value, str):
            raise wanted(Words("下列之一：" + "、".join(choices), "one of " + ", ".join(choices)), value)
        if value not in choices:
            raise refused("JJ207", found=value, known=choices, nearest=nearest(value, choices))
        return str(value)

    return check


MeasureSlot = Annotated[Any, ref("measure")]
ConditionSlot = Annotated[Any, ref("condition")]
AwardSlot = Annotated[Any, ref("award")]
MandatorySlot = Annotated[Any, Slot({"anyOf": [{"type": "boolean"}, {REF: "condition"}]})]
ParameterValueSlot = Annotated[Any, ref("parameter_value")]
