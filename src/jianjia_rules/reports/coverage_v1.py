"""The coverage document, `--format json`, version 1: how it is written. `docs/coverage.md` explains it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from jianjia_rules.coverage.result import Chapter, CitingRow, ClauseCoverage, Counted, Coverage
from jianjia_rules.language.not_assessed import NotAssessed
from jianjia_rules.language.rulebook import Rulebook
from jianjia_rules.language.scalars import Number, format_number
from jianjia_rules.reports.json_text import Json, indented
from jianjia_rules.reports.static_facts import Facts, title_of

if TYPE_CHECKING:
    from jianjia_rules.reports.coverage_models_v1 import CoverageDocument


def coverage_text(rulebook: Rulebook, coverage: Coverage, only_missing: bool = False) -> str:
    """The document as text, ended by a line feed; with `only_missing` without the clauses that are accounted for."""
    source = rulebook.source
    about: Facts = {} if source is None else {"title": source.title, "cite_as": source.cite_as, "date": source.date}
    chapters = [_chapter(each, only_missing) for each in coverage.chapters]
    document: Facts = {
        "format": "jianjia-coverage",
        "version": 1,
        "rulebook": {
            "id": rulebook.id,
            "title": title_of(rulebook.title),
            "edition": rulebook.edition,
            "digest": rulebook.digest,
        },
        "document": about,
        "types": [{"id": each.id, "title": title_of(each.title)} for each in coverage.types],
        "addressees": [
            {"id": each.id, "title": title_of(each.title), "seen_through": list(each.seen_through)}
            for each in rulebook.addressees.values()
        ],
        "chapters": [each for each in chapters if each["clauses"]],
        "total": _points(coverage.total),
        "on_no_clause": _points(coverage.on_no_clause),
        "without_clause": [_row(each) for each in coverage.without_clause],
        "uncited": [_row(each) for each in coverage.uncited],
        "summary": {
            "clauses": _counted(coverage.clauses),
            "pairs": _counted(coverage.pairs),
            "complete": coverage.is_complete,
        },
    }
    return indented(document) + "\n"


def read(text: str | bytes) -> CoverageDocument:
    """A coverage document as models; raises pydantic.ValidationError for what is none of version 1."""
    from jianjia_rules.reports.coverage_models_v1 import CoverageDocument

    return CoverageDocument.model_validate_json(text)


def _chapter(chapter: Chapter, only_missing: bool) -> Facts:
    clauses = [_clause(each) for each in chapter.clauses if not (only_missing and each.accounted)]
    head: Facts = {"section": chapter.section, "citation": chapter.citation, "points": _points(chapter.points)}
    return {**head, "clauses": clauses}


def _clause(each: ClauseCoverage) -> Facts:
    clause = each.clause
    return {
        "id": clause.id,
        "citation": each.citation,
        "text": clause.text,
        "normative": clause.normative,
        "addressees": list(clause.addressees),
        "duplicate_of": clause.duplicate_of,
        "accounted": each.accounted,
        "pairs": [
            {
                "type": pair.unit_type,
                "accounted": pair.accounted,
                "cited_by": [_row(row) for row in pair.cited_by],
                "not_assessed": [_entry(entry) for entry in pair.listed],
            }
            for pair in each.pairs
        ],
        "others": [_row(row) for row in each.others],
        "answered_by": [_row(row) for row in each.answered_by],
        "not_assessed": [_entry(entry) for entry in each.listed],
    }


def _row(row: CitingRow) -> Facts:
    reason = None if row.no_clause is None else title_of(row.no_clause)
    facts: Facts = {"kind": row.kind, "id": row.id, "title": title_of(row.title), "rollup": row.rollup}
    return facts if reason is None else {**facts, "no_clause": reason}


def _entry(entry: NotAssessed) -> Facts:
    reason = None if entry.reason is None else title_of(entry.reason)
    return {"because": entry.because.value, "see": list(entry.see), "reason": reason}


def _points(points: Sequence[tuple[str, Number]]) -> list[Json]:
    return [{"type": id, "points": each, "exact": format_number(each)} for id, each in points]


def _counted(counted: Counted) -> Facts:
    return {"accounted": counted.accounted, "all": counted.all}
