"""A table for spreadsheets, as CSV: a row for each finding, then for each unit, who is missing, and what is wrong.

UTF-8 with a byte order mark, by which spreadsheets know it. No text is taken for a formula.
"""

import csv
import io
import re
from collections.abc import Iterator
from fractions import Fraction

from jianjia_rules.language.text import Text
from jianjia_rules.reports.gathering import UnitLine, unit_line
from jianjia_rules.reports.numbers import number_text
from jianjia_rules.reports.pipeline.report import Ending, Setting
from jianjia_rules.reports.pipeline.rows import (
    FINDINGS,
    KIND,
    UNITS,
    Cell,
    Row,
    Rows,
)
from jianjia_rules.scoring.assess import Scored

COLUMNS = tuple(dict.fromkeys((KIND, *FINDINGS[:-1], *UNITS, FINDINGS[-1])))
"""All columns: those of findings, and those of units before the fingerprint."""

_MARK = "\ufeff"
_FINDING, _UNIT = Text("明细", "finding"), Text("单位", "unit")
_GROUP, _MISSING, _FAULT = Text("汇总", "group"), Text("未提交", "missing"), Text("问题", "fault")

_STARTS = "=+\\-@\t\r\n＝＋－＠"
_FORMULA = re.compile(f'^(?=[{_STARTS}])|(?<=;)(?="*[{_STARTS}])')
"""Where a spreadsheet may take what follows for a formula.

Also behind a semicolon: where that sets cells apart, a cell begins there.
"""


class CsvReport:
    """Writes findings as they come, and keeps a line for each unit."""

    def __init__(self, setting: Setting) -> None:
        self._lang = setting.lang
        self._rows_of = Rows(setting.rulebook, setting.lang)
        self._lines: list[UnitLine] = []

    def begin(self) -> str:
        """The mark and the headings."""
        return _MARK + _written([[column.title.get(self._lang) for column in COLUMNS]])

    def record(self, scored: Scored) -> str:
        """A row for each finding."""
        self._lines.append(unit_line(len(self._lines), scored))
        return self._rows(_FINDING, self._rows_of.of_record(scored))

    def end(self, ending: Ending) -> Iterator[str]:
        """The other rows."""
        rows, standings = self._rows_of, ending.standings
        yield self._rows(_UNIT, rows.of_units(self._lines, standings))
        for group in standings.rollups:
            yield self._rows(_FINDING, rows.of_findings(group))
        yield self._rows(_GROUP, (rows.of_group(group) for group in standings.rollups))
        yield self._rows(_MISSING, (rows.of_missing(each) for each in standings.missing))
        yield self._rows(_FAULT, (rows.of_fault(each) for each in ending.diagnostics))

    def _rows(self, kind: Text, rows: Iterator[Row]) -> str:
        said = kind.get(self._lang)
        return _written([said, *(_cell(row.get(column.key, "")) for column in COLUMNS[1:])] for row in rows)


def without_formula(text: str) -> str:
    """The text with an apostrophe wherever a spreadsheet may take it for the beginning of a formula."""
    return _FORMULA.sub("'", text)


def _cell(value: Cell) -> str:
    return without_formula(value) if isinstance(value, str) else number_text(Fraction(value))


def _written(rows: Iterator[list[str]] | list[list[str]]) -> str:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    return text.getvalue()
