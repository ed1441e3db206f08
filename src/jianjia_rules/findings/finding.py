"""The public finding: one rule's outcome for one unit, as a light view that makes its words when it is looked at."""

from abc import abstractmethod
from collections.abc import Iterator, Sequence
from itertools import repeat
from typing import TYPE_CHECKING, Any, NamedTuple, overload

from jianjia_rules.findings.context import Context, stored
from jianjia_rules.findings.observation import Observation, score_text
from jianjia_rules.findings.verdict import Assumption, Ground, RowFacts, Step, Verdict
from jianjia_rules.language.outcomes import Cause, Outcome
from jianjia_rules.language.rules import Level
from jianjia_rules.language.scalars import Number
from jianjia_rules.language.text import Lang, Text

_DIGITS = 16


class _Parts(NamedTuple):
    """What a finding consists of; the outcome is the verdict's, at hand since it is what nearly everybody reads."""

    context: Context
    facts: RowFacts
    verdict: Verdict
    outcome: Outcome


class Finding(tuple[Context, RowFacts, Verdict, Outcome]):
    """One rule's outcome for one unit and period.

    Made at the speed of a tuple; everything that takes time (sentences, places, the fingerprint) is made when asked
    for. Two findings are equal when they say the same.
    """

    __slots__ = ()

    if TYPE_CHECKING:

        @property
        def context(self) -> Context:
            """What the finding asks when it is looked at."""

        @property
        def facts(self) -> RowFacts:
            """What is the same in every finding of the row."""

        @property
        def verdict(self) -> Verdict:
            """The result in numbers."""

        @property
        def outcome(self) -> Outcome:
            """What the row came to."""

    else:  # the fields of a named tuple, which are read without a call; the tuple itself would be made by one
        context, facts, verdict, outcome = (vars(_Parts)[name] for name in _Parts._fields)
        outcome.__doc__ = "What the row came to."

    @classmethod
    def of(cls, context: Context, facts: RowFacts, verdict: Verdict) -> "Finding":
        """The finding of a row."""
        return cls(_Parts(context, facts, verdict, verdict.outcome))

    @property
    def rule(self) -> str:
        """The rule's id."""
        return self.facts.rule

    @property
    def title(self) -> Text:
        """The rule's title."""
        return self.facts.title

    @property
    def part(self) -> str:
        """The id of the part the rule stands in."""
        return self.facts.part

    @property
    def clauses(self) -> tuple[str, ...]:
        """The ids of the clauses the rule rests on."""
        return self.facts.clauses

    @property
    def citations(self) -> tuple[str, ...]:
        """The clauses as a printed table cites them."""
        return self.facts.citations

    @property
    def unit(self) -> str:
        """The unit's id."""
        return self.context.unit

    @property
    def unit_type(self) -> str:
        """The unit's type."""
        return self.context.unit_type

    @property
    def period(self) -> str:
        """The period's id."""
        return self.context.period

    @property
    def earned(self) -> Number:
        """Points earned, exact; a share of 1 in an averaging part; negative in a deduction part."""
        return self.verdict.earned

    @property
    def possible(self) -> Number:
        """Points that could be earned; 0 where the row does not count, and in a deduction part."""
        return self.verdict.possible

    @property
    def points_text(self) -> str:
        """Points earned and possible for print: `4.5/6`."""
        return f"{score_text(self.verdict.earned)}/{score_text(self.verdict.possible)}"

    @property
    def weight(self) -> Number | None:
        """The row's weight in an averaging part."""
        return self.facts.weight

    @property
    def level(self) -> Level:
        """How much a pipeline makes of points lost here."""
        return self.facts.level

    @property
    def mandatory(self) -> bool:
        """Whether the row belongs to the mandatory rows."""
        return self.facts.mandatory

    @property
    def advice(self) -> Text | None:
        """What the rule's author advises."""
        return self.facts.advice

    @property
    def assumptions(self) -> tuple[Assumption, ...]:
        """What the row rests on that the document does not state."""
        return self.facts.assumptions

    @property
    def rests_on_assumptions(self) -> bool:
        """Whether anything in the row is an assumption."""
        return bool(self.facts.assumptions)

    @property
    def ground(self) -> Ground:
        """What the row rests on: the document, assumptions, or both."""
        return self.facts.ground

    @property
    def causes(self) -> tuple[Cause, ...]:
        """Why the row could not be told for sure."""
        return self.verdict.causes

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps that set the result; empty when only the award decided."""
        return self.verdict.steps

    @property
    def notes(self) -> tuple[str, ...]:
        """What else happened to the row, as codes."""
        return self.verdict.notes

    @property
    def lost(self) -> Number:
        """Points that were possible and not earned, or that were taken away."""
        return self.verdict.possible - self.verdict.earned

    @property
    def self_score(self) -> Number | None:
        """What the unit gave itself."""
        return self.context.self_score(self.facts.rule)

    @property
    def difference(self) -> Number | None:
        """The self score less the points earned."""
        own = self.self_score
        return None if own is None else own - self.verdict.earned

    @property
    def observed(self) -> tuple[Observation, ...]:
        """What was looked at, with values and where they stand."""
        return self.context.observations(self.facts.index)

    @property
    def fingerprint(self) -> str:
        """16 hex digits that stay the same while rulebook, rule, unit and period do (SHA-256 of their ids)."""
        return fingerprint(self.context.rulebook, self.facts.rule, self.context.unit, self.context.period)

    def reason(self, lang: Lang) -> str:
        """Why it came to this, in one sentence."""
        return self.context.reason(self.facts.index, lang)

    def expected(self, lang: Lang) -> str:
        """What the row asks for."""
        return self.context.expected(self.facts.index, lang)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Finding):
            return NotImplemented
        return self._key() == other._key() and self._words() == other._words()

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return hash(self._key()[:4])

    def __repr__(self) -> str:
        return (
            f"Finding({self.rule!r}, unit={self.unit!r}, period={self.period!r}, {self.outcome.value}, "
            f"earned={self.earned}, possible={self.possible})"
        )

    def __reduce__(self) -> tuple[Any, ...]:
        context = stored(self.context, {self.facts.index: self.facts.rule})
        return Finding.of, (context, self.facts, self.verdict)

    def _key(self) -> tuple[Any, ...]:
        context = self.context
        return (context.rulebook, context.unit, context.period, self.facts.rule, self.facts, self.verdict)

    def _words(self) -> tuple[Any, ...]:
        index = self.facts.index
        return stored(self.context, {index: self.facts.rule}).rows[index], self.self_score


class Findings(Sequence[Finding]):
    """The findings of one assessment in the order of the table; each is made when it is looked at."""

    __slots__ = ()

    @property
    @abstractmethod
    def context(self) -> Context:
        """What the findings ask when they are looked at."""

    @property
    @abstractmethod
    def facts(self) -> tuple[RowFacts, ...]:
        """What is the same in every finding of each row."""

    @property
    @abstractmethod
    def verdicts(self) -> tuple[Verdict, ...]:
        """The results in numbers."""

    def __len__(self) -> int:
        return len(self.verdicts)

    def __iter__(self) -> Iterator[Finding]:
        verdicts = self.verdicts
        outcomes = [verdict.outcome for verdict in verdicts]
        return map(Finding, zip(repeat(self.context), self.facts, verdicts, outcomes))

    @overload
    def __getitem__(self, index: int) -> Finding: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[Finding, ...]: ...

    def __getitem__(self, index: int | slice) -> Finding | tuple[Finding, ...]:
        if isinstance(index, slice):
            return tuple(self)[index]
        return Finding.of(self.context, self.facts[index], self.verdicts[index])

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Findings):
            return NotImplemented
        return len(self) == len(other) and all(mine == theirs for mine, theirs in zip(self, other, strict=True))

    def __hash__(self) -> int:
        return hash((self.context.unit, self.context.period, len(self)))

    def __repr__(self) -> str:
        return f"<{len(self)} findings of {self.context.unit} for {self.context.period}>"

    def __reduce__(self) -> tuple[Any, ...]:
        context = stored(self.context, {facts.index: facts.rule for facts in self.facts})
        return StoredFindings, (context, self.facts, self.verdicts)


class StoredFindings(Findings):
    """Findings that ask a context of their own: those that were pickled and read back."""

    __slots__ = ("_context", "_facts", "_verdicts")

    def __init__(self, context: Context, facts: tuple[RowFacts, ...], verdicts: tuple[Verdict, ...]) -> None:
        self._context = context
        self._facts = facts
        self._verdicts = verdicts

    @property
    def context(self) -> Context:
        """What the findings ask when they are looked at."""
        return self._context

    @property
    def facts(self) -> tuple[RowFacts, ...]:
        """What is the same in every finding of each row."""
        return self._facts

    @property
    def verdicts(self) -> tuple[Verdict, ...]:
        """The results in numbers."""
        return self._verdicts


def fingerprint(rulebook: str, rule: str, unit: str, period: str) -> str:
    """The first 16 hex digits of the SHA-256 of the JSON list of the four ids, in UTF-8 without blanks."""
    import hashlib  # not needed until somebody looks
    import json

    text = json.dumps([rulebook, rule, unit, period], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]
