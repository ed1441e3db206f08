"""The coverage of a document as every form for people shows it: texts in one language, in their order."""

from collections.abc import Iterator, Sequence
from typing import Literal

from jianjia_rules.coverage.result import Chapter, CitingRow, ClauseCoverage, Coverage
from jianjia_rules.dataclass import dataclass
from jianjia_rules.language.not_assessed import NotAssessed
from jianjia_rules.language.rulebook import Rulebook
from jianjia_rules.language.text import Lang
from jianjia_rules.reports import coverage_words as words
from jianjia_rules.reports.table_words import listed, phrases, points, say
from jianjia_rules.wording.not_assessed import why_not_assessed

State = Literal["cited", "listed", "missing", "beside"]


@dataclass(frozen=True, slots=True)
class Line:
    """What becomes of a clause for some of those whom it addresses."""

    who: str
    said: str
    state: State


@dataclass(frozen=True, slots=True)
class ClauseView:
    """One clause: its words, what is to be known of it, and a line for each answer."""

    id: str
    text: str
    note: str
    normative: bool
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class ChapterView:
    """One chapter and its points, a text for each unit type."""

    heading: str
    clauses: tuple[ClauseView, ...]
    points: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CoverageView:
    """The whole report.

    `sums` are the chapters with points, what rests on no clause, and the total; `open` are the clauses that are not
    accounted for, by those whom they address; `uncited` rows that cite none and do not say why.
    """

    title: str
    document: str
    about: str
    types: tuple[str, ...]
    chapters: tuple[ChapterView, ...]
    sums: tuple[tuple[str, ...], ...]
    open: tuple[tuple[str, str], ...]
    open_count: int
    uncited: tuple[str, ...]
    without_clause: tuple[tuple[str, str], ...]
    summary: str
    is_complete: bool


def coverage_view(rulebook: Rulebook, coverage: Coverage, lang: Lang, only_missing: bool = False) -> CoverageView:
    """The report in one language; with `only_missing` it has nothing but what is not accounted for."""
    return _Viewing(rulebook, coverage, lang).made(only_missing)


class _Viewing:
    def __init__(self, rulebook: Rulebook, coverage: Coverage, lang: Lang) -> None:
        self._rulebook = rulebook
        self._coverage = coverage
        self._lang: Lang = lang
        self._names = {each.id: each.title.get(lang) for each in rulebook.addressees.values()}
        self._names |= {each.id: each.title.get(lang) for each in rulebook.unit_types}
        self._rollups = {each.id: each.title.get(lang) for each in rulebook.rollups}

    def made(self, only_missing: bool) -> CoverageView:
        found = self._coverage
        chapters = [self._chapter(each, only_missing) for each in found.chapters]
        source = self._rulebook.source
        counts = {"clauses": found.clauses.accounted, "all_clauses": found.clauses.all}
        return CoverageView(
            title=self._rulebook.title.get(self._lang),
            document="" if source is None else source.title,
            about=f"{self._rulebook.id} {self._rulebook.edition}".rstrip(),
            types=tuple(each.title.get(self._lang) for each in found.types),
            chapters=tuple(each for each in chapters if each.clauses),
            sums=() if only_missing else tuple(self._sums()),
            open=tuple(self._open()),
            open_count=len(found.missing),
            uncited=tuple(map(self._row, found.uncited)),
            without_clause=tuple(
                (self._row(each), each.no_clause.get(self._lang))
                for each in found.without_clause
                if each.no_clause is not None and not only_missing
            ),
            summary=say(words.SUMMARY, self._lang, **counts, pairs=found.pairs.accounted, all_pairs=found.pairs.all),
            is_complete=found.is_complete,
        )

    def _chapter(self, chapter: Chapter, only_missing: bool) -> ChapterView:
        shown = [each for each in chapter.clauses if not (only_missing and each.accounted)]
        return ChapterView(
            chapter.citation, tuple(map(self._clause, shown)), tuple(points(each) for _, each in chapter.points)
        )

    def _clause(self, each: ClauseCoverage) -> ClauseView:
        clause = each.clause
        notes = [] if clause.normative else [words.BACKGROUND.get(self._lang)]
        if clause.duplicate_of is not None:
            notes.append(say(words.REPEATS, self._lang, id=clause.duplicate_of))
        lines = (*self._answers(each), *self._beside(each))
        return ClauseView(clause.id, clause.text, phrases(notes, self._lang), clause.normative, lines)

    def _answers(self, each: ClauseCoverage) -> Iterator[Line]:
        """A line for the unit types alike in what becomes of the clause; one for a clause that addresses none."""
        if not each.clause.normative:
            return
        if not each.pairs:
            yield self._answer(self._addressees(each), each.answered_by, each.listed)
            return
        alike: dict[object, list[str]] = {}
        for pair in each.pairs:
            alike.setdefault((pair.cited_by, pair.listed), []).append(self._names[pair.unit_type])
        for pair in each.pairs:
            names = alike.pop((pair.cited_by, pair.listed), None)
            if names is not None:
                yield self._answer(listed(names, self._lang), pair.cited_by, pair.listed)

    def _answer(self, who: str, rows: Sequence[CitingRow], entries: Sequence[NotAssessed]) -> Line:
        if rows:
            return Line(who, self._rows(rows), "cited")
        if entries:
            return Line(who, phrases([why_not_assessed(each, self._lang) for each in entries], self._lang), "listed")
        return Line(who, words.MISSING.get(self._lang), "missing")

    def _beside(self, each: ClauseCoverage) -> Iterator[Line]:
        told = () if each.pairs or not each.clause.normative else each.answered_by
        groups: dict[str, list[CitingRow]] = {}
        for row in each.others:
            if row not in told:
                groups.setdefault(self._served(row), []).append(row)
        for who, rows in groups.items():
            yield Line(say(words.BESIDE, self._lang, who=who), self._rows(rows), "beside")

    def _served(self, row: CitingRow) -> str:
        if row.rollup is not None:
            return say(words.OF_ROLLUP, self._lang, rollup=self._rollups[row.rollup])
        return listed([self._names[id] for id in row.types], self._lang)

    def _rows(self, rows: Sequence[CitingRow]) -> str:
        return phrases([self._row(each) for each in rows], self._lang)

    def _row(self, row: CitingRow) -> str:
        phrase = words.GATE if row.kind == "gate" else words.ROW
        return say(phrase, self._lang, title=row.title.get(self._lang), id=row.id)

    def _addressees(self, each: ClauseCoverage) -> str:
        return listed([self._names.get(id, id) for id in each.clause.addressees], self._lang)

    def _open(self) -> Iterator[tuple[str, str]]:
        groups: dict[str, list[str]] = {}
        for each in self._coverage.missing:
            left = [self._names[pair.unit_type] for pair in each.pairs if not pair.accounted]
            who = listed(left, self._lang) if each.pairs else self._addressees(each)
            groups.setdefault(who, []).append(each.clause.id)
        for who, ids in groups.items():
            yield who, listed(ids, self._lang)

    def _sums(self) -> Iterator[tuple[str, ...]]:
        found = self._coverage
        for chapter in found.chapters:
            if any(each for _, each in chapter.points):
                yield (chapter.citation, *(points(each) for _, each in chapter.points))
        if any(each for _, each in found.on_no_clause):
            yield (words.NO_CHAPTER.get(self._lang), *(points(each) for _, each in found.on_no_clause))
        yield (words.TOTAL.get(self._lang), *(points(each) for _, each in found.total))
