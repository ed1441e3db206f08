"""Which branches of a rulebook's rules and gates cases reach, and which none does."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from jianjia_rules.authoring.rule_tests.branches import branches_of_gate, branches_of_row
from jianjia_rules.authoring.rule_tests.evaluate import Evaluator
from jianjia_rules.authoring.rule_tests.model import Branch, Case, Unreachable
from jianjia_rules.dataclass import dataclass
from jianjia_rules.diagnostics import Diagnostics, nearest
from jianjia_rules.language.rulebook import Rulebook
from jianjia_rules.language.rules import Rule
from jianjia_rules.loading.faults import Locator
from jianjia_rules.scoring.scorer import Scorer

Asked = Callable[[str], bool]
"""Whether the branches of a rule or gate are asked for."""

Key = tuple[str, str, str]
"""Rule or gate, unit type, branch."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """All branches that are asked for, each once, in the order of the rulebook."""

    reached: tuple[Branch, ...]
    unreached: tuple[Branch, ...]
    unreachable: tuple[Branch, ...]


class Branches:
    """The branches of a rulebook, for the periods and days that its cases are of."""

    def __init__(self, rulebook: Rulebook, evaluator: Evaluator, cases: Sequence[Case], locator: Locator) -> None:
        self._rulebook = rulebook
        self._evaluator = evaluator
        self._cases = cases
        self._locator = locator

    def all(self, asked: Asked) -> Iterator[Branch]:
        """The branches of every rule and gate that is asked for, for every unit type it is for."""
        for rule in self._rulebook.rules:
            if asked(rule.id):
                for unit_type in self._types(rule.for_types):
                    yield from self._of_rule(rule, unit_type)
        for gate in self._rulebook.gates:
            if asked(gate.id):
                for unit_type in self._types(gate.for_types):
                    yield from self._of_gate(gate.id, unit_type)

    def _types(self, types: tuple[str, ...] | None) -> tuple[str, ...]:
        return tuple(each.id for each in self._rulebook.unit_types) if types is None else types

    def _of_rule(self, rule: Rule, unit_type: str) -> Iterator[Branch]:
        """The branches a rule has in any of the tables that its cases are evaluated by; else as of a day it is for."""
        found: dict[str, Branch] = {}
        for scorer in self._tables(unit_type, rule):
            if rule.id in scorer.rows:
                row = scorer.plan.rows[scorer.rows[rule.id]]
                for id, path in branches_of_row(row, scorer.plan).items():
                    place = self._locator.key(("rules", rule.id, *path))
                    found.setdefault(id, Branch(rule.id, False, unit_type, id, place))
        return iter(found.values())

    def _of_gate(self, gate: str, unit_type: str) -> Iterator[Branch]:
        scorer = next(self._tables(unit_type, None))
        ready = next(each for each in scorer.gates if each.gate.id == gate)
        for id in branches_of_gate(ready):
            yield Branch(gate, True, unit_type, id, self._locator.value(("gates", gate, "id")))

    def _tables(self, unit_type: str, rule: Rule | None) -> Iterator[Scorer]:
        """The tables of the cases about a rule and unit type; where there are none, that of the latest period."""
        cases = [case for case in self._cases if rule is not None and case.rule == rule.id]
        tables = dict.fromkeys((case.record.period, case.as_of) for case in cases if case.unit_type == unit_type)
        for period, as_of in tables or {(self._latest(), _day_of(rule)): None}:
            yield self._evaluator.scorer(unit_type, period, as_of)

    def _latest(self) -> str:
        periods = [(self._rulebook.periods.find(case.record.period), case.record.period) for case in self._cases]
        return max((found.last, id) for found, id in periods if found is not None)[1]


def coverage(
    branches: Sequence[Branch],
    reached: frozenset[Key],
    said: Sequence[Unreachable],
    diagnostics: Diagnostics,
) -> Coverage:
    """The branches by what became of them; what is wrong with what is said to be out of reach is reported."""
    out_of_reach = frozenset(_said(branches, said, reached, diagnostics))
    return Coverage(
        tuple(each for each in branches if _key(each) in reached),
        tuple(each for each in branches if _key(each) not in reached | out_of_reach),
        tuple(each for each in branches if _key(each) in out_of_reach - reached),
    )


def _said(
    branches: Sequence[Branch], said: Sequence[Unreachable], reached: frozenset[Key], diagnostics: Diagnostics
) -> Iterator[Key]:
    for entry in said:
        own = [each for each in branches if each.subject == entry.subject]
        known = tuple(dict.fromkeys(each.id for each in own))
        if own and entry.branch not in known:
            near = nearest(entry.branch, known)
            diagnostics.add("JJ893", entry.place, subject=entry.subject, found=entry.branch, known=known, nearest=near)
        for each in own:
            if each.id != entry.branch or (entry.types is not None and each.unit_type not in entry.types):
                continue
            if _key(each) in reached:
                subject, branch = entry.subject, entry.branch
                diagnostics.add("JJ892", entry.place, subject=subject, branch=branch, type=each.unit_type)
            yield _key(each)


def _key(branch: Branch) -> Key:
    return (branch.subject, branch.unit_type, branch.id)


def _day_of(rule: Rule | None) -> date | None:
    """A day on which a rule is in effect, where it is not always."""
    return None if rule is None else rule.until or rule.from_day
