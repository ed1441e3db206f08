"""The base of all models of a rulebook's files, and how their keys are described and checked.

A model is a class that lists its keys: `unit: PlainText | None = said(…)`. Nothing is built before a file needs it, and
nothing is converted: each key has a check of our own, which raises `RefusedError` with one of our codes. Slots for
measures, conditions and awards are left alone here (`nodes` reads them) and name the JSON Schema of what stands in
them, so that the published schemas are made of the very definitions that check.
"""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Annotated, Any, ClassVar, TypeVar

from jianjia_rules.dataclass import dataclass
from jianjia_rules.diagnostics.nearest import nearest
from jianjia_rules.diagnostics.words import Words, kind_of
from jianjia_rules.loading.chinese_keys import choice_meant_by

REF = "x-ref"
"""In a slot's JSON Schema, the name of the schema that stands there: of another model, or text, measure, condition,
award, parameter_value …. Whoever publishes the schemas turns it into a `$ref`."""

JsonSchema = dict[str, Any]
Check = Callable[[object], Any]

_T = TypeVar("_T")


class RefusedError(ValueError):
    """A value that a check refuses: the code of the diagnostic, its arguments, and where inside the value it is."""

    def __init__(self, code: str, at: tuple[str | int, ...], arguments: Mapping[str, object]) -> None:
        super().__init__(code)
        self.code = code
        self.at = at
        self.arguments = arguments


class Slot:
    """The annotation of a key: the JSON Schema of what stands there. It is read elsewhere, so nothing is checked."""

    def __init__(self, schema: JsonSchema) -> None:
        self.schema = schema

    def check(self, value: object) -> Any:
        """The value as it is kept; raises `RefusedError`."""
        return value


class Checked(Slot):
    """The annotation of a key that a function checks."""

    def __init__(self, check: Check, schema: JsonSchema) -> None:
        super().__init__(schema)
        self._check = check

    def check(self, value: object) -> Any:
        """What the function makes of the value."""
        return self._check(value)


class OneOf(Checked):
    """The annotation of a key that takes one of a few words."""

    def __init__(self, words: type[StrEnum] | tuple[str, ...]) -> None:
        choices = tuple(str(word) for word in words)
        super().__init__(one_of(*choices), {"enum": list(choices)})


@dataclass(frozen=True, slots=True)
class Said:
    """What a model says of a key beside its annotation: its help, its value when left out, the word files use."""

    help: Words
    default: object
    required: bool
    key: str | None


@dataclass(frozen=True, slots=True)
class Key:
    """One key of a model. `slot` is a model where the key holds one."""

    name: str
    attribute: str
    slot: "Slot | type[Shape]"
    said: Said


class Shape:
    """The base of all models of a rulebook's files: unknown keys are faults; nothing is converted."""

    _keys: ClassVar[Mapping[str, Key]]
    plain: ClassVar[str | None] = None
    """The key that is meant where a bare text stands instead of the mapping."""

    def __init__(self, values: Mapping[str, object]) -> None:
        self.__dict__.update(values)

    @classmethod
    def keys(cls) -> Mapping[str, Key]:
        """The keys by the word that files use, in order."""
        if "_keys" not in cls.__dict__:
            cls._keys = {key.name: key for key in map(cls._key, cls.__annotations__)}
        return cls._keys

    @classmethod
    def _key(cls, attribute: str) -> Key:
        about: Said = cls.__dict__[attribute]
        return Key(about.key or attribute, attribute, _slot_of(cls.__annotations__[attribute]), about)


def said(zh: str, en: str, default: Any = None, *, key: str | None = None) -> Any:
    """A key that may be left out, with its help in both languages; `key` where its name is a Python word."""
    return Said(Words(zh, en), default, required=False, key=key)


def needed(zh: str, en: str, *, key: str | None = None) -> Any:
    """A key that must be there."""
    return Said(Words(zh, en), None, required=True, key=key)


def ref(name: str) -> Slot:
    """A slot whose content has a JSON Schema of its own."""
    return Slot({REF: name})


def list_of(name: str) -> Slot:
    """A list of such."""
    return Slot({"type": "array", "items": {REF: name}})


def mapping_of(name: str) -> Slot:
    """A mapping from names to such."""
    return Slot({"type": "object", "additionalProperties": {REF: name}})


def refused(code: str, **arguments: object) -> RefusedError:
    """An error that becomes the diagnostic `code` with these arguments."""
    return RefusedError(code, (), arguments)


def wanted(words: Words, found: object, **arguments: object) -> RefusedError:
    """Another kind of value was expected."""
    if found is None:
        return refused("JJ206", wanted=words)
    return refused("JJ205", wanted=words, found=kind_of(found), **arguments)


def inside(key: str | int, check: Callable[[object], _T], value: object) -> _T:
    """The checked value of an entry; a fault is placed at the entry and not at the whole."""
    try:
        return check(value)
    except RefusedError as error:
        raise RefusedError(error.code, (key, *error.at), error.arguments) from error


def one_of(*choices: str) -> Check:
    """A check that takes one of a few words."""

    def check(value: object) -> str:
        if not isinstance(value, str):
            raise wanted(Words("下列之一：" + "、".join(choices), "one of " + ", ".join(choices)), value)
        if value not in choices:
            near = nearest(value, choices) or choice_meant_by(value, choices)
            raise refused("JJ207", found=value, known=choices, nearest=near)
        return str(value)

    return check


def _slot_of(annotation: Any) -> "Slot | type[Shape]":
    """The slot in an annotation such as `Annotated[…, slot]`, `Annotated[…, slot] | None` or `Model | None`."""
    for part in (annotation, *getattr(annotation, "__args__", ())):
        if isinstance(part, type) and issubclass(part, Shape):
            return part
        for each in getattr(part, "__metadata__", ()):
            if isinstance(each, Slot):
                return each
    raise TypeError(f"{annotation!r} holds no slot")


MeasureSlot = Annotated[Any, ref("measure")]
ConditionSlot = Annotated[Any, ref("condition")]
AwardSlot = Annotated[Any, ref("award")]
MandatorySlot = Annotated[Any, ref("mandatory")]
ParameterValueSlot = Annotated[Any, ref("parameter_value")]
