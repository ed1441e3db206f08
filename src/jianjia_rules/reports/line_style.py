"""How generated code writes the verdicts and observed values of compact lines: the same texts as `ndjson_v1`."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from jianjia_rules.engine.compile.lines import Cell
from jianjia_rules.engine.interpret.expressions import evaluate
from jianjia_rules.engine.interpret.reading import Reading, read_record
from jianjia_rules.findings.verdict import Verdict
from jianjia_rules.language.measures import Field, Measure, Named
from jianjia_rules.language.private import is_private
from jianjia_rules.language.types import Kind
from jianjia_rules.reports.json_text import compact, text_bytes
from jianjia_rules.reports.ndjson_v1 import row_observed, value_json
from jianjia_rules.reports.numbers import PLACES, number_text, ratio_text
from jianjia_rules.scoring.assess import ByRule
from jianjia_rules.scoring.scorer import Scorer

Data = Mapping[str, Any]
_MOST_KEPT = 4_096


class LineStyle:
    """The style of one plan's lines; `number` gives what is added up for a row with a verdict."""

    null = b"null"

    def __init__(self, ready: Scorer, number: Callable[[int, Verdict], int]) -> None:
        self._ready = ready
        self._plan = ready.plan
        self._number = number
        self.numbers: Mapping[Any, bytes] = _Texts(self.number)
        self.ratios: Mapping[tuple[Any, Any], bytes] = _Texts(lambda pair: self.ratio(*pair))
        self._decimals: dict[int, tuple[Decimal, bytes]] = {}

    def cell(self, index: int, verdict: Verdict) -> Cell:
        """A row up to its observed value; the end of the row before stands first."""
        counts = self._ready.settled_row(index, verdict)
        row = compact([self._plan.rows[index].facts.rule, counts.outcome.value, counts.earned])
        return f"{'],' if index else ''}{row[:-1]},".encode(), self._number(index, counts), counts, verdict

    def values(self, measure: Measure) -> Mapping[Any, bytes]:
        """The texts of a field by its raw value, each made by the interpreter when it is met first."""
        plan, field = self._plan, measure
        while isinstance(field, Named):
            field = plan.measures[field.name]
        assert isinstance(field, Field)
        path = field.path

        is_text = field.kind is Kind.TEXT
        stands = field.kind in {Kind.TEXT, Kind.DATE} and not is_private(measure, plan.rulebook.schema, plan.measures)

        def text(raw: Any) -> bytes:
            # Texts and days stand for themselves; others are met again and again.
            if stands and raw.__class__ is str and raw and (is_text or _is_day(raw)):
                return text_bytes(raw)
            record: Any = raw
            for key in reversed(path):
                record = {} if record is None else {key: record}
            return compact(value_json(evaluate(measure, read_record(plan, record)), measure, plan)).encode()

        return _Texts(text)

    def number(self, raw: Any) -> bytes:
        """A number; None where it is missing."""
        met = self._decimals.get(id(raw))
        if met is not None and met[0] is raw:
            return met[1]
        kind = raw.__class__
        if kind is int:
            return b"%d" % raw
        if kind is Decimal:
            return self._decimal(raw)
        if raw is None:
            return self.null
        raise TypeError(kind)

    def _decimal(self, number: Decimal) -> bytes:
        """Decoders give the same object for the same text, which is found quicker than a number's hash is made."""
        if len(self._decimals) >= _MOST_KEPT:
            self._decimals.clear()
        printed = str(number)
        plain = len(printed) <= PLACES and printed[-1] in "123456789" and "E" not in printed
        text = (printed if plain else number_text(number)).encode()
        self._decimals[id(number)] = (number, text)
        return text

    def span(self, low: Any, high: Any) -> bytes:
        """A count between two numbers; between infinities nothing is known."""
        if low.__class__ is int and high.__class__ is int:
            return b'{"from":%d,"to":%d}' % (low, high)
        if low == -_INFINITE and high == _INFINITE:
            return self.null
        raise TypeError(low.__class__)

    def ratio(self, value: Any, to: Any) -> bytes:
        """A quotient; of what is missing, or by 0, there is none."""
        if value is None or to is None:
            return self.null
        if value.__class__ is int and to.__class__ is int:
            return ratio_text(value, to).encode() if to else self.null
        if value.__class__ not in _NUMBERS or to.__class__ not in _NUMBERS:
            raise TypeError(value.__class__, to.__class__)
        if not to:
            return self.null
        (a, b), (c, d) = value.as_integer_ratio(), to.as_integer_ratio()
        return ratio_text(a * d, b * c).encode()

    def observed(self, index: int, record: Data, previous: Data | None, verdicts: Sequence[Verdict]) -> bytes:
        """All that a row observes, by the interpreter."""
        by_rule = ByRule(self._ready.rows, verdicts)
        reading = Reading(self._plan, record, record, previous=previous, verdicts=by_rule)
        return compact(row_observed(self._plan.rows[index], reading)).encode()


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


class _Texts(dict[Any, bytes]):
    """Texts of values, made when they are met first; no more are kept than are likely to come again."""

    def __init__(self, make: Callable[[Any], bytes]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, raw: Any) -> bytes:
        text = self._make(raw)
        if len(self) >= _MOST_KEPT:
            self.clear()
        self[raw] = text
        return text


_INFINITE = float("inf")
_NUMBERS = (int, Decimal)
