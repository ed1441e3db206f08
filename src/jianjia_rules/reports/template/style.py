"""How the workbook looks: fonts, borders, colours, widths, the printed page."""

from collections.abc import Iterable
from copy import copy
from math import ceil
from typing import Any
from weakref import WeakKeyDictionary

from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.worksheet.worksheet import Worksheet

from jianjia_rules.diagnostics.width import width

_LINE = Side(style="thin", color="FFA0A0A0")
BORDER = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
OPEN, LOCKED = Protection(locked=False), Protection(locked=True)
TITLE = Font(name="黑体", size=16, bold=True)
HEAD = Font(name="黑体", size=10.5)
BODY = Font(name="宋体", size=10.5)
SMALL = Font(name="宋体", size=9, color="FF606060")
HEAD_FILL = PatternFill("solid", start_color="FFDDEBF7")
SECTION_FILL = PatternFill("solid", start_color="FFF2F2F2")
ANSWER_FILL = PatternFill("solid", start_color="FFFFFBE6")
WRAPPED = Alignment(wrap_text=True, vertical="center", horizontal="left")
CENTERED = Alignment(wrap_text=True, vertical="center", horizontal="center")
TEXT_FORMAT, DAY_FORMAT, GENERAL = "@", "yyyy\\-mm\\-dd", "General"


def dress(cell: Any, font: Font = BODY, fill: PatternFill | None = None, align: Alignment = WRAPPED) -> None:
    """A locked cell with a border."""
    _dress(cell, font, fill, align, LOCKED, GENERAL)


def dress_answer(cell: Any, number_format: str) -> None:
    """A cell that is filled in."""
    _dress(cell, BODY, ANSWER_FILL, WRAPPED, OPEN, number_format)


def _dress(cell: Any, *look: Any) -> None:
    """A cell dressed once for each look; the others take its style over, since finding one takes far longer."""
    styles = _STYLES.setdefault(cell.parent.parent, {})
    key = tuple(each if isinstance(each, str) else id(each) for each in look)
    if key not in styles:
        cell.font, fill, cell.alignment, cell.protection, cell.number_format = look
        cell.border = BORDER
        if fill is not None:
            cell.fill = fill
        styles[key] = copy(cell._style)
    cell._style = copy(styles[key])


_STYLES: WeakKeyDictionary[Any, dict[tuple[Any, ...], Any]] = WeakKeyDictionary()
"""The styles of each workbook that is being made, by the look they are for; looks are the constants above."""


def say(cell: Any, text: str) -> None:
    """A text, whatever it begins with: never a formula."""
    cell.value = written(text)
    if cell.value is not None:
        cell.data_type = "s"


def written(text: str) -> str:
    """A text as the file keeps it: what XML cannot hold, and what looks like that, is escaped."""
    if text.isprintable() and "_x" not in text:
        return text
    pieces = []
    for at, letter in enumerate(text):
        if letter == "_" and _looks_escaped(text, at):
            pieces.append("_x005F_")
        elif letter in "\n\t" or (letter >= " " and letter not in "￾￿"):
            pieces.append(letter)
        else:
            pieces.append(f"_x{ord(letter):04X}_")
    return "".join(pieces)


def _looks_escaped(text: str, at: int) -> bool:
    code = text[at + 1 : at + 7]
    return len(code) == 6 and code[0] == "x" and code[5] == "_" and all(each in _HEX for each in code[1:5])


_HEX = frozenset("0123456789abcdefABCDEF")


def fit_row(sheet: Worksheet, row: int, said: Iterable[tuple[str, float]], least: float = 0) -> None:
    """Make a row as high as its texts are long, each in a column of some width (in characters)."""
    lines = max((_lines(text, room) for text, room in said), default=1)
    sheet.row_dimensions[row].height = max(least, min(_LINE_HEIGHT * max(lines, 1) + 3, _HIGHEST))


def _lines(text: str, room: float) -> int:
    return sum(max(1, ceil(width(line) * _TIGHT / max(room, 1))) for line in text.split("\n"))


_LINE_HEIGHT, _HIGHEST, _TIGHT = 13.5, 400, 1.06


def set_page(
    sheet: Worksheet, head_row: int, freeze: str, footer: str, whose: str = "", *, upright: bool = False
) -> None:
    """A4, landscape or upright, as wide as the page, with the header row on every page; questions locked.

    Every page is footed by `footer`, its number, and whose form it is.
    """
    sheet.freeze_panes = freeze
    sheet.print_title_rows = f"{head_row}:{head_row}"
    fit_page(sheet, upright=upright)
    margins = sheet.page_margins
    margins.left = margins.right = 0.5
    margins.top = margins.bottom = 0.7
    foot: Any = sheet.oddFooter
    foot.left.text = footer.replace("&", "&&")
    foot.center.text = "&P / &N"
    if whose:
        foot.right.text = whose.replace("&", "&&")
    hide_marks(sheet)
    protect(sheet)


def fit_page(sheet: Worksheet, *, upright: bool = False) -> None:
    """A4, landscape or upright, as wide as the page."""
    sheet.page_setup.orientation = "portrait" if upright else "landscape"
    sheet.page_setup.paperSize = 9
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    properties = sheet.sheet_properties
    assert properties.pageSetUpPr is not None
    properties.pageSetUpPr.fitToPage = True


def hide_marks(sheet: Worksheet) -> None:
    """Row 1 and column A hold what the reader goes by."""
    sheet.row_dimensions[1].hidden = True
    sheet.column_dimensions["A"].hidden = True


def protect(sheet: Worksheet) -> None:
    """Lock what is not to be filled in; widths, heights and more rows stay free."""
    sheet.protection.sheet = True
    sheet.protection.formatColumns = False
    sheet.protection.formatRows = False
    sheet.protection.insertRows = False
    sheet.protection.sort = False
