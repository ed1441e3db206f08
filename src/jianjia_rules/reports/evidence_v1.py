"""The evidence of units as a document, `jianjia evidence --format json`, version 1."""

from jianjia_rules.language.text import Lang
from jianjia_rules.reports.copying import diagnostic_facts
from jianjia_rules.reports.json_text import Json, indented
from jianjia_rules.reports.static_facts import Facts
from jianjia_rules.running.evidence import EvidenceReport
from jianjia_rules.units.evidence import Piece, RowGap, UnitEvidence


def evidence_text(rulebook: str, report: EvidenceReport, lang: Lang) -> str:
    """The document as text, ended by a line feed."""
    shared: Json = [{"what": each.what, "value": each.value, "units": list(each.units)} for each in report.shared]
    diagnostics = [diagnostic_facts(each, lang) for each in (*report.findings, *report.diagnostics)]
    document: Facts = {
        "format": "jianjia-evidence",
        "version": 1,
        "rulebook": rulebook,
        "units": [_unit(each) for each in report.units],
        "shared": shared,
        "diagnostics": diagnostics,
    }
    return indented(document) + "\n"


def _unit(unit: UnitEvidence) -> Facts:
    return {
        "unit": unit.unit,
        "period": unit.period,
        "name": unit.name,
        "pieces": [_piece(each) for each in unit.pieces],
        "rows": [_row(each) for each in unit.rows],
    }


def _piece(piece: Piece) -> Facts:
    return {
        "entry": piece.entry,
        "number": piece.number,
        "kind": piece.kind,
        "title": piece.title,
        "date": piece.date,
        "file": piece.file,
        "sha256": piece.sha256,
        "given": piece.given,
        "state": piece.state,
        "dated": piece.dated,
    }


def _row(row: RowGap) -> Facts:
    return {
        "rule": row.rule,
        "asks": list(row.asks),
        "any": row.any,
        "missing": list(row.missing),
        "points": row.points,
    }
