"""The compact lines of records, written by generated code: the same bytes as `ndjson_v1.assessment_line`.

Records with review entries or waivers, and whatever generated code raises at, are left to that.
"""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from jianjia_rules.engine.compile.lines import LineTable, Written
from jianjia_rules.language.outcomes import Outcome
from jianjia_rules.reports.json_text import compact, text
from jianjia_rules.reports.line_style import LineStyle
from jianjia_rules.reports.ndjson_v1 import score_facts
from jianjia_rules.scoring.assess import Scored
from jianjia_rules.scoring.fold import Kept, alike
from jianjia_rules.scoring.remembered import Remembered
from jianjia_rules.scoring.scorer import Score, Scorer
from jianjia_rules.units.record import Record, Unit

Data = Mapping[str, Any]


class QuickLine(NamedTuple):
    """A line, whether its record fails, and what is kept of it; where that needs all of the record, `scored` has it."""

    text: str
    fails: bool
    kept: Kept | None
    scored: Scored | None


class _Told(NamedTuple):
    """What comes of a score: what a line says of it, up to the findings; whether it fails; what is kept of a unit."""

    text: str
    fails: bool
    kept: Kept | None


class QuickLines:
    """Writes the lines of one plan's records. Threads may share it."""

    def __init__(self, ready: Scorer, fails: Callable[[Score], bool], watched: frozenset[Outcome]) -> None:
        """A record fails by its score, or when a row has one of the outcomes that are `watched`."""
        self._ready = ready
        self._fails = fails
        self._watched = watched
        self._remembered = Remembered(ready, self._told)
        style = LineStyle(ready, self._remembered.number)
        self._table = LineTable(ready.plan, style, self._remembered.groups)
        plan = ready.plan
        self._between = f',"type":{text(plan.unit_type)},"period":{text(plan.period.id)},"name":'
        self._end = "]]}\n" if plan.rows else "]}\n"

    def line(self, record: Data, previous: Data | None, unit: str, name: str, parent: str | None) -> QuickLine | None:
        """The line of a record that the generated validator has passed; None where generated code does not cover it."""
        try:
            written = self._table.write(record, previous)
        except Exception:  # whatever it raises at, the reference writer covers
            return None
        cells, truths, sums, rows = written
        told = self._remembered(sums, truths, lambda: tuple([cell[2] for cell in cells]))
        scored = None
        if told is None or told.kept is None:
            scored = self._scored(written, record, previous, Unit(unit, self._ready.plan.unit_type, name, parent))
            told = told or self._told(scored.score)
        line = f'{{"kind":"assessment","unit":{text(unit)}{self._between}{text(name)}{told.text}{rows}{self._end}'
        watched = self._watched
        fails = told.fails or (bool(watched) and any(cell[2].outcome in watched for cell in cells))
        return QuickLine(line, fails, told.kept, scored)

    def _told(self, score: Score) -> _Told:
        ready = self._ready
        facts = compact({**score_facts(ready, score), "findings": []})
        return _Told(f",{facts[1:-2]}", self._fails(score), alike(ready, score))

    def _scored(self, written: Written, record: Data, previous: Data | None, unit: Unit) -> Scored:
        cells, truths, _, _ = written
        whole = Record(record, unit, self._ready.plan.period.id, valid=True)
        return Scored(self._ready, whole, tuple([cell[3] for cell in cells]), truths, previous)
