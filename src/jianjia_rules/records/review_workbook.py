"""The assessors' workbook read back: a review entry for every row with an audited score; faults at sheet and cell."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jianjia_rules.diagnostics import Diagnostics, Place, Words, nearest
from jianjia_rules.documents.workbooks.book import MOST_BYTES, At, Book, BookError, Kind, Most, Sheet
from jianjia_rules.documents.workbooks.open import ENDINGS, read_book
from jianjia_rules.errors import MissingExtraError
from jianjia_rules.language.awards import Judged
from jianjia_rules.language.rulebook import Rulebook
from jianjia_rules.language.scalars import Number, as_number
from jianjia_rules.language.types import Kind as FieldKind
from jianjia_rules.language.types import ValueType
from jianjia_rules.records.cells import cell_value
from jianjia_rules.records.entry_schemas import REVIEW
from jianjia_rules.records.reading_faults import one, reason
from jianjia_rules.records.table_headings import Headings
from jianjia_rules.units import review_sheet as at
from jianjia_rules.units.entries import Review

_MOST = Most(sheets=2_002, cells=500_000)
"""A sheet for each unit of a large office, each with all rows of its table."""
_NEITHER = Words(
    "它不是用 jianjia review-sheet 写出的，第一行也没有评议列表的列（unit、period、rule、by、reason）",
    "it was not written by jianjia review-sheet, and its first row has not the columns of a list of review entries "
    "(unit, period, rule, by, reason)",
)
_OTHER = Words("它是按规则集“{id}”写出的", "it was made by the rulebook {id}")
_NAME = Words("第一张表里考核人的姓名", "the assessor's name on the first sheet")
_WHY = Words("改动计算得分的理由", "the reason for changing the computed score")
_MOST_DIGITS = 12
_NUMBER = ValueType(FieldKind.NUMBER)


def is_workbook(path: object) -> bool:
    """Whether a path names a workbook."""
    return Path(str(path)).suffix.lower() in ENDINGS


def read_review_workbook(path: Path, rulebook: Rulebook, diagnostics: Diagnostics) -> tuple[Review, ...] | None:
    """The review entries of one workbook; what is wrong with it is reported, and the rest goes on.

    None for one that is a list of review entries like any other.
    """
    name = str(path)
    book = _book(path, name, diagnostics)
    if book is None:
        return ()
    about = book.sheets[0] if book.sheets else Sheet("", {})
    if _text(about, at.MARK_CELL) != at.MARK:
        if _is_list(about):
            return None
        diagnostics.extend([one("JJ830", path=name, reason=_NEITHER)])
        return ()
    diagnostics.extend(one(each.code, Place(name, 1, 1), **each.arguments) for each in book.remarks)
    id = _text(about, at.RULEBOOK_CELL)
    if id != rulebook.id:
        words = Words(_OTHER.zh.format(id=id), _OTHER.en.format(id=id))
        diagnostics.extend([one("JJ830", path=name, reason=words)])
        return ()
    reading = _Reading(name, book, rulebook, diagnostics)
    if _text(about, at.DIGEST_CELL) != rulebook.digest:
        diagnostics.extend([one("JJ880", reading.place(0, at.DIGEST_CELL))])
    return tuple(reading.reviews())


def _book(path: Path, name: str, diagnostics: Diagnostics) -> Book | None:
    try:
        with path.open("rb") as file:
            return read_book(file.read(MOST_BYTES + 1), path.suffix.lower(), _MOST)
    except FileNotFoundError:
        diagnostics.extend([one("JJ901", path=name, nearest=None)])
    except (OSError, ValueError) as error:
        diagnostics.extend([one("JJ902", path=name, reason=reason(error))])
    except BookError as error:
        diagnostics.extend([one(error.remark.code, Place(name, 1, 1), **error.remark.arguments)])
    except MissingExtraError as error:
        diagnostics.extend([one("JJ907", Place(name, 1, 1), extra=error.extra, package=error.package)])
    return None


def _is_list(sheet: Sheet) -> bool:
    """Whether the first row names a unit and a row of the score table."""
    headings = Headings(REVIEW)
    first = min((row for row, _ in sheet.cells), default=1)
    named = {
        field.path
        for (row, column) in sheet.cells
        if row == first
        for field in headings.find(_text(sheet, (row, column)))
    }
    return {("unit",), ("rule",)} <= named


def _is_of_unit(sheet: Sheet) -> bool:
    """Whether a sheet is a unit's; others are the list of differences, or one of the assessor's own."""
    heads = ((at.RULE, at.RULE_TITLE), (at.AUDITED, at.AUDITED_TITLE))
    is_headed = all(_text(sheet, (at.HEADER_ROW, column)) in {title.zh, title.en} for column, title in heads)
    return is_headed and bool(_text(sheet, at.UNIT_CELL) and _text(sheet, at.PERIOD_CELL))


class _Reading:
    def __init__(self, name: str, book: Book, rulebook: Rulebook, diagnostics: Diagnostics) -> None:
        self._name = name
        self._sheets = book.sheets
        self._rules = {rule.id: rule for rule in rulebook.rules}
        self._diagnostics = diagnostics
        self._by = _text(book.sheets[0], at.ASSESSOR_CELL)
        self._asked = False

    def place(self, number: int, cell: At) -> Place:
        """The place of a cell, of the sheet with a number from 0."""
        return Place(self._name, *cell, sheet=self._sheets[number].name, sheet_number=number)

    def reviews(self) -> Iterator[Review]:
        """The entries of all units."""
        for number, sheet in enumerate(self._sheets[1:], 1):
            if _is_of_unit(sheet):
                rows = sorted({row for row, column in sheet.cells if row > at.HEADER_ROW and column == at.AUDITED})
                for row in rows:
                    review = self._review(number, sheet, row)
                    if review is not None:
                        yield review

    def _review(self, number: int, sheet: Sheet, row: int) -> Review | None:
        unit, period, id = (_text(sheet, cell) for cell in (at.UNIT_CELL, at.PERIOD_CELL, (row, at.RULE)))
        said, place = _text(sheet, (row, at.REASON)), self.place(number, (row, at.AUDITED))
        cell = sheet.cells[row, at.AUDITED]
        if cell.kind is Kind.UNSAVED:
            self._tell("JJ768", place)
            return None
        if cell.kind is Kind.TEXT and not str(cell.value).strip():
            return None
        if id not in self._rules:
            self._tell("JJ842", self.place(number, (row, at.RULE)), rule=id, nearest=nearest(id, self._rules))
            return None
        audited = _number(sheet, (row, at.AUDITED))
        if audited is None:
            self._tell("JJ898", place, found=_text(sheet, (row, at.AUDITED)), unit=unit, rule=id)
            return None
        if not self._by:
            if not self._asked:
                self._asked = True
                self._tell("JJ899", self.place(0, at.ASSESSOR_CELL), what=_NAME)
            return None
        if not said and _number(sheet, (row, at.COMPUTED)) != audited:
            self._tell("JJ899", self.place(number, (row, at.REASON)), what=_WHY)
            return None
        key = "judged" if isinstance(self._rules[id].award, Judged) else "earned"
        points: dict[str, Any] = {key: audited}
        made_from = _text(sheet, at.RECORD_CELL) or None
        return Review(
            unit, period, id, self._by, said, place=place, places=((key, place),), made_from=made_from, **points
        )

    def _tell(self, code: str, place: Place, **arguments: Any) -> None:
        self._diagnostics.extend([one(code, place, **arguments)])


def _number(sheet: Sheet, cell: At) -> Number | None:
    """The points of a cell: a number, or a text that is one."""
    found = sheet.cells.get(cell)
    if found is None or found.kind not in {Kind.NUMBER, Kind.TEXT}:
        return None
    value = cell_value(str(found.value).strip(), _NUMBER)
    number = as_number(value) if not isinstance(value, (bool, str, list, dict)) else None
    return number if number is not None and abs(number) < 10**_MOST_DIGITS else None


def _text(sheet: Sheet, cell: At) -> str:
    found = sheet.cells.get(cell)
    return "" if found is None or found.kind is Kind.UNSAVED else str(found.value).strip()
