"""The assessors' workbook read back: a review entry for every row with an audited score; faults at sheet and cell."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from jianjia_rules.diagnostics import Diagnostics, Place, Words, nearest
from jianjia_rules.language.awards import Judged
from jianjia_rules.language.rulebook import Rulebook
from jianjia_rules.language.scalars import Number, as_number
from jianjia_rules.records.reading_faults import one, reason
from jianjia_rules.records.workbook_cells import ENDINGS, CellsError, SheetCells, read_cells
from jianjia_rules.units import review_sheet as at
from jianjia_rules.units.entries import Review

_NO_MARK = Words("它不是用 jianjia review-sheet 写出的", "it was not written by jianjia review-sheet")
_OTHER = Words("它是按规则集“{id}”写出的", "it was made by the rulebook {id}")
_NAME = Words("第一张表里考核人的姓名", "the assessor's name on the first sheet")
_WHY = Words("改动计算得分的理由", "the reason for changing the computed score")


def is_workbook(path: object) -> bool:
    """Whether a path names a workbook."""
    return Path(str(path)).suffix.lower() in ENDINGS


def read_review_workbook(path: Path, rulebook: Rulebook, diagnostics: Diagnostics) -> tuple[Review, ...]:
    """The review entries of one workbook; what is wrong with it is reported, and the rest goes on."""
    name = str(path)
    try:
        sheets = read_cells(path, name)
    except FileNotFoundError:
        diagnostics.extend([one("JJ901", path=name, nearest=None)])
        return ()
    except OSError as error:
        diagnostics.extend([one("JJ902", path=name, reason=reason(error))])
        return ()
    except CellsError as error:
        diagnostics.extend(
            [one("JJ830", path=name, reason=Words(f"读不了（{error}）", f"it cannot be read ({error})"))]
        )
        return ()
    about = sheets[0] if sheets else None
    if about is None or _text(about.cells.get(at.MARK_CELL)) != at.MARK:
        diagnostics.extend([one("JJ830", path=name, reason=_NO_MARK)])
        return ()
    id = _text(about.cells.get(at.RULEBOOK_CELL))
    if id != rulebook.id:
        words = Words(_OTHER.zh.format(id=id), _OTHER.en.format(id=id))
        diagnostics.extend([one("JJ830", path=name, reason=words)])
        return ()
    if _text(about.cells.get(at.DIGEST_CELL)) != rulebook.digest:
        diagnostics.extend([one("JJ880", about.place(*at.DIGEST_CELL))])
    return tuple(_reviews(sheets, rulebook, diagnostics))


def _reviews(sheets: Sequence[SheetCells], rulebook: Rulebook, diagnostics: Diagnostics) -> Iterator[Review]:
    about = sheets[0]
    by = _text(about.cells.get(at.ASSESSOR_CELL))
    rules = {rule.id: rule for rule in rulebook.rules}
    asked = False
    for sheet in sheets[1:]:
        unit, period = (_text(sheet.cells.get(cell)) for cell in (at.UNIT_CELL, at.PERIOD_CELL))
        if not unit or not period:
            continue  # the list of differences, or a sheet of the assessor's own
        rows = sorted({row for row, column in sheet.cells if row > at.HEADER_ROW and column == at.AUDITED})
        for row in rows:
            place = sheet.place(row, at.AUDITED)
            id = _text(sheet.cells.get((row, at.RULE)))
            if id not in rules:
                known = tuple(rules)
                diagnostics.extend([one("JJ842", sheet.place(row, at.RULE), rule=id, nearest=nearest(id, known))])
                continue
            audited, said = _number(sheet.cells[row, at.AUDITED]), _text(sheet.cells.get((row, at.REASON)))
            if audited is None:
                diagnostics.extend([one("JJ898", place, found=_text(sheet.cells[row, at.AUDITED]), unit=unit, rule=id)])
                continue
            if not by:
                if not asked:
                    diagnostics.extend([one("JJ899", about.place(*at.ASSESSOR_CELL), what=_NAME)])
                asked = True
                continue
            is_judged = isinstance(rules[id].award, Judged)
            if not said and _number(sheet.cells.get((row, at.COMPUTED))) != audited:
                diagnostics.extend([one("JJ899", sheet.place(row, at.REASON), what=_WHY)])
                continue
            yield _review(unit, period, id, by, said, audited, is_judged, place)


def _review(
    unit: str, period: str, rule: str, by: str, said: str, audited: Number, is_judged: bool, place: Place
) -> Review:
    key = "judged" if is_judged else "earned"
    points: dict[str, Any] = {key: audited}
    return Review(unit, period, rule, by, said, place=place, places=((key, place),), **points)


def _number(value: object) -> Number | None:
    """The points of a cell: a number, or a text that is one; binary digits of a spreadsheet mean the decimal shown."""
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        return None
    try:
        found = Decimal(value.strip() if isinstance(value, str) else repr(value))
    except ArithmeticError:
        return None
    if not found.is_finite() or abs(found.adjusted()) > 12:
        return None
    return as_number(found)


def _text(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None else str(value).strip()
