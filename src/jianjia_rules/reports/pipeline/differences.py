"""What a comparison with an earlier result adds to tables: a column, and rows for what has none of its own."""

from collections.abc import Iterable, Iterator, Sequence

from jianjia_rules.findings.assessment import Assessment
from jianjia_rules.language.text import Lang, Text
from jianjia_rules.reports.changes import Change, Changes, Fate, Movement
from jianjia_rules.reports.comparison_text import FATES
from jianjia_rules.reports.pipeline.report import Baseline
from jianjia_rules.reports.pipeline.rows import (
    LEVEL,
    MESSAGE,
    NAME,
    PERIOD,
    RULE,
    TITLE,
    TYPE,
    UNIT,
    Cell,
    Column,
    Row,
    Rows,
    cell_text,
)
from jianjia_rules.reports.pipeline.words import LEVEL_WORDS
from jianjia_rules.scoring.assess import Scored

CHANGE = Column("change", Text("与基线相比", "change"), 12)
_BEFORE = Column("before", Text("基线总分", "earlier total"), 10)
_AFTER = Column("total", Text("总分", "total"), 8)
_DIFFERENCE = Column("difference", Text("增减", "difference"), 8)
_FILE = Column("file", Text("文件", "file"), 28)
_FINGERPRINT = Column("fingerprint", Text("指纹", "fingerprint"), 18)

OF_UNITS: tuple[Column, ...] = (CHANGE, _BEFORE, _DIFFERENCE)
"""What units and groups get beside their own columns."""
CHANGES: tuple[Column, ...] = (CHANGE, LEVEL, PERIOD, TYPE, UNIT, NAME, RULE, TITLE, MESSAGE, _FILE, _FINGERPRINT)
MOVEMENTS: tuple[Column, ...] = (PERIOD, TYPE, UNIT, NAME, _BEFORE, _AFTER, _DIFFERENCE)

_MOVED = Text("总分变动", "total moved")


class Differences:
    """Keeps the totals that moved, until the rows of units are written."""

    def __init__(self, baseline: Baseline, rows: Rows, lang: Lang) -> None:
        self._baseline = baseline
        self._rows = rows
        self._lang: Lang = lang
        self._moved: dict[int, Movement] = {}
        self._groups: dict[tuple[str, str, str], tuple[str, Movement | None]] = {}

    def record(self, order: int, scored: Scored) -> Iterator[Row]:
        """What became new or was fixed in a record; `order` is its place in the input."""
        changes = self._baseline.record(scored)
        if changes.movement is not None:
            self._moved[order] = changes.movement
        return self._changed(changes, scored.record.unit.name)

    def end(self, groups: Sequence[Assessment]) -> None:
        """These are all groups; what changed in them is known first of all endings."""
        for group, changes in zip(groups, self._baseline.endings(), strict=False):
            self._groups[_key(group)] = group.name, changes.movement

    def endings(self) -> Iterator[Row]:
        """What is only known at the end: of groups, of the input, and of units that are gone."""
        for changes in self._baseline.endings():
            movement = changes.movement
            first = next(iter(changes.findings), None)
            key = ("", "", "") if first is None else (first.period, first.type, first.unit)
            name = "" if movement is None else movement.name
            yield from self._changed(changes, name or self._groups.get(key, ("", None))[0])
            if movement is not None and (movement.period, movement.type, movement.unit) not in self._groups:
                yield {**self._movement(movement), CHANGE.key: FATES[Fate.GONE].get(self._lang)}

    def movements(self) -> Iterator[Row]:
        """Every total that moved, came or went: of units in order, of groups, of units gone."""
        for movement in self._moved.values():
            yield self._movement(movement)
        for changes in self._baseline.endings():
            if changes.movement is not None:
                yield self._movement(changes.movement)

    def marked(self, rows: Iterable[Row], fingerprints: Iterable[str]) -> Iterator[Row]:
        """The rows with what became of the failures of these fingerprints."""
        for row, fingerprint in zip(rows, fingerprints, strict=True):
            fate = self._baseline.fate(fingerprint)
            yield row if fate is None else {**row, CHANGE.key: FATES[fate].get(self._lang)}

    def units(self, rows: Iterable[Row]) -> Iterator[Row]:
        """The rows of units, in the order of the input, with how their totals moved."""
        for order, row in enumerate(rows):
            yield self._with(row, self._moved.get(order))

    def group(self, row: Row, group: Assessment) -> Row:
        """The row of a group, with how its total moved."""
        return self._with(row, self._groups[_key(group)][1])

    def _movement(self, movement: Movement) -> dict[str, Cell]:
        cells = self._rows.who(movement.period, movement.type, movement.unit, movement.name)
        numbers = {"before": movement.before, "total": movement.after, "difference": movement.difference}
        return {**cells, **{key: number for key, number in numbers.items() if number is not None}}

    def _changed(self, changes: Changes, name: str) -> Iterator[Row]:
        return (self._change(change, name) for change in changes.findings)

    def _with(self, row: Row, movement: Movement | None) -> Row:
        if movement is None:
            return row
        numbers = {"before": movement.before, "difference": movement.difference}
        known = {key: number for key, number in numbers.items() if number is not None}
        return {**row, **known, CHANGE.key: _MOVED.get(self._lang)}

    def _change(self, change: Change, name: str) -> Row:
        cells: dict[str, Cell] = {
            **self._rows.who(change.period, change.type, change.unit, name),
            CHANGE.key: FATES[change.fate].get(self._lang),
            "level": LEVEL_WORDS[change.level].get(self._lang),
            "rule": cell_text(change.key),
            "title": cell_text(change.title),
            "message": cell_text(change.said),
            "fingerprint": change.fingerprint,
        }
        return {**cells, "file": cell_text(change.file)} if change.file else cells


def _key(group: Assessment) -> tuple[str, str, str]:
    return group.period, group.unit_type, group.unit
