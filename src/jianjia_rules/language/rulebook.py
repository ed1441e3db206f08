"""A rulebook, whole: what the loader makes and every pass reads."""

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum
from fractions import Fraction

from jianjia_rules.dataclass import dataclass
from jianjia_rules.language.conditions import Condition
from jianjia_rules.language.not_assessed import Addressee, NotAssessed
from jianjia_rules.language.outcomes import Outcome
from jianjia_rules.language.parameters import Parameter
from jianjia_rules.language.paths import FieldPath
from jianjia_rules.language.periods import Periods
from jianjia_rules.language.record_schema import RecordSchema
from jianjia_rules.language.rules import EvidenceKind, Rule, Undetermined
from jianjia_rules.language.scheme import (
    Combine,
    Figure,
    Gate,
    Grade,
    Part,
    Ranking,
    Register,
    Rescale,
    Rollup,
    Rounding,
)
from jianjia_rules.language.text import Text
from jianjia_rules.language.types import Kind
from jianjia_rules.source.clauses import Source


class Repeated(StrEnum):
    """What to do with two records of one unit and period."""

    REFUSE = "refuse"
    LAST = "last"
    KEEP = "keep"


class Several(StrEnum):
    """How the points that several assessors give to one discretionary row become one: else the last entry stands."""

    LAST = "last"
    MEAN = "mean"
    TRIMMED_MEAN = "trimmed-mean"  # of three and more without one highest and one lowest
    MEDIAN = "median"


@dataclass(frozen=True, slots=True)
class RecordSettings:
    """Where a record says whose it is. Paths into the record; several unit paths make one id, joined by `/`.

    `version` is where it says that it adds to or corrects an earlier one; None where no record does.
    """

    unit: tuple[FieldPath, ...]
    period: FieldPath
    type: FieldPath | None = None
    parent: FieldPath | None = None
    name: FieldPath | None = None
    evidence: FieldPath | None = None
    self_scores: FieldPath | None = None
    repeated: Repeated = Repeated.REFUSE
    version: FieldPath | None = None


@dataclass(frozen=True, slots=True)
class UnitType:
    """A kind of unit with a score table of its own."""

    id: str
    title: Text


@dataclass(frozen=True, slots=True)
class Function:
    """A Python function that rules may call: `module:name`, the kinds it takes and gives."""

    id: str
    title: Text
    python: str
    takes: tuple[Kind, ...]
    gives: Kind


@dataclass(frozen=True, slots=True)
class Change:
    """What an overlay did: to which rule, part or parameter, which setting, from what to what (as text)."""

    overlay: str
    subject: str
    setting: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Rulebook:
    """Metadata, settings, parts and rules of one edition, overlays applied.

    The mappings keep the order of the files. `unit_types` always has at least one entry (`unit` when the author names
    none); `addressees` are whom the source addresses beside them. `scale` is what an averaging root is multiplied by.
    `digest` is the SHA-256 of the files it was read from.
    """

    id: str
    title: Text
    edition: str
    record: RecordSettings
    schema: RecordSchema
    unit_types: tuple[UnitType, ...]
    parts: tuple[Part, ...]
    rules: tuple[Rule, ...]
    digest: str
    source: Source | None = None
    addressees: Mapping[str, Addressee] = field(default_factory=dict)
    not_assessed: tuple[NotAssessed, ...] = ()
    scales: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    parameters: Mapping[str, Parameter] = field(default_factory=dict)
    measures: Mapping[str, Figure] = field(default_factory=dict)
    answers: Mapping[str, Outcome] = field(default_factory=dict)
    undetermined: Undetermined = Undetermined()
    newcomer: Condition | None = None
    evidence_kinds: Mapping[str, EvidenceKind] = field(default_factory=dict)
    combine: Combine = Combine.ADD
    scale: Fraction | None = None
    rescale: Rescale = Rescale.PART
    least_share: Fraction | None = None
    ceiling: Fraction | None = None
    gates: tuple[Gate, ...] = ()
    grades: tuple[Grade, ...] = ()
    rankings: tuple[Ranking, ...] = ()
    rounding: Rounding | None = None
    registers: Mapping[str, Register] = field(default_factory=dict)
    rollups: tuple[Rollup, ...] = ()
    functions: Mapping[str, Function] = field(default_factory=dict)
    periods: Periods = Periods()
    waived_counts_full: bool = False
    assessors: Several = Several.LAST
    changes: tuple[Change, ...] = ()

    def rule(self, id: str) -> Rule:
        """The rule with this id; KeyError when there is none."""
        for rule in self.rules:
            if rule.id == id:
                return rule
        raise KeyError(id)
