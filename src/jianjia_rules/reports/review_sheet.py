"""The assessors' workbook: for each unit every row with its facts, self score and computed score, and room for theirs.

Text never is a formula, whatever it begins with. The same records give the same bytes.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from hashlib import sha256
from io import BytesIO
from typing import Any

from jianjia_rules.dataclass import dataclass
from jianjia_rules.diagnostics.inert import inert
from jianjia_rules.diagnostics.width import width
from jianjia_rules.errors import MissingExtraError
from jianjia_rules.findings.finding import Finding
from jianjia_rules.findings.observation import Observation
from jianjia_rules.language.outcomes import Outcome
from jianjia_rules.language.rulebook import Rulebook
from jianjia_rules.language.scalars import Number
from jianjia_rules.language.text import Lang, Text
from jianjia_rules.records.check_code import data_digest
from jianjia_rules.reports.review_sheet_evidence import evidence_numbers
from jianjia_rules.reports.same_bytes import same_bytes
from jianjia_rules.scoring.assess import Scored
from jianjia_rules.units import review_sheet as at
from jianjia_rules.wording.outcomes import OUTCOMES

_LONGEST_TEXT = 2_000
_LONGEST_NAME = 31
_LINE, _MOST_LINES = 14.0, 28
_FORBIDDEN = re.compile(r"[\\/*?:\[\]\x00-\x1f]")
_LIKE_FORMULAS = ("=", "+", "-", "@", "\t", "\r")

_ABOUT = Text("说明", "About")
_DIFFERENCES = Text("差异", "Differences")
_PRIVATE = Text("（不公开）", "(private)")
_HEAD = {
    "rulebook": Text("规则集", "rulebook"),
    "edition": Text("版本", "edition"),
    "digest": Text("规则集摘要", "digest of the rulebook"),
    "made": Text("所据记录摘要", "digest of the records"),
    "by": Text("考核人（必填）", "assessor (required)"),
    "unit": Text("单位编号", "unit"),
    "period": Text("考核期", "period"),
    "name": Text("名称", "name"),
    "record": Text("记录摘要", "digest of the record"),
}
_HOW = Text(
    "只填考核人、各单位表里的考评分和理由两列。考评分留空即照计算得分；与计算得分不同的要写理由。"
    "填好后：jianjia check … --reviews 本文件。",
    "Fill in the assessor, and in the sheets of the units the columns audited and reason. An empty audited score "
    "leaves the computed one; one that differs needs a reason. Then: jianjia check … --reviews THIS-FILE.",
)
_COLUMNS = {
    at.RULE: at.RULE_TITLE,
    at.TITLE: Text("内容", "what"),
    at.POSSIBLE: Text("满分", "of"),
    at.FACTS: Text("所看的情况", "facts"),
    at.EVIDENCE: Text("佐证编号", "evidence"),
    at.SELF: Text("自评分", "self score"),
    at.COMPUTED: Text("计算得分", "computed"),
    at.OUTCOME: Text("结果", "outcome"),
    at.AUDITED: at.AUDITED_TITLE,
    at.DIFFERENCE: Text("考评减计算", "audited less computed"),
    at.REASON: Text("理由", "reason"),
}
_WIDTHS = {at.RULE: 18, at.TITLE: 34, at.FACTS: 46, at.EVIDENCE: 18, at.OUTCOME: 12, at.REASON: 40}
_LISTED = (
    _HEAD["unit"],
    _HEAD["name"],
    _COLUMNS[at.RULE],
    _COLUMNS[at.TITLE],
    _COLUMNS[at.SELF],
    _COLUMNS[at.COMPUTED],
    Text("自评减计算", "self less computed"),
    _COLUMNS[at.AUDITED],
    _COLUMNS[at.DIFFERENCE],
    _COLUMNS[at.OUTCOME],
)


@dataclass(frozen=True, slots=True)
class _Kit:
    """What openpyxl gives, taken once."""

    book: Any
    bold: Any
    wrapped: Any
    grey: Any
    open: Any
    between: Any


def review_sheet(rulebook: Rulebook, records: Iterable[Scored], lang: Lang) -> bytes:
    """The workbook; raises MissingExtraError without openpyxl."""
    kit = _kit()
    units = list(records)
    book = kit.book()
    _about(book.active, rulebook, units, lang, kit)
    differences = book.create_sheet(_DIFFERENCES.get(lang))
    names = _names((_ABOUT.get(lang), _DIFFERENCES.get(lang)), [scored.record.unit.id for scored in units])
    rows: list[tuple[Scored, str, int, Finding]] = []
    for scored, name in zip(units, names, strict=True):
        findings = scored.assessment().findings
        _unit(book.create_sheet(name), scored, findings, lang, kit)
        rows += [(scored, name, at.HEADER_ROW + 1 + index, finding) for index, finding in enumerate(findings)]
    _differences(differences, rows, lang, kit)
    return _saved(book)


def _about(sheet: Any, rulebook: Rulebook, units: Sequence[Scored], lang: Lang, kit: _Kit) -> None:
    sheet.title = _ABOUT.get(lang)
    _text(sheet, at.MARK_CELL, at.MARK)
    _text(sheet, (2, 1), rulebook.title.get(lang)).font = kit.bold
    facts = {
        at.RULEBOOK_CELL: ("rulebook", rulebook.id),
        at.EDITION_CELL: ("edition", rulebook.edition),
        at.DIGEST_CELL: ("digest", rulebook.digest),
        at.MADE_FROM_CELL: ("made", digest_of(units)),
        at.ASSESSOR_CELL: ("by", None),
    }
    for (row, column), (key, value) in facts.items():
        _text(sheet, (row, column - 1), _HEAD[key].get(lang)).font = kit.bold
        if value is not None:
            _text(sheet, (row, column), value)
    sheet.cell(*at.ASSESSOR_CELL).protection = kit.open
    _text(sheet, (11, 1), _HOW.get(lang)).alignment = kit.wrapped
    sheet.merge_cells(start_row=11, start_column=1, end_row=11, end_column=2)
    sheet.row_dimensions[11].height = 90
    _for_paper(sheet)
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 24, 70
    sheet.protection.sheet = True


def _unit(sheet: Any, scored: Scored, findings: Iterable[Finding], lang: Lang, kit: _Kit) -> None:
    record = scored.record
    facts = {at.UNIT_CELL: ("unit", record.unit.id), at.PERIOD_CELL: ("period", record.period)}
    facts |= {at.NAME_CELL: ("name", record.unit.name), at.RECORD_CELL: ("record", data_digest(record.data))}
    for (row, column), (key, value) in facts.items():
        _text(sheet, (row, column - 1), _HEAD[key].get(lang)).font = kit.bold
        _text(sheet, (row, column), value)
    for column, title in _COLUMNS.items():
        cell = _text(sheet, (at.HEADER_ROW, column), title.get(lang))
        cell.font, cell.fill, cell.alignment = kit.bold, kit.grey, kit.wrapped
        sheet.column_dimensions[cell.column_letter].width = _WIDTHS.get(column, 10)
    last = at.HEADER_ROW
    for row, (bound, finding) in enumerate(zip(scored.plan.rows, findings, strict=True), at.HEADER_ROW + 1):
        last = row
        _text(sheet, (row, at.RULE), finding.rule)
        _text(sheet, (row, at.TITLE), finding.title.get(lang))
        sheet.cell(row, at.POSSIBLE, _shown(bound.points))
        _text(sheet, (row, at.FACTS), _facts(finding, lang))
        _text(sheet, (row, at.EVIDENCE), "、".join(evidence_numbers(bound, scored)))
        if finding.self_score is not None:
            sheet.cell(row, at.SELF, _shown(finding.self_score))
        sheet.cell(row, at.COMPUTED, _shown(finding.earned))
        _text(sheet, (row, at.OUTCOME), OUTCOMES[finding.outcome].get(lang))
        audited, computed = (sheet.cell(row, column).coordinate for column in (at.AUDITED, at.COMPUTED))
        sheet.cell(row, at.DIFFERENCE, f'=IF({audited}="","",{audited}-{computed})')
        for column in (at.AUDITED, at.REASON):
            sheet.cell(row, column).protection = kit.open
        for column in _COLUMNS:
            sheet.cell(row, column).alignment = kit.wrapped
        sheet.row_dimensions[row].height = _height(sheet, row)
        low, high = (-bound.points, 0) if bound.deduction else (0, bound.points)
        sheet.add_data_validation(kit.between(sheet.cell(row, at.AUDITED).coordinate, _shown(low), _shown(high)))
    sheet.freeze_panes = sheet.cell(at.HEADER_ROW + 1, at.POSSIBLE)
    sheet.print_title_rows = f"{at.HEADER_ROW}:{at.HEADER_ROW}"
    sheet.print_area = f"A1:{sheet.cell(last, at.REASON).coordinate}"
    _for_paper(sheet)
    sheet.protection.sheet = True


def _differences(sheet: Any, rows: Sequence[tuple[Scored, str, int, Finding]], lang: Lang, kit: _Kit) -> None:
    """Rows where the unit gave itself something else than was computed, or that wait for an assessor."""
    for column, title in enumerate(_LISTED, 1):
        cell = _text(sheet, (1, column), title.get(lang))
        cell.font, cell.fill = kit.bold, kit.grey
        sheet.column_dimensions[cell.column_letter].width = 30 if column in {2, 4} else 14
    line = 1
    for scored, name, row, finding in rows:
        if not finding.difference and finding.outcome is not Outcome.PENDING:
            continue
        line += 1
        quoted = name.replace("'", "''")
        here = {column: f"'{quoted}'!{sheet.cell(row, column).coordinate}" for column in (at.AUDITED, at.DIFFERENCE)}
        audited, difference = here[at.AUDITED], here[at.DIFFERENCE]
        _text(sheet, (line, 1), scored.record.unit.id)
        _text(sheet, (line, 2), scored.record.unit.name)
        _text(sheet, (line, 3), finding.rule)
        _text(sheet, (line, 4), finding.title.get(lang))
        if finding.self_score is not None:
            sheet.cell(line, 5, _shown(finding.self_score))
            sheet.cell(line, 7, _shown(finding.difference or 0))
        sheet.cell(line, 6, _shown(finding.earned))
        sheet.cell(line, 8, f'=IF({audited}="","",{audited})')
        sheet.cell(line, 9, f"={difference}")
        _text(sheet, (line, 10), OUTCOMES[finding.outcome].get(lang))
    sheet.freeze_panes, sheet.print_title_rows = "A2", "1:1"
    _for_paper(sheet)
    sheet.protection.sheet = True


def _for_paper(sheet: Any) -> None:
    """A4 across, as wide as one page, with lines between the cells."""
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_options.gridLines = True


def _height(sheet: Any, row: int) -> float:
    """Points that a row needs for its longest text."""
    texts = ((str(sheet.cell(row, column).value or ""), wide) for column, wide in _WIDTHS.items())
    lines = max(-(-width(text) // (wide - 4)) for text, wide in texts)
    return _LINE * min(max(lines, 1), _MOST_LINES)


def _facts(finding: Finding, lang: Lang) -> str:
    return ("；" if lang == "zh" else "; ").join(_fact(each, lang) for each in finding.observed)


def _fact(seen: Observation, lang: Lang) -> str:
    value = _PRIVATE.get(lang) if seen.private else seen.text(lang)
    return f"{seen.label.get(lang)}{'：' if lang == 'zh' else ': '}{value}"


def _shown(number: Number) -> int | float:
    """A number as a spreadsheet has it; at most four places."""
    rounded = round(float(number), 4)
    return int(rounded) if rounded.is_integer() else rounded


def _text(sheet: Any, cell: tuple[int, int], text: str) -> Any:
    """A cell that holds a text, whatever it looks like."""
    made = sheet.cell(*cell)
    clean = inert(text)[:_LONGEST_TEXT]
    if clean:
        made.value = clean
        made.data_type = "s"
        made.quotePrefix = clean.startswith(_LIKE_FORMULAS)
    return made


def _names(taken: Iterable[str], ids: Iterable[str]) -> Iterator[str]:
    """A name for each unit's sheet: what spreadsheets allow, each once, upper and lower case alike."""
    used = {name.casefold() for name in taken} | {"history"}
    for id in ids:
        clean = _FORBIDDEN.sub("_", inert(id)).strip().strip("'")[:_LONGEST_NAME] or "_"
        name, count = clean, 1
        while name.casefold() in used:
            count += 1
            ending = f" ({count})"
            name = clean[: _LONGEST_NAME - len(ending)] + ending
        used.add(name.casefold())
        yield name


def digest_of(records: Iterable[Scored]) -> str:
    """The SHA-256 of what the workbook was made from: the digests of the records of units and periods."""
    digest = sha256()
    for scored in records:
        record = scored.record
        said = f"{record.unit.id}\n{record.period}\n{data_digest(record.data)}\n"
        digest.update(said.encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def _saved(book: Any) -> bytes:
    book.properties.creator = "jianjia"
    book.properties.created = book.properties.modified = datetime(1980, 1, 1)  # noqa: DTZ001 - the same every time
    file = BytesIO()
    book.save(file)
    return same_bytes(_without_clock(file.getvalue()))


def _without_clock(data: bytes) -> bytes:
    """The archive without the time of saving, which openpyxl writes whatever it is told."""
    import zipfile

    written = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as given, zipfile.ZipFile(written, "w") as made:
        for name in given.namelist():
            part = given.read(name)
            if name == "docProps/core.xml":
                part = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>1980-01-01T00:00:00Z", part)
            made.writestr(name, part)
    return written.getvalue()


def _kit() -> _Kit:
    try:
        from openpyxl import Workbook
        from openpyxl.styles import Alignment, Font, PatternFill, Protection
        from openpyxl.worksheet.datavalidation import DataValidation
    except ImportError:
        raise MissingExtraError("xlsx", "openpyxl") from None

    def between(cell: str, low: float, high: float) -> Any:
        made = DataValidation("decimal", formula1=str(low), formula2=str(high), operator="between", allow_blank=True)
        made.add(cell)
        return made

    grey = PatternFill("solid", fgColor="D9D9D9")
    wrapped = Alignment(wrap_text=True, vertical="top")
    return _Kit(Workbook, Font(bold=True), wrapped, grey, Protection(locked=False), between)
