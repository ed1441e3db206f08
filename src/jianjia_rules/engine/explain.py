"""What findings say when they are looked at: evaluated again on the record, so that assessing pays nothing for it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from jianjia_rules.engine.interpret.evaluate import observe
from jianjia_rules.engine.interpret.reading import Reading, read_record
from jianjia_rules.engine.plan import Plan
from jianjia_rules.engine.read import is_list, value_at
from jianjia_rules.engine.values import Interval, Known, Unknown, Value
from jianjia_rules.findings.finding import Findings
from jianjia_rules.findings.observation import Observation, Observed
from jianjia_rules.findings.verdict import RowFacts, Verdict
from jianjia_rules.language.measures import Aggregate, Count, Field, Growth, Measure, Named, Previous
from jianjia_rules.language.paths import FieldPath, format_path
from jianjia_rules.language.private import is_private
from jianjia_rules.language.scalars import DateSpan, Number, as_number
from jianjia_rules.language.text import Lang, same
from jianjia_rules.language.types import Kind
from jianjia_rules.language.walk import nodes
from jianjia_rules.units.record import Record


class RecordFindings(Findings):
    """The findings of a record that was just evaluated, and at the same time the context that each of them asks.

    One object, since one is made for every record. `facts` are the plan's, `verdicts` the settled ones, both in the
    order of the table.
    """

    __slots__ = ("facts", "plan", "previous", "record", "verdicts")

    facts: tuple[RowFacts, ...]
    verdicts: tuple[Verdict, ...]

    def __init__(
        self,
        plan: Plan,
        facts: tuple[RowFacts, ...],
        record: Record,
        verdicts: tuple[Verdict, ...],
        previous: Mapping[str, Any] | None = None,
    ) -> None:
        self.plan = plan
        self.facts = facts
        self.record = record
        self.verdicts = verdicts
        self.previous = previous

    @property
    def context(self) -> "RecordFindings":
        """Itself."""
        return self

    @property
    def rulebook(self) -> str:
        """The rulebook's id."""
        return self.plan.rulebook.id

    @property
    def unit(self) -> str:
        """The unit's id."""
        return self.record.unit.id

    @property
    def unit_type(self) -> str:
        """The unit's type."""
        return self.record.unit.type

    @property
    def period(self) -> str:
        """The period's id."""
        return self.record.period

    def observations(self, index: int) -> tuple[Observation, ...]:
        """What the row looked at."""
        row = self.plan.rows[index]
        values = observe(row, self.reading())
        return tuple(self._observation(measure, value) for measure, value in zip(row.observables, values, strict=True))

    def reason(self, index: int, lang: Lang) -> str:
        """Why the row came to its outcome, made from the rule itself."""
        from jianjia_rules.engine.sentences import reason  # nobody pays for sentences that nobody reads

        return reason(self.plan, self.plan.rows[index], self.verdicts[index], self.reading(), lang)

    def expected(self, index: int, lang: Lang) -> str:
        """What the row asks for, as a score table prints it."""
        from jianjia_rules.engine.sentences import expected

        return expected(self.plan, self.plan.rows[index], lang)

    def self_score(self, rule: str) -> Number | None:
        """What the unit gave itself for the rule."""
        return self_scores(self.plan, self.record).get(rule)

    def reading(self) -> Reading:
        """The record, with the verdicts that rows may ask for."""
        by_rule = {row.facts.rule: verdict for row, verdict in zip(self.plan.rows, self.verdicts, strict=True)}
        return replace(read_record(self.plan, self.record.data, self.previous), verdicts=by_rule)

    def _observation(self, measure: Measure, value: Value) -> Observation:
        path = path_of(measure)
        info = self.plan.rulebook.schema.lookup(path) if path else None
        label = same(format_path(path)) if info is None else info.title
        if isinstance(measure, Named):
            label = self.plan.rulebook.measures[measure.name].title
        elif not isinstance(measure, Field):
            from jianjia_rules.engine.sentences import measure_label

            label = measure_label(self.plan, measure)
        origin, previous = self.record.origin, isinstance(measure, Previous)
        return Observation(
            label,
            observed_value(value, measure),
            format_path(path) if path else "",
            origin.place(path) if origin is not None and path else None,
            info.type.unit if info is not None and isinstance(measure, Field) else None,
            upper_end(value, measure),
            previous,
            is_private(measure, self.plan.rulebook.schema, self.plan.measures),
            None if previous or not path else self.record.source_of(path),
        )


def self_scores(plan: Plan, record: Record) -> dict[str, Number]:
    """The unit's own scores, by rule; entries that are no number are left out."""
    path = plan.rulebook.record.self_scores
    given = value_at(record.data, path) if path is not None else None
    if not isinstance(given, Mapping):
        return {}
    scores = {rule: as_number(score) for rule, score in given.items()}
    return {rule: score for rule, score in scores.items() if score is not None}


def path_of(measure: Measure) -> FieldPath:
    """Where in the record a measure looks first; empty for nowhere."""
    match measure:
        case Field(path):
            return path
        case Count(items) | Aggregate(_, items, _):
            return items.path
        case Previous(inner) | Growth(inner, _):
            return path_of(inner)
        case _:
            return next((node.path for node in nodes(measure) if isinstance(node, Field)), ())


def observed_value(value: Value, measure: Measure) -> Observed:
    """A measure's value as findings show it: of an open number the lower end, of a day the days it can be."""
    match value:
        case Unknown():
            return None
        case Known(scalar):
            return tuple(scalar) if is_list(scalar) else scalar
        case Interval(low, high):
            return DateSpan(int(low), int(high)) if _dated(measure) else low


def upper_end(value: Value, measure: Measure) -> Number | None:
    """The upper end of a number that is known to lie between two only."""
    if not isinstance(value, Interval) or value.low == value.high or _dated(measure):
        return None
    return value.high


def _dated(measure: Measure) -> bool:
    """Whether the measure's value is a day rather than a number."""
    match measure:
        case Field(_, _, kind, _):
            return kind is Kind.DATE
        case Aggregate(_, _, of):
            return of is not None and _dated(of)
        case Previous(inner):
            return _dated(inner)
        case _:
            return False
