"""The sentences of a bound row: what it asks for, and why it came to its outcome."""

from dataclasses import replace
from functools import lru_cache

from jianjia_rules.engine.interpret.reading import Reading
from jianjia_rules.engine.plan import Plan, Row
from jianjia_rules.engine.seen import row_words, seen_of
from jianjia_rules.findings.verdict import Verdict
from jianjia_rules.language.measures import Measure
from jianjia_rules.language.text import Lang, Text
from jianjia_rules.wording.awards import describe_award
from jianjia_rules.wording.reasons import describe_reason
from jianjia_rules.wording.titles import Titles, titles_of
from jianjia_rules.wording.tree import describe_measure


def reason(plan: Plan, row: Row, verdict: Verdict, reading: Reading, lang: Lang) -> str:
    """Why the row came to its verdict; the verdicts of other rows are in `reading`."""
    return describe_reason(row_words(row), verdict, seen_of(row, reading), lang, titles(plan, row))


def expected(plan: Plan, row: Row, lang: Lang) -> str:
    """What the row asks for, as a score table prints it."""
    return describe_award(row.award, lang, titles(plan, row), row.points, row.deduction)


def measure_label(plan: Plan, measure: Measure) -> Text:
    """What a measure is called in both languages."""
    return _label(_This(plan), measure)


def titles(plan: Plan, row: Row | None = None) -> Titles:
    """What things are called in a plan; the measures that its author named keep their names in bound rows."""
    per_item = row.evidence.per_item if row is not None and row.evidence is not None else None
    found = _titles(_This(plan))
    return found if per_item is None else replace(found, item_evidence=per_item)


class _This:
    """A plan as itself: two plans are never taken for the same, and none is compared."""

    __slots__ = ("plan",)

    def __init__(self, plan: Plan) -> None:
        self.plan = plan

    def __hash__(self) -> int:
        return id(self.plan)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _This) and other.plan is self.plan


@lru_cache(maxsize=16)
def _titles(this: _This) -> Titles:
    """Made once for a plan: every sentence of every record asks for them."""
    plan = this.plan
    figures = plan.rulebook.measures
    names = {measure: figures[name] for name, measure in plan.measures.items()}
    return replace(titles_of(plan.rulebook, plan.unit_type, plan.as_of), names=names)


@lru_cache(maxsize=4096)
def _label(this: _This, measure: Measure) -> Text:
    named = titles(this.plan)
    return Text(describe_measure(measure, "zh", named), describe_measure(measure, "en", named))
