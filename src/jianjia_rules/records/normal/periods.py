"""Periods as people write them: 2014年度, 2014年上半年, 2014年第三季度, 2014年6月."""

import re
from contextlib import suppress

from jianjia_rules.language.periods import Periods
from jianjia_rules.records.normal.marks import LONGEST, folded
from jianjia_rules.records.normal.outcome import Outcome, Read

_WRITTEN = re.compile(
    r"([0-9]{4})\s*(?:年度?)?\s*"
    r"(?:(上|下)半年|第?\s*([一二三四1-4])\s*季度?|(?:-|/|\.)?\s*([0-9]{1,2})\s*(?:月份?)?|-?[hH]([12])|-?[qQ]([1-4]))?"
)
_QUARTERS = {"一": "1", "二": "2", "三": "3", "四": "4"}


def read_period(text: str, periods: Periods) -> Outcome:
    """The period that a text names, if the rulebook has it; custom ones only by their ids."""
    if len(text) > LONGEST:
        return None
    plain = folded(text)
    if periods.find(plain) is not None:
        return Read(plain)
    found = _WRITTEN.fullmatch(plain)
    if found is None:
        return None
    year, half, quarter, month, h, q = found.groups()
    ids = {
        half: f"{year}-H{1 if half == '上' else 2}",
        quarter: f"{year}-Q{_QUARTERS.get(quarter, quarter)}",
        month: f"{year}-{int(month or 0):02d}",
        h: f"{year}-H{h}",
        q: f"{year}-Q{q}",
    }
    with suppress(StopIteration):
        id = next((id for part, id in ids.items() if part), year)
        return Read(id) if periods.find(id) is not None else None
    return None
