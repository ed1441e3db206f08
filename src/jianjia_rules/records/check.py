"""Whether records fit a rulebook's schema, and what is wrong with those that do not."""

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple
from weakref import finalize

from jianjia_rules.diagnostics import LIMIT
from jianjia_rules.language.paths import FieldPath
from jianjia_rules.language.record_schema import RecordSchema
from jianjia_rules.records.decoding import Decode, best_decoder, unsigned_decoder
from jianjia_rules.records.faults import Fault
from jianjia_rules.records.given import given
from jianjia_rules.records.schema_numbers import exact_schema
from jianjia_rules.records.typed.form import TypedForm, typed_form
from jianjia_rules.records.validator import ItemCheck, compile_apart, compile_schema, compile_sections, is_unsigned
from jianjia_rules.units.record import Change

if TYPE_CHECKING:
    from jsonschema.protocols import Validator


_SECTIONS_FROM = 30
"""Faulty records after which it pays to generate a function for each property of a record."""


def check_of(schema: RecordSchema) -> "SchemaCheck":
    """The checks of a schema, made once as long as the schema lives."""
    key = id(schema)
    found = _CHECKS.get(key)
    if found is None:
        # Of its own view, so that the check does not keep the schema alive.
        found = _CHECKS[key] = SchemaCheck(RecordSchema(schema.document, schema.scales))
        finalize(schema, _CHECKS.pop, key, None)
    return found


class PlainForm(NamedTuple):
    """Plain mappings as decoded from lines.

    `decode` may raise at records that fit, at a number with a minus where the schema names none. `texts` is the number
    of the texts of one that surely fits, else -1, the items of some lists apart, which are for `checks` to look at.
    """

    decode: Decode
    texts: Callable[[Any], int]
    checks: Mapping[FieldPath, ItemCheck]
    attributes: None = None

    def plain(self, record: Any) -> Any:
        """It is."""
        return record


class Checked(NamedTuple):
    """What a check found: the plain copy of the record that was looked at, its faults, and what was read otherwise.

    With `told` false the record has faults that were not looked for; `more` counts those not told, by code.
    """

    data: Any
    faults: list[Fault]
    changes: tuple[Change, ...] = ()
    told: bool = True
    more: Mapping[str, int] = {}


Read = Callable[[dict[str, Any]], tuple[dict[str, Any], tuple[Change, ...], list[Fault]]]
"""Reads a plain record that does not fit as it stands: the record, what was changed, what has to be asked about."""


class SchemaCheck:
    """The checks of one record schema."""

    def __init__(self, schema: RecordSchema) -> None:
        self._schema = schema
        self._explained = 0

    @cached_property
    def texts(self) -> Callable[[Any], int]:
        """The generated validator: how many texts, keys included, a record holds that surely fits; else -1.

        It is for plain values as this project's readers make them (numbers int or Decimal). What passes has no null
        where the schema names a field, and int wherever it asks for an integer. For others `faults` has to tell.
        """
        return compile_schema(self._schema.document).texts

    @cached_property
    def plain(self) -> "PlainForm":
        """Records as plain mappings, taken from lines."""
        document = self._schema.document
        decode, kinds = unsigned_decoder() if is_unsigned(document) else (best_decoder(), frozenset[str]())
        texts, checks = compile_apart(document, kinds)
        return PlainForm(decode, texts, checks)

    @cached_property
    def typed(self) -> TypedForm | None:
        """Records as objects; None where the schema has no such form, and without the extra `fast`."""
        return typed_form(self._schema.document)

    def faults(self, data: object, read: Read | None = None, most: int = LIMIT) -> Checked:
        """The faults of a record, at most so many; none when it fits. One that does not is first handed to `read`.

        To explain a record takes a hundred times as long as to see that it does not fit; with `most` 0 it is not done.
        """
        found: list[Fault] = []
        plain = given(data, found)
        if not isinstance(plain, dict):
            from jianjia_rules.diagnostics import kind_of

            return Checked(plain, found or [Fault("JJ812", (), {"found": kind_of(data)})])
        if not found and self.texts(plain) >= 0:
            return Checked(plain, [])  # only what is missing had been in the way
        changes: tuple[Change, ...] = ()
        if read is not None:
            plain, changes, doubts = read(plain)
            if not found and not doubts and self.texts(plain) >= 0:
                return Checked(plain, [], changes)
            found += doubts
        if most <= 0:
            return Checked(plain, [], changes, told=False)
        from jianjia_rules.records.explain import explain

        told = {fault.path for fault in found}
        self._explained += 1
        validator = self._validator if self._explained < _SECTIONS_FROM else self._validator_of_sections
        faults, more = explain(validator, self._schema, plain, most)
        found += [fault for fault in faults if fault.path not in told]
        return Checked(plain, found, changes, more=more)

    @cached_property
    def _exact(self) -> Mapping[str, Any]:
        exact: Mapping[str, Any] = exact_schema(self._schema.document)
        return exact

    @cached_property
    def _validator(self) -> "Validator":
        from jianjia_rules.records.reference import make_validator

        return make_validator(self._exact)

    @cached_property
    def _validator_of_sections(self) -> "Validator":
        """The same, passing over those properties of a record that surely fit."""
        from jianjia_rules.records.reference import make_validator

        sections = compile_sections(self._schema.document)
        return make_validator(self._exact, lambda name, value: name in sections and sections[name](value) >= 0)

    def __reduce__(self) -> tuple[type["SchemaCheck"], tuple[RecordSchema]]:
        # What is generated is made again on arrival.
        return SchemaCheck, (self._schema,)


_CHECKS: dict[int, SchemaCheck] = {}
