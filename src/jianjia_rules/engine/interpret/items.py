"""Selecting a list's items: which count for sure, which perhaps, and which of those with the same key."""

from collections.abc import Callable
from typing import Any

from jianjia_rules.dataclass import dataclass
from jianjia_rules.engine.interpret.reading import Reading
from jianjia_rules.engine.read import MISSING, is_list, read, value_at
from jianjia_rules.engine.values import NO_CAUSES, Causes, Interval, Known, Truth, Unknown, Value, unknown
from jianjia_rules.language.conditions import Condition
from jianjia_rules.language.measures import Field, Items
from jianjia_rules.language.outcomes import Cause
from jianjia_rules.language.scalars import as_number

Judge = Callable[[Condition, Reading], Truth]


@dataclass(frozen=True, slots=True)
class Candidate:
    """An item that may count; `truth` is what its `where` came to, never False."""

    reading: Reading
    truth: Truth


@dataclass(frozen=True, slots=True)
class Group:
    """Items that count once together; a list without keys has one group for each item.

    With `undecided`, just one of them stands, and for these causes it is not known which.
    """

    candidates: tuple[Candidate, ...]
    undecided: Causes = NO_CAUSES

    @property
    def one_of(self) -> bool:
        """Whether just one of the candidates stands."""
        return bool(self.undecided)

    @property
    def certain(self) -> bool:
        """Whether the group counts whatever the missing data may be."""
        truths = [candidate.truth is True for candidate in self.candidates]
        return all(truths) if self.one_of else any(truths)

    @property
    def causes(self) -> Causes:
        """Why it is open whether the group counts, or with which item."""
        return self.undecided.union(
            *(candidate.truth.causes for candidate in self.candidates if isinstance(candidate.truth, Unknown))
        )


def select(items: Items, reading: Reading, judge: Judge) -> tuple[Group, ...] | Unknown:
    """The groups of items that count, or may; unknown when the list is missing."""
    entries = _entries(items, reading)
    if isinstance(entries, Unknown):
        return entries
    groups = _grouped(items, entries)
    if items.once is not None and items.once.highest is not None:
        highest = items.once.highest
        reduced = [_highest(group, highest) for group in groups]
    else:
        reduced = [(group, NO_CAUSES) for group in groups]
    selected = [_filtered(group, undecided, items.where, judge) for group, undecided in reduced]
    return tuple(group for group in selected if group.candidates)


def keyless(items: Items, reading: Reading, judge: Judge, of: Field | None = None) -> int:
    """How many items that count, or may, lack a key by which they should count once, or the value `of`.

    Each of them is its own key.
    """
    groups = select(items, reading, judge)
    if isinstance(groups, Unknown):
        return 0
    entries = [candidate.reading for group in groups for candidate in group.candidates]
    if of is not None:
        return sum(value_at(entry.item, of.path) is MISSING for entry in entries)
    return sum(items.once is not None and _key(entry, items) is None for entry in entries)


def key_of(raw: Any) -> tuple[str, object] | None:
    """A scalar as something that equal values share; None when it is missing or no scalar."""
    if raw is MISSING:
        return None
    if isinstance(raw, bool):
        return ("boolean", raw)
    if isinstance(raw, str):
        return ("text", raw)
    number = as_number(raw)
    return None if number is None else ("number", number)


def _entries(items: Items, reading: Reading) -> list[Reading] | Unknown:
    raw = value_at(reading.item, items.path)
    if raw is MISSING:
        return unknown(Cause.ANSWER)
    if not is_list(raw):
        return unknown(Cause.TYPE)
    return [
        reading.into({"item": entry} if items.scalars else entry, (*reading.path, *items.path, index))
        for index, entry in enumerate(raw)
    ]


def _key(entry: Reading, items: Items) -> tuple[object, ...] | None:
    assert items.once is not None
    keys = [key_of(value_at(entry.item, path)) for path in items.once.keys]
    return None if None in keys else tuple(keys)


def _grouped(items: Items, entries: list[Reading]) -> list[list[Reading]]:
    if items.once is None:
        return [[entry] for entry in entries]
    groups: dict[tuple[object, ...], list[Reading]] = {}
    for index, entry in enumerate(entries):
        groups.setdefault(_key(entry, items) or ("own", index), []).append(entry)
    return list(groups.values())


def _highest(group: list[Reading], field: Field) -> tuple[list[Reading], Causes]:
    """The items of a key that may be its highest, and why it is open which of them is."""
    if len(group) == 1:
        return group, NO_CAUSES
    ranks = [_rank(read(value_at(entry.item, field.path), field.kind), field) for entry in group]
    floor = max((rank.low for rank in ranks if isinstance(rank, Interval)), default=None)
    kept = [
        (entry, rank)
        for entry, rank in zip(group, ranks, strict=True)
        if isinstance(rank, Unknown) or floor is None or rank.high >= floor
    ]
    causes = frozenset().union(*(rank.causes for _, rank in kept)) if len(kept) > 1 else NO_CAUSES
    return [entry for entry, _ in kept], causes


def _rank(value: Value, field: Field) -> Interval | Unknown:
    match value:
        case Known(str() as text) if text in field.levels:
            level = field.levels.index(text)
            return Interval(level, level)
        case Known():
            return unknown(Cause.TYPE)
        case _:
            return value


def _filtered(entries: list[Reading], undecided: Causes, where: Condition | None, judge: Judge) -> Group:
    judged = [Candidate(entry, True if where is None else judge(where, entry)) for entry in entries]
    standing = [candidate for candidate in judged if candidate.truth is not False]
    if undecided and len(standing) < len(judged):
        standing = [_doubtful(candidate, undecided) for candidate in standing]
    return Group(tuple(standing), undecided)


def _doubtful(candidate: Candidate, undecided: Causes) -> Candidate:
    """A candidate that counts only if it is the one that stands."""
    return candidate if candidate.truth is not True else Candidate(candidate.reading, Unknown(undecided))
