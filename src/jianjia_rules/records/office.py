"""An office's own data: pieces of records by unit and period, which stand above what the units submit."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from typing import Any

from jianjia_rules.dataclass import dataclass
from jianjia_rules.diagnostics import Diagnostic, Diagnostics
from jianjia_rules.language.record_schema import RecordSchema
from jianjia_rules.language.rulebook import Rulebook
from jianjia_rules.records.amender import Whose
from jianjia_rules.records.amendment_words import value_words
from jianjia_rules.records.check import check_of
from jianjia_rules.records.concealing import Concealing
from jianjia_rules.records.faults import PlacedOrigin, diagnose
from jianjia_rules.records.field_words import name_of
from jianjia_rules.records.identity import Identifier
from jianjia_rules.records.layering import Layer, token
from jianjia_rules.records.list_files import AnyPath, read_entries
from jianjia_rules.records.normal.record import Normaliser
from jianjia_rules.records.origins import NoOrigin
from jianjia_rules.records.raw import RawRecord
from jianjia_rules.records.reading_faults import one
from jianjia_rules.units.record import Source, TreePath

_WHOLE = ("required", "dependentRequired", "minProperties")
"""What a schema asks of a whole record that a piece of one need not have."""

_COMBINED = ("allOf", "anyOf", "oneOf", "if", "then", "else", "not", "dependentSchemas")


@dataclass(slots=True)
class Office:
    """What an office gives, by unit and period; `met` are those that a record was read of."""

    layers: Mapping[Whose, Sequence[Layer]] = field(default_factory=dict)
    met: set[Whose] = field(default_factory=set)

    def unused(self) -> Iterator[Diagnostic]:
        """Entries of units and periods that no record was read of."""
        for whose, layers in self.layers.items():
            if whose not in self.met:
                yield one("JJ836", layers[0].origin.place(()), unit=whose[0], period=whose[1])


def read_office(given: Iterable[AnyPath | Mapping[str, Any]], rulebook: Rulebook, diagnostics: Diagnostics) -> Office:
    """The entries of the files, or of plain data, that fit; what is wrong with the others is reported."""
    reader = _Reader(rulebook, diagnostics)
    paths = [each for each in given if not isinstance(each, Mapping)]
    for raw in read_entries(paths, reader.schema, diagnostics):
        reader.take(raw)
    for each in given:
        if isinstance(each, Mapping):
            reader.take(RawRecord(each, NoOrigin()))
    return Office(reader.layers)


class _Reader:
    def __init__(self, rulebook: Rulebook, diagnostics: Diagnostics) -> None:
        self.layers: dict[Whose, list[Layer]] = {}
        self.schema = RecordSchema(_of_pieces(rulebook.schema.document), rulebook.schema.scales)
        self._whole = rulebook.schema
        self._check = check_of(self.schema)
        self._identifier = Identifier(rulebook)
        self._normaliser = Normaliser(rulebook)
        self._concealing = Concealing(rulebook.schema)
        self._diagnostics = diagnostics
        self._settings = rulebook.record
        self._given: dict[tuple[Whose, TreePath], tuple[Any, PlacedOrigin]] = {}

    def take(self, raw: RawRecord) -> None:
        """Keep an entry, or tell what is wrong with it."""
        data, faults, *_ = self._check.faults(raw.data, lambda plain: self._normaliser.record(plain, raw.serials))
        if isinstance(data, dict):
            if not faults and self._identifier.faults(data, with_type=False):
                data, _, faults = self._normaliser.record(data, raw.serials)
            told = {fault.path for fault in faults}
            faults += [fault for fault in self._identifier.faults(data, with_type=False) if fault.path not in told]
        whose = None if faults or not isinstance(data, dict) else self._identifier.whose(data)
        if whose is None:
            found = diagnose(faults, raw.origin)
            self._diagnostics.extend(self._concealing.of_record(found, data, raw.origin))
            return
        for path, value in _values((), data):
            self._note(whose, path, value, raw.origin)
        self.layers.setdefault(whose, []).append(Layer(Source.OFFICE, self._without_identity(data), raw.origin))

    def _note(self, whose: Whose, path: TreePath, value: Any, origin: PlacedOrigin) -> None:
        """Tell of a value that another entry gives differently; entries of lists with a key may each give some."""
        if isinstance(value, list) and self._whole.key_of(tuple(str(step) for step in path)):
            return
        before = self._given.setdefault((whose, path), (value, origin))
        if token(before[0]) == token(value):
            return
        place, earlier = origin.place(path), before[1].place(path)
        fault = one(
            "JJ837",
            place,
            related=earlier,
            unit=whose[0],
            period=whose[1],
            path=name_of(path, self._whole),
            before=value_words(before[0], self._whole, path),
            after=value_words(value, self._whole, path),
        )
        self._diagnostics.extend([fault])

    def _without_identity(self, data: dict[str, Any]) -> dict[str, Any]:
        """What the entry gives beside whose it is."""
        settings = self._settings
        apart = {*settings.unit, settings.period, settings.type, settings.name, settings.version}
        return _without((), data, apart)


def _values(path: TreePath, data: Any) -> Iterator[tuple[TreePath, Any]]:
    if isinstance(data, dict):
        for name, value in data.items():
            yield from _values((*path, name), value)
    else:
        yield path, data


def _without(path: TreePath, data: dict[str, Any], apart: set[tuple[str, ...] | None]) -> dict[str, Any]:
    kept: dict[str, Any] = {}
    for name, value in data.items():
        if (*path, name) in apart:
            continue
        inner = _without((*path, name), value, apart) if isinstance(value, dict) else value
        if inner != {}:
            kept[name] = inner
    return kept


def _of_pieces(schema: Any) -> Any:
    """The schema without what it asks of a whole record."""
    if isinstance(schema, list | tuple):
        return [_of_pieces(entry) for entry in schema]
    if not isinstance(schema, Mapping):
        return schema
    names = schema.get("properties")
    pieces: dict[str, Any] = {
        key: _of_pieces(value)
        for key, value in schema.items()
        if key not in _WHOLE and key not in _COMBINED and key != "properties"
    }
    if "items" in schema:  # an entry of a list is whole
        pieces["items"] = schema["items"]
    if isinstance(names, Mapping):
        pieces["properties"] = {name: _of_pieces(inner) for name, inner in names.items()}
    return pieces
