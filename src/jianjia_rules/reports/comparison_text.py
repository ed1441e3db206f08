"""A comparison in words for people: what it comes to, the worst of what changed, the totals that moved most."""

import heapq
from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Any, NamedTuple, TypeVar

from jianjia_rules.language.rules import Level
from jianjia_rules.language.text import Lang, Text
from jianjia_rules.reports import table_words as words
from jianjia_rules.reports.changes import Change, Changes, Compared, Fate, Movement

_Kept = TypeVar("_Kept", bound=tuple[Any, ...])

_MOST = 30
"""Of each kind."""

HEADING = Text("与基线相比（{edition}）：{counts}", "Compared with the baseline ({edition}): {counts}")
_COUNTS = {
    Fate.NEW: Text("新增 {count}", "{count} new"),
    Fate.UNCHANGED: Text("未变 {count}", "{count} unchanged"),
    Fate.FIXED: Text("消除 {count}", "{count} fixed"),
    Fate.GONE: Text("单位不在其中 {count}", "{count} of units that are gone"),
}
FATES = {
    Fate.NEW: Text("新增", "new"),
    Fate.UNCHANGED: Text("未变", "unchanged"),
    Fate.FIXED: Text("消除", "fixed"),
    Fate.GONE: Text("单位不在其中", "unit gone"),
}
_LISTED = (Fate.NEW, Fate.FIXED)
"""What is listed; of units that are gone the totals are."""
_MOVED = Text("总分变动 {count}", "{count} {count|total|totals} moved")
MOVED_TOTALS = Text("总分变动", "totals moved")
_MOVEMENT = Text("总分", "total")
_MORE = Text("……另有 {count} 条", "… and {count} more")
_HEAVY = {Level.ERROR: 2, Level.WARNING: 1, Level.NOTE: 0}


class ComparedRow(NamedTuple):
    """A line about a change: what it is, whose, and what there is to say."""

    kind: str
    who: str
    said: str


class Gathered:
    """Keeps the worst changes and the largest movements of a run."""

    def __init__(self) -> None:
        self._changes: dict[Fate, list[tuple[int, int, Change]]] = {fate: [] for fate in _LISTED}
        self._movements: list[tuple[Fraction, int, Movement]] = []
        self._order = 0

    def add(self, changes: Changes) -> None:
        """Those of one more record."""
        for change in changes.findings:
            self._order -= 1
            if change.fate in self._changes:
                _keep(self._changes[change.fate], (_HEAVY[change.level], self._order, change))
        movement = changes.movement
        if movement is not None:
            self._order -= 1
            distance = abs(Fraction(movement.after or 0) - Fraction(movement.before or 0))
            _keep(self._movements, (distance, self._order, movement))

    def rows(self, compared: Compared, lang: Lang) -> Iterator[ComparedRow]:
        """The lines, after everything was added; nothing in them is harmful to print."""
        for fate, kept in self._changes.items():
            kind = FATES[fate].get(lang)
            for _, _, change in sorted(kept, reverse=True):
                yield ComparedRow(kind, words.clean(_who(change)), change.said or titled(change))
            yield from _more(kind, compared.count(fate) - len(kept), lang)
        kind = _MOVEMENT.get(lang)
        for _, _, movement in sorted(self._movements, reverse=True):
            who = " ".join(dict.fromkeys(part for part in (movement.unit, movement.name) if part))
            yield ComparedRow(kind, words.clean(who), moved(movement))
        yield from _more(kind, compared.moved - len(self._movements), lang)


def heading(compared: Compared, lang: Lang) -> str:
    """What it comes to."""
    counts = [words.say(_COUNTS[fate], lang, count=compared.count(fate)) for fate in Fate]
    if not compared.count(Fate.GONE):
        del counts[-1]
    if compared.moved:
        counts.append(words.say(_MOVED, lang, count=compared.moved))
    edition = words.clean(f"{compared.edition.rulebook} {compared.edition.edition}")
    return words.say(HEADING, lang, edition=edition, counts=words.listed(counts, lang))


def lines(rows: Iterable[ComparedRow]) -> Iterator[str]:
    """The lines of a report without markup."""
    for row in rows:
        yield "  " + "  ".join(part for part in row if part)


def _keep(heap: list[_Kept], kept: _Kept) -> None:
    heapq.heappush(heap, kept)
    if len(heap) > _MOST:
        heapq.heappop(heap)


def _more(kind: str, count: int, lang: Lang) -> Iterator[ComparedRow]:
    if count > 0:
        yield ComparedRow(kind, "", words.say(_MORE, lang, count=count))


def _who(change: Change) -> str:
    return change.unit or change.file or ""


def titled(change: Change) -> str:
    """What a change is of: its title, and its key where that is another."""
    title = words.clean(change.title)
    return title if change.title == change.key else f"{title} [{words.clean(change.key)}]"


def moved(movement: Movement) -> str:
    """Both totals, and the difference."""
    said = f"{words.points(movement.before)} → {words.points(movement.after)}"
    difference = movement.difference
    if difference is None:
        return said
    return f"{said} ({'+' if difference > 0 else ''}{words.points(difference)})"
