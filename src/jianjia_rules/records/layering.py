"""Later submissions and an office's own data put over a record, value by value; every value keeps its place.

What a layer leaves out or leaves empty says nothing. Lists go by the key that the schema gives them (`x-key`); without
one a supplement adds the entries that are not there yet, and anything else replaces the list as a whole.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any, NamedTuple

from jianjia_rules.dataclass import dataclass
from jianjia_rules.diagnostics import Place
from jianjia_rules.language.paths import FieldPath
from jianjia_rules.language.record_schema import RecordSchema
from jianjia_rules.language.rulebook import RecordSettings
from jianjia_rules.records.given import is_missing
from jianjia_rules.records.placed_origin import LayeredOrigin, PlacedOrigin, Spot, Spots, holder
from jianjia_rules.units.record import Amendment, Source, TreePath


@dataclass(frozen=True, slots=True)
class Layer:
    """Values to put over a record; `number` is that of the submission, or its date."""

    source: Source
    data: Mapping[str, Any]
    origin: PlacedOrigin
    number: str = ""


class _Change(NamedTuple):
    path: TreePath
    before: Any
    after: Any
    before_spot: Spot | None
    spot: Spot
    taken: bool = True


class Layering:
    """A record, and what was put over it so far; the record itself is never changed.

    `refused` are the values of supplements that were not taken, since others were given before. Whose a record is does
    not change; what it says of itself as a version goes with the latest, and is no change.
    """

    def __init__(
        self, data: Mapping[str, Any], origin: PlacedOrigin, schema: RecordSchema, settings: RecordSettings
    ) -> None:
        self.data: dict[str, Any] = _copied(data)
        self.amendments: list[Amendment] = []
        self.refused: list[Amendment] = []
        self._origin = origin
        self._spots = Spots()
        self._earlier = origin
        self._schema = schema
        self._version = settings.version
        self._whose = frozenset((*settings.unit, settings.period))
        self._changes: list[_Change] = []

    @property
    def origin(self) -> PlacedOrigin:
        """Where the values stand."""
        return LayeredOrigin(self._origin, self._spots.copy()) if self._spots.below else self._origin

    def put(self, layer: Layer) -> None:
        """Put a layer over all that is there."""
        self._changes = []
        self._earlier = self.origin
        if layer.source is Source.REPLACEMENT:
            self._replace(layer)
        else:
            self._mapping((), self.data, layer.data, (), layer)
        self._note(layer)

    def _replace(self, layer: Layer) -> None:
        before, origin = self.data, layer.origin
        self.data, self._origin, self._spots = _copied(layer.data), origin, Spots()
        for path, old, new in _differences((), before, self.data):
            if path not in self._whose and (self._version is None or path[: len(self._version)] != self._version):
                spot: Spot = (origin, () if new is None else path)
                self._changes.append(_Change(path, old, new, None if old is None else (self._earlier, path), spot))

    def _mapping(
        self, path: TreePath, target: dict[str, Any], given: Mapping[str, Any], at: TreePath, layer: Layer
    ) -> None:
        for name, value in given.items():
            if not is_missing(value):
                self._value((*path, name), target, name, value, (*at, name), layer)

    def _value(self, path: TreePath, target: dict[str, Any], name: str, value: Any, at: TreePath, layer: Layer) -> None:
        there = target.get(name)
        if path in self._whose:
            return  # the same, however it is written
        if path == self._version:
            target[name] = _copied(value)
            self._now_from(path, at, layer)
        elif isinstance(value, Mapping) and (is_missing(there) or isinstance(there, dict)):
            if not isinstance(there, dict):
                there = target[name] = {}
                self._now_from(path, at, layer)
            self._mapping(path, there, value, at, layer)
        elif isinstance(value, list) and isinstance(there, list) and self._goes_by_entries(path, layer):
            self._entries(path, there, value, at, layer)
        else:
            self._single(path, target, name, value, at, layer)

    def _single(
        self, path: TreePath, target: dict[str, Any], name: str, value: Any, at: TreePath, layer: Layer
    ) -> None:
        """A value that is taken as a whole, or not at all."""
        there = target.get(name)
        is_new = is_missing(there)
        is_same = not is_new and token(there) == token(value)
        if is_same and layer.source is not Source.OFFICE:
            return
        before_spot = None if is_new else (self._earlier, path)
        taken = is_new or layer.source is not Source.SUPPLEMENT
        self._changes.append(
            _Change(path, None if is_new else there, value, before_spot, (layer.origin, at), taken),
        )
        if taken:
            target[name] = _copied(value)
            self._now_from(path, at, layer)

    def _goes_by_entries(self, path: TreePath, layer: Layer) -> bool:
        return layer.source is Source.SUPPLEMENT or bool(self._schema.key_of(_names(path)))

    def _entries(self, path: TreePath, there: list[Any], given: list[Any], at: TreePath, layer: Layer) -> None:
        key = _key_reader(self._schema.key_of(_names(path)))
        known = {token(entry) for entry in there}
        places: dict[object, int] = {}
        for index, entry in enumerate(there):
            if (found := key(entry)) is not None:
                places.setdefault(found, index)
        for index, entry in enumerate(given):
            found = key(entry)
            if found is not None and found in places:
                self._mapping((*path, places[found]), there[places[found]], entry, (*at, index), layer)
            elif token(entry) not in known:
                known.add(token(entry))
                place = (*path, len(there))
                there.append(_copied(entry))
                if found is not None:
                    places[found] = len(there) - 1
                self._changes.append(_Change(place, None, entry, None, (layer.origin, (*at, index))))
                self._now_from(place, (*at, index), layer)

    def _now_from(self, path: TreePath, at: TreePath, layer: Layer) -> None:
        self._spots.put(path, (layer.origin, at))

    def _note(self, layer: Layer) -> None:
        places = _places([spot for each in self._changes for spot in (each.before_spot, each.spot) if spot is not None])
        for change in self._changes:
            amendment = Amendment(
                change.path,
                layer.source,
                change.before,
                change.after,
                places[_id(change.spot)],
                None if change.before_spot is None else places[_id(change.before_spot)],
                layer.number,
                self._is_private(change.path),
            )
            if change.taken:
                self.amendments.append(amendment)
            else:
                self.refused.append(amendment)

    def _is_private(self, path: TreePath) -> bool:
        info = self._schema.lookup(_names(path))
        return info is not None and info.private


def token(value: Any) -> object:
    """Something to compare values by: equal for equal values, and hashable; what is missing does not count."""
    match value:
        case bool():
            return ("truth", value)
        case Mapping():
            return frozenset((name, token(entry)) for name, entry in value.items() if not is_missing(entry))
        case list() | tuple():
            return tuple(token(entry) for entry in value)
        case int() | Decimal():
            return ("number", value)
        case _:
            return value


def _copied(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {name: _copied(entry) for name, entry in value.items()}
    return [_copied(entry) for entry in value] if isinstance(value, list | tuple) else value


def _differences(path: TreePath, before: Any, after: Any) -> Iterator[tuple[TreePath, Any, Any]]:
    """The values that are no longer the same, lists as a whole."""
    if isinstance(before, Mapping | None) and isinstance(after, Mapping | None):
        old, new = before or {}, after or {}
        for name in dict.fromkeys((*old, *new)):
            yield from _differences((*path, name), old.get(name), new.get(name))
        return
    if is_missing(before) and is_missing(after):
        return
    if token(before) != token(after):
        yield path, None if is_missing(before) else before, None if is_missing(after) else after


def _names(path: TreePath) -> FieldPath:
    return tuple(step for step in path if isinstance(step, str))


def _key_reader(fields: tuple[str, ...]) -> Callable[[Any], object]:
    """What gives the key of an entry; None for an entry without one."""

    def key(entry: Any) -> object:
        if not fields or not isinstance(entry, dict):
            return None
        values = [entry.get(name) for name in fields]
        return None if any(is_missing(value) for value in values) else tuple(token(value) for value in values)

    return key


def _id(spot: Spot) -> tuple[int, TreePath]:
    return id(spot[0]), spot[1]


def _places(spots: Iterable[Spot]) -> dict[tuple[int, TreePath], Place | None]:
    """The places of values, found origin by origin: a line is parsed again whenever another one was asked before."""
    held = [(spot, holder(*spot)) for spot in spots]
    by_origin: dict[int, list[tuple[Spot, Spot]]] = {}
    for spot, real in held:
        by_origin.setdefault(id(real[0]), []).append((spot, real))
    return {_id(spot): origin.place(path) for pairs in by_origin.values() for spot, (origin, path) in pairs}
