"""The wire format of coverage, version 1, as models. `docs/coverage.md` explains it."""

from typing import Literal

from jianjia_rules.reports.models_v1 import Named, Title
from jianjia_rules.reports.wire_v1 import Number, Wire

Because = Literal["composite", "duplicate", "effort", "reported", "issuer", "background"]


class RulebookNamed(Named):
    """The rulebook."""

    edition: str
    digest: str


class DocumentNamed(Wire):
    """The document that the rulebook rests on."""

    title: str
    cite_as: str
    date: str


class AddresseeNamed(Named):
    """Somebody whom the document addresses and who is no unit type."""

    seen_through: list[str]


class PointsOfType(Wire):
    """Points for one unit type; `exact` is the same, not rounded."""

    type: str
    points: Number
    exact: str


class RowCited(Named):
    """A rule or gate, of the score table or of a roll-up."""

    kind: Literal["rule", "gate"]
    rollup: str | None
    no_clause: Title | None = None


class ReasonGiven(Wire):
    """Why a clause is not assessed."""

    because: Because
    see: list[str]
    reason: Title | None


class PairGiven(Wire):
    """A clause and a unit type that it addresses."""

    type: str
    accounted: bool
    cited_by: list[RowCited]
    not_assessed: list[ReasonGiven]


class ClauseGiven(Wire):
    """A clause and what becomes of it."""

    id: str
    citation: str
    text: str
    normative: bool
    addressees: list[str]
    duplicate_of: str | None
    accounted: bool
    pairs: list[PairGiven]
    others: list[RowCited]
    answered_by: list[RowCited]
    not_assessed: list[ReasonGiven]


class ChapterGiven(Wire):
    """A chapter, its points and its clauses."""

    section: str
    citation: str
    points: list[PointsOfType]
    clauses: list[ClauseGiven]


class CountGiven(Wire):
    """How many there are, and how many of them are accounted for."""

    accounted: int
    all: int


class CoverageSummary(Wire):
    """What it comes to."""

    clauses: CountGiven
    pairs: CountGiven
    complete: bool


class CoverageDocument(Wire):
    """A coverage document."""

    format: Literal["jianjia-coverage"]
    version: Literal[1]
    rulebook: RulebookNamed
    document: DocumentNamed
    types: list[Named]
    addressees: list[AddresseeNamed]
    chapters: list[ChapterGiven]
    total: list[PointsOfType]
    on_no_clause: list[PointsOfType]
    without_clause: list[RowCited]
    uncited: list[RowCited]
    summary: CoverageSummary
