"""What a unit is ranked by, and within which group: read once, when its record is at hand."""

from collections.abc import Callable, Sequence

from jianjia_rules.dataclass import dataclass
from jianjia_rules.engine.interpret.expressions import evaluate
from jianjia_rules.engine.interpret.reading import Reading
from jianjia_rules.engine.plan import BoundRanking, Plan
from jianjia_rules.engine.read import WRONG_TYPE, answer_text, value_at
from jianjia_rules.engine.values import Interval
from jianjia_rules.language.measures import Measure
from jianjia_rules.language.paths import FieldPath
from jianjia_rules.language.scalars import Number
from jianjia_rules.scoring.ranking import Compared, Group
from jianjia_rules.units.record import Record

_RECORD = "record"


@dataclass(frozen=True, slots=True)
class RankKeys:
    """For each ranking of a plan: the group a unit is ranked in, and what it is compared by, the greater the better."""

    groups: tuple[Group, ...]
    compared: tuple[Compared, ...]
    share_groups: tuple[Group, ...]
    """For each grade: the group in which its share counts; empty where no grade has a limited share."""


def rank_keys(plan: Plan, record: Record, read: Callable[[], Reading], total: Number | None) -> RankKeys:
    """A unit's keys; `read` gives the reading that knows all verdicts, `total` is the published one."""
    measured = any(measure is not None for each in plan.rankings for measure in each.by)
    reading = read() if measured else None
    grades = plan.rulebook.grades
    shared = any(grade.share_cap is not None for grade in grades)
    return RankKeys(
        tuple([group_of(each.ranking.within, record) for each in plan.rankings]),
        tuple([_compared(each, reading, total) for each in plan.rankings]),
        tuple([group_of(grade.share_within, record) for grade in grades]) if shared else (),
    )


def with_total(keys: RankKeys, plan: Plan, total: Number | None) -> RankKeys:
    """The keys of a unit that is like another but for its total; rankings that compare anything else have no such."""
    compared = tuple([_compared(each, None, total) for each in plan.rankings])
    return RankKeys(keys.groups, compared, keys.share_groups)


def group_of(within: Sequence[FieldPath], record: Record) -> Group:
    """What the unit has at each of the paths: `period`, `type`, `record.…`, or another field; missing is empty."""
    return tuple([_part(path, record) for path in within])


def _part(path: FieldPath, record: Record) -> str:
    match path:
        case ("period",):
            return record.period
        case ("type",):
            return record.unit.type
        case ("group",):
            return record.unit.parent or ""
        case (first, *rest) if first == _RECORD and rest:
            return text_at(record, tuple(rest))
        case _:
            return text_at(record, path)


def text_at(record: Record, path: FieldPath) -> str:
    """A scalar of the record as text, such as a group's key; empty where there is none."""
    raw = value_at(record.data, path)
    return "" if raw is WRONG_TYPE else answer_text(raw) or ""


def _compared(bound: BoundRanking, reading: Reading | None, total: Number | None) -> Compared:
    return tuple(
        _of_total(total, by.lowest_first)
        if measure is None or reading is None
        else _worth(measure, by.lowest_first, reading)
        for by, measure in zip(bound.ranking.by, bound.by, strict=True)
    )


def _of_total(total: Number | None, lowest_first: bool) -> Number | None:
    return -total if lowest_first and total is not None else total


def _worth(measure: Measure, lowest_first: bool, reading: Reading) -> Number | None:
    """The value such that the greater is the better; where only its ends are known, the worse of them."""
    value = evaluate(measure, reading)
    if not isinstance(value, Interval):
        return None
    return -value.high if lowest_first else value.low
