"""One case, evaluated by the reference interpreter and held against what it expects."""

from dataclasses import replace
from datetime import date

from jianjia_rules.authoring.rule_tests.branches import CLEAR, HIT
from jianjia_rules.authoring.rule_tests.model import NONE, Case, CaseResult, Unmet, Value
from jianjia_rules.authoring.rule_tests.reached import reached_branches
from jianjia_rules.dataclass import dataclass
from jianjia_rules.engine.bind import bind
from jianjia_rules.engine.interpret.evaluate import is_newcomer, trace_row
from jianjia_rules.language.rulebook import Rulebook
from jianjia_rules.language.text import Text
from jianjia_rules.scoring.assess import Scored, score
from jianjia_rules.scoring.result import grade_of
from jianjia_rules.scoring.scorer import Scorer

Found = dict[str, Value]


@dataclass(frozen=True, slots=True)
class Evaluated:
    """What came of a case, and the branches of its rule or gate that it reached."""

    result: CaseResult
    reached: frozenset[str]


class Evaluator:
    """Evaluates the cases of one rulebook; tables are bound once for each type, period and day."""

    def __init__(self, rulebook: Rulebook) -> None:
        self._as_recorded = rulebook
        rules = tuple(replace(rule, evidence=None) for rule in rulebook.rules)
        self._given = replace(rulebook, rules=rules)
        self._scorers: dict[tuple[bool, str, str, date | None], Scorer] = {}

    def scorer(self, unit_type: str, period: str, as_of: date | None = None, given: bool = True) -> Scorer:
        """The table of a unit type; raises RulebookError where the rulebook has no meaning on that day."""
        key = (given, unit_type, period, as_of)
        if key not in self._scorers:
            found = self._as_recorded.periods.find(period)
            if found is None:
                raise ValueError(f"no period of this rulebook: {period!r}")
            rulebook = self._given if given else self._as_recorded
            self._scorers[key] = Scorer(bind(rulebook, unit_type, found, as_of))
        return self._scorers[key]

    def scorer_of(self, case: Case) -> Scorer:
        """The table that a case is evaluated by."""
        return self.scorer(case.unit_type, case.record.period, case.as_of, case.evidence_given)

    def evaluate(self, case: Case) -> Evaluated:
        """What comes of a case."""
        scored = score(self.scorer_of(case), case.record, case.previous)
        reason: Text | None = None
        reached: frozenset[str] = frozenset()
        if case.rule is not None:
            found, reached, reason = _of_rule(scored, case.rule)
        elif case.gate is not None:
            found = _of_gate(scored, case.gate)
            reached = frozenset([HIT if found["hit"] else CLEAR])
        else:
            found = _of_unit(scored)
        unmet = tuple(Unmet(each, found[each.what]) for each in case.expectations if found[each.what] != each.value)
        return Evaluated(CaseResult(case, unmet, reason if unmet else None), reached)


def _of_rule(scored: Scored, rule: str) -> tuple[Found, frozenset[str], Text]:
    index = scored.ready.rows[rule]
    row, verdict, reading = scored.plan.rows[index], scored.verdicts[index], scored.reading()
    reached = reached_branches(row, verdict, trace_row(row, reading, is_newcomer(scored.plan, reading)))
    finding = scored.assessment().findings[index]
    found: Found = {
        "outcome": verdict.outcome,
        "points": verdict.earned,
        "cause": verdict.causes,
        "branch": 0 if verdict.branch is None else verdict.branch + 1,
    }
    return found, reached, Text(finding.reason("zh"), finding.reason("en"))


def _of_gate(scored: Scored, gate: str) -> Found:
    states = zip(scored.ready.gates, scored.score.gates, strict=True)
    state = next(state for ready, state in states if ready.gate.id == gate)
    return {"hit": state.hit, "open": state.open}


def _of_unit(scored: Scored) -> Found:
    total, grade = scored.score.total, grade_of(scored.ready, scored.score)
    return {"total": NONE if total is None else total, "grade": NONE if grade is None else grade.id}
