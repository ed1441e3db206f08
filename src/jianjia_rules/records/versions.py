"""What a record says of itself as a version: first submission, supplement, correction, replacement; and their order.

Versions of one unit and period are put in order by number where all of them have one, else by date. The order of files
decides nothing.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from jianjia_rules.dataclass import dataclass
from jianjia_rules.diagnostics import Severity, Words, nearest
from jianjia_rules.language.paths import FieldPath
from jianjia_rules.records.faults import Fault
from jianjia_rules.records.layering import token
from jianjia_rules.records.raw import RawRecord
from jianjia_rules.records.text_values import text_of, value_at
from jianjia_rules.units.record import Source

_KINDS: Mapping[str, Source] = {
    "补报": Source.SUPPLEMENT,
    "更正": Source.CORRECTION,
    "重报": Source.REPLACEMENT,
    **{source.value: source for source in (Source.SUPPLEMENT, Source.CORRECTION, Source.REPLACEMENT)},
}
_FIRST = ("初报", "original")
_MOST_NUMBER = 1_000_000

WORDS: Mapping[Source, Words] = {
    Source.SUPPLEMENT: Words("补报", "supplement"),
    Source.CORRECTION: Words("更正", "correction"),
    Source.REPLACEMENT: Words("重报", "replacement"),
}


@dataclass(frozen=True, slots=True)
class Version:
    """A later submission of a unit and period; `fault` is why it cannot be used."""

    raw: RawRecord
    source: Source | None
    number: int | None = None
    day: date | None = None
    fault: Fault | None = None

    @property
    def label(self) -> str:
        """Its number, or its date, as text."""
        if self.number is not None:
            return str(self.number)
        return "" if self.day is None else self.day.isoformat()

    @property
    def error(self) -> str:
        """The code of what is wrong with its text; empty where nothing is."""
        return next((each.code for each in self.raw.diagnostics if each.severity is Severity.ERROR), "")


class Ordered(NamedTuple):
    """Versions in their order; those that cannot be used, each with its fault; how many are there twice."""

    versions: tuple[Version, ...]
    refused: tuple[tuple[Version, Fault], ...]
    twice: int


def is_version(data: Any, path: FieldPath) -> bool:
    """Whether a record says that it is a later submission."""
    block = value_at(data, path)
    return isinstance(block, Mapping) and _said(block.get("kind")) not in {None, *_FIRST}


def version_of(raw: RawRecord, path: FieldPath) -> Version:
    """What a later submission says of itself."""
    block: Mapping[str, Any] = value_at(raw.data, path)
    kind = _said(block.get("kind"))
    source = _KINDS.get(kind or "")
    number, day = _number(block.get("number")), _day(block.get("date"))
    fault = None
    if source is None:
        close = nearest(kind or "", (*_KINDS, *_FIRST))
        fault = _fault((*path, "kind"), path="kind", found=block.get("kind"), nearest=close)
    elif number is None and _said(block.get("number")) is not None:
        fault = _fault((*path, "number"), path="number", found=block.get("number"))
    elif day is None and _said(block.get("date")) is not None:
        fault = _fault((*path, "date"), path="date", found=block.get("date"))
    return Version(raw, source, number, day, fault)


def in_order(versions: Sequence[Version], path: FieldPath, unit: str, period: str) -> Ordered:
    """The versions of one unit and period by number or date; those that cannot be told apart are refused."""
    versions = sorted(versions, key=_place)
    refused = [(each, each.fault) for each in versions if each.fault is not None]
    once: dict[object, Version] = {}
    for each in versions:
        if each.fault is None:
            once.setdefault(token(each.raw.data), each)
    good = list(once.values())
    twice = len(versions) - len(refused) - len(good)
    by_key: dict[object, list[Version]] = {}
    numbered = all(each.number is not None for each in good)
    for each in good:
        by_key.setdefault(each.number if numbered else each.day, []).append(each)
    mixed = len(good) > 1 and None in by_key
    for alike in by_key.values():
        if len(alike) > 1 or mixed:
            refused += [
                (each, _unordered(each, alike if len(alike) > 1 else good, path, unit, period)) for each in alike
            ]
    clear = () if mixed else tuple(alike[0] for alike in by_key.values() if len(alike) == 1)
    ordered = sorted(clear, key=lambda each: (each.number or 0) if numbered else (each.day or date.min).toordinal())
    return Ordered(tuple(ordered), tuple(refused), twice)


def _unordered(version: Version, among: Sequence[Version], path: FieldPath, unit: str, period: str) -> Fault:
    other = min(_place(each) for each in among if each is not version)
    arguments = {"unit": unit, "period": period, "kind": WORDS[version.source or Source.CORRECTION]}
    related = next(each.raw.origin.place(()) for each in among if each is not version and _place(each) == other)
    return Fault("JJ856", path, arguments, related=related)


def _place(version: Version) -> tuple[str, int, int]:
    place = version.raw.origin.place(())
    return ("", 0, 0) if place is None else (place.file, place.line, place.column)


def _fault(at: FieldPath, **arguments: object) -> Fault:
    return Fault("JJ855", at, arguments)


def _said(value: object) -> str | None:
    """What was given, as text; None where nothing was."""
    if value is None or value == "":
        return None
    return text_of(value) or str(type(value).__name__)


def _number(value: object) -> int | None:
    text = text_of(value)
    if text is None or not (text.isascii() and text.isdecimal()) or len(text) > len(str(_MOST_NUMBER)):
        return None
    number = int(text)
    return number if 0 < number <= _MOST_NUMBER else None


def _day(value: object) -> date | None:
    text = text_of(value)
    try:
        return None if text is None or len(text) != len("2015-01-20") else date.fromisoformat(text)
    except ValueError:
        return None
