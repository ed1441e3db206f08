"""The second phase's state: what ranks, share caps and roll-ups need of every unit, and no more.

Folds of different processes merge in any order: the state is a mapping by period, unit and, where the rulebook keeps
repeated records, place in the input; of two records of one unit and period the later in the input stands.
"""

from collections.abc import Callable, Hashable
from dataclasses import field
from datetime import date
from typing import Any, NamedTuple

from jianjia_rules.dataclass import dataclass
from jianjia_rules.engine.bind import bind
from jianjia_rules.engine.interpret.reading import read_record
from jianjia_rules.engine.plan import Plan
from jianjia_rules.errors import RulebookError
from jianjia_rules.findings.results import GradeResult
from jianjia_rules.language.periods import Period
from jianjia_rules.language.rulebook import Repeated, Rulebook
from jianjia_rules.language.scalars import Number
from jianjia_rules.scoring.assess import Scored, score
from jianjia_rules.scoring.members import Member, assessed, filed
from jianjia_rules.scoring.needs import Needs
from jianjia_rules.scoring.rank_keys import RankKeys, rank_keys, text_at, with_total
from jianjia_rules.scoring.result import grade_of
from jianjia_rules.scoring.scorer import Score, Scorer
from jianjia_rules.units.record import Record, Unit

UnitKey = tuple[str, str, int]
"""Period, unit and, where repeated records are kept, place in the input (else 0)."""


class Kept(NamedTuple):
    """What is kept of one record; units that are alike share one.

    `holds` says for each grade whether its demands hold. Who is `counted` takes a place in the rankings; who is only
    `placed` waits for an assessor; `after` says that a gate puts the unit behind all others. `groups` are its keys in
    the rulebook's roll-ups, in their order; `member` is what these read of it.
    """

    type: str
    groups: tuple[str, ...]
    member: Member
    total: Number | None = None
    grade: GradeResult | None = None
    holds: tuple[bool, ...] = ()
    counted: bool = False
    placed: bool = False
    after: bool = False
    keys: RankKeys = RankKeys((), (), ())


Placed = tuple[int, Kept]
"""The place of a record in the input, and what is kept of it."""


@dataclass(slots=True)
class FoldState:
    """The units seen so far, and those of earlier periods; `periods` are those of the units, by id."""

    units: dict[UnitKey, Placed] = field(default_factory=dict)
    earlier: dict[UnitKey, Placed] = field(default_factory=dict)
    periods: dict[str, Period] = field(default_factory=dict)

    def merge(self, other: "FoldState") -> None:
        """Add what another state has seen."""
        for mine, theirs in ((self.units, other.units), (self.earlier, other.earlier)):
            if mine.keys().isdisjoint(theirs):
                mine.update(theirs)
            else:
                for key, placed in theirs.items():
                    _keep(mine, key, placed)
        self.periods.update(other.periods)


class Fold:
    """Gathers units one by one; `state` is what a process hands back, to be merged into another fold's."""

    __slots__ = ("_interned", "_keeps_repeats", "_needs", "_ready", "as_of", "rulebook", "state")

    def __init__(self, rulebook: Rulebook, as_of: date | None = None) -> None:
        """`as_of` is the day whose rules the roll-ups follow, by default the last of each period."""
        self.rulebook = rulebook
        self.as_of = as_of
        self.state = FoldState()
        self._needs = Needs(rulebook, as_of)
        self._keeps_repeats = rulebook.record.repeated is Repeated.KEEP
        self._interned: dict[Hashable, Any] = {}
        self._ready: dict[tuple[str, str], Scorer | None] = {}

    def add(self, scored: Scored, order: int | None = None) -> int:
        """Add an assessed record; `order` is its place in the input, by default the number added before.

        Returns the place, which `Standings.of` asks for where the rulebook keeps repeated records.
        """
        place = len(self.state.units) if order is None else order
        key = (scored.record.period, scored.record.unit.id, place if self._keeps_repeats else 0)
        _keep(self.state.units, key, (place, self._kept(scored)))
        self.state.periods[scored.record.period] = scored.plan.period
        return place

    def add_alike(self, kept: Kept, unit: str, period: Period, order: int | None) -> None:
        """Add a unit like others, of which the same is kept; see `are_alike`, and `add` for its `order`."""
        state = self.state
        place = len(state.units) if order is None else order
        key = (period.id, unit, place if self._keeps_repeats else 0)
        _keep(state.units, key, (place, kept))
        state.periods[period.id] = period

    def add_earlier(self, record: Record, order: int | None = None) -> None:
        """Add a record of an earlier period, which is not assessed itself but may stand in or be compared with."""
        if not self.rulebook.rollups:
            return
        place = len(self.state.earlier) if order is None else order
        ready = self._scorer(record) if self._needs.carries else None
        kept = self._filed(record) if ready is None else self._kept(score(ready, record))
        _keep(self.state.earlier, (record.period, record.unit.id, 0), (place, kept))

    def merge(self, state: FoldState) -> None:
        """Add what another process has gathered."""
        self.state.merge(state)

    def _kept(self, scored: Scored) -> Kept:
        record = scored.record
        needs = self._needs.of(record.unit.type, scored.plan.period)
        return self._shared(kept_of(scored, self._groups(record), assessed(scored, needs) if needs else {}))

    def _shared(self, kept: Kept) -> Kept:
        keys = RankKeys(self._same(kept.keys.groups), kept.keys.compared, self._same(kept.keys.share_groups))
        return kept._replace(holds=self._same(kept.holds), keys=keys)

    def _filed(self, record: Record) -> Kept:
        period = self.rulebook.periods.find(record.period)
        needs = self._needs.of(record.unit.type, period)
        return Kept(record.unit.type, self._groups(record), filed(record, needs))

    def _groups(self, record: Record) -> tuple[str, ...]:
        rollups = self.rulebook.rollups
        keys = tuple("" if rollup.by is None else text_at(record, rollup.by) for rollup in rollups)
        return self._same(keys)  # type: ignore[no-any-return]

    def _scorer(self, record: Record) -> Scorer | None:
        """The scorer of an earlier record's period; None where the rulebook has no meaning there."""
        name = (record.unit.type, record.period)
        if name not in self._ready:
            period = self.rulebook.periods.find(record.period)
            try:
                self._ready[name] = None if period is None else Scorer(bind(self.rulebook, name[0], period))
            except RulebookError:
                self._ready[name] = None
        return self._ready[name]

    def _same(self, value: Any) -> Any:
        """One object for equal values, since most units share theirs."""
        return self._interned.setdefault(value, value)


def kept_of(scored: Scored, groups: tuple[str, ...], member: Member) -> Kept:
    """What ranks and share caps need of an assessed record."""
    result = scored.score
    total = result.total
    return Kept(
        scored.record.unit.type,
        groups,
        member,
        total,
        grade_of(scored.ready, result),
        result.holds,
        counted=result.ranked and total is not None,
        placed=result.provisional and not result.held_back and total is not None,
        after=_after(scored.ready, result),
        keys=rank_keys(scored.plan, scored.record, scored.reading, total),
    )


def are_alike(plan: Plan) -> bool:
    """Whether nothing has to be known of a unit's record for rank, share caps and roll-ups but its score."""
    grades = plan.rulebook.grades
    shared = grades if any(grade.share_cap is not None for grade in grades) else ()
    paths = {path for each in plan.rankings for path in each.ranking.within}
    paths |= {path for grade in shared for path in grade.share_within}
    measured = any(measure is not None for each in plan.rankings for measure in each.by)
    return paths <= {("period",), ("type",)} and not measured and not plan.rulebook.rollups


def kept_alike(ready: Scorer, score: Score) -> Kept:
    """What is kept of a unit with a score, whoever it is, where they are alike."""
    return kept_of(Scored(ready, _nobody(ready.plan), (), score=score), (), {})


def keys_alike(plan: Plan) -> Callable[[Number | None], RankKeys]:
    """What gives the keys of a unit by its published total, where units are alike."""
    keys = rank_keys(plan, _nobody(plan), lambda: read_record(plan, {}), None)
    return lambda total: with_total(keys, plan, total)


def _nobody(plan: Plan) -> Record:
    return Record({}, Unit("", plan.unit_type), plan.period.id)


def _keep(units: dict[UnitKey, Placed], key: UnitKey, placed: Placed) -> None:
    if units.setdefault(key, placed)[0] < placed[0]:
        units[key] = placed


def _after(ready: Scorer, result: Score) -> bool:
    """Whether a gate puts the unit behind all others."""
    states = zip(ready.gates, result.gates, strict=True)
    return bool(ready.gates) and any(state.hit and each.gate.ranked_after for each, state in states)
