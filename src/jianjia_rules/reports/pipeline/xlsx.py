"""A workbook: sheets of units, findings, who is missing, faults, waivers and counts; nothing in it is a formula.

With a baseline two more say what changed, and which totals moved.

Needs the extra `xlsx`. Rows are kept in temporary files until the workbook is closed, not in memory.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from decimal import Decimal
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from jianjia_rules.errors import MissingExtraError
from jianjia_rules.language.text import Lang, Text
from jianjia_rules.reports.gathering import UnitLine, unit_line
from jianjia_rules.reports.numbers import number_text
from jianjia_rules.reports.pipeline.differences import CHANGE, CHANGES, MOVEMENTS, OF_UNITS
from jianjia_rules.reports.pipeline.report import Ending, Setting
from jianjia_rules.reports.pipeline.rows import FAULTS, FINDINGS, MISSING, UNITS, WAIVED, Cell, Column, Row, cell_text
from jianjia_rules.reports.pipeline.summary import summary_counts
from jianjia_rules.reports.pipeline.tables import Tables
from jianjia_rules.reports.pipeline.words import SUMMARY
from jianjia_rules.reports.same_bytes import same_bytes
from jianjia_rules.scoring.assess import Scored

_MOST_ROWS = 1_000_000
"""Rows of one sheet; a spreadsheet takes 1,048,576."""

_A4 = 9
"""The paper, as spreadsheets number them."""
_WIDE = 30
"""Columns that are as wide as this wrap their texts."""

_UNITS, _FINDINGS = Text("单位", "units"), Text("明细", "findings")
_MISSING, _FAULTS = Text("未提交", "not submitted"), Text("问题", "faults")
_WAIVED, _CHANGES = Text("豁免", "waived"), Text("变化", "changes")
_MOVEMENTS = Text("总分变动", "totals moved")
_COUNTS = (Column("what", Text("项目", "what"), 60), Column("count", Text("数", "count"), 10))
_MORE = Text("……另有 {count} 行写不下", "… and {count} more rows have no room")
_EVER = datetime(2000, 1, 1)  # noqa: DTZ001 - a workbook's days have no zone; the same bytes whenever it is made


class XlsxReport:
    """Writes findings as they come, and keeps a line for each unit."""

    def __init__(self, setting: Setting) -> None:
        """Raises MissingExtraError where openpyxl is not installed."""
        try:
            from openpyxl import Workbook
        except ImportError:
            raise MissingExtraError("xlsx", "openpyxl") from None
        self._lang, self._baseline = setting.lang, setting.baseline
        self._tables = Tables(setting)
        self._lines: list[UnitLine] = []
        self._workbook = Workbook(write_only=True)
        properties = self._workbook.properties
        properties.creator, properties.created, properties.modified = "jianjia", _EVER, _EVER
        properties.title = cell_text(setting.rulebook.title.get(setting.lang))
        change = () if self._baseline is None else (CHANGE,)
        self._units = self._sheet(_UNITS, UNITS if self._baseline is None else (*UNITS, *OF_UNITS))
        self._findings = self._sheet(_FINDINGS, (*FINDINGS, *change))
        self._missing = self._sheet(_MISSING, (*MISSING, *change))
        self._faults = self._sheet(_FAULTS, (*FAULTS, *change))
        self._waived = self._sheet(_WAIVED, WAIVED)
        self._sheets = [self._units, self._findings, self._missing, self._faults, self._waived]
        if self._baseline is not None:
            self._changes = self._sheet(_CHANGES, CHANGES)
            self._movements = self._sheet(_MOVEMENTS, MOVEMENTS)
            self._sheets += [self._changes, self._movements]
        self._counts = self._sheet(SUMMARY, _COUNTS)
        self._sheets.append(self._counts)

    def begin(self) -> str:
        """Nothing yet."""
        return ""

    def record(self, scored: Scored) -> str:
        """Nothing yet: the rows of its findings."""
        order = len(self._lines)
        self._lines.append(unit_line(order, scored))
        self._findings.add(self._tables.findings(scored))
        self._waived.add(self._tables.waived(scored))
        if self._baseline is not None:
            self._changes.add(self._tables.changes(order, scored))
        return ""

    def end(self, ending: Ending) -> Iterator[bytes]:
        """The workbook."""
        tables, groups = self._tables, ending.standings.rollups
        tables.end(groups)
        for group in groups:
            self._findings.add(tables.group_findings(group))
            self._waived.add(tables.waived_of_group(group))
        self._units.add(tables.units(self._lines, ending))
        self._units.add(map(tables.group, groups))
        self._missing.add(tables.missing(ending))
        self._faults.add(tables.faults(ending))
        if self._baseline is not None:
            self._changes.add(tables.last_changes())
            self._movements.add(tables.movements())
        counts = summary_counts(ending, self._baseline, self._lang)
        self._counts.add({"what": what, "count": count} for what, count in counts)
        for sheet in self._sheets:
            sheet.close()
        yield self._written()

    def _sheet(self, title: Text, columns: Sequence[Column]) -> "_Sheet":
        return _Sheet(self._workbook.create_sheet(title.get(self._lang)), columns, self._lang)

    def _written(self) -> bytes:
        from openpyxl.writer.excel import ExcelWriter

        file = BytesIO()
        ExcelWriter(self._workbook, ZipFile(file, "w")).save()
        return same_bytes(file.getvalue())


class _Sheet:
    """One sheet, written row by row, with a heading that stays in sight."""

    def __init__(self, sheet: Any, columns: Sequence[Column], lang: Lang) -> None:
        from openpyxl.styles import Alignment, Font
        from openpyxl.utils import get_column_letter
        from openpyxl.worksheet.properties import PageSetupProperties

        self._sheet = sheet
        self._columns = columns
        self._lang: Lang = lang
        self._rows = 0
        sheet.freeze_panes = "A2"
        sheet.print_title_rows = "1:1"
        sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", _A4
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        sheet.page_setup.fitToHeight = 0  # as wide as the paper, as long as it takes
        self._wrapped = Alignment(wrap_text=True, vertical="top")
        for number, column in enumerate(columns, 1):
            sheet.column_dimensions[get_column_letter(number)].width = column.width
        self._last = get_column_letter(len(columns))
        heads = [self._cell(column.title.get(lang)) for column in columns]
        for head in heads:
            head.font = Font(bold=True)
        sheet.append(heads)

    def add(self, rows: Iterable[Row]) -> None:
        for row in rows:
            self._rows += 1
            if self._rows <= _MOST_ROWS:
                self._sheet.append([self._cell(row.get(column.key), column.width >= _WIDE) for column in self._columns])

    def close(self) -> None:
        if self._rows > _MOST_ROWS:
            self._sheet.append([self._cell(_MORE.get(self._lang).format(count=self._rows - _MOST_ROWS))])
        self._sheet.auto_filter.ref = f"A1:{self._last}{min(self._rows, _MOST_ROWS) + 1}"

    def _cell(self, value: Cell | None, wraps: bool = False) -> Any:
        from openpyxl.cell import WriteOnlyCell

        if value is None or value == "":
            return None
        if not isinstance(value, str):
            exact: Any = Decimal(number_text(value))  # openpyxl writes its digits
            return WriteOnlyCell(self._sheet, exact)
        cell = WriteOnlyCell(self._sheet, value)
        cell.data_type = "s"  # whatever it begins with
        if wraps:
            cell.alignment = self._wrapped
        return cell
