"""Review entries and waivers, read from YAML, JSON, NDJSON or CSV lists with all their faults at once."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from jianjia_rules.diagnostics import Diagnostic, Diagnostics, Place, nearest
from jianjia_rules.language.discretion import discretionary
from jianjia_rules.language.outcomes import Outcome
from jianjia_rules.language.record_schema import RecordSchema
from jianjia_rules.language.rulebook import Rulebook, Several
from jianjia_rules.language.scalars import as_number
from jianjia_rules.records.check import Checked, check_of
from jianjia_rules.records.entry_schemas import REVIEW, WAIVER
from jianjia_rules.records.faults import Fault, PlacedOrigin, diagnose
from jianjia_rules.records.identity import Identifier, joined_id
from jianjia_rules.records.list_files import AnyPath, read_entries
from jianjia_rules.records.normal.record import Normaliser
from jianjia_rules.records.normalise import Normalise
from jianjia_rules.records.raw import RawRecord
from jianjia_rules.records.reading_faults import one
from jianjia_rules.records.review_workbook import is_workbook, read_review_workbook
from jianjia_rules.records.text_values import plain_id, text_of
from jianjia_rules.units.entries import Review, Waiver
from jianjia_rules.units.several import can_combine

_DECISIONS = ("outcome", "earned", "judged", "applicable")

_Entry = TypeVar("_Entry", Review, Waiver)


def read_reviews(
    paths: Iterable[AnyPath], rulebook: Rulebook, diagnostics: Diagnostics, normalise: Normalise = Normalise.YES
) -> tuple[Review, ...]:
    """The good review entries of the files, in order; a later one on the same row is warned of.

    `normalise` says what is done with values that do not fit as they are written, as with those of records.
    """
    reader = _Reader(rulebook, diagnostics, REVIEW, normalise)
    lists: list[AnyPath] = []
    sheets: list[Review] = []
    for path in paths:
        found = read_review_workbook(Path(path), rulebook, diagnostics) if is_workbook(path) else None
        if found is None:
            lists.append(path)
        else:
            sheets += found
    reviews = (*(_review(data, origin) for data, origin in reader.entries(lists, _review_faults)), *sheets)
    at_discretion = frozenset() if rulebook.assessors is Several.LAST else discretionary(rulebook)

    def key(review: Review) -> tuple[str, ...]:
        """What two entries are for: where several assessors' combine also by whom."""
        by = review.by if review.rule in at_discretion and can_combine(review) else ""
        return review.unit, review.period, review.rule, by

    diagnostics.extend(_repeated(reviews, key))
    return reviews


def read_waivers(
    paths: Iterable[AnyPath], rulebook: Rulebook, diagnostics: Diagnostics, normalise: Normalise = Normalise.YES
) -> tuple[Waiver, ...]:
    """The good waivers of the files, in order; a second one for the same row is warned of."""
    reader = _Reader(rulebook, diagnostics, WAIVER, normalise)
    waivers = tuple(_waiver(data, origin) for data, origin in reader.entries(paths, lambda _: []))
    diagnostics.extend(_repeated(waivers, lambda waiver: (waiver.unit, waiver.period or "", waiver.rule)))
    return waivers


class _Reader:
    """Reads entries by a schema, and checks what only the rulebook knows."""

    def __init__(
        self, rulebook: Rulebook, diagnostics: Diagnostics, schema: RecordSchema, normalise: Normalise
    ) -> None:
        self._normalise = normalise
        self._normaliser = Normaliser(rulebook, schema, ("period",))
        self._identifier = Identifier(rulebook)
        self._diagnostics = diagnostics
        self._schema = schema
        rows = (*rulebook.rules, *(rule for rollup in rulebook.rollups for rule in rollup.rules))
        self._rules = frozenset(rule.id for rule in rows)

    def entries(
        self, paths: Iterable[AnyPath], more: Callable[[Mapping[str, Any]], list[Fault]]
    ) -> Iterator[tuple[Mapping[str, Any], PlacedOrigin]]:
        """The entries without a fault, and where they are from."""
        for raw in read_entries(paths, self._schema, self._diagnostics):
            data, faults, changes, *_ = self._read(raw)
            if self._normalise is Normalise.SHOW:
                self._diagnostics.extend(diagnose(map(self._normaliser.note, changes), raw.origin))
            if isinstance(data, Mapping):
                told = {fault.path for fault in faults}
                faults += [fault for fault in (*self._faults(data), *more(data)) if fault.path not in told]
            if faults:
                self._diagnostics.extend(diagnose(faults, raw.origin))
            elif isinstance(data, Mapping):
                yield data, raw.origin

    def _read(self, raw: RawRecord) -> Checked:
        """An entry held against the schema; where it does not fit, its values are normalised first."""
        check = check_of(self._schema)
        if self._normalise is Normalise.NO:
            return check.faults(raw.data)
        checked = check.faults(raw.data, lambda data: self._normaliser.record(data, raw.serials))
        data, faults, changes, *_ = checked
        period = text_of(data.get("period")) if isinstance(data, dict) else None
        if faults or changes or period is None or self._identifier.period(period) is not None:
            return checked
        data, changes, faults = self._normaliser.record(data, raw.serials)  # it may be written as people write it
        return Checked(data, faults, changes)

    def _faults(self, data: Mapping[str, Any]) -> Iterator[Fault]:
        rule = data.get("rule")
        if isinstance(rule, str) and rule and rule not in self._rules:
            yield Fault("JJ842", ("rule",), {"rule": rule, "nearest": nearest(rule, self._rules)})
        period = text_of(data.get("period"))
        if period is not None and self._identifier.period(period) is None:
            yield Fault("JJ808", ("period",), {"found": period, "wanted": self._identifier.periods_in_words()})


def _review_faults(data: Mapping[str, Any]) -> list[Fault]:
    return [] if any(key in data for key in _DECISIONS) else [Fault("JJ841", ())]


def _review(data: Mapping[str, Any], origin: PlacedOrigin) -> Review:
    outcome, on = data.get("outcome"), data.get("date")
    places = ((key, origin.place((key,))) for key in _DECISIONS if key in data)
    return Review(
        unit=_unit(data["unit"]),
        period=text_of(data["period"]) or "",
        rule=data["rule"],
        by=data["by"],
        reason=data["reason"],
        outcome=Outcome(outcome) if outcome is not None else None,
        earned=as_number(data.get("earned")),
        judged=as_number(data.get("judged")),
        on=date.fromisoformat(on) if on is not None else None,
        applicable=data.get("applicable", False),
        place=_place(origin),
        places=tuple((key, place) for key, place in places if place is not None),
    )


def _waiver(data: Mapping[str, Any], origin: PlacedOrigin) -> Waiver:
    return Waiver(
        unit=_unit(data["unit"]),
        rule=data["rule"],
        reason=data["reason"],
        by=data["by"],
        until=date.fromisoformat(data["until"]),
        period=text_of(data.get("period")),
        place=_place(origin),
    )


def _unit(value: Any) -> str:
    parts = value if isinstance(value, list) else [value]
    return joined_id([plain_id(text_of(part) or "") for part in parts])


def _place(origin: PlacedOrigin) -> Place | None:
    return origin.place(("rule",))


def _repeated(entries: Iterable[_Entry], key: Callable[[_Entry], tuple[str, ...]]) -> Iterator[Diagnostic]:
    seen: dict[tuple[str, ...], _Entry] = {}
    for entry in entries:
        earlier = seen.get(key(entry))
        if earlier is not None:
            yield one("JJ843", entry.place, related=earlier.place, unit=entry.unit, rule=entry.rule)
        seen[key(entry)] = entry
