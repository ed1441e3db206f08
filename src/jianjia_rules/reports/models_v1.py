"""The wire format, version 1, as models: what a result document and its lines hold. `docs/results.md` explains it."""

from functools import cache
from typing import Any, Literal

from pydantic import ConfigDict, Field, TypeAdapter

from jianjia_rules.reports.comparison_models_v1 import ChangeLine, ComparisonFacts, ComparisonLine, MovementLine
from jianjia_rules.reports.wire_v1 import Number, Wire

FORMAT = "jianjia-results"
VERSION = 1


class Title(Wire):
    """Words in the languages there are."""

    zh: str | None = None
    en: str | None = None


class Between(Wire):
    """A number or day that lies between two."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    from_: Number | str = Field(alias="from")
    to: Number | str


Scalar = bool | Number | str
Value = Scalar | list[Scalar] | Between | None
"""An observed value."""

Outcome = Literal["met", "partly-met", "not-met", "not-applicable", "undetermined", "pending", "waived"]
Source = Literal["supplement", "correction", "replacement", "office"]
Mark = Literal["provisional", "not-admitted", "vetoed", "ungraded"]


class Named(Wire):
    """Something with a title: a unit type, ranking or roll-up."""

    id: str
    title: Title


class PartFacts(Named):
    """A part of the table."""

    kind: Literal["base", "bonus", "deduction"]
    parent: str | None


class GateFacts(Named):
    """A gate."""

    kind: Literal["entry_bar", "mandatory_set", "grade_cap", "veto"]
    clauses: list[str]
    rollup: str | None


class GradeFacts(Named):
    """A grade; `from` is the least total."""

    from_: Number | None = Field(alias="from")
    rollup: str | None


class RankingFacts(Named):
    """A ranking."""

    rollup: str | None


class RulebookFacts(Named):
    """The rulebook that was used."""

    edition: str
    digest: str
    unit_types: list[Named]
    parts: list[PartFacts]
    gates: list[GateFacts]
    grades: list[GradeFacts]
    rankings: list[RankingFacts]
    rollups: list[Named]


class Observable(Wire):
    """Something that a row looks at; private values are not written."""

    label: Title
    path: str
    private: bool


class RuleFacts(Named):
    """What is the same in all findings of a rule."""

    part: str | None
    rollup: str | None
    points: dict[str, Number] | None
    weight: dict[str, Number] | None
    clauses: list[str]
    citations: list[str]
    level: Literal["error", "warning", "note"]
    mandatory: bool
    observes: list[Observable]


class Options(Wire):
    """How the run was asked for."""

    lang: Literal["zh", "en"]
    detail: bool
    lenient: bool
    as_of: str | None
    normalise: bool
    show_changes: bool


class ObservedValue(Wire):
    """What was observed, and where it stands."""

    value: Value
    label: Title
    path: str
    unit: str | None
    previous: bool
    source: Source | None = None
    file: str | None
    line: int | None
    column: int | None
    sheet: str | None
    cell: str | None


class StepTaken(Wire):
    """A step that set the result."""

    step: Literal["award", "evidence", "review", "waiver"]
    outcome: Outcome
    earned: Number
    by: str
    reason: str
    until: str


class AssumptionText(Wire):
    """What the document does not state."""

    subject: str
    reason: str


class FindingFacts(Wire):
    """A rule's outcome for a unit; the last four only with --detail."""

    rule: str
    outcome: Outcome
    earned: Number
    possible: Number
    observed: list[ObservedValue]
    causes: list[str]
    steps: list[StepTaken]
    notes: list[str]
    self_score: Number | None
    rests_on: Literal["text", "text-and-assumptions", "assumptions"]
    fingerprint: str
    reason: str | None = None
    expected: str | None = None
    advice: str | None = None
    assumptions: list[AssumptionText] | None = None


class GradeGiven(Wire):
    """The grade."""

    id: str
    reached: str
    lowered_by: list[str]
    share_cap: bool


class RankGiven(Wire):
    """A place in a ranking."""

    ranking: str
    group: list[str]
    rank: int | None
    of: int
    provisional: bool


class GateState(Wire):
    """A gate's state for a unit."""

    id: str
    hit: bool
    open: bool
    failing: list[str]


class PartGiven(Wire):
    """A part's score for a unit."""

    id: str
    earned: Number
    possible: Number
    score: Number | None
    exact_score: str | None
    full: Number


class FigureGiven(Wire):
    """A figure of a roll-up."""

    id: str
    title: Title
    value: Value
    unit: str | None


class PlaceGiven(Wire):
    """Where something stands."""

    file: str
    line: int
    column: int


class AmendmentGiven(Wire):
    """A value that a later submission or the office gave, and what stood there before."""

    path: str
    label: Title
    entry: int | None
    source: Source
    number: str
    before: Any
    after: Any
    place: PlaceGiven | None
    before_place: PlaceGiven | None


class AssessmentFacts(Wire):
    """A unit's assessment, or a group's."""

    unit: str
    type: str
    rollup: str | None
    name: str
    parent: str | None
    period: str
    as_of: str
    file: str | None
    total: Number | None
    exact_total: str | None
    possible: Number
    base: Number | None
    bonus: Number
    deduction: Number
    grade: GradeGiven | None
    ranks: list[RankGiven]
    marks: list[Mark]
    gates: list[GateState]
    parts: list[PartGiven]
    self_total: Number | None
    difference: Number | None
    lost_on_text: Number
    lost_on_assumptions: Number
    lost_on_assumptions_alone: Number
    findings: list[FindingFacts]
    figures: list[FigureGiven]
    notes: list[str]
    amendments: list[AmendmentGiven] = Field(default_factory=list)


class MissingUnit(Wire):
    """A unit on a register that filed nothing, or (`refused`) nothing that could be accepted."""

    register_: str = Field(alias="register")
    unit: str
    title: str
    period: str
    refused: bool


class DiagnosticFacts(Wire):
    """Something wrong with the input."""

    severity: Literal["error", "warning", "note"]
    code: str
    message: str
    expected: str
    hint: str
    file: str | None
    line: int | None
    column: int | None
    sheet: str | None
    cell: str | None


class SubmissionFacts(DiagnosticFacts):
    """A finding about a submission: whose, and the place of what it is held against."""

    unit: str | None
    period: str | None
    related: PlaceGiven | None


class Summary(Wire):
    """How many records came in and what became of them."""

    read: int
    assessed: int
    refused: int
    replaced: int
    changed: int = 0
    waived: int = 0
    files: int
    unreadable: int
    reasons: dict[str, int]
    missing: int


class Results(Wire):
    """A result document."""

    format: Literal["jianjia-results"]
    version: Literal[1]
    rulebook: RulebookFacts
    options: Options
    rules: list[RuleFacts]
    submissions: list[SubmissionFacts] = Field(default_factory=list)
    assessments: list[AssessmentFacts]
    rollups: list[AssessmentFacts]
    missing: list[MissingUnit]
    diagnostics: list[DiagnosticFacts]
    comparison: ComparisonFacts | None = None
    summary: Summary


class HeaderLine(Wire):
    """The first line."""

    kind: Literal["header"]
    format: Literal["jianjia-results"]
    version: Literal[1]
    rulebook: RulebookFacts
    options: Options
    rules: list[RuleFacts]


CompactFinding = tuple[str, Outcome, Number, Value | list[Value]]
"""Rule, outcome, points earned, what was observed: one value, or a list of as many as the rule observes."""
CompactRank = tuple[str, int | None, int, list[str]] | tuple[str, int | None, int, list[str], Literal["provisional"]]
"""Ranking, rank, how many are ranked, the group; and whether it waits for an assessor."""


class AssessmentLine(Wire):
    """A record's assessment, compact."""

    kind: Literal["assessment"]
    unit: str
    type: str
    period: str
    name: str
    total: Number | None
    possible: Number
    grade: str | None
    marks: list[Mark]
    gates: list[str]
    open: list[str]
    findings: list[CompactFinding]


class RollupLine(Wire):
    """A group's assessment, compact."""

    kind: Literal["rollup"]
    rollup: str
    unit: str
    period: str
    name: str
    total: Number | None
    possible: Number
    grade: str | None
    ranks: list[CompactRank]
    marks: list[Mark]
    gates: list[str]
    open: list[str]
    findings: list[CompactFinding]
    figures: list[tuple[str, Value]]


class DetailedAssessmentLine(AssessmentFacts):
    """A record's assessment, with --detail."""

    kind: Literal["assessment"]


class DetailedRollupLine(AssessmentFacts):
    """A group's assessment, with --detail."""

    kind: Literal["rollup"]


class DiagnosticLine(DiagnosticFacts):
    """Something wrong with the input."""

    kind: Literal["diagnostic"]


class SubmissionLine(SubmissionFacts):
    """A finding about a submission."""

    kind: Literal["submission"]


class MissingLine(MissingUnit):
    """A unit on a register of which there is no record."""

    kind: Literal["missing"]


class StandingLine(Wire):
    """A unit's place among all."""

    kind: Literal["standing"]
    unit: str
    type: str
    period: str
    grade: str | None
    record: int | None = None
    ranks: list[CompactRank]


class SummaryLine(Summary):
    """The last line."""

    kind: Literal["summary"]


Line = (
    HeaderLine
    | AssessmentLine
    | DetailedAssessmentLine
    | SubmissionLine
    | DiagnosticLine
    | MissingLine
    | StandingLine
    | RollupLine
    | DetailedRollupLine
    | ChangeLine
    | MovementLine
    | ComparisonLine
    | SummaryLine
)


@cache
def line_reader() -> TypeAdapter[Line]:
    """Reads any line."""
    return TypeAdapter(Line)
