"""A rulebook held against its document: which rows rest on which clause, and which clauses are left open."""

from collections.abc import Collection, Iterator, Sequence
from fractions import Fraction

from jianjia_rules.coverage.points import row_worths
from jianjia_rules.coverage.result import Chapter, CitingRow, ClauseCoverage, Counted, Coverage, Pair
from jianjia_rules.diagnostics import Diagnostics, nearest
from jianjia_rules.errors import CallError
from jianjia_rules.language.citations import addressed_types, assessed_types, stand_ins, types_of
from jianjia_rules.language.not_assessed import NotAssessed
from jianjia_rules.language.rulebook import Rulebook
from jianjia_rules.language.rules import Rule
from jianjia_rules.language.scalars import Number
from jianjia_rules.language.scheme import Gate
from jianjia_rules.source.clauses import Clause, Source


def coverage_of(rulebook: Rulebook, types: Collection[str] | None = None) -> Coverage:
    """The coverage of a rulebook's document, for all unit types or for those named.

    With types named, only clauses that address one of them count, and only rows that serve one are shown. Raises
    CallError where the rulebook has no clauses, or a type is none of its own.
    """
    known = assessed_types(rulebook)
    asked = known if types is None else tuple(types)
    faults = Diagnostics()
    if rulebook.source is None or not rulebook.source.clauses:
        faults.add("JJ931", None, rulebook=rulebook.id)
    for id in asked:
        if id not in known:
            faults.add("JJ932", None, rulebook=rulebook.id, found=id, known=known, nearest=nearest(id, known))
    if rulebook.source is None or faults.has_errors:
        raise CallError(faults.sorted())
    return _Covering(rulebook, rulebook.source, [id for id in known if id in asked]).made()


class _Covering:
    def __init__(self, rulebook: Rulebook, source: Source, types: Sequence[str]) -> None:
        self._rulebook = rulebook
        self._source = source
        self._types = types
        self._everyone = len(types) == len(assessed_types(rulebook))
        self._rows = tuple(row for row in _citing_rows(rulebook) if self._is_shown(row))
        self._citing: dict[str, list[CitingRow]] = {}
        for row in self._rows:
            for id in dict.fromkeys(row.cites):
                self._citing.setdefault(id, []).append(row)
        self._listing: dict[str, list[NotAssessed]] = {}
        for entry in rulebook.not_assessed:
            for id in entry.clauses:
                self._listing.setdefault(id, []).append(entry)

    def made(self) -> Coverage:
        found = [each for each in map(self._clause, self._source.clauses) if self._everyone or each.pairs]
        demands = [each for each in found if each.clause.normative]
        pairs = [pair for each in demands for pair in each.pairs]
        points = {id: self._points_by_chapter(id) for id in self._types}
        return Coverage(
            types=tuple(each for each in self._rulebook.unit_types if each.id in self._types),
            chapters=tuple(self._chapters(found, points)),
            clauses=Counted(sum(each.accounted for each in demands), len(demands)),
            pairs=Counted(sum(pair.accounted for pair in pairs), len(pairs)),
            total=tuple((id, sum(points[id].values())) for id in self._types),
            on_no_clause=tuple((id, points[id].get(None, 0)) for id in self._types),
            without_clause=tuple(row for row in self._rows if not row.cites and row.no_clause is not None),
            uncited=tuple(row for row in self._rows if not row.cites and row.no_clause is None),
        )

    def _is_shown(self, row: CitingRow) -> bool:
        return not set(row.types).isdisjoint(self._types) or (row.rollup is not None and self._everyone)

    def _clause(self, clause: Clause) -> ClauseCoverage:
        addressed = addressed_types(self._rulebook, clause) if clause.normative else ()
        rows = self._citing.get(clause.id, [])
        listing = self._listing.get(clause.id, [])
        pairs = tuple(
            Pair(
                id,
                tuple(row for row in rows if id in row.types),
                tuple(each for each in listing if each.for_types is None or id in each.for_types),
            )
            for id in addressed
            if id in self._types
        )
        paired = {row for pair in pairs for row in pair.cited_by}
        through = stand_ins(self._rulebook, clause)
        return ClauseCoverage(
            clause,
            self._source.citation(clause.id),
            pairs,
            others=tuple(row for row in rows if row not in paired),
            answered_by=tuple(row for row in rows if self._answers(row, clause, through)),
            listed=tuple(listing),
        )

    def _answers(self, row: CitingRow, clause: Clause, through: tuple[str, ...]) -> bool:
        """Whether a row shows what becomes of a clause that addresses no unit type."""
        if row.rollup is None:
            return not set(through).isdisjoint(row.types)
        described = (self._rulebook.addressees.get(name) for name in clause.addressees)
        return any(each is None or not each.seen_through for each in described)

    def _chapters(
        self, clauses: Sequence[ClauseCoverage], points: dict[str, dict[str | None, Number]]
    ) -> Iterator[Chapter]:
        chapters: dict[str, list[ClauseCoverage]] = {}
        for each in clauses:
            chapters.setdefault(_section(each.clause), []).append(each)
        for section, inside in chapters.items():
            named = {each.citation for each in inside if each.clause.cited_as}
            citation = named.pop() if len(named) == 1 else section
            yield Chapter(section, citation, tuple(inside), tuple((id, points[id].get(section, 0)) for id in points))

    def _points_by_chapter(self, unit_type: str) -> dict[str | None, Number]:
        """The points of one type's table by chapter; None is for rows that cite no clause.

        A row's points are shared equally among the chapters that it cites.
        """
        sections = {clause.id: _section(clause) for clause in self._source.clauses}
        cites = {rule.id: rule.cites for rule in self._rulebook.rules}
        found: dict[str | None, Fraction] = {}
        for id, worth in row_worths(self._rulebook, unit_type).items():
            cited: list[str | None] = [*dict.fromkeys(sections[each] for each in cites[id] if each in sections)]
            for section in cited or [None]:
                found[section] = found.get(section, Fraction(0)) + Fraction(worth) / len(cited or [None])
        return dict(found)


def _section(clause: Clause) -> str:
    return clause.section or clause.cited_as


def _citing_rows(rulebook: Rulebook) -> Iterator[CitingRow]:
    """The rules and gates in their order, then those of roll-ups."""
    rows: tuple[Rule | Gate, ...] = (*rulebook.rules, *rulebook.gates)
    for row in rows:
        yield _citing_row(row, types_of(rulebook, row), None)
    for rollup in rulebook.rollups:
        rows = (*rollup.rules, *rollup.gates)
        for row in rows:
            yield _citing_row(row, (), rollup.id)


def _citing_row(row: Rule | Gate, types: tuple[str, ...], rollup: str | None) -> CitingRow:
    kind = "rule" if isinstance(row, Rule) else "gate"
    return CitingRow(row.id, row.title, kind, types, row.cites, row.no_clause, rollup)
