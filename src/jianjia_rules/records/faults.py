"""Faults of one record: what is wrong at which path; places are looked up when they are reported."""

from collections.abc import Iterable, Mapping
from dataclasses import field

from jianjia_rules.dataclass import dataclass
from jianjia_rules.diagnostics import Diagnostic, Place, Words
from jianjia_rules.diagnostics.words import frozen
from jianjia_rules.records.placed_origin import PlacedOrigin as PlacedOrigin
from jianjia_rules.records.placed_origin import holder
from jianjia_rules.units.record import TreePath

LENIENT = "JJ811"


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault at a path of the record.

    `at_key` points at the key instead of the value; `identity` faults refuse the record whatever the settings; `drop`
    is what `--lenient` takes away (by default the value at `path`; None where there is nothing to take).
    """

    code: str
    path: TreePath
    arguments: Mapping[str, object] = field(default_factory=dict)
    at_key: bool = False
    identity: bool = False
    drop: TreePath | None = None
    related: Place | None = None


def diagnose(faults: Iterable[Fault], origin: PlacedOrigin) -> list[Diagnostic]:
    """The faults with their places, each once, in the order of the file."""
    found = dict.fromkeys(_diagnostic(fault.code, fault.arguments, fault, origin) for fault in faults)
    return sorted(found, key=_in_order)


def first_of(faults: Iterable[Fault], data: object) -> Fault:
    """The fault that comes first in the record, by the order of its keys; without looking for its place."""
    return min(faults, key=lambda fault: (_steps(fault.path, data), fault.code))


def notes(faults: Iterable[Fault], origin: PlacedOrigin) -> list[Diagnostic]:
    """What `--lenient` says instead: the faults as warnings that the value was taken as missing."""
    found = dict.fromkeys(_lenient(fault, origin) for fault in faults)
    return sorted(found, key=_in_order)


def _steps(path: TreePath, data: object) -> tuple[int, ...]:
    """The way to a value, or to its nearest ancestor that is there, in places among its siblings."""
    steps: list[int] = []
    for step in path:
        if isinstance(data, Mapping) and step in data:
            steps.append(list(data).index(step))
            data = data[step]
        elif isinstance(data, list | tuple) and isinstance(step, int) and step < len(data):
            steps.append(step)
            data = data[step]
        else:
            break
    return tuple(steps)


def _lenient(fault: Fault, origin: PlacedOrigin) -> Diagnostic:
    fault_itself = _diagnostic(fault.code, fault.arguments, fault, origin)
    reason = Words(fault_itself.message("zh"), fault_itself.message("en"))
    return _diagnostic(LENIENT, {"reason": reason}, fault, origin)


def _diagnostic(code: str, arguments: Mapping[str, object], fault: Fault, origin: PlacedOrigin) -> Diagnostic:
    origin, path = holder(origin, fault.path)
    place = origin.key_place(path) if fault.at_key else origin.place(path)
    kept = tuple((name, frozen(value)) for name, value in sorted(arguments.items()))
    return Diagnostic(code, place, kept, _line(place, origin), fault.related)


def _line(place: Place | None, origin: PlacedOrigin) -> str | None:
    """The line of a place; an origin knows those of its own file."""
    return origin.line(place.line) if place is not None and place.file == origin.file else None


def _in_order(diagnostic: Diagnostic) -> tuple[int, int, int, str]:
    place = diagnostic.place
    return (*(place.order[1:] if place else (0, 0, 0)), diagnostic.code)
