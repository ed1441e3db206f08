"""The assessment: a unit's findings, part scores, total, gates and grade; and, once all units are known, its ranks."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from jianjia_rules.findings.finding import Finding, Findings
from jianjia_rules.findings.observation import score_text
from jianjia_rules.findings.results import (
    AmendedValue,
    FigureResult,
    GateResult,
    GradeResult,
    PartScore,
    RankResult,
    Result,
    Standing,
    Subject,
)
from jianjia_rules.language.scalars import Number

_NEVER_CHANGED = "an assessment cannot be changed"


class Assessment:
    """One unit's assessment for one period: immutable, and equal when it says the same.

    Pickling makes what is lazy. `result` is the score, or what makes it: it is asked for once, when something of the
    score is looked at.
    """

    __slots__ = ("_amendments", "_figures", "_findings", "_notes", "_result", "_standing", "_subject")

    _subject: Subject
    _findings: Findings
    _result: Result | Callable[[], Result]
    _standing: Standing | None
    _figures: tuple[FigureResult, ...]
    _notes: tuple[str, ...]
    _amendments: tuple[AmendedValue, ...]

    def __init__(
        self,
        subject: Subject,
        findings: Findings,
        result: Result | Callable[[], Result],
        standing: Standing | None = None,
        figures: tuple[FigureResult, ...] = (),
        notes: tuple[str, ...] = (),
        amendments: tuple[AmendedValue, ...] = (),
    ) -> None:
        keep = object.__setattr__
        keep(self, "_subject", subject)
        keep(self, "_findings", findings)
        keep(self, "_result", result)
        keep(self, "_standing", standing)
        keep(self, "_figures", figures)
        keep(self, "_notes", notes)
        keep(self, "_amendments", amendments)

    @property
    def subject(self) -> Subject:
        """Who was assessed, by what, as of when."""
        return self._subject

    @property
    def unit(self) -> str:
        """The unit's id; in a roll-up the group's key."""
        return self._subject.unit

    @property
    def unit_type(self) -> str:
        """The unit's type; in a roll-up its id."""
        return self._subject.unit_type

    @property
    def name(self) -> str:
        """The unit's name, where its record gives one."""
        return self._subject.name

    @property
    def period(self) -> str:
        """The period's id."""
        return self._subject.period

    @property
    def as_of(self) -> date:
        """The day whose rules and parameters were used."""
        return self._subject.as_of

    @property
    def findings(self) -> Findings:
        """One finding for each row of the unit's table, in its order."""
        return self._findings

    @property
    def result(self) -> Result:
        """The score as one piece of data."""
        result = self._result
        if not isinstance(result, Result):
            result = result()
            object.__setattr__(self, "_result", result)
        return result

    @property
    def total(self) -> Number | None:
        """The published total; None where nothing applied."""
        return self.result.total

    @property
    def score_text(self) -> str:
        """The published total for print: `91.24`; a dash where nothing applied."""
        total = self.result.total
        return "-" if total is None else score_text(total, self.result.places or 4)

    @property
    def exact_total(self) -> Number | None:
        """The total before rounding."""
        return self.result.exact_total

    @property
    def possible(self) -> Number:
        """The full total, without bonus."""
        return self.result.possible

    @property
    def base(self) -> Number | None:
        """The points of the base parts, exact."""
        return self.result.base

    @property
    def bonus(self) -> Number:
        """The points of the bonus parts, after their caps."""
        return self.result.bonus

    @property
    def deduction(self) -> Number:
        """The points that the deduction parts take away, after their caps."""
        return self.result.deduction

    @property
    def parts(self) -> tuple[PartScore, ...]:
        """The parts' scores in the order of the table."""
        return self.result.parts

    @property
    def gates(self) -> tuple[GateResult, ...]:
        """All gates, hit or not."""
        return self.result.gates

    @property
    def grade(self) -> GradeResult | None:
        """The grade, after share caps once all units are known; None where none can be given."""
        return self.result.grade if self._standing is None else self._standing.grade

    @property
    def ranks(self) -> tuple[RankResult, ...]:
        """The unit's place in every ranking; empty before all units are known."""
        return () if self._standing is None else self._standing.ranks

    @property
    def standing(self) -> Standing | None:
        """Ranks and grade among all units; None before they are known."""
        return self._standing

    @property
    def provisional(self) -> bool:
        """Whether points wait for an assessor."""
        return self.result.provisional

    @property
    def not_admitted(self) -> bool:
        """Whether an entry bar kept the unit out: no grade, no rank."""
        return self.result.not_admitted

    @property
    def vetoed(self) -> bool:
        """Whether a veto was hit: the last grade, no rank."""
        return self.result.vetoed

    @property
    def cannot_be_graded(self) -> bool:
        """Whether too little of the table applied for a grade."""
        return self.result.cannot_be_graded

    @property
    def self_total(self) -> Number | None:
        """The sum of what the unit gave itself; None where it gave nothing."""
        return self.result.self_total

    @property
    def difference(self) -> Number | None:
        """What the unit gave itself beyond what it earned, over the rows that it scored itself."""
        return self.result.difference

    @property
    def lost_on_assumptions(self) -> Number:
        """Points lost in rows that rest on an assumption."""
        return self.result.lost_on_assumptions

    @property
    def lost_on_assumptions_alone(self) -> Number:
        """Of these, points lost in rows whose very demand the document does not make."""
        return self.result.lost_on_assumptions_alone

    @property
    def lost_on_text(self) -> Number:
        """Points lost in rows that rest on the document alone."""
        return self.result.lost_on_text

    @property
    def figures(self) -> tuple[FigureResult, ...]:
        """A roll-up's figures without points."""
        return self._figures

    @property
    def notes(self) -> tuple[str, ...]:
        """What else there is to know of the submission, as codes."""
        return self._notes

    @property
    def amendments(self) -> tuple[AmendedValue, ...]:
        """What later submissions and the office changed in the record, with both places."""
        return self._amendments

    def finding(self, rule: str) -> Finding:
        """The finding of one rule; KeyError where the unit's table does not have it."""
        for index, facts in enumerate(self._findings.facts):
            if facts.rule == rule:
                return self._findings[index]
        raise KeyError(rule)

    def part(self, id: str) -> PartScore:
        """The score of one part; KeyError where there is none."""
        return next((part for part in self.parts if part.id == id), None) or _missing(id)

    def gate(self, id: str) -> GateResult:
        """One gate; KeyError where the unit's table does not have it."""
        return next((gate for gate in self.gates if gate.id == id), None) or _missing(id)

    def rank(self, ranking: str) -> int | None:
        """The unit's rank in one ranking; None where it is not ranked or the ranks are not known yet."""
        return next((each.rank for each in self.ranks if each.ranking == ranking), None)

    def with_standing(self, standing: Standing) -> "Assessment":
        """The same assessment, with its place among all units."""
        return Assessment(
            self._subject, self._findings, self._result, standing, self._figures, self._notes, self._amendments
        )

    def __iter__(self) -> Iterator[Finding]:
        return iter(self._findings)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(_NEVER_CHANGED)

    def __delattr__(self, name: str) -> None:
        raise AttributeError(_NEVER_CHANGED)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Assessment):
            return NotImplemented
        return self._content() == other._content() and self._findings == other._findings

    def __hash__(self) -> int:
        return hash(self._subject)

    def __repr__(self) -> str:
        return f"<Assessment of {self.unit} for {self.period}: {len(self._findings)} findings>"

    def __reduce__(self) -> tuple[Any, ...]:
        return Assessment, (
            self._subject,
            self._findings,
            self.result,
            self._standing,
            self._figures,
            self._notes,
            self._amendments,
        )

    def _content(self) -> tuple[object, ...]:
        return self._subject, self.result, self._standing, self._figures, self._notes, self._amendments


def _missing(id: str) -> Any:
    raise KeyError(id)
