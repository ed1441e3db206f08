"""The evidence of units for people: a line for each unit, then everything that is missing or wrong."""

from collections.abc import Iterator, Sequence

from jianjia_rules.diagnostics import Diagnostic
from jianjia_rules.diagnostics.inert import without_commands
from jianjia_rules.language.text import Lang, Text
from jianjia_rules.reports import table_words as words
from jianjia_rules.reports.columns import Column, in_columns
from jianjia_rules.reports.page import Page
from jianjia_rules.running.evidence import EvidenceReport
from jianjia_rules.units.evidence import UnitEvidence

_MOST_TOLD = 200
_PIECES = Text("材料", "pieces")
_FILES = Text("文件", "files")
_SUMS = Text("校验值", "sums")
_WRONG = Text("文件有问题", "file faults")
_DATES = Text("日期不符", "wrong dates")
_ROWS = Text("缺佐证的行", "rows without")
_STAKE = Text("关系到的分", "points at stake")
_FOUND = Text("缺什么、什么不符", "What is missing or wrong")
_FAULTS = Text("记录中的问题", "What is wrong with the records")
_NOTHING = Text("没有可查看的记录。", "There are no records to look at.")
_END = Text(
    "{units} 个单位，{pieces} 件材料：算出校验值 {sums} 个，写入记录 {added} 个。",
    "{units} {units|unit|units}, {pieces} {pieces|piece|pieces} of evidence: {sums} {sums|sum|sums} computed, "
    "{added} written into records.",
)
_BAD = frozenset(("missing", "unreadable", "wrong-hash", "outside", "link"))


def evidence_table(report: EvidenceReport, page: Page) -> str:
    """The whole report as text, ended by a line feed."""
    blocks = [
        [*_units(report.units, page)],
        [*_told(_FOUND, report.findings, page)],
        [*_told(_FAULTS, report.diagnostics, page)],
        [_end(report, page.lang)],
    ]
    return without_commands("\n\n".join("\n".join(block) for block in blocks if block)) + "\n"


def _units(units: Sequence[UnitEvidence], page: Page) -> Iterator[str]:
    lang = page.lang
    if not units:
        yield _NOTHING.get(lang)
        return
    counted = [_PIECES, _FILES, _SUMS, _WRONG, _DATES, _ROWS, _STAKE]
    columns = [Column(words.UNIT.get(lang), most=24), Column(words.NAME.get(lang), most=30)]
    columns += [Column(each.get(lang), right=True) for each in counted]
    yield from in_columns(columns, [_row(each) for each in units], page.width)


def _row(unit: UnitEvidence) -> list[str]:
    pieces = unit.pieces
    counts = [
        len(pieces),
        sum(each.file is not None for each in pieces),
        sum(each.sha256 is not None for each in pieces),
        sum(each.state in _BAD for each in pieces),
        sum(not each.dated for each in pieces),
        len(unit.rows),
    ]
    return [unit.unit, unit.name, *map(str, counts), words.points(sum(each.points for each in unit.rows))]


def _told(title: Text, diagnostics: Sequence[Diagnostic], page: Page) -> Iterator[str]:
    if not diagnostics:
        return
    from jianjia_rules.diagnostics.render import render
    from jianjia_rules.diagnostics.selection import more, selected

    yield page.style.heading(title.get(page.lang))
    chosen = selected(diagnostics, _MOST_TOLD)
    for diagnostic in chosen.shown:
        yield render(diagnostic, page.lang).rstrip("\n")
    if chosen.others:
        yield more(chosen.others, page.lang)


def _end(report: EvidenceReport, lang: Lang) -> str:
    pieces = [piece for unit in report.units for piece in unit.pieces]
    sums = sum(each.sha256 is not None for each in pieces)
    added = sum(each.state == "added" for each in pieces)
    return words.say(_END, lang, units=len(report.units), pieces=len(pieces), sums=sums, added=added)
