"""The record schema as `jsonschema` reads it, with exact numbers: it decides where the generated validator does not.

What differs from the library's defaults, on purpose: a Decimal is a number, and an integer where it is whole;
multiples are exact; patterns cannot hang; the formats of `value_formats` are asserted; nothing is ever fetched. Errors
about keys (`required`, `additionalProperties` …) carry the key in their path. Imported only when a record is bad.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from functools import cache, partial
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError
from jsonschema.protocols import Validator
from jsonschema.validators import extend
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from jianjia_rules.language import schema_patterns
from jianjia_rules.language.patterns import PatternError
from jianjia_rules.records.json_values import first_repeated, is_multiple, same
from jianjia_rules.records.value_formats import FORMATS

Errors = Iterator[ValidationError]


Fits = Callable[[str, Any], bool]
"""Whether a value of a record's property surely fits its schema."""


def make_validator(schema: Mapping[str, Any], fits: Fits | None = None) -> Validator:
    """A validator of the schema (its numbers exact, as `schema_numbers` makes them).

    With `fits` it does not look into properties of a record that fit; what is wrong elsewhere is found all the same.
    """
    resource: Resource[Any] = DRAFT202012.create_resource(schema)
    registry: Registry[Any] = Registry().with_resource(str(schema.get("$id", "")), resource)
    made = _validator_class()
    if fits is not None:
        own = {"properties": partial(_properties_but, fits, schema.get("properties"))}
        made = extend(made, own)  # type: ignore[no-untyped-call]
    return made(schema, registry=registry)


@cache
def _validator_class() -> type[Validator]:
    checker = Draft202012Validator.TYPE_CHECKER.redefine_many({"number": _is_number, "integer": _is_integer})
    keywords = {
        "required": _required,
        "additionalProperties": _additional_properties,
        "patternProperties": _pattern_properties,
        "propertyNames": _property_names,
        "dependentRequired": _dependent_required,
        "uniqueItems": _unique_items,
        "multipleOf": _multiple_of,
        "pattern": _pattern,
        "format": _format,
        "enum": _enum,
        "const": _const,
    }
    made: type[Validator] = extend(Draft202012Validator, keywords, type_checker=checker)  # type: ignore[no-untyped-call]
    return made


def _is_number(_checker: object, value: object) -> bool:
    return isinstance(value, (int, Decimal)) and not isinstance(value, bool)


def _is_integer(_checker: object, value: object) -> bool:
    if isinstance(value, Decimal):
        return value == value.to_integral_value()
    return isinstance(value, int) and not isinstance(value, bool)


def _required(_validator: Any, names: Iterable[str], instance: Any, _schema: Any) -> Errors:
    if isinstance(instance, dict):
        for name in names:
            if name not in instance:
                yield ValidationError("missing", path=[name])


def _properties_but(
    fits: Fits, of_record: object, validator: Any, properties: Mapping[str, Any], instance: Any, _schema: Any
) -> Errors:
    if isinstance(instance, dict):
        for name, schema in properties.items():
            if name in instance and not (properties is of_record and fits(name, instance[name])):
                yield from validator.descend(instance[name], schema, path=name, schema_path=name)


def _additional_properties(validator: Any, allowed: Any, instance: Any, schema: Any) -> Errors:
    if not isinstance(instance, dict):
        return
    known = schema.get("properties", {})
    shapes = list(schema.get("patternProperties", {}))
    for name, value in instance.items():
        if name in known or any(_found(shape, name) for shape in shapes):
            continue
        if allowed is False:
            yield ValidationError("unknown", path=[name])
        else:
            yield from validator.descend(value, allowed, path=name)


def _pattern_properties(validator: Any, shapes: Mapping[str, Any], instance: Any, _schema: Any) -> Errors:
    if isinstance(instance, dict):
        for shape, schema in shapes.items():
            for name, value in instance.items():
                if _found(shape, name):
                    yield from validator.descend(value, schema, path=name, schema_path=shape)


def _property_names(validator: Any, schema: Any, instance: Any, _schema: Any) -> Errors:
    if isinstance(instance, dict):
        for name in instance:
            if not validator.evolve(schema=schema).is_valid(name):
                yield ValidationError("name", path=[name])


def _dependent_required(_validator: Any, needs: Mapping[str, Any], instance: Any, _schema: Any) -> Errors:
    if isinstance(instance, dict):
        for name, names in needs.items():
            if name in instance:
                for needed in names:
                    if needed not in instance:
                        yield ValidationError(name, path=[needed])


def _unique_items(_validator: Any, asked: Any, instance: Any, _schema: Any) -> Errors:
    if asked is True and isinstance(instance, list):
        repeated = first_repeated(instance)
        if repeated is not None:
            yield ValidationError(str(repeated[0]), path=[repeated[1]])


def _multiple_of(validator: Any, of: Any, instance: Any, _schema: Any) -> Errors:
    if validator.is_type(instance, "number") and not is_multiple(instance, of):
        yield ValidationError("multiple")


def _pattern(_validator: Any, pattern: str, instance: Any, _schema: Any) -> Errors:
    if isinstance(instance, str) and not _found(pattern, instance):
        yield ValidationError("pattern")


def _format(_validator: Any, name: str, instance: Any, _schema: Any) -> Errors:
    if isinstance(instance, str) and name in FORMATS and not FORMATS[name](instance):
        yield ValidationError("format")


def _enum(_validator: Any, choices: Iterable[Any], instance: Any, _schema: Any) -> Errors:
    if not any(same(choice, instance) for choice in choices):
        yield ValidationError("enum")


def _const(_validator: Any, value: Any, instance: Any, _schema: Any) -> Errors:
    if not same(value, instance):
        yield ValidationError("const")


def _found(pattern: str, text: str) -> bool:
    """A pattern that cannot be used says nothing; `schema_documents` refuses it when the rulebook is loaded."""
    try:
        return schema_patterns.pattern(pattern).fits(text)
    except PatternError:
        return True
