"""The whole workbook, sheet by sheet, with the same bytes every time."""

import re
import zipfile
from collections.abc import Mapping
from datetime import datetime
from io import BytesIO
from typing import Any
from xml.etree.ElementTree import canonicalize

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from jianjia_rules.diagnostics.inert import inert
from jianjia_rules.forms.model import AnswersSheet, Form, ListSheet, ScoresSheet
from jianjia_rules.forms.words import CHECK_CODE, CHOICES, COVER_ID, META, ROW_CODE, sheet_names
from jianjia_rules.language.rulebook import Rulebook
from jianjia_rules.language.text import Lang, Text
from jianjia_rules.records.text_values import text_of, value_at
from jianjia_rules.reports.same_bytes import same_bytes
from jianjia_rules.reports.template import answers, lists
from jianjia_rules.reports.template.answers import ANSWER_COLUMN, QUESTION_COLUMN, AnswersWriter
from jianjia_rules.reports.template.checks import Choices
from jianjia_rules.reports.template.lists import ListWriter
from jianjia_rules.reports.template.scores import write_scores
from jianjia_rules.reports.template.serves import Serves
from jianjia_rules.reports.template.style import (
    BODY,
    HEAD,
    SMALL,
    TEXT_FORMAT,
    WRAPPED,
    dress,
    dress_answer,
    say,
    set_page,
)

_CLOCKLESS = datetime(2000, 1, 1)  # noqa: DTZ001 - a fixed time in place of the clock
_STATED_TIME = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
FORMAT = "jianjia-form 1"
_LONGEST_FOOTER = 60


def make_xlsx(
    form: Form,
    rulebook: Rulebook,
    unit_type: str,
    lang: Lang,
    data: Mapping[str, Any],
    previous: Mapping[str, Any] | None,
    code: str,
    unseen: Mapping[str, str],
) -> bytes:
    """The form as .xlsx, with what `data` answers filled in and what `previous` answered beside it.

    `code` is the check code for the cover, `unseen` goes to the hidden sheet.
    """
    book = Workbook()
    book.remove(book.worksheets[0])
    titles = [*(sheet.title.get(lang) for sheet in form.sheets), CHOICES.get(lang)]
    names = sheet_names(titles)
    sheets = [book.create_sheet(name) for name in names[:-1]]
    choices = Choices(book, names[-1], lang)
    serves = Serves(rulebook, unit_type)
    footer = _FOOTER.get(lang).format(edition=form.edition, digest=form.digest[:12])
    whose = _whose(rulebook, data)
    for sheet, of_form in zip(sheets, form.sheets, strict=True):
        match of_form:
            case AnswersSheet():
                writer = AnswersWriter(sheet, choices, serves, lang, previous)
                is_cover = of_form.id == COVER_ID
                title = _TITLE.get(lang).format(title=form.title.get(lang)) if is_cover else of_form.title.get(lang)
                writer.write(of_form, title, data)
                if is_cover:
                    _sign(writer, form, lang, code)
                set_page(sheet, answers.HEAD_ROW, f"E{answers.HEAD_ROW + 1}", footer, whose, upright=is_cover)
            case ListSheet():
                ListWriter(sheet, choices, serves, lang, previous).write(of_form, of_form.title.get(lang), data)
                set_page(sheet, lists.HEAD_ROW, f"C{lists.HEAD_ROW + 1}", footer, whose)
            case ScoresSheet():
                writer = AnswersWriter(sheet, choices, serves, lang, previous)
                write_scores(writer, of_form, of_form.title.get(lang), rulebook, unit_type, lang, data, choices)
                set_page(sheet, answers.HEAD_ROW, f"E{answers.HEAD_ROW + 1}", footer, whose)
    _meta(book.create_sheet(META), form, lang, unseen)
    return _bytes(book, form.title.get(lang))


def _whose(rulebook: Rulebook, data: Mapping[str, Any]) -> str:
    """Id and name of the unit, as far as they are known when the form is written."""
    settings = rulebook.record
    said = [text_of(value_at(data, path)) for path in (*settings.unit, settings.name) if path is not None]
    return inert(" ".join(each for each in said if each))[:_LONGEST_FOOTER]


def _sign(writer: AnswersWriter, form: Form, lang: Lang, check_code: str) -> None:
    """Pledge, signatures, seal, and the cell for the check code."""
    sheet = writer.sheet
    writer.row += 1
    code = writer.row
    say(sheet.cell(code, 1), ROW_CODE)
    label = sheet.cell(code, QUESTION_COLUMN)
    say(label, CHECK_CODE.get(lang))
    dress(label, HEAD)
    dress_answer(sheet.cell(code, ANSWER_COLUMN), TEXT_FORMAT)
    if check_code:
        say(sheet.cell(code, ANSWER_COLUMN), check_code)
    _wide(sheet, code, 5, writer.last_column, _CODE_HELP.get(lang), SMALL, height=44)
    writer.row += 2
    _wide(sheet, writer.row, QUESTION_COLUMN, writer.last_column, _PLEDGE.get(lang), BODY, height=36)
    for text in _BLOCKS:
        writer.row += 1
        label = sheet.cell(writer.row, QUESTION_COLUMN)
        say(label, text.get(lang))
        dress(label, HEAD)
        _wide(sheet, writer.row, ANSWER_COLUMN, writer.last_column, "", BODY, height=48)
    writer.row += 2
    said = _MADE_FOR.get(lang).format(rulebook=form.rulebook, edition=form.edition, digest=form.digest)
    _wide(sheet, writer.row, QUESTION_COLUMN, writer.last_column, said, SMALL, height=30)


def _wide(sheet: Worksheet, row: int, first: int, last: int, text: str, font: Any, height: int | None = None) -> None:
    sheet.merge_cells(start_row=row, start_column=first, end_row=row, end_column=last)
    for column in range(first, last + 1):
        dress(sheet.cell(row, column), font, None, WRAPPED)
    say(sheet.cell(row, first), text)
    if height is not None:
        sheet.row_dimensions[row].height = height


def _meta(sheet: Worksheet, form: Form, lang: Lang, unseen: Mapping[str, str]) -> None:
    sheet.sheet_state = "hidden"
    facts = {
        META: FORMAT,
        "rulebook": form.rulebook,
        "edition": form.edition,
        "digest": form.digest,
        "type": form.unit_type or "",
        "lang": lang,
        **unseen,
    }
    for row, (key, value) in enumerate(facts.items(), 1):
        say(sheet.cell(row, 1), key)
        say(sheet.cell(row, 2), value)


def _bytes(book: Workbook, title: str) -> bytes:
    book.properties.creator = "Jianjia Rules"
    book.properties.title = title
    book.properties.created = book.properties.modified = _CLOCKLESS
    written = BytesIO()
    book.save(written)
    return same_bytes(_plainly(written.getvalue()))


def _plainly(file: bytes) -> bytes:
    """Every part in one fixed form, whichever XML library wrote it, and without the time of saving."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(file)) as given, zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as archive:
        for name in given.namelist():
            part = given.read(name)
            if name == "docProps/core.xml":
                part = _STATED_TIME.sub(rb"\g<1>2000-01-01T00:00:00Z", part)
            archive.writestr(name, _HEAD + canonicalize(part.decode("utf-8")).encode())
    return made.getvalue()


_HEAD = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TITLE = Text("{title}　填报表", "{title}: form")
_FOOTER = Text("第 {edition} 版 {digest}", "Edition {edition} {digest}")
_CODE_HELP = Text(
    "填好后运行 jianjia check-code 取得（或由考核办告知），填在这里再打印；签字纸件与电子件据此核对。",
    "From jianjia check-code when all is filled in, or from the office; with it paper and file are matched.",
)
_PLEDGE = Text(
    "本单位承诺：以上及各表所填情况真实、完整，佐证材料齐备；如有虚假，愿承担责任。",
    "We pledge that this form is true and complete and evidence is at hand, and answer for what is false.",
)
_BLOCKS = (
    Text("填报人（签字）", "Prepared by (signature)"),
    Text("负责人（签字）", "Head of the unit (signature)"),
    Text("单位（盖章）", "Unit (seal)"),
    Text("日期", "Date"),
)
_MADE_FOR = Text(
    "按规则集 {rulebook} 第 {edition} 版制作；摘要 {digest}",
    "Made for the rulebook {rulebook}, edition {edition}; digest {digest}",
)
