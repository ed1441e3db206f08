"""A table for spreadsheets, as CSV: a row for each finding, then for each unit, who is missing, and what is wrong.

UTF-8 with a byte order mark, by which spreadsheets know it. No text is taken for a formula.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from fractions import Fraction

from jianjia_rules.language.text import Text
from jianjia_rules.reports.gathering import UnitLine, unit_line
from jianjia_rules.reports.numbers import number_text
from jianjia_rules.reports.pipeline.differences import OF_UNITS
from jianjia_rules.reports.pipeline.report import Ending, Setting
from jianjia_rules.reports.pipeline.rows import FINDINGS, KIND, MESSAGE, UNITS, Cell, Row
from jianjia_rules.reports.pipeline.summary import summary_lines
from jianjia_rules.reports.pipeline.tables import Tables
from jianjia_rules.reports.pipeline.words import SUMMARY
from jianjia_rules.scoring.assess import Scored

COLUMNS = tuple(dict.fromkeys((KIND, *FINDINGS[:-1], *UNITS, FINDINGS[-1])))
"""All columns: those of findings, and those of units before the fingerprint."""

_MARK = "\ufeff"
_FINDING, _UNIT = Text("明细", "finding"), Text("单位", "unit")
_CHANGE = Text("变化", "change")
_GROUP, _MISSING, _FAULT = Text("汇总", "group"), Text("未提交", "missing"), Text("问题", "fault")

_STARTS = "=+\\-@\t\r\n＝＋－＠"
_FORMULA = re.compile(f'^(?=[{_STARTS}])|(?<=;)(?="*[{_STARTS}])')
"""Where a spreadsheet may take what follows for a formula.

Also behind a semicolon: where that sets cells apart, a cell begins there.
"""


class CsvReport:
    """Writes findings as they come, and keeps a line for each unit."""

    def __init__(self, setting: Setting) -> None:
        self._lang, self._baseline = setting.lang, setting.baseline
        self._tables = Tables(setting)
        self._columns = COLUMNS if setting.baseline is None else (*COLUMNS, *OF_UNITS)
        self._lines: list[UnitLine] = []

    def begin(self) -> str:
        """The mark and the headings."""
        return _MARK + _written([[_cell(column.title.get(self._lang)) for column in self._columns]])

    def record(self, scored: Scored) -> str:
        """A row for each finding, and for what changed beside them."""
        order = len(self._lines)
        self._lines.append(unit_line(order, scored))
        findings = self._tables.findings(scored)
        changes = self._tables.changes_untold(order, scored)
        return self._rows(_FINDING, findings) + self._rows(_CHANGE, changes)

    def end(self, ending: Ending) -> Iterator[str]:
        """The other rows."""
        tables, groups, baseline = self._tables, ending.standings.rollups, self._baseline
        tables.end(groups)
        yield self._rows(_UNIT, tables.units(self._lines, ending))
        for group in groups:
            yield self._rows(_FINDING, tables.group_findings(group))
        yield self._rows(_GROUP, map(tables.group, groups))
        yield self._rows(_MISSING, tables.missing(ending))
        yield self._rows(_FAULT, tables.faults(ending))
        yield self._rows(_CHANGE, tables.last_changes_untold())
        said = " ".join(summary_lines(ending, baseline, self._lang))
        yield self._rows(SUMMARY, [{MESSAGE.key: said}])

    def _rows(self, kind: Text, rows: Iterable[Row]) -> str:
        said = kind.get(self._lang)
        return _written([said, *(_cell(row.get(column.key, "")) for column in self._columns[1:])] for row in rows)


def without_formula(text: str) -> str:
    """The text with an apostrophe wherever a spreadsheet may take it for the beginning of a formula."""
    return _FORMULA.sub("'", text)


def _cell(value: Cell) -> str:
    return without_formula(value) if isinstance(value, str) else number_text(Fraction(value))


def _written(rows: Iterable[list[str]]) -> str:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    return text.getvalue()
