"""What a finding asks of its surroundings when it is looked at: one for each assessment."""

from collections.abc import Mapping
from typing import Protocol

from jianjia_rules.dataclass import dataclass
from jianjia_rules.findings.observation import Observation
from jianjia_rules.language.scalars import Number
from jianjia_rules.language.text import Lang


class Context(Protocol):
    """Who was assessed, and what the findings say when asked; `index` is a row's place in its table (RowFacts.index).

    The live one evaluates again with a trace; the stored one has everything made.
    """

    @property
    def rulebook(self) -> str:
        """The rulebook's id."""
        ...

    @property
    def unit(self) -> str:
        """The unit's id."""
        ...

    @property
    def unit_type(self) -> str:
        """The unit's type."""
        ...

    @property
    def period(self) -> str:
        """The period's id."""
        ...

    def observations(self, index: int) -> tuple[Observation, ...]:
        """What the row looked at."""
        ...

    def reason(self, index: int, lang: Lang) -> str:
        """Why the row came to its outcome, in one sentence."""
        ...

    def expected(self, index: int, lang: Lang) -> str:
        """What the row asks for."""
        ...

    def self_score(self, rule: str) -> Number | None:
        """What the unit gave itself for the rule; None when it gave nothing."""
        ...


@dataclass(frozen=True, slots=True)
class StoredRow:
    """Everything a finding says that is made when it is looked at."""

    observations: tuple[Observation, ...]
    reason_zh: str
    reason_en: str
    expected_zh: str
    expected_en: str


@dataclass(frozen=True, slots=True)
class StoredContext:
    """A context with everything made: what a finding or an assessment takes along when it is pickled."""

    rulebook: str
    unit: str
    unit_type: str
    period: str
    rows: Mapping[int, StoredRow]
    self_scores: Mapping[str, Number]

    def observations(self, index: int) -> tuple[Observation, ...]:
        """What the row looked at."""
        return self.rows[index].observations

    def reason(self, index: int, lang: Lang) -> str:
        """Why the row came to its outcome."""
        row = self.rows[index]
        return row.reason_zh if lang == "zh" else row.reason_en

    def expected(self, index: int, lang: Lang) -> str:
        """What the row asks for."""
        row = self.rows[index]
        return row.expected_zh if lang == "zh" else row.expected_en

    def self_score(self, rule: str) -> Number | None:
        """What the unit gave itself for the rule."""
        return self.self_scores.get(rule)


def stored(context: Context, rows: Mapping[int, str]) -> StoredContext:
    """The context with everything made for some rows: index to rule id."""
    if isinstance(context, StoredContext) and context.rows.keys() == rows.keys():
        return context
    scores = ((rule, context.self_score(rule)) for rule in rows.values())
    return StoredContext(
        context.rulebook,
        context.unit,
        context.unit_type,
        context.period,
        {index: _stored_row(context, index) for index in rows},
        {rule: score for rule, score in scores if score is not None},
    )


def _stored_row(context: Context, index: int) -> StoredRow:
    return StoredRow(
        context.observations(index),
        context.reason(index, "zh"),
        context.reason(index, "en"),
        context.expected(index, "zh"),
        context.expected(index, "en"),
    )
