"""JSON Schemas of the entries of a rulebook's files, made from the models that check them."""

import re
from collections.abc import Mapping

from jianjia_rules.authoring.schema_operators import with_one_of
from jianjia_rules.authoring.schema_values import definition
from jianjia_rules.language.scheme import GateKind
from jianjia_rules.loading.build_rules import NOT_IN_ROLLUPS
from jianjia_rules.loading.build_scheme import GATE_COMPANY
from jianjia_rules.loading.envelope import MODELS, RecordShape
from jianjia_rules.loading.overlay import NOT_CHANGED, OWN_KEYS
from jianjia_rules.loading.shapes import REF, JsonSchema, Key, Shape, Slot

_NAMES = {
    model.__name__: re.sub(r"(?<=[a-z])(?=[A-Z])", "_", model.__name__.removesuffix("Shape")).lower()
    for model in MODELS
}


def name_of(model: type[Shape]) -> str:
    """The name of a model's definition."""
    return _NAMES[model.__name__]


def model_definitions() -> Mapping[str, JsonSchema]:
    """The definitions of all models, and of entries that differ with where they stand."""
    found = {name_of(model): object_schema(model) for model in MODELS}
    found["rule"]["dependencies"] = {"points": _either("points", "weight")}
    found["gate"] |= _gate_kinds()
    # The record settings of an overlay lie over those of its base.
    found["record"] = _less(found["record"], ()) | {"required": []}
    found["rulebook"] |= _base_or_overlay()
    found["placed_rule"] = {**found["rule"], "required": [*found["rule"]["required"], "part"]}
    found["rollup_rule"] = _less(found["rule"], NOT_IN_ROLLUPS)
    found["change"] = _change(found)
    return found


def object_schema(model: type[Shape]) -> JsonSchema:
    """The keys of a model; those that must be there."""
    keys = model.keys()
    required = [name for name, key in keys.items() if key.said.required]
    return {
        "type": "object",
        "properties": {name: _property(key) for name, key in keys.items()},
        **({"required": required} if required else {}),
        "additionalProperties": False,
    }


def _property(key: Key) -> JsonSchema:
    schema = resolved(key.slot.schema) if isinstance(key.slot, Slot) else definition(name_of(key.slot))
    chosen = key.said.default
    default = {"default": chosen} if isinstance(chosen, str) and chosen and "enum" in schema else {}
    return {**schema, **default, "description": f"{key.said.help.zh}\n{key.said.help.en}"}


def resolved(schema: JsonSchema) -> JsonSchema:
    """A slot's schema with references in place of the names it uses."""
    found: JsonSchema = {}
    for key, value in schema.items():
        match value:
            case str() if key == REF:
                found |= definition(_NAMES.get(value, value))
            case Mapping():
                found[key] = resolved(dict(value))
            case list() if key == "anyOf":
                found[key] = [resolved(each) for each in value]
            case _:
                found[key] = value
    return found


def _gate_kinds() -> JsonSchema:
    """Exactly one key says of which kind a gate is; some keys belong to one kind."""
    kinds = [str(kind) for kind in GateKind]
    others: dict[str, JsonSchema] = {
        kind: {"properties": {other: False for other in kinds if other != kind}, "errorMessage": _ONE_KIND}
        for kind in kinds
    }
    others[GateKind.GRADE_CAP]["required"] = ["if"]
    return {
        "dependencies": {**others, **{key: [str(kind)] for key, kind in GATE_COMPANY.items()}},
        "if": with_one_of(kinds),
        "else": {"required": [kinds[0]], "errorMessage": _ONE_KIND},
    }


def _base_or_overlay() -> JsonSchema:
    """A rulebook that extends another needs less; what only an overlay says belongs to none else."""
    record = {"required": [name for name, key in RecordShape.keys().items() if key.said.required]}
    own = {"properties": dict.fromkeys(OWN_KEYS, False), "errorMessage": _OVERLAY_ONLY}
    whole = {"required": ["language", "record"], "properties": {"record": record}}
    return {"if": {"required": ["extends"]}, "else": {"allOf": [whole, own]}}


def _change(found: Mapping[str, JsonSchema]) -> JsonSchema:
    """Any key of a rule or a part that a change may touch."""
    rule = _less(found["rule"], NOT_CHANGED["rules"])["properties"]
    part = _less(found["part"], NOT_CHANGED["parts"])["properties"]
    return {"type": "object", "properties": {**part, **rule}, "additionalProperties": False}


def _less(schema: JsonSchema, keys: tuple[str, ...]) -> JsonSchema:
    kept = {key: value for key, value in schema["properties"].items() if key not in keys}
    required = [key for key in schema.get("required", ()) if key not in keys]
    return {**schema, "properties": kept, "required": required}


def _either(first: str, second: str) -> JsonSchema:
    return {"properties": {second: False}, "errorMessage": f"两者只写其一 / not both: {first}, {second}"}


_ONE_KIND = "写 entry_bar、mandatory_set、grade_cap、veto 中的一个 / one of entry_bar, mandatory_set, grade_cap, veto"
_OVERLAY_ONLY = "只有写了 extends 的补充规则集可以用 / only a rulebook with extends may say this"
