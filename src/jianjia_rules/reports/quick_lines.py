"""The compact lines of records, written by generated code: the same bytes as `ndjson_v1.assessment_line`.

Records with review entries or waivers, and whatever generated code raises at, are left to that.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property, partial
from typing import Any, NamedTuple, Protocol

from jianjia_rules.engine.compile.access import Form
from jianjia_rules.engine.compile.leaves import NotCompiledError
from jianjia_rules.engine.compile.lines import LineTable
from jianjia_rules.findings.verdict import Verdict
from jianjia_rules.language.scalars import Number
from jianjia_rules.reports.json_text import compact, text, text_bytes
from jianjia_rules.reports.line_style import LineStyle
from jianjia_rules.reports.ndjson_v1 import score_facts
from jianjia_rules.scoring.assess import Scored
from jianjia_rules.scoring.fold import Kept, are_alike, kept_alike, keys_alike
from jianjia_rules.scoring.rank_keys import RankKeys
from jianjia_rules.scoring.remembered import Remembered
from jianjia_rules.scoring.scorer import Score, Scorer
from jianjia_rules.units.record import Record, Unit

Data = Mapping[str, Any]


QuickLine = tuple[bytes, bool, Kept | None, Scored | None]
"""A line in UTF-8, whether its record fails, and what is kept of its unit where units are alike
(`scoring.fold.are_alike`); else the record scored."""


class OfTotal(NamedTuple):
    """What comes of a published total: its text, and what it is ranked by where units are alike."""

    total: Number | None
    text: bytes
    fails: bool
    keys: RankKeys


class _OfScore(NamedTuple):
    """What comes of a score whatever its total: what a line says between that and the findings."""

    text: bytes
    fails: bool
    like: Kept | None
    kept: dict[bytes, Kept]
    """What is kept of units by the text of their total, where they are alike."""


_MOST_KEPT = 4_096
_BEGIN = b'{"kind":"assessment","unit":'
_TOTAL = b',"total":'


class Watch(Protocol):
    """What makes a record fail."""

    @property
    def by_rows(self) -> bool:
        """Whether rows matter."""
        ...

    def total(self, total: Number | None) -> bool:
        """Whether a published total fails."""
        ...

    def score(self, score: Score) -> bool:
        """Whether the gates of a score fail."""
        ...

    def rows(self, verdicts: Iterable[Verdict]) -> bool:
        """Whether any row fails."""
        ...


class QuickLines:
    """Writes the lines of one plan's records. Threads may share it."""

    def __init__(self, ready: Scorer, watch: Watch) -> None:
        """`watch` says which records fail."""
        plan = ready.plan
        self._ready = ready
        self._watch = watch
        self._watches_rows = watch.by_rows
        self._are_alike = are_alike(plan)
        self._keys = keys_alike(plan)
        self._remembered = Remembered(ready, self._of_score, self._of_total)
        self._style = LineStyle(ready, self._remembered.number)
        self._between = f',"type":{text(plan.unit_type)},"period":{text(plan.period.id)},"name":'.encode()
        self._end = b"]]}\n" if plan.rows else b"]}\n"

    @cached_property
    def _table(self) -> LineTable:
        return LineTable(self._ready.plan, self._style, self._remembered.groups)

    def of_form(self, form: Form) -> "Callable[..., QuickLine | None] | None":
        """What writes the lines of records of a form, as `line` does; None where they have to be valid mappings."""
        if form.attributes is not None and not self._are_alike:
            return None
        try:
            table = LineTable(self._ready.plan, self._style, self._remembered.groups, form)
        except NotCompiledError:
            return None
        return partial(self._line, table, None if form.attributes is None else form.plain)

    def line(self, record: Data, previous: Data | None, unit: str, name: str, parent: str | None) -> QuickLine | None:
        """The line of a record that the generated validator has passed; None where generated code does not cover it."""
        return self._line(self._table, None, record, previous, unit, name, parent)

    def _line(
        self,
        table: LineTable,
        plain: Callable[[Any], Data] | None,
        record: Any,
        previous: Data | None,
        unit: str,
        name: str,
        parent: str | None,
        left: int = 0,
    ) -> QuickLine | None:
        try:
            cells, truths, sums, rows = table.write(record, previous, left)
        except Exception:  # whatever it raises at, the reference writer covers
            return None
        remembered = self._remembered
        found = remembered.known(sums, truths) or remembered.learn(sums, truths, tuple([cell[2] for cell in cells]))
        scored = None
        if found is None or not self._are_alike:
            data = record if plain is None else plain(record)
            whole = Record(data, Unit(unit, self._ready.plan.unit_type, name, parent), self._ready.plan.period.id)
            scored = Scored(self._ready, whole, tuple([cell[3] for cell in cells]), truths, previous)
            found = self._of_score(scored.score), self._of_total(scored.score.total)
        of_score, of_total = found
        total = of_total.text
        line = b"".join((
            _BEGIN, text_bytes(unit), self._between, text_bytes(name), _TOTAL, total, of_score.text, rows, self._end
        ))  # fmt: skip
        fails = of_total.fails or of_score.fails
        if self._watches_rows and not fails:
            fails = self._watch.rows([cell[2] for cell in cells])
        return line, fails, of_score.kept.get(total) or self._kept(of_score, of_total), scored

    def _kept(self, of_score: _OfScore, of_total: OfTotal) -> Kept | None:
        """What is kept of a unit with this score and total; one object for all of them."""
        if of_score.like is None:
            return None
        if len(of_score.kept) >= _MOST_KEPT:
            of_score.kept.clear()
        kept = of_score.like._replace(total=of_total.total, keys=of_total.keys)
        return of_score.kept.setdefault(of_total.text, kept)

    def _of_score(self, score: Score) -> _OfScore:
        _, *others = score_facts(self._ready, score).items()
        facts = compact({**dict(others), "findings": []})
        kept = kept_alike(self._ready, score) if self._are_alike else None
        return _OfScore(f",{facts[1:-2]}".encode(), self._watch.score(score), kept, {})

    def _of_total(self, total: Number | None) -> OfTotal:
        return OfTotal(total, compact(total).encode(), self._watch.total(total), self._keys(total))
