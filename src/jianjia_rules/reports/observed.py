"""Observed values as results write them."""

from datetime import date
from fractions import Fraction

from jianjia_rules.findings.observation import Observed
from jianjia_rules.language.scalars import DateSpan, Number, month_span
from jianjia_rules.reports.json_text import Json


def observed_json(value: Observed, most: Number | None = None, private: bool = False) -> Json:
    """An observed value; `most` is the upper end of a number that lies between two. Private ones are null."""
    if private:
        return None
    if most is not None and isinstance(value, (int, Fraction)):
        return {"from": value, "to": most}
    match value:
        case DateSpan():
            return _days(value)
        case date():
            return value.isoformat()
        case tuple():
            return [observed_json(entry) for entry in value]
        case _:
            return value


def _days(span: DateSpan) -> Json:
    first, last = date.fromordinal(span.first), date.fromordinal(span.last)
    if first == last:
        return first.isoformat()
    if span == month_span(first.year, first.month):
        return first.isoformat()[:7]
    return {"from": first.isoformat(), "to": last.isoformat()}
