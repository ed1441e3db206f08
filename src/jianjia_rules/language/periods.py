"""Assessment periods: years, halves, quarters, months or the author's own, in order."""

import re
from datetime import date
from enum import StrEnum

from jianjia_rules.dataclass import dataclass
from jianjia_rules.language.scalars import MonthDay, month_span


class PeriodKind(StrEnum):
    """How long a period is."""

    YEAR = "year"
    HALF = "half"
    QUARTER = "quarter"
    MONTH = "month"
    CUSTOM = "custom"


@dataclass(frozen=True, slots=True)
class Period:
    """One period: its id as records write it, its first and last day, and the day materials are due."""

    id: str
    first: date
    last: date
    due: date


@dataclass(frozen=True, slots=True)
class Periods:
    """A rulebook's periods; `listed` holds the custom ones in their order."""

    kind: PeriodKind = PeriodKind.YEAR
    due: MonthDay | None = None
    listed: tuple[Period, ...] = ()

    def find(self, text: str) -> Period | None:
        """The period that a record names, such as 2014, 2014-H1, 2014-Q3 or 2014-06; None when there is none."""
        if self.kind is PeriodKind.CUSTOM:
            return next((period for period in self.listed if period.id == text), None)
        return _calendar_period(self, text)

    def before(self, period: Period) -> Period | None:
        """The period before; None before the first custom one."""
        if self.kind is PeriodKind.CUSTOM:
            at = self.listed.index(period)
            return self.listed[at - 1] if at else None
        if period.first == date.min:
            return None
        day_before = date.fromordinal(period.first.toordinal() - 1)
        return self.find(_period_id(self.kind, day_before))


_PATTERNS = {
    PeriodKind.YEAR: re.compile(r"([0-9]{4})"),
    PeriodKind.HALF: re.compile(r"([0-9]{4})-H([12])"),
    PeriodKind.QUARTER: re.compile(r"([0-9]{4})-Q([1-4])"),
    PeriodKind.MONTH: re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])"),
}
_MONTHS = {PeriodKind.YEAR: 12, PeriodKind.HALF: 6, PeriodKind.QUARTER: 3, PeriodKind.MONTH: 1}


def place_month_day(day: MonthDay, period: Period) -> date:
    """The month-day inside the period; when the period's year has none inside, the first one after its beginning.

    29 February falls on 28 February in a year without one.
    """
    for year in (period.first.year, period.first.year + 1):
        if year > date.max.year:
            break
        try:
            placed = date(year, day.month, day.day)
        except ValueError:
            placed = date(year, day.month, day.day - 1)
        if placed >= period.first:
            return placed
    return period.last


def _nearest(day: MonthDay, end: date) -> date:
    """The month-day nearest to a period's end: materials for 2014 due 01-15 are due in 2015, due 12-25 in 2014."""
    candidates = [
        date(year, day.month, min(day.day, month_span(year, day.month).last - month_span(year, day.month).first + 1))
        for year in range(max(end.year - 1, 1), min(end.year + 1, date.max.year) + 1)
    ]
    return min(candidates, key=lambda candidate: (abs((candidate - end).days), candidate))


def _calendar_period(periods: Periods, text: str) -> Period | None:
    match = _PATTERNS[periods.kind].fullmatch(text)
    if match is None or match.group(1) == "0000":
        return None
    year = int(match.group(1))
    months = _MONTHS[periods.kind]
    index = int(match.group(2)) - 1 if match.lastindex == 2 else 0
    first_month = index * months + 1
    first = date(year, first_month, 1)
    last = date.fromordinal(month_span(year, first_month + months - 1).last)
    bare = Period(text, first, last, last)
    if periods.due is None:
        return bare
    return Period(text, first, last, _nearest(periods.due, last))


def _period_id(kind: PeriodKind, day: date) -> str:
    match kind:
        case PeriodKind.YEAR | PeriodKind.CUSTOM:
            return f"{day.year:04d}"
        case PeriodKind.HALF:
            return f"{day.year:04d}-H{(day.month + 5) // 6}"
        case PeriodKind.QUARTER:
            return f"{day.year:04d}-Q{(day.month + 2) // 3}"
        case PeriodKind.MONTH:
            return f"{day.year:04d}-{day.month:02d}"
