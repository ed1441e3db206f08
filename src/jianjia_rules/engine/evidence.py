"""Which evidence a row asks for and a record does not have."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from jianjia_rules.engine.plan import Plan, Row
from jianjia_rules.engine.read import is_list, value_at
from jianjia_rules.language.periods import Period
from jianjia_rules.language.rules import Dating
from jianjia_rules.language.scalars import DateSpan, parse_date


def missing_evidence(row: Row, plan: Plan, record: Mapping[str, Any], problems: Mapping[int, str]) -> tuple[str, ...]:
    """The titles of the kinds that are missing: all that lack, or every one where any would do.

    A file that is missing, unreadable or of another hash counts as missing; so does a date outside what its kind asks.
    """
    asked = row.evidence.kinds if row.evidence is not None else ()
    if row.evidence is None or not asked:
        return ()
    held = set(_held(row, plan, record, problems))
    lacking = tuple(kind for kind in asked if kind not in held)
    if row.evidence.any_of and len(lacking) < len(asked):
        return ()
    return lacking


def is_dated(entry: Mapping[str, Any], plan: Plan) -> bool:
    """Whether a piece of evidence is dated in the period, or in force at its end, as its kind demands."""
    kind = entry.get("kind")
    return not isinstance(kind, str) or _dated(entry, plan, kind)


def held_kinds(plan: Plan, record: Mapping[str, Any]) -> frozenset[str]:
    """The kinds that a record's evidence shows for every row: entries that name rows are left out."""
    return frozenset(kind for kind, rules in _entries(plan, record, {}) if not rules)


def _held(row: Row, plan: Plan, record: Mapping[str, Any], problems: Mapping[int, str]) -> Iterator[str]:
    for kind, rules in _entries(plan, record, problems):
        if not rules or row.facts.rule in rules:
            yield kind


def _entries(plan: Plan, record: Mapping[str, Any], problems: Mapping[int, str]) -> Iterator[tuple[str, Sequence[Any]]]:
    """The kind of each piece of evidence that holds, and the rows it names (none: it serves all)."""
    path = plan.rulebook.record.evidence
    listed = value_at(record, path) if path is not None else None
    for index, entry in enumerate(listed if is_list(listed) else ()):
        if index in problems or not isinstance(entry, Mapping):
            continue
        kind, rules = entry.get("kind"), entry.get("rules")
        if isinstance(kind, str) and _dated(entry, plan, kind):
            yield kind, rules if is_list(rules) else ()


def _dated(entry: Mapping[str, Any], plan: Plan, kind: str) -> bool:
    declared = plan.rulebook.evidence_kinds.get(kind)
    dating = declared.dating if declared is not None else Dating.ANY
    if dating is Dating.ANY:
        return True
    issued = _date(entry.get("date"))
    if issued is None:
        return False
    if dating is Dating.IN_PERIOD:
        return plan.period.first.toordinal() <= issued.last and issued.first <= plan.period.last.toordinal()
    expires = _date(entry.get("valid_until"))
    return _in_force(issued, expires, plan.period)


def _in_force(issued: DateSpan, expires: DateSpan | None, period: Period) -> bool:
    last = period.last.toordinal()
    return issued.first <= last and (expires is None or expires.last >= last)


def _date(raw: object) -> DateSpan | None:
    return parse_date(raw) if isinstance(raw, str) else None
