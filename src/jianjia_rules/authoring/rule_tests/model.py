"""Cases as they are read from test files, and what came of them."""

from collections.abc import Mapping
from datetime import date

from jianjia_rules.dataclass import dataclass
from jianjia_rules.diagnostics import Diagnostic, Place
from jianjia_rules.language.outcomes import Cause, Outcome
from jianjia_rules.language.scalars import Number
from jianjia_rules.language.text import Text
from jianjia_rules.units.record import Record

NONE = "none"
"""How files write that there is no total, or no grade."""

Value = Outcome | tuple[Cause, ...] | Number | bool | str
"""What is expected or found: by key, an outcome, causes, a number (or `none`), a truth value, a grade's id."""


@dataclass(frozen=True, slots=True)
class Expectation:
    """One thing that must come of a case; `what` is its key in the file."""

    what: str
    value: Value
    place: Place | None


@dataclass(frozen=True, slots=True)
class Case:
    """One record, taken as one unit type, and what must come of it.

    `rule` or `gate` is what is tested; with neither, the whole unit is. `number` counts the file's entries from 1; an
    entry that names several types makes a case for each. `evidence_given` says that all evidence counts as given.
    """

    number: int
    rule: str | None
    gate: str | None
    name: Text | None
    place: Place | None
    unit_type: str
    record: Record
    previous: Record | None
    as_of: date | None
    evidence_given: bool
    expectations: tuple[Expectation, ...]

    @property
    def subject(self) -> str | None:
        """The id of the rule or gate; None for the whole unit."""
        return self.rule or self.gate


@dataclass(frozen=True, slots=True)
class Unreachable:
    """A branch that cannot come about, as the file's author says; `types` are those it is said of (None: all)."""

    subject: str
    branch: str
    types: tuple[str, ...] | None
    place: Place | None


@dataclass(frozen=True, slots=True)
class CaseFile:
    """One test file, read."""

    file: str
    cases: tuple[Case, ...]
    unreachable: tuple[Unreachable, ...] = ()


@dataclass(frozen=True, slots=True)
class Unmet:
    """An expectation that is not met, and what was found instead."""

    expectation: Expectation
    found: Value


@dataclass(frozen=True, slots=True)
class CaseResult:
    """What came of a case; `reason` says in a sentence why its rule came to what it did."""

    case: Case
    unmet: tuple[Unmet, ...]
    reason: Text | None

    @property
    def passed(self) -> bool:
        """Whether everything expected came about."""
        return not self.unmet


@dataclass(frozen=True, slots=True)
class FileResult:
    """The cases of one file; `passed_over` counts those of a base rulebook that an overlay leaves nothing to say of."""

    file: str
    results: tuple[CaseResult, ...]
    passed_over: int = 0


@dataclass(frozen=True, slots=True)
class Branch:
    """One way a rule or a gate can go, for one unit type; `place` is where it stands in the rule's file."""

    subject: str
    is_gate: bool
    unit_type: str
    id: str
    place: Place | None


@dataclass(frozen=True, slots=True)
class RuleTestResult:
    """What came of all cases.

    `reached`, `unreached` and `unreachable` are all branches that were asked for, in the order of the rulebook.
    `diagnostics` are warnings about test files.
    """

    rulebook: str
    edition: str
    files: tuple[FileResult, ...]
    reached: tuple[Branch, ...]
    unreached: tuple[Branch, ...]
    unreachable: tuple[Branch, ...]
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def results(self) -> tuple[CaseResult, ...]:
        """Every case's, in the order of files."""
        return tuple(result for file in self.files for result in file.results)

    @property
    def failures(self) -> tuple[CaseResult, ...]:
        """The cases of which something came other than expected."""
        return tuple(result for result in self.results if not result.passed)

    @property
    def passed(self) -> bool:
        """Whether everything expected came about, and every branch that can be was reached."""
        return not self.failures and not self.unreached

    @property
    def unreached_by_subject(self) -> Mapping[tuple[str, str], tuple[Branch, ...]]:
        """The unreached branches by rule or gate and unit type."""
        found: dict[tuple[str, str], list[Branch]] = {}
        for branch in self.unreached:
            found.setdefault((branch.subject, branch.unit_type), []).append(branch)
        return {key: tuple(branches) for key, branches in found.items()}

    def __repr__(self) -> str:
        # The records of all cases would be pages long.
        failed, unreached = len(self.failures), len(self.unreached)
        return f"<tests of {self.rulebook}: {len(self.results)} cases, {failed} failed, {unreached} branches unreached>"
