"""The score of a table as the data that an assessment shows."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from jianjia_rules.findings.results import GateResult, GradeResult, PartScore, Result
from jianjia_rules.findings.verdict import Ground, Verdict
from jianjia_rules.language.scalars import Number
from jianjia_rules.language.scheme import GateKind, PartKind
from jianjia_rules.scoring import exact
from jianjia_rules.scoring.exact import Pair
from jianjia_rules.scoring.gates import GateState, ReadyGate
from jianjia_rules.scoring.grades import first_from
from jianjia_rules.scoring.losses import losses
from jianjia_rules.scoring.parts import Node, NodeScore
from jianjia_rules.scoring.rounding import rounded
from jianjia_rules.scoring.scorer import Score, Scorer


def result_of(scorer: Scorer, score: Score, verdicts: Sequence[Verdict], self_scores: Mapping[str, Number]) -> Result:
    """Everything the score says, in full; `verdicts` are the settled ones that were scored."""
    root = score.nodes[-1]
    lost = lost_by_ground(scorer, score, verdicts)
    own, difference = self_scored(scorer, verdicts, self_scores)
    rounding = scorer.plan.rulebook.rounding
    return Result(
        total=score.total,
        exact_total=score.exact_total,
        possible=exact.number(root.worth),
        base=None if root.leaves else exact.number(root.score),
        bonus=exact.number(score.bonus),
        deduction=-exact.number(score.deduction),
        parts=_parts(scorer, score),
        gates=tuple(
            _gate(scorer, ready, state, verdicts) for ready, state in zip(scorer.gates, score.gates, strict=True)
        ),
        grade=grade_of(scorer, score),
        provisional=score.provisional,
        not_admitted=score.not_admitted,
        vetoed=score.vetoed,
        cannot_be_graded=score.cannot_be_graded,
        self_total=own,
        difference=difference,
        lost_on_assumptions=_number(lost[Ground.BOTH] + lost[Ground.ASSUMPTIONS]),
        lost_on_assumptions_alone=_number(lost[Ground.ASSUMPTIONS]),
        lost_on_text=_number(lost[Ground.TEXT]),
        places=None if rounding is None else rounding.places,
    )


def grade_of(scorer: Scorer, score: Score) -> GradeResult | None:
    """The grade given, and what lowered it."""
    if score.grade is None:
        return None
    reached = first_from(score.holds, 0)
    if score.grade == reached:
        return scorer.grades[reached].unlowered
    lowering = (
        ready.gate.id
        for ready, state in zip(scorer.gates, score.gates, strict=True)
        if state.hit and ready.best is not None and ready.best > reached
    )
    given = scorer.grades[score.grade].unlowered
    return replace(given, reached=scorer.grades[reached].grade.id, lowered_by=tuple(lowering))


def _parts(scorer: Scorer, score: Score) -> tuple[PartScore, ...]:
    """The parts in the order of the rulebook."""
    by_id = {
        node.part.id: _part(scorer, node, found)
        for node, found in zip(scorer.table.nodes, score.nodes, strict=True)
        if node.part is not None
    }
    return tuple(by_id[part.id] for part in scorer.plan.rulebook.parts)


def _part(scorer: Scorer, node: Node, found: NodeScore) -> PartScore:
    part = node.part
    assert part is not None
    sign = -1 if node.kind is PartKind.DEDUCTION else 1
    rounding = scorer.plan.rulebook.rounding
    precise = None if found.leaves and node.kind is PartKind.BASE else sign * exact.number(found.score)
    return PartScore(
        part.id,
        part.title,
        node.kind,
        part.combine,
        part.parent,
        sign * exact.number(found.earned),
        _possible(node, found),
        exact.number(node.full),
        precise,
        precise if precise is None or rounding is None else rounded(precise, rounding),
    )


def _possible(node: Node, found: NodeScore) -> Number:
    return exact.number(found.possible) if node.kind is not PartKind.DEDUCTION else 0


def _gate(scorer: Scorer, ready: ReadyGate, state: GateState, verdicts: Sequence[Verdict]) -> GateResult:
    rules = scorer.plan.rows
    failing = [index for index in ready.rows if verdicts[index].mandatory_holds is not True]
    gate = ready.gate
    return GateResult(
        gate.id,
        gate.title,
        gate.kind,
        state.hit,
        state.open,
        None if ready.best is None else scorer.grades[ready.best].grade.id,
        tuple(rules[index].facts.rule for index in failing) if gate.kind is GateKind.MANDATORY_SET else (),
        tuple(rules[index].facts.rule for index in failing if verdicts[index].mandatory_holds is None),
        gate.cites,
    )


def self_scored(
    scorer: Scorer, verdicts: Sequence[Verdict], self_scores: Mapping[str, Number]
) -> tuple[Number | None, Number | None]:
    """The sum of the self scores of the rows that the table has, and how much it is above what these rows earned."""
    scored = [
        (self_scores[facts.rule], verdict.earned)
        for facts, verdict in zip(scorer.facts, verdicts, strict=True)
        if facts.rule in self_scores
    ]
    if not scored:
        return None, None
    own = exact.total([given for given, _ in scored])
    earned = exact.total([-points for _, points in scored])
    return exact.number(own), exact.number(exact.add(own, earned))


def lost_by_ground(scorer: Scorer, score: Score, verdicts: Sequence[Verdict]) -> dict[Ground, Fraction]:
    """The points of the total lost, by what the rows rest on in which they were lost."""
    lost = dict.fromkeys(Ground, Fraction(0))
    for index, points in losses(scorer.table, score.nodes, verdicts).items():
        lost[scorer.plan.rows[index].facts.ground] += points
    return lost


def _number(value: Fraction) -> Number:
    pair: Pair = (value.numerator, value.denominator)
    return exact.number(pair)
