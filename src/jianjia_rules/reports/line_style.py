"""How generated code writes the verdicts and observed values of compact lines: the same texts as `ndjson_v1`."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from jianjia_rules.engine.compile.lines import Cell
from jianjia_rules.engine.interpret.expressions import evaluate
from jianjia_rules.engine.interpret.reading import Reading, read_record
from jianjia_rules.findings.verdict import Verdict
from jianjia_rules.language.measures import Field, Measure, Named
from jianjia_rules.reports.json_text import compact
from jianjia_rules.reports.ndjson_v1 import row_observed, value_json
from jianjia_rules.reports.numbers import PLACES, number_text, ratio_text
from jianjia_rules.scoring.assess import ByRule
from jianjia_rules.scoring.scorer import Scorer

Data = Mapping[str, Any]
_MOST_KEPT = 4_096


class LineStyle:
    """The style of one plan's lines; `number` gives what is added up for a row with a verdict."""

    null = "null"

    def __init__(self, ready: Scorer, number: Callable[[int, Verdict], int]) -> None:
        self._ready = ready
        self._plan = ready.plan
        self._number = number
        self.numbers: Mapping[Any, str] = _Texts(self.number)

    def cell(self, index: int, verdict: Verdict) -> Cell:
        """A row up to its observed value; the end of the row before stands first."""
        counts = self._ready.settled_row(index, verdict)
        row = compact([self._plan.rows[index].facts.rule, counts.outcome.value, counts.earned])
        return f"{'],' if index else ''}{row[:-1]},", self._number(index, counts), counts, verdict

    def values(self, measure: Measure) -> Mapping[Any, str]:
        """The texts of a field by its raw value, each made by the interpreter when it is met first."""
        plan, field = self._plan, measure
        while isinstance(field, Named):
            field = plan.measures[field.name]
        assert isinstance(field, Field)
        path = field.path

        def text(raw: Any) -> str:
            record: Any = raw
            for key in reversed(path):
                record = {} if record is None else {key: record}
            return compact(value_json(evaluate(measure, read_record(plan, record)), measure, plan))

        return _Texts(text)

    def number(self, raw: Any) -> str:
        """A number; None where it is missing."""
        kind = raw.__class__
        if kind is int:
            return str(raw)
        if kind is Decimal:
            return _decimal_text(raw)
        if raw is None:
            return "null"
        raise TypeError(kind)

    def span(self, low: Any, high: Any) -> str:
        """A count between two numbers; between infinities nothing is known."""
        if low.__class__ is int and high.__class__ is int:
            return f'{{"from":{low},"to":{high}}}'
        if low == -_INFINITE and high == _INFINITE:
            return "null"
        raise TypeError(low.__class__)

    def ratio(self, value: Any, to: Any) -> str:
        """A quotient; of what is missing, or by 0, there is none."""
        if value is None or to is None:
            return "null"
        if value.__class__ is int and to.__class__ is int:
            return ratio_text(value, to) if to else "null"
        if value.__class__ not in _NUMBERS or to.__class__ not in _NUMBERS:
            raise TypeError(value.__class__, to.__class__)
        if not to:
            return "null"
        (a, b), (c, d) = value.as_integer_ratio(), to.as_integer_ratio()
        return ratio_text(a * d, b * c)

    def observed(self, index: int, record: Data, previous: Data | None, verdicts: Sequence[Verdict]) -> str:
        """All that a row observes, by the interpreter."""
        by_rule = ByRule(self._ready.rows, verdicts)
        reading = Reading(self._plan, record, record, previous=previous, verdicts=by_rule)
        return compact(row_observed(self._plan.rows[index], reading))


class _Texts(dict[Any, str]):
    """Texts of values, made when they are met first; no more are kept than are likely to come again."""

    def __init__(self, make: Callable[[Any], str]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, raw: Any) -> str:
        text = self._make(raw)
        if len(self) >= _MOST_KEPT:
            self.clear()
        self[raw] = text
        return text


def _decimal_text(number: Decimal) -> str:
    """As `number_text`; most decimals print as they should."""
    printed = str(number)
    if len(printed) <= PLACES and printed[-1] in "123456789" and "E" not in printed:
        return printed
    return number_text(number)


_INFINITE = float("inf")
_NUMBERS = (int, Decimal)
