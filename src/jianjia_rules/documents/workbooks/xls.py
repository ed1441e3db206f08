"""Workbooks of Excel 97-2003 (.xls), read by xlrd: it keeps to the values that the file holds."""

import io
from contextlib import redirect_stdout
from typing import Any

from jianjia_rules.documents.workbooks.book import At, Book, BookError, Cell, Counter, Kind, Most, Range, Remark, Sheet
from jianjia_rules.documents.workbooks.numbers import day_cell, number_cell
from jianjia_rules.errors import MissingExtraError

_MACROS = "_VBA_PROJECT_CUR".encode("utf-16-le")


def read_xls(data: bytes, most: Most) -> Book:
    """The sheets of a workbook; raises BookError, and MissingExtraError without the extra `xls`."""
    try:
        import xlrd
        from xlrd.biffh import XLRDError
    except ImportError:
        raise MissingExtraError("xls", "xlrd") from None
    try:
        # It prints what it finds odd; that is nothing for people.
        with redirect_stdout(io.StringIO()):
            book = xlrd.open_workbook(file_contents=data, formatting_info=True, ragged_rows=True, logfile=io.StringIO())
    except XLRDError as error:
        raise BookError("JJ754" if "encrypted" in str(error) else "JJ751") from None
    except MemoryError:
        raise
    except Exception:
        raise BookError("JJ751") from None
    counter = Counter(most)
    sheets = tuple(_sheet(sheet, book, counter) for sheet in book.sheets())
    return Book(sheets, (Remark("JJ757", {}),) if _MACROS in data else (), book.datemode == 1)


def _sheet(sheet: Any, book: Any, counter: Counter) -> Sheet:
    cells: dict[At, Cell] = {}
    empty_rows = 0
    for row in range(sheet.nrows):
        before = len(cells)
        for column, (kind, value) in enumerate(zip(sheet.row_types(row), sheet.row_values(row), strict=True)):
            cell = _cell(kind, value, book.datemode == 1)
            if cell is not None:
                counter.count()
                cells[row + 1, column + 1] = cell
        empty_rows += len(cells) == before
    merged = tuple(Range(top + 1, left + 1, bottom, right) for top, bottom, left, right in sheet.merged_cells)
    return Sheet(sheet.name, cells, merged, empty_rows)


def _cell(kind: int, value: Any, from_1904: bool) -> Cell | None:
    match kind:
        case 1:
            return Cell(Kind.TEXT, value) if value else None
        case 2:
            return number_cell(repr(value))
        case 3:
            return day_cell(repr(value), from_1904)
        case 4:
            return Cell(Kind.TRUTH, bool(value))
        case 5:
            return Cell(Kind.ERROR, _ERRORS.get(value, "#ERR"))
        case _:
            return None


_ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}
