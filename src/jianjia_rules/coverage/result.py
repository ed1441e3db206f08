"""What a rulebook makes of its document, as plain frozen data."""

from jianjia_rules.dataclass import dataclass
from jianjia_rules.language.not_assessed import NotAssessed
from jianjia_rules.language.rulebook import UnitType
from jianjia_rules.language.scalars import Number
from jianjia_rules.language.text import Text
from jianjia_rules.source.clauses import Clause


@dataclass(frozen=True, slots=True)
class CitingRow:
    """A rule, a gate or a row of a roll-up, seen as something that rests on clauses.

    `kind` is `rule` or `gate`; `rollup` is the roll-up it belongs to, which serves no unit type. `no_clause` is the
    reason of a row that cites none; a row with neither is a fault.
    """

    id: str
    title: Text
    kind: str
    types: tuple[str, ...]
    cites: tuple[str, ...]
    no_clause: Text | None = None
    rollup: str | None = None


@dataclass(frozen=True, slots=True)
class Pair:
    """A normative clause and one of the unit types it addresses: the rows that cite it, or why none does."""

    unit_type: str
    cited_by: tuple[CitingRow, ...]
    listed: tuple[NotAssessed, ...]

    @property
    def accounted(self) -> bool:
        """Whether a row cites the clause for this type, or it is listed as not assessed."""
        return bool(self.cited_by or self.listed)


@dataclass(frozen=True, slots=True)
class ClauseCoverage:
    """One clause and what becomes of it.

    `citation` is how it is cited (《意见》第二部分第1条). `pairs` are those of the unit types it addresses. `others`
    are the rows that cite it beside: of roll-ups, and of types that it does not address. `answered_by` are those among
    them that account for a clause which addresses no unit type; `listed` are the entries that do.
    """

    clause: Clause
    citation: str
    pairs: tuple[Pair, ...]
    others: tuple[CitingRow, ...]
    answered_by: tuple[CitingRow, ...]
    listed: tuple[NotAssessed, ...]

    @property
    def accounted(self) -> bool:
        """Whether nothing is left open: every pair, or where there is none the clause itself; no demand, no account."""
        if not self.clause.normative:
            return True
        if self.pairs:
            return all(pair.accounted for pair in self.pairs)
        return bool(self.answered_by or self.listed)


@dataclass(frozen=True, slots=True)
class Chapter:
    """The clauses of one section of the document, in order, and the points that rest on it by unit type."""

    section: str
    citation: str
    clauses: tuple[ClauseCoverage, ...]
    points: tuple[tuple[str, Number], ...]


@dataclass(frozen=True, slots=True)
class Counted:
    """How many there are, and how many of them are accounted for."""

    accounted: int
    all: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """The document, chapter by chapter, with what the rulebook makes of it.

    `types` are the unit types looked at. `total` are the points of the full table by unit type, `on_no_clause` those of
    rows that cite none; both and the chapters' points add up. `without_clause` are rows that cite none and say why,
    `uncited` those that do not say.
    """

    types: tuple[UnitType, ...]
    chapters: tuple[Chapter, ...]
    clauses: Counted
    pairs: Counted
    total: tuple[tuple[str, Number], ...]
    on_no_clause: tuple[tuple[str, Number], ...]
    without_clause: tuple[CitingRow, ...]
    uncited: tuple[CitingRow, ...]

    @property
    def missing(self) -> tuple[ClauseCoverage, ...]:
        """The clauses that are not accounted for."""
        return tuple(each for chapter in self.chapters for each in chapter.clauses if not each.accounted)

    @property
    def is_complete(self) -> bool:
        """Whether every clause is accounted for, and every row cites one or says why it does not."""
        return not self.uncited and self.clauses.accounted == self.clauses.all
