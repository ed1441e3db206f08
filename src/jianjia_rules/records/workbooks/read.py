"""The records of one workbook: one of a form, many of a table."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from jianjia_rules.diagnostics import Diagnostic, Place
from jianjia_rules.documents.workbooks.book import MOST_BYTES, Book, BookError, Remark
from jianjia_rules.documents.workbooks.open import read_book
from jianjia_rules.errors import MissingExtraError
from jianjia_rules.forms.build import build_form
from jianjia_rules.forms.model import Form, ListSheet
from jianjia_rules.forms.words import SECTIONS_KEPT, sheet_mark
from jianjia_rules.language.paths import FieldPath
from jianjia_rules.language.record_schema import RecordSchema
from jianjia_rules.language.rulebook import Rulebook
from jianjia_rules.records.check_code import check_code, same_code
from jianjia_rules.records.normal.dates import COUNTED_FROM_1900, COUNTED_FROM_1904
from jianjia_rules.records.raw import Raw, RawRecord, Unread
from jianjia_rules.records.reading_faults import one, unread, unreadable
from jianjia_rules.records.table_cells import put_section
from jianjia_rules.records.workbooks.answers import AnswersReader
from jianjia_rules.records.workbooks.lists import ListReader
from jianjia_rules.records.workbooks.origin import Spot, WorkbookOrigin
from jianjia_rules.records.workbooks.recognise import Found, mark_of, meta_of, recognised
from jianjia_rules.records.workbooks.table import is_table, read_table
from jianjia_rules.records.workbooks.values import entries_of
from jianjia_rules.units.record import TreePath

if TYPE_CHECKING:
    from jianjia_rules.documents.archives.member import AnyFile

_EMPTY_ROWS = 50_000
"""Rows with nothing in them of which a sheet's author should know."""


def read_workbook(path: "AnyFile", name: str, schema: RecordSchema, rulebook: Rulebook | None) -> Iterator[Raw]:
    """What a workbook holds; with a rulebook the form made from it is recognised, else the first sheet is a table."""
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
        book = read_book(data, path.suffix.lower())
    except (OSError, ValueError) as error:
        yield unreadable(name, error)
        return
    except BookError as error:
        yield unread(name, error.remark.code, Place(name, 1, 1), is_record=True, **error.remark.arguments)
        return
    except MissingExtraError as error:
        yield unread(name, "JJ907", Place(name, 1, 1), is_record=True, extra=error.extra, package=error.package)
        return
    remarks = [_remark(each, name) for each in book.remarks]
    remarks += [
        one("JJ770", Place(name, 1, 1, sheet=each.name, sheet_number=number), count=each.empty_rows)
        for number, each in enumerate(book.sheets)
        if each.empty_rows > _EMPTY_ROWS
    ]
    if rulebook is None or is_table(book.sheets, rulebook):
        if remarks:
            yield Unread(name, tuple(remarks), is_record=False)
        serials = COUNTED_FROM_1904 if book.from_1904 else COUNTED_FROM_1900
        for raw in read_table(book.sheets, name, schema, rulebook):
            yield raw._replace(serials=serials) if isinstance(raw, RawRecord) else raw
    else:
        yield read_form(book, name, rulebook, remarks)


def read_form(book: Book, name: str, rulebook: Rulebook, told: list[Diagnostic]) -> Raw:
    """The record of a form that a unit filled in; `told` is what there is to say of the workbook."""
    form = build_form(rulebook, whole=True)
    spots: dict[TreePath, Spot] = {}
    origin = WorkbookOrigin(name, tuple(each.name for each in book.sheets), spots, (0, 1, 1))
    meta = meta_of(book.sheets)
    if not meta and not any(mark_of(each) for each in book.sheets):
        known = recognised(book.sheets, form, origin, [])
        if not known:
            return unread(name, "JJ772", Place(name, 1, 1), is_record=True)
    told += _of_edition(meta, rulebook, name)
    found = recognised(book.sheets, form, origin, told)
    asked = _asked(rulebook, meta)
    told += _gone(asked, found, name)
    data: dict[str, Any] = {}
    code: tuple[str, Spot] | None = None
    for each in found:
        if isinstance(each.of_form, ListSheet):
            questions = frozenset(asked.get(sheet_mark(each.of_form), ()))
            ListReader(each, origin, spots, told, questions).read(data)
            continue
        reader = AnswersReader(each, origin, spots, told, meta)
        reader.read(data)
        if reader.code is not None:
            code = (reader.code[0], (each.number, *reader.code[1]))
    for section in entries_of(meta.get(SECTIONS_KEPT, "")):
        put_section(data, section)
    if code is not None and code[0]:
        computed = check_code(data, rulebook.schema)
        if not same_code(code[0], computed):
            told.append(one("JJ775", origin.place_of(code[1]), found=code[0], computed=computed))
    return RawRecord(data, origin, tuple(told), serials=COUNTED_FROM_1904 if book.from_1904 else COUNTED_FROM_1900)


def _asked(rulebook: Rulebook, meta: Mapping[str, str]) -> dict[str, tuple[FieldPath, ...]]:
    """The questions of each sheet that today's form has for the type that the workbook was made for."""
    unit_type = meta.get("type")
    if meta.get("edition") != rulebook.edition or unit_type not in {each.id for each in rulebook.unit_types}:
        return {}
    form: Form = build_form(rulebook, unit_type)
    return {
        sheet_mark(each): tuple(question.path for question in each.questions) if isinstance(each, ListSheet) else ()
        for each in form.sheets
    }


def _gone(asked: Mapping[str, object], found: list[Found], name: str) -> Iterator[Diagnostic]:
    """Sheets that the form had and the workbook has not."""
    there = {sheet_mark(each.of_form) for each in found}
    gone = [mark for mark in asked if mark not in there]
    if gone:
        yield one("JJ778", Place(name, 1, 1), sheets=tuple(mark.partition(":")[2] for mark in gone))


def _of_edition(meta: Mapping[str, str], rulebook: Rulebook, name: str) -> Iterator[Diagnostic]:
    made_for, edition = meta.get("rulebook"), meta.get("edition")
    if made_for and made_for != rulebook.id:
        yield one("JJ760", Place(name, 1, 1), found=made_for, rulebook=rulebook.id)
    elif edition and edition != rulebook.edition:
        yield one("JJ759", Place(name, 1, 1), found=edition, edition=rulebook.edition)


def _remark(remark: Remark, name: str) -> Diagnostic:
    return one(remark.code, Place(name, 1, 1), **remark.arguments)
