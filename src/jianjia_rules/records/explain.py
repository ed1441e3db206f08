"""Why a record does not fit its schema: one fault for each thing that is wrong, in our own words.

Where a schema offers alternatives (`anyOf`, `oneOf`), only the one that the value comes nearest to is spoken of.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any, cast

from jsonschema.exceptions import ValidationError
from jsonschema.protocols import Validator

from jianjia_rules.diagnostics import Words, kind_of, nearest
from jianjia_rules.language.record_schema import RecordSchema
from jianjia_rules.records.concealing import PRIVATE
from jianjia_rules.records.fault_words import amount, bound
from jianjia_rules.records.faults import Fault
from jianjia_rules.records.field_words import example, kinds, name_of, shown, wanted
from jianjia_rules.records.value_formats import WORDS
from jianjia_rules.units.record import TreePath

_TELLING = {"const", "enum"}


_MOST_COUNTED = 10_000
"""Faults of one record that are counted when enough of them are known."""


def explain(validator: Validator, schema: RecordSchema, data: Any, most: int) -> tuple[list[Fault], Mapping[str, int]]:
    """The faults of a record (as `given` copies it), at most so many, in no order; none when it fits.

    How many more of each code there are is counted, up to a bound.
    """
    explainer = _Explainer(schema)
    faults: dict[tuple[TreePath, str], Fault | None] = {}
    more: Counter[str] = Counter()
    for error in _leaves(validator.iter_errors(data), ()):
        fault = explainer.fault(*error)
        key = (fault.path, _family(fault))
        if key in faults:
            continue
        is_told = len(faults) < most
        faults[key] = fault if is_told else None
        more[fault.code] += not is_told
        if len(faults) >= most + _MOST_COUNTED:
            break
    return [fault for fault in faults.values() if fault is not None], +more


Leaf = tuple[ValidationError, TreePath]


def _leaves(errors: Iterable[ValidationError], base: TreePath) -> Iterator[Leaf]:
    for error in errors:
        path = (*base, *error.path)
        if error.validator in {"anyOf", "oneOf"} and error.context:
            yield from _of_best_branch(error, path)
        else:
            yield error, path


def _of_best_branch(error: ValidationError, path: TreePath) -> Iterator[Leaf]:
    branches: dict[int, list[ValidationError]] = {}
    for inner in error.context or ():
        branches.setdefault(int(inner.schema_path[0]), []).append(inner)
    if all(len(found) == 1 and _is_type_of_value(found[0]) for found in branches.values()):
        yield error, path
        return
    best = min(branches, key=lambda index: (*_distance(branches[index]), index))
    yield from _leaves(branches[best], path)


def _distance(errors: list[ValidationError]) -> tuple[int, int]:
    """How far a value is from a branch: what shows that another was meant counts before all else."""
    return sum(_is_type_of_value(error) or _is_telling(error) for error in errors), len(errors)


def _is_type_of_value(error: ValidationError) -> bool:
    return error.validator == "type" and not error.path


def _is_telling(error: ValidationError) -> bool:
    """A wrong choice of the value, or of one of its fields: `kind: 会议` is no `kind: 培训`."""
    return error.validator in _TELLING and len(error.path) <= 1


def _family(fault: Fault) -> str:
    """Two faults of one family at one path say the same thing."""
    return "value" if fault.code in {"JJ801", "JJ804", "JJ813"} else fault.code


_nearest = lru_cache(256)(nearest)
"""Many records have the same fault."""


class _Explainer:
    def __init__(self, schema: RecordSchema) -> None:
        self._schema = schema

    def fault(self, error: ValidationError, path: TreePath) -> Fault:
        """One error of `jsonschema` in our words; a private value is not told."""
        fault = self._fault(error, path)
        if "found" in fault.arguments and self._is_private(error.schema, path):
            return replace(fault, arguments={**fault.arguments, "found": PRIVATE})
        return fault

    def _fault(self, error: ValidationError, path: TreePath) -> Fault:
        keyword, value, instance = str(error.validator), cast(Any, error.validator_value), cast(Any, error.instance)
        node = error.schema if isinstance(error.schema, Mapping) else {}
        match keyword:
            case "type":
                return self._wrong_type(path, instance, kinds(value), example(node))
            case "anyOf" | "oneOf" if error.context:
                types = [kind for inner in error.context for kind in _types(inner.validator_value)]
                return self._wrong_type(path, instance, kinds(list(dict.fromkeys(types))), "")
            case "required":
                return self._missing(path, node)
            case "dependentRequired":
                other = name_of((*path[:-1], error.message), self._schema)
                return self._at("JJ817", path, other=other)
            case "additionalProperties" | "propertyNames":
                return self._unknown(path)
            case "not" if value == {} and path:
                return self._out_of_place(path)
            case "unevaluatedProperties" if (extra := self._extra(path, instance)) is not None:
                return self._unknown((*path, extra))
            case "enum" | "const":
                return self._no_choice(path, instance, value if keyword == "enum" else [value])
            case "minimum" | "maximum" | "exclusiveMinimum" | "exclusiveMaximum":
                return self._at("JJ805", path, found=instance, wanted=bound(keyword, value, node))
            case "multipleOf":
                words = Words(f"{shown(value)} 的倍数", f"a multiple of {shown(value)}")
                return self._at("JJ814", path, found=instance, wanted=words)
            case "minLength" | "maxLength":
                return self._at("JJ813", path, found=instance, wanted=amount(keyword, value))
            case "pattern" | "format":
                return self._at("JJ813", path, found=instance, wanted=_form(node, value))
            case "uniqueItems":
                return self._at("JJ816", path, first=int(error.message) + 1)
            case "minItems" | "maxItems" | "minProperties" | "maxProperties":
                return self._at("JJ815", path, count=len(instance), wanted=amount(keyword, value))
            case _:
                return self._at("JJ818", path, keyword=keyword, wanted=_described(node))

    def _wrong_type(self, path: TreePath, instance: object, words: Words, sample: str) -> Fault:
        if not path:
            return Fault("JJ812", path, {"found": kind_of(instance)})
        advice = None
        if isinstance(instance, str) and "数" in words.zh and _looks_like_number(instance):
            advice = Words("去掉引号，只写数。", "Take the quotes away.")
        elif isinstance(instance, str) and instance in {"是", "否"} and "true" in words.zh:
            advice = Words("“是”写成 true，“否”写成 false。", "Write true for 是, false for 否.")
        return self._at("JJ801", path, wanted=words, found=kind_of(instance), example=sample, advice=advice)

    def _missing(self, path: TreePath, node: Mapping[str, Any]) -> Fault:
        properties = node.get("properties", {})
        words = wanted(properties.get(path[-1]) if isinstance(properties, Mapping) else None)
        if not words.zh:
            info = self._schema.lookup(_names(path))
            words = wanted({"type": info.type.kind.value}) if info is not None else words
        return self._at("JJ802", path, wanted=words if words.zh else None)

    def _unknown(self, path: TreePath) -> Fault:
        known = self._known(path[:-1])
        name = str(path[-1]) if path else ""
        arguments = {"path": name, "known": known, "nearest": _nearest(name, known)}
        return Fault("JJ803", path, arguments, at_key=True)

    def _out_of_place(self, path: TreePath) -> Fault:
        """A field that the schema names only to refuse it; where it has a title, in records of some kinds only."""
        info = self._schema.lookup(_names(path))
        if info is None or not info.title.zh or info.title.zh == path[-1]:
            return self._unknown(path)
        return replace(self._at("JJ820", path), at_key=True)

    def _known(self, path: TreePath) -> tuple[str, ...]:
        return self._schema.names(_names(path))

    def _extra(self, path: TreePath, instance: Mapping[str, Any]) -> str | None:
        known = self._known(path)
        return next((name for name in instance if name not in known), None)

    def _no_choice(self, path: TreePath, instance: object, choices: list[Any]) -> Fault:
        known = tuple(shown(choice) for choice in choices)
        if isinstance(instance, list | dict):
            words = Words(f"下列之一：{'、'.join(known)}", f"one of: {', '.join(known)}")
            return self._wrong_type(path, instance, words, "")
        close = _nearest(instance, known) if isinstance(instance, str) else None
        return self._at("JJ804", path, found=shown(instance), known=known, nearest=close)

    def _is_private(self, node: object, path: TreePath) -> bool:
        return self._schema.holds_private(_names(path)) or (isinstance(node, Mapping) and node.get("x-private") is True)

    def _at(self, code: str, path: TreePath, **arguments: object) -> Fault:
        return Fault(code, path, {"path": name_of(path, self._schema), **arguments})


def _names(path: TreePath) -> tuple[str, ...]:
    return tuple(step for step in path if isinstance(step, str))


def _types(value: object) -> list[str]:
    listed = value if isinstance(value, list) else [value]
    return [name for name in listed if isinstance(name, str)]


def _form(node: Mapping[str, Any], value: object) -> Words | None:
    name = node.get("format")
    if isinstance(name, str) and name in WORDS:
        return WORDS[name]
    described = _described(node)
    if described is not None:
        return described
    sample = example(node)
    if sample:
        return Words(f"例如 {sample}", f"for example {sample}")
    return Words(f"形如 {value}", f"of the form {value}") if isinstance(value, str) else None


def _described(node: Mapping[str, Any]) -> Words | None:
    description = node.get("description")
    if not isinstance(description, str):
        return None
    english = node.get("x-description-en")
    chosen = english if isinstance(english, str) else description
    return Words(description.rstrip("。."), chosen.rstrip("。."))


def _looks_like_number(text: str) -> bool:
    return bool(text) and text.isascii() and text.lstrip("+-").replace(".", "", 1).isdigit()
